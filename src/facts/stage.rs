//! Where the dispute stands, read off the timeline.

use crate::calendar::{Day, Moment};
use crate::case::{Actor, Case, Event, EventKind, RespondentKind, Whereabouts};

use super::{EventFacts, Stage, Unanswered};

pub(super) fn stage(case: &Case, timeline: &[EventFacts], shows_on_delivery: bool) -> Stage {
    let last = |is: &dyn Fn(&Event) -> bool| case.history.iter().rposition(is);
    let fact = |index: Option<usize>| index.and_then(|index| timeline.get(index)).cloned();
    let of_kind = |kind: EventKind| fact(last(&|event| event.kind == kind));
    let answer = last(&is_answer);
    let contact = last(&is_contact);
    let promise = last(&|event| is_answer(event) && is_promise(event));
    // Silence counts from the last answer on: a merchant who answered once was not silent before.
    let silence = last(&is_silence).filter(|at| Some(*at) > answer);
    let refusal = last(&|event| is_answer(event) && event.kind == EventKind::Refused);
    let decision = last(&|event| event.kind == EventKind::InterventionDecided);
    let returned = last(&|event| event.kind == EventKind::ReturnReceived);
    let goods = goods(case);
    let since = since(case, shows_on_delivery);
    Stage {
        is: name(case, answer, contact),
        goods,
        since: since.map(|moment| moment.to_string()),
        days: since.map(|moment| case.as_of.days_since(moment.day).to_string()),
        delivered: of_kind(EventKind::Delivered),
        refusal: fact(refusal),
        refused_contact: fact(refusal.and_then(|at| case.history[..at].iter().rposition(is_contact))),
        promise: fact(promise),
        promise_days_late: promise
            .and_then(|index| case.history[index].until)
            .filter(|until| *until < case.as_of)
            .map(|until| case.as_of.days_since(until).to_string()),
        answer: fact(answer),
        contact: fact(contact),
        touch: fact(touch(case)),
        request: of_kind(EventKind::AfterSaleRequested),
        unanswered: silence.and_then(|silence| unanswered(case, answer, silence)),
        pending: fact(contact.filter(|contact| Some(*contact) > answer.max(silence))),
        intervention: of_kind(EventKind::InterventionRequested),
        decision: fact(decision),
        refused_after_decision: decision.is_some() && refusal > decision,
        platform_answer: fact(last(&|event| event.by == Actor::Platform && is_reply(event))),
        returned: fact(returned.filter(|_| goods == "merchant")),
        complaint: of_kind(EventKind::Complained),
        outcome: fact(last(&|event| {
            matches!(event.kind, EventKind::Accepted | EventKind::Rejected | EventKind::Mediated)
        })),
    }
}

/// The contacts between the last answer and the moment of silence.
fn unanswered(case: &Case, answer: Option<usize>, silence: usize) -> Option<Unanswered> {
    let from = answer.map_or(0, |answer| answer + 1);
    let contacts: Vec<&Event> =
        case.history[from..silence].iter().filter(|event| is_contact(event)).collect();
    Some(Unanswered {
        count: contacts.len(),
        count_text: contacts.len().to_string(),
        first_at: contacts.first()?.at.to_string(),
        last_at: contacts.last()?.at.to_string(),
        at: case.history[silence].at.to_string(),
    })
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

/// Consumer and merchant were in touch, though the case does not say who asked what: an answer shows a question, goods sent
/// back or an intervention show an application. What only the writer can tell (`other`) shows it where the merchant did it.
fn shows_touch(event: &Event) -> bool {
    use EventKind::{
        Accepted, Closed, Complained, Delivered, InterventionDecided, InterventionRequested, Mediated,
        Ordered, Paid, Rejected, ReturnReceived, ReturnShipped, Shipped,
    };
    match event.kind {
        ReturnShipped | ReturnReceived | InterventionRequested | InterventionDecided | Mediated => true,
        Ordered | Paid | Shipped | Delivered | Complained | Accepted | Rejected | Closed => false,
        _ => event.by == Actor::Merchant,
    }
}

fn touch(case: &Case) -> Option<usize> {
    case.history.iter().rposition(|event| is_contact(event) || shows_touch(event))
}

pub(super) fn is_answer(event: &Event) -> bool {
    event.by == Actor::Merchant && is_reply(event)
}

fn is_silence(event: &Event) -> bool {
    event.kind == EventKind::NoReply && event.by == Actor::Merchant
}

fn is_reply(event: &Event) -> bool {
    use EventKind::{Agreed, Offered, Promised, Refused, Replied};
    matches!(event.kind, Promised | Agreed | Refused | Replied | Offered)
}

/// The moment from which there is a dispute.
fn since(case: &Case, shows_on_delivery: bool) -> Option<Moment> {
    let first =
        |is: &dyn Fn(&Event) -> bool| case.history.iter().find(|event| is(event)).map(|event| event.at);
    let contact = first(&is_contact);
    if shows_on_delivery {
        return contact.or_else(|| case.last(EventKind::Delivered)).or(case.order.placed);
    }
    let lapsed = case
        .history
        .iter()
        .filter(|event| event.kind == EventKind::Promised)
        .filter_map(|event| event.until)
        .find(|until| *until < case.as_of);
    first(&|event| is_answer(event) && event.kind == EventKind::Refused)
        .or_else(|| lapsed.map(|day| Moment { day, time: None }))
        .or(contact)
        .or(case.order.placed)
}

fn is_promise(event: &Event) -> bool {
    matches!(event.kind, EventKind::Promised | EventKind::Agreed)
}

/// The last promise, agreement or refusal decides; a mere reply after it changes nothing.
fn name(case: &Case, answer: Option<usize>, contact: Option<usize>) -> &'static str {
    let decides =
        |event: &&Event| is_answer(event) && !matches!(event.kind, EventKind::Replied | EventKind::Offered);
    let decisive = case.history.iter().rev().find(decides);
    match decisive {
        Some(answer) if answer.kind == EventKind::Refused => "refused",
        Some(answer) if lapsed(answer, case.as_of) => "promise-broken",
        Some(_) => "promised",
        None if answer.is_some() => "replied",
        None if contact.is_some() || case.history.iter().any(is_silence) => "silent",
        None if touch(case).is_some() => "in-touch",
        None => "first-notice",
    }
}

fn lapsed(promise: &Event, as_of: Day) -> bool {
    promise.until.is_some_and(|until| until < as_of)
}

/// As the case says; else as what happened shows.
fn goods(case: &Case) -> &'static str {
    let stated = case.goods.as_ref().and_then(|goods| goods.place);
    let was_delivered = case.history.iter().any(|event| event.kind == EventKind::Delivered);
    match stated {
        Some(Whereabouts::WithMe) => return "consumer",
        Some(Whereabouts::WithMerchant) => return "merchant",
        Some(Whereabouts::UnderWay) if was_delivered => return "under-way-back",
        Some(Whereabouts::Refused) => return "under-way-back",
        Some(Whereabouts::UnderWay | Whereabouts::NeverCame) => return "not-arrived",
        Some(Whereabouts::UsedUp | Whereabouts::Dead) => return "gone",
        None => {}
    }
    let last = case.history.iter().rev().find_map(|event| match event.kind {
        EventKind::Delivered => Some("consumer"),
        EventKind::ReturnReceived => Some("merchant"),
        EventKind::ReturnShipped | EventKind::ReturnRefused => Some("under-way-back"),
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
            "touch" => self.touch.as_ref(),
            "request" => self.request.as_ref(),
            "refused_contact" => self.refused_contact.as_ref(),
            "platform_answer" => self.platform_answer.as_ref(),
            "returned" => self.returned.as_ref(),
            "pending" => self.pending.as_ref(),
            "intervention" => self.intervention.as_ref(),
            "decision" => self.decision.as_ref(),
            "complaint" => self.complaint.as_ref(),
            "outcome" => self.outcome.as_ref(),
            _ => None,
        }
    }
}
