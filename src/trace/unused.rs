//! What stands in the case and in no text.

use std::collections::BTreeSet;

use crate::facts::Facts;
use crate::path::CasePath;
use crate::source::SourceFile;
use crate::yaml::Shape;

use super::leaves::Leaf;
use super::result::{Trace, Unused, UnusedExhibit, UnusedLeaf};

/// The values that a text may show and no sentence of these texts rests on, and the exhibits that none of them names.
pub fn unused(leaves: &[Leaf], facts: &Facts, file: &SourceFile, traces: &[Trace]) -> Unused {
    let sentences = || traces.iter().flat_map(|trace| &trace.sentences);
    let used: BTreeSet<&CasePath> =
        sentences().flat_map(|one| &one.rests_on).map(|source| &source.path).collect();
    let named: BTreeSet<&str> = sentences()
        .flat_map(|one| &one.exhibits)
        .filter(|one| one.is_named)
        .map(|one| one.id.as_str())
        .collect();
    let id = |from: &CasePath| {
        let path = from.join("id");
        leaves.iter().find(|leaf| leaf.path == path).map(|leaf| leaf.text.as_str())
    };
    let silent = leaves.iter().filter(|leaf| is_showable(leaf) && !used.contains(&leaf.path));
    let silent = silent.map(|leaf| {
        let (line, column) = file.line_column(leaf.span.start);
        UnusedLeaf { path: leaf.path.clone(), line, column, text: leaf.text.clone() }
    });
    let exhibits = facts.exhibits.iter().filter_map(|exhibit| {
        let id = id(&exhibit.from).filter(|id| !named.contains(id))?;
        Some(UnusedExhibit { label: exhibit.label.clone(), id: id.to_owned(), title: exhibit.title.clone() })
    });
    Unused { facts: silent.collect(), exhibits: exhibits.collect() }
}

/// Codes, file names and what is only said to the program show in no text.
fn is_showable(leaf: &Leaf) -> bool {
    let is_shown = matches!(
        leaf.shape,
        Shape::Text
            | Shape::Amount
            | Shape::AmountOrZero
            | Shape::Moment
            | Shape::Day
            | Shape::Whole(..)
            | Shape::Quantity
    );
    is_shown && !leaf.path.starts_with("allow") && leaf.key() != "file"
}
