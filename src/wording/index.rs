//! The words of all rules by the characters that they may start with, so that a text is looked through once for all.

use std::ops::Range;

use super::built::{Needs, Table, WORDS};
use super::fold::{Folded, goes_on};
use super::rule::WordingRule;

/// Every word, and where a text may have it: those that come with the program, and the others.
#[derive(Debug, Default)]
pub(super) struct Index {
    built: Part,
    own: Part,
}

#[derive(Debug, Default)]
struct Part {
    table: Table,
    needs: Needs,
    /// The rule and the entry of each text; `None` for one that no rule has.
    places: Vec<Option<(usize, usize)>>,
}

/// A place of a word in a text: its rule, its entry, its signs.
pub(super) type Found = (usize, usize, Range<usize>);

impl Index {
    pub(super) fn new(rules: &[WordingRule]) -> Self {
        let mut built = vec![None; WORDS.len()];
        let (mut own, mut texts) = (Vec::new(), Vec::new());
        for (number, rule) in rules.iter().enumerate() {
            for (entry, one) in rule.entries().iter().enumerate() {
                let place = Some((number, entry));
                let free = WORDS.number(&one.words).filter(|known| built[*known].is_none());
                if let Some(known) = free {
                    built[known] = place;
                } else {
                    own.push(place);
                    texts.push(&*one.words);
                }
            }
        }
        let table = Table::read(texts.iter().copied());
        let own = Part { needs: Needs::read(&table, &texts), table, places: own };
        Self { built: Part { table: WORDS.table(), needs: Needs::built(), places: built }, own }
    }

    /// Every place of every word.
    pub(super) fn find(&self, rules: &[WordingRule], folded: &Folded) -> Vec<Found> {
        let mut found = Vec::new();
        self.built.find(rules, folded, &mut found);
        self.own.find(rules, folded, &mut found);
        found
    }
}

impl Part {
    fn find(&self, rules: &[WordingRule], folded: &Folded, found: &mut Vec<Found>) {
        for (at, sign) in folded.signs.iter().enumerate() {
            let mut last = None;
            for (phrase, second) in self.table.starting_with(sign.c) {
                // Several beginnings of one word stand together.
                if last == Some(phrase) || !goes_on(second, folded.signs.get(at + 1)) {
                    continue;
                }
                last = Some(phrase);
                let (text, range) = self.table.place(phrase);
                let Some((rule, entry)) = self.places[text] else { continue };
                let words = &rules[rule].entries()[entry].words[range];
                if let Some(end) = self.end_at(phrase, words, folded, at) {
                    found.push((rule, entry, at..end));
                }
            }
        }
    }

    fn end_at(&self, phrase: usize, text: &str, folded: &Folded, at: usize) -> Option<usize> {
        if !self.needs.are_met(phrase, folded) {
            return None;
        }
        self.table.compiled(phrase, text).end_at(text, &folded.signs, at)
    }
}

#[cfg(test)]
mod tests {
    use crate::assets::Assets;
    use crate::diagnostic::Sink;
    use crate::wording::Wording;

    #[test]
    fn every_list_that_comes_with_the_program_is_built() {
        let wording = Wording::read(&Assets::built_in(), &mut Sink::default());
        let index = super::Index::new(wording.rules());
        assert!(index.own.places.is_empty());
        assert!(index.built.places.iter().all(Option::is_some));
        assert!(index.built.places.len() > 20);
        for rule in wording.rules() {
            let contexts = rule.entries().iter().map(|entry| &entry.context).chain([&rule.context]);
            for context in contexts {
                for list in context.lists() {
                    assert!(list.is_built() && list.unknown().is_empty(), "{}", rule.id);
                }
            }
        }
    }
}
