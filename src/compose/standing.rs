//! How the matter stands, for texts without a course: the last words of each side, what meets them, what was assured.

use tera::Value;

use crate::case::Actor;
use crate::facts::EventFacts;

use super::story::Told;

/// So many of their words are held against a seller at most.
const MOST_ASSURED: usize = 2;

impl Told<'_> {
    /// The events by which a text says how the matter stands.
    pub(super) fn standing(&self) -> [(&'static str, Option<&EventFacts>); 5] {
        let stage = &self.facts.stage;
        [
            ("refusal", stage.refusal.as_ref()),
            ("refused_contact", stage.refused_contact.as_ref()),
            ("promise", stage.promise.as_ref()),
            ("last_answer", stage.answer.as_ref()),
            ("pending", stage.pending.as_ref()),
        ]
    }

    /// The seller's reasons that a sentence meets, in the order of the argument: when, in which words, and what meets them.
    pub(super) fn met(&self) -> Vec<Value> {
        let steps = self.facts.argument.steps.iter().filter_map(|step| step.position.as_ref());
        let places =
            steps.filter_map(|met| self.facts.timeline.iter().position(|event| event.from == met.from));
        let is_seller = |place: &usize| {
            let by = self.facts.timeline[*place].by;
            by == Actor::Merchant || by == Actor::Platform && self.facts.dispute.platform_sells
        };
        let mut seen: Vec<usize> = Vec::new();
        for place in places.filter(is_seller) {
            if !seen.contains(&place) {
                seen.push(place);
            }
        }
        seen.into_iter().map(|place| self.event(place)).collect()
    }

    /// What the seller had agreed to or assured of before the last refusal: the last few.
    pub(super) fn assured(&self) -> Vec<Value> {
        let refusal = self.facts.stage.refusal.as_ref().and_then(|event| self.place(event)).unwrap_or(0);
        let is_word = |place: &usize| {
            let event = &self.facts.timeline[*place];
            event.by == Actor::Merchant && event.assures
        };
        let mut places: Vec<usize> = (0..refusal).rev().filter(is_word).take(MOST_ASSURED).collect();
        places.reverse();
        places.into_iter().map(|place| self.event(place)).collect()
    }

    pub(super) fn place(&self, event: &EventFacts) -> Option<usize> {
        self.facts.timeline.iter().position(|one| one.from == event.from)
    }
}
