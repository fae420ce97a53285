//! What a public text says only when its writer was asked: figures, letters, names, doors and codes that nothing explains.
//!
//! Disguises are without end, so here it is the other way round: what may stand is known (days, sums, measures, counts,
//! the goods' own models, everyday words), and all else is shown to the writer. The words stand in `data/wording/`.

mod beds;
mod birthdays;
mod called;
mod classes;
mod codes;
mod contacts;
mod coordinates;
mod crossings;
mod doors;
mod figures;
mod handles;
mod health;
mod letters;
mod names;
mod numbers;
mod same;
mod spoken;
mod spots;
mod words;

use super::Kind;
use super::groups::Group;
use super::reading::{Reading, WIDEST_GAP};
use crate::reading::Listed;
use std::collections::BTreeSet;
use std::ops::Range;

/// What a public text may say: what the goods and the shop are called by, and what was paid or asked for them.
#[derive(Debug, Clone, Default)]
pub struct Goods {
    /// Letters and digits as [`super::scan`] folds them.
    words: BTreeSet<String>,
    /// In fen.
    sums: BTreeSet<u64>,
}

impl Goods {
    /// The goods and the shop of these names.
    pub fn new(names: &[&str]) -> Self {
        let mut words = BTreeSet::new();
        for name in names {
            let reading = Reading::new(name);
            // An account in the name of a shop (小店vx12345) explains nothing.
            let accounts = codes::find(&reading);
            let is_own = |word: &Range<usize>| {
                accounts.iter().all(|(_, one)| word.end <= one.start || one.end <= word.start)
            };
            for word in words::words(&reading).filter(is_own) {
                words.extend(words::parts(&reading, &word).map(|part| words::text(&reading, &part)));
                words.insert(words::text(&reading, &word));
            }
            words.extend(numbers::figures(&reading, &super::groups::groups(&reading)).map(|one| one.value));
        }
        Self { words, sums: BTreeSet::new() }
    }

    /// With sums, in fen, that are told elsewhere with their unit: here they may stand without it.
    #[must_use]
    pub fn with_sums(mut self, fen: impl IntoIterator<Item = u64>) -> Self {
        self.sums.extend(fen);
        self
    }

    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }
}

/// Everything unexplained, in no order.
pub(super) fn find(reading: &Reading, groups: &[Group], goods: &Goods) -> Vec<(Kind, Range<usize>)> {
    let mut found = telling(reading, groups);
    let numbered = super::labels::goods(reading);
    let contacts = contacts::Contacts::new(reading);
    found.extend(
        letters::find(reading, goods, &contacts, &numbered).into_iter().map(|range| (Kind::Word, range)),
    );
    found.extend(
        figures::find(reading, groups, goods, &numbered).into_iter().map(|range| (Kind::Figure, range)),
    );
    found
}

/// What is no part of a name of goods either.
pub(super) fn telling(reading: &Reading, groups: &[Group]) -> Vec<(Kind, Range<usize>)> {
    let mut found = codes::find(reading);
    found.extend(handles::find(reading));
    for (kind, ranges) in [
        (Kind::Contact, same::find(reading)),
        (Kind::Name, names::find(reading)),
        (Kind::Name, called::find(reading)),
        (Kind::Birthday, birthdays::find(reading)),
        (Kind::Door, doors::find(reading, groups)),
        (Kind::Door, beds::find(reading)),
        (Kind::Class, classes::find(reading)),
        (Kind::Address, crossings::find(reading)),
        (Kind::Address, spots::find(reading)),
        (Kind::Address, coordinates::find(reading)),
        (Kind::Health, health::find(reading)),
        (Kind::Figure, spoken::find(reading)),
    ] {
        found.extend(ranges.into_iter().map(|range| (kind, range)));
    }
    found
}

/// Whether one of `words`, which is a table in order, is `word`.
fn is_one_of(words: &[&str], word: &str) -> bool {
    words.binary_search(&word).is_ok()
}

/// Where the longest of the words ends that stands at `at`. Only those that begin with its character are looked at.
fn word_at(reading: &Reading, at: usize, words: &Listed) -> Option<usize> {
    let first = reading.folded(at).filter(|first| words.may_begin(*first))?;
    // Words are in the order of their characters too, which are sooner compared.
    let from = words.partition_point(|word| word.chars().next() < Some(first));
    let near = words.get(from..)?.iter().take_while(|word| word.starts_with(first));
    near.filter_map(|word| reading.word(at, word)).max()
}

/// Whether one of the words ends right before `at`, over a gap or a colon.
fn is_after(reading: &Reading, at: usize, words: &[&str]) -> bool {
    let mut end = reading.back_over_gaps(at, 2);
    if matches!(reading.before(end).map(|glyph| glyph.folded), Some(':')) {
        end -= 1;
    }
    words.iter().any(|word| reading.ends_with(end, word))
}

/// The Chinese character at `at`, also where it is read as a digit.
fn han(reading: &Reading, at: usize) -> Option<char> {
    let glyph = reading.get(at).filter(|glyph| glyph.is_chinese())?;
    Some(crate::reading::plain(glyph.original))
}

/// The place behind the gaps from `at` on.
fn past(reading: &Reading, at: usize) -> usize {
    reading.past_gaps(at, WIDEST_GAP)
}
