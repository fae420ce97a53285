//! Which line of which template wrote each word.
//!
//! Where that is asked for, a second set of templates is parsed, with invisible marks in its literal text: one before the
//! first visible character of each line and one before each `{{`. A mark never stands where the engine would cut blanks
//! away, so that it cuts the same. The layout takes the marks out again. Nothing of this happens otherwise.

use std::borrow::Cow;
use std::sync::Arc;

use crate::draft::Run;
use crate::source::SourceFile;

use super::errors::Files;
use super::marks::{DateStyle, LINE_CLOSE, LINE_OPEN};
use super::tags::{next_tag, raw_length, tag_end};

/// The lines of templates by the number that a run carries.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<(Arc<SourceFile>, usize)>);

/// What is laid out: a run, a date still as the case writes it, and where in it the words of other lines begin.
pub(super) struct Laid {
    pub(super) run: Run,
    /// The style that a date is to be printed in.
    pub(super) date: Option<DateStyle>,
    /// Bytes of its text, each with the line that writes from there on.
    pub(super) starts: Vec<(usize, Option<usize>)>,
}

impl Laid {
    /// Without its first bytes.
    pub(super) fn drop_front(&mut self, bytes: usize) {
        self.run.text.drain(..bytes);
        for (start, _) in &mut self.starts {
            *start = start.saturating_sub(bytes);
        }
    }

    /// Without so many bytes behind the first ones.
    pub(super) fn drop_behind(&mut self, kept: usize, bytes: usize) {
        self.run.text.drain(kept..kept + bytes);
        for (start, _) in self.starts.iter_mut().filter(|(start, _)| *start > kept) {
            *start = start.saturating_sub(bytes).max(kept);
        }
    }

    /// Its first bytes, which it loses.
    pub(super) fn take_front(&mut self, bytes: usize) -> Self {
        let rest = self.run.text.split_off(bytes);
        let text = std::mem::replace(&mut self.run.text, rest);
        let (before, after): (Vec<_>, Vec<_>) = self.starts.iter().partition(|(start, _)| *start < bytes);
        let in_force = before.last().map(|(_, line)| (0, *line));
        self.starts =
            in_force.into_iter().chain(after.iter().map(|(start, line)| (start - bytes, *line))).collect();
        Self { run: Run { text, ..self.run.clone() }, date: self.date, starts: before }
    }
}

/// A text without its marks; `line` is the line in force, before and after.
pub(super) fn taken(text: Cow<'_, str>, line: &mut Option<usize>) -> (String, Vec<(usize, Option<usize>)>) {
    let mut starts = Vec::new();
    if line.is_some() {
        starts.push((0, *line));
    }
    if !text.contains(LINE_OPEN) {
        return (text.into_owned(), starts);
    }
    let mut plain = String::new();
    let mut rest = &*text;
    while let Some((before, after)) = rest.split_once(LINE_OPEN) {
        plain.push_str(before);
        // A mark that a filter has torn is dropped as far as it goes.
        let (number, after) = after.split_once(LINE_CLOSE).unwrap_or(("", after));
        let next = number.parse().ok().or(*line);
        if next != *line {
            *line = next;
            starts.push((plain.len(), next));
        }
        rest = after;
    }
    plain.push_str(&rest.replace(LINE_CLOSE, ""));
    (plain, starts)
}

/// Each run cut where another line begins.
pub(super) fn split(runs: impl Iterator<Item = Laid>) -> Vec<Run> {
    let mut found = Vec::new();
    for Laid { mut run, mut starts, .. } in runs {
        // Mostly one line writes all of it, and nobody asks which.
        if let [] | [(0, _)] = starts.as_slice() {
            run.line = starts.first().and_then(|(_, line)| *line);
            // A day that the sentence need not say again still has its fact.
            found.extend((!run.text.is_empty() || run.fact.is_some()).then_some(run));
            continue;
        }
        if starts.first().is_none_or(|(start, _)| *start > 0) {
            starts.insert(0, (0, None));
        }
        let length = run.text.len();
        let ends = starts.iter().skip(1).map(|(start, _)| (*start).min(length)).chain([length]);
        let parts = starts.iter().zip(ends).filter(|((start, _), end)| start < end);
        found.extend(parts.map(|(&(start, line), end)| Run {
            text: run.text[start..end].to_owned(),
            line,
            ..run.clone()
        }));
    }
    found
}

impl Lines {
    /// The texts of these templates with marks in them.
    pub(super) fn mark(&mut self, files: &Files) -> Vec<(String, String)> {
        files.iter().map(|(name, file)| (name.clone(), self.marked(file))).collect()
    }

    /// File and line (from 1) of a number.
    pub(super) fn get(&self, number: usize) -> Option<(&Arc<SourceFile>, usize)> {
        self.0.get(number).map(|(file, line)| (file, *line))
    }

    fn marked(&mut self, file: &Arc<SourceFile>) -> String {
        let mut marker = Marker { file, lines: self, out: String::new(), at: 0 };
        marker.run();
        marker.out
    }

    fn number(&mut self, file: &Arc<SourceFile>, byte: usize) -> usize {
        let line = file.line_column(byte).0;
        let is_last = self.0.last().is_some_and(|(last, of)| Arc::ptr_eq(last, file) && *of == line);
        if !is_last {
            self.0.push((file.clone(), line));
        }
        self.0.len() - 1
    }
}

struct Marker<'a> {
    file: &'a Arc<SourceFile>,
    lines: &'a mut Lines,
    out: String,
    /// Bytes of the file that are done.
    at: usize,
}

impl<'a> Marker<'a> {
    fn run(&mut self) {
        while let Some(open) = next_tag(self.rest()) {
            let tag = &self.rest()[open..];
            let is_print = tag.starts_with("{{");
            self.literal(open, is_print.then(|| tag.starts_with("{{-")));
            let tag = self.rest();
            self.copy(tag_end(tag));
            if let Some(length) = raw_length(tag, self.rest()) {
                self.literal(length, None);
            }
        }
        self.literal(self.rest().len(), None);
    }

    fn rest(&self) -> &'a str {
        &self.file.text[self.at..]
    }

    fn copy(&mut self, bytes: usize) {
        self.out.push_str(&self.rest()[..bytes]);
        self.at += bytes;
    }

    /// Copies literal text with its marks. `print`: a `{{` follows, and does it cut the blanks before it?
    fn literal(&mut self, bytes: usize, print: Option<bool>) {
        let end = self.at + bytes;
        let visible_end = self.at + self.rest()[..bytes].trim_end().len();
        while self.at < end {
            let line = self.rest()[..end - self.at].split_inclusive('\n').next().unwrap_or_default();
            let blank = line.len() - line.trim_start().len();
            self.copy(blank);
            if blank < line.len() {
                self.mark();
            }
            self.copy(line.len() - blank);
        }
        if let Some(cuts) = print {
            let blanks = if cuts { end - visible_end } else { 0 };
            let tail = self.out.split_off(self.out.len() - blanks);
            self.mark();
            self.out.push_str(&tail);
        }
    }

    fn mark(&mut self) {
        let number = self.lines.number(self.file, self.at);
        self.out.push_str(&format!("{LINE_OPEN}{number}{LINE_CLOSE}"));
    }
}
/// Does the text end as a sentence does, perhaps inside a quotation?
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '"', '）', '》']).ends_with(['。', '！', '？', '…', '!', '?'])
}
