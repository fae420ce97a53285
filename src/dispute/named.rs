//! Reasons that nothing hears in the other side's words, and the case names: a detail answers `third-party`, and the shop has
//! said 要找你找商场去.

use std::collections::BTreeMap;

use crate::case::{Case, EventKind};
use crate::knowledge::{Refusals, heard, is_likest, may_say};
use crate::wording::clauses;

use super::Sides;

/// The stock refusals that details answer and that are not among those `given`, by the event whose words are likest to give
/// them. One for which no words speak is left out.
pub(super) fn named(
    case: &Case,
    sides: Sides,
    refusals: &Refusals,
    given: &[String],
) -> BTreeMap<usize, Vec<String>> {
    let mut named: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let is_event = |id: &str| case.history.iter().any(|event| event.id.as_deref() == Some(id));
    for id in case.problem.details.iter().filter_map(|detail| detail.answers.as_ref()) {
        if is_event(id) || given.contains(id) || named.values().flatten().any(|one| one == id) {
            continue;
        }
        let says = |place: usize| {
            let event = &case.history[place];
            let is_word = matches!(event.kind, EventKind::Refused | EventKind::Replied | EventKind::Offered);
            sides.reasons(event).filter(|_| is_word && event.refusal.is_none())?;
            clauses(event.quote.as_deref()?).filter_map(|clause| may_say(refusals, clause, id)).max()
        };
        let likest = (0..case.history.len()).filter_map(|place| Some((says(place)?, place))).max();
        if let Some((_, place)) = likest {
            named.entry(place).or_default().push(id.clone());
        }
    }
    named
}

/// Is this reason heard in a clause that is not rather like one that the case names? Where the writer says that 差一点点正常的 is
/// within tolerance, it is no wear.
pub(super) fn is_heard_beside(refusals: &Refusals, words: &str, id: &str, named: &[String]) -> bool {
    let mut free = clauses(words).filter(|clause| !named.iter().any(|name| is_likest(clause, name)));
    free.any(|clause| heard(refusals, clause, true).iter().any(|one| one.is_sure && one.refusal.id == id))
}
