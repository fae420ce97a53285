//! Rendered text to paragraphs of runs.
//!
//! Line breaks and indents of a template mean nothing; `¶` begins a paragraph and `===` the next message. Facts keep
//! every character they have. Where a fact ends in a mark and the wording goes on with another, one of the two is kept.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::draft::{Part, Run, Sizing, ends};

use super::cited;
use super::dates::{Dates, Manner, names_a_day};
use super::lines::{self, Laid, ends_sentence};
use super::marks::{DateStyle, Kind, LIST_LINE, Piece, pieces};
use super::numbering::Numbering;
use super::spoken::{short_sums, spoken};
use super::variables::Paths;

const PARAGRAPH: char = '¶';
const MESSAGE: &str = "===";

/// A `minor()` without its `end()`, or an `end()` without its `minor()`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unpaired {
    pub(super) is_open: bool,
    /// The template line that wrote it, where lines are asked for.
    pub(super) line: Option<usize>,
}

/// The parts of a field; none where the template wrote nothing. `named` are the exhibits whose titles the fields before it
/// say.
pub(super) fn parts(
    marked: &str,
    paths: Paths<'_>,
    manner: Manner<'_>,
    sizing: &Sizing,
    named: &BTreeSet<String>,
) -> Result<Vec<Part>, Unpaired> {
    // What is cited by its number alone has its name in the list of what is attached.
    let manner = if sizing.names_law { manner.without_titles() } else { manner };
    let mut layout = Layout {
        messages: vec![Vec::new()],
        paragraph: Vec::new(),
        is_listed: false,
        numbering: Numbering::default(),
        ranks: Vec::new(),
        line: None,
        manner,
        named: named.clone(),
    };
    for piece in pieces(marked) {
        match piece {
            Piece::RankOpen(rank) => layout.ranks.push((rank, layout.line)),
            Piece::RankClose if layout.ranks.is_empty() => {
                return Err(Unpaired { is_open: false, line: layout.line });
            }
            Piece::RankClose => drop(layout.ranks.pop()),
            _ if layout.rank() > sizing.keeps => {}
            Piece::Fact(mark) => {
                let date = (mark.kind == Kind::Date).then_some(mark.style);
                layout.push(mark.text.into(), paths.get(mark.path).map(str::to_owned), date);
            }
            Piece::Fixed(text) => layout.fixed(text),
        }
    }
    if let Some(&(_, line)) = layout.ranks.first() {
        return Err(Unpaired { is_open: true, line });
    }
    layout.end_paragraph();
    Ok(dated(layout.messages, manner, &sizing.breaks))
}

/// Paragraphs, each with whether it stands in a list.
type Message = Vec<(Vec<Laid>, bool)>;

struct Layout<'a> {
    messages: Vec<Message>,
    paragraph: Vec<Laid>,
    /// Does it stand in a list?
    is_listed: bool,
    numbering: Numbering,
    /// The stretches that are open, each with the line that opened it.
    ranks: Vec<(u8, Option<usize>)>,
    /// The template line that writes now, where lines are asked for.
    line: Option<usize>,
    manner: Manner<'a>,
    /// The labels of the exhibits that were named so far.
    named: BTreeSet<String>,
}

impl Layout<'_> {
    fn fixed(&mut self, text: &str) {
        // A piece is a few words, and looking for one sign in them is cheaper than looking for three.
        if !text.contains('=') {
            return self.paragraphs(text);
        }
        for (index, message) in text.split(MESSAGE).enumerate() {
            if index > 0 {
                self.end_paragraph();
                self.messages.push(Vec::new());
            }
            self.paragraphs(message);
        }
    }

    fn paragraphs(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find([PARAGRAPH, LIST_LINE]) {
            let (before, sign) = rest.split_at(at);
            self.words(before);
            self.end_paragraph();
            let mut behind = sign.chars();
            self.is_listed = behind.next() == Some(LIST_LINE);
            rest = behind.as_str();
        }
        self.words(rest);
    }

    fn words(&mut self, text: &str) {
        let text = self.numbering.taken(text);
        self.push(joined_lines(&text), None, None);
    }

    fn push(&mut self, text: Cow<'_, str>, fact: Option<String>, date: Option<DateStyle>) {
        let rank = self.rank();
        let (text, starts) = lines::taken(text, &mut self.line);
        if !text.is_empty() {
            self.paragraph.push(Laid { run: Run { text, fact, rank, line: None }, date, starts });
        }
    }

    fn rank(&self) -> u8 {
        self.ranks.iter().map(|(rank, _)| *rank).max().unwrap_or(0)
    }

    fn end_paragraph(&mut self) {
        let laid = cited::once(tidied(std::mem::take(&mut self.paragraph)));
        let number = self.numbering.end(laid.is_empty());
        let is_listed = std::mem::take(&mut self.is_listed);
        let laid = if is_listed { without_stop(laid) } else { laid };
        let laid = if self.manner.is_spoken { spoken(laid) } else { short_sums(laid) };
        let mut laid = cited::named(laid, self.manner.exhibits, &mut self.named);
        if let Some(text) = number {
            let line = laid.first().and_then(|first| first.starts.first()).map(|(_, line)| (0, *line));
            let run = Run { text, fact: None, rank: 0, line: None };
            laid.insert(0, Laid { run, date: None, starts: line.into_iter().collect() });
        }
        if let Some(message) = self.messages.last_mut().filter(|_| !laid.is_empty()) {
            message.push((laid, is_listed));
        }
    }
}

/// With dates in words. A message begins at each `===`, and after as many sentences as `breaks` says.
fn dated(messages: Vec<Message>, manner: Manner<'_>, breaks: &[usize]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut sentence = 0;
    let fresh = || Part { is_spaced: manner.is_spaced, ..Part::default() };
    for message in messages {
        parts.push(fresh());
        let mut dates = Dates::new(manner);
        let mut was_listed = false;
        for (paragraph, is_listed) in message {
            let is_listed = std::mem::replace(&mut was_listed, is_listed) && is_listed;
            dates.new_paragraph();
            let mut runs = Vec::new();
            // A text in one piece is not parted: a run stays a whole fact.
            let sentences = if breaks.is_empty() { vec![paragraph] } else { in_sentences(paragraph) };
            for (number, laid) in sentences.into_iter().enumerate() {
                if breaks.contains(&sentence) && (number > 0 || has_text(&parts)) {
                    end(&mut parts, &mut runs, is_listed);
                    parts.push(fresh());
                    dates = Dates::new(manner);
                }
                sentence += 1;
                runs.extend(lines::split(in_words(laid, &mut dates).into_iter()));
            }
            end(&mut parts, &mut runs, is_listed);
        }
    }
    parts.retain(|part| !part.paragraphs.is_empty());
    parts
}

fn has_text(parts: &[Part]) -> bool {
    parts.last().is_some_and(|part| !part.paragraphs.is_empty())
}

fn end(parts: &mut [Part], runs: &mut Vec<Run>, is_listed: bool) {
    if let Some(part) = parts.last_mut().filter(|_| !runs.is_empty()) {
        part.listed.extend(is_listed.then_some(part.paragraphs.len()));
        part.paragraphs.push(std::mem::take(runs));
    }
}

fn in_words(mut all: Vec<Laid>, dates: &mut Dates<'_>) -> Vec<Laid> {
    for place in 0..all.len() {
        let is_alone = all.get(place + 1).is_some_and(|next| next.run.text.starts_with('，'));
        let before = place.checked_sub(1).and_then(|before| all.get(before));
        let is_inside = before.is_some_and(|before| !ends_sentence(&before.run.text));
        let Some(Laid { run, date, .. }) = all.get_mut(place) else { continue };
        match *date {
            Some(style) => run.text = dates.in_words(&run.text, style, is_inside && !is_alone),
            None if run.fact.is_some() && names_a_day(&run.text) => dates.pass(&run.text),
            None => {}
        }
    }
    all
}

/// A paragraph as its sentences; a run that holds the end of one is parted there.
fn in_sentences(paragraph: Vec<Laid>) -> Vec<Vec<Laid>> {
    let text: String = paragraph.iter().map(|laid| laid.run.text.as_str()).collect();
    let mut ends = ends(&text).into_iter().peekable();
    let mut found = vec![Vec::new()];
    let mut start = 0;
    for mut laid in paragraph {
        while let Some(end) = ends.next_if(|end| *end < start + laid.run.text.len()) {
            let before = laid.take_front(end - start);
            if let Some(last) = found.last_mut().filter(|_| !before.run.text.is_empty()) {
                last.push(before);
            }
            found.push(Vec::new());
            start = end;
        }
        start += laid.run.text.len();
        if let Some(last) = found.last_mut() {
            last.push(laid);
        }
    }
    found
}

/// Without line breaks and the spaces around them.
fn joined_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return text.into();
    }
    // The wide blank of a list, 5月1日　…, is written on purpose.
    let is_blank = |c: char| c.is_whitespace() && c != '\u{3000}';
    let mut joined = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((line, behind)) = rest.split_once('\n') {
        joined.push_str(line.trim_end_matches(is_blank));
        rest = behind.trim_start_matches(is_blank);
    }
    joined.push_str(rest);
    joined.into()
}

/// One mark where fact and wording both bring one; no spaces at the ends; none but visible runs.
fn tidied(mut laid: Vec<Laid>) -> Vec<Laid> {
    for index in 1..laid.len() {
        let (before, after) = laid.split_at_mut(index);
        let (fact, wording) = (&mut before[index - 1].run, &mut after[0]);
        if fact.fact.is_none() || wording.run.fact.is_some() {
            continue;
        }
        match wording.run.text.chars().next() {
            Some('。') if ends_sentence(&fact.text) => wording.drop_front('。'.len_utf8()),
            Some(mark @ ('，' | '；')) if fact.text.ends_with(['？', '！']) => {
                wording.drop_front(mark.len_utf8());
            }
            Some('，' | '；' | '、' | '（' | '：' | '。') => {
                let end = fact.text.trim_end().trim_end_matches(['。', '；', '，', ';']).len();
                fact.text.truncate(end);
            }
            // “…？”。 ends with what was asked.
            Some('”')
                if wording.run.text['”'.len_utf8()..].starts_with('。')
                    && fact.text.ends_with(['？', '！']) =>
            {
                wording.drop_behind('”'.len_utf8(), '。'.len_utf8());
            }
            // “…。”。 keeps the outer mark only.
            Some('”') if wording.run.text['”'.len_utf8()..].starts_with(['。', '，', '；', '（']) => {
                fact.text.truncate(fact.text.trim_end_matches(['。', '；', '，']).len());
            }
            _ => {}
        }
    }
    if let Some(first) = laid.first_mut().filter(|laid| laid.run.fact.is_none()) {
        first.drop_front(first.run.text.len() - first.run.text.trim_start().len());
    }
    if let Some(last) = laid.last_mut().filter(|laid| laid.run.fact.is_none()) {
        last.run.text.truncate(last.run.text.trim_end().len());
    }
    laid.retain(|laid| !laid.run.text.is_empty());
    laid
}

/// A line of a list ends without a full stop.
fn without_stop(mut laid: Vec<Laid>) -> Vec<Laid> {
    if let Some(last) = laid.last_mut().filter(|laid| laid.run.fact.is_none()) {
        last.run.text.truncate(last.run.text.trim_end_matches('。').len());
    }
    laid.retain(|laid| !laid.run.text.is_empty());
    laid
}
