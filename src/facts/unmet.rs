//! Refusals that the case meets with nothing: what the other side said, and which facts would break it.

use crate::case::{Actor, Case, Event, EventKind};
use crate::knowledge::{Break, Refusal, Refusals, heard};

use super::Law;
use super::conditions::Conditions;

/// A refusal that no fact of the case meets.
#[derive(Debug, Clone)]
pub struct Unmet {
    /// The event's place in the file's list, from 0.
    pub event: usize,
    /// The refusal's id.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The facts that would break it, if they are so.
    pub breaks: Vec<String>,
}

/// Each stock refusal in what the merchant or the platform said, where it was said last, that nothing in the case breaks.
pub(super) fn unmet(case: &Case, law: &Law, conditions: &Conditions) -> Vec<Unmet> {
    let mut found: Vec<Unmet> = Vec::new();
    for event in case.history.iter().rev().filter(|event| is_said(event)) {
        for refusal in refusals(event, &law.refusals) {
            let may_be_right = refusal.right.iter().any(|one| conditions.allow(&one.when, &one.unless));
            let is_known = found.iter().any(|one| one.kind == refusal.id);
            if may_be_right || is_known || is_given_up(case, event) || is_met(case, conditions, refusal) {
                continue;
            }
            let breaks = refusal.breaks.iter().map(|one| one.fact.clone()).collect();
            let (kind, name) = (refusal.id.clone(), refusal.name.clone());
            found.push(Unmet { event: event.index, kind, name, breaks });
        }
    }
    found.reverse();
    found
}

fn is_said(event: &Event) -> bool {
    let is_other_side = matches!(event.by, Actor::Merchant | Actor::Platform);
    is_other_side && matches!(event.kind, EventKind::Refused | EventKind::Replied)
}

/// The one that the case names; else those that are sure; else the likeliest.
fn refusals<'a>(event: &Event, known: &'a Refusals) -> Vec<&'a Refusal> {
    if let Some(id) = &event.refusal {
        return known.get(id).into_iter().collect();
    }
    let said = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
    let all = heard(known, said, event.kind == EventKind::Refused);
    let is_sure = all.first().is_some_and(|one| one.is_sure);
    // What is only probable is taken from their own words alone.
    let most = if is_sure { all.len() } else { usize::from(event.quote.is_some()) };
    all.into_iter().take(most).map(|one| one.refusal).collect()
}

/// The same side agreed later.
fn is_given_up(case: &Case, said: &Event) -> bool {
    let is_after = |event: &Event| event.index > said.index && event.by == said.by;
    case.history.iter().any(|event| is_after(event) && event.kind == EventKind::Agreed)
}

fn is_met(case: &Case, conditions: &Conditions, refusal: &Refusal) -> bool {
    let holds = |when: &[String]| !when.is_empty() && conditions.allow(when, &[]);
    let has = |one: &Break| holds(&one.when) || one.is_in(words(case));
    refusal.breaks.is_empty() || refusal.breaks.iter().any(has)
}

/// What the case says: of the problem, of the page, of what the consumer did, of what was decided and promised, of what
/// the evidence shows.
fn words(case: &Case) -> impl Iterator<Item = &str> {
    let details = case.problem.details.iter().map(|detail| detail.text.as_str());
    let refuses = |event: &&Event| !matches!(event.kind, EventKind::Refused | EventKind::Replied);
    let told = case.history.iter().filter(refuses);
    let events = told.flat_map(|event| [event.text.as_deref(), event.quote.as_deref()]).flatten();
    let exhibits =
        case.exhibits.iter().flat_map(|one| [Some(one.title.as_str()), one.shows.as_deref()]).flatten();
    let page = case.order.promises.iter().map(|promise| promise.text.as_str());
    std::iter::once(case.problem.summary.as_str()).chain(details).chain(events).chain(exhibits).chain(page)
}
