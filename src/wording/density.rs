//! Signs used too much: ！！！, 退退退, capitals without end.

use crate::reading::is_han;

use std::ops::Range;

use super::fold::Folded;

/// What is counted and from which number on it is found.
#[derive(Debug)]
pub(super) struct Measure {
    pub(super) of: Of,
    pub(super) least: usize,
    /// What should stand there instead.
    pub(super) put: Option<String>,
}

#[derive(Debug)]
pub(super) enum Of {
    /// These signs, one after another.
    Row(Vec<char>),
    /// These signs, anywhere; found from the first too many on.
    All(Vec<char>),
    /// The same Chinese character, one after another.
    Same,
    /// Capitals, one after another, spaces and marks between them not counted.
    Capitals,
}

impl Measure {
    pub(super) fn find(&self, text: &str, folded: &Folded) -> Vec<Range<usize>> {
        match &self.of {
            Of::Row(signs) => self.rows(text, |c, _| signs.contains(&c), |_| false),
            Of::All(signs) => {
                let places = text.char_indices().filter(|(_, c)| signs.contains(c));
                places.skip(self.least - 1).take(1).map(|(at, c)| at..at + c.len_utf8()).collect()
            }
            Of::Same => self.same(folded),
            Of::Capitals => self.rows(text, |c, _| c.is_uppercase(), |c| !c.is_alphanumeric() && c != '\n'),
        }
    }

    /// Rows of wanted characters, passing over some others without counting them.
    fn rows(
        &self,
        text: &str,
        wanted: impl Fn(char, Option<char>) -> bool,
        passed: impl Fn(char) -> bool,
    ) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut row: Option<(Range<usize>, usize)> = None;
        for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
            if wanted(c, None) && at < text.len() {
                let (range, count) = row.get_or_insert((at..at, 0));
                range.end = at + c.len_utf8();
                *count += 1;
            } else if !passed(c) || at == text.len() {
                found.extend(row.take().filter(|(_, count)| *count >= self.least).map(|(range, _)| range));
            }
        }
        found
    }

    fn same(&self, folded: &Folded) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for at in 1..=folded.signs.len() {
            if folded.signs.get(at).is_some_and(|sign| sign.c == folded.signs[start].c) {
                continue;
            }
            if at - start >= self.least && is_han(folded.signs[start].c) {
                found.push(folded.bytes(&(start..at)));
            }
            start = at;
        }
        found
    }
}
