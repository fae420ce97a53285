//! Which stock refusal a sentence is like, by what was learnt from `sentences/refusals/` when the program was built: people
//! say a refusal in more ways than phrases can list.

use super::built::{Row, numbers, rows};
use super::grams::{Gram, grams};

static FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/learnt.files"));
/// What every sentence begins with, for each refusal, in thousandths.
static BASE: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt.base")).as_chunks().0;
/// Sorted: two characters, and where the weights of this gram start.
static GRAMS: &[Row] = rows(include_bytes!(concat!(env!("OUT_DIR"), "/learnt.grams")));
/// For each gram the refusals that have it, and how much it speaks for each, in parts of [`STEPS`].
static WEIGHTS: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt.weights")).as_chunks().0;
/// What refuses nothing.
const NONE: &str = "none";
/// By so much likelier than the next, in thousandths of a power of e, it is that refusal. What this and the next four bring says
/// `tests/suite/refusals.rs` of sentences from which nothing was learnt.
const LIKE: i64 = 150;
/// Where it is not known that it refuses: by so much likelier than what refuses nothing, if a word of it refuses …
const REFUSING: i64 = 150;
/// … or by so much, without one.
const LOUD: i64 = 700;
/// By so much likelier it refuses nothing: what only a topic speaks for is then not heard …
const RATHER: i64 = 700;
/// … nor, by so much, what a phrase is sure of.
const SURELY: i64 = 3000;
/// So few grams, those of five or six characters, are like many things: 已为您登记 was like “已激活”.
const FEW: usize = 12;
const STEPS: i64 = 14;

/// How much a sentence is like each refusal, in thousandths of a power of e.
#[derive(Debug)]
pub(super) struct Likeness {
    /// How many of its grams were learnt.
    known: usize,
    /// The likest first.
    refusals: Vec<(&'static str, i64)>,
    none: i64,
}

impl Likeness {
    /// `None` where the words have no gram that was learnt.
    pub(super) fn of(text: &str) -> Option<Self> {
        let known: Vec<usize> = grams(text).into_iter().filter_map(place).collect();
        let known_count = known.len();
        let count = i64::try_from(known_count).ok().filter(|count| *count > 0)?;
        let mut weights = vec![0_i64; BASE.len()];
        for place in known {
            let end = GRAMS.get(place + 1).map_or(WEIGHTS.len(), |row| numbers(row)[2]);
            for [number, weight] in &WEIGHTS[numbers(&GRAMS[place])[2]..end] {
                weights[usize::from(*number)] += i64::from(i8::from_le_bytes([*weight]));
            }
        }
        // The more grams, the less each counts: by the root of how many, in thousandths.
        let root = (count * 1_000_000).isqrt();
        let score = |(weight, base): (i64, &[u8; 4])| {
            i64::from(i32::from_le_bytes(*base)) + weight * 1_000_000 / (STEPS * root)
        };
        let scores = weights.into_iter().zip(BASE).map(score);
        let (none, mut refusals): (Vec<_>, Vec<_>) =
            FILES.lines().zip(scores).partition(|(id, _)| *id == NONE);
        refusals.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
        Some(Self { known: known_count, refusals, none: none.first()?.1 })
    }

    /// Is it so much likelier that they refuse nothing that no phrase in them counts, or (not `surely`) no topic?
    pub(super) fn is_harmless(&self, surely: bool) -> bool {
        self.before_none() < -(if surely { SURELY } else { RATHER })
    }

    /// The refusal that the words are plainly most like. Where it is not known that they refuse, they must be likelier to refuse
    /// than not, the more so where no word of theirs `refuses`.
    pub(super) fn refusal(&self, is_refused: bool, refuses: impl FnOnce() -> bool) -> Option<&'static str> {
        let ahead = self.before_none();
        let is_refusing = is_refused || ahead > LOUD || ahead > REFUSING && refuses();
        let [(id, best), (_, next), ..] = self.refusals[..] else { return None };
        (is_refusing && self.known > FEW && best - next > LIKE).then_some(id)
    }

    /// Which place this refusal has among all that the words are like, 0 the likest, and by how much, in thousandths, it is before
    /// what refuses nothing.
    pub(super) fn place_of(&self, refusal: &str) -> Option<(usize, i64)> {
        let place = self.refusals.iter().position(|(id, _)| *id == refusal)?;
        Some((place, self.refusals[place].1 - self.none))
    }

    /// By how much the likest refusal is before what refuses nothing.
    fn before_none(&self) -> i64 {
        self.refusals.first().map_or(0, |(_, best)| best - self.none)
    }
}

fn place((first, second): Gram) -> Option<usize> {
    let wanted = (first as usize, second as usize);
    GRAMS
        .binary_search_by_key(&wanted, |row| {
            let [first, second, _] = numbers(row);
            (first, second)
        })
        .ok()
}
