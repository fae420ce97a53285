//! A spot between two streets: 解放路与青年路交叉口3楼. It is as good as a number of a house.

use super::super::reading::Reading;
use super::{han, word_at};
use crate::reading::Listed;
use std::ops::Range;

const STREETS: &str = "路街道巷";
/// Ways that are no streets: in a house, a road or an apparatus.
const NO_STREETS: &[&str] = &[
    "水道", "管道", "通道", "楼道", "过道", "走道", "车道", "轨道", "滑道", "跑道", "赛道", "行道", "线路",
    "电路", "回路", "气路", "油路", "水路", "管路", "网路",
];
const JOINTS: &[&str] = &["和", "与", "跟", "及", "同", "、", "/", "到", "近", "靠近", "靠", ""];
static CROSSINGS: Listed = Listed::new(&[
    "丁字路口",
    "交叉口",
    "交叉路口",
    "交口",
    "交汇口",
    "交汇处",
    "交界处",
    "十字路口",
    "口",
    "岔口",
    "拐角",
    "路口",
    "转角",
]);
/// The longest name of a street, and how much of what follows is shown.
const NAME: usize = 6;
const TAIL: usize = 10;

/// Every crossing of two streets that have names.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    (0..reading.glyphs.len()).filter_map(|at| crossing(reading, at)).collect()
}

/// The crossing whose word stands at `at`.
fn crossing(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let word = word_at(reading, at, &CROSSINGS)?;
    let second = street(reading, reading.back_over_gaps(at, 1))?;
    let joint = JOINTS
        .iter()
        .filter(|joint| reading.ends_with(second, joint))
        .map(|joint| joint.chars().count())
        .max()?;
    let first = street(reading, second - joint)?;
    let is_shown = |place: &usize| {
        reading.get(*place).is_some_and(|glyph| {
            glyph.is_digit() || glyph.is_alnum() || "楼层东南西北角侧米第往负B座".contains(glyph.folded)
        })
    };
    let tail = (word..word + TAIL).take_while(is_shown).count();
    Some(first..word + tail)
}

/// Where the name of the street starts that ends at `end`.
fn street(reading: &Reading, end: usize) -> Option<usize> {
    let last = end.checked_sub(1)?;
    han(reading, last).filter(|c| STREETS.contains(*c))?;
    if NO_STREETS.iter().any(|way| reading.ends_with(end, way)) {
        return None;
    }
    // 和平路
    let is_peace = |at: usize| reading.word(at, "和平").is_some();
    let is_name = |at: usize| {
        is_peace(at)
            || han(reading, at)
                .is_some_and(|c| !"在到去从的和与跟及是了过走".contains(c) && !STREETS.contains(c))
    };
    let length = (1..=NAME).take_while(|back| last.checked_sub(*back).is_some_and(is_name)).count();
    (length >= 2).then(|| last - length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order() {
        assert!(super::CROSSINGS.is_sorted(), "what is out of order is never found");
    }

    #[test]
    fn spots_between_streets() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "解放路与青年路交叉口3楼",
            "店在中山路和北京路路口",
            "文昌路胜利路十字路口东北角",
            "人民东路、建设街交汇处",
            "解放大道与青年路交叉口",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "过了路口就是门店",
            "在路口等了半小时",
            "线路与电路交叉口烧了",
            "走到十字路口",
            "电路板与路由器接口松",
            "下水道与排水管道交叉口漏水",
            "消防通道和二层楼道交叉口",
            "人行道与非机动车道路口",
            "供电线路与控制电路交叉口烧了",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
