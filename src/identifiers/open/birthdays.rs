//! Birthdays: 生日是5月4日, 1998年5月4日出生. With a name they lead to a person's papers. The words stand in
//! `data/wording/contacts.yaml`.

use super::super::glyphs::Glyph;
use super::super::reading::Reading;
use super::{past, word_at};
use crate::reading::tables::{BIRTHDAYS, BORN, BORN_GOODS, DEADLINES, OCCASIONS};
use std::ops::Range;

/// Between such a word and the day; those that say that it follows.
const FILLERS: &str = ":是为在于就=(农历阴阳公新我的她他";
const TOLD: &str = ":是为=于(";
/// How far before a day of birth a word for an animal stands, in characters.
const NEAR: usize = 16;
/// How far behind a birthday it is said what had to be there by then.
const SOON: usize = 24;
/// How many characters tell whose birthday a day is.
const WHOSE: usize = 6;

/// Every birthday.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    (0..reading.glyphs.len()).filter_map(|at| announced(reading, at).or_else(|| born(reading, at))).collect()
}

/// 生日是5月4日; not 生日蛋糕5月4日取, 生日5月4日要用.
fn announced(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let end = word_at(reading, at, BIRTHDAYS)?;
    let is_filler = |at: &usize| {
        reading
            .get(*at)
            .is_some_and(|glyph| FILLERS.contains(glyph.folded) || (glyph.is_gap() && !glyph.ends_clause()))
    };
    let start = end + (end..end + WHOSE).take_while(is_filler).count();
    let day = day(reading, start)?;
    let is_told = reading.ends_with(end, "于")
        || (end..start).any(|at| reading.folded(at).is_some_and(|c| TOLD.contains(c)));
    let is_ended = !reading.get(day.end).is_some_and(Glyph::is_chinese);
    let is_birthday = is_told || is_ended || day.has_year;
    (is_birthday && (day.has_year || !is_deadline(reading, at, day.end))).then_some(at..day.end)
}

/// 周岁生日是10月31日，之后拍就没有意义了: the day on which the goods were needed is the matter itself.
fn is_deadline(reading: &Reading, start: usize, end: usize) -> bool {
    OCCASIONS.iter().any(|word| reading.ends_with(start, word))
        || (end..end + SOON)
            .take_while(|at| reading.folded(*at) != Some('。'))
            .any(|at| word_at(reading, at, DEADLINES).is_some())
}

/// 1998年5月4日出生, 5月4日是我的生日
fn born(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let is_first = !at.checked_sub(1).is_some_and(|before| is_digit(reading, before));
    let day = if is_first { day(reading, at)? } else { return None };
    let behind = past(reading, day.end);
    // 生的火 is no birth.
    let is_whole =
        |end: &usize| !reading.ends_with(*end, "的") || !reading.get(*end).is_some_and(Glyph::is_chinese);
    let born = word_at(reading, behind, BORN).filter(is_whole);
    let born = born.filter(|_| day.has_year && !is_of_animals(reading, at));
    let own = || {
        let is = reading.any_word(behind, &["是", "就是", "正好是", "刚好是"]);
        // 5月4日过生日 tells of a day, and not whose it is.
        let whose = is.map_or(behind..behind + 1, |is| is..is + WHOSE);
        let mut whose = whose.take_while(|at| reading.folded(*at) != Some('过'));
        let end = whose.find_map(|at| reading.any_word(at, &["生日", "的生日"]))?;
        let is_ended = !reading.get(end).is_some_and(Glyph::is_chinese);
        (is_ended && (day.has_year || !is_deadline(reading, at, end))).then_some(end)
    };
    Some(at..born.or_else(own)?)
}

/// Kittens and eggs are born too.
fn is_of_animals(reading: &Reading, day: usize) -> bool {
    (day.saturating_sub(NEAR)..day).any(|at| word_at(reading, at, BORN_GOODS).is_some())
}

struct Day {
    end: usize,
    has_year: bool,
}

/// A day of a year, in whatever form.
fn day(reading: &Reading, at: usize) -> Option<Day> {
    let number = |at: usize| (at..at + 4).take_while(|at| is_digit(reading, *at)).count();
    let first = number(at);
    if first == 0 {
        return None;
    }
    if let Some(end) = reading.word(at + first, "年") {
        // A year and a month are as good as a day.
        let start = past(reading, end);
        let end = month(reading, start, number).or_else(|| reading.word(start + number(start), "月"))?;
        return (first > 1).then_some(Day { end, has_year: true });
    }
    if let Some(end) = month(reading, at, number) {
        return Some(Day { end, has_year: false });
    }
    // 1998-05-04
    let is_joint = |at: usize| matches!(reading.folded(at), Some('-' | '.' | '/'));
    let second = at + first + 1;
    let third = second + number(second) + 1;
    let is_whole = first == 4
        && is_joint(second - 1)
        && is_joint(third - 1)
        && (1..=2).contains(&number(second))
        && (1..=2).contains(&number(third));
    is_whole.then(|| Day { end: third + number(third), has_year: true })
}

/// 5月4日, 四月初八, 5月.4
fn month(reading: &Reading, at: usize, number: impl Fn(usize) -> usize) -> Option<usize> {
    let count = number(at);
    let end = reading.word(at + count, "月").filter(|_| (1..=2).contains(&count))?;
    let start = past(reading, end);
    let start = reading.word(start, "初").unwrap_or(start);
    let days = number(start);
    let end = start + days;
    (1..=3).contains(&days).then(|| reading.any_word(end, &["日", "号"]).unwrap_or(end))
}

fn is_digit(reading: &Reading, at: usize) -> bool {
    reading.folded(at).is_some_and(|c| c.is_ascii_digit() || "十廿腊正冬".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_birth() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "生日是5月4日",
            "我的生日：5月4号",
            "生日5月4日。",
            "生日是农历四月初八",
            "出生于98年5月4日",
            "1998年5月4日出生",
            "我是1998年5月4日生的",
            "生日1998-05-04",
            "5月4日是我的生日",
            "我是五月初四生日",
            "出生年月1998年5月",
            "98年5月4号的生日",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "生日蛋糕5月4日取",
            "生日5月4日要用",
            "5月4日过生日用",
            "她5月4日过生日",
            "周岁生日是10月31日",
            "生日是11月15日，来不及再等了",
            "10月31日是我妈生日，前一天问过店里",
            "孩子生日会定在5月4日",
            "生产日期是5月4日",
            "2026年5月4日生的火",
            "小猫2026年3月4日出生",
            "5月4日是孩子生日会",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
