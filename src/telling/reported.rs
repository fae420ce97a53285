//! What the writer told the other side, and when first.

use crate::case::{Actor, EventKind};
use crate::facts::{EventFacts, Facts};

/// A message or an application of the writer's.
pub(super) fn is_told(event: &EventFacts) -> bool {
    event.by == Actor::Consumer && matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested)
}

/// The writer's last message before the first no of the other side's, else the first of all.
pub(super) fn first_report(facts: &Facts) -> Option<usize> {
    let is_no = |event: &EventFacts| event.event == EventKind::Refused && event.by != Actor::Consumer;
    let no = facts.timeline.iter().position(is_no);
    let before = no.and_then(|no| facts.timeline[..no].iter().rposition(is_told));
    before.or_else(|| facts.timeline.iter().position(is_told))
}
