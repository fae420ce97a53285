//! Names by how people are spoken of and to: 收件人写陈静, 我姓陈名静, 王小明你好. The words stand in `data/wording/persons.yaml`.

use super::super::reading::Reading;
use super::names::{Lead, family, given_at, name_at};
use super::{han, past, word_at};
use crate::reading::tables::{
    CALLS_AFTER, CALLS_BEFORE, COLUMNS, GIVEN_WORDS, GREETINGS, NO_GIVEN, NOT_NAMES, RECEIVERS, WRITTEN,
};
use std::ops::Range;

/// The most gaps between a greeting and a name: a comma, a blank.
const GAP: usize = 2;
/// The longest name that a greeting follows.
const LONGEST: usize = 4;

/// Every such name.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in 0..reading.glyphs.len() {
        found.extend(written(reading, at));
        found.extend(by_family(reading, at));
        found.extend(greeted(reading, at));
        found.extend(greeting(reading, at));
    }
    found
}

/// 收件人那栏写的陈静
fn written(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let end = word_at(reading, at, RECEIVERS)?;
    let end = word_at(reading, past(reading, end), COLUMNS).unwrap_or(end);
    let end = word_at(reading, past(reading, end), WRITTEN)?;
    let start = past(reading, end);
    name_at(reading, start, Lead::Named).or_else(|| name_at(reading, start, Lead::Role))
}

/// 姓陈名静, 姓王，名叫建国, 姓李单名一个芳字
fn by_family(reading: &Reading, at: usize) -> Option<Range<usize>> {
    reading.folded(at).filter(|c| *c == '姓')?;
    let (family, _) = family(reading, at + 1)?;
    let word = reading.past_gaps(family, GAP);
    if word_at(reading, word, NO_GIVEN).is_some() {
        return None;
    }
    // 姓陈，陈静
    let whole = plain(reading, word)
        .filter(|name| han(reading, name.start) == han(reading, at + 1) && han(reading, name.end).is_none());
    if whole.is_some() {
        return whole;
    }
    let end = word_at(reading, word, GIVEN_WORDS)?;
    let start = past(reading, end);
    let count = given_at(reading, start);
    let is_ended = |end: usize| han(reading, end).is_none_or(|c| c == '字');
    // 姓王，叫安装师傅来 names nobody.
    let is_called = reading.ends_with(end, "叫");
    (count > 1 || count == 1 && (!is_called || is_ended(start + 1))).then(|| at..start + count)
}

/// 您好，陈静: the name behind a greeting at `at`.
fn greeted(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let end = word_at(reading, at, GREETINGS).or_else(|| word_at(reading, at, CALLS_BEFORE))?;
    let start = reading.past_gaps(end, GAP);
    let name = plain(reading, start)?;
    let is_ended = han(reading, name.end).is_none() || is_turned_to(reading, name.end);
    is_ended.then_some(name)
}

/// 陈静您好: the name before a greeting that stands at `at`.
fn greeting(reading: &Reading, at: usize) -> Option<Range<usize>> {
    if !is_turned_to(reading, at) {
        return None;
    }
    let end = reading.back_over_gaps(at, GAP);
    let starts = (2..=LONGEST).filter_map(|length| end.checked_sub(length));
    let mut names = starts.filter_map(|start| plain(reading, start).filter(|name| name.end == end));
    names.find(|name| {
        han(reading, name.start.wrapping_sub(1)).is_none_or(|before| "的说道复喊叫是发".contains(before))
    })
}

/// Whether a greeting, or a word as people are called by, stands at `at`; 亲 only at the end of a clause.
fn is_turned_to(reading: &Reading, at: usize) -> bool {
    let at = reading.past_gaps(at, GAP);
    let is_ended = |end: usize| han(reading, end).is_none() || word_at(reading, end, GREETINGS).is_some();
    word_at(reading, at, GREETINGS).is_some() || word_at(reading, at, CALLS_AFTER).is_some_and(is_ended)
}

/// A family name that is no everyday word, and one or two characters of given names.
fn plain(reading: &Reading, start: usize) -> Option<Range<usize>> {
    let (end, is_rare) = family(reading, start)?;
    let count = given_at(reading, end);
    let is_name = count > 1 || count == 1 && !is_rare;
    (is_name && word_at(reading, start, NOT_NAMES).is_none()).then(|| start..end + count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_spoken_of_and_to() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "收件人写陈静",
            "收件人那栏填的是陈静",
            "收货人写了陈静两个字",
            "我姓陈名静",
            "他姓王，名叫建国",
            "她姓李单名一个芳字",
            "陈静您好，您的包裹到了",
            "您好陈静，请查收",
            "亲爱的陈静",
            "陈静亲，货已发出",
            "陈静同学你好",
            "免贵姓陈，陈静",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "收件人写错了",
            "收件人写的不是我",
            "收件人填的是前台",
            "收件人叫我去取",
            "客服姓王",
            "姓王，叫安装师傅来",
            "他姓王名下有三家店",
            "您好高兴为您服务",
            "您好，任何问题都可以问",
            "尊敬的顾客您好",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
