//! Which stock refusal a sentence is like, by what was learnt from `sentences/refusals/` when the program was built: people
//! say a refusal in more ways than phrases can list.

use super::built::{Row, numbers, rows};
use super::grams::{Gram, grams};

static FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/learnt.files"));
/// What each refusal says of a gram that its sentences lack, in parts of [`FINE`].
static LACKING: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt.lacking")).as_chunks().0;
/// Sorted: two characters, and where the weights of this gram start.
static GRAMS: &[Row] = rows(include_bytes!(concat!(env!("OUT_DIR"), "/learnt.grams")));
/// For each gram the refusals that have it, and how much it speaks for each, in sixteenths.
static WEIGHTS: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt.weights")).as_chunks().0;
/// What refuses nothing.
const NONE: &str = "none";
/// By so much likelier than the next, in thousandths for each gram, it is that refusal. What this and the next three bring
/// says `tests/suite/refusals.rs` of sentences from which nothing was learnt; 200 here hears more, and one more in five wrongly.
const LIKE: i64 = 450;
/// Where it is not known that it refuses: by so much likelier than what refuses nothing, if a word of it refuses …
const REFUSING: i64 = 400;
/// … or by so much, without one.
const LOUD: i64 = 2000;
/// By so much likelier it refuses nothing: what only a topic speaks for is then not heard …
const RATHER: i64 = 400;
/// … nor, by so much, what a phrase is sure of. With 400 a text of the cases lost an answer (有点热是正常的，先观察几天), with 800 none.
const SURELY: i64 = 800;
/// So few grams, those of five or six characters, are like many things: 已为您登记 was like “已激活”.
const FEW: usize = 12;
const STEPS: i64 = 16;
const FINE: i64 = 4096;

/// How much a sentence is like each refusal, for each of its grams that was learnt, in thousandths.
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
        let lacking = LACKING.iter().map(|bytes| i64::from(i32::from_le_bytes(*bytes)) * count);
        let mut scores: Vec<i64> = lacking.collect();
        for place in known {
            let end = GRAMS.get(place + 1).map_or(WEIGHTS.len(), |row| numbers(row)[2]);
            for [number, weight] in &WEIGHTS[numbers(&GRAMS[place])[2]..end] {
                scores[usize::from(*number)] += i64::from(*weight) * (FINE / STEPS);
            }
        }
        let scores = scores.into_iter().map(|score| score * 1000 / (FINE * count));
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

    /// Which place this refusal has among all that the words are like, 0 the likest, and by how much, in thousandths for each
    /// gram, it is before what refuses nothing.
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
