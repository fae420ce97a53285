//! Which sentences of a text are no longer in another one.

use std::collections::BTreeMap;

use crate::draft::{Draft, sentences};
use crate::facts::{Facts, case_path};
use crate::path::CasePath;

/// The sentences of a draft, to compare others with.
#[derive(Debug, Clone)]
pub struct Drafted {
    sentences: Vec<Kept>,
    /// The numbers of equal sentences, by box and text.
    places: BTreeMap<(String, String), Vec<usize>>,
}

/// A sentence as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The id of its box.
    pub field: String,
    /// Its text.
    pub text: String,
    /// Where the case says what it states.
    origins: Vec<CasePath>,
}

impl Drafted {
    /// The sentences of this draft.
    pub fn new(draft: &Draft, facts: &Facts) -> Self {
        let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let sentences = kept(draft, facts);
        for (number, sentence) in sentences.iter().enumerate() {
            places.entry((sentence.field.clone(), sentence.text.clone())).or_default().push(number);
        }
        Self { sentences, places }
    }

    /// How many sentences there are.
    pub fn len(&self) -> usize {
        self.sentences.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.sentences.is_empty()
    }

    /// The numbers of the sentences that `other` does not have in the same box. The place of a sentence there says
    /// nothing: one that only stands elsewhere, because another came or went, has not changed. Of several equal ones those
    /// go that state something else.
    pub fn lost(&self, other: &Draft, facts: &Facts) -> Vec<usize> {
        let mut there: BTreeMap<(String, String), Vec<Vec<CasePath>>> = BTreeMap::new();
        for sentence in kept(other, facts) {
            there.entry((sentence.field, sentence.text)).or_default().push(sentence.origins);
        }
        let mut lost = Vec::new();
        for (place, numbers) in &self.places {
            let left = there.remove(place).unwrap_or_default();
            if left.len() < numbers.len() {
                lost.extend(self.missing(numbers, left));
            }
        }
        lost.sort_unstable();
        lost
    }

    /// Which of these equal sentences are not among those that are left.
    fn missing(&self, numbers: &[usize], mut left: Vec<Vec<CasePath>>) -> Vec<usize> {
        let mut unmatched = Vec::new();
        for &number in numbers {
            match left.iter().position(|origins| *origins == self.sentences[number].origins) {
                Some(at) => drop(left.remove(at)),
                None => unmatched.push(number),
            }
        }
        unmatched.split_off(left.len().min(unmatched.len()))
    }
}

fn kept(draft: &Draft, facts: &Facts) -> Vec<Kept> {
    let origin = |fact: &str| case_path(facts, fact).unwrap_or_else(|| CasePath::of(fact));
    let found = sentences(draft).into_iter().map(|sentence| Kept {
        field: draft.fields[sentence.field].id.clone(),
        text: sentence.text().trim().to_owned(),
        origins: sentence.facts().map(origin).collect(),
    });
    found.collect()
}

/// The path that a fact has in other facts, where events and exhibits may stand in another order.
pub fn counterpart(fact: &str, facts: &Facts, other: &Facts) -> Option<String> {
    let list = |facts: &Facts, head: &str| -> Vec<CasePath> {
        match head {
            "timeline" => facts.timeline.iter().map(|event| event.from.clone()).collect(),
            _ => facts.exhibits.iter().map(|exhibit| exhibit.from.clone()).collect(),
        }
    };
    let Some((head, rest)) =
        fact.split_once('[').filter(|(head, _)| matches!(*head, "timeline" | "exhibits"))
    else {
        return Some(fact.to_owned());
    };
    let (index, tail) = rest.split_once(']')?;
    let from = list(facts, head).into_iter().nth(index.parse().ok()?)?;
    let there = list(other, head).into_iter().position(|one| one == from)?;
    Some(format!("{head}[{there}]{tail}"))
}
