//! What the writer does not know, and what readers may learn: sentences of the kind of problem whose conditions hold.

use serde::Serialize;

use crate::case::Case;
use crate::knowledge::{Problem, Remark};

use super::Piece;
use super::conditions::Conditions;

/// How many limits a note tells at most.
const MOST: usize = 2;

/// What a text owns that it does not know, and one useful thing for strangers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LimitsFacts {
    /// What a note says the writer does not know: at most two.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub note: Vec<RemarkFacts>,
    /// What a letter or a complaint says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formal: Option<RemarkFacts>,
    /// One useful thing for the reader of a note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tip: Option<RemarkFacts>,
}

/// A sentence, without a mark at its end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RemarkFacts {
    /// Piece by piece.
    pub application: Vec<Piece>,
}

impl LimitsFacts {
    /// The pieces of the one that a path names: `limits.note[0]`.
    pub(super) fn pieces(&self, path: &str) -> Option<&[Piece]> {
        let remark = match path.strip_prefix("limits.")? {
            "formal" => self.formal.as_ref(),
            "tip" => self.tip.as_ref(),
            note => {
                let place = note.strip_prefix("note[")?.strip_suffix(']')?;
                self.note.get(place.parse::<usize>().ok()?)
            }
        };
        remark.map(|remark| remark.application.as_slice())
    }
}

pub(super) fn limits(case: &Case, problem: &Problem, conditions: &Conditions) -> LimitsFacts {
    let texts = texts(case);
    let holds =
        |remark: &&Remark| conditions.allow(&remark.when, &remark.unless) && remark.said_of(&texts).is_some();
    let said = |remark: &Remark| {
        let application = conditions.fill(remark.said_of(&texts)?, &remark.when, None)?;
        Some(RemarkFacts { application })
    };
    let formal = |remark: &Remark| {
        let application = conditions.fill(remark.formal.as_ref()?, &remark.when, None)?;
        Some(RemarkFacts { application })
    };
    let unknown = || problem.unknown.iter().filter(holds);
    LimitsFacts {
        note: unknown().filter_map(said).take(MOST).collect(),
        formal: unknown().find_map(formal),
        tip: problem.tip.iter().filter(holds).find_map(said),
    }
}

/// What the case says in the writer's own words, what the evidence shows and what the page promises. What the other side
/// said is not among it.
fn texts(case: &Case) -> Vec<&str> {
    let (order, problem) = (&case.order, &case.problem);
    let details = problem
        .details
        .iter()
        .flat_map(|detail| [Some(detail.text.as_str()), detail.stated.as_deref(), detail.actual.as_deref()]);
    let events = case.history.iter().map(|event| event.text.as_deref());
    let exhibits = case.exhibits.iter().flat_map(|one| [Some(one.title.as_str()), one.shows.as_deref()]);
    let promises = order.promises.iter().map(|promise| Some(promise.text.as_str()));
    let own = [Some(order.item.as_str()), order.category.as_deref(), Some(problem.summary.as_str())];
    own.into_iter().chain(details).chain(events).chain(exhibits).chain(promises).flatten().collect()
}
