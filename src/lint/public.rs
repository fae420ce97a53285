//! What a public text says in the writer's own words: shared by the rules on notes.

use std::collections::BTreeSet;

use crate::draft::{Draft, Part};
use crate::facts::case_path;
use crate::path::CasePath;

use super::rule::Subject;

/// The texts of the case that went into this draft, each once with its path. What the other side said is quoted, not said.
pub(super) fn own_words(subject: &Subject<'_>, draft: &Draft) -> Vec<(CasePath, String)> {
    let runs = draft.fields.iter().flat_map(|field| &field.parts).flat_map(Part::runs);
    let texts: BTreeSet<(CasePath, String)> = runs
        .filter_map(|run| Some((case_path(subject.facts, run.fact.as_deref()?)?, run.text.clone())))
        .filter(|(path, _)| {
            subject.case.places.contains(path)
                && (path.starts_with("problem") || (path.starts_with("history") && path.last() == "text"))
        })
        .collect();
    texts.into_iter().collect()
}
