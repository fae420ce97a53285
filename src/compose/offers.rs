//! The seller's offers, and what the writer said to them: where they stand in a text that tells reasons apart.

use crate::case::{Actor, EventKind};
use crate::telling::{Move, MoveKind};

use super::apart::{Reason, is_plain};
use super::story::Told;

impl Told<'_> {
    /// Was it said the same day to an offer before it: 怎么能算到1028的 is told with 给您退1028, and not before it?
    pub(super) fn follows_offer(&self, message: usize) -> bool {
        let timeline = &self.facts.timeline;
        let before = message.checked_sub(1).map(|place| &timeline[place]);
        before.is_some_and(|one| {
            one.event == EventKind::Offered
                && one.by == Actor::Merchant
                && one.at.day == timeline[message].at.day
        })
    }

    /// The offer that answered the message, which the course tells by itself where the message stands elsewhere.
    pub(super) fn offer_to(&self, one: &Move) -> Option<usize> {
        one.answer.filter(|place| self.facts.timeline[*place].event == EventKind::Offered)
    }

    /// Is this an offer by itself that the writer did not take, told in words that a list can hold?
    pub(super) fn is_left(&self, one: &Move) -> bool {
        let Some(event) = one.events.first().map(|place| &self.facts.timeline[*place]) else { return false };
        let is_told = event.quote.is_some() || event.text.is_some() || event.amount.is_some();
        one.kind == MoveKind::Single
            && is_plain(one)
            && one.details.is_empty()
            && event.event == EventKind::Offered
            && event.by == Actor::Merchant
            && event.taken == Some(false)
            && !event.is_declined_next
            && !self.is_answered_next(one.events[0])
            && is_told
    }

    /// 喷雾我不要 stands behind the offer of it, though it names the refusal before, where something else meets that.
    pub(super) fn behind_offers(&self, reasons: &mut [Reason<'_>]) {
        for at in 0..reasons.len() {
            let Some(message) = reasons[at].answered else { continue };
            let is_before = |later: &usize| reasons[*later].place < message.events[0];
            let last = (at + 1..reasons.len()).take_while(is_before).last();
            let is_offer = |at: &usize| self.facts.timeline[reasons[*at].place].event == EventKind::Offered;
            let is_open = |at: &usize| reasons[*at].answered.is_none();
            let is_met = self.is_met_apart(reasons[at].place);
            if let Some(last) = last.filter(is_offer).filter(is_open).filter(|_| is_met) {
                reasons[last].answered = reasons[at].answered.take();
            }
        }
    }
}
