//! By what somebody is found without a number or a Latin word: @小鹿在熬夜, 昵称“橘子汽水”, the address of a device or of a line.

use super::super::Kind;
use super::super::reading::Reading;
use super::contacts::is_start;
use super::{han, past, word_at};
use crate::reading::tables::{
    APP_ACCOUNTS, APP_NAMES, APPS, BARE_ACCOUNTS, NICKNAMES, NO_NICKNAMES, NUMBERED,
};
use std::ops::Range;

/// Who is called with @ and is nobody: everyone, or the shop.
const EVERYONE: &[&str] =
    &["全体", "所有", "大家", "商家", "店铺", "店家", "客服", "卖家", "平台", "官方", "小红书"];
/// Marks and words between such a word and the name; those that are words leave it open whether a name follows.
const FILLERS: &str = " :\"'“‘「『叫是为";
const WORDS: &str = "叫做是为";
const IS: &str = "是为";
/// The groups of a device's address (3C:84:6A:1F:D2:09) and of a line's, read aloud (一八三点一五七点六二点一一四).
const DEVICE: usize = 6;
const LINE: usize = 4;

/// Every handle.
pub(super) fn find(reading: &Reading) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    for at in 0..reading.glyphs.len() {
        let one = mention(reading, at).or_else(|| nickname(reading, at));
        found.extend(one.map(|range| (Kind::Account, range)));
        found.extend(device(reading, at).or_else(|| line(reading, at)).map(|range| (Kind::Code, range)));
    }
    found
}

/// @ with a name in Chinese behind it.
fn mention(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let start = past(reading, at + 1);
    let is_name = reading.folded(at) == Some('@') && han(reading, start).is_some();
    let is_nobody = || EVERYONE.iter().any(|word| reading.word(start, word).is_some());
    (is_name && !is_nobody()).then(|| at..run(reading, start))
}

/// 昵称, 闲鱼ID or 平台账号 with a name behind it.
fn nickname(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let (end, is_plain) = named(reading, at)?;
    let is_filler = |at: &usize| {
        reading.folded(*at).is_some_and(|sign| FILLERS.contains(sign)) || reading.ends_with(at + 1, "叫做")
    };
    let start = end + (end..reading.glyphs.len()).take_while(is_filler).count();
    han(reading, start)?;
    let is_marked =
        (end..start).any(|at| reading.folded(at).is_some_and(|sign| !(WORDS.contains(sign) || sign == ' ')));
    // 账号：已注销 has a mark and no name, 昵称“改天再说” is one in quotation marks.
    let is_quoted = reading.before(start).is_some_and(|mark| "\"'“‘「『".contains(mark.folded));
    let is_name = is_quoted || word_at(reading, start, NO_NICKNAMES).is_none();
    let is_bare = BARE_ACCOUNTS.iter().any(|word| reading.word(at, word) == Some(end));
    let is_is = |at: usize| reading.folded(at).is_some_and(|sign| IS.contains(sign));
    let is_told = is_marked || is_plain || start > end && !(is_bare && is_is(start - 1));
    (is_name && is_told).then(|| at..run(reading, start)).filter(|one| one.end > start + 1)
}

/// Where the word ends at `at` that names an account, and whether a name may follow it without more.
fn named(reading: &Reading, at: usize) -> Option<(usize, bool)> {
    if !is_start(reading, at) {
        return None;
    }
    let of_app = |app: usize, words| word_at(reading, reading.past_blank(app), words);
    let app = word_at(reading, at, APPS);
    let plain = app.and_then(|app| of_app(app, APP_NAMES)).or_else(|| word_at(reading, at, NICKNAMES));
    let plain = plain.map(|end| (end, true));
    let other = || app.and_then(|app| of_app(app, APP_ACCOUNTS)).or_else(|| word_at(reading, at, NUMBERED));
    let other = || other().or_else(|| word_at(reading, at, BARE_ACCOUNTS));
    let other = other().map(|end| (end, false));
    // 闲鱼名 and 闲鱼名字: the longer one.
    plain.into_iter().chain(other).max_by_key(|(end, is_plain)| (*end, *is_plain))
}

/// Where the Chinese characters end that begin at `start`.
fn run(reading: &Reading, start: usize) -> usize {
    let end = reading.glyphs.len();
    (start..end).find(|at| han(reading, *at).is_none()).unwrap_or(end)
}

/// Six pairs of hexadecimal digits with colons or hyphens between them.
fn device(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let is_hex = |at: usize| reading.folded(at).is_some_and(|sign| sign.is_ascii_hexdigit());
    let is_joint = |at: usize| matches!(reading.folded(at), Some(':' | '-'));
    let is_first = at == 0 || !(is_hex(at - 1) || is_joint(at - 1));
    let is_pair = |number: usize| {
        let start = at + 3 * number;
        is_hex(start) && is_hex(start + 1) && (number + 1 == DEVICE || is_joint(start + 2))
    };
    (is_first && (0..DEVICE).all(is_pair)).then_some(at..at + 3 * DEVICE - 1)
}

/// Four numbers of at most three digits with 点 between them.
fn line(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let digits = |from: usize| (from..from + 3).take_while(|at| is_digit(reading, *at)).count();
    let is_first = at == 0 || !is_digit(reading, at - 1);
    if !is_first || digits(at) == 0 {
        return None;
    }
    let mut end = at;
    for number in 0..LINE {
        let count = digits(end);
        let is_joined = number + 1 == LINE || reading.folded(end + count) == Some('点');
        if count == 0 || !is_joined {
            return None;
        }
        end += count + usize::from(number + 1 < LINE);
    }
    Some(at..end)
}

fn is_digit(reading: &Reading, at: usize) -> bool {
    reading.get(at).is_some_and(super::super::glyphs::Glyph::is_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_lead_to_somebody() {
        for text in [
            "微博@小鹿在熬夜就是那个代购",
            "昵称叫橘子汽水",
            "微信昵称“阿玲手工定制”",
            "闲鱼昵称橘子汽水不加冰",
            "闲鱼ID是山月老板娘",
            "闲鱼ID橘子汽水不加冰",
            "平台账号：小鹿在熬夜",
            "淘宝会员名是山月老板娘",
            "抖音账号“改天再说”",
            "MAC地址3C:84:6A:1F:D2:09",
            "登录的一八三点一五七点六二点一一四",
        ] {
            assert!(!find(&Reading::new(text)).is_empty(), "{text}");
        }
        for text in [
            "@全体成员 明天发货",
            "昵称改了三次",
            "闲鱼ID被封了",
            "账号是本人的",
            "账号是店铺在聊天里发的",
            "会员名单我手上有一份",
            "账号：已注销",
            "平台账号登录不上",
            "昵称是我的",
            "店铺的昵称和头像都换了",
            "三点一刻到四点半",
            "12:30:45 收到",
            "比例是一点二比三点五",
        ] {
            assert!(find(&Reading::new(text)).is_empty(), "{text}");
        }
    }
}
