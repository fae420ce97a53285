//! A node tree against a shape. One mistake is said once: what only follows from another mistake is left out.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};

use super::super::line::quoted;
use super::super::tree::{Entry, Node, Style, Value};
use super::scalar::Name;
use super::{Key, Shape, advice, guess, scalar};

/// How many entries before a stray key are looked at for its place.
const NEAR: usize = 10;

/// Reports everything in `node` that is not of this shape.
pub fn check(node: &Node, shape: &Shape, file: &Arc<SourceFile>, sink: &mut Sink) {
    let mut found = Sink::default();
    let mut checker = Checker { file, root: shape, strays: strays(node, shape), sink: &mut found };
    checker.check(node, shape, &Owner { name: "", place: None, number: None, key: None });
    super::super::pass_on(found, sink);
}

struct Checker<'a> {
    file: &'a Arc<SourceFile>,
    root: &'a Shape,
    /// Keys that stand where they do not belong: they are not missing where they do.
    strays: Vec<String>,
    sink: &'a mut Sink,
}

/// What a value belongs to.
#[derive(Clone, Copy)]
struct Owner<'a> {
    /// The key; empty for the whole file.
    name: &'a str,
    /// Where the key stands, or the first line of an item.
    place: Option<Span>,
    /// The item's number, in a list.
    number: Option<usize>,
    /// What it is for, where it is a known key and no item.
    key: Option<&'a Key>,
}

impl Owner<'_> {
    fn to_write(&self) -> Name<'_> {
        Name { key: self.name, is_item: self.number.is_some() }
    }

    fn title(&self) -> String {
        match self.number {
            _ if self.name.is_empty() => "文件".into(),
            None => format!("“{}”", self.name),
            Some(number) => format!("“{}”的第 {number} 条", self.name),
        }
    }
}

/// The names of keys that no mapping has where they stand, but another one has.
fn strays(node: &Node, shape: &Shape) -> Vec<String> {
    let mut strays = Vec::new();
    find_strays(node, shape, shape, &mut strays);
    strays
}

fn find_strays(node: &Node, shape: &Shape, root: &Shape, strays: &mut Vec<String>) {
    match shape {
        Shape::Map(keys) => {
            for entry in node.entries() {
                match keys.iter().find(|key| key.name == entry.key) {
                    Some(key) => find_strays(&entry.node, key.shape, root, strays),
                    None if home(root, "", &entry.key).is_some() => strays.push(entry.key.clone()),
                    None => {}
                }
            }
        }
        Shape::List(item) => node.items().iter().for_each(|one| find_strays(one, item, root, strays)),
        _ => {}
    }
}

/// The first mapping, by its key, that has a key of this name.
fn home<'a>(shape: &Shape, name: &'a str, key: &str) -> Option<&'a str> {
    let keys = shape.keys();
    if keys.iter().any(|one| one.name == key) {
        return Some(name);
    }
    keys.iter().find_map(|one| home(one.shape, one.name, key))
}

impl Checker<'_> {
    fn check(&mut self, node: &Node, shape: &Shape, owner: &Owner<'_>) {
        match (shape, &node.value) {
            (_, Value::Unread) => {}
            (Shape::Map(keys), Value::Map(entries)) => self.map(entries, node, keys, owner),
            (Shape::List(item), Value::List(items)) => self.list(items, item, node, owner),
            (Shape::Texts, Value::Map(entries)) => {
                for entry in entries {
                    let owner = Owner { name: &entry.key, place: Some(entry.key_span), number: None, key: None };
                    self.check(&entry.node, &Shape::Text, &owner);
                }
            }
            (_, Value::Nothing) => self.empty(node, owner),
            (_, Value::Scalar(text, _)) if text.trim().is_empty() => self.empty(node, owner),
            (Shape::Map(_) | Shape::List(_) | Shape::Texts, _) => self.wrong_kind(node, shape, owner),
            (_, Value::Scalar(text, style)) => self.scalar(node, text, *style, shape, owner),
            (_, _) => self.wrong_kind(node, shape, owner),
        }
    }

    fn map(&mut self, entries: &[Entry], node: &Node, keys: &[Key], owner: &Owner<'_>) {
        let mut guessed = Vec::new();
        let mut foreign = Vec::new();
        let mut rest = entries;
        while let [entry, after @ ..] = rest {
            let known = keys.iter().find(|key| key.name == entry.key);
            let inside = if matches!(entry.node.value, Value::Nothing) { self.inside(entry, known, keys, after) } else { 0 };
            let (inside, after) = after.split_at(inside);
            rest = after;
            if !inside.is_empty() {
                let end = after.first().map_or(node.span.end, |next| next.key_span.start);
                foreign.push(entry.key_span.start..end);
            }
            match known {
                Some(_) if !inside.is_empty() => self.not_indented(entry, inside),
                Some(key) => {
                    let owner = Owner { name: key.name, place: Some(entry.key_span), number: None, key: Some(key) };
                    self.check(&entry.node, key.shape, &owner);
                }
                None => {
                    let taken = |key: &&Key| node.get(key.name).is_none();
                    let meant = guess::key(&entry.key, keys).filter(taken);
                    guessed.extend(meant.map(|key| key.name));
                    let before = &entries[..entries.len() - after.len() - inside.len() - 1];
                    self.unknown_key(entry, before, keys, meant);
                }
            }
        }
        entries.iter().for_each(|entry| self.twice(entry, &foreign));
        let absent = |key: &&Key| key.required && node.get(key.name).is_none() && !guessed.contains(&key.name);
        let missing: Vec<&Key> =
            keys.iter().filter(absent).filter(|key| self.strays.iter().all(|stray| stray != key.name)).collect();
        if !missing.is_empty() {
            self.missing(&missing, node, owner);
        }
    }

    /// How many of the entries after a key without a value belong inside it: their indent, or its own, is wrong.
    fn inside(&self, entry: &Entry, known: Option<&Key>, keys: &[Key], after: &[Entry]) -> usize {
        let has = |keys: &[Key], entry: &Entry| keys.iter().any(|key| key.name == entry.key);
        match (known.map(|key| key.shape), self.root) {
            (Some(Shape::Map(own)), _) => after.iter().take_while(|one| !has(keys, one) && has(own, one)).count(),
            (None, Shape::Map(root)) => {
                let own = root.iter().find(|key| key.name == entry.key).map(|key| key.shape.keys()).unwrap_or_default();
                after.iter().take_while(|one| has(own, one)).count()
            }
            _ => 0,
        }
    }

    /// `foreign` is what belongs to another mapping.
    fn twice(&mut self, entry: &Entry, foreign: &[Range<usize>]) {
        let is_foreign = |again: &Span| foreign.iter().any(|range| range.contains(&again.start));
        for again in entry.again.iter().filter(|again| !is_foreign(again)) {
            self.sink.push(
                Diagnostic::error("yaml/duplicate-key", format!("“{}”写了两次", entry.key))
                    .at(self.at(*again), "又写了一次")
                    .at(self.at(entry.key_span), "第一次")
                    .help("留下正确的一处，删掉另一处；两处的内容不会合并"),
            );
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
            self.check(one, item, &Owner { name: owner.name, place: Some(place), number: Some(index + 1), key: None });
        }
    }

    fn scalar(&mut self, node: &Node, text: &str, style: Style, shape: &Shape, owner: &Owner<'_>) {
        if style == Style::Guessed {
            return;
        }
        if let Some(found) = scalar::problem(text, style, shape, owner.to_write()) {
            let own = || if owner.number.is_some() { owner.title() } else { format!("{}的值", owner.title()) };
            let label = if found.label.is_empty() { own() } else { found.label };
            let diagnostic = if found.is_error { Diagnostic::error } else { Diagnostic::warning };
            self.sink.push(diagnostic(found.rule, found.message).at(self.at(node.span), label).help(found.help));
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

    fn unknown_key(&mut self, entry: &Entry, before: &[Entry], keys: &[Key], meant: Option<&Key>) {
        let diagnostic = Diagnostic::error("case/unknown-key", format!("不认识的键“{}”", entry.key));
        let place = self.at(entry.key_span);
        let list = format!("这里可以写：{}", advice::names(keys));
        // A key that stands too far left belongs to the block above it.
        let above = before.iter().rev().take(NEAR).find_map(|one| keys.iter().find(|key| key.name == one.key));
        let above = above.filter(|key| key.shape.keys().iter().any(|key| key.name == entry.key)).map(|key| key.name);
        let home = above.or_else(|| home(self.root, "", &entry.key));
        self.sink.push(match (meant, home) {
            (Some(key), _) => diagnostic.at(place, format!("是不是“{}”？", key.name)).help(list),
            (None, Some("")) => diagnostic
                .at(place, format!("“{}”应写在最外层", entry.key))
                .help("把它移到行首，左边不留空格；它里面的各行比它多空两格"),
            (None, Some(home)) => diagnostic
                .at(place, format!("“{}”是“{home}”里的键", entry.key))
                .help(format!("移到“{home}:”下面，比“{home}”多空两格")),
            (None, None) => diagnostic.at(place, "").help(list),
        });
    }

    /// Keys that stand right below theirs instead of inside it.
    fn not_indented(&mut self, owner: &Entry, lost: &[Entry]) {
        let all: Vec<&str> = lost.iter().map(|entry| entry.key.as_str()).collect();
        let place = lost.first().map_or(owner.key_span, |first| first.key_span);
        self.sink.push(
            Diagnostic::error("yaml/indent", format!("“{}”下面的内容没有向右缩进", owner.key))
                .at(self.at(place), "从这一行起")
                .at(self.at(owner.key_span), "属于这里")
                .help(format!("在 {} 左边各空两格", all.join("、"))),
        );
    }

    fn missing(&mut self, missing: &[&Key], node: &Node, owner: &Owner<'_>) {
        let keys: Vec<String> = missing.iter().map(|key| format!("“{}”", key.name)).collect();
        let place = owner.place.unwrap_or_else(|| first_line(self.file, node.span));
        let label = match owner.number {
            _ if owner.name.is_empty() => "和这一行并排，写在最左边",
            None => "写在这下面",
            Some(_) => "写在这一条里",
        };
        let diagnostic = Diagnostic::error("case/missing-key", format!("{}缺少{}", owner.title(), keys.join("、")));
        let diagnostic = diagnostic.at(self.at(place), label);
        self.sink.push(missing.iter().fold(diagnostic, |diagnostic, key| diagnostic.help(advice::how_to_write(key))));
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
                    .help(format!("给整段文字加英文引号，写成 {}: {}", owner.name, quoted(&self.file.text[comment.start..comment.end]))),
            );
            return;
        }
        let diagnostic = Diagnostic::error("case/empty", format!("{}没有内容", owner.title())).at(self.at(place), "这里是空的");
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
        let (wanted, help) = advice::of_kind(shape, node, here, owner.to_write());
        let message = format!("{}应为{wanted}，这里是{found}", owner.title());
        self.sink.push(Diagnostic::error("case/wrong-kind", message).at(self.at(span), "").help(help));
    }

    /// The comment in the rest of a line.
    fn comment_after(&self, end: usize) -> Option<Span> {
        let rest = self.file.text.get(end..).and_then(|rest| rest.lines().next())?;
        let comment = rest.trim_start();
        (comment.starts_with('#') && comment.len() > 1)
            .then(|| Span::new(end + rest.len() - comment.len(), end + rest.trim_end().len()))
    }

    /// The `-` of an item with nothing in it.
    fn dash_before(&self, span: Span) -> Span {
        let before = self.file.text.get(..span.start).unwrap_or_default();
        let dash = if self.file.text[span.start..].starts_with('-') { Some(span.start) } else { before.rfind('-') };
        dash.map_or(span, |at| Span::new(at, at + 1))
    }

    fn at(&self, span: Span) -> Place {
        Place { file: self.file.clone(), span }
    }
}

fn first_line(file: &SourceFile, span: Span) -> Span {
    let text = file.text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + text.lines().next().unwrap_or_default().trim_end().len())
}
