//! In which order a full text needs the exhibits: their numbers follow it.

use crate::case::{Actor, EventKind};
use crate::facts::{Facts, Step};

use super::{Move, MoveKind, Story, findings};

/// The places of the exhibits among `facts.exhibits`, in the order in which the story cites them, then the others.
pub(super) fn order(facts: &Facts, story: &Story) -> Vec<usize> {
    let mut order = Vec::with_capacity(facts.exhibits.len());
    let mut add = |labels: &[String]| {
        // One bracket cites the lower numbers first.
        let mut places: Vec<usize> = labels
            .iter()
            .filter_map(|label| facts.exhibits.iter().position(|exhibit| exhibit.label == *label))
            .filter(|place| !order.contains(place))
            .collect();
        places.sort_unstable();
        places.dedup();
        order.extend(places);
    };
    let last: Vec<usize> = (0..facts.timeline.len()).filter(|place| is_reason(facts, *place)).collect();
    // The rest of the summary stands in the first finding, with what proves it.
    let from = story.found_from();
    let is_found = |(at, one): &(usize, &Move)| *at >= from && one.kind == MoveKind::Finding;
    let finding = story.moves().enumerate().find(is_found).map(|(at, _)| at);
    for (at, one) in story.moves().enumerate() {
        let tells_rest = Some(at) == finding && !one.with_summary && !story.rest.is_empty();
        for labels in cited(facts, one, &last, tells_rest) {
            add(&labels);
        }
    }
    // Each reason, and what meets it, stand together at the end of the course.
    let steps = || facts.argument.steps.iter().filter(|step| step.is_short);
    for place in last.iter().copied() {
        add(&facts.timeline[place].exhibits);
        let is_own = |one: &&Move| {
            one.places().contains(&place) && one.places().iter().all(|place| last.contains(place))
        };
        let beside = story.moves().filter(is_own).flat_map(|one| &one.details);
        for detail in beside {
            add(&facts.problem.details[*detail].exhibits);
        }
        for step in steps().filter(|step| meets(facts, step, place)) {
            add(&step.exhibits);
            step.breaker.iter().filter_map(|piece| piece.exhibits.as_ref()).for_each(|labels| add(labels));
        }
    }
    for step in steps() {
        add(&step.exhibits);
    }
    let labels: Vec<String> = facts.exhibits.iter().map(|exhibit| exhibit.label.clone()).collect();
    add(&labels);
    order
}

fn meets(facts: &Facts, step: &Step, place: usize) -> bool {
    step.position.as_ref().is_some_and(|met| met.from == facts.timeline[place].from)
}

/// Is it a reason or an offer of the other side's that a text tells with what is said to it?
fn is_reason(facts: &Facts, place: usize) -> bool {
    let event = &facts.timeline[place];
    let is_met = || {
        let mut steps = facts.argument.steps.iter().filter(|step| step.is_short && step.is_detail);
        steps.any(|step| meets(facts, step, place))
    };
    match event.event {
        EventKind::Offered => event.by == Actor::Merchant && is_met(),
        EventKind::Refused | EventKind::Replied => is_met(),
        _ => false,
    }
}

/// The labels of each bracket of a move, as its template writes them, without those of the reasons that stand `last`.
fn cited(facts: &Facts, one: &Move, last: &[usize], tells_rest: bool) -> Vec<Vec<String>> {
    let mut brackets = Vec::new();
    // What meets a reason is told, and cited, beside it.
    let is_argued = |place: usize| {
        facts.argument.steps.iter().any(|step| step.is_short && step.is_detail && step.tells(Some(place)))
    };
    let is_last = !one.places().is_empty() && one.places().iter().all(|place| last.contains(place));
    let own_details = one.details.iter().filter(|place| !is_last && !is_argued(**place));
    let details = || own_details.clone().map(|place| facts.problem.details[*place].exhibits.clone());
    let shown = |is_sentence: bool| {
        let of = one.shown.iter().map(|place| &facts.exhibits[*place]);
        of.filter(move |exhibit| exhibit.states() == is_sentence).map(|exhibit| vec![exhibit.label.clone()])
    };
    if one.kind == MoveKind::Bought && !findings::hold_page_with_proof(facts) {
        brackets.push(facts.order.promise_exhibits.clone());
    }
    let own_places = one.places().into_iter().filter(|place| !last.contains(place));
    let mut own: Vec<String> = own_places.flat_map(|place| facts.timeline[place].exhibits.clone()).collect();
    if one.tail.is_some() {
        own.extend(details().take(1).flatten());
    }
    if one.with_summary {
        own.extend(facts.problem.exhibits.iter().cloned());
    }
    brackets.push(own);
    let (with_rest, behind) =
        if tells_rest { (Some(shown(false)), None) } else { (None, Some(shown(false))) };
    brackets.extend(with_rest.into_iter().flatten());
    brackets.extend(shown(true));
    brackets.extend(details());
    brackets.extend(behind.into_iter().flatten());
    brackets
}
