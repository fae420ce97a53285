//! Numbers as they are written: 12, 1,299.00, 3.5, each with the digits that it has.

use super::super::glyphs::{Class, Glyph};
use super::super::groups::{Group, digits};
use super::super::reading::Reading;
use crate::reading::Hand;
use std::ops::Range;

/// A number that stands by itself.
pub(super) struct Figure {
    pub(super) glyphs: Range<usize>,
    /// Its digits, without points.
    pub(super) value: String,
    /// How many digits stand before the point.
    pub(super) whole: usize,
    /// Whether it has a point, or commas between thousands.
    pub(super) is_pointed: bool,
    /// Whether its digits are written in several hands.
    pub(super) is_mixed: bool,
}

impl Figure {
    pub(super) fn len(&self) -> usize {
        self.value.len()
    }

    /// 0000, 07
    pub(super) fn leads_with_zero(&self) -> bool {
        self.whole > 1 && self.value.starts_with('0')
    }

    /// In fen, were it a sum in yuan.
    pub(super) fn fen(&self) -> Option<u64> {
        let (yuan, cents) = self.value.split_at_checked(self.whole)?;
        (cents.len() <= 2).then(|| format!("{yuan}{cents:0<2}").parse().ok())?
    }
}

/// Every number of digits that touches no letter; those in Chinese characters alone are words elsewhere.
pub(super) fn figures<'a>(reading: &'a Reading, groups: &'a [Group]) -> impl Iterator<Item = Figure> + 'a {
    let mut first = 0;
    std::iter::from_fn(move || {
        while first < groups.len() {
            let end = end_of(reading, groups, first);
            let run = &groups[first..end];
            first = end;
            if let Some(figure) = figure(reading, run) {
                return Some(figure);
            }
        }
        None
    })
}

/// Groups that touch, or have a point or a comma of thousands between them.
fn end_of(reading: &Reading, groups: &[Group], first: usize) -> usize {
    let mut end = first + 1;
    while let Some(next) = groups.get(end) {
        let last = &groups[end - 1];
        let mark = (next.start == last.end + 1).then(|| reading.get(last.end)).flatten();
        let is_point = mark.is_some_and(|mark| match mark.original {
            '.' | '．' => !is_pointed(reading, groups, first, end),
            ',' => next.len() == 3,
            _ => false,
        });
        if !(next.is_tight || is_point) {
            break;
        }
        end += 1;
    }
    end
}

fn is_pointed(reading: &Reading, groups: &[Group], first: usize, end: usize) -> bool {
    (first + 1..end).any(|at| reading.folded(groups[at - 1].end) == Some('.'))
}

fn figure(reading: &Reading, run: &[Group]) -> Option<Figure> {
    let (start, end) = (run.first()?.start, run.last()?.end);
    let is_letter = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.class == Class::Letter);
    let is_word = run.iter().all(|group| group.hand == Some(Hand::Chinese));
    if is_word || is_letter(reading.before(start)) || is_letter(reading.get(end)) {
        return None;
    }
    let point = run.iter().find(|group| reading.folded(group.end) == Some('.') && group.end < end);
    let whole = run.iter().take_while(|group| point.is_none_or(|point| group.end <= point.end));
    Some(Figure {
        glyphs: start..end,
        value: digits(reading, run).collect(),
        whole: whole.map(Group::len).sum(),
        is_pointed: run.iter().skip(1).any(|group| !group.is_tight),
        is_mixed: run.iter().any(|group| group.hand != run[0].hand),
    })
}
