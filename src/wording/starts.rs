//! Where the phrases of texts begin, as a table sorted by character. `build.rs` includes this file and makes the tables of
//! the lists that come with the program; those of a user's lists are made at run time, by the same code.

use super::piece::{Piece, cut, first, is_clause_mark, spelt};
use super::signs::{in_rule, is_solid};

/// Three numbers, four bytes each, the lowest first: so a table is used as it stands in the program.
pub(super) type Row = [[u8; 4]; 3];

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

/// What a text must have for each phrase of a table: of each line one character. Lines that say most come first. With where
/// the lines of a phrase start and end.
pub(super) fn needs<'a>(phrases: impl Iterator<Item = &'a str>) -> (String, Vec<Row>) {
    let mut all = String::new();
    let places = phrases.map(|phrase| {
        let start = all.len();
        let sets: Vec<String> = needs_of(phrase).iter().map(|set| set.iter().collect()).collect();
        all.push_str(&sets.join("\n"));
        row([start, all.len(), 0])
    });
    let places = places.collect();
    (all, places)
}

/// Of each of these sets of characters every match has one.
fn needs_of(phrase: &str) -> Vec<Vec<char>> {
    let mut needs: Vec<Vec<char>> = Vec::new();
    let mut rest = phrase;
    while let Some((piece, after)) = cut(rest) {
        rest = after;
        match piece {
            Piece::Run(run, "") => needs.extend(run.chars().filter_map(in_rule).map(|c| vec![c])),
            Piece::Choice(inside) => needs.extend(lasts(inside)),
            Piece::Run(..) | Piece::Gap { .. } => {}
        }
    }
    // A mark that ends a clause is met by the end of the text too.
    needs.retain(|set| !set.iter().any(|c| is_clause_mark(*c)));
    needs.sort_by_key(Vec::len);
    needs
}

/// The numbers of a row.
pub(super) fn numbers(row: &Row) -> [usize; 3] {
    // Tables are searched by this: a map over the array is not always flattened.
    let [first, second, third] = *row;
    [number_of(first), number_of(second), number_of(third)]
}

fn number_of(bytes: [u8; 4]) -> usize {
    u32::from_le_bytes(bytes) as usize
}

/// Numbers as a row. Texts are data files: no place in one needs more than four bytes.
pub(super) fn row(numbers: [usize; 3]) -> Row {
    numbers.map(|number| {
        let mut bytes = [0; 4];
        bytes.copy_from_slice(&number.to_le_bytes()[..4]);
        bytes
    })
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

/// The last characters of alternatives, each once; `None` where one of them has none, or can be spelt.
fn lasts(inside: &str) -> Option<Vec<char>> {
    let mut lasts = Vec::new();
    let mut last = None;
    for c in inside.chars().chain(['|']) {
        match c {
            '{' | '}' => return None,
            '|' => {
                let last = last.take()?;
                if !lasts.contains(&last) {
                    lasts.push(last);
                }
            }
            c => last = in_rule(c).or(last),
        }
    }
    Some(lasts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_syllables() {
        let words: Vec<&str> = words(" 骗子{pian zi}  黑店\n 奸商{jian shang} ").collect();
        assert_eq!(words, ["骗子{pian zi}", "黑店", "奸商{jian shang}"]);
    }

    #[test]
    fn what_every_match_has() {
        let needs = |phrase| needs_of(phrase).iter().map(|set| set.iter().collect()).collect::<Vec<String>>();
        assert_eq!(needs("不退…(就|我要)曝光"), ["不", "退", "曝", "光", "就要"]);
        assert_eq!(needs("(太|)坏(。|!)"), ["坏"]);
        assert!(needs("骗子{pian zi}").is_empty());
    }
}
