//! How much a sentence is like those that hurt their writer, by what was learnt from `sentences/tone/` when the program was
//! built: people threaten and insult in more ways than lists of phrases can hold.

use std::ops::Range;

use crate::reading::grams::{Gram, grams};

use super::built::rows;
use super::fold::{Folded, Sign};
use super::starts::{Row, numbers};

static THEMES: &str = include_str!(concat!(env!("OUT_DIR"), "/weighed.themes"));
/// Sorted: two characters, and how many sentences have them; the first row how many there are.
static GRAMS: &[Row] = rows(include_bytes!(concat!(env!("OUT_DIR"), "/weighed.grams")));
/// For each gram a number for each theme, in parts of [`FINE`]; the first are those of the first row: what every sentence begins with.
static WEIGHTS: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/weighed.weights")).as_chunks().0;
const FINE: f64 = 512.0;
/// Fewer letters say nothing.
const FEW: usize = 6;
/// Stands where a template prints something.
const HOLE: char = '\u{1}';

/// A theme of `sentences/tone/`, and how much a sentence must be like it, or clauses unlike it.
#[derive(Debug)]
pub(super) struct Likeness {
    theme: usize,
    above: f64,
}

impl Likeness {
    /// In hundredths. `None` where there is no such theme.
    pub(super) fn of(theme: &str, above: u32) -> Option<Self> {
        let theme = THEMES.lines().position(|name| name == theme)?;
        Some(Self { theme, above: f64::from(above) / 100.0 })
    }

    /// By how much this is so; nothing where it is not.
    pub(super) fn ahead(&self, said: &Said) -> Option<f64> {
        Some(said.weight(self.theme) - self.above).filter(|ahead| *ahead > 0.0)
    }

    /// Are the clauses in which this stands as much unlike it? Of a long sentence the rest would speak for one word.
    pub(super) fn is_calm(&self, folded: &Folded, range: &Range<usize>) -> bool {
        let signs = folded.signs.as_slice();
        let is_end = |sign: &Sign| sign.ends_clause();
        let start = signs[..range.start].iter().rposition(is_end).map_or(0, |at| at + 1);
        let behind = signs[range.end..].iter().position(is_end);
        let clauses = start..behind.map_or(signs.len(), |at| range.end + at);
        Said::of(folded, &clauses).is_some_and(|said| said.weight(self.theme) < -self.above)
    }
}

/// What was learnt of a piece of text: the places of its grams.
pub(super) struct Said(Vec<usize>);

impl Said {
    /// `None` where too few letters say nothing, or of a template's sentence only a part is known.
    pub(super) fn of(folded: &Folded, range: &Range<usize>) -> Option<Self> {
        let signs = folded.signs.get(range.clone())?;
        let letters = signs.iter().filter(|sign| sign.is_solid).count();
        if letters < FEW || signs.iter().any(|sign| sign.c == HOLE) {
            return None;
        }
        let said: String = signs.iter().map(|sign| sign.c).collect();
        Some(Self(grams(&said).into_iter().filter_map(place).collect()))
    }

    /// How much it speaks for a theme; below nothing, for calm.
    fn weight(&self, theme: usize) -> f64 {
        let themes = WEIGHTS.len() / GRAMS.len();
        let weight = |gram: usize| {
            let bytes = WEIGHTS.get(gram * themes + theme);
            bytes.map_or(0.0, |bytes| f64::from(i16::from_le_bytes(*bytes)))
        };
        let sum: f64 = self.0.iter().map(|gram| weight(*gram)).sum();
        (sum / small(self.0.len().max(1)).sqrt() + weight(0)) / FINE
    }
}

/// The sentences of a text, as signs.
pub(super) fn sentences(folded: &Folded) -> impl Iterator<Item = Range<usize>> {
    let is_end = |at: &usize| folded.signs[*at].ends_sentence();
    let ends = (0..folded.signs.len()).filter(is_end).chain([folded.signs.len()]);
    let mut start = 0;
    ends.map(move |end| std::mem::replace(&mut start, end + 1)..end).filter(|range| !range.is_empty())
}

/// How seldom a word is in these sentences, by the rarest pair of its characters: the natural logarithm of how many sentences there are for
/// each that has it. Nothing for one character.
#[must_use]
pub fn seldom(word: &str) -> f64 {
    let count = |gram: Gram| place(gram).map_or(0, |row| numbers(&GRAMS[row])[2]);
    let all = GRAMS.first().map_or(0, |row| numbers(row)[2]);
    let seldom = |pair: Gram| (small(all) / small(count(pair) + 1)).ln();
    word.chars().zip(word.chars().skip(1)).map(seldom).min_by(f64::total_cmp).unwrap_or_default()
}

/// The same of one character: in how many of these sentences a word begins with it or stands before it.
#[must_use]
pub fn seldom_sign(sign: char) -> f64 {
    let first = |row: &Row| numbers(row)[0] == sign as usize;
    let start = GRAMS[1..].partition_point(|row| numbers(row)[0] < sign as usize) + 1;
    let count: usize = GRAMS[start..].iter().take_while(|row| first(row)).map(|row| numbers(row)[2]).sum();
    let all = GRAMS.first().map_or(0, |row| numbers(row)[2]);
    (small(all) / small(count + 1)).ln()
}

fn small(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

fn place((first, second): Gram) -> Option<usize> {
    let wanted = (first as usize, second as usize);
    let known = |row: &Row| {
        let [first, second, _] = numbers(row);
        (first, second)
    };
    GRAMS.binary_search_by_key(&wanted, known).ok()
}
