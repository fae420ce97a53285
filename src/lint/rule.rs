//! A rule on facts: what it looks for, why, what to do instead, and the examples that are its tests.

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::draft::Draft;
use crate::evidence::Evidence;
use crate::facts::{Document, Facts};
use crate::sent::Record;
use crate::wording::Wording;

use super::identified::Identified;

/// One rule: one file of `rules/`, one word in its registry.
#[derive(Debug)]
pub struct Rule {
    /// `group/name`. Stable: cases silence it by this name, and reports carry it.
    pub id: &'static str,
    /// A short title, in Chinese.
    pub name: &'static str,
    /// How grave its findings are, where they do not say otherwise.
    pub level: Severity,
    /// Why it matters to the writer, with the source of a rule of law or of a platform.
    pub why: &'static str,
    /// What to do instead.
    pub instead: &'static str,
    /// How it is checked.
    pub check: Check,
    /// Cases in which it finds something, at least five.
    pub bad: &'static [Example],
    /// Cases in which it finds nothing, at least five: the nearest innocent neighbours.
    pub good: &'static [Example],
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// The case, whatever the channel.
    Case(fn(&Subject<'_>, &mut Sink)),
    /// The case and a channel that suits it, before anything is written.
    Channel(fn(&Subject<'_>, &Channel, &mut Sink)),
    /// The case and all channels that suit it at once, so that one thing is said once for all of them.
    Channels(fn(&Subject<'_>, &[&Channel], &mut Sink)),
    /// The text for a channel.
    Draft(fn(&Subject<'_>, &Channel, &Draft, &mut Sink)),
    /// Another room runs it: the reader, the choice of channels, a batch as a whole.
    Elsewhere,
}

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The case.
    pub case: &'a Case,
    /// What follows from it.
    pub facts: &'a Facts,
    /// `facts` as a tree.
    pub document: &'a Document,
    /// The wording rules.
    pub wording: &'a Wording,
    /// What identifies in its texts.
    pub identified: &'a Identified,
    /// The files that the case names as evidence.
    pub evidence: &'a Evidence,
    /// What was written for this case before, where a folder of texts is known.
    pub sent: Option<&'a Record>,
}

/// A case in short: the top-level keys that differ from the base case (`tests/rules/base.yaml`).
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The channel written for; empty for a check of the case alone.
    pub channel: &'static str,
    /// YAML; a top-level key stands for the whole of that key in the base case, an empty one removes it.
    pub case: &'static str,
    /// Files beside the case: name and content.
    pub files: &'static [(&'static str, &'static str)],
}

impl Example {
    /// An example for every channel that suits.
    pub const fn of(case: &'static str) -> Self {
        Self { channel: "", case, files: &[] }
    }

    /// An example for one channel.
    pub const fn on(channel: &'static str, case: &'static str) -> Self {
        Self { channel, case, files: &[] }
    }

    /// With files beside the case.
    #[must_use]
    pub const fn with(mut self, files: &'static [(&'static str, &'static str)]) -> Self {
        self.files = files;
        self
    }
}

impl Rule {
    /// A finding at this rule's level. A rule's error may be silenced only where the finding says so.
    pub fn finding(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.level, self.id, message)
    }
}
