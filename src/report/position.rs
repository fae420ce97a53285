//! Where a place begins and ends, in lines and columns from 1. Columns count characters (Unicode code points), as
//! editors and SARIF's `unicodeCodePoints` do; a Chinese character is one, an emoji made of five code points is five.

use crate::source::{Place, SourceFile, Span};

/// A place in lines and columns; the end is one past the last character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Region {
    /// The place as it is. What ends in a line break ends in column 1 of the next line, also at the end of the file.
    pub(super) fn of(place: &Place) -> Self {
        Self::between(&place.file, bounded(&place.file, place.span), SourceFile::line_column)
    }

    /// The place in lines that exist: after the last line break is the end of the last line, break included, as SARIF
    /// has it.
    pub(super) fn in_lines(place: &Place) -> Self {
        Self::between(&place.file, bounded(&place.file, place.span), in_lines)
    }

    /// The place without the line breaks and blanks that end it.
    pub(super) fn trimmed(place: &Place) -> Self {
        let span = bounded(&place.file, place.span);
        let end = span.start + place.file.text[span.start..span.end].trim_end().len();
        Self::between(&place.file, Span::new(span.start, end), in_lines)
    }

    fn between(file: &SourceFile, span: Span, at: fn(&SourceFile, usize) -> (usize, usize)) -> Self {
        let ((line, column), (end_line, end_column)) = (at(file, span.start), at(file, span.end));
        Self { line, column, end_line, end_column }
    }
}

/// The text of a place.
pub(super) fn marked(place: &Place) -> &str {
    let span = bounded(&place.file, place.span);
    &place.file.text[span.start..span.end]
}

fn in_lines(file: &SourceFile, byte: usize) -> (usize, usize) {
    if byte == file.text.len() && file.text.ends_with('\n') {
        let (line, column) = file.line_column(byte - 1);
        return (line, column + 1);
    }
    file.line_column(byte)
}

/// The span within the text and between characters. A span that is not is a fault of ours, and no reason to print nothing.
fn bounded(file: &SourceFile, span: Span) -> Span {
    let boundary = |byte: usize| {
        let byte = byte.min(file.text.len());
        (0..=byte).rev().find(|at| file.text.is_char_boundary(*at)).unwrap_or(0)
    };
    let start = boundary(span.start);
    Span::new(start, boundary(span.end).max(start))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn place(text: &str, start: usize, end: usize) -> Place {
        Place { file: Arc::new(SourceFile::new("a.yaml", text)), span: Span::new(start, end) }
    }

    fn four(region: Region) -> [usize; 4] {
        [region.line, region.column, region.end_line, region.end_column]
    }

    #[test]
    fn the_end_of_the_file_is_in_its_last_line() {
        let end = place("店\r\n山\r\n", 10, 10);
        assert_eq!(four(Region::of(&end)), [3, 1, 3, 1]);
        assert_eq!(four(Region::in_lines(&end)), [2, 4, 2, 4]);
        let unbroken = place("店\n山", 7, 7);
        assert_eq!(four(Region::of(&unbroken)), [2, 2, 2, 2]);
        assert_eq!(four(Region::in_lines(&unbroken)), [2, 2, 2, 2]);
        assert_eq!(four(Region::in_lines(&place("", 0, 0))), [1, 1, 1, 1]);
    }

    #[test]
    fn a_span_of_whole_lines_ends_in_the_next() {
        let line = place("a\r\nb\r\nc\r\n", 3, 6);
        assert_eq!(four(Region::of(&line)), [2, 1, 3, 1]);
        assert_eq!(four(Region::in_lines(&line)), [2, 1, 3, 1]);
        assert_eq!(four(Region::trimmed(&line)), [2, 1, 2, 2]);
        assert_eq!(four(Region::in_lines(&place("a\r\nb\r\nc\r\n", 6, 9))), [3, 1, 3, 4]);
    }

    #[test]
    fn faulty_spans_are_bounded() {
        assert_eq!(marked(&place("店铺", 1, 5)), "店");
        assert_eq!(marked(&place("店铺", 3, 99)), "铺");
        assert_eq!(marked(&place("店铺", 99, 3)), "");
        assert_eq!(four(Region::of(&place("店铺", 99, 3))), [1, 3, 1, 3]);
    }
}
