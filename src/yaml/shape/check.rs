//! A node tree against a shape. One mistake is said once: what only follows from another mistake is left out.

use std::sync::Arc;

use crate::calendar::Moment;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};

use super::super::line::quoted;
use super::super::tree::{Entry, Node, Style, Value};
use super::fault::Name;
use super::guess::nearest;
use super::scalar::Dates;
use super::{Key, Shape, TO_FILL, advice, cure, scalar, stray};

/// Reports everything in `node` that is not of this shape.
pub fn check(node: &Node, shape: &Shape, file: &Arc<SourceFile>, sink: &mut Sink) {
    let mut found = Sink::default();
    let strays = stray::names(node, shape);
    let dates = dates(node, shape);
    let mut checker = Checker { file, root: shape, strays, dates, sink: &mut found };
    checker.check(node, shape, &Owner { name: "", place: None, number: None, key: None });
    super::super::pass_on(found, sink);
}

pub(super) struct Checker<'a> {
    pub(super) file: &'a Arc<SourceFile>,
    pub(super) root: &'a Shape,
    /// Keys that stand where they do not belong: they are not missing where they do.
    pub(super) strays: Vec<String>,
    /// The earliest and the latest moment that is written in full.
    dates: Dates,
    pub(super) sink: &'a mut Sink,
}

/// What a value belongs to.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    /// The key; empty for the whole file.
    pub(super) name: &'a str,
    /// Where the key stands, or the first line of an item.
    pub(super) place: Option<Span>,
    /// The item's number, in a list.
    pub(super) number: Option<usize>,
    /// What it is for, where it is a known key and no item.
    pub(super) key: Option<&'a Key>,
}

impl<'a> Owner<'a> {
    /// What a key's value belongs to.
    pub(super) fn of(name: &'a str, place: Span, key: Option<&'a Key>) -> Self {
        Self { name, place: Some(place), number: None, key }
    }

    fn written(&self) -> Name<'_> {
        Name { key: self.name, is_item: self.number.is_some() }
    }

    pub(super) fn title(&self) -> String {
        match self.number {
            _ if self.name.is_empty() => "文件".into(),
            None => format!("“{}”", self.name),
            Some(number) => format!("“{}”的第 {number} 条", self.name),
        }
    }
}

impl Checker<'_> {
    pub(super) fn check(&mut self, node: &Node, shape: &Shape, owner: &Owner<'_>) {
        match (shape, &node.value) {
            (_, Value::Unread) => {}
            (Shape::Map(keys), Value::Map(entries)) => self.map(entries, node, keys, owner),
            // A text with a colon in it is no mapping.
            (Shape::TextOr(keys), Value::Map(entries)) if entries.iter().any(|one| is_like(one, keys)) => {
                self.map(entries, node, keys, owner);
            }
            (Shape::List(item), Value::List(items)) => self.list(items, item, node, owner),
            (Shape::Texts, Value::Map(entries)) => {
                for entry in entries {
                    self.check(&entry.node, &Shape::Text, &Owner::of(&entry.key, entry.key_span, None));
                }
            }
            (_, Value::Nothing) => self.empty(node, owner),
            (_, Value::Scalar(text, _)) if text.trim().is_empty() => self.empty(node, owner),
            (Shape::Map(_) | Shape::List(_) | Shape::Texts, _) => self.wrong_kind(node, shape, owner),
            (_, Value::Scalar(text, style)) => self.scalar(node, text, *style, shape, owner),
            (_, _) => self.wrong_kind(node, shape, owner),
        }
    }

    fn list(&mut self, items: &[Node], item: &Shape, node: &Node, owner: &Owner<'_>) {
        if items.is_empty() {
            self.empty(node, owner);
        }
        for (index, one) in items.iter().enumerate() {
            let place = match one.value {
                Value::Nothing => self.dash_before(one.span),
                _ => first_line(self.file, one.span),
            };
            self.check(
                one,
                item,
                &Owner { name: owner.name, place: Some(place), number: Some(index + 1), key: None },
            );
        }
    }

    fn scalar(&mut self, node: &Node, text: &str, style: Style, shape: &Shape, owner: &Owner<'_>) {
        if style == Style::Guessed {
            return;
        }
        if text == TO_FILL {
            let found = Diagnostic::error("case/to-fill", format!("{}还没有填", owner.title()));
            let found = found.at(self.at(node.span), "换成实际的内容");
            let found = match owner.key {
                Some(key) if key.required => found.help(advice::how_to_write(key)),
                Some(key) => found.help(format!("{}；没有就删掉这一行", advice::how_to_write(key))),
                None => found,
            };
            return self.sink.push(found);
        }
        if let Some(found) = scalar::problem(text, style, shape, owner.written(), self.dates) {
            let label = match (found.label, owner.number) {
                (None, Some(_)) => owner.title(),
                (None, None) => format!("{}的值", owner.title()),
                (Some(label), _) => label,
            };
            let diagnostic = if found.is_error { Diagnostic::error } else { Diagnostic::warning };
            // Several ids are several items in brackets alone.
            let is_item =
                owner.number.is_none() || !text.contains(['，', '、']) || self.is_in_brackets(node.span);
            let better = found.cure.filter(|_| is_item);
            let cure = match better {
                Some(better) => cure::instead(self.file, node.span, style, &better),
                None => {
                    cure::with_unit(self.file, node.span, text).filter(|_| matches!(shape, Shape::Quantity))
                }
            };
            let diagnostic = diagnostic(found.rule, found.message).at(self.at(node.span), label);
            self.sink.push(Diagnostic { fix: cure, ..diagnostic.help(found.help) });
        }
        if let (Style::Plain, Some(comment)) = (style, self.comment_after(node.span.end))
            && !self.file.text[comment.start..].starts_with("# ")
        {
            self.sink.push(
                Diagnostic::warning("yaml/hash-in-text", "# 后面的内容会被 YAML 当成注释丢掉")
                    .at(self.at(comment), "这些不会写进文字")
                    .help("如果是文字，给整段加英文引号；如果是注释，在 # 后面空一格"),
            );
        }
    }

    fn empty(&mut self, node: &Node, owner: &Owner<'_>) {
        let in_quotes = matches!(node.value, Value::Scalar(_, Style::Quoted) | Value::List(_));
        let place = if in_quotes { node.span } else { owner.place.unwrap_or(node.span) };
        let after_colon = owner.place.map_or(node.span.end, |place| place.end + 1);
        let comment = self.comment_after(after_colon).filter(|_| owner.number.is_none() && !in_quotes);
        if let Some(comment) = comment.filter(|comment| !self.file.text[comment.start..].starts_with("# ")) {
            self.sink.push(
                Diagnostic::error("yaml/hash-in-text", "# 开头的内容会被 YAML 当成注释丢掉")
                    .at(self.at(comment), format!("所以“{}”没有内容", owner.name))
                    .help(format!(
                        "给整段文字加英文引号，写成 {}: {}",
                        owner.name,
                        quoted(&self.file.text[comment.start..comment.end])
                    )),
            );
            return;
        }
        let diagnostic = Diagnostic::error("case/empty", format!("{}没有内容", owner.title()))
            .at(self.at(place), "这里是空的");
        self.sink.push(match owner.key {
            Some(key) if key.required => diagnostic.help(advice::how_to_write(key)),
            Some(key) => diagnostic.help(format!("{}；没有就删掉这一行", advice::how_to_write(key))),
            None => diagnostic.help("写上内容；没有就删掉这一条"),
        });
    }

    fn wrong_kind(&mut self, node: &Node, shape: &Shape, owner: &Owner<'_>) {
        let found = match &node.value {
            Value::Scalar(..) => "一段文字",
            Value::List(_) => "一个列表",
            Value::Map(_) => "一组“键: 值”",
            Value::Nothing | Value::Unread => "空白",
        };
        let span = first_line(self.file, node.span);
        let here = &self.file.text[span.start..span.end];
        let (wanted, help) = advice::of_kind(shape, node, here, owner.written());
        let message = format!("{}应为{wanted}，这里是{found}", owner.title());
        let found = Diagnostic::error("case/wrong-kind", message).at(self.at(span), "");
        let better = match &node.value {
            Value::Scalar(text, _) => cure::in_kind(shape, text),
            _ => None,
        };
        self.sink.push(match better {
            Some(better) => {
                let fix = cure::instead(self.file, node.span, Style::Plain, &better);
                Diagnostic { fix, ..found.help(owner.written().with(better)) }
            }
            None => found.help(help),
        });
    }

    /// The comment in the rest of a line.
    fn comment_after(&self, end: usize) -> Option<Span> {
        let rest = self.file.text.get(end..).and_then(|rest| rest.lines().next())?;
        let comment = rest.trim_start();
        (comment.starts_with('#') && comment.len() > 1)
            .then(|| Span::new(end + rest.len() - comment.len(), end + rest.trim_end().len()))
    }

    fn is_in_brackets(&self, span: Span) -> bool {
        self.file.text[..span.start].trim_end_matches(' ').ends_with(['[', ','])
    }

    /// The `-` of an item with nothing in it.
    fn dash_before(&self, span: Span) -> Span {
        let before = self.file.text.get(..span.start).unwrap_or_default();
        let dash =
            if self.file.text[span.start..].starts_with('-') { Some(span.start) } else { before.rfind('-') };
        dash.map_or(span, |at| Span::new(at, at + 1))
    }

    pub(super) fn at(&self, span: Span) -> Place {
        Place { file: self.file.clone(), span }
    }
}

/// The earliest and the latest moment of a tree.
fn dates(node: &Node, shape: &Shape) -> Dates {
    let joined = |one: Dates, other: Dates| match (one, other) {
        (Some((from, to)), Some((also_from, also_to))) => Some((from.min(also_from), to.max(also_to))),
        (one, other) => one.or(other),
    };
    match (shape, &node.value) {
        (Shape::Moment, Value::Scalar(text, _)) => {
            let day = Moment::parse(text).ok()?.day;
            Some((day, day))
        }
        (Shape::Map(keys), Value::Map(entries)) => entries
            .iter()
            .filter_map(|entry| Some((entry, keys.iter().find(|key| key.name == entry.key)?)))
            .fold(None, |found, (entry, key)| joined(found, dates(&entry.node, key.shape))),
        (Shape::List(item), Value::List(items)) => {
            items.iter().fold(None, |found, one| joined(found, dates(one, item)))
        }
        _ => None,
    }
}

/// Is it meant as one of these keys?
fn is_like(entry: &Entry, keys: &[Key]) -> bool {
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    nearest(&entry.key, &names).is_some()
}

pub(super) fn first_line(file: &SourceFile, span: Span) -> Span {
    let text = file.text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + text.lines().next().unwrap_or_default().trim_end().len())
}
