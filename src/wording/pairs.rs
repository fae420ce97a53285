//! Two things that must not be said in one breath, in either order: money and publicity.

use std::ops::Range;

use super::fold::{Folded, Sign};
use super::list::List;
use super::speaker::{is_anothers, is_the_writers};

/// How far apart the two may stand, in signs.
const APART: usize = 24;

/// The two lists, and what takes a finding back.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) one: List,
    pub(super) other: List,
    /// What must stand in the same sentence, if anything.
    pub(super) with: List,
    pub(super) except: List,
}

impl Pair {
    /// Every place where the writer says both.
    pub(super) fn find(&self, folded: &Folded) -> Vec<Range<usize>> {
        let signs = folded.signs.as_slice();
        let others = places(&self.other, signs);
        if others.is_empty() {
            return Vec::new();
        }
        let ones = places(&self.one, signs);
        let with = |other: &Range<usize>| {
            let near = ones.iter().filter(|one| {
                // 弄你们这种小店: whom it is said to may stand inside what is said.
                let is_inside = other.start <= one.start && one.end < other.end;
                let gap = match () {
                    () if is_inside => 0,
                    () if one.end <= other.start => other.start - one.end,
                    () => one.start.wrapping_sub(other.end),
                };
                gap <= APART && !is_parted(signs, one, other)
            });
            near.min_by_key(|one| one.start.abs_diff(other.start))
        };
        let found = others.iter().filter_map(|other| {
            let one = with(other)?;
            let range = one.start.min(other.start)..one.end.max(other.end);
            let is_said = is_the_writers(signs, other.start, range.end) && !self.except.covers(signs, &range);
            // In two sentences, and the money is of somebody else's in the second.
            let is_two =
                other.end <= one.start && signs[other.end..one.start].iter().any(|sign| sign.ends_sentence());
            let is_said = is_said && !(is_two && is_anothers(signs, one.start));
            let is_taken_back = (range.start..range.end).any(|at| self.except.ends(signs, at).is_some());
            let is_bound = || self.with.is_empty() || self.is_bound(signs, &range);
            (is_said && !is_taken_back && is_bound()).then_some(range)
        });
        found.collect()
    }

    /// Does what binds the two stand in their sentence?
    fn is_bound(&self, signs: &[Sign], range: &Range<usize>) -> bool {
        let start = signs[..range.start].iter().rposition(|sign| sign.ends_sentence()).map_or(0, |at| at + 1);
        let behind = signs[range.end..].iter().position(|sign| sign.ends_sentence());
        let end = behind.map_or(signs.len(), |at| range.end + at);
        (start..end).any(|at| self.with.ends(&signs[..end], at).is_some())
    }
}

/// Where a phrase of the list stands; of those that begin in one place the longest.
fn places(list: &List, signs: &[Sign]) -> Vec<Range<usize>> {
    (0..signs.len()).filter_map(|at| Some(at..list.ends(signs, at)?)).collect()
}

/// Whether more than one sentence ends between the two, or a line.
fn is_parted(signs: &[Sign], one: &Range<usize>, other: &Range<usize>) -> bool {
    let between = one.end.min(other.end)..one.start.max(other.start);
    let between = signs.get(between).unwrap_or(&[]);
    between.iter().any(|sign| sign.c == '\n')
        || between.iter().filter(|sign| sign.ends_sentence()).count() > 1
}
