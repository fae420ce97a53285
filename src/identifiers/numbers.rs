//! Long numbers without a telling form: numbers of orders, parcels and credit codes, and any that is simply too long.

use super::Kind;
use super::checksums::{is_credit_code, is_ean13};
use super::dates::is_compact;
use super::glyphs::{Class, Glyph};
use super::groups::{Group, digits, real_digits};
use super::lists::{is_enumerated, is_loose_row, is_unit};
use super::reading::{Reading, WIDEST_GAP};
use crate::reading::Hand;
use std::ops::Range;

/// The letters with which carriers begin a number.
const CARRIERS: &[&str] = &[
    "sf", "yt", "jd", "jdv", "jdx", "jdk", "jdvb", "jdvc", "jt", "sto", "zto", "st", "zt", "yd", "yunda",
    "ems", "ht", "dpk", "db", "yz", "uc", "zjs", "ane", "best", "cn", "kye",
];

/// So many digits without a gap identify something.
const LONG: usize = 7;
/// So many digits in pieces do.
const LONG_IN_PIECES: usize = 15;

/// Numbers that are long, or begin with a carrier's or an order's letters. `goods` are the places where numbers of
/// goods begin.
pub(super) fn find(reading: &Reading, groups: &[Group], goods: &[usize]) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        let tight = end_of(groups, first, |group| group.is_tight);
        let chunk = &groups[first..tight];
        let is_of_goods = is_of_goods(reading, goods, chunk[0].start);
        if !is_of_goods && let Some(kind) = long(reading, groups, first..tight) {
            found.push((kind, chunk[0].start..chunk[chunk.len() - 1].end));
        }
        first = tight;
    }
    found.extend(in_pieces(reading, groups, goods));
    found
}

/// Credit codes with a right sum, in pieces too.
pub(super) fn credit_codes(reading: &Reading) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The places of the letters and digits since the last thing that is no gap.
    let mut places: Vec<usize> = Vec::new();
    let mut last_letter = None;
    for (at, glyph) in reading.glyphs.iter().enumerate() {
        if !glyph.is_alnum() && !glyph.is_digit() {
            if !glyph.is_gap() || glyph.original == '，' {
                places.clear();
            }
            continue;
        }
        if places.last().is_some_and(|last| at - last > WIDEST_GAP + 1) {
            places.clear();
        }
        places.push(at);
        if glyph.class == Class::Letter {
            last_letter = Some(at);
        }
        // A code of digits only is as likely an order number; those are found by their length.
        if let Some(code) = places.len().checked_sub(18).and_then(|first| places.get(first..))
            && last_letter.is_some_and(|letter| letter >= code[0])
            && is_code(reading, code)
        {
            found.push(code[0]..at + 1);
        }
    }
    found
}

fn is_code(reading: &Reading, places: &[usize]) -> bool {
    let glyphs: Vec<&Glyph> = places.iter().filter_map(|at| reading.get(*at)).collect();
    let is_region = glyphs.iter().skip(2).take(6).all(|glyph| glyph.is_digit() || glyph.stand_in.is_some());
    let digits = glyphs.iter().filter(|glyph| glyph.is_digit()).count();
    let code: Vec<char> = glyphs.iter().map(|glyph| glyph.stand_in.unwrap_or(glyph.folded)).collect();
    // The first two characters name the office that registered the firm, and its kind.
    let is_office = code.first().is_some_and(|c| "123456789any".contains(*c))
        && code.get(1).is_some_and(|c| ('1'..='9').contains(c));
    is_office
        && is_region
        && digits >= 6
        && code.iter().any(char::is_ascii_alphabetic)
        && is_credit_code(&code)
}

/// The end of the groups from `first` on that `goes_on` holds for.
fn end_of(groups: &[Group], first: usize, goes_on: impl Fn(&Group) -> bool) -> usize {
    let rest = groups.get(first + 1..).unwrap_or(&[]);
    first + 1 + rest.iter().take_while(|group| goes_on(group)).count()
}

/// Whether the digits at `start` belong to a number of goods.
pub(super) fn is_of_goods(reading: &Reading, goods: &[usize], start: usize) -> bool {
    // The letters of a model or batch number stand before its digits.
    let before = reading.glyphs.get(..start).unwrap_or(&[]);
    let is_part = |glyph: &&Glyph| glyph.is_alnum() || matches!(glyph.folded, '-' | '/' | ' ' | '.');
    let word = start - before.iter().rev().take(24).take_while(is_part).count();
    let at = goods.partition_point(|target| *target < word);
    goods.get(at).is_some_and(|target| *target <= start)
}

/// What digits without a gap are, if they are more than a count, a day or a price.
fn long(reading: &Reading, groups: &[Group], range: Range<usize>) -> Option<Kind> {
    let chunk = &groups[range.clone()];
    let (start, end) = (chunk[0].start, chunk[chunk.len() - 1].end);
    let number: Vec<u32> = digits(reading, chunk).filter_map(|digit| digit.to_digit(10)).collect();
    let letters = letters_before(reading, start);
    if !letters.is_empty() {
        return lettered(reading, letters, start, number.len());
    }
    let is_word = chunk.iter().all(|group| group.hand == Some(Hand::Chinese)) && number.len() < LONG + 1;
    let is_inside_word = reading.is_letter(end);
    let fewest = if is_inside_word { LONG + 1 } else { LONG };
    if is_word || number.len() < fewest || real_digits(chunk) < 5 {
        return None;
    }
    let alone = !chunk[0].is_joined && !groups.get(range.end).is_some_and(|next| next.is_joined);
    (!is_ordinary(reading, groups, &range, &number, alone)).then_some(Kind::LongNumber)
}

fn is_ordinary(
    reading: &Reading,
    groups: &[Group],
    range: &Range<usize>,
    number: &[u32],
    is_alone: bool,
) -> bool {
    let (start, end) = (groups[range.start].start, groups[range.end - 1].end);
    let is_counted = number.len() <= 9
        && (is_unit(reading, reading.past_blank(end))
            || reading.before(reading.back_over_gaps(start, 1)).is_some_and(is_currency));
    let steps = || number.windows(2).map(|pair| (10 + pair[1] - pair[0]) % 10);
    let is_scale = steps().all(|step| step == 1) || steps().all(|step| step == 9);
    // 66666666, 2333333: cheers, not numbers.
    let is_cheer = number[1..].windows(2).all(|pair| pair[0] == pair[1]) || number == [5, 2, 0, 1, 3, 1, 4];
    let is_book = is_ean13(number) && number.starts_with(&[9, 7, 8]);
    is_counted
        || is_compact(number)
        || is_scale
        || (is_alone && is_cheer && number.len() != 11)
        || is_book
        || is_fraction(reading, groups, range)
        || is_hotline(reading, start, number)
}

fn is_currency(glyph: &Glyph) -> bool {
    matches!(glyph.folded, '￥' | '¥' | '$' | '€' | '£' | '×')
}

/// 3.1415926, and the 1299 of 1299.0000000.
fn is_fraction(reading: &Reading, groups: &[Group], range: &Range<usize>) -> bool {
    let Some(whole) = range.start.checked_sub(1).and_then(|before| groups.get(before)) else {
        return false;
    };
    let start = groups[range.start].start;
    let is_after_point = whole.end + 1 == start && reading.folded(whole.end) == Some('.');
    is_after_point
        && whole.len() <= 2
        && !whole.is_joined
        && groups.get(range.end).is_none_or(|next| !next.is_joined)
}

/// 95013888 behind 客服电话 or 热线: a number published for everyone.
fn is_hotline(reading: &Reading, start: usize, number: &[u32]) -> bool {
    let label = (0..4).map(|back| start.saturating_sub(back));
    let is_announced =
        |at: usize| ["电话", "热线", "客服", "拨打", "致电"].iter().any(|word| reading.ends_with(at, word));
    number.starts_with(&[9, 5]) && number.len() <= 8 && label.into_iter().any(is_announced)
}

/// The letters that touch `start` from the left, up to eight.
fn letters_before(reading: &Reading, start: usize) -> Range<usize> {
    let before = reading.glyphs.get(..start).unwrap_or(&[]);
    start - before.iter().rev().take(8).take_while(|glyph| glyph.class == Class::Letter).count()..start
}

/// Letters and digits in one word: a parcel, an order, or a model with fewer digits.
fn lettered(reading: &Reading, letters: Range<usize>, start: usize, digits: usize) -> Option<Kind> {
    let is_carrier = CARRIERS.iter().any(|carrier| reading.word(letters.start, carrier) == Some(start));
    if is_carrier && digits >= LONG {
        return Some(Kind::TrackingNumber);
    }
    match digits {
        10.. if letters.len() <= 4 => Some(Kind::OrderNumber),
        8.. => Some(Kind::LongNumber),
        _ => None,
    }
}

/// Runs of groups with gaps between them: long ones, and those behind the letters of a carrier or an order.
fn in_pieces(reading: &Reading, groups: &[Group], goods: &[usize]) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        let is_day = |group: &Group| {
            let number = digits(reading, std::slice::from_ref(group)).filter_map(|digit| digit.to_digit(10));
            group.len() == 8 && is_compact(&number.collect::<Vec<_>>())
        };
        let end = if is_day(&groups[first]) {
            first + 1
        } else {
            end_of(groups, first, |group| group.is_joined && !is_day(group))
        };
        let run = &groups[first..end];
        let count = real_digits(run);
        let letters = letters_around(reading, run[0].start);
        let kind = match count {
            LONG.. if is_of_carrier(reading, letters.clone(), run[0].start) && count >= 10 => {
                Some(Kind::TrackingNumber)
            }
            10.. if (1..=2).contains(&letters.len()) && !reading.is_inside_word(letters.start) => {
                Some(Kind::OrderNumber)
            }
            LONG_IN_PIECES.. => Some(Kind::LongNumber),
            _ => None,
        };
        let is_row = run.len() < 2
            || is_loose_row(reading, run)
            || (kind == Some(Kind::LongNumber) && is_enumerated(reading, run));
        if let Some(kind) = kind.filter(|_| !is_row && !is_of_goods(reading, goods, run[0].start)) {
            found.push((kind, letters.start.min(run[0].start)..run[run.len() - 1].end));
        }
        first = end;
    }
    found
}

/// Single letters before `start` with gaps between them (`S F 1 2 3`), up to four.
fn letters_around(reading: &Reading, start: usize) -> Range<usize> {
    let mut first = start;
    let mut count = 0;
    while count < 5 {
        let end = reading.back_over_gaps(first, WIDEST_GAP);
        if !reading.before(end).is_some_and(|glyph| glyph.class == Class::Letter) {
            break;
        }
        first = end - 1;
        count += 1;
    }
    first..first + count
}

fn is_of_carrier(reading: &Reading, letters: Range<usize>, start: usize) -> bool {
    let word = CARRIERS.iter().filter_map(|carrier| reading.word(letters.start, carrier));
    word.into_iter().any(|end| reading.past_gaps(end, WIDEST_GAP) == start)
}

#[cfg(test)]
mod tests {
    use super::super::groups::groups;
    use super::super::labels;
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let reading = Reading::new(text);
        let goods = labels::goods(&reading);
        find(&reading, &groups(&reading), &goods).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn long_numbers_identify() {
        for (text, kind) in [
            ("９１０００００", Kind::LongNumber),
            ("SF1234567", Kind::TrackingNumber),
            ("s f 1 2 3 4-5678 90123", Kind::TrackingNumber),
            ("P123456789012345678", Kind::OrderNumber),
            ("P 1234-5678 9012 345678", Kind::OrderNumber),
            ("1234 5678 9012 3457", Kind::LongNumber),
        ] {
            assert_eq!(kinds(text), [kind], "{text}");
        }
        let code = |text: &str| credit_codes(&Reading::new(text)).len();
        assert_eq!(code("91350100M000100Y43"), 1);
        assert_eq!(code("９1 3501-00Ｍ0o0100 y43"), 1);
        assert_eq!(code("91350100M000100Y44"), 0);
    }

    #[test]
    fn ordinary_numbers_are_silent() {
        for text in [
            "1000000次",
            "￥1234567",
            "20260504",
            "20260504183000",
            "条码6901234567892",
            "条码 6 901234 567892",
            "批号20260101A",
            "货号：A1234567890",
            "66666666",
            "3.1415926",
            "一二三四五六七八九十",
            "客服电话95013888",
            "20260504-20260508",
            "WH-1000XM5 RTX4090 KFR-35GW/N8XHB1 iPhone 15 Pro Max 256GB",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
