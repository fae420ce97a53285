//! What of the matter nothing else would tell: 只能抬着走, which no detail and no step of the course says.

use std::ops::Range;

use crate::facts::Facts;

use super::super::likeness;
use super::words::{AFTERWARDS, NOW, SPANS};
use super::{is_bare_purchase, is_in, is_of_others, is_receipt, is_standing};

/// A clause of fewer characters says nothing by itself.
const LEAST: usize = 4;

/// The run of the summary that tells `rest`, a part of it, and every clause of the matter that the course does not touch: each
/// with its sentence, so that it keeps its subject and what it leads up to.
pub(super) fn with_lost(
    facts: &Facts,
    course: &str,
    matter: &[Range<usize>],
    rest: Range<usize>,
) -> Range<usize> {
    let summary = facts.problem.summary.as_str();
    let head = |at: usize| {
        summary[..at].rfind(['。', '；', '\n']).map_or(0, |mark| mark + mark_length(summary, mark))
    };
    let is_lost = |clause: &&Range<usize>| {
        let words = &summary[(*clause).clone()];
        let is_untold = !is_in(course, words) && !is_touched(course, words);
        // 后来照客服教的又试了6次: the sentence goes on with the course.
        let goes_on = head(clause.start) > 0
            && AFTERWARDS.iter().any(|word| summary[head(clause.start)..].starts_with(word));
        let is_inside = rest.start <= clause.start && clause.end <= rest.end;
        words.chars().count() >= LEAST
            && is_untold
            && !is_of_others(words)
            && !NOW.iter().any(|word| words.starts_with(word))
            && !(SPANS.0.iter().any(|word| words.starts_with(word)) && words.ends_with(SPANS.1))
            && !is_standing(words)
            && !goes_on
            && !is_inside
            && !is_receipt(facts, words)
            && !is_bare_purchase(facts, words)
    };
    let lost: Vec<&Range<usize>> = matter.iter().filter(is_lost).collect();
    let (Some(first), Some(last)) = (lost.first(), lost.last()) else { return rest };
    let start = head(first.start);
    // Up to the end of the sentence, as far as it is of the matter: 到手以后拿去测 leads up to what was measured.
    let end =
        matter.iter().filter(|clause| head(clause.start) == head(last.start)).map(|clause| clause.end).max();
    let end = end.unwrap_or(last.end);
    // The purchase and the receipt have their own sentences.
    let is_own = |clause: &&Range<usize>| {
        let words = &summary[(*clause).clone()];
        is_receipt(facts, words) || is_bare_purchase(facts, words)
    };
    let mut own_first = matter.iter().filter(|clause| clause.start >= start).skip_while(is_own);
    let start = own_first.next().map_or(start, |clause| clause.start);
    if rest.is_empty() { start..end } else { start.min(rest.start)..end.max(rest.end) }
}

fn mark_length(summary: &str, mark: usize) -> usize {
    summary[mark..].chars().next().map_or(0, char::len_utf8)
}

/// Does the course share a third of the clause's word pairs?
fn is_touched(course: &str, clause: &str) -> bool {
    let (pairs, there) = likeness::shared(course, clause);
    there * 3 >= pairs
}
