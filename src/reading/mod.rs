//! One reading of disguised text for everybody: what a single character stands for, whoever asks.
//!
//! People hide words and numbers from filters with other scripts, widths, circles, strokes and traditional forms. Privacy
//! looks for numbers and names, tone for phrases; both ask here, so that a disguise that one sees through the other sees
//! through too. The pairs stand in `data/wording/folding.yaml` and are packed when the program is built.

mod digits;
pub mod grams;
mod listed;
mod odd;
pub mod tables;
mod visible;

pub use digits::{Hand, chinese, number};
pub use listed::Listed;
pub use odd::{is_hidden_at, is_unseen_at, odd_at};
pub use visible::{is_raw, visible, visible_in_json};

/// Is this a Chinese character of the basic block?
pub const fn is_han(sign: char) -> bool {
    matches!(sign, '\u{4e00}'..='\u{9fff}')
}

/// What a character stands for: the simplified form, the common radical, the letter that it looks like; or itself.
pub fn plain(c: char) -> char {
    let row = usize::try_from(u32::from(c) / tables::ROW).unwrap_or(usize::MAX);
    let bounds = tables::STARTS.get(row).zip(tables::STARTS.get(row + 1));
    let pairs = bounds.and_then(|(from, to)| tables::FOLDING.get(usize::from(*from)..usize::from(*to)));
    let found = pairs.and_then(|pairs| pairs.iter().find(|(from, _)| *from == c));
    found.map_or(c, |(_, to)| *to)
}

/// The ASCII letter that `c` is or looks like, in its case.
pub fn letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_alphabetic().then_some(c);
    }
    let code = u32::from(c);
    // Alphabets that run A to Z, or A to Z and then a to z: (first sign, last sign, first letter).
    let alphabets = [
        (0xff21, 0xff3a, 'A'),
        (0xff41, 0xff5a, 'a'),
        (0x249c, 0x24b5, 'a'),
        (0x24b6, 0x24cf, 'A'),
        (0x24d0, 0x24e9, 'a'),
        (0x1f110, 0x1f129, 'A'),
        (0x1f130, 0x1f149, 'A'),
        (0x1f150, 0x1f169, 'A'),
        (0x1f170, 0x1f189, 'A'),
        (0x1f1e6, 0x1f1ff, 'A'),
    ];
    if (0x1d400..=0x1d6a3).contains(&code) {
        let place = (code - 0x1d400) % 52;
        return char::from_u32(if place < 26 { 65 + place } else { 71 + place });
    }
    if let Some((first, _, from)) = alphabets.iter().find(|(first, last, _)| (first..=last).contains(&&code))
    {
        return char::from_u32(u32::from(*from) + code - first);
    }
    Some(plain(c)).filter(char::is_ascii_alphabetic)
}

/// Leaves no trace on the screen, or only marks the character before: zero-width and direction marks, variation
/// selectors, strokes, tags.
pub fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{feff}'
        | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0000}'..='\u{e0fff}')
}

/// No text holds it on purpose: controls, what turns the direction of writing, blanks without a width, letters without a
/// shape, tags, code points that are no characters. Other than [`is_unseen`] it leaves what makes up a picture or an accent.
pub fn is_invisible(c: char) -> bool {
    let is_no_character = matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32 & 0xfffe) == 0xfffe;
    let is_format = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
        | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{110bd}' | '\u{110cd}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d159}' | '\u{1d173}'..='\u{1d17a}');
    is_format || is_no_character || c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_plain_form() {
        for (from, to) in [
            ('騙', '骗'),
            ('帳', '账'),
            ('帐', '账'),
            ('⻋', '车'),
            ('孒', '子'),
            ('а', 'a'),
            ('林', '林'),
            ('x', 'x'),
        ] {
            assert_eq!(plain(from), to, "{from}");
        }
        let names: String = "張陳劉楊黃趙吳孫馬羅鄭謝許鄧馮蕭葉蘇盧蔣賈鍾範韓訂單號電話樓棟區縣鎮鄉"
            .chars()
            .map(plain)
            .collect();
        assert_eq!(names, "张陈刘杨黄赵吴孙马罗郑谢许邓冯萧叶苏卢蒋贾钟范韩订单号电话楼栋区县镇乡");
    }

    #[test]
    fn letters_of_every_dress() {
        let read: Vec<Option<char>> = "🅢🅑ⓢⒷ𝐀Ｗｘа☆号".chars().map(letter).collect();
        let some = |text: &str| text.chars().map(Some).collect::<Vec<_>>();
        assert_eq!(read, [some("SBsBAWxa"), vec![None, None]].concat());
        assert!(is_unseen('\u{1ab0}') && is_unseen('\u{200b}') && !is_unseen('1'));
    }

    #[test]
    fn pairs_are_in_order_and_end_in_plain_forms() {
        assert!(tables::FOLDING.is_sorted_by_key(|(from, _)| *from));
        for (from, to) in tables::FOLDING {
            assert_eq!(plain(*from), *to, "{from}");
        }
    }
}
