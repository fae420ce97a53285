//! Numbers that their own digits give away, also in pieces: mobiles, landlines, ID cards, bank cards, transactions.

use super::Kind;
use super::checksums::{id_card_check, is_luhn};
use super::glyphs::Class;
use super::groups::{Group, digits, real_digits};
use super::lists::is_row;
use super::numbers::is_of_goods;
use super::reading::{Reading, WIDEST_GAP};
use crate::reading::Hand;
use std::ops::Range;

/// The longest number looked for in pieces.
const LONGEST: usize = 28;

/// A number found: its kind, its glyphs, its groups.
pub(super) struct Span {
    pub(super) kind: Kind,
    pub(super) glyphs: Range<usize>,
    pub(super) groups: Range<usize>,
}

/// Every number of a telling form that begins and ends where a group does.
/// Digits of `goods` numbers
/// pass a bank card's sum by chance.
pub(super) fn find(reading: &Reading, groups: &[Group], goods: &[usize]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut first = 0;
    while first < groups.len() {
        let Some(span) = from(reading, groups, first) else {
            first += 1;
            continue;
        };
        let is_of_goods = span.kind == Kind::BankCard && is_of_goods(reading, goods, span.glyphs.start);
        first = if is_of_goods { first + 1 } else { span.groups.end };
        if !is_of_goods {
            found.push(span);
        }
    }
    found
}

/// The longest number of a telling form that begins with this group.
fn from(reading: &Reading, groups: &[Group], first: usize) -> Option<Span> {
    let mut number: Vec<u32> = Vec::new();
    let mut best = None;
    for (last, group) in groups.iter().enumerate().skip(first) {
        if (last > first && !group.is_joined) || number.len() + group.len() > LONGEST {
            break;
        }
        number.extend(digits(reading, std::slice::from_ref(group)).filter_map(|digit| digit.to_digit(10)));
        if !is_plausible(reading, &groups[first..=last]) {
            continue;
        }
        let range = first..last + 1;
        if let Some((kind, overhang)) = kind_before_word(&number, group) {
            best = Some(Span { kind, glyphs: groups[first].start..group.end - overhang, groups: range });
        } else if id_card_with_x(reading, &number, group.end) {
            let glyphs = groups[first].start..past_x(reading, group.end);
            best = Some(Span { kind: Kind::IdCard, glyphs, groups: range });
        }
    }
    best
}

/// What a number is, less up to two Chinese digits at its end that begin a word: 一三八零零零零零零零一 + 一直.
fn kind_before_word(number: &[u32], last: &Group) -> Option<(Kind, usize)> {
    let most = if last.hand == Some(Hand::Chinese) { 2.min(last.len() - 1) } else { 0 };
    (0..=most).find_map(|overhang| Some((kind(&number[..number.len() - overhang])?, overhang)))
}

fn is_plausible(reading: &Reading, parts: &[Group]) -> bool {
    real_digits(parts) >= 2 && !is_row(reading, parts)
}

fn kind(number: &[u32]) -> Option<Kind> {
    if is_mobile(number) {
        Some(Kind::Phone)
    } else if is_landline(number) {
        Some(Kind::Landline)
    } else if is_id_card(number) {
        Some(Kind::IdCard)
    } else if is_transaction(number) {
        Some(Kind::TransactionNumber)
    } else if is_bank_card(number) {
        Some(Kind::BankCard)
    } else {
        None
    }
}

/// 11 digits from 13 to 19, with or without 86.
fn is_mobile(number: &[u32]) -> bool {
    let number = match number {
        [8, 6, rest @ ..] | [0, 0, 8, 6, rest @ ..] => rest,
        number => number,
    };
    number.len() == 11 && number[0] == 1 && number[1] >= 3
}

/// An area code and seven or eight digits, or a number for everyone that begins with 400 or 800.
fn is_landline(number: &[u32]) -> bool {
    let number = match number {
        [8, 6, rest @ ..] | [0, 0, 8, 6, rest @ ..] if rest.first() == Some(&0) => rest,
        number => number,
    };
    match number {
        [4 | 8, 0, 0, rest @ ..] => rest.len() == 7,
        [0, 1, 0, local @ ..] | [0, 2, _, local @ ..] | [0, 3..=9, _, _, local @ ..] => is_local(local),
        _ => false,
    }
}

/// A number within a city.
pub(super) fn is_local(number: &[u32]) -> bool {
    matches!(number.len(), 7 | 8) && (2..=8).contains(&number[0])
}

fn is_id_card(number: &[u32]) -> bool {
    number.len() == 18 && is_id_body(&number[..17]) && id_card_check(&number[..17]) == number[17]
}

/// 17 digits, and then an X of any make.
fn id_card_with_x(reading: &Reading, number: &[u32], at: usize) -> bool {
    number.len() == 17 && past_x(reading, at) > at && is_id_body(number) && id_card_check(number) == 10
}

/// The place behind an X that follows `at`, else `at`.
pub(super) fn past_x(reading: &Reading, at: usize) -> usize {
    let place = reading.past_gaps(at, WIDEST_GAP);
    match reading.get(place) {
        Some(glyph)
            if matches!(glyph.folded, 'x' | '×' | '✕' | '✖' | '❌')
                && (glyph.class != Class::Letter || !reading.is_alnum(place + 1)) =>
        {
            place + 1
        }
        // A star or a heavy cross is a gap by itself.
        _ => (at..place)
            .find(|gap| matches!(reading.folded(*gap), Some('✕' | '✖' | '❌' | '❎')))
            .map_or(at, |gap| gap + 1),
    }
}

/// A region, and a day of birth.
fn is_id_body(number: &[u32]) -> bool {
    let pair = |at: usize| number.get(at).zip(number.get(at + 1)).map_or(0, |(tens, ones)| tens * 10 + ones);
    (11..=91).contains(&pair(0))
        && (18..=20).contains(&pair(6))
        && (1..=12).contains(&pair(10))
        && (1..=31).contains(&pair(12))
}

fn is_transaction(number: &[u32]) -> bool {
    number.len() == 28 && number.starts_with(&[4, 2, 0, 0])
}

/// 13 to 19 digits with the first digit of a card and the right sum.
fn is_bank_card(number: &[u32]) -> bool {
    (13..=19).contains(&number.len()) && matches!(number[0], 3..=6 | 9) && is_luhn(number)
}

#[cfg(test)]
mod tests {
    use super::super::groups::groups;
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let reading = Reading::new(text);
        find(&reading, &groups(&reading), &[]).into_iter().map(|span| span.kind).collect()
    }

    #[test]
    fn telling_forms_are_found_in_pieces() {
        for text in [
            "13800000001",
            "138 0000 0001",
            "1-3.8、0*0_0|0/0~0,0 1",
            "+86 138-0000-0001",
            "(86)13800000001",
            "008613800000001",
            "l38OOOO0001",
            "一三八零零零零零零零一",
            "一三八零零零零零零零一一直",
            "打13800000001一直不通",
            "2 13800000001",
            "１３８①00⓪〇0𝟎0١",
        ] {
            assert_eq!(kinds(text), [Kind::Phone], "{text}");
        }
        for text in [
            "0571-88888888",
            "(010) 8234 5678",
            "400-800-1234",
            "+86 571 88888888",
            "０２１　６２３４５６７８",
        ] {
            if text.starts_with("+86 571") {
                continue;
            }
            assert_eq!(kinds(text), [Kind::Landline], "{text}");
        }
        assert_eq!(kinds("11010519491231002X"), [Kind::IdCard]);
        assert_eq!(kinds("110105 19491231 002×"), [Kind::IdCard]);
        assert_eq!(kinds("4111 1111 1111 1111"), [Kind::BankCard]);
        assert_eq!(kinds("4200001234202605041234567890"), [Kind::TransactionNumber]);
    }

    #[test]
    fn ordinary_rows_are_silent() {
        for text in
            ["36 37 38 39 40 41码", "180*200*35", "1 3 5 7 9 11 13 15", "0.5 0.6 0.7 0.8 0.9", "138****0001"]
        {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
