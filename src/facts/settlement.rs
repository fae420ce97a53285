//! What both sides agreed on, and whether the money has come.

use serde::Serialize;

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::case::{Case, Claim, Event, EventKind, Outcome};
use crate::dispute::Dispute;

use super::EventFacts;

/// An agreement that nothing took back since.
#[derive(Debug, Clone, Serialize)]
pub struct Settlement {
    /// How it came about: the agreement, the offer that was taken, the mediation.
    pub agreed: EventFacts,
    /// The sum to be paid: what the agreement names, else the refund that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// When all of that had come, where it has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<Moment>,
}

pub(super) fn settlement(case: &Case, dispute: &Dispute, timeline: &[EventFacts]) -> Option<Settlement> {
    let sides = dispute.sides;
    let is_agreement = |event: &Event| match event.kind {
        EventKind::Agreed => sides.is_seller(event.by),
        // A promise to do one thing that was asked for, not of a date of shipping.
        EventKind::Promised => {
            sides.is_seller(event.by) && case.claims.iter().any(|claim| Some(claim.kind) == event.of)
        }
        EventKind::Offered => event.taken == Some(true),
        EventKind::Mediated => matches!(event.outcome, Some(Outcome::ForConsumer | Outcome::Partly)),
        _ => false,
    };
    let place = case.history.iter().rposition(is_agreement)?;
    let since = &case.history[place..];
    let is_off = |event: &Event| event.kind == EventKind::Refused && sides.is_seller(event.by);
    if since.iter().any(is_off) {
        return None;
    }
    let amount = case.history[place].amount.or_else(|| asked(case));
    let paid_at = amount.and_then(|sum| paid(since, sum));
    Some(Settlement { agreed: timeline.get(place)?.clone(), amount, paid_at })
}

/// When all that was paid had come back, where nothing else is asked for.
pub(super) fn repaid(case: &Case) -> Option<Moment> {
    let is_all = case.claims.iter().all(|claim| claim.kind.is_refund());
    if is_all { paid(&case.history, case.order.paid) } else { None }
}

/// The sum of what was asked for in money.
fn asked(case: &Case) -> Option<Amount> {
    let of = |claim: &Claim| claim.amount.or_else(|| claim.kind.is_refund().then_some(case.order.paid));
    let sum: Amount = case.claims.iter().filter_map(of).sum();
    (!sum.is_zero()).then_some(sum)
}

/// When the refunds among these events came up to this sum.
fn paid(events: &[Event], sum: Amount) -> Option<Moment> {
    let mut come = Amount::ZERO;
    for event in events.iter().filter(|event| event.kind == EventKind::Refunded) {
        come = [come, event.amount.unwrap_or_default()].into_iter().sum();
        if come >= sum {
            return Some(event.at);
        }
    }
    None
}
