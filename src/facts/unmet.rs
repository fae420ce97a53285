//! Refusals that the case meets with nothing: what the other side said, and which facts would break it.

use crate::case::{Actor, Case, Event, EventKind};
use crate::knowledge::{Break, Refusal, heard};

use crate::path::CasePath;

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
fn refusals<'a>(event: &Event, known: &'a [Refusal]) -> Vec<&'a Refusal> {
    if let Some(id) = &event.refusal {
        return known.iter().filter(|refusal| &refusal.id == id).collect();
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
    let has = |one: &Break| holds(&one.when) || one.is_in(words(case).map(|(_, text)| text));
    refusal.breaks.is_empty() || refusal.breaks.iter().any(has)
}

/// What the case says, each text with its place: of the problem, of the page, of what the consumer did, of what was decided
/// and promised, of what the evidence shows.
pub(super) fn words(case: &Case) -> impl Iterator<Item = (CasePath, &str)> {
    let details = case.problem.details.iter();
    let details = details.map(|detail| (detail.path().join("text"), detail.text.as_str()));
    let refuses = |event: &&Event| !matches!(event.kind, EventKind::Refused | EventKind::Replied);
    let told = case.history.iter().filter(refuses);
    let events = told.flat_map(|event| {
        let text = event.text.as_deref().map(|text| (event.path().join("text"), text));
        let quote = event.quote.as_deref().map(|quote| (event.path().join("quote"), quote));
        text.into_iter().chain(quote)
    });
    let exhibits = case.exhibits.iter().enumerate().flat_map(|(place, one)| {
        let path = CasePath::of("exhibits").index(place);
        let shows = one.shows.as_deref().map(|shows| (path.join("shows"), shows));
        std::iter::once((path.join("title"), one.title.as_str())).chain(shows)
    });
    let page = case.order.promises.iter();
    let page = page.map(|promise| (case.promise_path(promise), promise.text.as_str()));
    let summary = (CasePath::of("problem.summary"), case.problem.summary.as_str());
    std::iter::once(summary).chain(details).chain(events).chain(exhibits).chain(page)
}
