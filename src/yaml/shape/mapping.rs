//! The keys of a mapping: unknown, missing, repeated, or belonging elsewhere.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::Span;

use super::super::tree::{Entry, Node, Style, Value};
use super::check::{Checker, Owner, first_line};
use super::{Key, Shape, advice, cure, guess, stray};

impl Checker<'_> {
    pub(super) fn map(&mut self, entries: &[Entry], node: &Node, keys: &[Key], owner: &Owner<'_>) {
        let mut guessed = Vec::new();
        let mut foreign = Vec::new();
        let mut rest = entries;
        while let [entry, after @ ..] = rest {
            let known = keys.iter().find(|key| key.name == entry.key);
            let inside = if matches!(entry.node.value, Value::Nothing) {
                self.inside(entry, known, keys, after)
            } else {
                0
            };
            let (inside, after) = after.split_at(inside);
            rest = after;
            let is_outer = known.is_none() && self.root.keys().iter().any(|key| key.name == entry.key);
            if is_outer || !inside.is_empty() {
                let end = after.first().map_or(node.span.end, |next| next.key_span.start);
                foreign.push(entry.key_span.start..end);
            }
            match known {
                Some(_) if !inside.is_empty() => self.not_indented(entry, inside),
                Some(key) => {
                    let owner = Owner::of(key.name, entry.key_span, Some(key));
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
        for entry in entries {
            self.twice(entry, &foreign);
        }
        let absent =
            |key: &&Key| key.required && node.get(key.name).is_none() && !guessed.contains(&key.name);
        let missing: Vec<&Key> = keys
            .iter()
            .filter(absent)
            .filter(|key| self.strays.iter().all(|stray| stray != key.name))
            .collect();
        if !missing.is_empty() {
            self.missing(&missing, node, owner);
        }
    }

    /// How many of the entries after a key without a value belong inside it: their indent, or its own, is wrong.
    fn inside(&self, entry: &Entry, known: Option<&Key>, keys: &[Key], after: &[Entry]) -> usize {
        let has = |keys: &[Key], entry: &Entry| keys.iter().any(|key| key.name == entry.key);
        match (known.map(|key| key.shape), self.root) {
            (Some(Shape::Map(own)), _) => {
                after.iter().take_while(|one| !has(keys, one) && has(own, one)).count()
            }
            (None, Shape::Map(root)) => {
                let own = root
                    .iter()
                    .find(|key| key.name == entry.key)
                    .map(|key| key.shape.keys())
                    .unwrap_or_default();
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

    fn unknown_key(&mut self, entry: &Entry, before: &[Entry], keys: &[Key], meant: Option<&Key>) {
        let diagnostic = Diagnostic::error("case/unknown-key", format!("不认识的键“{}”", entry.key));
        let place = self.at(entry.key_span);
        let list = format!("这里可以写：{}", advice::names(keys));
        let home = stray::home(self.root, before, keys, &entry.key);
        self.sink.push(match (meant, home) {
            (Some(key), _) => {
                let slip = guess::is_a_slip(&entry.key, key.name).then_some(entry.key_span);
                let fix = slip.and_then(|span| cure::instead(self.file, span, Style::Plain, key.name));
                let found = diagnostic.at(place, format!("是不是“{}”？", key.name)).help(list);
                Diagnostic { fix, ..found }
            }
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
        let all: Vec<&str> = lost.iter().map(|entry| &*entry.key).collect();
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
        let diagnostic =
            Diagnostic::error("case/missing-key", format!("{}缺少{}", owner.title(), keys.join("、")));
        let diagnostic = diagnostic.at(self.at(place), label);
        self.sink.push(
            missing.iter().fold(diagnostic, |diagnostic, key| diagnostic.help(advice::how_to_write(key))),
        );
    }
}
