//! Characters that no text holds on purpose, by the characters around them: what is not seen at all, and what is seen but
//! is not what it was meant to be.

use unicode_normalization::UnicodeNormalization;

use super::{is_invisible, plain};

/// Joins two pictures into one (👨‍👩‍👧); between anything else it hides.
const JOINER: char = '\u{200d}';
/// Makes a digit before it a key (1️⃣).
const KEYCAP: char = '\u{20e3}';

/// Does the character at this byte leave no trace on the screen?
pub fn is_unseen_at(text: &str, at: usize, c: char) -> bool {
    is_invisible(c) || c == JOINER && !joins_pictures(text, at)
}

/// The same, and what only dresses the character before it where there is no picture to dress.
pub fn is_hidden_at(text: &str, at: usize, c: char) -> bool {
    is_unseen_at(text, at, c) || matches!(c, '\u{fe00}'..='\u{fe0f}') && !dresses_picture(text, at, c)
}

/// A character that is seen, but not as what it was meant to be: what it is, and what to do.
pub fn odd_at(text: &str, at: usize, c: char) -> Option<(&'static str, String)> {
    let said = |what: &'static str, help: &str| Some((what, help.to_owned()));
    match c {
        '\u{fffd}' => said("乱码，复制时丢了原来的字", "照原文重新输入这个字"),
        '\u{fffc}' => said("图片的占位符，复制时丢了图片", "删掉；图片放在旁边，写进 exhibits"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => {
            said("自造字，换一台设备就看不到", "换成标准的字，或者用文字说明")
        }
        '\t' => said("制表符", "换成普通的空格，或者删掉"),
        '\u{a0}' | '\u{202f}' => said("不换行空格", "删掉，或者换成普通的空格"),
        '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' => {
            said("宽度特殊的空格", "删掉，或者换成普通的空格")
        }
        '\u{2800}' => said("空白的盲文字符", "删掉，或者换成普通的空格"),
        '\u{fe00}'..='\u{fe0f}' if !dresses_picture(text, at, c) => {
            said("变体选择符，看不见", "删掉这个字符：把它前面的字一起删掉，重新输入")
        }
        '\u{2f00}'..='\u{2fd5}' | '\u{2e80}'..='\u{2eff}' => {
            Some(("部首字符，与普通的字同形不同码，搜不到", usual(c)))
        }
        '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' if common(c) != c => {
            Some(("兼容汉字，与普通的字同形不同码，搜不到", usual(c)))
        }
        _ => None,
    }
}

/// The common character of the same shape.
fn common(c: char) -> char {
    let mut normal = c.nfkc();
    match (normal.next(), normal.next()) {
        (Some(one), None) if one != c => one,
        _ => plain(c),
    }
}

fn usual(c: char) -> String {
    let common = common(c);
    if common == c { "换成普通的字".to_owned() } else { format!("换成普通的字：{common}") }
}

fn joins_pictures(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev().skip_while(|c| is_dress(*c));
    let after = text[at + JOINER.len_utf8()..].chars().next();
    before.next().is_some_and(is_picture) && after.is_some_and(is_picture)
}

fn dresses_picture(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    let is_key = |c: char| c.is_ascii_digit() || c == '#' || c == '*';
    before.is_some_and(|before| is_picture(before) || is_key(before) && after == Some(KEYCAP))
}

/// The skin of a picture, or that it is one.
fn is_dress(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// May it be shown as a picture? The blocks that hold such signs, and the few that stand elsewhere.
fn is_picture(c: char) -> bool {
    matches!(c,
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | 'Ⓜ'
        | '\u{25a0}'..='\u{27bf}' | '\u{2900}'..='\u{297f}' | '\u{2b00}'..='\u{2bff}' | '〰' | '〽' | '㊗' | '㊙'
        | '\u{1f000}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<char> {
        let is_found =
            |(at, c): &(usize, char)| is_unseen_at(text, *at, *c) || odd_at(text, *at, *c).is_some();
        text.char_indices().filter(is_found).map(|(_, c)| c).collect()
    }

    #[test]
    fn pictures_keep_what_makes_them_up() {
        for text in [
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}\u{200d}🔥",
            "👩🏽\u{200d}⚕\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "™\u{fe0e}",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn what_hides_or_looks_like_another_is_found() {
        for c in [
            '\u{2000}',
            '\u{2003}',
            '\u{2009}',
            '\u{200a}',
            '\u{205f}',
            '\u{200d}',
            '\u{fe00}',
            '\u{fe0f}',
            '\u{fffc}',
            '\u{2800}',
            '\u{2e80}',
            '\u{2eff}',
            '⻋',
            '⼝',
            '\u{f900}',
            '\u{fad9}',
            '\u{2f800}',
            '\u{1d173}',
            '\u{1d17a}',
            '\t',
            '\u{600}',
            '\u{110bd}',
            '\u{13430}',
            '\u{1bca0}',
            '\u{e000}',
            '\u{100000}',
            '\u{1b}',
            '\u{202e}',
        ] {
            assert_eq!(found(&format!("碗{c}口")), [c], "{:04X}", c as u32);
        }
        assert_eq!(found("碗\u{3000}口，\u{fa0e}\u{fa29}"), []);
        assert_eq!(odd_at("\u{f900}", 0, '\u{f900}').unwrap().1, "换成普通的字：豈");
        assert_eq!(odd_at("⼝", 0, '⼝').unwrap().1, "换成普通的字：口");
        assert_eq!(odd_at("⻋", 0, '⻋').unwrap().1, "换成普通的字：车");
    }
}
