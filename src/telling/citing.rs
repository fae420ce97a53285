//! In which order a full text needs the exhibits: their numbers follow it.

use crate::facts::Facts;

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
    for one in story.moves() {
        for labels in cited(facts, one) {
            add(&labels);
        }
    }
    for step in facts.argument.steps.iter().filter(|step| step.is_short) {
        add(&step.exhibits);
    }
    let labels: Vec<String> = facts.exhibits.iter().map(|exhibit| exhibit.label.clone()).collect();
    add(&labels);
    order
}

/// The labels of each bracket of a move, as its template writes them.
fn cited(facts: &Facts, one: &Move) -> Vec<Vec<String>> {
    let mut brackets = Vec::new();
    // What meets a reason is told, and cited, beside it.
    let is_argued = |place: usize| {
        facts.argument.steps.iter().any(|step| step.is_short && step.is_detail && step.tells(Some(place)))
    };
    let own_details = one.details.iter().filter(|place| !is_argued(**place));
    let details = || own_details.clone().map(|place| facts.problem.details[*place].exhibits.clone());
    let shown = |is_sentence: bool| {
        let of = one.shown.iter().map(|place| &facts.exhibits[*place]);
        of.filter(move |exhibit| exhibit.states() == is_sentence).map(|exhibit| vec![exhibit.label.clone()])
    };
    if one.kind == MoveKind::Bought && !findings::hold_page_with_proof(facts) {
        brackets.push(facts.order.promise_exhibits.clone());
    }
    let mut own: Vec<String> =
        one.places().into_iter().flat_map(|place| facts.timeline[place].exhibits.clone()).collect();
    if one.tail.is_some() {
        own.extend(details().take(1).flatten());
    }
    if one.with_summary {
        own.extend(facts.problem.exhibits.iter().cloned());
    }
    brackets.push(own);
    brackets.extend(shown(true));
    brackets.extend(details());
    brackets.extend(shown(false));
    brackets
}
