//! Texts that carry marks: what they say, and pieces of them that keep their marks.

use std::borrow::Cow;
use std::ops::Range;

use tera::Value;

use super::marks::{CLOSE, LINE_CLOSE, LINE_OPEN, OPEN, RANK_CLOSE, RANK_OPEN, SEP, is_marked};

/// A text and the marks in it.
pub(super) struct Carried<'a> {
    /// What it says.
    pub(super) plain: String,
    bits: Vec<Bit<'a>>,
}

/// A stretch of the plain text.
struct Bit<'a> {
    range: Range<usize>,
    mark: Mark<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark<'a> {
    Fixed,
    /// A fact: the head of its mark.
    Fact(&'a str),
    /// A mark without text.
    Sign(&'a str),
}

/// What a text says.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if is_marked(text) { Cow::Owned(Carried::of(text).plain) } else { Cow::Borrowed(text) }
}

/// What a value says: texts without marks, also in lists and maps.
pub(super) fn plain_value(value: &Value) -> Value {
    if let Some(text) = value.as_str() {
        return if is_marked(text) { Carried::of(text).plain.into() } else { value.clone() };
    }
    if let Some(items) = value.as_array() {
        return items.iter().map(plain_value).collect::<Vec<_>>().into();
    }
    match value.as_map() {
        Some(map) => Value::from(
            map.iter().map(|(key, value)| (key.clone(), plain_value(value))).collect::<tera::Map>(),
        ),
        None => value.clone(),
    }
}

impl<'a> Carried<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut carried = Self { plain: String::with_capacity(text.len()), bits: Vec::new() };
        let mut rest = text;
        while let Some(at) = rest.find([OPEN, RANK_OPEN, RANK_CLOSE, LINE_OPEN]) {
            carried.push(&rest[..at], Mark::Fixed);
            rest = carried.take(&rest[at..]);
        }
        carried.push(rest, Mark::Fixed);
        carried
    }

    /// Takes the mark that `rest` begins with; what follows it comes back.
    fn take(&mut self, rest: &'a str) -> &'a str {
        let sign = |length: usize| rest.split_at(length);
        let (mark, after) = if rest.starts_with(RANK_OPEN) {
            let open = RANK_OPEN.len_utf8();
            sign(open + usize::from(rest[open..].starts_with(|c: char| c.is_ascii_digit())))
        } else if rest.starts_with(LINE_OPEN) {
            sign(rest.find(LINE_CLOSE).map_or(LINE_OPEN.len_utf8(), |at| at + LINE_CLOSE.len_utf8()))
        } else if let Some((inside, after)) = rest.strip_prefix(OPEN).and_then(|body| body.split_once(CLOSE))
            && let Some((head, text)) = inside.split_once(SEP)
        {
            self.push(text, Mark::Fact(head));
            return after;
        } else {
            sign(rest.chars().next().map_or(0, char::len_utf8))
        };
        self.bits.push(Bit { range: self.plain.len()..self.plain.len(), mark: Mark::Sign(mark) });
        after
    }

    fn push(&mut self, text: &str, mark: Mark<'a>) {
        if !text.is_empty() {
            let start = self.plain.len();
            self.plain.push_str(text);
            self.bits.push(Bit { range: start..self.plain.len(), mark });
        }
    }

    /// These bytes of the plain text with their marks, and `more` as a part of the last of them.
    pub(super) fn cut(&self, range: &Range<usize>, more: &str) -> String {
        let mut out = String::new();
        let mut last = Mark::Fixed;
        let mut text = String::new();
        for bit in &self.bits {
            match bit.mark {
                Mark::Sign(sign) if range.start <= bit.range.start && bit.range.start <= range.end => {
                    write(&mut out, last, &std::mem::take(&mut text));
                    out.push_str(sign);
                }
                Mark::Sign(_) => {}
                mark => {
                    let (start, end) = (bit.range.start.max(range.start), bit.range.end.min(range.end));
                    if start < end {
                        write(&mut out, last, &std::mem::take(&mut text));
                        (last, text) = (mark, self.plain[start..end].to_owned());
                    }
                }
            }
        }
        text.push_str(more);
        write(&mut out, last, &text);
        out
    }

    /// Each stretch changed by itself, in its mark.
    pub(super) fn map(&self, change: impl Fn(&str) -> String) -> String {
        let mut out = String::new();
        for bit in &self.bits {
            match bit.mark {
                Mark::Sign(sign) => out.push_str(sign),
                mark => write(&mut out, mark, &change(&self.plain[bit.range.clone()])),
            }
        }
        out
    }

    /// In how many stretches the marks part it: whoever cuts it goes through them.
    pub(super) fn stretches(&self) -> usize {
        self.bits.len()
    }

    /// The characters, each with its mark.
    pub(super) fn characters(&self) -> Vec<String> {
        let texts = self.bits.iter().filter(|bit| !matches!(bit.mark, Mark::Sign(_)));
        let marked = |mark: Mark<'a>, c: char| {
            let (mut out, mut buffer) = (String::new(), [0; 4]);
            write(&mut out, mark, c.encode_utf8(&mut buffer));
            out
        };
        texts.flat_map(|bit| self.plain[bit.range.clone()].chars().map(|c| marked(bit.mark, c))).collect()
    }

    /// With `to`, which may carry marks of its own, for each `from`; a plain one becomes a part of what it stands in.
    pub(super) fn replaced(&self, from: &str, to: &str) -> String {
        if from.is_empty() {
            return self.cut(&(0..self.plain.len()), "");
        }
        let own = |bit: &Bit<'_>| self.plain[bit.range.clone()].matches(from).count();
        let is_inside = self.bits.iter().map(own).sum::<usize>() == self.plain.matches(from).count();
        if is_inside && !is_marked(to) {
            return self.map(|text| text.replace(from, to));
        }
        let mut out = String::new();
        let mut at = 0;
        for (found, _) in self.plain.match_indices(from) {
            out.push_str(&self.cut(&(at..found), ""));
            out.push_str(&self.like(found, to));
            at = found + from.len();
        }
        out.push_str(&self.cut(&(at..self.plain.len()), ""));
        out
    }

    /// A text in the mark of what stands at this place.
    fn like(&self, at: usize, text: &str) -> String {
        let mark = self.bits.iter().find(|bit| bit.range.contains(&at)).map_or(Mark::Fixed, |bit| bit.mark);
        let mut out = String::new();
        write(&mut out, if is_marked(text) { Mark::Fixed } else { mark }, text);
        out
    }
}

fn write(out: &mut String, mark: Mark<'_>, text: &str) {
    match mark {
        _ if text.is_empty() => {}
        Mark::Fact(head) => {
            out.push(OPEN);
            out.push_str(head);
            out.push(SEP);
            out.push_str(text);
            out.push(CLOSE);
        }
        _ => out.push_str(text),
    }
}
