//! One change of a case file as text: what the writer wrote stays as it stands, comments too.
//!
//! A change is tried on the text and read again; where that does not give what was meant, the whole is written anew.

use std::sync::Arc;

use crate::case::keys::CASE;
use crate::diagnostic::Sink;
use crate::path::{CasePath, Step};
use crate::source::{SourceFile, Span};
use crate::yaml::{self, Node, Shape};

use super::value::{Value, below, keys, place_of};

/// A change.
#[derive(Debug, Clone)]
pub(super) enum Change {
    /// This stands there now.
    Put(CasePath, Value),
    /// Nothing stands there any more.
    Take(CasePath),
}

/// The text after the change; unchanged where its path leads nowhere.
pub(super) fn edited(text: &str, change: &Change) -> String {
    let Some(node) = read(text) else {
        // Nothing is written yet.
        return if text.trim().is_empty() { begun(text, change) } else { text.to_owned() };
    };
    let mut wanted = Value::of(&node);
    let before = wanted.clone();
    match change {
        Change::Put(path, value) => {
            let steps: Vec<Step<'_>> = path.steps().collect();
            if !wanted.put(&steps, value.clone(), CASE) {
                return text.to_owned();
            }
        }
        Change::Take(path) => wanted.take(&path.steps().collect::<Vec<_>>()),
    }
    if wanted == before {
        return text.to_owned();
    }
    let tried = Edit { text, node: &node }.tried(change);
    tried.filter(|tried| read(tried).is_some_and(|node| Value::of(&node) == wanted)).unwrap_or_else(|| {
        let head: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
        head.iter().fold(String::new(), |head, line| head + line + "\n") + &wanted.file(CASE)
    })
}

fn begun(text: &str, change: &Change) -> String {
    let Change::Put(path, value) = change else { return text.to_owned() };
    let mut whole = Value::Nothing;
    whole.put(&path.steps().collect::<Vec<_>>(), value.clone(), CASE);
    whole.file(CASE)
}

/// The values of a text; `None` where it cannot be read without guessing.
pub(super) fn read(text: &str) -> Option<Node> {
    let mut sink = Sink::default();
    let node = yaml::read(&Arc::new(SourceFile::new("case.yaml", text)), CASE, &mut sink)?;
    (!sink.has_errors()).then_some(node)
}

struct Edit<'a> {
    text: &'a str,
    node: &'a Node,
}

impl Edit<'_> {
    fn tried(&self, change: &Change) -> Option<String> {
        match change {
            Change::Put(path, value) => self.put(path, value),
            Change::Take(path) => self.take(path),
        }
    }

    fn put(&self, path: &CasePath, value: &Value) -> Option<String> {
        let steps: Vec<Step<'_>> = path.steps().collect();
        let (node, shape, depth) = self.walk(&steps);
        let rest = &steps[depth..];
        if rest.is_empty() {
            let is_line = matches!(value, Value::Text(_)) || self.is_flow(node) || !node.items().is_empty();
            return is_line.then(|| self.replaced(node.span, &value.flow(shape)));
        }
        // What is not there yet, as a value below what is.
        let mut new = Value::Nothing;
        new.put(&rest[1..], value.clone(), CASE);
        match rest[0] {
            Step::Key(key) => self.with_key(node, key, &new, shape),
            Step::Index(_) => self.with_item(node, &new, shape),
        }
    }

    /// As far as the path leads, with what belongs there.
    fn walk(&self, steps: &[Step<'_>]) -> (&Node, &'static Shape, usize) {
        let mut at = (self.node, CASE, 0);
        for step in steps {
            let next = match step {
                Step::Key(key) => at.0.get(key).map(|node| (node, below(at.1, key))),
                Step::Index(index) => {
                    at.0.items()
                        .get(*index)
                        .map(|node| (node, if let Shape::List(item) = at.1 { *item } else { at.1 }))
                }
            };
            let Some((node, shape)) = next.filter(|(node, _)| !matches!(node.value, yaml::Value::Nothing))
            else {
                break;
            };
            at = (node, shape, at.2 + 1);
        }
        at
    }

    fn is_flow(&self, node: &Node) -> bool {
        self.text[node.span.start..].starts_with(['{', '['])
    }

    fn with_key(&self, map: &Node, key: &str, value: &Value, shape: &Shape) -> Option<String> {
        let own = below(shape, key);
        if map.get(key).is_some() {
            // A key with nothing after it.
            return None;
        }
        let entries = map.entries();
        let known: Vec<(String, Value)> =
            entries.iter().map(|entry| (entry.key.to_string(), Value::Nothing)).collect();
        let place = place_of(&known, key, keys(shape));
        if self.is_flow(map) {
            let added = format!("{key}: {}", value.flow(own));
            return match (entries.get(place), place) {
                _ if entries.is_empty() => {
                    // An item that was only begun: from here on a line a key.
                    let indent = " ".repeat(self.column(map.span.start));
                    let mut lines = String::new();
                    Value::Map(vec![(key.to_owned(), value.clone())]).block(indent.len(), shape, &mut lines);
                    Some(self.replaced(map.span, lines.trim()))
                }
                (Some(next), _) => Some(self.inserted(next.key_span.start, &format!("{added}, "))),
                (None, place) => Some(self.inserted(entries[place - 1].node.span.end, &format!(", {added}"))),
            };
        }
        let first = entries.first()?;
        let column = self.column(first.key_span.start);
        let mut lines = String::new();
        Value::Map(vec![(key.to_owned(), value.clone())]).block(column, shape, &mut lines);
        if place == 0 {
            // Before the first key, which may stand behind a dash.
            let indent = " ".repeat(column);
            return Some(self.inserted(first.key_span.start, &format!("{}{indent}", lines.trim_start())));
        }
        let end = self.line_end(self.end_of(&entries[place - 1].node, entries[place - 1].key_span));
        Some(self.inserted_line(end, &lines))
    }

    fn with_item(&self, items: &Node, value: &Value, shape: &Shape) -> Option<String> {
        let shape = if let Shape::List(item) = shape { item } else { shape };
        let last = items.items().last();
        if self.is_flow(items) {
            let added = value.flow(shape);
            return Some(match last {
                Some(last) => self.inserted(last.span.end, &format!(", {added}")),
                None => self.replaced(items.span, &format!("[{added}]")),
            });
        }
        let last = last?;
        let column = self.column(last.span.start).checked_sub(2)?;
        let mut lines = format!("{}- ", " ".repeat(column));
        value.block(column + 2, shape, &mut lines);
        let end = self.line_end(self.end_of(last, last.span));
        Some(self.inserted_line(end, &lines))
    }

    fn take(&self, path: &CasePath) -> Option<String> {
        let parent = path.parent()?;
        let steps: Vec<Step<'_>> = parent.steps().collect();
        let (node, _, depth) = self.walk(&steps);
        let last = path.steps().last()?;
        if depth < steps.len() {
            return None;
        }
        let spans: Vec<(Span, usize)> = match last {
            Step::Key(_) => {
                node.entries().iter().map(|e| (e.key_span, self.end_of(&e.node, e.key_span))).collect()
            }
            Step::Index(_) => {
                node.items().iter().map(|item| (item.span, self.end_of(item, item.span))).collect()
            }
        };
        let place = match last {
            Step::Key(key) => node.entries().iter().position(|entry| entry.key == key)?,
            Step::Index(index) => index,
        };
        let (start, end) = spans.get(place).map(|(span, end)| (span.start, *end))?;
        if spans.len() == 1 {
            // An empty group goes with what was in it; an item of a list stays, empty.
            let is_item = parent.place().is_some() && matches!(last, Step::Key(_));
            return if is_item {
                Some(self.replaced(Span::new(start, end), "{}"))
            } else {
                self.take(&parent)
            };
        }
        if self.is_flow(node) {
            let next = spans.get(place + 1).map(|(span, _)| span.start);
            return Some(match next {
                Some(next) => self.replaced(Span::new(start, next), ""),
                None => self.replaced(Span::new(spans[place - 1].1, end), ""),
            });
        }
        let next = spans.get(place + 1).map(|(span, _)| span.start);
        let is_behind_dash = matches!(last, Step::Key(_)) && !self.before(start).trim().is_empty();
        match next {
            Some(next) if is_behind_dash => Some(self.replaced(Span::new(start, next), "")),
            _ => Some(self.replaced(Span::new(self.line_start(start), self.line_end(end)), "")),
        }
    }

    /// The last byte of what is written of a value.
    fn end_of(&self, node: &Node, key: Span) -> usize {
        let inner = node.entries().iter().map(|entry| self.end_of(&entry.node, entry.key_span)).max();
        let items = node.items().iter().map(|item| self.end_of(item, item.span)).max();
        let end = inner.or(items).filter(|_| !self.is_flow(node)).unwrap_or(node.span.end).max(key.end);
        // A text over several lines ends with a line break of its own.
        self.text[..end].trim_end_matches(['\n', '\r', ' ']).len().max(key.end)
    }

    fn column(&self, byte: usize) -> usize {
        byte - self.line_start(byte)
    }

    fn before(&self, byte: usize) -> &str {
        &self.text[self.line_start(byte)..byte]
    }

    fn line_start(&self, byte: usize) -> usize {
        self.text[..byte].rfind('\n').map_or(0, |at| at + 1)
    }

    /// After the line break that ends the line.
    fn line_end(&self, byte: usize) -> usize {
        self.text[byte..].find('\n').map_or(self.text.len(), |at| byte + at + 1)
    }

    fn inserted(&self, at: usize, new: &str) -> String {
        self.replaced(Span::new(at, at), new)
    }

    fn inserted_line(&self, at: usize, lines: &str) -> String {
        let is_broken = at == 0 || self.text[..at].ends_with('\n');
        self.inserted(at, &if is_broken { lines.to_owned() } else { format!("\n{lines}") })
    }

    fn replaced(&self, span: Span, new: &str) -> String {
        [&self.text[..span.start], new, &self.text[span.end..]].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(text: &str, path: &str, value: &str) -> String {
        edited(text, &Change::Put(CasePath::of(path), Value::Text(value.into())))
    }

    fn take(text: &str, path: &str) -> String {
        edited(text, &Change::Take(CasePath::of(path)))
    }

    const CASE_TEXT: &str = "# 我的案件\nplatform: xiaohongshu # 小红书\nmerchant: {shop: 山月}\norder:\n  item: 陶碗 # 名称\n  paid: 268\n\
        history:\n  - {at: 2026-05-04, by: courier}\n  # 后来\n  - at: 2026-05-05\n    by: merchant\n";

    #[test]
    fn a_change_leaves_the_rest_as_it_was_written() {
        for (path, value, new) in [
            ("order.item", "陶盘", "  item: 陶盘 # 名称\n"),
            ("order.number", "P1", "order:\n  number: \"P1\"\n  item: 陶碗 # 名称\n"),
            ("order.payment.method", "alipay", "  paid: 268\n  payment:\n    method: alipay\nhistory"),
            ("merchant.kind", "brand", "merchant: {shop: 山月, kind: brand}\n"),
            ("history[0].event", "delivered", "  - {at: 2026-05-04, by: courier, event: delivered}\n"),
            ("history[1].event", "refused", "    by: merchant\n    event: refused\n"),
            ("problem.kind", "quality", "  paid: 268\nproblem:\n  kind: quality\nhistory:\n"),
            ("id", "bowls", "# 我的案件\nid: bowls\nplatform"),
            ("order.spec", "6只装: {a}", "  spec: \"6只装: {a}\"\n"),
        ] {
            let text = put(CASE_TEXT, path, value);
            assert!(text.contains(new), "{path}\n{text}");
            assert!(text.contains("# 后来") && text.contains("# 小红书"), "{path}\n{text}");
            assert_eq!(Value::of(&read(&text).unwrap()).text_at(path), value, "{text}");
        }
    }

    #[test]
    fn lists_grow_and_shrink() {
        let text = edited(CASE_TEXT, &Change::Put(CasePath::of("history[2]"), Value::Map(Vec::new())));
        assert!(text.ends_with("    by: merchant\n  - {}\n"), "{text}");
        let text = put(&text, "history[2].at", "2026-05-06");
        let text = put(&text, "history[2].event", "replied");
        let text = put(&text, "history[2].by", "merchant");
        assert!(text.ends_with("  - at: 2026-05-06\n    by: merchant\n    event: replied\n"), "{text}");
        let text = take(&text, "history[1]");
        assert!(
            text.contains("by: courier}\n")
                && text.ends_with("  - at: 2026-05-06\n    by: merchant\n    event: replied\n")
        );
        let text = take(&take(&take(&text, "history[1].at"), "history[1].event"), "history[1].by");
        assert_eq!(Value::of(&read(&text).unwrap()).items_at("history").len(), 2, "{text}");
        let text = take(&take(&text, "history[1]"), "history[0]");
        assert!(!text.contains("history"), "{text}");
    }

    #[test]
    fn what_was_only_begun_goes_with_its_last_value() {
        let text = put("", "platform", "other");
        assert_eq!(text, "platform: other\n");
        let text = put(&text, "order.payment.method", "alipay");
        assert_eq!(take(&text, "order.payment.method"), "platform: other\n");
    }

    #[test]
    fn any_text_comes_back() {
        for value in [
            "<script>", "a: b", "# x", "-", "'", "\"", "\\", "no", "12e3", "换\n行", "{{ x }}", " 空 ", "😀",
            "*a", "&a", "!a", "%", "@", "`", "[", "null", "0012",
        ] {
            let text = put(CASE_TEXT, "order.item", value);
            assert_eq!(Value::of(&read(&text).unwrap()).text_at("order.item"), value, "{text}");
        }
    }
}
