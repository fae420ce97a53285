//! What a new case can choose from.

use std::iter::repeat;
use std::sync::Arc;

use crate::assets::Assets;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Platform, Problem, Refusals};
use crate::language::Both;

use super::answers::chosen;

/// A platform without a file of its own.
pub(super) const OTHER: &str = "other";
/// The platform that most of the cases come from.
const FIRST: &str = "xiaohongshu";

/// What can be chosen, by id and name.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// The platforms.
    pub platforms: Vec<(String, String)>,
    /// What else people call a platform, with its id.
    aliases: Vec<(String, String)>,
    /// The kinds of problem.
    pub problems: Vec<Problem>,
    /// The stock refusals, by which an answer of the merchant is known as one.
    pub refusals: Arc<Refusals>,
}

impl Choices {
    /// What the data files know.
    pub fn read(assets: &Assets, sink: &mut Sink) -> Self {
        let platforms = data::ids(assets, "platforms").into_iter();
        let known: Vec<Platform> = platforms.filter_map(|id| Platform::read(assets, &id, sink)).collect();
        let alias = |one: &Platform| one.aliases.clone().into_iter().zip(repeat(one.id.clone()));
        let aliases = known.iter().flat_map(alias).collect();
        let mut platforms: Vec<(String, String)> = known.into_iter().map(|one| (one.id, one.name)).collect();
        // Where most of these cases come from stands first, what is not listed last.
        platforms.sort_by_key(|(id, _)| (id == OTHER, id != FIRST));
        let problems = data::ids(assets, "problems").into_iter();
        let problems = problems.filter_map(|id| Problem::read(assets, &id, sink)).collect();
        let refusals = Arc::new(Refusals::read(assets, &data::ids(assets, "refusals"), sink));
        Self { platforms, aliases, problems, refusals }
    }

    /// The id of a platform that somebody names by id or name; what is wrong with it, else.
    pub fn platform(&self, name: &str) -> Result<String, Both> {
        self.platform_at(name).map(|at| self.platforms[at].0.clone())
    }

    /// The place of a platform among all, likewise.
    pub(super) fn platform_at(&self, name: &str) -> Result<usize, Both> {
        let meant = self.aliases.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(name));
        chosen(meant.map_or(name, |(_, id)| id), &self.platforms)
    }

    /// The place of a kind of problem among all, likewise.
    pub(super) fn problem_at(&self, name: &str) -> Result<usize, Both> {
        let names: Vec<(String, String)> =
            self.problems.iter().map(|one| (one.id.clone(), one.name.clone())).collect();
        let is_it = |one: &&Problem| one.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(name));
        chosen(self.problems.iter().find(is_it).map_or(name, |one| &one.id), &names)
    }

    /// The kind of problem that somebody names.
    pub fn problem(&self, name: &str) -> Result<&Problem, Both> {
        self.problem_at(name).map(|at| &self.problems[at])
    }
}
