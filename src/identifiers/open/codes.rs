//! Words beside which a string is an account or a key: 微信, 钉钉, 取件码, 验证码; and 同号, which makes one of a number
//! that was said before.

use super::super::Kind;
use super::super::glyphs::Glyph;
use super::super::labels::target;
use super::super::reading::Reading;
use super::contacts::is_start;
use super::spoken;
use super::words::{parts, text as text_of};
use super::{is_after, is_one_of, word_at};
use crate::reading::tables::{
    BRANDS, CODE_WORDS, CONTACT_WORDS, EVERYDAY, HOTLINES, LATIN_UNITS, SAME_WORDS, UNITS,
};
use std::ops::Range;

/// Marks and short words between such a word and the string.
const FILLERS: &str = ":号码是为叫的我填写如下就成了有一个给→";
/// The fewest letters and digits of a code; and of an account.
const CODE: usize = 3;
const ACCOUNT: usize = 4;

/// Every code, every account beside a word of contact, every 同号.
pub(super) fn find(reading: &Reading) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    for at in (0..reading.glyphs.len()).filter(|at| is_start(reading, *at)) {
        if reading.word(at, "://").is_some() {
            found.push((Kind::Contact, at..at + 3));
        }
        if let Some(end) = word_at(reading, at, SAME_WORDS) {
            found.push((Kind::Contact, at..end));
        }
        if let Some(end) = word_at(reading, at, CODE_WORDS)
            && let Some(code) = string(reading, end, CODE).or_else(|| sounding(reading, end))
            && !is_after(reading, at, &["商品", "产品", "防伪"])
        {
            found.push((Kind::Code, at..code.end));
        }
        if let Some(end) = word_at(reading, at, CONTACT_WORDS)
            && let Some(account) = string(reading, end, CODE)
            && (account.len() > CODE || account.clone().all(|at| !reading.is_letter(at)))
        {
            found.push((Kind::Contact, at..account.end));
        }
    }
    found
}

/// The letters and digits behind a word that ends at `end`, where they are neither a count nor a known word.
fn string(reading: &Reading, end: usize, fewest: usize) -> Option<Range<usize>> {
    let start = target(reading, end, FILLERS);
    // vx12345 is an account, 电话12345 a number for everyone.
    let touches = start == end && reading.before(end).is_some_and(Glyph::is_alnum);
    let is_part = |at: usize| reading.get(at).is_some_and(|glyph| glyph.is_alnum() || glyph.is_digit());
    let is_joint =
        |at: usize| reading.get(at).is_some_and(|glyph| matches!(glyph.folded, '-' | '_' | '.' | ' ' | '杠'));
    let mut end = start;
    while is_part(end) || (is_joint(end) && is_part(end + 1) && end > start) {
        end += 1;
    }
    let text: String = (start..end).filter(|at| is_part(*at)).filter_map(|at| reading.folded(at)).collect();
    let is_digits = text.chars().all(|c| c.is_ascii_digit());
    let is_counted = text.len() <= 8 && is_digits && {
        let after = word_at(reading, end, UNITS).or_else(|| word_at(reading, end, LATIN_UNITS));
        after.is_some()
    };
    let is_known = |part: Range<usize>| {
        let word = text_of(reading, &part);
        let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_listed = |word: &str| is_one_of(EVERYDAY, word) || is_one_of(BRANDS, word);
        is_listed(&word) || (word.len() - stem.len() <= 2 && is_listed(stem)) || is_measured(&word)
    };
    let is_public = is_one_of(HOTLINES, &text) || (is_digits && text.starts_with("95") && text.len() <= 8);
    let is_hotline = is_public && !touches;
    let words = start..end;
    let is_said = !is_digits && parts(reading, &words).all(is_known);
    let is_year = text.len() == 4 && (text.starts_with("20") || text.starts_with("19")) && is_digits;
    (text.len() >= fewest && !is_counted && !is_said && !is_year && !is_hotline).then_some(words)
}

/// 密码思久舞期: digits by their sound.
fn sounding(reading: &Reading, end: usize) -> Option<Range<usize>> {
    let start = target(reading, end, FILLERS);
    let rest = reading.glyphs.get(start..)?;
    let count =
        rest.iter().take_while(|glyph| spoken::SOUNDS.contains(glyph.folded) || glyph.is_digit()).count();
    (count > ACCOUNT).then_some(start..start + count)
}

fn is_measured(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && is_one_of(LATIN_UNITS, unit)
}
