//! Digits as people say them: 幺三八洞洞, 要散吧灵灵, one character a digit.

use super::super::glyphs::{Class, Glyph};
use super::super::reading::Reading;
use super::word_at;
use crate::reading::tables::UNITS;
use std::ops::Range;

/// Characters that are read for digits over the radio.
const CALLED: &str = "幺洞拐勾";
/// Characters that sound like a digit, without those that are digits.
pub(super) const SOUNDS: &str = "祺琪司丝伍玖韭扒杷芭叭把领陆柒捌幺要腰妖药衣医依伊儿尔耳伞散叁山仨似思死寺肆舞武午吾勿物溜留刘流柳期妻漆起气器吧爸巴扒发捌酒久旧灵令铃林凌另岭洞拐勾两";
/// So many characters that only sound like digits, one after the other, are a number.
const LONGEST_WORDS: usize = 7;
/// So many spoken digits are.
const SPOKEN: usize = 5;
/// The most gaps between two of them.
const GAP: usize = 3;

/// Every number that is spelt out.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let mut found = runs(reading, |at| is_digit(reading, at));
    found.retain(|(run, places)| is_number(reading, run, places));
    let mut sounding = runs(reading, |at| is_digit(reading, at) || is_sound(reading, at));
    sounding.retain(|(_, places)| places.len() >= LONGEST_WORDS && !is_climb(reading, places));
    found.into_iter().chain(sounding).map(|(run, _)| run).collect()
}

/// The stretches of glyphs that hold, with their places; gaps between them count for nothing.
fn runs(reading: &Reading, holds: impl Fn(usize) -> bool) -> Vec<(Range<usize>, Vec<usize>)> {
    let mut found = Vec::new();
    let mut places: Vec<usize> = Vec::new();
    for at in 0..=reading.glyphs.len() {
        let is_gap = reading.get(at).is_some_and(Glyph::is_gap);
        if is_gap && places.last().is_some_and(|last| at - last <= GAP) {
            continue;
        }
        if reading.get(at).is_some() && holds(at) {
            places.push(at);
        } else if let (Some(first), Some(last)) = (places.first(), places.last()) {
            found.push((*first..last + 1, std::mem::take(&mut places)));
        }
    }
    found
}

fn is_digit(reading: &Reading, at: usize) -> bool {
    reading.get(at).is_some_and(|glyph| {
        matches!(glyph.class, Class::Digit(crate::reading::Hand::Chinese)) || CALLED.contains(glyph.folded)
    })
}

fn is_sound(reading: &Reading, at: usize) -> bool {
    reading.get(at).is_some_and(|glyph| SOUNDS.contains(glyph.folded))
}

fn is_number(reading: &Reading, run: &Range<usize>, places: &[usize]) -> bool {
    let folded = |at: &usize| reading.folded(*at);
    let is_called = places.iter().any(|at| folded(at).is_some_and(|c| "0洞拐勾".contains(c)));
    let fewest = if is_called { SPOKEN - 1 } else { SPOKEN };
    let is_year = places.len() == 4 && reading.folded(run.end) == Some('年');
    let is_counted = places.len() <= 4 && word_at(reading, run.end, UNITS).is_some();
    places.len() >= fewest && !is_year && !is_counted && !is_climb(reading, places)
}

/// 一二三四五: nothing but counting.
fn is_climb(reading: &Reading, places: &[usize]) -> bool {
    let digits: Vec<u32> = places.iter().filter_map(|at| reading.folded(*at)?.to_digit(10)).collect();
    digits.len() == places.len() && digits.windows(2).all(|pair| pair[1] == pair[0] + 1)
}
