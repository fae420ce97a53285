//! Text as it sounds rather than as it is dressed up: full-width, compatibility and traditional characters, capitals,
//! zero-width characters and strokes through letters all fold to one plain form, and each sign knows where it stood.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::reading::{Hand, is_unseen, letter, number, plain};

use super::signs::is_solid;

/// One character of folded text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    /// The plain form.
    pub(super) c: char,
    /// A letter, digit or Chinese character; anything else separates.
    pub(super) is_solid: bool,
    start: usize,
    end: usize,
}

/// Folded text.
#[derive(Debug)]
pub(super) struct Folded {
    pub(super) signs: Vec<Sign>,
    /// Those that occur, folded and as written.
    occurring: Characters,
}

/// Which characters there are, roughly: a bit for each of 2048 groups.
#[derive(Debug, Clone, Default)]
pub(super) struct Characters([u64; 32]);

impl Sign {
    /// A mark that ends a clause.
    pub(super) fn ends_clause(self) -> bool {
        self.ends_sentence() || matches!(self.c, ',' | ':')
    }

    /// A mark that ends a sentence.
    pub(super) fn ends_sentence(self) -> bool {
        matches!(self.c, '。' | '!' | '?' | ';' | '\n')
    }
}

/// The plain form of a text.
pub(super) fn fold(text: &str) -> Folded {
    let mut signs = Vec::with_capacity(text.len() / 2);
    for (at, c) in text.char_indices() {
        let (start, end) = (at, at + c.len_utf8());
        let mut push = |c| signs.push(Sign { c, is_solid: is_solid(c), start, end });
        if c.is_ascii() {
            push(c.to_ascii_lowercase());
        } else if is_unseen(c) {
        } else if matches!(c, '\u{4e00}'..='\u{9fff}' | '。') {
            push(plain(c));
        } else if let Some(letter) = letter(c) {
            push(letter.to_ascii_lowercase());
        } else if let Some((number, Hand::Fancy)) = number(c) {
            number.to_string().chars().for_each(push);
        } else {
            c.nfkc().flat_map(char::to_lowercase).for_each(|c| push(plain(c)));
        }
    }
    let occurring = signs.iter().map(|sign| sign.c).chain(text.chars()).collect();
    Folded { signs, occurring }
}

/// May a word go on from a sign to the next one, where `second` is the character that must come? Nearly every word is out here.
pub(super) fn goes_on(second: Option<char>, next: Option<&Sign>) -> bool {
    match (second, next) {
        (None, _) => true,
        (Some(second), Some(sign)) => sign.c == second || !sign.is_solid,
        (Some(_), None) => false,
    }
}

fn group(c: char) -> (usize, u64) {
    let group = (c as u32).wrapping_mul(0x9e37_79b1) >> 21;
    ((group >> 6) as usize, 1 << (group & 63))
}

impl Characters {
    /// Every one.
    pub(super) fn all() -> Self {
        Self([u64::MAX; 32])
    }

    /// False where it is none of them; true may be wrong.
    pub(super) fn may_have(&self, c: char) -> bool {
        let (word, bit) = group(c);
        self.0[word] & bit != 0
    }
}

impl FromIterator<char> for Characters {
    fn from_iter<I: IntoIterator<Item = char>>(all: I) -> Self {
        let mut characters = Self::default();
        for c in all {
            let (word, bit) = group(c);
            characters.0[word] |= bit;
        }
        characters
    }
}

impl Folded {
    /// False where a character does not occur; true may be wrong.
    pub(super) fn may_have(&self, c: char) -> bool {
        self.occurring.may_have(c)
    }

    /// The bytes of the text behind some signs.
    pub(super) fn bytes(&self, signs: &Range<usize>) -> Range<usize> {
        let start = self.signs[signs.start].start;
        start..self.signs[signs.end - 1].end
    }

    /// The signs that stand wholly in these bytes.
    pub(super) fn signs_in(&self, bytes: &Range<usize>) -> Range<usize> {
        let start = self.signs.partition_point(|sign| sign.start < bytes.start);
        let end = self.signs.partition_point(|sign| sign.end <= bytes.end);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> String {
        fold(text).signs.iter().map(|sign| sign.c).collect()
    }

    #[test]
    fn one_plain_form() {
        for text in ["骗子", "騙子", "骗⼦", "骗\u{200b}子", "骗\u{336}子\u{336}", "骗孒", "骗子\u{fe0f}"]
        {
            assert_eq!(folded(text), "骗子", "{text:?}");
        }
        assert_eq!(folded("ＳＢ！，㎏ⓢ🅢🅑①②"), "sb!,kgssb12");
    }

    #[test]
    fn signs_know_their_bytes() {
        let folded = fold("𠮷㎏骗");
        assert_eq!(folded.bytes(&(1..3)), 4..7);
        assert_eq!(folded.signs_in(&(4..10)), 1..4);
    }
}
