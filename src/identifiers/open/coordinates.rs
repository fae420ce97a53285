//! Places on the globe: 北纬30.2741，东经120.1551, 坐标30.27,120.15. They lead to a door. The words stand in
//! `data/wording/places.yaml`.

use super::super::reading::Reading;
use super::contacts::is_start;
use super::{han, past, word_at};
use crate::reading::tables::{COORDINATES, LATIN_UNITS, POSITIONS, UNITS};
use std::ops::Range;

/// With fewer digits behind the point a place is as large as a town.
const FEWEST: usize = 2;
/// Two numbers without a word beside them are a place with so many.
const ALONE: usize = 4;
/// A number of degrees has no more digits before or behind its point.
const LONGEST: usize = 12;
/// Between such a word and a number, and between two numbers, lie so many characters.
const GAP: usize = 6;
/// How far east and north the country lies, in degrees.
const EAST: std::ops::RangeInclusive<u32> = 73..=136;
const NORTH: std::ops::RangeInclusive<u32> = 3..=54;

/// A number of degrees.
struct Degrees {
    glyphs: Range<usize>,
    whole: u32,
}

/// Every place.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.glyphs.len() {
        let end = named(reading, at).or_else(|| bare(reading, at));
        found.extend(end.map(|end| at..end));
        at = end.unwrap_or(at + 1);
    }
    found
}

/// A word and its number: 北纬30.27, 东经120°9′; behind 坐标 and 定位 two.
fn named(reading: &Reading, at: usize) -> Option<usize> {
    if !is_start(reading, at) {
        return None;
    }
    if let Some(end) = word_at(reading, at, COORDINATES) {
        let number = next(reading, end, FEWEST)?;
        let second = next(reading, number.glyphs.end, FEWEST);
        return Some(second.map_or(number.glyphs.end, |second| second.glyphs.end));
    }
    let end = word_at(reading, at, POSITIONS)?;
    let first = next(reading, end, FEWEST)?;
    // 定位孔, 坐标系
    let is_other = |at: usize| han(reading, at).is_some_and(|c| !"是为在于约".contains(c));
    if (end..first.glyphs.start).any(is_other) {
        return None;
    }
    let second = next(reading, first.glyphs.end, FEWEST)?;
    Some(second.glyphs.end)
}

/// 30.2741,120.1551, in whichever order.
fn bare(reading: &Reading, at: usize) -> Option<usize> {
    let is_first = !at.checked_sub(1).is_some_and(|before| is_part(reading, before));
    let first = if is_first { degrees(reading, at, ALONE)? } else { return None };
    let second = next(reading, first.glyphs.end, ALONE)?;
    let is_place = |east: u32, north: u32| EAST.contains(&east) && NORTH.contains(&north);
    (is_place(first.whole, second.whole) || is_place(second.whole, first.whole)).then_some(second.glyphs.end)
}

/// The number of degrees that follows within a few marks and letters.
fn next(reading: &Reading, from: usize, fewest: usize) -> Option<Degrees> {
    let start = (from..=from + GAP).find(|at| is_part(reading, *at))?;
    degrees(reading, start, fewest)
}

fn degrees(reading: &Reading, at: usize, fewest: usize) -> Option<Degrees> {
    let digits = |at: usize| (at..at + LONGEST).take_while(|at| is_part(reading, *at)).count();
    let count = digits(at);
    let value: String = (at..at + count).filter_map(|at| reading.folded(at)).collect();
    let point = at + count;
    let decimals = match reading.folded(point)? {
        '.' | '点' => digits(point + 1),
        // 120°9′
        '°' | '度' => {
            let minutes = digits(past(reading, point + 1));
            let end = past(reading, point + 1) + minutes;
            let is_minutes = minutes > 0 && reading.folded(end).is_some_and(|c| "′'’分".contains(c));
            return is_minutes.then(|| Degrees { glyphs: at..end + 1, whole: 0 });
        }
        _ => 0,
    };
    let end = point + 1 + decimals;
    let is_degree = reading.folded(end).is_some_and(|c| "°度".contains(c));
    let unit = word_at(reading, end, UNITS).or_else(|| word_at(reading, end, LATIN_UNITS));
    let is_measured = !is_degree && unit.is_some_and(|end| !reading.is_letter(end));
    (count > 0 && decimals >= fewest && !is_measured).then(|| Degrees {
        glyphs: at..end,
        // 三十点二七 is said, and has its word before it.
        whole: value.parse().unwrap_or(0),
    })
}

fn is_part(reading: &Reading, at: usize) -> bool {
    reading.folded(at).is_some_and(|c| c.is_ascii_digit() || c == '十' || c == '百')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_on_the_globe() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "北纬30.2741，东经120.1551",
            "经纬度是120.155，30.274",
            "东经120°9′北纬30°16′",
            "坐标30.27,120.15",
            "N30.2741 E120.1551",
            "30.27415, 120.15515",
            "北纬三十点二七四一",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "北纬47度大米",
            "坐标杭州",
            "定位误差0.35米",
            "评分4.85，4.90",
            "30.25元和120.50元",
            "尺寸30.25,120.50厘米",
            "纬度不同",
            "定位孔3.25和4.75",
            "30.2741克和120.1551克",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
