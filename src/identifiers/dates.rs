//! Days and times written with digits: they are in every complaint and identify nobody.

use super::glyphs::Class;
use super::groups::{Group, digits};
use super::reading::Reading;
use crate::reading::Hand;

/// Takes the digits of every 2026-05-04, 2026/5/4, 2026.5.4 and 2026 05 04 out of the reach of other numbers. Whether
/// there was one.
pub(super) fn mark(reading: &mut Reading, groups: &[Group]) -> bool {
    let mut first = 0;
    let mut is_any = false;
    while first < groups.len() {
        if !is_day(reading, groups, first) {
            first += 1;
            continue;
        }
        is_any = true;
        for at in groups[first].start..groups[first + 2].end {
            if let Some(glyph) = reading.glyphs.get_mut(at).filter(|glyph| glyph.is_digit()) {
                glyph.class = Class::Counted;
            }
        }
        first += 3;
    }
    is_any
}

/// Whether digits without gaps are a day (20260504), or a day and a time (202605041830, 20260504183000).
pub(super) fn is_compact(number: &[u32]) -> bool {
    let pair = |at: usize| number.get(at).zip(number.get(at + 1)).map(|(tens, ones)| tens * 10 + ones);
    let within = |at: usize, most: u32| pair(at).is_none_or(|value| value <= most);
    matches!(number.len(), 8 | 10 | 12 | 14)
        && (pair(0) == Some(19) || (pair(0) == Some(20) && pair(2).is_some_and(|year| year < 50)))
        && pair(4).is_some_and(|month| (1..=12).contains(&month))
        && pair(6).is_some_and(|day| (1..=31).contains(&day))
        && within(8, 23)
        && within(10, 59)
        && within(12, 59)
}

/// Whether a group and the two behind it are a day, and not the middle of a longer number: 2026-05-04-123456 is an
/// order number, 138-2026-5-4 a mobile in pieces, 2026-05-04-2026-05-08 two days.
fn is_day(reading: &Reading, groups: &[Group], first: usize) -> bool {
    let Some(sign) = shape(reading, groups, first) else {
        return false;
    };
    let touches =
        |left: &Group, right: &Group| right.is_tight || self::sign(reading, left, right) == Some(sign);
    let before = first.checked_sub(1).and_then(|at| groups.get(at));
    let next = groups.get(first + 3);
    if sign == ' ' {
        // Blanks divide everything: only in the middle of other digits is it no day.
        return !(groups[first].is_joined && next.is_some_and(|next| next.is_joined));
    }
    let is_dated =
        |group: &Group| reading.get(group.start).is_some_and(|glyph| glyph.class == Class::Counted);
    if before.is_some_and(|before| touches(before, &groups[first]) && !is_dated(before)) {
        return false;
    }
    let goes_on = next.is_some_and(|next| touches(&groups[first + 2], next)) && !is_word(groups, first + 3);
    !goes_on || shape(reading, groups, first + 3).is_some()
}

/// 2026-05-04一共3只: a numeral or two by themselves begin a word; digits go on as digits.
fn is_word(groups: &[Group], at: usize) -> bool {
    let is_short = groups.get(at).is_some_and(|next| next.hand == Some(Hand::Chinese) && next.len() <= 2);
    is_short && groups.get(at + 1).is_none_or(|after| !after.is_tight)
}

/// The mark between the parts of a year, a month and a day that begin with this group.
fn shape(reading: &Reading, groups: &[Group], first: usize) -> Option<char> {
    let [year, month, day] = groups.get(first..first + 3)? else {
        return None;
    };
    let value = |group: &Group| -> u32 {
        digits(reading, std::slice::from_ref(group)).take(5).collect::<String>().parse().unwrap_or(0)
    };
    let is_sized = year.len() == 4 && month.len() <= 2 && day.len() <= 2 && year.hand.is_some();
    let is_valid = (1900..2050).contains(&value(year))
        && (1..=12).contains(&value(month))
        && (1..=31).contains(&value(day));
    let sign = sign(reading, year, month).filter(|sign| self::sign(reading, month, day) == Some(*sign))?;
    (is_sized && is_valid).then_some(sign)
}

/// The mark between two groups.
fn sign(reading: &Reading, left: &Group, right: &Group) -> Option<char> {
    let is_joined = right.is_joined && right.start == left.end + 1;
    let mark = reading.folded(left.end).filter(|_| is_joined)?;
    matches!(mark, '-' | '/' | '.' | ' ' | '_').then_some(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let mut reading = Reading::new(text);
        let groups = super::super::groups::groups(&reading);
        mark(&mut reading, &groups);
        reading.glyphs.iter().filter(|glyph| glyph.is_digit()).map(|glyph| glyph.folded).collect()
    }

    #[test]
    fn days_are_set_aside() {
        for (text, rest) in [
            ("2026-05-04 13800000001", "13800000001"),
            ("2026/5/4", ""),
            ("2026-05-04-2026-05-08", ""),
            ("2026.5.4~2026.5.8", ""),
            ("2026-05-04-123456", "20260504123456"),
            ("138-2026-5-4", "138202654"),
            ("2026-13-04", "20261304"),
            ("2026-05-04一共3只", "13"),
            ("2026-05-04一3800000001", "2026050413800000001"),
            ("2026-05-04一三八零零零零零零零一", "2026050413800000001"),
        ] {
            assert_eq!(left(text), rest, "{text}");
        }
        let compact =
            |text: &str| is_compact(&text.chars().filter_map(|c| c.to_digit(10)).collect::<Vec<_>>());
        assert!(
            compact("20260504")
                && compact("20260504183000")
                && !compact("20261304")
                && !compact("20260504990000")
        );
    }
}
