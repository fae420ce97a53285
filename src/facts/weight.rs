//! How much an account of the dispute needs each event: what a shorter account may sum up, and in which order.
//!
//! Read off the case alone, so that a text does not depend on which other texts are written beside it.

use std::collections::BTreeSet;

use crate::case::{Actor, Case, Event, EventKind};
use crate::dispute::{Dispute, Position, Sides};

/// The weight of each event, as `EventFacts::weight` says it. The delivery that reveals the problem never goes.
pub(super) fn weights(case: &Case, dispute: &Dispute, revealing: Option<usize>) -> Vec<u8> {
    let standing = standing(case, dispute);
    let claimed: BTreeSet<&str> =
        case.claims.iter().flat_map(|claim| &claim.exhibits).map(String::as_str).collect();
    let is_claimed = |event: &Event| event.exhibits.iter().any(|id| claimed.contains(id.as_str()));
    let details = case.problem.details.iter().filter_map(|detail| detail.answers.as_ref());
    let mut seen = Seen::of(case, dispute.sides);
    let mut last = BTreeSet::new();
    let mut weights: Vec<u8> = Vec::with_capacity(case.history.len());
    for (place, event) in case.history.iter().enumerate().rev() {
        // The last of a decisive kind outranks those before it.
        let is_last = is_decisive(event.kind) && last.insert((event.kind, event.by));
        let own = if is_last { 1 } else { seen.weight(place, event) };
        seen.pass(event);
        // A reason that the case answers, and a repair of what was repaired in vain, are what the letter argues from.
        let is_named = |answers: &String| Some(answers) == event.id.as_ref();
        // And an offer without which what the writer said to it has no sense.
        let mut replies = case.history.iter().filter_map(|event| event.answers.as_ref());
        let is_offer = event.kind == EventKind::Offered && replies.any(is_named);
        let is_met = |position: &Position| position.at == place && !position.details.is_empty();
        let is_answered =
            event.id.is_some() && details.clone().any(is_named) || dispute.positions.iter().any(is_met);
        // What the case itself shows the problem by.
        let is_shown = event.kind == EventKind::Other
            && event.exhibits.iter().any(|id| case.problem.exhibits.contains(id));
        let is_repair = event.kind == EventKind::Repaired;
        // What the seller assured of before the sale is what was bought: 可以的叔叔 深30给您做.
        let is_assurance = event.by == Actor::Merchant && event.quote.is_some() && case.is_before_sale(event);
        let never = standing.contains(&place)
            || revealing == Some(place)
            || is_repair
            || is_shown
            || is_answered
            || is_assurance
            || event.amount.is_some()
            || is_claimed(event);
        weights.push(match own {
            _ if never => 0,
            own if is_offer => own.min(1),
            own => own,
        });
    }
    weights.reverse();
    weights
}

/// Events on which the present standing and the periods rest: the last of each kind that says how it stands or that starts
/// a period, the first contact, the first request that is still open, and what the last refusal answered.
fn standing(case: &Case, dispute: &Dispute) -> BTreeSet<usize> {
    let sides = dispute.sides;
    let is_contact = |event: &Event| sides.is_contact(event);
    let mut standing = BTreeSet::new();
    let mut last = BTreeSet::new();
    for (place, event) in case.history.iter().enumerate().rev() {
        if states(event).is_some_and(|what| last.insert((what, event.by))) {
            standing.insert(place);
        }
    }
    standing.extend(case.history.iter().position(is_contact));
    let refusal =
        case.history.iter().rposition(|event| sides.is_answer(event) && event.kind == EventKind::Refused);
    standing.extend(dispute.since.map(|since| since.by));
    standing.extend(refusal.and_then(|at| case.history[..at].iter().rposition(is_contact)));
    standing
}

/// The kinds of which the last one says how the dispute stands, or starts a period.
fn states(event: &Event) -> Option<EventKind> {
    use EventKind as Kind;
    match event.kind {
        Kind::Promised if event.until.is_none() => None,
        Kind::Accepted | Kind::Rejected | Kind::Mediated => Some(Kind::Accepted),
        kind @ (Kind::Delivered
        | Kind::Promised
        | Kind::AfterSaleRequested
        | Kind::Agreed
        | Kind::Refused
        | Kind::ReturnReceived
        | Kind::ReturnRefused
        | Kind::Closed
        | Kind::InterventionDecided) => Some(kind),
        _ => None,
    }
}

/// Something that changed where the dispute stood.
fn is_decisive(kind: EventKind) -> bool {
    use EventKind as Kind;
    !matches!(
        kind,
        Kind::Ordered
            | Kind::Paid
            | Kind::Shipped
            | Kind::Contacted
            | Kind::Replied
            | Kind::NoReply
            | Kind::Other
    )
}

/// What stands after an event, while the history is walked from its end.
struct Seen {
    sides: Sides,
    answered: bool,
    silent: bool,
    /// The next answer or contact: a decisive answer, anything else, or nothing.
    next: Next,
    first_contact: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Nothing,
    Decision,
    Step,
}

impl Seen {
    fn of(case: &Case, sides: Sides) -> Self {
        let first_contact = case.history.iter().position(|event| sides.is_contact(event));
        Self { sides, answered: false, silent: false, next: Next::Nothing, first_contact }
    }

    fn weight(&self, place: usize, event: &Event) -> u8 {
        match event.kind {
            EventKind::Ordered | EventKind::Paid | EventKind::Shipped => 4,
            // A contact is a step unless a decision answers it or nothing follows it.
            EventKind::Contacted if self.sides.is_contact(event) => match self.next {
                _ if self.first_contact == Some(place) => 0,
                Next::Nothing => 0,
                Next::Decision => 3,
                Next::Step => 4,
            },
            // What the other side said word for word is summed up after mere steps.
            EventKind::Replied if self.answered && event.quote.is_some() => 3,
            EventKind::Replied if self.answered => 4,
            EventKind::NoReply if self.answered || self.silent => 4,
            EventKind::Replied | EventKind::NoReply => 0,
            kind if is_decisive(kind) => 2,
            // What the writer did is told before what was only said.
            EventKind::Other if event.by == Actor::Consumer => 1,
            _ => 3,
        }
    }

    fn pass(&mut self, event: &Event) {
        self.silent |= event.kind == EventKind::NoReply;
        let is_answer = self.sides.is_answer(event);
        self.answered |= is_answer;
        if is_answer && event.kind != EventKind::Replied {
            self.next = Next::Decision;
        } else if is_answer || self.sides.is_contact(event) {
            self.next = Next::Step;
        }
    }
}
