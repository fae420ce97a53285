//! Where a text speaks of Apps, accounts and numbers: letters near there may be an account.

use super::super::reading::Reading;
use super::word_at;
use crate::reading::tables::CONTACT_WORDS;
use std::ops::Range;

/// How far behind such a word letters are taken for an account, in characters; half as far before it.
const NEAR: usize = 8;

/// The words, in order.
pub(super) struct Contacts(Vec<Range<usize>>);

impl Contacts {
    pub(super) fn new(reading: &Reading) -> Self {
        let starts = (0..reading.glyphs.len()).filter(|at| is_start(reading, *at));
        Self(starts.filter_map(|at| Some(at..word_at(reading, at, CONTACT_WORDS)?)).collect())
    }

    /// Whether a word of contact stands near these glyphs, before them or behind.
    pub(super) fn are_near(&self, reading: &Reading, word: &Range<usize>) -> bool {
        let next = self.0.partition_point(|one| one.start < word.end);
        let is_near = |one: &Range<usize>| {
            let is_before = one.end <= word.start && word.start - one.end <= NEAR;
            let is_behind = word.end <= one.start && one.start - word.end <= NEAR / 2;
            let mut between = if is_before { one.end..word.start } else { word.end..one.start };
            let ends =
                |at: usize| reading.get(at).is_some_and(|glyph| glyph.ends_clause() && glyph.folded != '\n');
            (is_before || is_behind) && !between.any(ends)
        };
        self.0[next.saturating_sub(3)..(next + 1).min(self.0.len())].iter().any(is_near)
    }
}

/// A word in letters begins where no other letter stands before it.
pub(super) fn is_start(reading: &Reading, at: usize) -> bool {
    !(reading.is_letter(at) && reading.is_inside_word(at))
}
