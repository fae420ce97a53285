//! Parser events to a node tree. The only place that names the YAML crate.

use std::collections::BTreeMap;

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, StrInput};

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Span};

use super::lines::Mended;
use super::tree::{Entry, Node, Style, Value};

/// Deeper nesting than this is refused; a case needs five levels.
const MAX_DEPTH: usize = 32;
/// More values than this are refused; a case of a hundred events has about a thousand.
const MAX_NODES: usize = 50_000;

/// A tree and what was wrong on the way.
pub(super) struct Parsed {
    pub(super) node: Node,
    pub(super) sink: Sink,
}

/// The text cannot be read beyond this place.
pub(super) struct Broken {
    /// A byte of the text as it is now.
    pub(super) byte: usize,
    /// No mending helps.
    pub(super) is_final: bool,
    /// What to say where no better hint is found.
    pub(super) message: &'static str,
}

pub(super) fn parse(text: &Mended<'_>) -> Result<Parsed, Broken> {
    let mut builder = Builder { text, stack: Vec::new(), root: None, documents: 0, nodes: 0, sink: Sink::default() };
    for event in Parser::<StrInput<'_>>::new_from_str(&text.text) {
        match event {
            Ok((event, span)) => builder.take(event, bytes(&span))?,
            Err(error) => {
                let byte = error.marker().byte_offset().unwrap_or(text.text.len()).min(text.text.len());
                return Err(Broken { byte, is_final: false, message: "YAML 的写法在这里读不下去" });
            }
        }
    }
    let nothing = Node { span: Span::new(0, 0), value: Value::Nothing };
    Ok(Parsed { node: builder.root.unwrap_or(nothing), sink: builder.sink })
}

/// A list or mapping that is not complete yet.
struct Open {
    span: Span,
    node: OpenNode,
}

enum OpenNode {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, seen: BTreeMap<String, Span>, key: Option<(String, Span)> },
}

struct Builder<'a> {
    text: &'a Mended<'a>,
    stack: Vec<Open>,
    root: Option<Node>,
    documents: usize,
    nodes: usize,
    sink: Sink,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, raw: Span) -> Result<(), Broken> {
        let span = self.text.original(raw);
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    return Err(Broken { byte: raw.start, is_final: true, message: "一个文件只放一个案件，这里开始了第二个" });
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.place(scalar(&text, style, span), raw)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.open(OpenNode::List(Vec::new()), span, raw)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse_extras(anchor, tag.is_some(), span);
                self.open(OpenNode::Map { entries: Vec::new(), seen: BTreeMap::new(), key: None }, span, raw)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span, raw)?,
            Event::Alias(_) => {
                self.refuse("yaml/anchor", "这里的 * 在 YAML 里表示引用，案件文件里不用引用", span);
                self.place(Node { span, value: Value::Nothing }, raw)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn refuse_extras(&mut self, anchor: usize, tagged: bool, span: Span) {
        if anchor != 0 {
            self.refuse("yaml/anchor", "这里的 & 在 YAML 里是记号，不会成为文字", span);
        }
        if tagged {
            self.refuse("yaml/tag", "这里的 ! 在 YAML 里是类型标记，不会成为文字", span);
        }
    }

    fn refuse(&mut self, rule: &'static str, message: &str, span: Span) {
        self.sink.push(
            Diagnostic::error(rule, message)
                .at(self.at(span), "")
                .help("如果这是文字，请给整段文字加上英文引号，例如 \"*重要* 的说明\""),
        );
    }

    fn open(&mut self, node: OpenNode, span: Span, raw: Span) -> Result<(), Broken> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(Broken { byte: raw.start, is_final: true, message: "括号或缩进嵌套太深，最多 32 层" });
        }
        self.stack.push(Open { span, node });
        Ok(())
    }

    fn close(&mut self, end: Span, raw: Span) -> Result<(), Broken> {
        let Some(Open { span, node }) = self.stack.pop() else { return Ok(()) };
        let value = match node {
            OpenNode::List(items) => Value::List(items),
            OpenNode::Map { entries, .. } => Value::Map(entries),
        };
        let span = Span::new(span.start, self.trimmed_end(span.start, end.end));
        self.place(Node { span, value }, raw)
    }

    /// A block ends where the next one begins; what a person sees ends at its last visible character.
    fn trimmed_end(&self, start: usize, end: usize) -> usize {
        let text = &self.text.file.text;
        text.get(start..end).map_or(end, |inside| start + inside.trim_end().len())
    }

    fn place(&mut self, node: Node, raw: Span) -> Result<(), Broken> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Broken { byte: raw.start, is_final: true, message: "文件里的条目太多，不像一个案件" });
        }
        let Some(open) = self.stack.last_mut() else {
            self.root.get_or_insert(node);
            return Ok(());
        };
        match &mut open.node {
            OpenNode::List(items) => items.push(node),
            OpenNode::Map { entries, seen, key } => match key.take() {
                None => *key = Some(key_of(node)),
                Some((key, key_span)) => {
                    if let Some(first) = seen.insert(key.clone(), key_span) {
                        let file = self.text.file;
                        let place = |span| Place { file: file.clone(), span };
                        self.sink.push(
                            Diagnostic::error("yaml/duplicate-key", format!("“{key}”写了两次"))
                                .at(place(key_span), "第二次")
                                .at(place(first), "第一次")
                                .help("留下正确的一处，删掉另一处；同一个键不会合并"),
                        );
                        seen.insert(key, first);
                    } else {
                        entries.push(Entry { key, key_span, node });
                    }
                }
            },
        }
        Ok(())
    }

    fn at(&self, span: Span) -> Place {
        Place { file: self.text.file.clone(), span }
    }
}

fn key_of(node: Node) -> (String, Span) {
    match node.value {
        Value::Scalar(text, _) => (text, node.span),
        // `? [a, b]` and the like: never a known key, so it is reported where it stands.
        _ => (String::new(), node.span),
    }
}

fn scalar(text: &str, style: ScalarStyle, span: Span) -> Node {
    let value = match style {
        ScalarStyle::Plain if matches!(text, "" | "~") => Value::Nothing,
        ScalarStyle::Plain => Value::Scalar(text.to_owned(), Style::Plain),
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Value::Scalar(text.to_owned(), Style::Quoted),
        ScalarStyle::Literal | ScalarStyle::Folded => {
            Value::Scalar(text.trim_end_matches('\n').to_owned(), Style::Block)
        }
    };
    Node { span, value }
}

fn bytes(span: &granit_parser::Span) -> Span {
    span.byte_range().map_or(Span::default(), |range| Span::new(range.start, range.end))
}
