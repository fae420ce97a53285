//! The facts of a case, with what its details answer though it does not say so.

use crate::case::{Case, Event};
use crate::dispute;

use super::Facts;
use super::argument::{Step, is_met};
use super::known::Known;
use super::resolve::as_written;

/// A clause of fewer characters that meets a message may only say again what it says.
const SHORT: usize = 16;

/// What a text about this case may say.
pub fn resolve(case: &Case, known: Known<'_>) -> Facts {
    resolve_with(case, known, &case.exhibits_in_order())
}

/// The same with the exhibits of these ids numbered in this order.
///
/// A detail that speaks of what hardly anybody speaks of answers the message that speaks of it too, where no other fact meets that.
pub fn resolve_with(case: &Case, known: Known<'_>, ids: &[&str]) -> Facts {
    // A message that no text may tell is answered by nothing.
    let told = case.told();
    let case = told.as_ref();
    let facts = as_written(case, known, ids);
    let mut bound = dispute::bound(case);
    bound.extend(of_kind(case, &facts, known, &bound));
    bound.retain(|(place, at)| {
        // Where a clause of it meets the message already, the whole says more than that: 右后门那道划痕约12厘米.
        let Some(detail) = case.problem.details.get(*place) else { return false };
        let from = Some(detail.path().join("text"));
        let is_part = |words: &str| {
            words.chars().count() < SHORT && !words.contains(detail.text.trim_end_matches('。'))
        };
        let is_own = |step: &&Step| {
            let mut pieces = step.breaker.iter().filter(|piece| piece.from == from);
            pieces.any(|piece| piece.words.as_deref().is_some_and(is_part))
        };
        let event = case.history.get(*at).map(Event::path);
        event.is_some_and(|event| {
            let of_it = |step: &&Step| step.position.as_ref().is_some_and(|met| met.from == event);
            let others: Vec<Step> =
                facts.argument.steps.iter().filter(of_it).filter(|step| !is_own(step)).cloned().collect();
            !is_met(&others, &event)
        })
    });
    // Where the other side may be right, nothing is said against it.
    while !bound.is_empty() {
        let facts = as_written(&dispute::binding(case, &bound), known, ids);
        let is_told =
            |(place, _): &(usize, usize)| facts.argument.steps.iter().any(|step| step.tells(Some(*place)));
        if bound.iter().all(is_told) {
            return facts;
        }
        bound.retain(is_told);
    }
    facts
}

/// The details that the data of a refusal that stands says are meant by it, each with the message: 扣头的封签没有破 answers
/// 谁知道您回去有没有截过扣. One to a message, where no rarer words have found one.
fn of_kind(case: &Case, facts: &Facts, known: Known<'_>, bound: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for position in facts.dispute.positions.iter().filter(|one| one.is == "stands") {
        let refusal = position.kind.as_ref().and_then(|kind| known.law.refusals.get(kind));
        let from = position.from.first();
        let at = case.history.iter().position(|event| Some(&event.path()) == from);
        let Some((refusal, at)) = refusal.zip(at) else { continue };
        let is_taken = |place: usize, found: &[(usize, usize)]| {
            let mut all = bound.iter().chain(found);
            all.any(|(detail, message)| *detail == place || *message == at)
        };
        let binds = |text: &str| refusal.breaks.iter().any(|one| one.binds(text));
        let mut details = case.problem.details.iter().enumerate();
        let free = details.find(|(place, detail)| {
            !is_taken(*place, &found)
                && dispute::is_free(detail)
                && !is_of_receipt(&detail.text)
                && binds(&detail.text)
        });
        found.extend(free.map(|(place, _)| (place, at)));
    }
    found
}

/// 当场开箱，灯罩碎成4块: what was seen on receipt is the matter itself, and stays where it was seen.
fn is_of_receipt(text: &str) -> bool {
    ["当场", "签收时", "开箱", "收到时", "拆开时", "送到时"].iter().any(|word| text.starts_with(word))
}
