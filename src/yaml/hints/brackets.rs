//! Brackets without a partner.

use super::super::line::{Inside, Line, Slot, end_of_quoted, quoted};
use super::super::lines::Mended;
use super::{Hint, Mistake, NOT_CHECKED};

pub(super) const UNCLOSED: &str = "yaml/unclosed-bracket";
const UNOPENED: &str = "yaml/bracket";

/// The first bracket of a value that begins with one and has one without a partner.
pub(super) fn unpaired(line: &Line<'_>, slot: &Slot) -> Option<Mistake> {
    let value = line.value(slot);
    if !value.starts_with(['{', '[']) || slot.inside == Inside::Map && value.starts_with('{') {
        return None;
    }
    let start = slot.value.start;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut at = 0;
    while let Some(c) = value[at..].chars().next() {
        match c {
            '{' | '[' => open.push((at, c)),
            '}' | ']' => match open.last() {
                Some(&(_, opened)) if partner(opened) == c => {
                    open.pop();
                    let rest = value[at + 1..].trim_start();
                    if open.is_empty() && !rest.is_empty() && !rest.starts_with(['}', ']']) {
                        return Some(text_in_front(line, slot));
                    }
                }
                _ => return Some(wrong(line, slot, &open, at, c)),
            },
            '"' | '\'' if value[..at].trim_end().ends_with([':', ',', '[', '{']) => {
                match end_of_quoted(&value[at..]) {
                    Some(end) => at += end - 1,
                    None if value.starts_with('[') => return Some(unclosed_quote(line, slot, at)),
                    None => {}
                }
            }
            _ => {}
        }
        at += c.len_utf8();
    }
    let &(first, opened) = open.last()?;
    let missing: String = open.iter().rev().map(|&(_, opened)| partner(opened)).collect();
    let better = format!("{value}{missing}");
    let found = Mistake::new(
        UNCLOSED,
        start + first..start + first + 1,
        format!("{opened} 没有配对的 {}", partner(opened)),
    );
    let closed = format!("补上 {missing}，{}", write_as(line, slot, &better));
    // A list of ids is a list; anything else in square brackets may well be text.
    if opened == '[' && !value.is_ascii() {
        let text = format!("如果是文字，给整段加英文引号，{}", write_as(line, slot, &quoted(value)));
        return Some(
            found.help(format!("如果是列表，{closed}")).help(text).guess(slot.value.clone(), quoted(value)),
        );
    }
    Some(found.help(closed).edit(slot.value.end..slot.value.end, missing))
}

/// Braces typed with a Chinese keyboard around keys.
pub(super) fn full_width(line: &Line<'_>, _: &[&str]) -> Option<Mistake> {
    let end = line.slots.first().map_or(line.text.len(), |slot| slot.value.end.max(slot.key.end));
    let content = line.text.get(line.content..end)?;
    let start = line.content + content.find('｛')?;
    let before = line.text[line.content..start].trim_end();
    let inside = line.text[start..end].strip_prefix('｛')?.strip_suffix(['｝', '}'])?;
    let is_map = (before.is_empty() || before.ends_with([':', '：'])) && inside.contains([':', '：']);
    let better = format!("{{{inside}}}");
    is_map.then(|| {
        Mistake::new(UNOPENED, start..start + '｛'.len_utf8(), "这里的花括号是全角的")
            .help(format!("用英文的花括号，写成 {better}"))
            .edit(start..end, better)
    })
}

/// A bracket that is open since a line above: where it should close is not known.
pub(super) fn left_open(text: &Mended<'_>, open: usize, last: usize) -> Option<Hint> {
    let number = text.line_at(open);
    let at = open - text.start_of(number);
    let bracket =
        text.line(number)[at..].chars().next().filter(|c| matches!(c, '[' | '{') && number < last)?;
    let found =
        Mistake::new(UNCLOSED, at..at + 1, format!("从这里开始的 {bracket} 没有配对的 {}", partner(bracket)));
    Some(found.help(format!("在它结束的地方补上 {}", partner(bracket))).help(NOT_CHECKED).on(number))
}

/// A line of several keys that has lost its `{`, or a list in braces that has lost its `[`.
pub(super) fn unopened(line: &Line<'_>, slot: &Slot, known: &[&str]) -> Option<Mistake> {
    let value = line.value(slot);
    let is_plain = !value.starts_with(['"', '\'', '{', '[']);
    if slot.inside == Inside::Map {
        let is_list = is_plain && value.ends_with(']') && !value.contains('[');
        let closes = line.text[slot.value.end..].trim_start().starts_with(['}', ',']);
        return (is_list && closes).then(|| opened(line, slot, '[', slot.value.start));
    }
    let has_key = |piece: &str| piece.split_once(':').is_some_and(|(key, _)| known.contains(&key.trim()));
    let is_map =
        is_plain && value.ends_with('}') && !value.contains('{') && value.split(", ").skip(1).any(has_key);
    let starts = value.split_once(": ").is_some_and(|(key, _)| known.contains(&key));
    is_map.then(|| opened(line, slot, '{', if starts { slot.value.start } else { line.content }))
}

fn opened(line: &Line<'_>, slot: &Slot, bracket: char, at: usize) -> Mistake {
    let end = slot.value.end;
    let better = format!("{bracket}{}", &line.text[at..end]);
    let better =
        if at < slot.value.start { format!("写成 {better}") } else { write_as(line, slot, &better) };
    Mistake::new(UNOPENED, end - 1..end, format!("{} 没有配对的 {bracket}", partner(bracket)))
        .help(better)
        .edit(at..at, bracket.to_string())
}

/// `[…]` and then more text: all of it is text.
fn text_in_front(line: &Line<'_>, slot: &Slot) -> Mistake {
    let start = slot.value.start;
    let better = quoted(line.value(slot));
    Mistake::new(
        "yaml/special-start",
        start..start + 1,
        format!("没有加引号的文字不能以 {} 开头", &line.text[start..=start]),
    )
    .help(format!("给整段文字加英文引号，{}", write_as(line, slot, &better)))
    .edit(slot.value.clone(), better)
}

/// A quote in a list that goes on to the closing bracket.
fn unclosed_quote(line: &Line<'_>, slot: &Slot, at: usize) -> Mistake {
    let place = slot.value.start + at;
    let value = line.value(slot);
    let end = value.trim_end_matches([']', ' ', '”', '’', '＂']).len();
    let rest = value[end..].trim_start_matches(['”', '’', '＂']);
    let quote = &line.text[place..=place];
    let better = format!("{}{quote}{rest}", &value[..end]);
    Mistake::new("yaml/unclosed-quote", place..place + 1, format!("这个引号 {quote} 没有配对的另一半"))
        .help(write_as(line, slot, &better))
        .edit(slot.value.start + end..slot.value.end, format!("{quote}{rest}"))
}

/// A closing bracket that closes nothing, or the wrong thing.
fn wrong(line: &Line<'_>, slot: &Slot, open: &[(usize, char)], at: usize, found: char) -> Mistake {
    let place = slot.value.start + at;
    let value = line.value(slot);
    let Some(&(_, opened)) = open.last() else {
        let rest = &value[at + 1..];
        let better = format!("{}{rest}", &value[..at]);
        let message = format!("多了一个 {found}");
        return Mistake::new(UNOPENED, place..place + 1, message)
            .help(write_as(line, slot, &better))
            .edit(place..place + 1, "");
    };
    let wanted = partner(opened);
    let belongs_further_out = open.iter().any(|&(_, opened)| partner(opened) == found);
    let with = if belongs_further_out { format!("{wanted}{found}") } else { wanted.to_string() };
    let better = format!("{}{with}{}", &value[..at], &value[at + 1..]);
    let message = if belongs_further_out {
        format!("{opened} 没有配对的 {wanted}")
    } else {
        format!("{opened} 要用 {wanted} 配对，这里是 {found}")
    };
    Mistake::new(UNOPENED, place..place + 1, message)
        .help(write_as(line, slot, &better))
        .edit(place..place + 1, with)
}

fn partner(opened: char) -> char {
    if opened == '{' { '}' } else { ']' }
}

fn write_as(line: &Line<'_>, slot: &Slot, value: &str) -> String {
    if slot.key.is_empty() {
        format!("写成 {value}")
    } else {
        format!("写成 {}: {value}", line.key(slot))
    }
}
