//! Keys and words that stand in Chinese in a case and leave no doubt: read as what they mean.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit, Fix, Sink};
use crate::source::{Place, SourceFile, Span};

use super::super::tree::{Entry, Node, Style, Value};
use super::{Key, Shape};

/// How many of the words a message repeats.
const SHOWN: usize = 6;
const YES: &[&str] = &["是", "是的", "有", "对", "齐全"];
const NO: &[&str] = &["否", "不是", "没有", "无", "不", "不齐"];

/// The tree with the keys and words of the shape in place of what people call them. The sink says which, with the change
/// of the file that writes them so.
pub fn understood(node: Node, shape: &Shape, file: &Arc<SourceFile>, sink: &mut Sink) -> Node {
    let mut reader = Reader { file, found: Vec::new() };
    let node = reader.read(node, shape);
    sink_found(&reader.found, file, sink);
    node
}

/// Is this what people call it: its meaning, the first words of that, or another name?
pub(super) fn is_called(about: &str, called: &[&str], word: &str) -> bool {
    !word.is_ascii() && (about == word || head(about) == word || called.contains(&word))
}

/// The first words of a meaning: `店铺名` of `店铺名，照页面上显示的写`.
pub(super) fn head(about: &str) -> &str {
    about.split(['（', '，', '；', '、', '(', ' ']).next().unwrap_or(about)
}

/// What stands there, where, and what it means.
struct Found {
    said: String,
    span: Span,
    word: &'static str,
}

struct Reader<'a> {
    file: &'a Arc<SourceFile>,
    found: Vec<Found>,
}

impl Reader<'_> {
    fn read(&mut self, node: Node, shape: &Shape) -> Node {
        let Node { span, value } = node;
        let value = match (shape, value) {
            (Shape::Map(keys) | Shape::TextOr(keys), Value::Map(entries)) => {
                Value::Map(self.entries(entries, keys))
            }
            (Shape::List(item), Value::List(items)) => {
                Value::List(items.into_iter().map(|one| self.read(one, item)).collect())
            }
            (Shape::OneOf(choices), Value::Scalar(text, style)) if style != Style::Block => {
                let is_known = choices.iter().any(|choice| choice.word == text);
                let mut meant = choices.iter().filter(|choice| !is_known && choice.is_called(&text));
                match (meant.next(), meant.next()) {
                    (Some(choice), None) => self.word(&text, span, choice.word, style),
                    _ => Value::Scalar(text, style),
                }
            }
            (Shape::Flag, Value::Scalar(text, style)) if YES.contains(&&*text) => {
                self.word(&text, span, "true", style)
            }
            (Shape::Flag, Value::Scalar(text, style)) if NO.contains(&&*text) => {
                self.word(&text, span, "false", style)
            }
            (_, value) => value,
        };
        Node { span, value }
    }

    fn entries(&mut self, mut entries: Vec<Entry>, keys: &[Key]) -> Vec<Entry> {
        for at in 0..entries.len() {
            let is_known = |name: &str| keys.iter().any(|key| key.name == name);
            if is_known(&entries[at].key) {
                continue;
            }
            let mut meant = keys.iter().filter(|key| key.is_called(&entries[at].key));
            let (Some(key), None) = (meant.next(), meant.next()) else { continue };
            // A second one is no other name of the first.
            if entries.iter().any(|entry| entry.key == key.name) {
                continue;
            }
            self.keep(entries[at].key.to_string(), entries[at].key_span, key.name);
            entries[at].key = key.name.into();
        }
        let shape = |entry: &Entry| keys.iter().find(|key| key.name == entry.key).map(|key| key.shape);
        let read = |mut entry: Entry| {
            if let Some(shape) = shape(&entry) {
                entry.node = self.read(entry.node, shape);
            }
            entry
        };
        entries.into_iter().map(read).collect()
    }

    fn word(&mut self, said: &str, span: Span, word: &'static str, style: Style) -> Value {
        self.keep(said.to_owned(), span, word);
        Value::Scalar(word.into(), style)
    }

    fn keep(&mut self, said: String, span: Span, word: &'static str) {
        let raw = self.file.text.get(span.start..span.end).unwrap_or_default();
        if raw.trim_matches(['"', '\'']) == said {
            self.found.push(Found { said, span, word });
        }
    }
}

fn sink_found(found: &[Found], file: &Arc<SourceFile>, sink: &mut Sink) {
    let Some(first) = found.first() else { return };
    let shown: Vec<String> =
        found.iter().take(SHOWN).map(|one| format!("“{}”读作 {}", one.said, one.word)).collect();
    let more = if found.len() > SHOWN { format!("等 {} 处", found.len()) } else { String::new() };
    let message = format!("中文的键和词已读懂：{}{more}", shown.join("，"));
    let mut edits: Vec<Edit> =
        found.iter().map(|one| Edit { span: one.span, text: one.word.to_owned() }).collect();
    edits.sort_by_key(|edit| edit.span);
    let place = Place { file: file.clone(), span: first.span };
    sink.push(
        Diagnostic::note("case/chinese", message)
            .at(place, "从这里起")
            .help("可以这样写；complain check --fix 会换成案件文件自己的写法")
            .fix(Fix { title: "换成案件文件自己的写法".into(), edits, is_safe: true }),
    );
}
