//! Where the dispute stands, read off the timeline.

use crate::calendar::Day;
use crate::case::{Actor, Case, Event, EventKind, RespondentKind};

use super::{EventFacts, Stage};

/// Events that tell the stage, as indexes into the sorted history.
struct Marks<'a> {
    case: &'a Case,
}

pub(super) fn stage(case: &Case, timeline: &[EventFacts]) -> Stage {
    let marks = Marks { case };
    let fact = |index: Option<usize>| index.and_then(|index| timeline.get(index)).cloned();
    let answer = marks.last(is_answer);
    let contact = marks.last(is_contact);
    let promise = marks.last(|event| is_answer(event) && is_promise(event));
    let silence = marks.last(|event| event.kind == EventKind::NoReply && event.by == Actor::Merchant);
    let since = marks
        .first(is_contact)
        .or_else(|| marks.last(|event| event.kind == EventKind::Delivered))
        .map(|index| case.history[index].at)
        .or(case.order.placed);
    Stage {
        is: name(case, answer, contact),
        goods: goods(case),
        since: since.map(|moment| moment.to_string()),
        days: since.map(|moment| case.as_of.days_since(moment.day).to_string()),
        delivered: fact(marks.last(|event| event.kind == EventKind::Delivered)),
        refusal: fact(marks.last(|event| event.kind == EventKind::Refused && event.by == Actor::Merchant)),
        promise: fact(promise),
        promise_days_late: promise
            .and_then(|index| case.history[index].until)
            .filter(|until| *until < case.as_of)
            .map(|until| case.as_of.days_since(until).to_string()),
        answer: fact(answer),
        contact: fact(contact),
        request: fact(marks.last(|event| event.kind == EventKind::AfterSaleRequested)),
        silence: fact(silence.filter(|&index| contact.is_some_and(|contact| index > contact) && Some(index) > answer)),
        intervention: fact(marks.last(|event| event.kind == EventKind::InterventionRequested)),
        decision: fact(marks.last(|event| event.kind == EventKind::InterventionDecided)),
        complaint: fact(marks.last(|event| event.kind == EventKind::Complained)),
        outcome: fact(marks.last(|event| {
            matches!(event.kind, EventKind::Accepted | EventKind::Rejected | EventKind::Mediated)
        })),
    }
}

impl Marks<'_> {
    fn last(&self, is: impl Fn(&Event) -> bool) -> Option<usize> {
        self.case.history.iter().rposition(is)
    }

    fn first(&self, is: impl Fn(&Event) -> bool) -> Option<usize> {
        self.case.history.iter().position(is)
    }
}

/// The consumer turned to the merchant.
pub(super) fn is_contact(event: &Event) -> bool {
    event.by == Actor::Consumer
        && match event.kind {
            EventKind::Contacted => event.to == RespondentKind::Merchant,
            EventKind::AfterSaleRequested => true,
            _ => false,
        }
}

/// How much an account of the dispute needs the event at this place.
pub(super) fn weight(case: &Case, place: usize) -> u8 {
    let event = &case.history[place];
    let later = |is: fn(&Event) -> bool| case.history[place + 1..].iter().any(is);
    match event.kind {
        EventKind::Ordered | EventKind::Paid | EventKind::Shipped => 2,
        // The first contact opens the dispute; later ones are steps, unless nothing but them came after the last answer.
        EventKind::Contacted if is_contact(event) => {
            let first = !case.history[..place].iter().any(is_contact);
            if first { 0 } else if later(is_answer) || later(is_contact) { 2 } else { 1 }
        }
        EventKind::NoReply | EventKind::Replied if event.by == Actor::Merchant && later(is_answer) => 2,
        EventKind::ReturnShipped | EventKind::Delivered | EventKind::Other => 1,
        _ => 0,
    }
}

fn is_answer(event: &Event) -> bool {
    event.by == Actor::Merchant
        && matches!(event.kind, EventKind::Promised | EventKind::Agreed | EventKind::Refused | EventKind::Replied)
}

fn is_promise(event: &Event) -> bool {
    matches!(event.kind, EventKind::Promised | EventKind::Agreed)
}

fn name(case: &Case, answer: Option<usize>, contact: Option<usize>) -> &'static str {
    let Some(answer) = answer.and_then(|index| case.history.get(index)) else {
        return if contact.is_some() { "silent" } else { "first-notice" };
    };
    match answer.kind {
        EventKind::Refused => "refused",
        EventKind::Replied if answered_promise_lapsed(case) => "promise-broken",
        EventKind::Replied => "replied",
        _ if lapsed(answer, case.as_of) => "promise-broken",
        _ => "promised",
    }
}

fn lapsed(promise: &Event, as_of: Day) -> bool {
    promise.until.is_some_and(|until| until < as_of)
}

/// A dated promise lapsed and the merchant has only replied since.
fn answered_promise_lapsed(case: &Case) -> bool {
    let promise = case.history.iter().rev().find(|event| is_answer(event) && event.kind != EventKind::Replied);
    promise.is_some_and(|promise| lapsed(promise, case.as_of))
}

fn goods(case: &Case) -> &'static str {
    let last = case.history.iter().rev().find_map(|event| match event.kind {
        EventKind::Delivered => Some("consumer"),
        EventKind::ReturnReceived => Some("merchant"),
        EventKind::ReturnShipped => Some("under-way-back"),
        _ => None,
    });
    last.unwrap_or("not-arrived")
}

impl Stage {
    /// The event that a key of this document holds.
    pub(super) fn event(&self, name: &str) -> Option<&EventFacts> {
        match name {
            "delivered" => self.delivered.as_ref(),
            "refusal" => self.refusal.as_ref(),
            "promise" => self.promise.as_ref(),
            "answer" => self.answer.as_ref(),
            "contact" => self.contact.as_ref(),
            "request" => self.request.as_ref(),
            "silence" => self.silence.as_ref(),
            "intervention" => self.intervention.as_ref(),
            "decision" => self.decision.as_ref(),
            "complaint" => self.complaint.as_ref(),
            "outcome" => self.outcome.as_ref(),
            _ => None,
        }
    }
}
