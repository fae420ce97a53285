//! The lines that a diagnostic points into, in the form in which the snippet crate asks for them.

use std::ops::Range;
use std::sync::Arc;

use codespan_reporting::files::{Error, Files, SimpleFile};

use crate::diagnostic::Label;
use crate::reading::visible;
use crate::source::{Place, SourceFile};

/// Of each file the lines from the first that is pointed at to the last: what a finding costs depends on what it shows,
/// not on how long its file is.
pub(super) struct Excerpts<'a>(Vec<Excerpt<'a>>);

struct Excerpt<'a> {
    file: &'a Arc<SourceFile>,
    lines: SimpleFile<String, String>,
    lines_before: usize,
    bytes_before: usize,
    /// Of the first line, what is left out.
    columns_before: usize,
}

/// Of a line longer than this only what stands around the place is shown: a text of a megabyte may be one line.
const LONG: usize = 8 << 10;
/// So many bytes on each side.
const AROUND: usize = 600;

impl<'a> Excerpts<'a> {
    /// What these labels need. `shown` gives a text as it may be printed, of the same length in bytes.
    pub(super) fn of(labels: &'a [Label], shown: fn(&str) -> String) -> Self {
        let mut excerpts: Vec<Excerpt<'a>> = Vec::new();
        for label in labels {
            let file = &label.place.file;
            if !excerpts.iter().any(|one| Arc::ptr_eq(one.file, file)) {
                let here = labels.iter().map(|label| &label.place).filter(|one| Arc::ptr_eq(&one.file, file));
                excerpts.push(Excerpt::of(file, here, shown));
            }
        }
        Self(excerpts)
    }

    /// The number of the file's excerpt, and the bytes of the place in it.
    pub(super) fn place(&self, place: &Place) -> (usize, Range<usize>) {
        let id = self.0.iter().position(|one| Arc::ptr_eq(one.file, &place.file)).unwrap_or(self.0.len());
        let before = self.0.get(id).map_or(0, |one| one.bytes_before);
        let (start, end) = (place.span.start, place.span.end.max(place.span.start));
        (id, start - before..end - before)
    }

    fn get(&self, id: usize) -> Result<&Excerpt<'a>, Error> {
        self.0.get(id).ok_or(Error::FileMissing)
    }
}

impl<'a> Excerpt<'a> {
    fn of<'p>(
        file: &'a Arc<SourceFile>,
        places: impl Iterator<Item = &'p Place>,
        shown: fn(&str) -> String,
    ) -> Self {
        let (mut first, mut last) = (usize::MAX, 0);
        for span in places.map(|place| place.span) {
            first = first.min(span.start);
            last = last.max(span.start).max(span.end);
        }
        let line = |byte: usize| file.line_column(byte).0;
        let lines_before = line(first) - 1;
        let bytes_before = file.line_span(lines_before + 1).start;
        let end = file.line_span(line(last) + 1).start;
        let (from, to) = if line(first) == line(last) && end - bytes_before > LONG {
            let whole = &file.text;
            let is_between = |at: &usize| whole.is_char_boundary(*at);
            let from = (bytes_before..=first.saturating_sub(AROUND)).rev().find(is_between);
            (from.unwrap_or(bytes_before), (last.saturating_add(AROUND)..end).find(is_between).unwrap_or(end))
        } else {
            (bytes_before, end)
        };
        let columns_before = file.text[bytes_before..from].chars().count();
        let lines =
            SimpleFile::new(visible(&file.name).replace('\n', "<U+000A>"), shown(&file.text[from..to]));
        Self { file, lines, lines_before, bytes_before: from, columns_before }
    }
}

impl<'f, 'a: 'f> Files<'f> for Excerpts<'a> {
    type FileId = usize;
    type Name = &'f str;
    type Source = &'f str;

    fn name(&'f self, id: usize) -> Result<&'f str, Error> {
        Ok(self.get(id)?.lines.name())
    }

    fn source(&'f self, id: usize) -> Result<&'f str, Error> {
        Ok(self.get(id)?.lines.source())
    }

    fn line_index(&'f self, id: usize, byte: usize) -> Result<usize, Error> {
        self.get(id)?.lines.line_index((), byte)
    }

    fn line_number(&'f self, id: usize, index: usize) -> Result<usize, Error> {
        Ok(self.get(id)?.lines_before + index + 1)
    }

    fn column_number(&'f self, id: usize, index: usize, byte: usize) -> Result<usize, Error> {
        let one = self.get(id)?;
        let before = if index == 0 { one.columns_before } else { 0 };
        Ok(before + one.lines.column_number((), index, byte)?)
    }

    fn line_range(&'f self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        self.get(id)?.lines.line_range((), index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    const TEXT: &str = "a: 1\r\n店铺: 山\nc: 3\n\nd: [\n  4]\n";

    fn labels(file: &Arc<SourceFile>, spans: &[(usize, usize)]) -> Vec<Label> {
        let label = |&(start, end): &(usize, usize)| Label {
            place: Place { file: file.clone(), span: Span::new(start, end) },
            text: String::new(),
        };
        spans.iter().map(label).collect()
    }

    /// Every place stands where it stands in the whole file, also past the end and inside of a character.
    #[test]
    fn an_excerpt_has_the_lines_and_columns_of_its_file() {
        let file = Arc::new(SourceFile::new("a.yaml", TEXT));
        let whole = SimpleFile::new("a.yaml", TEXT);
        for start in 0..TEXT.len() + 3 {
            for end in start..TEXT.len() + 3 {
                let labels = labels(&file, &[(start, end)]);
                let excerpts = Excerpts::of(&labels, str::to_owned);
                let (id, range) = excerpts.place(&labels[0].place);
                for (here, there) in [(range.start, start), (range.end, end)] {
                    let is = excerpts.location(id, here).unwrap();
                    assert_eq!(is, whole.location((), there).unwrap(), "{start}..{end}");
                    let lines = excerpts.line_range(id, is.line_number - 1 - excerpts.0[id].lines_before);
                    let line = &excerpts.source(id).unwrap()[lines.unwrap()];
                    assert_eq!(line, &TEXT[whole.line_range((), is.line_number - 1).unwrap()]);
                }
            }
        }
    }

    /// Of a long line what stands around the place, with its own column.
    #[test]
    fn a_long_line_is_shown_around_its_place() {
        let text = format!("a: 1\nb: {}\nc: 3\n", "陶碗".repeat(5000));
        let file = Arc::new(SourceFile::new("a.yaml", text.as_str()));
        let whole = SimpleFile::new("a.yaml", text.as_str());
        for start in [5, 8, 8 + 3 * 4000, text.len() - 9] {
            let labels = labels(&file, &[(start, start + 3)]);
            let excerpts = Excerpts::of(&labels, str::to_owned);
            let (id, range) = excerpts.place(&labels[0].place);
            assert_eq!(excerpts.location(id, range.start).unwrap(), whole.location((), start).unwrap());
            let shown = excerpts.source(id).unwrap();
            assert!(shown.len() < 3 * AROUND, "{}", shown.len());
            assert_eq!(shown[range.clone()], text[start..start + 3]);
        }
    }

    #[test]
    fn only_the_lines_from_the_first_to_the_last_are_copied() {
        let file = Arc::new(SourceFile::new("a.yaml", TEXT));
        let other = Arc::new(SourceFile::new("b.yaml", TEXT));
        let mut all = labels(&file, &[(20, 21), (6, 7)]);
        all.extend(labels(&other, &[(0, 1)]));
        let excerpts = Excerpts::of(&all, str::to_owned);
        let sources: Vec<&str> = (0..excerpts.0.len()).map(|id| excerpts.source(id).unwrap()).collect();
        assert_eq!(sources, ["店铺: 山\nc: 3\n", "a: 1\r\n"]);
    }
}
