//! The facts of a case, with what its details answer though it does not say so.

use crate::case::Case;
use crate::dispute;

use super::Facts;
use super::argument::is_met;
use super::known::Known;
use super::resolve::as_written;

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
    bound.retain(|(_, at)| {
        let event = case.history.get(*at);
        event.is_some_and(|event| !is_met(&facts.argument.steps, &event.path()))
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
