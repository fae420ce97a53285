//! The text of a file with some lines mended, and the way back to the places of the original.

use std::sync::Arc;

use crate::source::{SourceFile, Span};

use super::hints::Hint;

/// A file's text, line by line, some of them mended.
pub(super) struct Mended<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) text: String,
    starts: Vec<usize>,
    mended: Vec<bool>,
}

impl<'a> Mended<'a> {
    pub(super) fn new(file: &'a Arc<SourceFile>) -> Self {
        let mut this = Self { file, text: file.text.clone(), starts: Vec::new(), mended: vec![false; file.line_count()] };
        this.index();
        this
    }

    /// Puts the hint's line in place of the broken one. False where there is none, or the line was mended before.
    pub(super) fn mend(&mut self, hint: Hint) -> bool {
        let Some(better) = hint.mended else { return false };
        if self.is_mended(hint.line) {
            return false;
        }
        let start = self.starts[hint.line - 1];
        let end = start + self.line(hint.line).len();
        self.text.replace_range(start..end, &better);
        self.mended[hint.line - 1] = true;
        self.index();
        true
    }

    pub(super) fn is_mended(&self, line: usize) -> bool {
        self.mended.get(line - 1).copied().unwrap_or(true)
    }

    /// A line (from 1) as it is now.
    pub(super) fn line(&self, line: usize) -> &str {
        let start = self.starts.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        self.text[start..end].trim_end_matches('\r')
    }

    pub(super) fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// The line (from 1) that holds a byte of the text as it is now.
    pub(super) fn line_at(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte)
    }

    /// The place in the original file; a mended line is shown whole.
    pub(super) fn original(&self, span: Span) -> Span {
        let start = self.original_byte(span.start).unwrap_or_else(|line| self.whole(line).start);
        let end = self.original_byte(span.end).unwrap_or_else(|line| self.whole(line).end);
        Span::new(start, end.max(start))
    }

    fn original_byte(&self, byte: usize) -> Result<usize, usize> {
        let line = self.line_at(byte);
        if self.is_mended(line) {
            return Err(line);
        }
        Ok(self.file.line_span(line).start + (byte - self.starts[line - 1]))
    }

    fn whole(&self, line: usize) -> Span {
        let span = self.file.line_span(line.min(self.file.line_count()));
        let text = &self.file.text[span.start..span.end];
        Span::new(span.start + (text.len() - text.trim_start().len()), span.end)
    }

    fn index(&mut self) {
        self.starts = std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    }
}
