//! What a text says, and what its supplementary page says in its place.

use std::collections::BTreeSet;

use crate::draft::{Filled, Part};
use crate::facts::{case_path, label};

use super::writer::Writer;

/// Facts that follow from others and have no place of their own.
const SUMS: &[&str] =
    &["folds", "stage", "contacts", "totals", "grounds", "argument", "refusal", "procedure"];

/// What the supplementary page says is not lost. A sentence of several steps cites an exhibit once, so a label is said
/// where another one names its exhibit.
pub(super) fn find_again(writer: &Writer<'_>, fields: &mut [Filled], annex: &[Part]) {
    let said: BTreeSet<String> = facts(writer, annex).into_iter().collect();
    for filled in fields {
        let Some(fitted) = &mut filled.fitted else { continue };
        let runs = annex.iter().chain(&filled.parts).flat_map(Part::runs);
        let cited: BTreeSet<&str> = runs
            .filter(|run| run.fact.as_deref().is_some_and(|path| path.contains("exhibits[")))
            .map(|run| run.text.as_str())
            .collect();
        let is_cited = |path: &str| label(writer.facts, path).is_some_and(|label| cited.contains(label));
        fitted.lost.retain(|path| !said.contains(path) && !is_cited(path));
    }
}

/// The facts that a text says, by their place in the case; what sums several of them up is none of its own.
pub(super) fn facts(writer: &Writer<'_>, parts: &[Part]) -> Vec<String> {
    let runs = parts.iter().flat_map(Part::runs);
    let paths = runs.filter_map(|run| case_path(writer.facts, run.fact.as_deref()?));
    paths
        .filter(|path| !SUMS.iter().any(|head| path.starts_with(head)))
        .map(|path| path.to_string())
        .collect()
}
