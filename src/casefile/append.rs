//! One more event in a case file: every other byte stays.

use std::sync::Arc;

use crate::case::{self, Actor, EventKind};
use crate::diagnostic::Sink;
use crate::source::SourceFile;
use crate::yaml::{Node, Value, as_value};

/// An event that is to be added.
#[derive(Debug, Clone)]
pub struct NewEvent {
    /// When, as case files write it.
    pub at: String,
    /// Who.
    pub by: Actor,
    /// What.
    pub kind: EventKind,
    /// What else: keys with their values, lists as they stand in the file.
    pub more: Vec<(&'static str, String)>,
}

/// Where and how the event is written.
struct Place {
    at: usize,
    indent: String,
    is_flow: bool,
}

/// The text of the file with the event as the last of its history. `None` where the file's outline cannot be made out, or
/// its history is no list.
pub fn with_event(file: &Arc<SourceFile>, event: &NewEvent) -> Option<String> {
    let node = case::node(file, &mut Sink::default())?;
    let line = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
    let text = &file.text;
    let Some(history) = node.get("history").filter(|node| !matches!(node.value, Value::Nothing)) else {
        if node.get("history").is_some() {
            return None;
        }
        let gap = if text.is_empty() || text.ends_with('\n') { "" } else { line };
        return Some(format!("{text}{gap}history:{line}{}{line}", event.lines("  ", line)));
    };
    let Value::List(items) = &history.value else { return None };
    if text[history.span.start..].starts_with('[') {
        let close = history.span.start + text[history.span.start..history.span.end].rfind(']')?;
        let before = text[..close].trim_end_matches([' ', '\n', '\r']);
        let comma = if before.ends_with(['[', ',']) { "" } else { ", " };
        return Some(format!("{before}{comma}{}{}", event.in_braces(), &text[before.len()..]));
    }
    let place = below(text, items)?;
    let added = if place.is_flow {
        format!("{}- {}", place.indent, event.in_braces())
    } else {
        event.lines(&place.indent, line)
    };
    let (head, tail) = text.split_at(place.at);
    Some(format!("{head}{line}{added}{tail}"))
}

/// Below the last item, at the column of its dash.
fn below(text: &str, items: &[Node]) -> Option<Place> {
    let last = items.last()?;
    let start = last.span.start;
    let dash = if text[start..].starts_with('-') { start } else { text[..start].rfind('-')? };
    let line_start = text[..dash].rfind('\n').map_or(0, |at| at + 1);
    let indent = text[line_start..dash].to_owned();
    let end = end_of(text, last).max(start);
    let at = text[end..].find(['\r', '\n']).map_or(text.len(), |at| end + at);
    let is_plain = indent.chars().all(|c| c == ' ');
    is_plain.then(|| Place { at, indent, is_flow: text[start..].starts_with('{') })
}

/// Where the last thing that is written in a node ends: a block itself goes on to the comments below it.
fn end_of(text: &str, node: &Node) -> usize {
    let is_flow = text[node.span.start..].starts_with(['{', '[']);
    match &node.value {
        Value::Map(entries) if !is_flow => entries.last().map_or(node.span.end, |last| {
            let is_empty = matches!(last.node.value, Value::Nothing);
            if is_empty { last.key_span.end } else { end_of(text, &last.node) }
        }),
        Value::List(items) if !is_flow => items.last().map_or(node.span.end, |last| end_of(text, last)),
        _ => node.span.end,
    }
}

impl NewEvent {
    fn entries(&self) -> Vec<(&'static str, String)> {
        let own = [
            ("at", self.at.clone()),
            ("by", self.by.word().to_owned()),
            ("event", self.kind.word().to_owned()),
        ];
        let value = |key: &str, value: &str| {
            let is_raw = ["at", "until", "exhibits"].contains(&key);
            if is_raw { value.to_owned() } else { as_value(value) }
        };
        own.iter().chain(&self.more).map(|(key, text)| (*key, value(key, text))).collect()
    }

    fn in_braces(&self) -> String {
        let entries = self.entries().into_iter().map(|(key, value)| format!("{key}: {value}"));
        format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
    }

    fn lines(&self, indent: &str, line: &str) -> String {
        let entries = self.entries().into_iter().enumerate();
        let written = entries.map(|(number, (key, value))| {
            let dash = if number == 0 { "- " } else { "  " };
            format!("{indent}{dash}{key}: {value}")
        });
        written.collect::<Vec<_>>().join(line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(text: &str) -> String {
        let event = NewEvent {
            at: "2026-05-05 10:20".into(),
            by: Actor::Merchant,
            kind: EventKind::Refused,
            more: vec![("quote", "包装已拆: 不退".into()), ("exhibits", "[chat-1]".into())],
        };
        with_event(&Arc::new(SourceFile::new("a.yaml", text)), &event).unwrap()
    }

    #[test]
    fn every_other_byte_stays() {
        let flow = "- {at: 2026-05-05 10:20, by: merchant, event: refused, quote: \"包装已拆: 不退\", exhibits: [chat-1]}";
        let block = "  - at: 2026-05-05 10:20\n    by: merchant\n    event: refused\n    quote: \"包装已拆: 不退\"\n    exhibits: [chat-1]";
        let braces = &flow[2..];
        for (before, after) in [
            (
                "# 甲\nhistory:\n  - {at: 2026-05-04, by: courier, event: delivered} # 乙\n# 丙\nid: a\n",
                format!(
                    "# 甲\nhistory:\n  - {{at: 2026-05-04, by: courier, event: delivered}} # 乙\n  {flow}\n# 丙\nid: a\n"
                ),
            ),
            (
                "history:\n  - at: 2026-05-04\n    by: courier\n    event: delivered\n\nid: a",
                format!(
                    "history:\n  - at: 2026-05-04\n    by: courier\n    event: delivered\n{block}\n\nid: a"
                ),
            ),
            (
                "history:\n  - at: 2026-05-04\n    event: delivered  # 乙\n# 丙\n#   - 丁\n",
                format!(
                    "history:\n  - at: 2026-05-04\n    event: delivered  # 乙\n{block}\n# 丙\n#   - 丁\n"
                ),
            ),
            ("经过:\n- {时间: 2026-05-04}", format!("经过:\n- {{时间: 2026-05-04}}\n{flow}")),
            ("history: [{at: 2026-05-04}]\n", format!("history: [{{at: 2026-05-04}}, {braces}]\n")),
            ("id: a", format!("id: a\nhistory:\n{block}\n")),
            (
                "id: a\r\nhistory:\r\n- {at: 2026-05-04}\r\n",
                format!("id: a\r\nhistory:\r\n- {{at: 2026-05-04}}\r\n{flow}\r\n"),
            ),
        ] {
            assert_eq!(added(before), after, "{before}");
        }
    }
}
