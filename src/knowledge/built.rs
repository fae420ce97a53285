//! What the stock refusals that come with the program are heard by: phrases sorted by a sign that each needs, made when the
//! program is built (`build.rs`), so that of thousands only those are looked for that a text may have.

use super::said::Said;
use super::words::Words;

/// Three numbers, four bytes each, the lowest first.
pub(super) type Row = [[u8; 4]; 3];

/// The phrases of all files, one after the other.
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/said.txt"));
/// For each phrase what it is (the number of its file by tens, its list) and where its text starts and ends.
static PHRASES: &[Row] = rows(include_bytes!(concat!(env!("OUT_DIR"), "/said.phrases")));
/// Sorted: a sign, a phrase that a text without it cannot have; 0 for a phrase that needs none.
static SIGNS: &[Row] = rows(include_bytes!(concat!(env!("OUT_DIR"), "/said.signs")));
/// The ids of the files, sorted, a line each; after those that give no reason stands a space.
static FILES: &str = include_str!(concat!(env!("OUT_DIR"), "/said.files"));

/// The built-in refusals of which a text may have words: their ids with these words.
pub(super) fn in_sight(said: &Said) -> Vec<(&'static str, Words<'static>)> {
    let mut signs = said.signs().to_vec();
    signs.push('\0');
    signs.sort_unstable();
    signs.dedup();
    let mut phrases: Vec<usize> = signs.into_iter().flat_map(needing).collect();
    // As they stand in the files: of two that are as long the later counts.
    phrases.sort_unstable();
    let files: Vec<&str> = FILES.lines().collect();
    let mut found: Vec<(&str, Words<'_>)> = Vec::new();
    for phrase in phrases {
        let [what, start, end] = numbers(&PHRASES[phrase]);
        let (id, is_bare) =
            files[what / 10].split_once(' ').map_or((files[what / 10], false), |(id, _)| (id, true));
        if found.last().is_none_or(|(last, _)| *last != id) {
            found.push((id, Words { is_bare, ..Words::default() }));
        }
        let Some((_, words)) = found.last_mut() else { continue };
        let list = match what % 10 {
            0 => &mut words.phrases,
            1 => &mut words.hints,
            2 => &mut words.topics,
            _ => &mut words.not,
        };
        list.push(&TEXTS[start..end]);
    }
    found
}

fn needing(sign: char) -> impl Iterator<Item = usize> {
    let sign = sign as usize;
    let start = SIGNS.partition_point(|row| numbers(row)[0] < sign);
    SIGNS[start..].iter().map(numbers).take_while(move |row| row[0] == sign).map(|[_, phrase, _]| phrase)
}

pub(super) fn numbers(row: &Row) -> [usize; 3] {
    // Tables are searched by this: a map over the array is not always flattened.
    let number = |bytes: [u8; 4]| u32::from_le_bytes(bytes) as usize;
    [number(row[0]), number(row[1]), number(row[2])]
}

pub(super) const fn rows(bytes: &[u8]) -> &[Row] {
    bytes.as_chunks().0.as_chunks().0
}
