//! Refusals that the case meets with nothing: what the other side said, and which facts would break it.

use crate::case::{Case, Detail, Event, EventKind};
use crate::dispute::{Dispute, Position, Standing};
use crate::knowledge::{Break, Refusal, alike};

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

/// Words of the other side's that no phrase is sure of, and what they are most like.
#[derive(Debug, Clone)]
pub struct Alike {
    /// The event's place in the file's list, from 0.
    pub event: usize,
    /// The refusal's id.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// When it is said.
    pub about: String,
}

/// A stock refusal that a detail answers and that nobody gave.
#[derive(Debug, Clone)]
pub struct Unheard {
    /// The detail's place in the file's list, from 0.
    pub detail: usize,
    /// The refusal's id.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// The details that answer a stock refusal for which no words of the other side's speak: a text tells them like any other.
pub(super) fn unheard(case: &Case, law: &Law, dispute: &Dispute) -> Vec<Unheard> {
    let given = |id: &str| {
        let is_event = case.history.iter().any(|event| event.id.as_deref() == Some(id));
        is_event || dispute.positions.iter().any(|position| position.refusal.as_deref() == Some(id))
    };
    let details = case.problem.details.iter().enumerate();
    let one = |(detail, told): (usize, &Detail)| {
        let refusal = law.refusals.get(told.answers.as_deref().filter(|id| !given(id))?)?;
        Some(Unheard { detail, kind: refusal.id.clone(), name: refusal.name.clone() })
    };
    details.filter_map(one).collect()
}

/// The reasons that stand, that no phrase is sure of, and that are only like a stock refusal: the writer may say that it is one.
pub(super) fn all_alike(case: &Case, law: &Law, dispute: &Dispute) -> Vec<Alike> {
    let one = |position: &Position| {
        let is_open = position.standing == Standing::Stands && position.details.is_empty();
        let event = case.history.get(position.at).filter(|_| is_open)?;
        let refusal = like(law, event, position)?;
        let (kind, name, about) = (refusal.id.clone(), refusal.name.clone(), refusal.about.clone());
        Some(Alike { event: event.index, kind, name, about })
    };
    dispute.positions.iter().filter_map(one).collect()
}

fn like<'a>(law: &'a Law, event: &Event, position: &Position) -> Option<&'a Refusal> {
    let quote = event.quote.as_deref().filter(|_| !position.is_sure)?;
    alike(&law.refusals, quote, event.kind == EventKind::Refused)
}

/// Each reason of the seller or the platform that stands, is a stock refusal, and that nothing in the case breaks.
pub(super) fn unmet(case: &Case, law: &Law, conditions: &Conditions, dispute: &Dispute) -> Vec<Unmet> {
    let unmet = |position: &Position| {
        let event = case.history.get(position.at)?;
        let id = position.refusal.as_ref().filter(|_| position.standing == Standing::Stands)?;
        let refusal = law.refusals.get(id)?;
        // Of what a topic speaks for, and the words are like another, that one is asked about.
        if like(law, event, position).is_some_and(|other| other.id != *id) {
            return None;
        }
        let may_be_right = refusal.right.iter().any(|one| conditions.allow(&one.when, &one.unless));
        let is_replied = case.history.iter().any(|one| event.id.is_some() && one.answers == event.id);
        let is_met =
            may_be_right || is_replied || !position.details.is_empty() || is_met(case, conditions, refusal);
        (!is_met).then(|| Unmet {
            event: event.index,
            kind: refusal.id.clone(),
            name: refusal.name.clone(),
            breaks: refusal.breaks.iter().map(|one| one.fact.clone()).collect(),
        })
    };
    dispute.positions.iter().filter_map(unmet).collect()
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
