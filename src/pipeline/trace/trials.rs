//! Each value of the case changed in the ways that its kind allows, and what its texts lose then.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::case;
use crate::diagnostic::Sink;
use crate::trace::{self, Effects, Leaf, Trial, changed, counterpart};
use crate::yaml::Shape;

use super::world::world;
use super::{Base, Resolved, Tracer};

/// What a trial showed for one channel.
struct Shown {
    channel: usize,
    leaf: usize,
    lost: Vec<usize>,
    moved: Vec<String>,
}

impl Tracer<'_> {
    /// What depends on each value, in each text.
    pub(super) fn effects(&self, case: &Resolved, bases: &[Option<Base>]) -> Vec<Effects> {
        let world = world(self.pipeline, &case.case, &case.facts);
        let trials = trace::trials(&self.leaves, &world);
        let leaves: Vec<&[Trial]> = trials.chunk_by(|one, next| one.leaf == next.leaf).collect();
        let shown: Vec<Vec<Shown>> =
            leaves.par_iter().map(|trials| self.of_leaf(trials, case, bases)).collect();
        let mut effects = vec![Effects::default(); bases.len()];
        for Shown { channel, leaf, lost, moved } in shown.into_iter().flatten() {
            effects[channel].add(leaf, &lost, moved);
        }
        effects
    }

    /// What the trials of one value show. Of days with one signature one is drafted: the others show nothing
    /// else.
    fn of_leaf(&self, trials: &[Trial], before: &Resolved, bases: &[Option<Base>]) -> Vec<Shown> {
        let mut seen = BTreeSet::new();
        let mut shown = Vec::new();
        for trial in trials {
            // Nothing where the case has errors then, or the same facts.
            let Some(after) = self.changed(trial).filter(|after| after.document != before.document) else {
                continue;
            };
            let is_new = self.signature(trial, &after).is_none_or(|signature| seen.insert(signature));
            if is_new || trial.is_by_form || self.is_thorough {
                shown.extend(self.tried(trial.leaf, before, &after, bases));
            }
        }
        shown
    }

    /// By what a trial is known to show the same as another one of its value; `None` where each is looked at.
    fn signature(&self, trial: &Trial, after: &Resolved) -> Option<u64> {
        let Resolved { document, facts, .. } = after;
        // Not of texts: how one is said follows from its first words, which no plan holds.
        let is_day = matches!(self.leaves[trial.leaf].shape, Shape::Moment | Shape::Day);
        is_day.then(|| trace::signature(document, facts))
    }

    fn changed(&self, trial: &Trial) -> Option<Resolved> {
        let Leaf { path, shape, span, .. } = &self.leaves[trial.leaf];
        if let (Shape::Id | Shape::OneOf(_), Some(word)) = (shape, &trial.value) {
            // Some checks read ids and words off the file itself.
            let text = &self.file.text;
            let edited = format!("{}{word}{}", &text[..span.start], &text[span.end..]);
            let file = Arc::new(self.file.with_text(edited));
            let node = case::node(&file, &mut Sink::default())?;
            return self.pipeline.resolve_again(&node, &file, self.days);
        }
        let node = changed(&self.node, path, trial.value.as_deref());
        self.pipeline.resolve_again(&node, self.file, self.days)
    }

    /// What a trial shows.
    fn tried(&self, leaf: usize, before: &Resolved, after: &Resolved, bases: &[Option<Base>]) -> Vec<Shown> {
        let moved = |fact: &&String| {
            let there = counterpart(fact, &before.facts, &after.facts);
            before.document.at(fact) != there.and_then(|there| after.document.at(&there))
        };
        let drafts = self.pipeline.draft_again(after, self.channels);
        let texts = bases.iter().zip(&drafts).enumerate();
        let shown = texts.filter_map(|(channel, (base, draft))| {
            let (base, draft) = (base.as_ref()?, draft.as_ref()?);
            Some(Shown {
                channel,
                leaf,
                lost: base.drafted.lost(draft, &after.facts, &after.document),
                moved: base.derived.iter().filter(moved).cloned().collect(),
            })
        });
        shown.filter(|shown| !shown.lost.is_empty() || !shown.moved.is_empty()).collect()
    }
}
