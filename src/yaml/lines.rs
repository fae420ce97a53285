//! The text of a file with some lines mended, and the way back to the places of the original.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use crate::source::{SourceFile, Span};

/// A line that is still wrong after so many mendings is left alone.
const MAX_MENDINGS: usize = 4;

/// A piece of a line (its bytes) and what stands there instead.
#[derive(Debug, Clone)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: String,
}

/// A file's text, line by line, some of them mended.
#[derive(Clone)]
pub(super) struct Mended<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) text: String,
    starts: Vec<usize>,
    /// Where the file's own lines start.
    file_starts: Vec<usize>,
    /// By line, each time it was mended: the edits from left to right.
    edits: BTreeMap<usize, Vec<Vec<Edit>>>,
}

impl<'a> Mended<'a> {
    /// The text of a file; `text` has the length of the file's and the same lines.
    pub(super) fn new(file: &'a Arc<SourceFile>, text: String) -> Self {
        let file_starts = line_starts(&file.text);
        Self { file, starts: line_starts(&text), text, file_starts, edits: BTreeMap::new() }
    }

    /// Mends lines; of edits that overlap the first counts. False where nothing changed.
    pub(super) fn mend(&mut self, mut edits: BTreeMap<usize, Vec<Edit>>) -> bool {
        edits.retain(|line, edits| {
            edits.sort_by_key(|edit| edit.range.start);
            let mut done = 0;
            edits.retain(|edit| {
                let is_clear = edit.range.start >= done;
                done = done.max(edit.range.end);
                is_clear
            });
            !edits.is_empty() && self.edits.get(line).is_none_or(|before| before.len() < MAX_MENDINGS)
        });
        let mut text = String::with_capacity(self.text.len());
        let mut done = 0;
        for (&line, edits) in &edits {
            let start = self.starts[line - 1];
            for edit in edits {
                text.push_str(&self.text[done..start + edit.range.start]);
                text.push_str(&edit.with);
                done = start + edit.range.end;
            }
        }
        text.push_str(&self.text[done..]);
        let changed = !edits.is_empty();
        self.text = text;
        self.starts = line_starts(&self.text);
        for (line, edits) in edits {
            self.edits.entry(line).or_default().push(edits);
        }
        changed
    }

    /// Is a line (from 1) no longer as the file has it?
    pub(super) fn is_mended(&self, line: usize) -> bool {
        self.edits.contains_key(&line)
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

    /// The byte at which a line (from 1) starts, as it is now.
    pub(super) fn start_of(&self, line: usize) -> usize {
        self.starts[line - 1]
    }

    /// The line (from 1) that holds a byte of the file, and where it starts.
    pub(super) fn file_line(&self, byte: usize) -> (usize, usize) {
        let line = self.file_starts.partition_point(|&start| start <= byte);
        (line, self.file_starts[line - 1])
    }

    /// The place in the original file of a place in the text as it is now.
    pub(super) fn original(&self, span: Span) -> Span {
        let place = |byte: usize, edge| {
            let line = self.line_at(byte);
            self.original_in(line, byte - self.starts[line - 1], edge)
        };
        let (start, end) = (place(span.start, Edge::Start), place(span.end, Edge::End));
        Span::new(start, end.max(start))
    }

    /// Was the text at this byte put in quotes as a guess?
    pub(super) fn is_guess(&self, byte: usize) -> bool {
        let line = self.line_at(byte);
        let generations = self.edits.get(&line).map(Vec::as_slice).unwrap_or_default();
        let mut byte = byte - self.starts[line - 1];
        generations.iter().rev().any(|edits| {
            let old = before_edits(edits, byte, Edge::Start);
            let found =
                edits.iter().any(|edit| edit.range.contains(&old) && edit.with.starts_with(['"', '\'']));
            byte = old;
            found
        })
    }

    /// The place in the original file of a piece of a line as it is now.
    pub(super) fn original_piece(&self, line: usize, piece: &Range<usize>) -> Span {
        let start = self.original_in(line, piece.start, Edge::Start);
        Span::new(start, self.original_in(line, piece.end, Edge::End).max(start))
    }

    fn original_in(&self, line: usize, byte: usize, edge: Edge) -> usize {
        let generations = self.edits.get(&line).map(Vec::as_slice).unwrap_or_default();
        let byte = generations.iter().rev().fold(byte, |byte, edits| before_edits(edits, byte, edge));
        let whole = self.file.line_span(line.min(self.file.line_count()));
        (whole.start + byte).min(whole.end.max(whole.start))
    }
}

fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

#[derive(Clone, Copy)]
enum Edge {
    Start,
    End,
}

/// Where a byte of the edited line stood before; a byte inside an edit goes to the edit's edge.
fn before_edits(edits: &[Edit], byte: usize, edge: Edge) -> usize {
    let (mut old, mut new) = (0, 0);
    for Edit { range, with } in edits {
        let start = new + (range.start - old);
        if byte < start || (byte == start && matches!(edge, Edge::End)) {
            break;
        }
        let end = start + with.len();
        if byte < end || (byte == end && matches!(edge, Edge::End)) {
            return match edge {
                Edge::Start => range.start,
                Edge::End => range.end,
            };
        }
        (old, new) = (range.end, end);
    }
    old + (byte - new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_lead_back_through_edits() {
        let file = Arc::new(SourceFile::new("x", "a：b c\nd\n"));
        let mut text = Mended::new(&file, file.text.clone());
        assert!(text.mend(BTreeMap::from([(1, vec![Edit { range: 1..4, with: ": ".into() }])])));
        assert_eq!(text.text, "a: b c\nd\n");
        assert_eq!(text.original(Span::new(3, 6)), Span::new(4, 7));
        assert_eq!(text.original(Span::new(7, 8)), Span::new(8, 9));
        assert!(text.mend(BTreeMap::from([(1, vec![Edit { range: 3..6, with: "\"b c\"".into() }])])));
        assert_eq!(text.original(Span::new(3, 8)), Span::new(4, 7));
        assert_eq!(text.original(Span::new(0, 1)), Span::new(0, 1));
    }
}
