//! The words of all rules by the characters that they may start with, so that a text is looked through once for all.

use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{Folded, Sign};
use super::list;
use super::phrase::Phrase;
use super::rule::WordingRule;
use super::walk::Compiled;

/// Every word, and where a text may have it.
#[derive(Debug, Default)]
pub(super) struct Index {
    words: Vec<Word>,
    /// Sorted by first character.
    starts: Vec<Start>,
}

/// A word of a rule: the rule, its entry and the bytes of its list. It is read when a text has its beginning.
#[derive(Debug)]
struct Word {
    rule: usize,
    entry: usize,
    range: Range<usize>,
    /// What a text must have for it.
    needs: OnceLock<Vec<Vec<char>>>,
    compiled: OnceLock<Compiled>,
}

/// The beginning of a word: one of several where it begins with a choice.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Start {
    first: char,
    /// The number of the word.
    word: usize,
    /// The character that must come next, where the beginning says one.
    second: Option<char>,
}

/// A place of a word in a text: its rule, its entry, its signs.
pub(super) type Found = (usize, usize, Range<usize>);

impl Index {
    pub(super) fn new(rules: &[WordingRule]) -> Self {
        let mut index = Self::default();
        for (rule, one) in rules.iter().enumerate() {
            for (entry, one) in one.entries().iter().enumerate() {
                for word in list::words(&one.words) {
                    let start = word.as_ptr() as usize - one.words.as_ptr() as usize;
                    index.add(rule, entry, start..start + word.len(), word);
                }
            }
        }
        index.starts.sort_unstable();
        // (不退|不退货|不给退): one beginning each is enough, and one without a second character stands for all.
        index.starts.dedup_by(|later, kept| {
            (later.first, later.word) == (kept.first, kept.word)
                && (kept.second.is_none() || later.second == kept.second)
        });
        index
    }

    fn add(&mut self, rule: usize, entry: usize, range: Range<usize>, text: &str) {
        let word = self.words.len();
        Phrase(text).starts(&mut |first, second| self.starts.push(Start { first, word, second }));
        self.words.push(Word { rule, entry, range, needs: OnceLock::new(), compiled: OnceLock::new() });
    }

    /// Every place of every word.
    pub(super) fn find(&self, rules: &[WordingRule], folded: &Folded) -> Vec<Found> {
        let mut found = Vec::new();
        for (at, sign) in folded.signs.iter().enumerate() {
            let mut last = None;
            for start in self.starting_with(sign.c) {
                // Several beginnings of one word stand together.
                if last == Some(start.word) || !goes_on(start.second, folded.signs.get(at + 1)) {
                    continue;
                }
                last = Some(start.word);
                let word = &self.words[start.word];
                if let Some(end) = word.end_at(rules, folded, at) {
                    found.push((word.rule, word.entry, at..end));
                }
            }
        }
        found
    }

    fn starting_with(&self, first: char) -> impl Iterator<Item = &Start> {
        let start = self.starts.partition_point(|start| start.first < first);
        self.starts[start..].iter().take_while(move |start| start.first == first)
    }
}

impl Word {
    fn end_at(&self, rules: &[WordingRule], folded: &Folded, at: usize) -> Option<usize> {
        let text = &rules[self.rule].entries()[self.entry].words[self.range.clone()];
        let phrase = Phrase(text);
        let needs = self.needs.get_or_init(|| phrase.needs());
        let is_possible = needs.iter().all(|set| set.iter().any(|c| folded.may_have(*c)));
        if !is_possible {
            return None;
        }
        self.compiled.get_or_init(|| phrase.compiled()).end_at(text, &folded.signs, at)
    }
}

/// Nearly every word is out at its second character.
fn goes_on(second: Option<char>, next: Option<&Sign>) -> bool {
    match (second, next) {
        (None, _) => true,
        (Some(second), Some(sign)) => sign.c == second || !sign.is_solid,
        (Some(_), None) => false,
    }
}
