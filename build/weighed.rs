//! What is learnt from the sentences of `sentences/tone/`: how much each gram speaks for a theme and against calm words. Weights
//! of a logistic regression, found step by step; `wording::likeness` is the other side.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::grams::{Gram, grams};
use super::starts::row;
use super::steps::{exp, number, shuffle, unless_learnt};

/// The file of what hurts nobody.
const CALM: &str = "calm";
/// In the place of a gram.
const NOTHING: Gram = ('\0', '\0');
/// A gram of one sentence alone teaches nothing of others.
const LEAST: usize = 2;
/// How often all sentences are gone through. From 15 on a sentence's weight moves by a third of a point at most on average; the
/// thresholds in `data/wording/tone/like-*.yaml` were chosen with this many.
const ROUNDS: usize = 25;
/// How far a weight goes in a step.
const PACE: f64 = 0.3;
/// How much a weight is drawn back to nothing in a round. Tried: a tenth and three times of it, alike.
const DRAWN: f64 = 1.5;
/// Weights are written in parts of this.
const FINE: f64 = 512.0;

/// The sentences: whether each hurts, and which of the grams it has, by their number.
struct Sentences {
    of: Vec<(bool, Vec<usize>)>,
    grams: usize,
}

/// Reads the sentences and writes the tables: `weighed.themes` (names, a line each), `weighed.grams` (rows: two characters and how
/// many sentences have them, the first row how many there are), `weighed.weights` (for each gram a number of two bytes for each
/// theme; the first row is what every sentence begins with).
pub(super) fn write(root: &Path, out: &Path) {
    unless_learnt(&root.join("sentences/tone"), out, |files| learn_from(files, out));
}

fn learn_from(files: &[PathBuf], out: &Path) {
    let read = |file: &Path| -> Vec<Vec<Gram>> {
        let text = fs::read_to_string(file).unwrap();
        text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(grams).collect()
    };
    let name = |file: &Path| file.file_stem().unwrap().to_str().unwrap().to_owned();
    let mut themes: BTreeMap<String, Vec<Vec<Gram>>> =
        files.iter().map(|file| (name(file), read(file))).collect();
    let calm = themes.remove(CALM).unwrap();
    let mut counts: BTreeMap<Gram, usize> = BTreeMap::new();
    for gram in themes.values().flatten().chain(&calm).flatten() {
        *counts.entry(*gram).or_default() += 1;
    }
    counts.retain(|_, count| *count >= LEAST);
    let known: BTreeMap<Gram, usize> =
        counts.keys().enumerate().map(|(number, gram)| (*gram, number)).collect();
    let weights: Vec<(Vec<f64>, f64)> = themes
        .values()
        .map(|theme| {
            let of = |hurts: bool, all: &[Vec<Gram>]| -> Vec<(bool, Vec<usize>)> {
                let numbers =
                    |one: &Vec<Gram>| one.iter().filter_map(|gram| known.get(gram).copied()).collect();
                all.iter().map(|one| (hurts, numbers(one))).collect()
            };
            learn(&Sentences { of: [of(true, theme), of(false, &calm)].concat(), grams: known.len() })
        })
        .collect();
    let all = themes.values().map(Vec::len).sum::<usize>() + calm.len();
    let rows: Vec<[[u8; 4]; 3]> = [(NOTHING, all)]
        .into_iter()
        .chain(counts)
        .map(|((first, second), count)| row([first as usize, second as usize, count]))
        .collect();
    let column = |number: usize| weights.iter().map(move |(of, _)| of[number]);
    let base = weights.iter().map(|(_, base)| *base);
    let all: Vec<[u8; 2]> = base.chain((0..known.len()).flat_map(column)).map(written).collect();
    fs::write(out.join("weighed.themes"), themes.into_keys().collect::<Vec<_>>().join("\n")).unwrap();
    fs::write(out.join("weighed.grams"), rows.as_flattened().as_flattened()).unwrap();
    fs::write(out.join("weighed.weights"), all.as_flattened()).unwrap();
}

#[expect(clippy::cast_possible_truncation, reason = "rounded and within bounds")]
fn written(weight: f64) -> [u8; 2] {
    let most = f64::from(i16::MAX);
    ((weight * FINE).round().clamp(-most, most) as i16).to_le_bytes()
}

/// The weight of each gram, and what is added to every sentence. Each step goes the further, the less a weight was moved before.
fn learn(sentences: &Sentences) -> (Vec<f64>, f64) {
    let count = sentences.of.len();
    let hurting = sentences.of.iter().filter(|(hurts, _)| *hurts).count();
    // There are more calm sentences: one that hurts counts for as many.
    let worth = number(count - hurting) / number(hurting);
    let (mut weights, mut moved) = (vec![0.0; sentences.grams], vec![1e-6; sentences.grams]);
    let (mut base, mut base_moved) = (0.0, 1e-6);
    let mut order: Vec<usize> = (0..count).collect();
    let mut chance = 1;
    for _ in 0..ROUNDS {
        shuffle(&mut order, &mut chance);
        for (hurts, of) in order.iter().map(|number| &sentences.of[*number]).filter(|(_, of)| !of.is_empty())
        {
            let side = if *hurts { 1.0 } else { -1.0 };
            let share = 1.0 / number(of.len()).sqrt();
            let said = of.iter().map(|gram| weights[*gram]).sum::<f64>() * share + base;
            let wrong = worth.powi(i32::from(*hurts)) / (1.0 + exp((side * said).clamp(-8.0, 8.0)));
            for gram in of {
                let step = DRAWN * weights[*gram] / number(count) - side * wrong * share;
                moved[*gram] += step * step;
                weights[*gram] -= PACE * step / f64::sqrt(moved[*gram]);
            }
            base_moved += wrong * wrong;
            base += PACE * side * wrong / f64::sqrt(base_moved);
        }
    }
    (weights, base)
}
