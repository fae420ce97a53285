//! What of the matter nothing else would tell: 只能抬着走, which no detail and no step of the course says.

use std::ops::Range;

use crate::facts::Facts;
use crate::wording::clauses;

use super::course::Course;
use super::words::{AFTERWARDS, NOW, OTHERS, SPANS, SPEAKS};
use super::{has, is_of_others, is_own, is_standing};

/// A clause of fewer characters says nothing by itself.
const LEAST: usize = 4;

/// The run of the summary that tells `rest`, a part of it, and every clause of the matter that the course does not touch: each
/// with its sentence, so that it keeps its subject and what it leads up to.
pub(super) fn with_lost(
    facts: &Facts,
    course: &Course<'_>,
    matter: &[Range<usize>],
    rest: Range<usize>,
) -> Range<usize> {
    // That it was not paid back is said at the end.
    if facts.problem.kind == "refund-delayed" {
        return rest;
    }
    let summary = facts.problem.summary.as_str();
    // Where sentences begin, found once: to look back from each clause takes long where no sentence ends.
    let marks = summary.match_indices(['。', '；', '\n']).map(|(at, mark)| at + mark.len());
    let heads: Vec<usize> = std::iter::once(0).chain(marks).collect();
    let head = |at: usize| heads[heads.partition_point(|head| *head <= at).saturating_sub(1)];
    let is_lost = |clause: &&Range<usize>| {
        let words = &summary[(*clause).clone()];
        // 后来照客服教的又试了6次 and 寄回去以后商家要我先付480元: the sentence goes on with the course.
        let sentence = &summary[head(clause.start)..];
        let goes_on =
            head(clause.start) > 0 && (begins(sentence, AFTERWARDS) || begins_with_others(sentence));
        let is_inside = rest.start <= clause.start && clause.end <= rest.end;
        let is_told = is_inside || goes_on || course.tells(words) || course.touches(words);
        !is_told && !is_of_page(course.text(), words) && !is_elsewhere(facts, words)
    };
    let lost: Vec<&Range<usize>> = matter.iter().filter(is_lost).collect();
    let (Some(first), Some(end)) = (lost.first(), lost.last()) else { return rest };
    let start = head(first.start);
    // Up to the end of the sentence, as far as it is of the matter: 到手以后拿去测 leads up to what was measured.
    let is_open = |clause: &&Range<usize>| !is_standing(&summary[(*clause).clone()]);
    let same = matter.iter().filter(|clause| head(clause.start) == head(end.start)).filter(is_open);
    let end = same.map(|clause| clause.end).max().unwrap_or(end.end);
    let mut own_first = matter
        .iter()
        .filter(|clause| clause.start >= start)
        .skip_while(|clause| is_own(facts, &summary[(*clause).clone()]));
    let start = own_first.next().map_or(start, |clause| clause.start);
    if rest.is_empty() { start..end } else { start.min(rest.start)..end.max(rest.end) }
}

/// Does a text say this in a place of its own, or does it say nothing: the other side, how it stands now, the purchase, 用了四天?
fn is_elsewhere(facts: &Facts, words: &str) -> bool {
    let is_span = begins(words, &SPANS.0) && words.ends_with(SPANS.1);
    words.chars().count() < LEAST
        || is_span
        || begins(words, NOW)
        || is_of_others(words)
        || is_standing(words)
        || is_own(facts, words)
}

/// Does every clause only say what was written, where the words of the page are told?
pub(super) fn only_promises(facts: &Facts, text: &str) -> bool {
    let is_written = |clause: &str| has(clause, &["写明", "写着", "写的是"]) && !clause.contains('没');
    !facts.order.page_words.is_empty() && !text.is_empty() && clauses(text).all(is_written)
}

/// Does the clause say what a page or a live room stated, of which the course speaks in words of its own?
fn is_of_page(course: &str, words: &str) -> bool {
    const PAGES: [&str; 6] = ["页面", "商品页", "详情页", "直播", "主播", "标题"];
    PAGES.iter().any(|page| words.starts_with(page) && course.contains(page))
}

fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Does the other side speak in the first clause?
fn begins_with_others(sentence: &str) -> bool {
    let clause = sentence.split(['，', '。', '；']).next().unwrap_or(sentence);
    let speaks = |name: &&str| clause.find(*name).is_some_and(|at| has(&clause[at..], SPEAKS));
    OTHERS.iter().any(speaks)
}
