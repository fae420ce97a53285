//! Words of Latin letters and digits: known ones, the goods' own and the forms of models may stand; all else may be the
//! name of an account.

use super::super::glyphs::{Class, Glyph};
use super::super::numbers::is_of_goods;
use super::super::reading::Reading;
use super::contacts::Contacts;
use super::words::{parts, text, words};
use super::{Goods, is_one_of};
use crate::reading::tables::{BRANDS, EVERYDAY, LATIN_UNITS};
use std::ops::Range;

/// The most letters and digits of a model.
const LONGEST_MODEL: usize = 12;
/// The most digits of one.
const MODEL_DIGITS: usize = 5;
/// The most digits of a measure.
const MEASURE_DIGITS: usize = 8;

/// The unknown words.
pub(super) fn find(
    reading: &Reading,
    goods: &Goods,
    contacts: &Contacts,
    numbered: &[usize],
) -> Vec<Range<usize>> {
    let is_known = |word: &Range<usize>| {
        let is_tied = contacts.are_near(reading, word);
        let may_stand = |part: &Range<usize>| may_stand(reading, part, goods, is_tied);
        goods.has(&text(reading, word))
            || (!has_underscore(reading, word) && parts(reading, word).all(|part| may_stand(&part)))
    };
    words(reading)
        .filter(|word| {
            !is_known(word) && !is_english(reading, word) && !is_of_goods(reading, numbered, word.start)
        })
        .collect()
}

fn has_underscore(reading: &Reading, word: &Range<usize>) -> bool {
    word.clone().any(|at| reading.folded(at) == Some('_'))
}

/// A word of an English sentence: no syllables of pinyin, with another word beside it.
fn is_english(reading: &Reading, word: &Range<usize>) -> bool {
    let is_blank = |at: usize| reading.folded(at).is_some_and(|c| c == ' ' || c == ',');
    let is_letter = |at: usize| reading.is_letter(at);
    let after =
        (word.end..word.end + 2).find(|at| !is_blank(*at)).is_some_and(is_letter) && is_blank(word.end);
    let before = word.start.checked_sub(2).is_some_and(is_letter) && is_blank(word.start - 1);
    let word = text(reading, word);
    (before || after) && word.len() > 2 && word.chars().all(|c| c.is_ascii_alphabetic()) && !is_pinyin(&word)
}

/// Whether a word may stand in public: where an App or a number is spoken of, only a known one.
fn may_stand(reading: &Reading, part: &Range<usize>, goods: &Goods, is_tied: bool) -> bool {
    let word = text(reading, part);
    let is_known = |word: &str| is_one_of(EVERYDAY, word) || is_one_of(BRANDS, word) || goods.has(word);
    if is_known(&word) || is_measure(&word) {
        return true;
    }
    // RF50mm: a model's letters before a measure.
    let measure = word.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let lead = part.start..part.start + word.len() - measure.len();
    let has_unit = measure.ends_with(|c: char| c.is_ascii_alphabetic());
    let is_lens = lead.len() <= 3 && lead.clone().all(|at| reading.get(at).is_some_and(reads_as_capital));
    if !is_tied && has_unit && is_lens && is_measure(measure) {
        return true;
    }
    let letters = word.trim_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - letters.len();
    if letters.chars().all(|c| c.is_ascii_alphabetic()) && digits > 0 {
        let is_of_known = digits <= MODEL_DIGITS && letters.len() > 1 && is_known(letters);
        if is_of_known && !(is_tied && digits > 2) {
            return true;
        }
    }
    !is_tied && (is_model(reading, part, &word) || is_name(reading, part, &word))
}

/// 30cm, 2x3m, 5v3a: numbers and units by turns.
fn is_measure(word: &str) -> bool {
    let mut rest = word;
    let mut count = 0;
    while !rest.is_empty() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let after = &rest[digits..];
        let unit = after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let is_unit = unit == 0 || is_one_of(LATIN_UNITS, &after[..unit]);
        if digits == 0 || digits > MEASURE_DIGITS || !is_unit {
            return false;
        }
        rest = &after[unit..];
        count += 1;
    }
    count > 0
}

/// WH, 1000XM5, RTX4090, A4: capitals with a few digits, or one letter with up to three.
fn is_model(reading: &Reading, part: &Range<usize>, word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.len() - digits;
    let is_capital = |at: usize| {
        reading.get(at).is_some_and(|glyph| glyph.class != Class::Letter || reads_as_capital(glyph))
    };
    let is_short = letters == 1 && digits <= 3;
    let is_shaped = part.clone().all(is_capital)
        && word.len() <= LONGEST_MODEL
        && digits <= MODEL_DIGITS
        && if digits == 0 { letters <= 5 } else { letters <= 6 };
    is_short || (is_shaped && !is_pinyin_digit(word))
}

/// A brand: a capital and small letters that are no Chinese syllables.
fn is_name(reading: &Reading, part: &Range<usize>, word: &str) -> bool {
    let mut glyphs = part.clone().filter_map(|at| reading.get(at));
    let is_capital = glyphs.next().is_some_and(reads_as_capital);
    is_capital && word.len() >= 4 && word.chars().all(|c| c.is_ascii_alphabetic()) && !is_pinyin(word)
}

fn reads_as_capital(glyph: &Glyph) -> bool {
    glyph.class == Class::Letter
        && crate::reading::letter(glyph.original).is_some_and(|c| c.is_ascii_uppercase())
}

fn is_pinyin_digit(word: &str) -> bool {
    const SPOKEN: &[&str] = &[
        "ling", "dong", "yi", "yao", "er", "liang", "san", "si", "wu", "liu", "qi", "guai", "ba", "jiu",
        "gou",
    ];
    SPOKEN.contains(&word)
}

/// Whether a word can be read as syllables of pinyin.
fn is_pinyin(word: &str) -> bool {
    let mut reached = vec![false; word.len() + 1];
    reached[0] = true;
    for start in 0..word.len() {
        if reached[start] {
            for end in start + 1..=word.len().min(start + 6) {
                reached[end] |= is_syllable(&word[start..end]);
            }
        }
    }
    reached[word.len()]
}

fn is_syllable(word: &str) -> bool {
    const INITIALS: &[&str] = &[
        "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z",
        "c", "s", "y", "w", "",
    ];
    const FINALS: &[&str] = &[
        "a", "o", "e", "i", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "er", "ia",
        "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un", "uang",
        "ue", "ve",
    ];
    INITIALS.iter().any(|initial| word.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use super::super::super::groups::groups;
    use super::*;

    fn unknown(text: &str, goods: &[&str]) -> Vec<String> {
        let reading = Reading::new(text);
        let found = super::super::find(&reading, &groups(&reading), &Goods::new(goods));
        found.into_iter().map(|(_, range)| text[reading.bytes(&range)].to_owned()).collect()
    }

    #[test]
    fn known_words_and_models_may_stand() {
        for text in [
            "XL码",
            "iPhone15 Pro Max",
            "WH-1000XM5",
            "Type-C",
            "30x40cm",
            "5V2A",
            "Lululemon",
            "A4纸",
            "PM2.5",
            "RTX4090",
        ] {
            assert_eq!(unknown(text, &[]), [""; 0], "{text}");
        }
        assert_eq!(unknown("收到 shiyang77 一台", &["shiyang77 台灯"]), [""; 0]);
        for text in ["linshili88", "abc_123456", "Linshili", "加V LSL8888", "yao san ba"] {
            assert_ne!(unknown(text, &[]), [""; 0], "{text}");
        }
    }
}
