//! A value that is known to be private (a name, an order number, an address), in any disguise of its characters.

use crate::reading::is_han;

use super::glyphs::{Glyph, fold};
use super::reading::Reading;
use std::ops::Range;

/// The most characters without a meaning between two of the value's.
const WIDEST_GAP: usize = 8;
/// A value shorter than this in letters and digits counts only as a whole word: 12 is not in 2012.
const SHORT: usize = 6;

/// Values, folded.
#[derive(Debug, Default)]
pub(super) struct Values(Vec<Vec<char>>);

impl Values {
    pub(super) fn new(values: &[&str]) -> Self {
        Self(values.iter().map(|value| fold(value).iter().filter_map(meaning).collect()).collect())
    }

    /// Where each stands in a text, by its number.
    pub(super) fn find(&self, reading: &Reading) -> Vec<(usize, Range<usize>)> {
        let glyphs = &reading.glyphs;
        let is_possible = |(_, value): &(usize, &Vec<char>)| {
            (2..=glyphs.len()).contains(&value.len()) && value.iter().all(|c| may_mean(reading, *c))
        };
        let possible: Vec<(usize, &Vec<char>)> = self.0.iter().enumerate().filter(is_possible).collect();
        if possible.is_empty() {
            return Vec::new();
        }
        let row: Vec<(usize, char)> =
            glyphs.iter().enumerate().filter_map(|(at, glyph)| Some((at, meaning(glyph)?))).collect();
        let one = |(number, value): (usize, &Vec<char>)| {
            places(glyphs, &row, value).into_iter().map(move |range| (number, range)).collect::<Vec<_>>()
        };
        possible.into_iter().flat_map(one).collect()
    }
}

fn places(glyphs: &[Glyph], row: &[(usize, char)], value: &[char]) -> Vec<Range<usize>> {
    let back = steps_back(value);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut matched = 0;
    for (place, (at, c)) in row.iter().enumerate() {
        if place > 0 && at - row[place - 1].0 > WIDEST_GAP + 1 {
            matched = 0;
        }
        while matched > 0 && value[matched] != *c {
            matched = back[matched - 1];
        }
        matched += usize::from(value[matched] == *c);
        if matched < value.len() {
            continue;
        }
        let first = row[place + 1 - value.len()].0;
        if is_whole(glyphs, value, first, *at)
            && found.last().is_none_or(|last| last.end <= glyphs[first].start)
        {
            found.push(glyphs[first].start..glyphs[*at].end);
            matched = 0;
        } else {
            matched = back[matched - 1];
        }
    }
    found
}

/// What a glyph says; none for marks. Letters that look like digits are those digits, in the value as in the text.
fn meaning(glyph: &Glyph) -> Option<char> {
    match glyph.folded {
        'o' => Some('0'),
        'l' | 'i' => Some('1'),
        c => (is_han(c) || c.is_alphanumeric()).then_some(c),
    }
}

/// False where nothing in a text means `c`; true may be wrong.
fn may_mean(reading: &Reading, c: char) -> bool {
    let looks: &[char] = match c {
        '0' => &['0', 'o'],
        '1' => &['1', 'l', 'i'],
        _ => &[c],
    };
    looks.iter().any(|look| reading.may_have(*look))
}

/// For each part of the value, how much of its beginning the part ends with: the search never looks back.
fn steps_back(value: &[char]) -> Vec<usize> {
    let mut back = vec![0; value.len()];
    let mut matched = 0;
    for at in 1..value.len() {
        while matched > 0 && value[at] != value[matched] {
            matched = back[matched - 1];
        }
        matched += usize::from(value[at] == value[matched]);
        back[at] = matched;
    }
    back
}

fn is_whole(glyphs: &[Glyph], value: &[char], first: usize, last: usize) -> bool {
    let is_short = value.len() < SHORT && value.iter().all(char::is_ascii_alphanumeric);
    let touches = |at: Option<usize>| at.and_then(|at| glyphs.get(at)).is_some_and(Glyph::is_alnum);
    !is_short || (!touches(first.checked_sub(1)) && !touches(Some(last + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, value: &str) -> Vec<Range<usize>> {
        Values::new(&[value]).find(&Reading::new(text)).into_iter().map(|(_, range)| range).collect()
    }

    #[test]
    fn values_in_disguise() {
        for (text, value) in [
            ("我叫林 示·例。", "林示例"),
            ("林\u{200b}示🌲例", "林示例"),
            ("陳示例", "陈示例"),
            ("单号ｐ７９ 1-二③４", "P7912 34"),
            ("ABC-l2O", "abc120"),
            ("示例市 虚构区，样板路十二号", "示例市虚构区样板路十二号"),
            ("aab aaab", "aaab"),
        ] {
            assert_eq!(find(text, value).len(), 1, "{text}");
        }
        assert!(find("在2012年", "12").is_empty());
        assert!(find("林示", "林示例").is_empty());
        assert!(find("林", "林").is_empty());
        assert_eq!(find("林示例林示例", "林示例"), [0..9, 9..18]);
    }
}
