//! Parser events to a node tree. The only place that names the YAML crate.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, StrInput};

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Span};

use super::line::quoted;
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

/// The text cannot be read beyond a place.
pub(super) struct Broken {
    /// The byte of the text as it is now where the parser noticed.
    pub(super) byte: usize,
    /// Where the last good part starts.
    pub(super) read_to: usize,
    /// No mending helps.
    pub(super) is_final: bool,
    /// What to say where no better hint is found.
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

pub(super) fn parse(text: &Mended<'_>) -> Result<Parsed, Broken> {
    let options = granit_parser::options! { emit_unresolved_aliases: true, emit_anchor_events: true };
    let mut builder = Builder { text, stack: Vec::new(), documents: Vec::new(), nodes: 0, sink: Sink::default() };
    let mut read_to = 0;
    for event in Parser::<StrInput<'_>>::new_from_str_with_options(&text.text, options) {
        match event {
            Ok((event, span)) => {
                let span = bytes(&span);
                read_to = read_to.max(span.start);
                builder.take(event, span)?;
            }
            Err(error) => {
                let byte = error.marker().byte_offset().unwrap_or(text.text.len()).min(text.text.len());
                let help = "对照上一行：键后面用英文冒号加一个空格，同一级的行左边空格数一样；含有符号的文字两头加英文引号";
                return Err(Broken { byte, read_to, is_final: false, message: "这里不合 YAML 的写法，读不下去", help });
            }
        }
    }
    Ok(builder.finish())
}

/// A list or mapping that is not complete yet.
struct Open {
    span: Span,
    node: OpenNode,
}

enum OpenNode {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, seen: BTreeMap<String, usize>, key: Option<(String, Span)> },
}

struct Builder<'a> {
    text: &'a Mended<'a>,
    stack: Vec<Open>,
    documents: Vec<Node>,
    nodes: usize,
    sink: Sink,
}

impl Builder<'_> {
    fn take(&mut self, event: Event<'_>, raw: Span) -> Result<(), Broken> {
        let span = self.text.original(raw);
        match event {
            Event::DocumentStart(..) if !self.documents.is_empty() => self.second_document(span),
            Event::Scalar(text, style, anchor, tag) => {
                let mut node = scalar(&text, style, span);
                if tag.is_some() {
                    self.tag(raw);
                }
                match &mut node.value {
                    value if tag.is_some() || anchor != 0 => *value = Value::Unread,
                    Value::Scalar(_, style) if self.text.is_guess(raw.start) => *style = Style::Guessed,
                    _ => {}
                }
                self.place(node, raw)?;
            }
            Event::SequenceStart(_, _, tag) => {
                if tag.is_some() {
                    self.tag(raw);
                }
                self.open(OpenNode::List(Vec::new()), span, raw)?;
            }
            Event::MappingStart(_, _, tag) => {
                if tag.is_some() {
                    self.tag(raw);
                }
                self.open(OpenNode::Map { entries: Vec::new(), seen: BTreeMap::new(), key: None }, span, raw)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span, raw)?,
            Event::Anchor(..) => self.refuse("yaml/anchor", "锚点", span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse("yaml/anchor", "引用", span);
                self.place(Node { span, value: Value::Unread }, raw)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn second_document(&mut self, span: Span) {
        self.sink.push(
            Diagnostic::error("yaml/documents", "一个文件只写一个案件，--- 会另起一个")
                .at(self.at(span), "")
                .help("是同一个案件就删掉这一行；是另一个案件就移到另一个文件里"),
        );
    }

    /// A tag has no place of its own: it stands before its node.
    fn tag(&mut self, raw: Span) {
        let before = self.text.text[..raw.start].trim_end();
        let start = before.rfind([' ', '\n', '[', '{', ',']).map_or(0, |at| at + 1);
        let span = if before[start..].starts_with('!') { Span::new(start, before.len()) } else { raw };
        self.refuse("yaml/tag", "类型标记", self.text.original(span));
    }

    /// Signs of YAML that a case has no use for: in Chinese they are text, in English they may be meant.
    fn refuse(&mut self, rule: &'static str, what: &str, span: Span) {
        let text = self.text.file.text.get(span.start..span.end).unwrap_or_default();
        let sign: String = text.chars().take(1).collect();
        let diagnostic = if text.is_ascii() {
            Diagnostic::error(rule, format!("案件文件里不用{what}（{sign}）"))
                .at(self.at(span), "")
                .help("直接写出内容；如果是文字，给整段文字加英文引号")
        } else {
            Diagnostic::error("yaml/special-start", format!("没有加引号的文字不能以 {sign} 开头"))
                .at(self.at(span), "")
                .help(format!("给整段文字加英文引号，写成 {}", quoted(text)))
        };
        self.sink.push(diagnostic);
    }

    fn open(&mut self, node: OpenNode, span: Span, raw: Span) -> Result<(), Broken> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(Broken {
                byte: raw.start,
                read_to: raw.start,
                is_final: true,
                message: "括号或缩进一层套一层太深，最多 32 层",
                help: "检查括号是否成对；案件最多用到 5 层",
            });
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
            return Err(Broken {
                byte: raw.start,
                read_to: raw.start,
                is_final: true,
                message: "文件里的内容太多，不像一个案件",
                help: "一个文件只写一个案件",
            });
        }
        let Some(open) = self.stack.last_mut() else {
            self.documents.push(node);
            return Ok(());
        };
        match &mut open.node {
            OpenNode::List(items) => items.push(node),
            OpenNode::Map { entries, seen, key } => match key.take() {
                None => *key = Some(key_of(node)),
                // A merge key: the reference after it was reported.
                Some((key, _)) if key == "<<" && matches!(node.value, Value::Unread) => {}
                Some((key, key_span)) => match seen.get(&key) {
                    Some(&first) => entries[first].again.push(key_span),
                    None => {
                        seen.insert(key.clone(), entries.len());
                        entries.push(Entry { key, key_span, again: Vec::new(), node });
                    }
                },
            },
        }
        Ok(())
    }

    /// The one document. Parts cut off by `---` are joined where that is certain, so that none of their keys is missed.
    fn finish(self) -> Parsed {
        let mut documents = self.documents.into_iter().filter(|node| !matches!(node.value, Value::Nothing));
        let nothing = Node { span: Span::new(0, 0), value: Value::Nothing };
        let mut node = documents.next().unwrap_or(nothing);
        let mut keys: BTreeSet<String> = node.entries().iter().map(|entry| entry.key.clone()).collect();
        for Node { value, .. } in documents {
            let (Value::Map(entries), Value::Map(more)) = (&mut node.value, value) else { continue };
            if more.iter().all(|entry| !keys.contains(&entry.key)) {
                keys.extend(more.iter().map(|entry| entry.key.clone()));
                entries.extend(more);
            }
        }
        Parsed { node, sink: self.sink }
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
