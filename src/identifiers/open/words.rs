//! Words of letters and digits, and the pieces that marks part them into.

use super::super::glyphs::Class;
use super::super::reading::Reading;
use std::ops::Range;

/// Letters and digits, with marks between them that hold a word together, at least one letter.
pub(super) fn words(reading: &Reading) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < reading.glyphs.len() {
            let start = at;
            let mut end = at;
            while is_part(reading, at) || (end > start && is_joint(reading, at)) {
                end = if is_part(reading, at) { at + 1 } else { end };
                at += 1;
            }
            at = at.max(start + 1);
            if (start..end).any(|place| reading.is_letter(place)) {
                return Some(start..end);
            }
        }
        None
    })
}

/// The pieces of a word between its marks that have letters.
pub(super) fn parts<'a>(
    reading: &'a Reading,
    word: &Range<usize>,
) -> impl Iterator<Item = Range<usize>> + 'a {
    let mut at = word.start;
    let end = word.end;
    std::iter::from_fn(move || {
        while at < end {
            let start = at;
            while at < end && is_part(reading, at) {
                at += 1;
            }
            let part = start..at;
            at += 1;
            if part.clone().any(|place| reading.is_letter(place)) {
                return Some(part);
            }
        }
        None
    })
}

/// A word as it folds.
pub(super) fn text(reading: &Reading, word: &Range<usize>) -> String {
    word.clone().filter_map(|at| reading.folded(at)).collect()
}

pub(super) fn is_part(reading: &Reading, at: usize) -> bool {
    reading.get(at).is_some_and(|glyph| glyph.is_alnum() || glyph.class == Class::Counted)
}

fn is_joint(reading: &Reading, at: usize) -> bool {
    let is_mark =
        reading.get(at).is_some_and(|glyph| matches!(glyph.original, '-' | '_' | '.' | '/' | '+' | '&'));
    is_mark && is_part(reading, at + 1)
}
