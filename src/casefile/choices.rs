//! What a new case can choose from.

use std::sync::Arc;

use crate::assets::Assets;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Platform, Problem, Refusals};

use super::steps::chosen;

/// A platform without a file of its own.
pub(super) const OTHER: &str = "other";
/// The platform that most of the cases come from.
const FIRST: &str = "xiaohongshu";

/// What can be chosen, by id and name.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// The platforms.
    pub platforms: Vec<(String, String)>,
    /// The kinds of problem.
    pub problems: Vec<Problem>,
    /// The stock refusals, by which an answer of the merchant is known as one.
    pub refusals: Arc<Refusals>,
}

impl Choices {
    /// What the data files know.
    pub fn read(assets: &Assets, sink: &mut Sink) -> Self {
        let platforms = data::ids(assets, "platforms").into_iter();
        let platforms = platforms.filter_map(|id| Platform::read(assets, &id, sink));
        let mut platforms: Vec<(String, String)> = platforms.map(|one| (one.id, one.name)).collect();
        // Where most of these cases come from stands first, what is not listed last.
        platforms.sort_by_key(|(id, _)| (id == OTHER, id != FIRST));
        let problems = data::ids(assets, "problems").into_iter();
        let problems = problems.filter_map(|id| Problem::read(assets, &id, sink)).collect();
        let refusals = Arc::new(Refusals::read(assets, &data::ids(assets, "refusals"), sink));
        Self { platforms, problems, refusals }
    }

    /// The id of a platform that somebody names by id or name; what is wrong with it, else.
    pub fn platform(&self, name: &str) -> Result<String, String> {
        chosen(name, &self.platforms).map(|at| self.platforms[at].0.clone())
    }

    /// The kind of problem that somebody names.
    pub fn problem(&self, name: &str) -> Result<&Problem, String> {
        let names: Vec<(String, String)> =
            self.problems.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
        chosen(name, &names).map(|at| &self.problems[at])
    }
}
