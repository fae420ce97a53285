//! Digits as they stand together: groups of one hand, and which groups a gap joins to a longer number.

use super::glyphs::{Class, Glyph};
use super::reading::{Reading, WIDEST_GAP};
use crate::reading::Hand;

/// Digits of one hand without anything between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    /// Glyphs.
    pub(super) start: usize,
    pub(super) end: usize,
    /// None where letters stand in for digits (`OO`, `l`).
    pub(super) hand: Option<Hand>,
    /// Whether only gaps, or nothing, lie between the group before and this one.
    pub(super) is_joined: bool,
    /// Whether nothing lies between the group before and this one.
    pub(super) is_tight: bool,
}

impl Group {
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }
}

/// Every group of digits, in order.
pub(super) fn groups(reading: &Reading) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut at = 0;
    let mut word_end = 0;
    let mut word_stands_in = false;
    while let Some(glyph) = reading.get(at) {
        if at >= word_end && glyph.is_alnum() {
            (word_end, word_stands_in) = word(reading, at);
        }
        let hand = match glyph.class {
            Class::Digit(hand) => Some(hand),
            Class::Letter if word_stands_in => None,
            _ => {
                at += 1;
                continue;
            }
        };
        let end = group_end(reading, at, hand);
        let gap = groups.last().map(|last| last.end..at);
        let is_joined = gap.is_some_and(|gap| {
            gap.len() <= WIDEST_GAP
                && gap.clone().all(|place| reading.get(place).is_some_and(Glyph::is_gap))
                && !(gap.clone().any(|place| opens(reading, place)) && is_sum(reading, end))
        });
        let is_tight = is_joined && groups.last().is_some_and(|last| last.end == at);
        groups.push(Group { start: at, end, hand, is_joined, is_tight });
        at = end;
    }
    divide(reading, &mut groups);
    groups
}

/// Does a bracket with a price open here?
pub(super) fn opens_price(reading: &Reading, place: usize) -> bool {
    if !opens(reading, place) {
        return false;
    }
    let rest = reading.glyphs.get(place + 1..).unwrap_or(&[]);
    let digits = rest.iter().take_while(|glyph| glyph.is_digit()).count();
    digits > 0 && is_sum(reading, place + 1 + digits)
}

/// Does a bracket open here?
fn opens(reading: &Reading, place: usize) -> bool {
    reading.get(place).is_some_and(|glyph| matches!(glyph.original, '（' | '('))
}

/// Is a group that ends here a price? `型号3000（268元）` is no longer number than its parts.
fn is_sum(reading: &Reading, end: usize) -> bool {
    let is = |at: usize, c: char| reading.get(at).is_some_and(|glyph| glyph.original == c);
    // Asked of each group: what stands behind it is counted only where it may be the fen.
    let fen =
        || reading.glyphs.get(end + 1..).unwrap_or(&[]).iter().take_while(|glyph| glyph.is_digit()).count();
    is(end, '元') || is(end, '.') && Some(fen()).is_some_and(|fen| fen > 0 && is(end + 1 + fen, '元'))
}

/// A full-width comma ends a clause, so it joins digits only where nothing else does: `1，3，8`, `138，0000，0001`.
fn divide(reading: &Reading, groups: &mut [Group]) {
    let mut first = 0;
    while first < groups.len() {
        let rest = groups.get(first + 1..).unwrap_or(&[]);
        let last = first + 1 + rest.iter().take_while(|group| group.is_joined).count();
        let is_clause = |at: usize| {
            let gap = groups[at - 1].end..groups[at].start;
            gap.clone().any(|place| reading.get(place).is_some_and(|glyph| glyph.original == '，'))
        };
        let clauses: Vec<usize> = (first + 1..last).filter(|at| is_clause(*at)).collect();
        let run = &groups[first..last];
        let is_whole = clauses.len() + 1 == run.len();
        let is_mobile = run.iter().map(Group::len).sum::<usize>() == 11
            && digits(reading, run).next() == Some('1')
            && run.iter().all(|group| group.len() <= 4);
        if !(is_whole && (is_mobile || run.iter().all(|group| group.len() == 1))) {
            for at in clauses {
                groups[at].is_joined = false;
            }
        }
        first = last;
    }
}

/// The digits of some groups.
pub(super) fn digits<'a>(reading: &'a Reading, groups: &'a [Group]) -> impl Iterator<Item = char> + 'a {
    groups.iter().flat_map(|group| group.start..group.end).filter_map(|at| digit(reading, at))
}

/// How many of the groups' characters are digits, not letters that stand in.
pub(super) fn real_digits(groups: &[Group]) -> usize {
    groups.iter().filter(|group| group.hand.is_some()).map(Group::len).sum()
}

/// The digit at a place within a group.
pub(super) fn digit(reading: &Reading, at: usize) -> Option<char> {
    let glyph = reading.get(at)?;
    if glyph.is_digit() { Some(glyph.folded) } else { glyph.stand_in }
}

fn group_end(reading: &Reading, start: usize, hand: Option<Hand>) -> usize {
    let is_same = |class| match (class, hand) {
        (Class::Digit(one), Some(other)) => one == other,
        (Class::Letter, None) => true,
        _ => false,
    };
    let rest = reading.glyphs.get(start..).unwrap_or(&[]);
    start + rest.iter().take_while(|glyph| is_same(glyph.class)).count()
}

/// Where the word of letters and digits at `at` ends, and whether all its letters can stand in for digits.
fn word(reading: &Reading, at: usize) -> (usize, bool) {
    let rest = reading.glyphs.get(at..).unwrap_or(&[]);
    let mut length = 0;
    let mut stands_in = true;
    for glyph in rest.iter().take_while(|glyph| glyph.is_alnum()) {
        length += 1;
        stands_in &= glyph.is_digit() || glyph.stand_in.is_some();
    }
    (at + length, stands_in)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_in_brackets_goes_on_no_number() {
        let joined = |text: &str| -> Vec<bool> {
            groups(&Reading::new(text)).iter().map(|group| group.is_joined).collect()
        };
        assert_eq!(joined("3.1415926（268元）"), [false, true, false]);
        assert_eq!(joined("3000（268.50元）"), [false, false, true]);
        assert_eq!(joined("138（0000）0001元"), [false, true, true]);
        assert_eq!(joined("138（0000 0001）"), [false, true, true]);
    }

    #[test]
    fn a_change_of_hand_is_a_border() {
        let reading = Reading::new("138OO-零零一 PO12 x，5");
        let groups = groups(&reading);
        let texts: Vec<String> =
            groups.iter().map(|group| digits(&reading, std::slice::from_ref(group)).collect()).collect();
        assert_eq!(texts, ["138", "00", "001", "12", "5"]);
        let joined: Vec<bool> = groups.iter().map(|group| group.is_joined).collect();
        assert_eq!(joined, [false, true, true, false, false]);
    }
}
