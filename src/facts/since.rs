//! From when there is a dispute: the day that the form of an office asks for.

use std::collections::BTreeSet;

use crate::calendar::Moment;
use crate::case::{Case, Event, EventKind};
use crate::dispute::{Asked, Dispute, Request, Side};
use crate::path::CasePath;

/// The moment from which there is a dispute, and where the case says it. What was before the order, or was granted since,
/// does not count; what was agreed to is owed from then on.
pub(super) fn since(case: &Case, dispute: &Dispute, shows_on_delivery: bool) -> Option<(Moment, CasePath)> {
    let sides = dispute.sides;
    let of = |event: &Event| (event.at, event.path());
    let owed = dispute.since.map(|since| &case.history[since.by]);
    let owed = owed.filter(|event| sides.addressed(event).is_none()).map(of);
    let counts = |(place, event): &(usize, &Event)| {
        dispute.last_granted().is_none_or(|granted| *place > granted) && !case.is_before_sale(event)
    };
    let first = |is: &dyn Fn(&Event) -> bool| {
        let mut events = case.history.iter().enumerate().filter(counts);
        events.find(|(_, event)| is(event)).map(|(_, event)| of(event))
    };
    let received = case.history.iter().find(|event| event.kind == EventKind::Delivered);
    let contact = || first(&|event| sides.is_contact(event) && !case.is_before_receipt(event));
    let refused = || first(&|event| is_refusal(dispute, event));
    let told = said(case, dispute);
    let raised = || {
        first(&|event| {
            let need = case.order.needed_by.filter(|_| received.is_none());
            let is_talk = sides.is_contact(event) && need.is_none_or(|day| event.at.day >= day);
            let is_early = received.is_some_and(|received| event.at.is_before(received.at));
            (told.contains(&event.index) || is_talk || is_refusal(dispute, event))
                && !is_early
                && !is_mended(case, dispute, event)
        })
    };
    let placed = case.order.placed.map(|placed| (placed, CasePath::of("order.placed")));
    if shows_on_delivery {
        let delivered = case.history.iter().rev().find(|event| event.kind == EventKind::Delivered);
        // After what was granted and taken back nothing need have been asked again.
        let refused = || refused().or_else(|| delivered.map(of));
        return owed.or_else(raised).or_else(contact).or_else(refused).or(placed);
    }
    let lapsed = |(_, event): (usize, &Event)| {
        let until = event.until.filter(|until| event.kind == EventKind::Promised && *until < case.as_of)?;
        Some((until.into(), event.path().join("until")))
    };
    owed.or_else(|| if received.is_some() { raised() } else { refused() })
        .or_else(|| case.history.iter().enumerate().filter(counts).find_map(lapsed))
        .or_else(contact)
        .or(placed)
}

/// The events with what was first asked for, and the reasons against it. Words about the making of a thing are no dispute.
fn said(case: &Case, dispute: &Dispute) -> BTreeSet<usize> {
    let is_claim = |one: &&Request| one.to == Side::Seller && one.what != Asked::Performance;
    let asked = dispute.requests.iter().filter(is_claim).map(Request::first_asked);
    let reasons = dispute.positions.iter().filter(|one| one.by == Side::Seller && one.is_sure);
    let reasons = reasons.flat_map(|one| one.before.iter().copied().chain([one.at]));
    asked.chain(reasons).filter_map(|place| Some(case.history.get(place)?.index)).collect()
}

/// Was the thing mended behind this step, before anything was refused? What was mended is no longer in dispute.
fn is_mended(case: &Case, dispute: &Dispute, event: &Event) -> bool {
    let refusal = case.history.iter().find(|one| is_refusal(dispute, one));
    let is_it = |one: &Event| {
        one.kind == EventKind::Repaired
            && event.at.is_before(one.at)
            && refusal.is_some_and(|refusal| one.at.is_before(refusal.at))
    };
    case.history.iter().any(is_it)
}

fn is_refusal(dispute: &Dispute, event: &Event) -> bool {
    event.kind == EventKind::Refused && dispute.sides.is_answer(event)
}
