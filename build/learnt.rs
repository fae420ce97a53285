//! What is learnt from the sentences of `sentences/refusals/`: how much each gram speaks for each refusal. Weights of a logistic
//! regression over all refusals at once, found step by step; `knowledge::learnt` is the other side.
//!
//! Counting alone, as a naive Bayes classifier does, put the right one first for 154 of the 208 refusals of the sets `free` and
//! `week` when there were five thousand sentences; this does with fifteen thousand for 180.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::grams::{Gram, grams};
use super::starts::row;
use super::steps::{exp, number, shuffle, unless_learnt};

/// A gram of one sentence alone would make the table twice as large and finds no more.
const LEAST: u32 = 2;
/// Of a refusal with fewer sentences nothing can be said.
const LEAST_SENTENCES: u32 = 15;
/// How often all sentences are gone through: twelve seconds where nothing is optimised. 15 and 40 find no more.
const ROUNDS: usize = 6;
/// How far a weight goes in a step.
const PACE: f64 = 0.5;
/// How much a weight is drawn back to nothing in a round. Tried: 1.5 (166 of 208), 5 (177), 15 (180), 40 (177).
const DRAWN: f64 = 15.0;
/// What moves less is left.
const STILL: f64 = 1e-4;
/// Weights are written in parts of this, in one byte.
const STEPS: f64 = 14.0;
/// What every sentence begins with is written in parts of this.
const FINE: f64 = 1000.0;

/// The sentences, each with the number of its refusal and of its grams, and for each gram the refusals that have it.
struct Learning {
    sentences: Vec<(usize, Vec<usize>)>,
    /// Where the pairs of each gram start.
    starts: Vec<usize>,
    /// The refusal of each pair.
    refusals: Vec<usize>,
    weights: Vec<f64>,
    base: Vec<f64>,
}

/// Reads the sentences and writes the tables: `learnt.files` (ids, a line each), `learnt.base` (four bytes an id),
/// `learnt.grams` (rows: two characters, where its weights start) and `learnt.weights` (the number of an id, its weight).
pub(super) fn write(root: &Path, out: &Path) {
    unless_learnt(&root.join("sentences/refusals"), out, |files| learn_from(files, out));
}

fn learn_from(files: &[PathBuf], out: &Path) {
    let ids: Vec<&str> = files.iter().map(|file| file.file_stem().unwrap().to_str().unwrap()).collect();
    assert!(ids.len() < 256, "a number of an id is one byte");
    let mut counts: BTreeMap<Gram, u32> = BTreeMap::new();
    let mut sentences: Vec<(usize, Vec<Gram>)> = Vec::new();
    for (refusal, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).unwrap();
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let before = sentences.len();
        sentences.extend(lines.map(|line| (refusal, grams(line))));
        let size = sentences.len() - before;
        // What few sentences say is like everything that nobody has said.
        let id = ids[refusal];
        assert!(
            size >= LEAST_SENTENCES as usize,
            "sentences/refusals/{id}.txt has {size} sentences, and needs {LEAST_SENTENCES}"
        );
    }
    for gram in sentences.iter().flat_map(|(_, of)| of) {
        *counts.entry(*gram).or_default() += 1;
    }
    counts.retain(|_, count| *count >= LEAST);
    let known: BTreeMap<Gram, usize> =
        counts.into_keys().enumerate().map(|(number, gram)| (gram, number)).collect();
    let learning = Learning::new(&sentences, &known, ids.len()).learnt();
    let (mut rows, mut weights) = (Vec::new(), Vec::new());
    for (gram, number) in &known {
        rows.push(row([gram.0 as usize, gram.1 as usize, weights.len() / 2]));
        for pair in learning.starts[*number]..learning.starts[number + 1] {
            let weight = byte(learning.weights[pair]);
            if weight != 0 {
                weights.extend([u8::try_from(learning.refusals[pair]).unwrap(), weight.to_le_bytes()[0]]);
            }
        }
    }
    let base: Vec<[u8; 4]> = learning.base.iter().map(|base| whole(base * FINE).to_le_bytes()).collect();
    fs::write(out.join("learnt.files"), ids.join("\n")).unwrap();
    fs::write(out.join("learnt.base"), base.as_flattened()).unwrap();
    fs::write(out.join("learnt.grams"), rows.as_flattened().as_flattened()).unwrap();
    fs::write(out.join("learnt.weights"), weights).unwrap();
}

#[expect(clippy::cast_possible_truncation, reason = "rounded and within bounds")]
fn byte(weight: f64) -> i8 {
    (weight * STEPS).round().clamp(-127.0, 127.0) as i8
}

#[expect(clippy::cast_possible_truncation, reason = "rounded and within bounds")]
fn whole(value: f64) -> i32 {
    value.round() as i32
}

impl Learning {
    fn new(sentences: &[(usize, Vec<Gram>)], known: &BTreeMap<Gram, usize>, count: usize) -> Self {
        let numbers =
            |of: &[Gram]| -> Vec<usize> { of.iter().filter_map(|gram| known.get(gram).copied()).collect() };
        let sentences: Vec<(usize, Vec<usize>)> = sentences
            .iter()
            .map(|(refusal, of)| (*refusal, numbers(of)))
            .filter(|(_, of)| !of.is_empty())
            .collect();
        let mut having = vec![Vec::new(); known.len()];
        for (refusal, of) in &sentences {
            for gram in of {
                // The sentences of one refusal stand together.
                if having[*gram].last() != Some(refusal) {
                    having[*gram].push(*refusal);
                }
            }
        }
        let mut starts = vec![0];
        starts.extend(having.iter().scan(0, |end, of| {
            *end += of.len();
            Some(*end)
        }));
        let refusals = having.concat();
        Self { sentences, starts, weights: vec![0.0; refusals.len()], refusals, base: vec![0.0; count] }
    }

    /// The weight of each pair, and what every sentence begins with. Each step goes the further, the less a weight was moved before.
    fn learnt(mut self) -> Self {
        let count = number(self.sentences.len());
        let sentences = std::mem::take(&mut self.sentences);
        let (mut moved, mut base_moved) = (vec![1e-6; self.weights.len()], vec![1e-6; self.base.len()]);
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut chance = 1;
        for _ in 0..ROUNDS {
            shuffle(&mut order, &mut chance);
            for (right, of) in order.iter().map(|one| &sentences[*one]) {
                let share = 1.0 / number(of.len()).sqrt();
                let mut wrong = self.likely(of, share);
                wrong[*right] -= 1.0;
                for pair in of.iter().flat_map(|gram| self.starts[*gram]..self.starts[gram + 1]) {
                    let wrong = wrong[self.refusals[pair]];
                    if wrong.abs() < STILL {
                        continue;
                    }
                    let step = DRAWN * self.weights[pair] / count + wrong * share;
                    moved[pair] += step * step;
                    self.weights[pair] -= PACE * step / f64::sqrt(moved[pair]);
                }
                let bases = wrong.iter().zip(&mut base_moved).zip(&mut self.base);
                for ((wrong, moved), base) in bases.filter(|((wrong, _), _)| wrong.abs() >= STILL) {
                    *moved += wrong * wrong;
                    *base -= PACE * wrong / f64::sqrt(*moved);
                }
            }
        }
        self
    }

    /// How likely each refusal is, by what is learnt so far.
    fn likely(&self, of: &[usize], share: f64) -> Vec<f64> {
        let mut said = vec![0.0; self.base.len()];
        for pair in of.iter().flat_map(|gram| self.starts[*gram]..self.starts[gram + 1]) {
            said[self.refusals[pair]] += self.weights[pair];
        }
        let said: Vec<f64> = said.iter().zip(&self.base).map(|(said, base)| said * share + base).collect();
        let most = said.iter().copied().fold(f64::MIN, f64::max);
        let power = |said: &f64| if said - most < -8.0 { 0.0 } else { exp(said - most) };
        let powers: Vec<f64> = said.iter().map(power).collect();
        let all = powers.iter().sum::<f64>();
        powers.into_iter().map(|power| power / all).collect()
    }
}
