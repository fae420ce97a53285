//! By what somebody is found without a number or a Latin word: @小鹿在熬夜, 昵称“橘子汽水”, the address of a device or of a line.

use super::super::Kind;
use super::super::reading::Reading;
use super::{han, past};
use std::ops::Range;

/// Who is called with @ and is nobody: everyone, or the shop.
const EVERYONE: &[&str] =
    &["全体", "所有", "大家", "商家", "店铺", "店家", "客服", "卖家", "平台", "官方", "小红书"];
/// What names an account.
const NICKNAMES: &[&str] = &["昵称", "网名", "微信名", "闲鱼名", "抖音名", "快手名", "用户名"];
/// And what names one only where a mark follows: 快手号：山月老板娘.
const NUMBERED: &[&str] = &["快手号", "闲鱼号", "抖音号", "微博号", "小红书号", "视频号"];
/// What follows such a word where no name does: 昵称改了.
const NO_NAME: &str = "改换和不没的了都也已被显头一后还跟与及等就";
/// Marks and words between it and the name.
const FILLERS: &str = " :\"'“‘「『叫是为";
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

/// 昵称 with a name behind it.
fn nickname(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let plain = NICKNAMES.iter().find_map(|word| reading.word(at, word));
    let end = plain.or_else(|| NUMBERED.iter().find_map(|word| reading.word(at, word)))?;
    let is_filler = |at: usize| reading.folded(at).is_some_and(|sign| FILLERS.contains(sign));
    let start = (end..reading.glyphs.len()).find(|at| !is_filler(*at))?;
    let first = han(reading, start)?;
    (start > end || plain.is_some() && !NO_NAME.contains(first))
        .then(|| at..run(reading, start))
        .filter(|one| one.end > start + 1)
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
            "MAC地址3C:84:6A:1F:D2:09",
            "登录的一八三点一五七点六二点一一四",
        ] {
            assert!(!find(&Reading::new(text)).is_empty(), "{text}");
        }
        for text in [
            "@全体成员 明天发货",
            "昵称改了三次",
            "店铺的昵称和头像都换了",
            "三点一刻到四点半",
            "12:30:45 收到",
            "比例是一点二比三点五",
        ] {
            assert!(find(&Reading::new(text)).is_empty(), "{text}");
        }
    }
}
