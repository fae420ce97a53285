//! Where an account of many steps begins a paragraph.

use crate::case::{Actor, Case, Event};
use crate::dispute::{Dispute, Phase};

/// After so many steps of a paragraph the writer's next one begins another: readers lost the thread of longer ones. Steps and
/// not characters, so that no other step's wording moves what stands here.
const STEPS: usize = 3;

/// Where an account begins a paragraph.
pub(super) fn openings(case: &Case, dispute: &Dispute) -> Vec<bool> {
    let mut steps = 0;
    let mut before = None;
    let opens = |(event, phase): (&Event, &Phase)| {
        let part = part(*phase);
        let is_other = before.replace(part).is_some_and(|before| before != part);
        let is_long = steps >= STEPS && event.by == Actor::Consumer;
        let opens = is_other && steps > 1 || is_long;
        steps = if opens { 1 } else { steps + 1 };
        opens
    };
    case.history.iter().zip(&dispute.phases).map(opens).collect()
}

/// The phases that stand in one paragraph: sale and delivery; talks and what came of an application; each of the rest.
fn part(phase: Phase) -> u8 {
    match phase {
        Phase::Sale | Phase::Delivery => 0,
        Phase::Talks | Phase::Application | Phase::Return => 1,
        Phase::Platform => 2,
        Phase::Authority => 3,
    }
}
