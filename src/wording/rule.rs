//! A wording rule as read: what it says to people, and how it finds.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Severity;

use super::Text;
use super::density::Measure;
use super::fold::Folded;
use super::likeness::Likeness;
use super::list::List;
use super::pairs::Pair;
use super::pattern::Pattern;
use super::speaker::is_told;
use super::swaps::Swap;

/// A wording rule: one file of `data/wording/`.
#[derive(Debug)]
pub struct WordingRule {
    /// `group/name`, the file's path.
    pub id: String,
    /// Its title.
    pub name: Text,
    /// How grave its findings are.
    pub level: Severity,
    /// What a finding says; `{found}` is the text found.
    pub message: Text,
    /// Why it hurts the writer.
    pub why: Text,
    /// What to write instead.
    pub instead: Text,
    /// Where the reason comes from.
    pub source: Option<Text>,
    /// Texts in which it finds something.
    pub bad: Vec<Text>,
    /// Texts in which it finds nothing.
    pub good: Vec<Text>,
    /// Does it look into the words of others too?
    pub(super) checks_quotes: bool,
    /// Is it silent on what others are told to have said?
    pub(super) exempts_told: bool,
    /// Does it look into the words of cases alone? Templates and drafts have lines and beginnings of their own.
    pub is_of_cases: bool,
    pub(super) kind: Kind,
    /// What must not be said in one breath.
    pub(super) pairs: Vec<Pair>,
    pub(super) context: Context,
    /// In clauses that are so much unlike this its words count for nothing.
    pub(super) calm: Option<Likeness>,
}

/// How a rule finds.
#[derive(Debug)]
pub(super) enum Kind {
    Existence(Vec<Entry>),
    Pattern(Vec<Pattern>),
    Checksum(Detection),
    Substitution(Vec<Swap>),
    Density(Vec<Measure>),
    Likeness(Likeness),
}

/// Words with what makes them count.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) words: Text,
    pub(super) context: Context,
    pub(super) instead: Option<Text>,
}

/// What stands around a finding and takes it back, or makes it count.
#[derive(Debug, Default)]
pub(super) struct Context {
    pub(super) except: List,
    pub(super) not_after: List,
    pub(super) not_before: List,
    pub(super) only_after: List,
    pub(super) only_before: List,
    pub(super) only_with: List,
    pub(super) not_with: List,
}

/// Identifying numbers, and how grave they are for whom.
#[derive(Debug)]
pub struct Detection {
    /// The kinds of identifiers.
    pub kinds: Vec<String>,
    /// By audience.
    pub levels: BTreeMap<String, Severity>,
}

impl WordingRule {
    /// Is this the word of somebody else, which is nothing to this rule?
    pub(super) fn is_anothers(&self, range: &Range<usize>, folded: &Folded, quoted: &[Range<usize>]) -> bool {
        let is_quoted = |quote: &Range<usize>| quote.start <= range.start && range.end <= quote.end;
        !self.checks_quotes && quoted.iter().any(is_quoted)
            || self.exempts_told && is_told(&folded.signs, range.start)
    }

    /// Are the clauses in which this stands plainly unlike its theme?
    pub(super) fn is_calm(&self, folded: &Folded, range: &Range<usize>) -> bool {
        self.calm.as_ref().is_some_and(|calm| calm.is_calm(folded, range))
    }

    /// The first part of its id: `tone` of `tone/insult`.
    pub(super) fn group(&self) -> &str {
        self.id.split('/').next().unwrap_or_default()
    }

    /// Its words, where it looks for words.
    pub(super) fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Existence(entries) => entries,
            _ => &[],
        }
    }

    /// What it detects, where it detects identifiers.
    pub fn detection(&self) -> Option<&Detection> {
        match &self.kind {
            Kind::Checksum(detection) => Some(detection),
            _ => None,
        }
    }
}

#[cfg(test)]
impl Context {
    /// All its lists.
    pub(super) fn lists(&self) -> [&List; 7] {
        let Self { except, not_after, not_before, only_after, only_before, only_with, not_with } = self;
        [except, not_after, not_before, only_after, only_before, only_with, not_with]
    }
}

impl Context {
    /// Does a finding count, with what stands around it?
    pub(super) fn allows(&self, range: &Range<usize>, folded: &Folded) -> bool {
        let Self { except, not_after, not_before, only_after, only_before, only_with, not_with } = self;
        let signs = folded.signs.as_slice();
        !not_after.stands_before(signs, range)
            && !not_before.stands_after(signs, range)
            && !except.covers(signs, range)
            && (only_after.is_empty() || only_after.stands_before(signs, range))
            && (only_before.is_empty() || only_before.stands_after(signs, range))
            && (only_with.is_empty() || only_with.stands_beside(signs, range))
            && !not_with.stands_beside(signs, range)
    }
}

/// The severity of a data file's word.
pub(super) fn severity(word: &str) -> Option<Severity> {
    match word {
        "error" => Some(Severity::Error),
        "warning" => Some(Severity::Warning),
        "note" => Some(Severity::Note),
        _ => None,
    }
}
