//! What the writer says in free text, taken apart: sums and clauses, and where each text stands.

use crate::amount::Amount;
use crate::case::Case;
use crate::path::CasePath;
use crate::source::{Place, Span};

/// A text in the writer's own words, with its path.
pub(super) type Words<'a> = (CasePath, &'a str);

/// What ends a clause.
const STOPS: &[char] = &['，', '。', '；', '！', '？', '（', '）', '\n', ',', ';', '“', '”'];

/// So far a clause is looked at, in characters: a text without any mark is not read over and over.
const CLAUSE: usize = 60;

/// The clause that a text ends in.
pub(super) fn clause_before(text: &str) -> &str {
    let from = text.char_indices().rev().nth(CLAUSE).map_or(0, |(at, _)| at);
    text[from..].rsplit(STOPS).next().unwrap_or_default()
}

/// The clause that a text begins with.
pub(super) fn clause_after(text: &str) -> &str {
    let to = text.char_indices().nth(CLAUSE).map_or(text.len(), |(at, _)| at);
    text[..to].split(STOPS).next().unwrap_or_default()
}

/// Every text in the writer's words. What others said is quoted: it may contradict the case.
pub(super) fn own_words(case: &Case) -> Vec<Words<'_>> {
    let mut found = vec![(CasePath::of("problem.summary"), case.problem.summary.as_str())];
    found.extend(case.problem.title.as_deref().map(|title| (CasePath::of("problem.title"), title)));
    let details = case.problem.details.iter();
    found.extend(details.map(|one| (one.path().join("text"), one.text.as_str())));
    for claim in &case.claims {
        found.extend(claim.text.as_deref().map(|text| (claim.path().join("text"), text)));
    }
    found.extend(
        case.respondent_reason.iter().map(|one| (CasePath::of("respondent_reason.text"), one.text.as_str())),
    );
    for event in case.history.iter().filter(|event| !event.is_private) {
        found.extend(event.text.as_deref().map(|text| (event.path().join("text"), text)));
    }
    for exhibit in &case.exhibits {
        let base = exhibit.path();
        found.push((base.join("title"), exhibit.title.as_str()));
        found.extend(exhibit.shows.as_deref().map(|shows| (base.join("shows"), shows)));
    }
    found
}

/// The place of some words in the value at a path; of the whole value where it is written in another way there.
pub(super) fn place(case: &Case, path: &CasePath, words: &str) -> Place {
    let whole = case.places.of(path);
    let text = whole.file.text.get(whole.span.start..whole.span.end).unwrap_or_default();
    let start = text.find(words).map(|at| whole.span.start + at);
    match start {
        Some(start) => Place { span: Span::new(start, start + words.len()), file: whole.file },
        None => whole,
    }
}

/// The sum in yuan that a text begins with, and how many bytes it takes: `268元`, `1,299.90 元`.
pub(super) fn leading_sum(text: &str) -> Option<(Amount, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(text.len());
    let after = text[end..].trim_start();
    let unit = ["元", "块"].into_iter().find(|unit| after.starts_with(unit))?;
    let amount = Amount::parse(&text[..end].replace(',', "")).ok()?;
    Some((amount, text.len() - after.len() + unit.len()))
}

/// Every sum in a text.
pub(super) fn sums(text: &str) -> Vec<Amount> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let starts = text.char_indices().filter(|&(at, c)| c.is_ascii_digit() && !text[..at].ends_with(is_part));
    starts.filter_map(|(at, _)| leading_sum(&text[at..])).map(|(amount, _)| amount).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_a_text() {
        let fen = |text: &str| sums(text).into_iter().map(Amount::fen).collect::<Vec<_>>();
        assert_eq!(fen("实付268元，运费 12.5 元，共1,280.50元，6只"), [26800, 1250, 128_050]);
    }
}
