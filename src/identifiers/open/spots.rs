//! Doors that are told without a number: 路口楼上左手那户, 楼下第二家; and estates and lanes by name where somebody lives
//! there. The words stand in `data/wording/places.yaml`.

use super::super::reading::Reading;
use super::{han, past, word_at};
use crate::reading::tables::{
    ALLEYS, DELIVERIES, DWELLINGS, HOMES, LANES, NO_LANES, SPOTS, TURN_FILLERS, TURNS,
};
use std::ops::Range;

/// How many words lead from a spot to a door.
const STEPS: usize = 8;
/// How long the name of an estate is.
const NAME: std::ops::RangeInclusive<usize> = 2..=6;

/// Every door without a number.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let found = |at| Some(at..way(reading, at).or_else(|| lane(reading, at))?);
    (0..reading.glyphs.len()).filter_map(found).collect()
}

/// The way from a spot at `at` to a door: by a side or a turn, or by counting doors.
fn way(reading: &Reading, at: usize) -> Option<usize> {
    let mut end = word_at(reading, at, SPOTS)?;
    let mut has_turn = false;
    for _ in 0..STEPS {
        let next = reading.past_blank(end);
        if let Some((door, is_counted)) = door(reading, next)
            && (has_turn || is_counted)
        {
            return Some(door);
        }
        let turn = word_at(reading, next, TURNS);
        has_turn |= turn.is_some();
        end = turn
            .or_else(|| word_at(reading, next, SPOTS))
            .or_else(|| word_at(reading, next, TURN_FILLERS))?;
    }
    None
}

/// 第二家, 那户, 一栋: where it ends, and whether doors are counted.
fn door(reading: &Reading, at: usize) -> Option<(usize, bool)> {
    let is_number =
        |at: &usize| reading.get(*at).is_some_and(|glyph| glyph.is_digit() || glyph.folded == '十');
    let counted = reading.word(at, "第").and_then(|start| {
        let count = (start..start + 3).take_while(is_number).count();
        (count > 0).then_some(start + count)
    });
    let start = counted.or_else(|| reading.any_word(at, &["那", "1", "那1", "最后1"]))?;
    Some((word_at(reading, start, DWELLINGS)?, counted.is_some()))
}

/// 住在演示小区, 送到演示里弄
fn lane(reading: &Reading, at: usize) -> Option<usize> {
    let (verb, lanes) = match word_at(reading, at, HOMES) {
        Some(end) => (end, LANES),
        None => (word_at(reading, at, DELIVERIES)?, ALLEYS),
    };
    let start = past(reading, verb);
    let is_name = |end: usize| {
        NAME.contains(&(end - start))
            && (start..end).all(|at| han(reading, at).is_some() && word_at(reading, at, NO_LANES).is_none())
    };
    (start..=start + NAME.end()).filter(|at| is_name(*at)).find_map(|at| word_at(reading, at, lanes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doors_without_a_number() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "路口楼上左手那户",
            "楼下第二家",
            "巷口进去右手第三户",
            "村口往里走第二家就是",
            "演示里弄最里面那家",
            "住在演示里弄",
            "送到演示胡同口",
            "家在演示小区",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "问了三家都不退",
            "隔壁那家店也买了",
            "楼下第二天才来",
            "门口第一次没有人",
            "右边第一个格子",
            "住的小区停水",
            "住在学校公寓",
            "送到小区门口",
            "胡同游",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
