//! Digits that are no day, no sum, no measure, no count and no model: a number of something that leads to somebody.

use super::super::dates::is_compact;
use super::super::glyphs::Glyph;
use super::super::groups::Group;
use super::super::numbers::is_of_goods;
use super::super::reading::Reading;
use super::numbers::{Figure, figures};
use super::{Goods, is_after, is_one_of, word_at};
use crate::reading::tables::{BEFORE, HOTLINES, LATIN_UNITS, UNITS};
use std::ops::Range;

/// So many digits without a word that explains them are asked about.
const ALONE: usize = 4;
/// So many digits are, in several numbers near each other.
const TOGETHER: usize = 7;
/// How far from each other such numbers stand, in characters.
const NEAR: usize = 8;
/// A count has no more digits than that.
const LONGEST_COUNT: usize = 9;
/// A sum behind a word like 原价 has no more digits than that.
const LONGEST_SUM: usize = 6;

/// 95013888: published for everyone.
fn is_hotline(one: &Figure) -> bool {
    one.value.starts_with("95") && (5..=8).contains(&one.len())
}

/// 18:30, 06:12:00+08:00
fn is_clock(reading: &Reading, one: &Figure) -> bool {
    let is_digit = |at: usize| reading.get(at).is_some_and(Glyph::is_digit);
    let is_colon = |at: usize| reading.folded(at) == Some(':');
    let Range { start, end } = one.glyphs;
    let follows = start > 1 && is_colon(start - 1) && is_digit(start - 2);
    one.whole <= 2 && (follows || (is_colon(end) && is_digit(end + 1)))
}

/// 138****0001: what tells is left out.
fn is_masked(reading: &Reading, one: &Figure) -> bool {
    let stars = |mut places: Range<usize>| places.all(|at| reading.folded(at) == Some('*'));
    let Range { start, end } = one.glyphs;
    one.len() <= ALONE && (stars(end..end + 3) || (start > 2 && stars(start - 3..start)))
}

/// 160/108, 48/58/68
fn is_ratio(reading: &Reading, one: &Figure) -> bool {
    let is_digit = |at: usize| reading.get(at).is_some_and(Glyph::is_digit);
    let is_slash = |at: usize| reading.folded(at) == Some('/');
    let Range { start, end } = one.glyphs;
    one.len() < ALONE
        && ((is_slash(end) && is_digit(end + 1)) || (start > 1 && is_slash(start - 1) && is_digit(start - 2)))
}

/// 8+256: what a telephone holds.
fn is_memory(reading: &Reading, one: &Figure) -> bool {
    const SIZES: [&str; 12] = ["4", "6", "8", "12", "16", "24", "32", "64", "128", "256", "512", "1024"];
    let is_size = |text: &str| SIZES.contains(&text);
    let is_digit = |at: usize| reading.get(at).is_some_and(Glyph::is_digit);
    let is_plus = |at: usize| reading.folded(at) == Some('+');
    let Range { start, end } = one.glyphs;
    is_size(&one.value)
        && ((is_plus(end) && is_digit(end + 1)) || (start > 1 && is_plus(start - 1) && is_digit(start - 2)))
}

/// RTX 4070: a chip has a number.
fn is_chip(reading: &Reading, one: &Figure) -> bool {
    is_after(reading, one.glyphs.start, &["rtx", "gtx", "gt", "rx", "arc", "ryzen", "i3", "i5", "i7", "i9"])
}

/// iOS 17.5.1
fn is_version(reading: &Reading, one: &Figure) -> bool {
    let Range { start, end } = one.glyphs;
    let is_blank = |at: usize| reading.folded(at) == Some(' ');
    let before = start.saturating_sub(usize::from(start > 0 && is_blank(start - 1)));
    let is_behind_word = before > 0 && reading.is_letter(before - 1);
    let is_dot = |at: usize| reading.folded(at) == Some('.');
    one.len() < ALONE && (is_behind_word || is_dot(end) || (start > 0 && is_dot(start - 1)))
}

/// 66666666
fn is_cheer(value: &str) -> bool {
    value.len() > ALONE
        && value.len() != 11
        && !value.starts_with('0')
        && value.bytes().all(|digit| value.starts_with(char::from(digit)))
}

fn is_day(value: &str) -> bool {
    is_compact(&value.chars().filter_map(|c| c.to_digit(10)).collect::<Vec<_>>())
}

/// How well a number is explained.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    /// A count, a measure, a sum, a known number.
    Counted,
    /// A word before it says what it is, or it may be a year.
    Said,
    /// Nothing says what it is.
    Bare,
}

/// The unexplained figures.
pub(super) fn find(
    reading: &Reading,
    groups: &[Group],
    goods: &Goods,
    numbered: &[usize],
) -> Vec<Range<usize>> {
    let all: Vec<Figure> = figures(reading, groups).collect();
    let mut senses: Vec<Sense> = all.iter().map(|one| sense(reading, one, goods, numbered)).collect();
    // 36、37、38码: what explains the last explains the row.
    for at in (1..all.len()).rev() {
        if senses[at] != Sense::Bare && is_row(reading, &all[at - 1], &all[at]) {
            senses[at - 1] = senses[at];
        }
    }
    let told = all.iter().zip(senses);
    let bare = told.clone().filter(|(one, sense)| *sense == Sense::Bare && is_telling(reading, one));
    let mut found: Vec<Range<usize>> = bare.map(|(one, _)| one.glyphs.clone()).collect();
    found.extend(together(&told.filter(|(_, sense)| *sense != Sense::Counted).collect::<Vec<_>>()));
    found.extend(dotted(reading, groups));
    found
}

fn sense(reading: &Reading, one: &Figure, goods: &Goods, numbered: &[usize]) -> Sense {
    let Range { start, end } = one.glyphs;
    let is_year =
        one.whole == 4 && !one.is_mixed && (one.value.starts_with("19") || one.value.starts_with("20"));
    let is_counted = is_one_of(HOTLINES, &one.value)
        || goods.has(&one.value)
        || is_day(&one.value)
        || is_of_goods(reading, numbered, start)
        || is_hotline(one)
        || is_clock(reading, one)
        || is_memory(reading, one)
        || is_chip(reading, one)
        || (one.whole <= 2 && reading.folded(end) == Some('号'))
        || (one.whole <= LONGEST_COUNT && is_counted(reading, end))
        || (one.whole <= LONGEST_SUM && is_priced(reading, start));
    if is_counted {
        Sense::Counted
    } else if is_year
        || is_round(one)
        || is_sum(one, goods)
        || is_masked(reading, one)
        || is_ratio(reading, one)
        || is_version(reading, one)
        || is_cheer(&one.value)
        || (one.whole <= LONGEST_SUM && !one.leads_with_zero() && is_after(reading, start, BEFORE))
    {
        Sense::Said
    } else {
        Sense::Bare
    }
}

/// 1000, 3600, 12800: prices and sums are mostly so, numbers of something hardly ever.
fn is_round(one: &Figure) -> bool {
    (ALONE..=LONGEST_SUM - 1).contains(&one.len())
        && one.value.ends_with("00")
        && !one.leads_with_zero()
        && !one.is_mixed
}

/// 1299 where 1299元 stands elsewhere.
fn is_sum(one: &Figure, goods: &Goods) -> bool {
    one.whole <= LONGEST_SUM
        && !one.leads_with_zero()
        && !one.is_mixed
        && one.fen().is_some_and(|fen| goods.sums.contains(&fen))
}

/// 1.2.3.4: the address of a machine.
fn dotted(reading: &Reading, groups: &[Group]) -> Vec<Range<usize>> {
    let is_dot =
        |pair: &[Group]| pair[1].start == pair[0].end + 1 && reading.folded(pair[0].end) == Some('.');
    // Versions stand behind a word: HarmonyOS 4.2.0.130, 版本8.0.5.1.
    let is_version = |at: usize| {
        let before = reading.back_over_gaps(at, 1);
        reading.is_inside_word(before) || is_after(reading, at, &["版本", "系统", "固件", "版"])
    };
    let four = groups.windows(4).filter(|four| four.windows(2).all(is_dot) && !is_version(four[0].start));
    four.map(|four| four[0].start..four[3].end).collect()
}

/// Whether a unit stands behind a number that ends at `end`, or behind the last of a size or a range: 30×40cm.
fn is_counted(reading: &Reading, end: usize) -> bool {
    const MARKS: &str = "*×x-~/至到";
    // A size or a range has some parts; a row without end counts nothing, and each of its numbers would look through it.
    const PARTS: usize = 8;
    let is_digit = |at: usize| reading.get(at).is_some_and(|glyph| glyph.is_digit() || glyph.folded == '.');
    let mut end = end;
    for _ in 0..PARTS {
        if !(reading.folded(end).is_some_and(|c| MARKS.contains(c)) && is_digit(end + 1)) {
            break;
        }
        end += 1;
        while is_digit(end) {
            end += 1;
        }
    }
    let at = end + usize::from(reading.folded(end) == Some(' '));
    let is_latin = || {
        let after = word_at(reading, at, LATIN_UNITS)?;
        (!reading.is_letter(after)).then_some(after)
    };
    [end, at].into_iter().any(|at| word_at(reading, at, UNITS).is_some()) || is_latin().is_some()
}

fn is_priced(reading: &Reading, start: usize) -> bool {
    let before = reading.back_over_gaps(start, 1);
    let sign = |at: usize| reading.before(at).map(|glyph| glyph.folded);
    [start, before].into_iter().any(|at| matches!(sign(at), Some('￥' | '¥' | '$' | '€' | '£' | '×' | '第')))
}

/// Whether only marks of a row, a range or a size lie between two numbers: 3-5天, 30×40cm, 18:30.
fn is_row(reading: &Reading, left: &Figure, right: &Figure) -> bool {
    const MARKS: &str = "-~至到/*×、,和或与+:.比 xX";
    let gap = left.glyphs.end..right.glyphs.start;
    let is_mark = |at: usize| reading.get(at).is_some_and(|glyph| MARKS.contains(glyph.folded));
    let is_clock = left.whole <= 2 && gap.len() == 1 && reading.folded(gap.start) == Some(':');
    gap.len() <= 3
        && gap.clone().all(is_mark)
        && (is_clock || !left.leads_with_zero())
        && left.whole <= LONGEST_SUM
}

/// Whether a bare number is more than a small count.
fn is_telling(reading: &Reading, one: &Figure) -> bool {
    let is_small = one.len() < ALONE || (one.is_pointed && one.whole < ALONE && one.len() < LONGEST_COUNT);
    let is_part =
        |at: usize| reading.get(at).is_some_and(|glyph| matches!(glyph.folded, '-' | '/' | ':' | '.'));
    let is_clock =
        one.len() == 2 && (is_part(one.glyphs.end) || one.glyphs.start.checked_sub(1).is_some_and(is_part));
    let leads = one.leads_with_zero() && one.len() > 2 && !one.is_pointed && !is_clock;
    !is_small || leads || (one.is_mixed && one.len() >= ALONE)
}

/// Small numbers near each other that make a long one: 138后面是000再后面是123再45.
fn together(told: &[(&Figure, Sense)]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < told.len() {
        let mut end = first + 1;
        while end < told.len() && told[end].0.glyphs.start - told[end - 1].0.glyphs.end <= NEAR {
            end += 1;
        }
        let run = &told[first..end];
        let count: usize = run.iter().map(|(one, _)| one.len()).sum();
        let bare = run.iter().filter(|(_, sense)| *sense == Sense::Bare).count();
        let are_scores = run.iter().all(|(one, _)| one.is_pointed && one.whole < 3 && one.len() < ALONE);
        if count >= TOGETHER && bare > 1 && !climbs(run) && !are_scores {
            found.push(run[0].0.glyphs.start..run[run.len() - 1].0.glyphs.end);
        }
        first = end;
    }
    found
}

/// 1、2、3、4、5: points of a list.
fn climbs(run: &[(&Figure, Sense)]) -> bool {
    let values: Vec<u64> = run.iter().filter_map(|(one, _)| one.value.parse().ok()).collect();
    values.len() == run.len()
        && values.windows(2).all(|pair| pair[0] < pair[1])
        && values.iter().all(|one| *one < 1000)
}
