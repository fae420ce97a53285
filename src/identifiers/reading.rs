//! The row of glyphs with what every scanner asks of it: a word, what stands before it, what follows the gaps.

use super::glyphs::{Class, Glyph, fold};
use super::occurring::Occurring;
use std::ops::Range;

/// The most gap glyphs between two characters of one number: ` - `, or an emoji of several parts.
pub(super) const WIDEST_GAP: usize = 8;

/// A text, folded.
pub(super) struct Reading {
    pub(super) glyphs: Vec<Glyph>,
    occurring: Occurring,
}

impl Reading {
    pub(super) fn new(text: &str) -> Self {
        let glyphs = fold(text);
        let occurring = Occurring::new(glyphs.iter().map(|glyph| glyph.folded));
        Self { glyphs, occurring }
    }

    /// False where no glyph is `c`; true may be wrong.
    pub(super) fn may_have(&self, c: char) -> bool {
        self.occurring.may_have(c)
    }

    /// False where a word stands nowhere: one of its characters is missing.
    pub(super) fn may_say(&self, word: &str) -> bool {
        word.chars().all(|c| self.may_have(c))
    }

    /// Those of `words` that may stand somewhere: of a long list mostly none.
    pub(super) fn possible(&self, words: &[&'static str]) -> Vec<&'static str> {
        words.iter().copied().filter(|word| self.may_say(word)).collect()
    }

    /// How many glyphs are letters, and how many are digits.
    pub(super) fn letters_and_digits(&self) -> (usize, usize) {
        self.glyphs.iter().fold((0, 0), |(letters, digits), glyph| {
            (letters + usize::from(glyph.class == Class::Letter), digits + usize::from(glyph.is_digit()))
        })
    }

    pub(super) fn get(&self, at: usize) -> Option<&Glyph> {
        self.glyphs.get(at)
    }

    pub(super) fn folded(&self, at: usize) -> Option<char> {
        self.get(at).map(|glyph| glyph.folded)
    }

    /// The glyph before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Glyph> {
        self.glyphs.get(at.checked_sub(1)?)
    }

    /// The first place from `at` that is no gap, over at most `most` gaps.
    pub(super) fn past_gaps(&self, at: usize, most: usize) -> usize {
        let gaps = self.glyphs.iter().skip(at).take(most).take_while(|glyph| glyph.is_gap()).count();
        at + gaps
    }

    /// The place behind the last glyph before `at` that is no gap.
    pub(super) fn back_over_gaps(&self, at: usize, most: usize) -> usize {
        let before = self.glyphs.get(..at).unwrap_or(&[]);
        at - before.iter().rev().take(most).take_while(|glyph| glyph.is_gap()).count()
    }

    /// Where `word` ends if it stands at `at`, seen through up to four gaps between its characters. The word must be
    /// written as glyphs fold: small letters, simplified, its Chinese digits as 0 to 9.
    pub(super) fn word(&self, at: usize, word: &str) -> Option<usize> {
        let mut place = at;
        for (number, c) in word.chars().enumerate() {
            if number > 0 && self.folded(place) != Some(c) {
                place = self.past_gaps(place, 4);
            }
            if self.folded(place) != Some(c) {
                return None;
            }
            place += 1;
        }
        Some(place)
    }

    /// Where the longest of `words` ends that stands at `at`.
    pub(super) fn any_word(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter_map(|word| self.word(at, word)).max()
    }

    /// Whether `word` ends right before `at`, without gaps.
    pub(super) fn ends_with(&self, at: usize, word: &str) -> bool {
        let before = self.glyphs.get(..at).unwrap_or(&[]);
        let mut rest = before.iter().rev();
        word.chars().rev().all(|c| rest.next().is_some_and(|glyph| glyph.folded == c))
    }

    /// Whether a letter or digit touches `at` from the left.
    pub(super) fn is_inside_word(&self, at: usize) -> bool {
        self.before(at).is_some_and(Glyph::is_alnum)
    }

    pub(super) fn is_alnum(&self, at: usize) -> bool {
        self.get(at).is_some_and(Glyph::is_alnum)
    }

    pub(super) fn is_letter(&self, at: usize) -> bool {
        self.get(at).is_some_and(|glyph| glyph.class == Class::Letter)
    }

    /// The bytes of the glyphs in `range`.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.get(range.start).map_or(0, |glyph| glyph.start);
        let end = self.before(range.end).map_or(start, |glyph| glyph.end);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_seen_through_gaps_and_width() {
        let reading = Reading::new("订 单－號: Ｗ x");
        assert_eq!(reading.word(0, "订单号"), Some(5));
        assert_eq!(reading.any_word(7, &["w", "wx"]), Some(10));
        assert_eq!(reading.word(0, "订号"), None);
        assert!(reading.ends_with(1, "订") && !reading.ends_with(0, "订"));
        assert_eq!(reading.bytes(&(0..1)), 0..3);
    }
}
