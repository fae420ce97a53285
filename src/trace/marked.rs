//! The sums, dates and quotations in a sentence, each with the fact that it is.

use serde::Serialize;

use crate::draft::{Piece, Sentence};
use crate::facts::{Document, Leaf};
use crate::path::CasePath;

/// What a stretch of a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// A sum in yuan.
    Amount,
    /// A date or a moment.
    Date,
    /// Words in quotation marks.
    Quotation,
}

/// A sum, a date or a quotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// Which.
    pub is: MarkKind,
    /// What stands there.
    pub text: String,
    /// How many characters of the sentence stand before it.
    pub start: usize,
    /// The path of the fact; absent for fixed wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The path of that in the case, where the case says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<CasePath>,
}

/// The marks of a sentence in order; `case_path` knows which facts the case says.
pub(super) fn marks(
    sentence: &Sentence<'_>,
    document: &Document,
    case_path: impl Fn(&str) -> Option<CasePath>,
) -> Vec<Mark> {
    let text = sentence.text();
    let mut found = [dates(sentence, document), quotations(&text), amounts(&text), days(&text)].concat();
    // A day in a quotation is that of the quotation; a date of the facts is no second one.
    found.sort_by_key(|(_, start, end)| (*start, std::cmp::Reverse(*end)));
    let mut reached = 0;
    found.retain(|(_, start, end)| {
        let is_new = *start >= reached;
        reached = reached.max(*end);
        is_new
    });
    let mark = |(is, start, end): (MarkKind, usize, usize)| {
        let inside = if is == MarkKind::Quotation { start + '“'.len_utf8() } else { start };
        let fact = fact_at(&sentence.pieces, inside).map(str::to_owned);
        Mark {
            is,
            text: text[start..end].to_owned(),
            start: text[..start].chars().count(),
            path: fact.as_deref().and_then(&case_path),
            fact,
        }
    };
    found.into_iter().map(mark).collect()
}

type Found = (MarkKind, usize, usize);

fn dates(sentence: &Sentence<'_>, document: &Document) -> Vec<Found> {
    let mut start = 0;
    let mut found = Vec::new();
    for piece in &sentence.pieces {
        let leaf = piece.run.fact.as_deref().and_then(|fact| document.leaf(fact));
        let end = start + piece.text.len();
        if leaf.is_some_and(Leaf::is_date) {
            found.push((MarkKind::Date, start, end));
        }
        start = end;
    }
    found
}

fn quotations(text: &str) -> Vec<Found> {
    let opens = text.match_indices('“').map(|(at, _)| at);
    let closed = |at: usize| text[at..].find('”').map(|length| at + length + '”'.len_utf8());
    opens.filter_map(|at| Some((MarkKind::Quotation, at, closed(at)?))).collect()
}

fn amounts(text: &str) -> Vec<Found> {
    let before =
        |end: usize| text[..end].trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','));
    let units = text.match_indices('元').map(|(at, unit)| (before(at).len(), at, at + unit.len()));
    units.filter(|(start, at, _)| start < at).map(|(start, _, end)| (MarkKind::Amount, start, end)).collect()
}

/// Days in the writer's own words: `5月4日`, `2026年5月4日`.
fn days(text: &str) -> Vec<Found> {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月');
    let marks = text.match_indices(['日', '号']).map(|(at, mark)| (at, at + mark.len()));
    let days = marks.map(|(at, end)| (text[..at].trim_end_matches(is_part).len(), at, end));
    days.filter(|(start, at, _)| text[*start..*at].contains('月'))
        .map(|(start, _, end)| (MarkKind::Date, start, end))
        .collect()
}

/// The fact that stands at a byte of the sentence.
fn fact_at<'a>(pieces: &[Piece<'a>], byte: usize) -> Option<&'a str> {
    let mut end = 0;
    let piece = pieces.iter().find(|piece| {
        end += piece.text.len();
        byte < end
    })?;
    piece.run.fact.as_deref()
}
