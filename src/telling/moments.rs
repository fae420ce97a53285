//! What happened at an hour, before a payment or on the day itself, placed among the steps of that day.

use crate::calendar::{Day, named};
use crate::case::{Actor, EventKind};
use crate::facts::{DetailFacts, EventFacts, Facts};

use super::likeness::{days, month_and_day};
use super::spot::Spot;

/// 那天管家说那间房已经给了别人: no day of its own, that of the matter.
pub(super) fn is_of_that_day(detail: &DetailFacts) -> bool {
    ["那天", "当天"].iter().any(|day| first_clause(&detail.text).contains(day))
}

/// 那天 is the day on which it showed, of which the first message tells: the day for which it was booked, where that is known.
pub(super) fn on_the_day(facts: &Facts) -> Spot {
    let is_by_then = |event: &EventFacts| facts.order.needed_by.is_none_or(|day| event.at.day >= day);
    let is_first = |event: &EventFacts| {
        event.event == EventKind::Contacted && event.by == Actor::Consumer && is_by_then(event)
    };
    facts.timeline.iter().position(is_first).map_or(Spot::Last, Spot::Before)
}

/// On a day of several steps, after the last of them that was before the hour that the detail names.
pub(super) fn by_hour(facts: &Facts, detail: &DetailFacts) -> Option<Spot> {
    let day = month_and_day(&detail.text).filter(|_| detail.answers.is_none())?;
    // The hour may be of the other day: 约了5月3日上门, 5月4日9点30分才揽收.
    let hour = named::hours(&detail.text).last()?.clock;
    let hour = hour.filter(|_| days(&detail.text).all(|one| one == day))?;
    let of_day = |place: &usize| {
        let at = facts.timeline[*place].at;
        (at.day.month(), at.day.day()) == day && at.time.is_some()
    };
    let steps: Vec<usize> = (0..facts.timeline.len()).filter(of_day).collect();
    let [first, _, ..] = steps[..] else { return None };
    let is_before = |place: &&usize| facts.timeline[**place].at.time.is_some_and(|time| time <= hour);
    Some(steps.iter().rev().find(is_before).map_or(Spot::Before(first), |place| Spot::With(*place)))
}

/// 付260之前师傅说不付就不装: before the step that tells the payment.
pub(super) fn before_payment(facts: &Facts, detail: &DetailFacts) -> Option<Spot> {
    let first = first_clause(&detail.text);
    let is_before = first.starts_with('付') && first.contains("之前")
        || first.starts_with("付款前")
        || first.starts_with("付钱前");
    let pays = |event: &EventFacts| {
        let text = event.text.as_deref().unwrap_or_default();
        let is_told = ["付了", "扫了", "转了", "扫码"].iter().any(|word| text.contains(word));
        event.by == Actor::Consumer
            && (event.event == EventKind::Paid || event.event == EventKind::Other && is_told)
    };
    let is_own = is_before && detail.answers.is_none();
    facts.timeline.iter().position(pays).filter(|_| is_own).map(Spot::Before)
}

/// 5月8日在打印店另印了120套: what the writer did on a day of its own between the order and the receipt is told before the step that
/// came next, and not with what was found.
pub(super) fn before_receipt(facts: &Facts, detail: &DetailFacts) -> Option<Spot> {
    let is_told = detail.answers.is_none() && detail.stated.is_none() && detail.actual.is_none();
    let first = named::days(&detail.text).next().filter(|day| is_told && day.span.start == 0)?;
    let day = (first.month, first.day);
    let placed = facts.order.placed?.day;
    let received = facts.timeline.iter().find(|event| event.event == EventKind::Delivered)?.at.day;
    let on = |day: Day| (day.month(), day.day());
    let is_between = placed.year() == received.year()
        && on(placed) < day
        && days(&detail.text).all(|one| one < on(received));
    let has_step = facts.timeline.iter().any(|event| on(event.at.day) == day);
    let next = facts.timeline.iter().position(|event| event.at.day > placed && on(event.at.day) > day)?;
    (is_between && !has_step).then_some(Spot::Before(next))
}

fn first_clause(text: &str) -> &str {
    text.split(['，', '。', '；']).next().unwrap_or(text)
}
