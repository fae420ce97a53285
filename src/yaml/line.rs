//! A line taken apart as it was probably meant: indent, dashes, and keys with their values, also inside `{…}`.
//!
//! It reads what the YAML parser refuses, so it goes by the shape of the line and by the keys that are known.

use std::ops::Range;

use crate::reading::is_raw;

/// Blanks that people type for an indent.
pub(super) const BLANKS: [char; 4] = [' ', '\t', '\u{3000}', '\u{a0}'];

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// On a line of its own.
    Block,
    /// In `{…}`.
    Map,
}

/// A key with its value, as bytes of the line.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// Without quotes; empty where there is no key.
    pub(super) key: Range<usize>,
    /// From the end of the key to the value.
    pub(super) separator: Range<usize>,
    /// Without blanks around it and without a comment.
    pub(super) value: Range<usize>,
    pub(super) inside: Inside,
    /// The comma before the key, in `{…}`.
    pub(super) comma: Range<usize>,
}

/// A line with its parts.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    /// The blanks at the start, in bytes.
    pub(super) indent: usize,
    /// Where the text after indent and dashes starts.
    pub(super) content: usize,
    /// The slot of the line, then those in its `{…}`.
    pub(super) slots: Vec<Slot>,
}

impl<'a> Line<'a> {
    pub(super) fn new(text: &'a str, known: &[&str]) -> Self {
        let indent = text.len() - text.trim_start_matches(BLANKS).len();
        let mut content = indent;
        while let Some(after) = text[content..].strip_prefix("- ") {
            content = text.len() - after.trim_start_matches(BLANKS).len();
        }
        let end = before_comment(text, content);
        let mut slots = Vec::new();
        if content < end {
            let outer = block_slot(text, content..end, known);
            let inner = outer.value.clone();
            slots.push(outer);
            if text[inner.clone()].starts_with('{') {
                map_slots(text, inner, known, &mut slots);
            }
        }
        Self { text, indent, content, slots }
    }

    pub(super) fn key(&self, slot: &Slot) -> &'a str {
        &self.text[slot.key.clone()]
    }

    pub(super) fn separator(&self, slot: &Slot) -> &'a str {
        &self.text[slot.separator.clone()]
    }

    pub(super) fn value(&self, slot: &Slot) -> &'a str {
        &self.text[slot.value.clone()]
    }

    /// Nothing but blanks and a comment.
    pub(super) fn is_void(&self) -> bool {
        self.slots.is_empty() && self.content == self.indent
    }

    /// The columns at which a line below may start to belong beside this one.
    pub(super) fn columns(&self) -> impl Iterator<Item = usize> {
        let dashes = self.text[self.indent..self.content].char_indices().filter(|&(_, c)| c == '-');
        let dashes: Vec<usize> = dashes.map(|(at, _)| self.indent + at).collect();
        std::iter::once(self.content).chain(dashes.into_iter().rev())
    }
}

/// The text in quotes that YAML reads back unchanged.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(|c| is_raw(c) || c == '\r') {
        // Written by its number it can be seen, and is asked about like one that stands there as it is.
        return format!("\"{}\"", text.chars().map(escaped).collect::<String>());
    }
    if text.contains('"') || text.contains('\\') {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

fn escaped(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        c if !is_raw(c) && c != '\r' => c.to_string(),
        c if c as u32 > 0xffff => format!("\\U{:08X}", c as u32),
        c => format!("\\u{:04X}", c as u32),
    }
}

/// The end of a quoted text, after its closing quote.
pub(super) fn end_of_quoted(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut rest = text.char_indices().skip(1).peekable();
    while let Some((at, c)) = rest.next() {
        if c == '\\' && quote == '"' {
            rest.next();
        } else if c == quote {
            let doubled = quote == '\'' && rest.peek().is_some_and(|&(_, next)| next == '\'');
            if !doubled {
                return Some(at + 1);
            }
            rest.next();
        }
    }
    None
}

fn before_comment(text: &str, content: usize) -> usize {
    if text[content..].starts_with('#') {
        return content;
    }
    // A quote that is still open hides a comment sign.
    let (mut single, mut double, mut blank) = (false, false, false);
    let mut end = text.len();
    for (at, c) in text.char_indices().skip_while(|&(at, _)| at < content) {
        match c {
            '"' => double = !double,
            '\'' => single = !single,
            '#' if blank && !single && !double => {
                end = at;
                break;
            }
            _ => {}
        }
        blank = c == ' ' || c == '\t';
    }
    content + text[content..end].trim_end_matches(BLANKS).len()
}

fn block_slot(text: &str, range: Range<usize>, known: &[&str]) -> Slot {
    let content = &text[range.clone()];
    let start = range.start;
    let (key, value) = key_at(content, known).or_else(|| loose_key(content)).unwrap_or((0..0, 0));
    let separator = if key.is_empty() { 0..0 } else { key_end(content, &key)..value };
    let shift = |piece: Range<usize>| start + piece.start..start + piece.end;
    let value = shift(value..content.len());
    Slot { key: shift(key), separator: shift(separator), value, inside: Inside::Block, comma: start..start }
}

/// A key of letters, with or without quotes, and where its value starts.
fn key_at(text: &str, known: &[&str]) -> Option<(Range<usize>, usize)> {
    let quote = usize::from(text.starts_with(['"', '\'']));
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let called = || {
        known
            .iter()
            .filter(|name| !name.is_ascii() && text[quote..].starts_with(**name))
            .map(|name| name.len())
    };
    let len = called().max().or_else(|| text[quote..].find(|c| !is_letter(c))).unwrap_or(text.len() - quote);
    let key = quote..quote + len;
    if len == 0 || !text[quote..].starts_with(|c: char| c.is_alphabetic()) {
        return None;
    }
    let separator = text[key_end(text, &key)..].trim_start_matches(BLANKS);
    let value = separator.strip_prefix([':', '：'])?;
    let spaced = value.is_empty() || value.starts_with(BLANKS) || separator.starts_with('：');
    let close = spaced || (known.contains(&&text[key.clone()]) && !value.starts_with('/'));
    close.then(|| (key, text.len() - value.trim_start_matches(BLANKS).len()))
}

/// A key of any words: what stands before the first colon that separates.
fn loose_key(text: &str) -> Option<(Range<usize>, usize)> {
    if text.starts_with(|c: char| "\"'{[@`%*&!|>#?,".contains(c)) || text.starts_with("- ") {
        return None;
    }
    let plain = text.find(": ").or_else(|| text.strip_suffix(':').map(str::len));
    let at = plain.or_else(|| text.find('：').filter(|&at| !text[..at].contains([' ', '，', '。'])))?;
    let width = text[at..].chars().next().map_or(0, char::len_utf8);
    let value = text.len() - text[at + width..].trim_start_matches(BLANKS).len();
    let key = text[..at].trim_end_matches(BLANKS);
    (!key.is_empty() && !key.contains(['{', '[', '"'])).then_some((0..key.len(), value))
}

fn key_end(text: &str, key: &Range<usize>) -> usize {
    key.end + usize::from(key.start > 0 && text[key.end..].starts_with(['"', '\'']))
}

/// The keys with their values in `{…}`; a value goes on to what separates it from the next key.
fn map_slots(text: &str, braces: Range<usize>, known: &[&str], slots: &mut Vec<Slot>) {
    let end = braces.end - usize::from(braces.len() > 1 && text[..braces.end].ends_with('}'));
    let text = &text[..end];
    let first = slots.len();
    let start = braces.start + 1;
    let mut comma = start..start;
    loop {
        let entry = end - text[comma.end..].trim_start_matches(BLANKS).len();
        let mut next = entry;
        if let Some((key, value)) =
            key_at(&text[entry..], known).or_else(|| key_without_colon(&text[entry..], known))
        {
            if let Some(last) = slots[first..].last_mut() {
                last.value.end = text[..comma.start].trim_end_matches(BLANKS).len().max(last.value.start);
            }
            let separator = entry + key_end(&text[entry..], &key)..entry + value;
            let value = entry + value..text.trim_end_matches(BLANKS).len().max(entry + value);
            next = value.start + closed_quote(&text[value.start..]);
            slots.push(Slot {
                key: entry + key.start..entry + key.end,
                separator,
                value,
                inside: Inside::Map,
                comma,
            });
        }
        match next_comma(text, next, known) {
            Some(found) => comma = found,
            None => break,
        }
    }
}

/// The next comma, or the place between a blank and a known key where one is missing.
fn next_comma(text: &str, from: usize, known: &[&str]) -> Option<Range<usize>> {
    let is_known =
        |at: usize| key_at(&text[at..], known).is_some_and(|(key, _)| known.contains(&&text[at..][key]));
    text[from..].char_indices().map(|(at, c)| (from + at, c)).find_map(|(at, c)| match c {
        ',' | '，' => Some(at..at + c.len_utf8()),
        ' ' if is_known(at + 1) => Some(at..at),
        _ => None,
    })
}

/// A known key with a blank and no colon after it.
fn key_without_colon(text: &str, known: &[&str]) -> Option<(Range<usize>, usize)> {
    let key = text.find(BLANKS)?;
    let value = text.len() - text[key..].trim_start_matches(BLANKS).len();
    (known.contains(&&text[..key]) && value < text.len()).then_some((0..key, value))
}

/// The length of a quoted text that a comma or a closing bracket follows; 0 for anything else.
fn closed_quote(text: &str) -> usize {
    let end = end_of_quoted(text).unwrap_or(0);
    let after = text[end..].trim_start_matches(BLANKS);
    if after.is_empty() || after.starts_with([',', '，', '}', ']']) { end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(&str, &str, &str)> {
        let line = Line::new(text, &["at", "by", "text", "item"]);
        let parts =
            |slot: &Slot| (&text[slot.key.clone()], &text[slot.separator.clone()], &text[slot.value.clone()]);
        line.slots.iter().map(parts).collect()
    }

    #[test]
    fn takes_lines_apart() {
        assert_eq!(parts("  item: 碗 # 6只"), [("item", ": ", "碗")]);
        assert_eq!(parts("  - item：碗"), [("item", "：", "碗")]);
        assert_eq!(parts("item:碗"), [("item", ":", "碗")]);
        assert_eq!(parts("18:30 到货"), [("", "", "18:30 到货")]);
        assert_eq!(parts("\"item\": \"碗\","), [("item", ": ", "\"碗\",")]);
        assert_eq!(parts("店铺: 山月"), [("店铺", ": ", "山月")]);
        assert_eq!(parts("   # 说明"), []);
        assert_eq!(parts("- "), []);
    }

    #[test]
    fn takes_braces_apart() {
        let outer = "{at: 5, by：x，text: 甲, 乙: 丙}";
        assert_eq!(
            parts(&format!("  - {outer}"))[..],
            [("", "", outer), ("at", ": ", "5"), ("by", "：", "x"), ("text", ": ", "甲, 乙: 丙")]
        );
        assert_eq!(
            parts("{text: \"a, by: b\", at: 1")[1..],
            [("text", ": ", "\"a, by: b\""), ("at", ": ", "1")]
        );
        assert_eq!(parts("{text: \"a, by: b}")[1..], [("text", ": ", "\"a"), ("by", ": ", "b")]);
    }
}
