//! Exhibits, numbered in the order in which a text first needs them.

use std::collections::BTreeMap;

use crate::case::Case;

use super::ExhibitFacts;

/// The labels of a case's exhibits by id.
pub(super) struct Labels(BTreeMap<String, String>);

impl Labels {
    pub(super) fn of(ids: &[&str]) -> Self {
        let numbered = ids.iter().enumerate();
        Self(numbered.map(|(index, id)| ((*id).to_owned(), label(index))).collect())
    }

    /// The labels of these ids, lowest number first, each once.
    pub(super) fn list(&self, ids: &[String]) -> Vec<String> {
        let mut labels: Vec<&String> = ids.iter().filter_map(|id| self.0.get(id)).collect();
        labels.sort_by_key(|label| (label.len(), (*label).clone()));
        labels.dedup();
        labels.into_iter().cloned().collect()
    }
}

/// What texts call the exhibit with this place.
pub(super) fn label(place: usize) -> String {
    format!("证据{}", place + 1)
}

fn of_problem(case: &Case, id: &str) -> bool {
    let mut ids =
        case.problem.exhibits.iter().chain(case.problem.details.iter().flat_map(|detail| &detail.exhibits));
    ids.any(|one| one == id)
}

pub(super) fn exhibits(case: &Case, labels: &Labels, ids: &[&str]) -> Vec<ExhibitFacts> {
    let facts = ids.iter().filter_map(|id| {
        let index = case.exhibits.iter().position(|exhibit| exhibit.id == *id)?;
        let exhibit = &case.exhibits[index];
        Some(ExhibitFacts {
            from: exhibit.path(),
            kind: exhibit.kind,
            label: labels.0.get(*id)?.clone(),
            of_problem: of_problem(case, id),
            form: exhibit.kind.about(),
            title: exhibit.title.clone(),
            file: exhibit.file.clone(),
            shows: exhibit.shows.clone(),
        })
    });
    facts.collect()
}
