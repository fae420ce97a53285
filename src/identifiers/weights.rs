//! 4.72两, 4.0-4.5两: 两 as a weight. Elsewhere the character is read as the digit 2, and 1380000000两 stays a number.

use super::glyphs::Class;
use super::reading::Reading;

/// The most digits of such a weight before the point, and behind it.
const WHOLE: usize = 3;
const DECIMALS: usize = 2;
/// One digit more than either: with it a number is no such weight.
const LONGEST: usize = WHOLE + 1;

/// Makes 两 behind a small number a unit, and takes the number's digits out of the reach of others.
pub(super) fn mark(reading: &mut Reading) {
    for at in 1..reading.glyphs.len() {
        if reading.glyphs[at].original != '两' {
            continue;
        }
        let Some(mut start) = number(reading, at) else { continue };
        // 4.0-4.5两
        let is_range = start.checked_sub(1).and_then(|at| reading.folded(at)).is_some_and(is_to);
        if is_range && let Some(first) = number(reading, start - 1) {
            start = first;
        }
        if goes_on(reading, start, at) || touches(reading, start) {
            continue;
        }
        for glyph in &mut reading.glyphs[start..at] {
            if glyph.is_digit() {
                glyph.class = Class::Counted;
            }
        }
        let sign = &mut reading.glyphs[at];
        (sign.class, sign.folded) = (Class::Han, '两');
    }
}

/// Whether 两 at `at` may stand inside a longer number: 138两0000001, 138两 0000. Not where the next weight follows
/// (2.9两2.8两), nor where a clause ends behind a number with a point.
fn goes_on(reading: &Reading, start: usize, at: usize) -> bool {
    let behind = reading.past_gaps(at + 1, super::reading::WIDEST_GAP);
    let has_point = (start..at).any(|at| reading.glyphs[at].original == '.');
    let ends = (at + 1..behind).any(|at| reading.glyphs[at].ends_clause());
    is_part(reading, behind) && !is_next(reading, behind, behind > at + 1) && !(has_point && ends)
}

/// Whether a weight begins at `at`; one that follows at once has a point.
fn is_next(reading: &Reading, at: usize, is_apart: bool) -> bool {
    let is_decimal =
        |glyph: &&super::glyphs::Glyph| glyph.is_digit() && glyph.is_alnum() || glyph.folded == '.';
    let rest = reading.glyphs.get(at..).unwrap_or(&[]);
    let count = rest.iter().take(2 * LONGEST).take_while(is_decimal).count();
    let has_point = rest.iter().take(count).any(|glyph| glyph.original == '.');
    (has_point || is_apart && count > 0) && rest.get(count).is_some_and(|glyph| glyph.original == '两')
}

/// Where the small number starts that ends at `end`: 4, 42.5, 0.85.
fn number(reading: &Reading, end: usize) -> Option<usize> {
    let digits = |end: usize| (0..end).rev().take(LONGEST).take_while(|at| is_plain(reading, *at)).count();
    let last = digits(end);
    let start = end - last;
    let is_pointed = start > 0 && reading.glyphs[start - 1].original == '.';
    let (start, whole) =
        if is_pointed { (start - 1 - digits(start - 1), digits(start - 1)) } else { (start, last) };
    let is_short = (1..=WHOLE).contains(&whole) && last > 0 && (!is_pointed || last <= DECIMALS);
    let leads = whole > 1 && reading.folded(start) == Some('0');
    (is_short && !leads).then_some(start)
}

/// Whether a number that begins at `start` may be the end of a longer one: 138 0000 000两.
fn touches(reading: &Reading, start: usize) -> bool {
    let before = reading.back_over_gaps(start, super::reading::WIDEST_GAP);
    let ends = (before..start).any(|at| reading.get(at).is_some_and(super::glyphs::Glyph::ends_clause));
    !ends && before.checked_sub(1).is_some_and(|at| is_part(reading, at))
}

fn is_plain(reading: &Reading, at: usize) -> bool {
    reading.get(at).is_some_and(|glyph| glyph.is_digit() && glyph.is_alnum())
}

fn is_part(reading: &Reading, at: usize) -> bool {
    reading.get(at).is_some_and(|glyph| glyph.is_digit() || glyph.is_alnum())
}

fn is_to(c: char) -> bool {
    matches!(c, '-' | '~' | '至' | '到')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_told_from_digits() {
        let is_weight = |text: &str| {
            let mut reading = Reading::new(text);
            mark(&mut reading);
            reading.glyphs.iter().any(|glyph| glyph.folded == '两')
        };
        for text in [
            "合4.72两",
            "公蟹4.0两，母蟹3两",
            "单只4.0-4.5两",
            "标注3.5到4两",
            "3.5两-4.0两",
            "4.0两，12只",
            "公4两 3两",
            "2.9两2.8两",
            "2斤3两",
            "十只42.5两",
        ] {
            assert!(is_weight(text), "{text}");
        }
        for text in [
            "1380000000两",
            "138 0000 000两",
            "138两0000001",
            "138两 0000001",
            "138两，0000",
            "13800两",
            "洞八两六",
            "01两",
        ] {
            assert!(!is_weight(text), "{text}");
        }
    }
}
