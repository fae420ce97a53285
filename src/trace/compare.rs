//! Which sentences of a text are no longer in another one.

use std::collections::BTreeMap;

use crate::calendar::Moment;
use crate::draft::{Draft, Piece, Sentence, sentences};
use crate::facts::{Document, Facts, Leaf, case_path};
use crate::path::CasePath;

/// With which paragraphs are numbered.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

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
    /// Its text, without the number of its paragraph and with each date as a day.
    pub text: String,
    /// Where the case says what it states.
    origins: Vec<CasePath>,
}

impl Drafted {
    /// The sentences of this draft.
    pub fn new(draft: &Draft, facts: &Facts, document: &Document) -> Self {
        let mut places: BTreeMap<_, Vec<usize>> = BTreeMap::new();
        let sentences = kept(draft, facts, document);
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
    /// nothing: one that only stands elsewhere, in another paragraph, because another came or went or grew, has not
    /// changed, though it may say its day in another form (次日, 5日, 5月5日). Of several equal ones those go that state
    /// something else.
    pub fn lost(&self, other: &Draft, facts: &Facts, document: &Document) -> Vec<usize> {
        let mut there: BTreeMap<(String, String), Vec<Vec<CasePath>>> = BTreeMap::new();
        for sentence in kept(other, facts, document) {
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

fn kept(draft: &Draft, facts: &Facts, document: &Document) -> Vec<Kept> {
    let origin = |fact: &str| case_path(facts, fact).unwrap_or_else(|| CasePath::of(fact));
    let found = sentences(draft).into_iter().map(|sentence| Kept {
        field: draft.fields[sentence.field].id.clone(),
        text: without_place(&sentence, document),
        origins: sentence.facts().map(origin).collect(),
    });
    found.collect()
}

/// What a sentence says wherever it stands.
fn without_place(sentence: &Sentence<'_>, document: &Document) -> String {
    let said = |piece: &Piece<'_>| match piece.run.fact.as_deref().and_then(|fact| document.leaf(fact)) {
        Some(Leaf::Date(moment)) if piece.text == piece.run.text => in_full(*moment, piece.text),
        _ => piece.text.to_owned(),
    };
    let text: String = sentence.pieces.iter().map(said).collect();
    let numbered = text.trim().trim_start_matches(NUMERALS);
    without_number(numbered.strip_prefix('、').unwrap_or_else(|| text.trim())).to_owned()
}

/// Without the number of a point: （2）.
fn without_number(text: &str) -> &str {
    let point = text.strip_prefix('（').and_then(|rest| rest.split_once('）'));
    let is_number = |number: &str| !number.is_empty() && number.bytes().all(|sign| sign.is_ascii_digit());
    point.filter(|(number, _)| is_number(number)).map_or(text, |(_, rest)| rest)
}

/// The day, and the time where the text says it.
fn in_full(moment: Moment, said: &str) -> String {
    let time = moment.time.filter(|_| said.contains(':'));
    Moment { time, ..moment }.to_string()
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
