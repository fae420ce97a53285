//! Where the phrases of texts begin, as a table sorted by character. `build.rs` includes this file and makes the tables of
//! the lists that come with the program; those of a user's lists are made at run time, by the same code.

use super::piece::{Piece, cut, first, spelt};
use super::signs::is_solid;

/// Three numbers, four bytes each, the lowest first: so a table is used as it stands in the program.
pub(super) type Row = [u8; 12];

/// The phrases of several texts: for each the number of its text and its bytes in it; and their beginnings, sorted: a
/// character, the number of a phrase, the character that must come next (0 where the beginning says none).
pub(super) fn table<'a>(texts: impl Iterator<Item = &'a str>) -> (Vec<Row>, Vec<Row>) {
    let (mut phrases, mut beginnings) = (Vec::new(), Vec::new());
    for (number, text) in texts.enumerate() {
        for word in words(text).filter(|word| !word.starts_with('$')) {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let phrase = phrases.len();
            starts(word, &mut |first, second| beginnings.push((first, phrase, second)));
            phrases.push(row([number, start, start + word.len()]));
        }
    }
    beginnings.sort_unstable();
    // (不退|不退货|不给退): one beginning each is enough, and one without a second character stands for all.
    beginnings.dedup_by(|later, kept| {
        (later.0, later.1) == (kept.0, kept.1) && (kept.2.is_none() || later.2 == kept.2)
    });
    let number = |c: char| c as usize;
    let beginning = |(first, phrase, second): (char, usize, Option<char>)| {
        row([number(first), phrase, second.map_or(0, number)])
    };
    (phrases, beginnings.into_iter().map(beginning).collect())
}

/// The numbers of a row.
pub(super) fn numbers(row: &Row) -> [usize; 3] {
    let [a, b, c, d, e, f, g, h, i, j, k, l] = *row;
    [[a, b, c, d], [e, f, g, h], [i, j, k, l]].map(|bytes| u32::from_le_bytes(bytes) as usize)
}

/// Numbers as a row. Texts are data files: no place in one needs more than four bytes.
pub(super) fn row(numbers: [usize; 3]) -> Row {
    let mut row = Row::default();
    for (bytes, number) in row.chunks_exact_mut(4).zip(numbers) {
        bytes.copy_from_slice(&number.to_le_bytes()[..4]);
    }
    row
}

/// The phrases of a text: parted by spaces and line breaks, but not inside `{}`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut open = false;
    let parts = text.split(move |c: char| {
        open = (open || c == '{') && c != '}';
        // Nearly all are Chinese characters, for which the question costs more than it looks.
        !matches!(c, '\u{4e00}'..='\u{9fff}') && c.is_whitespace() && !open
    });
    parts.filter(|part| !part.is_empty())
}

/// The characters that a match may start with, each with the one that must come next, where there is only one.
pub(super) fn starts(phrase: &str, add: &mut impl FnMut(char, Option<char>)) {
    let mut rest = phrase;
    while let Some((piece, after)) = cut(rest) {
        rest = after;
        match piece {
            Piece::Run(run, syllables) => return starts_of(run, syllables, add),
            Piece::Choice(inside) => {
                let mut may_be_left_out = false;
                for one in inside.split('|') {
                    may_be_left_out |= one.is_empty();
                    if let Some((Piece::Run(run, syllables), _)) = cut(one) {
                        starts_of(run, syllables, add);
                    }
                }
                if !may_be_left_out {
                    return;
                }
            }
            Piece::Gap { .. } => return,
        }
    }
}

/// How a run can begin: as written, or spelt.
fn starts_of(run: &str, syllables: &str, add: &mut impl FnMut(char, Option<char>)) {
    let Some((c, rest)) = first(run) else { return };
    // Of a spelt word the second character may be a letter too.
    let second = if syllables.is_empty() { first(rest).map(|(c, _)| c) } else { None };
    add(c, second.filter(|c| is_solid(*c)));
    let (syllable, _) = spelt(run, syllables);
    if let Some(letter) = syllable.and_then(|syllable| syllable.chars().next()) {
        add(letter, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_syllables() {
        let words: Vec<&str> = words(" 骗子{pian zi}  黑店\n 奸商{jian shang} ").collect();
        assert_eq!(words, ["骗子{pian zi}", "黑店", "奸商{jian shang}"]);
    }
}
