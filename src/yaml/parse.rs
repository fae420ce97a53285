//! Parser events to a node tree. The only place that names the YAML crate.

use serde_yaml::granit_parser::{self, Event, Parser, ScalarStyle, StrInput, StructureStyle};

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Span};

use super::builder::{Builder, Full, Open};
use super::line::quoted;
use super::lines::Mended;
use super::tree::{Node, Style, Value};

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
    /// The byte of the bracket that is still open, where there is one.
    pub(super) open: Option<usize>,
    /// No mending helps.
    pub(super) is_final: bool,
    /// What to say where no better hint is found.
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

pub(super) fn parse(text: &Mended<'_>) -> Result<Parsed, Broken> {
    let options = granit_parser::options! { emit_unresolved_aliases: true, emit_anchor_events: true };
    let mut reader =
        Reader { text, builder: Builder::default(), brackets: Vec::new(), sink: Sink::default() };
    let mut read_to = 0;
    for event in Parser::<StrInput<'_>>::new_from_str_with_options(&text.text, options) {
        match event {
            Ok((event, span)) => {
                let span = bytes(&span);
                read_to = read_to.max(span.start);
                reader.take(event, span).map_err(|full| too_much(full, span))?;
            }
            Err(error) => {
                let byte = error.marker().byte_offset().unwrap_or(text.text.len());
                return Err(Broken {
                    byte: byte.min(text.text.len()),
                    read_to,
                    open: reader.brackets.pop().flatten(),
                    is_final: false,
                    message: "这里不合 YAML 的写法，读不下去",
                    help: "对照上一行：键后面用英文冒号加一个空格，同一级的行左边空格数一样；含有符号的文字两头加英文引号",
                });
            }
        }
    }
    let Reader { builder, sink, .. } = reader;
    Ok(Parsed { node: builder.finish(), sink })
}

fn too_much(full: Full, span: Span) -> Broken {
    let (message, help) = match full {
        Full::TooDeep => ("括号或缩进一层套一层太深，最多 32 层", "检查括号是否成对；案件最多用到 5 层"),
        Full::TooMany => ("文件里的内容太多，不像一个案件", "一个文件只写一个案件"),
    };
    Broken { byte: span.start, read_to: span.start, open: None, is_final: true, message, help }
}

struct Reader<'a> {
    text: &'a Mended<'a>,
    builder: Builder,
    /// What is open: the byte of a bracket, or nothing for a block.
    brackets: Vec<Option<usize>>,
    sink: Sink,
}

impl Reader<'_> {
    /// `raw` is the place in the text as it is now.
    fn take(&mut self, event: Event<'_>, raw: Span) -> Result<(), Full> {
        let span = self.text.original(raw);
        match event {
            Event::DocumentStart(..) if self.builder.has_document() => self.second_document(span),
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag.is_some(), raw);
                let is_odd = tag.is_some() || anchor != 0;
                let value = if is_odd { Value::Unread } else { self.scalar(&text, style, raw) };
                self.builder.place(Node { span, value })?;
            }
            Event::SequenceStart(style, _, tag) => {
                self.tag(tag.is_some(), raw);
                self.brackets.push((style == StructureStyle::Flow).then_some(raw.start));
                self.builder.open(Open::list(span))?;
            }
            Event::MappingStart(style, _, tag) => {
                self.tag(tag.is_some(), raw);
                self.brackets.push((style == StructureStyle::Flow).then_some(raw.start));
                self.builder.open(Open::map(span))?;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.brackets.pop();
                let text = &self.text.file.text;
                // A block ends where the next one begins; what a person sees ends at its last visible character.
                let visible = |start: usize| text.get(start..span.end).map(|inside| inside.trim_end().len());
                self.builder.close(|start| visible(start).map_or(span.end, |len| start + len))?;
            }
            Event::Anchor(..) => self.refuse("yaml/anchor", "锚点", span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse("yaml/anchor", "引用", span);
                let value = Value::Unread;
                self.builder.place(Node { span, value })?;
            }
            _ => {}
        }
        Ok(())
    }

    fn scalar(&self, text: &str, style: ScalarStyle, raw: Span) -> Value {
        let style = match style {
            ScalarStyle::Plain if matches!(text, "" | "~") => return Value::Nothing,
            _ if self.text.is_guess(raw.start) => Style::Guessed,
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => {
                return Value::Scalar(text.trim_end_matches('\n').to_owned().into(), Style::Block);
            }
        };
        Value::Scalar(text.to_owned().into(), style)
    }

    fn second_document(&mut self, span: Span) {
        self.sink.push(
            Diagnostic::error("yaml/documents", "一个文件只写一个案件，--- 会另起一个")
                .at(self.at(span), "")
                .help("是同一个案件就删掉这一行；是另一个案件就移到另一个文件里"),
        );
    }

    /// A tag has no place of its own: it stands before its node.
    fn tag(&mut self, is_there: bool, raw: Span) {
        if !is_there {
            return;
        }
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
            let message = format!("没有加引号的文字不能以 {sign} 开头");
            Diagnostic::error("yaml/special-start", message)
                .at(self.at(span), "")
                .help(format!("给整段文字加英文引号，写成 {}", quoted(text)))
        };
        self.sink.push(diagnostic);
    }

    fn at(&self, span: Span) -> Place {
        Place { file: self.text.file.clone(), span }
    }
}

fn bytes(span: &granit_parser::Span) -> Span {
    span.byte_range().map_or(Span::default(), |range| Span::new(range.start, range.end))
}
