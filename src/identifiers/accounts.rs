//! Accounts that are named with their App: 微信 (and its many nicknames), QQ, 支付宝, 抖音号, 小红书号.

use super::Kind;
use super::dates::is_compact;
use super::glyphs::{Class, Glyph};
use super::labels::{run, target};
use super::lists::is_unit;
use super::reading::{Reading, WIDEST_GAP};
use std::ops::Range;

/// How an App is named before an account.
struct App {
    word: &'static str,
    kind: Kind,
    /// Whether the name is also an everyday word or a letter, so that only 号, ： or 加 makes what follows an account.
    is_plain: bool,
}

const fn app(word: &'static str, kind: Kind, is_plain: bool) -> App {
    App { word, kind, is_plain }
}

/// Written as glyphs fold.
const APPS: &[App] = &[
    app("微信", Kind::WeChat, false),
    app("微信号", Kind::WeChat, false),
    app("薇信", Kind::WeChat, false),
    app("徽信", Kind::WeChat, false),
    app("维信", Kind::WeChat, false),
    app("微芯", Kind::WeChat, false),
    app("薇芯", Kind::WeChat, false),
    app("v信", Kind::WeChat, false),
    app("v芯", Kind::WeChat, false),
    app("v❤", Kind::WeChat, false),
    app("v♥", Kind::WeChat, false),
    app("v💚", Kind::WeChat, false),
    app("v💬", Kind::WeChat, false),
    app("微❤", Kind::WeChat, false),
    app("薇❤", Kind::WeChat, false),
    app("微♥", Kind::WeChat, false),
    app("薇♥", Kind::WeChat, false),
    app("绿泡泡", Kind::WeChat, false),
    app("绿色软件", Kind::WeChat, false),
    app("wx", Kind::WeChat, false),
    app("vx", Kind::WeChat, false),
    app("wechat", Kind::WeChat, false),
    app("weixin", Kind::WeChat, false),
    app("wei信", Kind::WeChat, false),
    app("微xin", Kind::WeChat, false),
    app("威信", Kind::WeChat, true),
    app("卫星", Kind::WeChat, true),
    app("微", Kind::WeChat, true),
    app("薇", Kind::WeChat, true),
    app("v", Kind::WeChat, true),
    app("w", Kind::WeChat, true),
    app("qq", Kind::Qq, false),
    app("qq群", Kind::Qq, false),
    app("q群", Kind::Qq, false),
    app("扣扣", Kind::Qq, false),
    app("企鹅", Kind::Qq, false),
    app("企鹅号", Kind::Qq, false),
    app("q", Kind::Qq, true),
    app("扣", Kind::Qq, true),
    app("支付宝", Kind::AlipayAccount, true),
    app("alipay", Kind::AlipayAccount, true),
    app("zfb", Kind::AlipayAccount, true),
    app("抖音", Kind::Account, true),
    app("小红书", Kind::Account, true),
    app("红薯", Kind::Account, true),
    app("快手", Kind::Account, true),
    app("微博", Kind::Account, true),
    app("闲鱼", Kind::Account, true),
    app("淘宝", Kind::Account, true),
    app("b站", Kind::Account, true),
    app("telegram", Kind::Account, true),
    app("whatsapp", Kind::Account, true),
    app("账号", Kind::Account, true),
    app("用户名", Kind::Account, true),
    app("旺旺", Kind::Account, true),
    app("uid", Kind::Account, true),
    app("id", Kind::Account, true),
];

/// The fewest characters of an account of 微信; others have one less.
const FEWEST: usize = 6;
/// What stands between an App's name and an account.
const FILLERS: &str = ":号码账户是为叫我的同搜加→@就名";
/// Those of them that say that an account follows.
const TIES: &str = ":号码账户搜加@→是";
/// Words of Latin letters that follow 微信 and the like and are no accounts.
const WORDS: &[&str] = &[
    "iphone",
    "android",
    "windows",
    "harmony",
    "wechat",
    "alipay",
    "miniprogram",
    "macbook",
    "version",
    "weixin",
    "xiaohongshu",
];

/// Every account announced by the name of its App.
pub(super) fn find(reading: &Reading) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let possible: Vec<&App> = APPS.iter().filter(|app| reading.may_say(app.word)).collect();
    if possible.is_empty() {
        return found;
    }
    for at in 0..reading.glyphs.len() {
        let Some(glyph) = reading.get(at).filter(|glyph| matches!(glyph.class, Class::Han | Class::Letter))
        else {
            continue;
        };
        if glyph.class == Class::Letter && reading.is_inside_word(at) {
            continue;
        }
        let named = possible.iter().filter_map(|app| Some((app, reading.word(at, app.word)?)));
        // V❤x1 may be the account x1 of V❤ as well as the account 1 of vx.
        found.extend(named.filter_map(|(app, end)| Some((app.kind, account(reading, app, at, end)?))));
    }
    found
}

/// The account behind an App's name that ends at `end`.
fn account(reading: &Reading, app: &App, at: usize, end: usize) -> Option<Range<usize>> {
    let start = target(reading, end, FILLERS);
    let between = reading.glyphs.get(end..start).unwrap_or(&[]);
    let is_asked = is_asked(reading, at, app);
    let is_tied = is_asked || between.iter().any(|glyph| TIES.contains(glyph.folded) || glyph.is_alnum());
    // A name in letters ends where other letters begin: `wxid` is no account of `id`.
    let touches = app.word.ends_with(|c: char| c.is_ascii_alphabetic()) && reading.is_letter(end);
    if (app.is_plain && !is_tied) || (touches && !is_asked) {
        return None;
    }
    let account = account_end(reading, start);
    let glyphs: Vec<&Glyph> =
        account.clone().filter_map(|at| reading.get(at)).filter(|glyph| !glyph.is_gap()).collect();
    let letters = glyphs.iter().filter(|glyph| glyph.class == Class::Letter).count();
    let fewest = if app.kind == Kind::WeChat { FEWEST } else { FEWEST - 1 };
    let is_word = WORDS.iter().any(|word| reading.word(start, word).is_some());
    let is_account = if letters == 0 {
        glyphs.len() >= fewest && !is_count(reading, &glyphs, &account, is_tied)
    } else {
        app.kind != Kind::Qq
            && glyphs.len() >= fewest
            && !is_word
            && ((is_tied && !touches) || letters < glyphs.len())
    };
    is_account.then_some(account)
}

/// Whether somebody is asked to add the account: 加V, ➕微, 加我q.
fn is_asked(reading: &Reading, at: usize, app: &App) -> bool {
    let before = reading.back_over_gaps(at, 2);
    let asks = ["加", "加我", "添加", "联系", "私", "加个", "➕"];
    let plus = (before..at).any(|place| matches!(reading.folded(place), Some('➕' | '+')));
    (plus && app.word != "id") || asks.iter().any(|word| reading.ends_with(before, word))
}

/// An account is one word; in disguise its characters stand apart. A longer piece behind a blank is another word.
fn account_end(reading: &Reading, start: usize) -> Range<usize> {
    let whole = run(reading, start);
    let mut end = start;
    let mut at = start;
    let mut count = 0;
    while at < whole.end {
        let piece = reading
            .glyphs
            .get(at..whole.end)
            .unwrap_or(&[])
            .iter()
            .take_while(|glyph| !glyph.is_gap())
            .count();
        end = at + piece;
        at = reading.past_gaps(end, WIDEST_GAP);
        count += piece;
        let is_enough = count >= 20;
        let ends = (end..at).any(|gap| reading.get(gap).is_some_and(Glyph::ends_clause));
        if piece == 0 || is_enough || (ends && count >= FEWEST) {
            break;
        }
    }
    start..end.max(start)
}

/// Whether digits behind 微信 count or date something.
fn is_count(reading: &Reading, glyphs: &[&Glyph], account: &Range<usize>, is_tied: bool) -> bool {
    let number: Vec<u32> = glyphs.iter().filter_map(|glyph| glyph.folded.to_digit(10)).collect();
    let is_whole = account.len() == number.len();
    (is_whole && !is_tied && is_compact(&number)) || (number.len() < 10 && is_unit(reading, account.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_under_their_nicknames() {
        for (text, kind) in [
            ("微信：shili_2024", Kind::WeChat),
            ("加V shili2024", Kind::WeChat),
            ("➕薇 ｓｈｉｌｉ２０２４", Kind::WeChat),
            ("vx:shilishili", Kind::WeChat),
            ("V❤ s h i l i 2 0 2 4", Kind::WeChat),
            ("卫星号shili-2024", Kind::WeChat),
            ("绿泡泡 shili2024", Kind::WeChat),
            ("QQ12345678", Kind::Qq),
            ("扣扣：1 2 3 4 5 6 7", Kind::Qq),
            ("企鹅号 一二三四五六七", Kind::Qq),
            ("支付宝账号：shili2024", Kind::AlipayAccount),
            ("抖音号：shili2024", Kind::Account),
            ("小红书号 123456789", Kind::Account),
        ] {
            let found: Vec<Kind> = find(&Reading::new(text)).into_iter().map(|(kind, _)| kind).collect();
            assert!(found.contains(&kind), "{text}: {found:?}");
        }
    }

    #[test]
    fn apps_without_an_account_are_silent() {
        for text in [
            "微信支付268.00元",
            "支付宝付款20260504",
            "微信群",
            "QQ糖100克",
            "微信 iPhone15",
            "微信20260504付款",
            "电压220V：正常",
            "QQ音乐会员",
            "小红书2026年规则",
            "卫星电视AX1234",
        ] {
            assert!(find(&Reading::new(text)).is_empty(), "{text}");
        }
    }
}
