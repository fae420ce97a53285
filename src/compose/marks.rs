//! The invisible marks around printed facts. They are Unicode non-characters, which no case, template or data file may hold.

/// Opens a fact: `OPEN kind path-number styles SEP text CLOSE`.
pub(super) const OPEN: char = '\u{fdd0}';
/// Between a mark's head and its text.
pub(super) const SEP: char = '\u{fdd1}';
/// Closes a fact.
pub(super) const CLOSE: char = '\u{fdd2}';
/// Opens a stretch that may be left out; a digit says how early.
pub(super) const RANK_OPEN: char = '\u{fdd3}';
/// Closes it.
pub(super) const RANK_CLOSE: char = '\u{fdd4}';
/// Opens the number of a template line (see `lines`).
pub(super) const LINE_OPEN: char = '\u{fdd5}';
/// Closes it.
pub(super) const LINE_CLOSE: char = '\u{fdd6}';
/// The number of a paragraph, which is known when it is clear which paragraphs stay.
pub(super) const NUMBER: char = '\u{fdd7}';
/// The same of a point within a paragraph's account: （1）.
pub(super) const POINT: char = '\u{fdd9}';
/// Begins a paragraph that stands in a list.
pub(super) const LIST_LINE: char = '\u{fdd8}';

/// Does a text hold marks?
pub(super) fn is_marked(text: &str) -> bool {
    // All of them share their first two bytes, which hardly any other character begins with.
    text.as_bytes().windows(2).any(|bytes| bytes == [0xef, 0xb7])
}

/// A fact's kind in a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Date,
    Amount,
}

impl Kind {
    /// Its letter in a mark.
    fn letter(self) -> char {
        match self {
            Self::Text => 't',
            Self::Date => 'd',
            Self::Amount => 'a',
        }
    }
}

/// How a date is to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "independent switches, each a filter of its own")]
pub(super) struct DateStyle {
    /// `当日`, `次日` after the date before it.
    pub(super) relative: bool,
    /// Without the time of day.
    pub(super) day_only: bool,
    /// With the time of day, also where the channel's dates have none.
    pub(super) with_time: bool,
    /// With the year, whatever stands before it.
    pub(super) with_year: bool,
    /// Without the year of writing, and outside the course of dates.
    pub(super) aside: bool,
    /// The start of a range.
    pub(super) starts_range: bool,
    /// The end of a range: without the month where the start named it.
    pub(super) ends_range: bool,
}

/// A mark, taken apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark<'a> {
    pub(super) kind: Kind,
    pub(super) path: usize,
    pub(super) style: DateStyle,
    pub(super) text: &'a str,
}

/// A piece of rendered text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Piece<'a> {
    Fixed(&'a str),
    Fact(Mark<'a>),
    RankOpen(u8),
    RankClose,
}

pub(super) fn wrap(kind: Kind, path: usize, text: &str) -> String {
    written(kind, path, std::iter::empty(), text)
}

/// Every value of a case is marked, and again for each voice: no format string is read for that.
fn written(kind: Kind, path: usize, styles: impl Iterator<Item = char>, text: &str) -> String {
    let mut marked = String::with_capacity(text.len() + 24);
    marked.push(OPEN);
    marked.push(kind.letter());
    marked.push_str(&path.to_string());
    marked.extend(styles);
    marked.push(SEP);
    marked.push_str(text);
    marked.push(CLOSE);
    marked
}

/// The same without marks, for people.
pub(super) fn unmarked(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::String(text) => {
            Mark::whole(&text).map_or_else(|| text.clone(), |mark| mark.text.to_owned()).into()
        }
        Value::Array(items) => items.into_iter().map(unmarked).collect::<Vec<_>>().into(),
        Value::Object(entries) => {
            Value::Object(entries.into_iter().map(|(key, value)| (key, unmarked(value))).collect())
        }
        other => other,
    }
}

impl<'a> Mark<'a> {
    /// The mark that is the whole of `text`; the line it was printed on says nothing.
    pub(super) fn whole(text: &'a str) -> Option<Self> {
        let after_line = text.strip_prefix(LINE_OPEN).and_then(|rest| rest.split_once(LINE_CLOSE));
        let text = after_line.map_or(text, |(_, rest)| rest);
        let inside = text.strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
        Self::inside(inside).filter(|mark| !mark.text.contains(OPEN))
    }

    fn inside(inside: &'a str) -> Option<Self> {
        let (head, text) = inside.split_once(SEP)?;
        let kind = match head.as_bytes().first() {
            Some(b'd') => Kind::Date,
            Some(b'a') => Kind::Amount,
            _ => Kind::Text,
        };
        let digits = head.get(1..)?;
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let (path, letters) = digits.split_at(end);
        let style = DateStyle {
            relative: letters.contains('r'),
            day_only: letters.contains('n'),
            with_time: letters.contains('t'),
            with_year: letters.contains('y'),
            aside: letters.contains('a'),
            starts_range: letters.contains('s'),
            ends_range: letters.contains('g'),
        };
        Some(Self { kind, path: path.parse().ok()?, style, text })
    }

    /// The same mark around another text.
    pub(super) fn with_text(self, text: &str) -> String {
        self.write(text)
    }

    /// The same mark with another style.
    pub(super) fn with_style(self, change: impl FnOnce(&mut DateStyle)) -> String {
        let mut changed = self;
        change(&mut changed.style);
        changed.write(self.text)
    }

    fn write(self, text: &str) -> String {
        let style = self.style;
        let styles = [
            (style.relative, 'r'),
            (style.day_only, 'n'),
            (style.with_time, 't'),
            (style.with_year, 'y'),
            (style.aside, 'a'),
            (style.starts_range, 's'),
            (style.ends_range, 'g'),
        ];
        let styles = styles.into_iter().filter(|(is_on, _)| *is_on).map(|(_, letter)| letter);
        written(self.kind, self.path, styles, text)
    }
}

/// Takes rendered text apart.
pub(super) fn pieces(mut text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    while let Some(at) = text.find([OPEN, RANK_OPEN, RANK_CLOSE]) {
        let (before, rest) = text.split_at(at);
        if !before.is_empty() {
            pieces.push(Piece::Fixed(before));
        }
        text = take_mark(rest, &mut pieces);
    }
    if !text.is_empty() {
        pieces.push(Piece::Fixed(text));
    }
    pieces
}

/// Takes the mark at the start of `rest`; what follows it comes back.
fn take_mark<'a>(rest: &'a str, pieces: &mut Vec<Piece<'a>>) -> &'a str {
    if let Some(after) = rest.strip_prefix(RANK_OPEN) {
        let digit = after.chars().next().and_then(|c| c.to_digit(10));
        pieces.push(Piece::RankOpen(digit.and_then(|digit| u8::try_from(digit).ok()).unwrap_or(1)));
        return &after[usize::from(digit.is_some())..];
    }
    if let Some(after) = rest.strip_prefix(RANK_CLOSE) {
        pieces.push(Piece::RankClose);
        return after;
    }
    let body = &rest[OPEN.len_utf8()..];
    let (inside, after) = body.split_once(CLOSE).unwrap_or((body, ""));
    // A mark that a filter has torn still shows its text.
    pieces.push(Mark::inside(inside).map_or(Piece::Fixed(inside), Piece::Fact));
    after
}
