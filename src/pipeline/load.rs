//! What a run loads before its first case: the channels asked for, with their templates.

use std::collections::BTreeSet;

use crate::assets::Assets;
use crate::channel::Channel;
use crate::compose::Templates;
use crate::diagnostic::{Levels, Sink};
use crate::draft::Size;

use super::shelf::Shelf;
use super::{LimitOverride, Loaded, Pipeline, Selection, select, stray};

impl Pipeline {
    /// Loads the channels asked for, and nothing else. `None` where a name is unknown; the sink says which.
    pub fn load(
        assets: Assets,
        selection: &Selection,
        limits: &[LimitOverride],
        sink: &mut Sink,
    ) -> Option<Self> {
        let (mut own, mut strays) = (Sink::default(), Sink::default());
        if assets.has_overlays() {
            stray::names(&assets, &mut strays);
        }
        let channels = select::channels(&assets, selection, limits, &mut own);
        let templates = channels.as_ref().map(|channels| Templates::load_all(&assets, channels, &mut own));
        let mut said = own.files();
        // One that only has a name to ask about is read, and what is wrong in it is said.
        said.extend(strays.files_with_errors());
        sink.extend(strays);
        sink.extend(own);
        let (channels, templates) = channels.zip(templates)?;
        let is_laid_over = assets.has_overlays();
        let loaded = channels.into_iter().zip(templates);
        let loaded = loaded.map(|(channel, templates)| Loaded { channel, templates, is_laid_over });
        let loaded: Vec<Loaded> = loaded.collect();
        let strict = matches!(selection, Selection::Named(_));
        let mut left_out = BTreeSet::new();
        if *selection == Selection::Suiting {
            left_out.extend(Channel::ids(&assets));
            left_out.retain(|id| !loaded.iter().any(|one| one.channel.id == *id));
        }
        Some(Self { left_out, said, ..Self::with(assets, loaded, strict) })
    }

    /// For plans: every channel, without its templates.
    pub fn for_plan(assets: Assets, sink: &mut Sink) -> Self {
        let mut own = Sink::default();
        let ids = Channel::ids(&assets).into_iter();
        let channels = ids.filter_map(|id| Channel::read(&assets, &id, &mut own));
        let channels =
            channels.map(|channel| Loaded { channel, templates: None, is_laid_over: false }).collect();
        let said = own.files();
        sink.extend(own);
        Self { said, ..Self::with(assets, channels, false) }
    }

    /// For facts alone: no channel is loaded.
    pub fn without_channels(assets: Assets) -> Self {
        Self::with(assets, Vec::new(), false)
    }

    fn with(assets: Assets, channels: Vec<Loaded>, strict: bool) -> Self {
        let shelf = Shelf::new(assets);
        let (left_out, said, levels) = (BTreeSet::new(), BTreeSet::new(), Levels::default());
        Self {
            channels,
            strict,
            left_out,
            shelf,
            said,
            sent: None,
            most: Size::Full,
            levels,
            keeps_facts: false,
        }
    }
}
