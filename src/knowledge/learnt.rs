//! Which stock refusal a sentence is like, by what was learnt from `sentences/refusals/` when the program was built: people
//! say a refusal in more ways than phrases can list.

use super::grams::{Gram, grams};

type Row = [[u8; 4]; 3];

static FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/learnt.files"));
/// What each refusal says of a gram that its sentences lack, in parts of [`FINE`].
static LACKING: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt.lacking")).as_chunks().0;
/// Sorted: two characters, and where the weights of this gram start.
static GRAMS: &[Row] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt.grams")).as_chunks().0.as_chunks().0;
/// For each gram the refusals that have it, and how much it speaks for each, in sixteenths.
static WEIGHTS: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/learnt.weights")).as_chunks().0;
/// What refuses nothing.
const NONE: &str = "none";
const STEPS: i64 = 16;
const FINE: i64 = 4096;

/// How much a sentence is like each refusal, for each of its grams that was learnt, in thousandths.
#[derive(Debug)]
pub(super) struct Likeness {
    /// The likest first.
    refusals: Vec<(&'static str, i64)>,
    none: i64,
}

impl Likeness {
    /// `None` where the words have no gram that was learnt.
    pub(super) fn of(text: &str) -> Option<Self> {
        let known: Vec<usize> = grams(text).into_iter().filter_map(place).collect();
        let count = i64::try_from(known.len()).ok().filter(|count| *count > 0)?;
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
        Some(Self { refusals, none: none.first()?.1 })
    }

    /// The likest refusal, and by how much it is before the next.
    pub(super) fn best(&self) -> Option<(&'static str, i64)> {
        let [(id, best), (_, next), ..] = self.refusals[..] else { return None };
        Some((id, best - next))
    }

    /// By how much the likest refusal is before what refuses nothing.
    pub(super) fn before_none(&self) -> i64 {
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

fn numbers(row: &Row) -> [usize; 3] {
    row.map(|bytes| u32::from_le_bytes(bytes) as usize)
}
