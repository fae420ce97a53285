//! What is told of somebody's body: 我妈有糖尿病, 同事刚做完化疗, 给患高血压的母亲. Harm that the goods did (过敏, 呕吐) is the matter
//! itself and stays.

use super::super::glyphs::Glyph;
use super::super::reading::Reading;
use super::word_at;
use crate::reading::tables::{CONDITIONS, RELATIONS};
use std::ops::Range;

/// How far apart person and illness stand, in characters of one clause.
const APART: usize = 8;
/// What goods are for: 糖尿病食品, 孕期用品.
const GOODS: &[&str] = &[
    "食品", "用品", "专用", "饼干", "奶粉", "药", "险", "病人", "患者", "手环", "课程", "垫", "护理", "适用",
    "人群", "套装", "枕", "的书", "衣", "裤", "鞋", "内衣",
];

/// Every person with an illness.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let places = |words| -> Vec<Range<usize>> {
        let at = |at| Some(at..word_at(reading, at, words)?);
        (0..reading.glyphs.len()).filter_map(at).collect()
    };
    let conditions: Vec<_> =
        places(CONDITIONS).into_iter().filter(|one| !is_of_goods(reading, one)).collect();
    if conditions.is_empty() {
        return Vec::new();
    }
    let people = places(RELATIONS);
    let found = conditions.iter().filter_map(|illness| {
        let person = near(&people, illness).find(|person| is_near(reading, person, illness))?;
        Some(person.start.min(illness.start)..person.end.max(illness.end))
    });
    found.collect()
}

/// Those of the places, which are in order, that can be near enough: a long text takes time in proportion.
fn near<'a>(people: &'a [Range<usize>], illness: &Range<usize>) -> impl Iterator<Item = &'a Range<usize>> {
    let first = people.partition_point(|person| person.end + APART < illness.start);
    let end = illness.end + APART;
    people[first..].iter().take_while(move |person| person.start <= end)
}

fn is_of_goods(reading: &Reading, illness: &Range<usize>) -> bool {
    GOODS.iter().any(|goods| reading.word(illness.end, goods).is_some())
}

/// In one clause: the person, then the illness, or 患…的 and the person.
fn is_near(reading: &Reading, person: &Range<usize>, illness: &Range<usize>) -> bool {
    let between = if person.end <= illness.start {
        person.end..illness.start
    } else if illness.end <= person.start && reading.folded(person.start - 1) == Some('的') {
        illness.end..person.start
    } else {
        return false;
    };
    between.len() <= APART && between.clone().all(|at| !reading.get(at).is_some_and(Glyph::ends_clause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_of_others() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in
            ["我妈有糖尿病", "同事刚做完化疗", "给患高血压的母亲买的", "邻居家孩子有自闭症", "朋友怀孕五个月"]
        {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "孩子吃了以后呕吐",
            "我妈买的糖尿病食品少了一盒",
            "血压计不准",
            "朋友也买了，没有这个问题",
            "孕期用品店",
            "我妈，糖尿病专柜",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
