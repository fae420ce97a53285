//! 电话微信都是这个号: a number that stands elsewhere is said to be an account too. What is spoken of comes first, once or
//! several times, then what says that it is the same.

use super::super::glyphs::Glyph;
use super::super::reading::Reading;
use super::contacts::is_start;
use super::word_at;
use crate::reading::tables::{ONE_ENDS, SAME_ENDS, SAME_JOINTS, SAME_SUBJECTS, SAME_VERBS};
use std::ops::Range;

/// The most gaps between two words.
const GAP: usize = 2;
/// So many things at most are said to have one number: a long row says nothing.
const MOST: usize = 4;
/// What makes another word of 号: 这个号段, 这个号型.
const NOT_BEHIND: &str = "段型楼线店房角召称外";

/// Every such saying.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let starts = (0..reading.glyphs.len()).filter(|at| is_start(reading, *at));
    starts.filter_map(|at| Some(at..said(reading, at)?)).collect()
}

/// Where the saying ends that begins at `at`.
fn said(reading: &Reading, at: usize) -> Option<usize> {
    let mut end = word_at(reading, at, SAME_SUBJECTS)?;
    let mut subjects = 1;
    while subjects < MOST {
        let next = reading.past_gaps(end, GAP);
        let next = word_at(reading, next, SAME_JOINTS).map_or(next, |joint| reading.past_gaps(joint, GAP));
        let Some(after) = word_at(reading, next, SAME_SUBJECTS) else { break };
        (end, subjects) = (after, subjects + 1);
    }
    let start = reading.past_gaps(end, GAP);
    let verb = word_at(reading, start, SAME_VERBS);
    let target = verb.map(|verb| reading.past_gaps(verb, GAP));
    // 电话是同一个号 says it of one thing alone.
    let same = target.and_then(|target| word_at(reading, target, SAME_ENDS));
    let one = || word_at(reading, target.unwrap_or(start), ONE_ENDS).filter(|_| subjects > 1);
    // 电话微信都是这个。
    let this = || {
        let end = reading.word(target?, "这个")?;
        (subjects > 1 && !reading.get(end).is_some_and(Glyph::is_chinese)).then_some(end)
    };
    let is_number = |end: &usize| !reading.folded(*end).is_some_and(|c| NOT_BEHIND.contains(c));
    same.or_else(one).or_else(this).filter(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_for_all() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "电话微信都是这个号",
            "手机和微信都是这个号码",
            "电话跟微信是同一个号",
            "微信也用这个号",
            "电话、微信一个号",
            "V也是这个号",
            "微信就是上面那个号",
            "手机号和微信号都是这个。",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "电话微信都不回",
            "电话都是同一个人接的",
            "电话是同一个号打来的",
            "微信支付就是这个金额",
            "手机就是这个号型",
            "微信和支付宝都是这个价",
            "两个订单都是这个价",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
