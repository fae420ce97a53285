//! Rendered text to paragraphs of runs.
//!
//! Line breaks and indents of a template mean nothing; `¶` begins a paragraph and `===` the next message. Facts keep
//! every character they have. Where a fact ends in a mark and the wording goes on with another, one of the two is kept.

use crate::draft::{Part, Run};

use super::dates::{Dates, Manner, names_a_day};
use super::lines::{self, Laid};
use super::marks::{Kind, Piece, pieces};

const PARAGRAPH: &str = "¶";
const MESSAGE: &str = "===";

/// The parts of a field; none where the template wrote nothing.
pub(super) fn parts(marked: &str, paths: &[String], manner: Manner<'_>) -> Vec<Part> {
    let mut layout = Layout {
        parts: vec![Part::default()],
        paragraph: Vec::new(),
        ranks: Vec::new(),
        line: None,
        dates: Dates::new(manner),
    };
    for piece in pieces(marked) {
        match piece {
            Piece::RankOpen(rank) => layout.ranks.push(rank),
            Piece::RankClose => drop(layout.ranks.pop()),
            Piece::Fact(mark) => {
                let text = match mark.kind {
                    Kind::Date => layout.dates.in_words(mark.text, mark.style),
                    Kind::Text => {
                        if names_a_day(mark.text) {
                            layout.dates.interrupt();
                        }
                        mark.text.to_owned()
                    }
                };
                layout.push(&text, paths.get(mark.path).cloned());
            }
            Piece::Fixed(text) => layout.fixed(text, manner),
        }
    }
    layout.end_paragraph();
    layout.parts.retain(|part| !part.paragraphs.is_empty());
    layout.parts
}

struct Layout<'a> {
    parts: Vec<Part>,
    paragraph: Vec<Laid>,
    ranks: Vec<u8>,
    /// The template line that writes now, where lines are asked for.
    line: Option<usize>,
    dates: Dates<'a>,
}

impl<'a> Layout<'a> {
    fn fixed(&mut self, text: &str, manner: Manner<'a>) {
        for (index, message) in text.split(MESSAGE).enumerate() {
            if index > 0 {
                self.end_paragraph();
                self.parts.push(Part::default());
                self.dates = Dates::new(manner);
            }
            for (index, paragraph) in message.split(PARAGRAPH).enumerate() {
                if index > 0 {
                    self.end_paragraph();
                }
                self.push(&joined_lines(paragraph), None);
            }
        }
    }

    fn push(&mut self, text: &str, fact: Option<String>) {
        let rank = self.ranks.iter().copied().max().unwrap_or(0);
        let (text, starts) = lines::taken(text, &mut self.line);
        if !text.is_empty() {
            let line = None;
            self.paragraph.push(Laid { run: Run { text, fact, rank, line }, starts });
        }
    }

    fn end_paragraph(&mut self) {
        self.dates.interrupt();
        let runs = lines::split(tidied(std::mem::take(&mut self.paragraph)));
        if let Some(part) = self.parts.last_mut().filter(|_| !runs.is_empty()) {
            part.paragraphs.push(runs);
        }
    }
}

/// Without line breaks and the spaces around them.
fn joined_lines(text: &str) -> String {
    if !text.contains('\n') {
        return text.to_owned();
    }
    let last = text.matches('\n').count();
    let lines = text.split('\n').enumerate().map(|(index, line)| match index {
        0 => line.trim_end(),
        _ if index == last => line.trim_start(),
        _ => line.trim(),
    });
    lines.collect()
}

/// One mark where fact and wording both bring one; no spaces at the ends; none but visible runs.
fn tidied(mut runs: Vec<Laid>) -> Vec<Laid> {
    for index in 1..runs.len() {
        let (before, after) = runs.split_at_mut(index);
        let (fact, wording) = (&mut before[index - 1].run, &mut after[0]);
        if fact.fact.is_none() || wording.run.fact.is_some() {
            continue;
        }
        match wording.run.text.chars().next() {
            Some('。') if ends_sentence(&fact.text) => wording.drop_front('。'.len_utf8()),
            Some('，' | '；' | '、' | '（' | '：' | '。') => {
                let end = fact.text.trim_end().trim_end_matches(['。', '；', '，', ';']).len();
                fact.text.truncate(end);
            }
            // “…。”。 keeps the outer mark only.
            Some('”') if wording.run.text['”'.len_utf8()..].starts_with(['。', '，', '；', '（']) => {
                fact.text.truncate(fact.text.trim_end_matches(['。', '；', '，']).len());
            }
            _ => {}
        }
    }
    if let Some(first) = runs.first_mut().filter(|laid| laid.run.fact.is_none()) {
        first.drop_front(first.run.text.len() - first.run.text.trim_start().len());
    }
    if let Some(last) = runs.last_mut().filter(|laid| laid.run.fact.is_none()) {
        last.run.text.truncate(last.run.text.trim_end().len());
    }
    runs.retain(|laid| !laid.run.text.is_empty());
    runs
}

/// Does the text end as a sentence does, perhaps inside a quotation?
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '）', '》']).ends_with(['。', '！', '？', '…', '!', '?'])
}
