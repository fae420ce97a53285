//! What the views know beside the case: the channels, the platforms and the kinds of problem, read once.

use crate::assets::Assets;
use crate::channel::Channel;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Platform, Problem, Refusals};
use crate::pipeline::{Pipeline, Selection};

/// The lists that a person chooses from.
#[derive(Debug)]
pub struct Lists {
    /// Every channel.
    pub(super) channels: Vec<Channel>,
    /// Every platform.
    pub(super) platforms: Vec<Platform>,
    /// Every kind of problem.
    pub(super) problems: Vec<Problem>,
    /// The stock refusals, by which a merchant's words in a pasted chat are known; each is read when it is asked for.
    pub(super) refusals: Refusals,
}

/// What answers a page: the lists, and the pipeline that writes for every channel.
pub struct Desk {
    pub(super) lists: Lists,
    pub(super) pipeline: Pipeline,
}

impl Lists {
    /// Reads them; what is wrong in a file is said, and it is left out.
    pub fn read(assets: &Assets, sink: &mut Sink) -> Self {
        let ids = |folder| data::ids(assets, folder).into_iter();
        let channels = Channel::ids(assets).into_iter();
        let mut platforms: Vec<Platform> =
            ids("platforms").filter_map(|id| Platform::read(assets, &id, sink)).collect();
        // What is not known by name comes last.
        platforms.sort_by_key(|platform| (platform.id == "other", platform.operator.is_none()));
        Self {
            platforms,
            channels: channels.filter_map(|id| Channel::read(assets, &id, sink)).collect(),
            refusals: Refusals::read(assets, &data::ids(assets, "refusals"), sink),
            problems: ids("problems").filter_map(|id| Problem::read(assets, &id, sink)).collect(),
        }
    }

    pub(super) fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == id)
    }

    pub(super) fn platform(&self, id: &str) -> Option<&Platform> {
        self.platforms.iter().find(|platform| platform.id == id)
    }

    pub(super) fn problem(&self, id: &str) -> Option<&Problem> {
        self.problems.iter().find(|problem| problem.id == id)
    }
}

impl Desk {
    /// Loads what a page needs. `None` where the channels cannot be had; the sink says why.
    pub fn new(assets: Assets, sink: &mut Sink) -> Option<Self> {
        let lists = Lists::read(&assets, sink);
        let pipeline = Pipeline::load(assets, &Selection::Suiting, &[], sink)?;
        Some(Self { lists, pipeline })
    }
}
