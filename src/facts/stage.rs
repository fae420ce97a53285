//! Where the dispute stands, read off the timeline.

use crate::calendar::Day;
use crate::case::{Actor, Case, Event, EventKind};
use crate::dispute::{Dispute, Sides, Where};
use crate::path::CasePath;

use super::offered;
use super::since::since;
use super::value::DayCount;
use super::words::{Goods, Since, StageKind};
use super::{EventFacts, Open, Stage, Unanswered};

/// The keys of the document that hold an event.
const EVENTS: &[&str] = &[
    "delivered",
    "refusal",
    "refused_contact",
    "promise",
    "answer",
    "contact",
    "touch",
    "request",
    "pending",
    "intervention",
    "decision",
    "platform_answer",
    "returned",
    "complaint",
    "outcome",
];

pub(super) fn stage(
    case: &Case,
    timeline: &[EventFacts],
    dispute: &Dispute,
    shows_on_delivery: bool,
) -> Stage {
    let sides = dispute.sides;
    let last = |is: &dyn Fn(&Event) -> bool| case.history.iter().rposition(is);
    let fact = |index: Option<usize>| index.and_then(|index| timeline.get(index)).cloned();
    let of_kind = |kind: EventKind| fact(last(&|event| event.kind == kind));
    let answer = last(&|event| sides.is_answer(event));
    let contact = last(&|event| sides.is_contact(event));
    let promise = last(&|event| is_open_promise(case, sides, event));
    // Silence counts from the last answer on: a merchant who answered once was not silent before.
    let silence = last(&|event| sides.is_silence(event)).filter(|at| Some(*at) > answer);
    let acted = last(&|event| is_act(event, sides));
    let refusal = last(&|event| sides.is_answer(event) && event.kind == EventKind::Refused);
    let decision = last(&|event| event.kind == EventKind::InterventionDecided);
    let returned = last(&|event| event.kind == EventKind::ReturnReceived);
    let goods = held(dispute.goods.at);
    let since = since(case, dispute, shows_on_delivery);
    let (since, since_from) = since.unzip();
    let mut stage = Stage {
        is: name(case, sides, answer, contact),
        goods,
        since,
        days: since.map(|moment| DayCount(case.as_of.days_since(moment.day))),
        open: dispute.since.and_then(|since| open(case, sides, since)),
        delivered: of_kind(EventKind::Delivered),
        refusal: fact(refusal),
        refused_contact: fact(refusal.and_then(|at| refused_contact(case, sides, at))),
        promise: fact(promise),
        promise_days_late: promise
            .and_then(|index| case.history[index].until)
            .filter(|until| *until < case.as_of)
            .map(|until| DayCount(case.as_of.days_since(until))),
        answer: fact(answer),
        contact: fact(contact),
        touch: fact(touch(case, sides)),
        request: of_kind(EventKind::AfterSaleRequested),
        unanswered: silence.and_then(|silence| unanswered(case, sides, answer, silence)),
        pending: fact(contact.filter(|contact| Some(*contact) > answer.max(silence).max(acted))),
        intervention: of_kind(EventKind::InterventionRequested),
        decision: fact(decision),
        offers_some: offered::some(case, refusal),
        refused_after_decision: decision.is_some() && refusal > decision,
        platform_answer: fact(last(&|event| {
            event.by == Actor::Platform && !sides.platform_sells && is_reply(event)
        })),
        returned: fact(returned.filter(|_| goods == Goods::Merchant)),
        complaint: of_kind(EventKind::Complained),
        outcome: fact(last(&|event| {
            matches!(event.kind, EventKind::Accepted | EventKind::Rejected | EventKind::Mediated)
        })),
        sources: Vec::new(),
    };
    stage.sources = sources(&stage, silence.map(|at| case.history[at].path()), since_from);
    stage
}

/// A test or a repair by the seller is no answer in words, and what was asked for all the same.
fn is_act(event: &Event, sides: Sides) -> bool {
    sides.is_seller(event.by) && matches!(event.kind, EventKind::Inspected | EventKind::Repaired)
}

/// What a refusal refuses: the last contact before it, unless that was answered in between.
fn refused_contact(case: &Case, sides: Sides, refusal: usize) -> Option<usize> {
    let contact = case.history[..refusal].iter().rposition(|event| sides.is_contact(event))?;
    let is_answered = case.history[contact + 1..refusal].iter().any(|event| sides.is_answer(event));
    (!is_answered).then_some(contact)
}

/// Where the case says what a standing follows from.
fn sources(stage: &Stage, silence: Option<CasePath>, since: Option<CasePath>) -> Vec<CasePath> {
    let events = EVENTS.iter().filter_map(|name| stage.event(name)).map(|event| event.from.clone());
    let mut sources: Vec<CasePath> = events.chain(silence).chain(since).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// What is open since a day before the day of writing.
fn open(case: &Case, sides: Sides, since: crate::dispute::Since) -> Option<Open> {
    let days = case.as_of.days_since(since.at.day);
    let how = match case.history.get(since.by)?.kind {
        EventKind::AfterSaleRequested => Since::Applied,
        EventKind::ReturnReceived => Since::Returned,
        EventKind::Agreed | EventKind::Promised => Since::Agreed,
        _ => Since::Asked,
    };
    let is_contact = |event: &Event| sides.is_contact(event) && !case.is_before_sale(event);
    let is_first = case.history.iter().position(is_contact) == Some(since.by);
    (days > 0).then_some(Open { at: since.at, how, is_first, days: DayCount(days) })
}

/// The contacts between the last answer and the moment of silence.
fn unanswered(case: &Case, sides: Sides, answer: Option<usize>, silence: usize) -> Option<Unanswered> {
    let from = answer.map_or(0, |answer| answer + 1);
    let contacts: Vec<&Event> =
        case.history[from..silence].iter().filter(|event| sides.is_contact(event)).collect();
    Some(Unanswered {
        count: contacts.len(),
        count_text: contacts.len().to_string(),
        first_at: contacts.first()?.at,
        last_at: contacts.last()?.at,
        at: case.history[silence].at,
    })
}

/// Consumer and merchant were in touch, though the case does not say who asked what: an answer shows a question, goods sent
/// back or an intervention show an application. What only the writer can tell (`other`) shows it where the merchant did it.
fn shows_touch(sides: Sides, event: &Event) -> bool {
    use EventKind::{
        Accepted, Closed, Complained, Delivered, InterventionDecided, InterventionRequested, Mediated,
        Ordered, Paid, Rejected, ReturnReceived, ReturnShipped, Shipped,
    };
    match event.kind {
        ReturnShipped | ReturnReceived | InterventionRequested | InterventionDecided | Mediated => true,
        Ordered | Paid | Shipped | Delivered | Complained | Accepted | Rejected | Closed => false,
        _ => sides.is_seller(event.by),
    }
}

fn touch(case: &Case, sides: Sides) -> Option<usize> {
    case.history.iter().rposition(|event| sides.is_contact(event) || shows_touch(sides, event))
}

fn is_reply(event: &Event) -> bool {
    use EventKind::{Agreed, Offered, Promised, Refused, Replied};
    matches!(event.kind, Promised | Agreed | Refused | Replied | Offered)
}

/// An answer was promised, and the seller has answered since.
pub(super) fn is_answered(case: &Case, sides: Sides, promise: &Event) -> bool {
    // By date, which is not the order of the file.
    let later = case.history.iter().skip_while(|event| event.index != promise.index).skip(1);
    promise.promises_answer() && later.clone().any(|event| sides.is_answer(event))
}

fn is_open_promise(case: &Case, sides: Sides, event: &Event) -> bool {
    matches!(event.kind, EventKind::Promised | EventKind::Agreed)
        && sides.is_answer(event)
        && !case.is_before_sale(event)
        && !is_answered(case, sides, event)
        && !case.promises_other(event)
        && !case.is_early_promise(event)
}

/// The last promise, agreement or refusal decides; a mere reply after it changes nothing.
fn name(case: &Case, sides: Sides, answer: Option<usize>, contact: Option<usize>) -> StageKind {
    let decisive = case.history.iter().rev().find(|event| {
        let is_word = !matches!(event.kind, EventKind::Replied | EventKind::Offered);
        let is_open = !is_answered(case, sides, event) && !case.promises_other(event);
        sides.is_answer(event)
            && is_word
            && !case.is_before_sale(event)
            && is_open
            && !case.is_early_promise(event)
    });
    match decisive {
        Some(answer) if answer.kind == EventKind::Refused => StageKind::Refused,
        Some(answer) if lapsed(answer, case.as_of) => StageKind::PromiseBroken,
        Some(_) => StageKind::Promised,
        None if answer.is_some() => StageKind::Replied,
        None if contact.is_some() || case.history.iter().any(|event| sides.is_silence(event)) => {
            StageKind::Silent
        }
        None if touch(case, sides).is_some() => StageKind::InTouch,
        None => StageKind::FirstNotice,
    }
}

fn lapsed(promise: &Event, as_of: Day) -> bool {
    promise.until.is_some_and(|until| until < as_of)
}

/// Who holds the goods, in the words of the facts.
fn held(at: Where) -> Goods {
    match at {
        Where::Consumer => Goods::Consumer,
        Where::UnderWayBack => Goods::UnderWayBack,
        Where::Seller => Goods::Merchant,
        Where::NotArrived => Goods::NotArrived,
        Where::Gone => Goods::Gone,
    }
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

    /// All of them.
    pub(super) fn events_mut(&mut self) -> impl Iterator<Item = &mut EventFacts> {
        let events = [
            &mut self.delivered,
            &mut self.refusal,
            &mut self.promise,
            &mut self.answer,
            &mut self.contact,
            &mut self.touch,
            &mut self.request,
            &mut self.refused_contact,
            &mut self.platform_answer,
            &mut self.returned,
            &mut self.pending,
            &mut self.intervention,
            &mut self.decision,
            &mut self.complaint,
            &mut self.outcome,
        ];
        events.into_iter().flatten()
    }
}
