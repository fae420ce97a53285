//! A text as a row of glyphs: each character folded to what it stands for, with its place in the text.
//!
//! Scanners read glyphs, so that no disguise of a single character concerns them: scripts, widths, circles, case,
//! traditional forms are folded, and what is not seen at all (zero-width marks, variation selectors) is left out.

use crate::reading::is_han;
use crate::reading::{self, Hand, chinese, is_unseen, letter, plain};

/// What a glyph can be part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// One of 0 to 9.
    Digit(Hand),
    /// One of a to z.
    Letter,
    /// A Chinese character that is no digit.
    Han,
    /// What people put between the characters of a number: blanks, dashes, dots, stars, emoji.
    Gap,
    /// A digit of a day or of a row of numbers; it belongs to no other number.
    Counted,
    /// All else, and line breaks: no identifier goes on behind it.
    Break,
}

/// One character of the text, folded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// What it stands for: `１` is `1`, `Ｗ` is `w`, `號` is `号`, `。` stays.
    pub(super) folded: char,
    /// What was written.
    pub(super) original: char,
    pub(super) class: Class,
    /// The digit that a letter may stand in for: o, O for 0; l, I for 1.
    pub(super) stand_in: Option<char>,
    /// Its bytes in the text.
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Glyph {
    pub(super) fn is_digit(&self) -> bool {
        matches!(self.class, Class::Digit(_))
    }

    /// A letter or a digit that is not a Chinese character: what account names and order numbers are made of.
    pub(super) fn is_alnum(&self) -> bool {
        matches!(self.class, Class::Letter | Class::Digit(Hand::Plain | Hand::Fancy))
    }

    pub(super) fn is_gap(&self) -> bool {
        self.class == Class::Gap
    }

    /// A Chinese character, be it a digit or not.
    pub(super) fn is_chinese(&self) -> bool {
        matches!(self.class, Class::Han | Class::Digit(Hand::Chinese))
    }

    /// A mark that ends a clause.
    pub(super) fn ends_clause(&self) -> bool {
        matches!(
            self.original,
            '，' | '。' | '；' | '！' | '？' | '…' | '!' | '?' | ';' | ',' | '\n' | '\r' | '、'
        )
    }
}

/// The glyphs of `text`.
pub(super) fn fold(text: &str) -> Vec<Glyph> {
    let mut glyphs = Vec::with_capacity(text.len() / 2);
    for (start, original) in text.char_indices() {
        let end = start + original.len_utf8();
        let glyph = |folded, class, stand_in| Glyph { folded, original, class, stand_in, start, end };
        // Most of a text: no need to ask for what else it might be.
        if let Some((folded, class)) = han(original) {
            glyphs.push(glyph(folded, class, None));
            continue;
        }
        if is_unseen(original) {
            continue;
        }
        if let Some((number, hand)) = reading::number(original) {
            // ⑫ is a 1 and a 2 in one character.
            let tens = (number >= 10).then_some(number / 10);
            for digit in tens.into_iter().chain([number % 10]).filter_map(|digit| char::from_digit(digit, 10))
            {
                glyphs.push(glyph(digit, Class::Digit(hand), None));
            }
            continue;
        }
        if let Some(letter) = letter(original) {
            let stand_in = match letter {
                'o' | 'O' => Some('0'),
                'l' | 'I' => Some('1'),
                _ => None,
            };
            glyphs.push(glyph(letter.to_ascii_lowercase(), Class::Letter, stand_in));
            continue;
        }
        let folded = mark(original);
        glyphs.push(glyph(folded, class(folded), None));
    }
    glyphs
}

/// What a common Chinese character stands for; `None` for all else.
fn han(c: char) -> Option<(char, Class)> {
    if !is_han(c) {
        return None;
    }
    if let Some(digit) = chinese(c).and_then(|digit| char::from_digit(digit, 10)) {
        return Some((digit, Class::Digit(Hand::Chinese)));
    }
    let folded = match plain(c) {
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        c => c,
    };
    Some((folded, Class::Han))
}

/// Marks of one meaning folded to one.
fn mark(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() => ' ',
        '\u{3164}' | '\u{115f}' | '\u{1160}' | '\u{2800}' => ' ',
        '‐'..='―' | '−' | '－' | '﹣' | 'ー' | '─' | '━' | '➖' => '-',
        '·' | '•' | '・' | '‧' | '∙' | '⋅' | '●' | '․' => '·',
        '｡' | '。' => '。',
        '～' | '〜' | '∼' => '~',
        '、' | '﹑' | '､' => '、',
        '，' | '﹐' => ',',
        '：' | '﹕' | '∶' => ':',
        '；' | '﹔' => ';',
        '﹒' => '.',
        '﹫' => '@',
        '【' | '〔' | '［' | '「' | '『' => '[',
        '】' | '〕' | '］' | '」' | '』' => ']',
        '“' | '”' | '‘' | '’' => '"',
        c @ '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

fn class(c: char) -> Class {
    match c {
        ' '
        | '-'
        | '.'
        | '·'
        | '、'
        | '_'
        | '*'
        | '/'
        | '\\'
        | '|'
        | '~'
        | ','
        | '+'
        | '='
        | '^'
        | '\''
        | '"'
        | '`'
        | '('
        | ')'
        | '['
        | ']'
        | '{'
        | '}'
        | '<'
        | '>'
        | '#'
        | '&'
        | '…'
        | '\u{2190}'..='\u{21ff}'
        | '\u{2300}'..='\u{23ff}'
        | '\u{2500}'..='\u{2bff}'
        | '\u{3030}'
        | '\u{303d}'
        | '\u{1f000}'..='\u{1faff}' => Class::Gap,
        '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' => Class::Han,
        _ => Class::Break,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_every_disguise_of_a_character() {
        let folded: String = fold("１\u{200b}3️⃣⑫Ｗｘ𝐀Ⓑ號－　").iter().map(|glyph| glyph.folded).collect();
        assert_eq!(folded, "1312wxab号- ");
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "号１\u{200b}a";
        let parts: Vec<&str> = fold(text).iter().map(|glyph| &text[glyph.start..glyph.end]).collect();
        assert_eq!(parts, ["号", "１", "a"]);
    }
}
