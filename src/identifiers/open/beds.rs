//! Beds and wards of a hospital: 住院部7床, 病房302. They lead to whoever lies there. The words stand in
//! `data/wording/places.yaml`.

use super::super::glyphs::Glyph;
use super::super::reading::Reading;
use super::{past, word_at};
use crate::reading::tables::{BED_GOODS, BED_LABELS, BEDS, PATIENTS, UNITS, WARD_NUMBERS, WARDS};
use std::ops::Range;

/// How far behind a ward its bed stands, in characters of one clause.
const NEAR: usize = 10;
/// The longest number of a bed or a ward.
const LONGEST: usize = 4;

/// Every bed and every ward with a number.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.glyphs.len() {
        let end = number(reading, at);
        if end == at {
            at += 1;
            continue;
        }
        let is_found = end - at <= LONGEST && (is_bed(reading, at, end) || is_ward(reading, at, end));
        found.extend(is_found.then_some(at..(end + 1).min(reading.glyphs.len())));
        at = end;
    }
    found
}

/// Where the number ends that stands at `at`: 7, 十二.
fn number(reading: &Reading, at: usize) -> usize {
    let is_part = |glyph: &&Glyph| glyph.is_digit() || glyph.folded == '十';
    at + reading.glyphs.get(at..).unwrap_or(&[]).iter().take_while(is_part).count()
}

/// 7床 behind a ward, 7床的家属, 床号7; not 7床被子.
fn is_bed(reading: &Reading, start: usize, end: usize) -> bool {
    let is_labelled = BED_LABELS.iter().any(|label| {
        let end = reading.back_over_gaps(start, 2);
        reading.ends_with(end, label) || reading.ends_with(end.saturating_sub(1), label)
    });
    if is_labelled {
        return word_at(reading, past(reading, end), UNITS).is_none();
    }
    let Some(bed) = word_at(reading, past(reading, end), BEDS) else { return false };
    if word_at(reading, bed, PATIENTS).is_some() {
        return true;
    }
    let is_ordinal = reading.ends_with(start, "第");
    let is_goods = word_at(reading, past(reading, bed), BED_GOODS).is_some();
    !is_ordinal && !is_goods && is_behind_ward(reading, start)
}

fn is_behind_ward(reading: &Reading, end: usize) -> bool {
    let ends = |at: &usize| reading.folded(*at).is_some_and(|mark| "。！？;\n".contains(mark));
    let before = (end.saturating_sub(NEAR)..end).rev().take_while(|at| !ends(at));
    before.into_iter().any(|at| word_at(reading, at, WARDS).is_some_and(|ward| ward <= end))
}

/// 302病房, 病房302; not 病房3人, 3人病房.
fn is_ward(reading: &Reading, start: usize, end: usize) -> bool {
    let before = reading.back_over_gaps(start, 2);
    let is_behind = WARD_NUMBERS.iter().any(|ward| reading.ends_with(before, ward))
        && word_at(reading, reading.past_blank(end), UNITS).is_none()
        && word_at(reading, reading.past_blank(end), BEDS).is_none();
    is_behind || word_at(reading, past(reading, end), WARD_NUMBERS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beds_of_hospitals() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "住院部7床",
            "送到住院部三楼十二床",
            "骨科12床",
            "ICU5床",
            "病房7号床",
            "302病房",
            "病房302",
            "第三病区",
            "7床的家属",
            "送到病房，7床",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "买了7床被子",
            "1.8米床",
            "住院3天",
            "病房3人",
            "3张病床",
            "12床位的青旅",
            "住院时用的2床棉被",
            "骨科3号出院",
            "四件套1床",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
