//! A case file as plain values that a form changes, and how they are written.

use crate::path::{CasePath, Step};
use crate::reading::is_han;
use crate::yaml::{self, Key, Node, Shape};

/// What stands at a place of a case file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing after the key.
    Nothing,
    /// A text, a number, a word.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values, in their order.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// The values of a file that was read.
    pub(super) fn of(node: &Node) -> Self {
        match &node.value {
            yaml::Value::Scalar(text, _) => Self::Text(text.to_string()),
            yaml::Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            yaml::Value::Map(entries) => {
                let entries = entries.iter().map(|entry| (entry.key.to_string(), Self::of(&entry.node)));
                Self::Map(entries.collect())
            }
            yaml::Value::Nothing | yaml::Value::Unread => Self::Nothing,
        }
    }

    /// What stands at a path.
    pub(super) fn at(&self, path: &str) -> Option<&Self> {
        let path = CasePath::parse(path)?;
        path.steps().try_fold(self, |value, step| value.step(step))
    }

    /// The text at a path; empty where there is none.
    pub(super) fn text_at(&self, path: &str) -> &str {
        self.at(path).map_or("", Self::text)
    }

    /// The text of it; empty where it is none.
    pub(super) fn text(&self) -> &str {
        if let Self::Text(text) = self { text } else { "" }
    }

    /// The items of a list.
    pub(super) fn items(&self) -> &[Self] {
        if let Self::List(items) = self { items } else { &[] }
    }

    /// The items of the list at a path.
    pub(super) fn items_at(&self, path: &str) -> &[Self] {
        self.at(path).map(Self::items).unwrap_or_default()
    }

    /// Is there nothing in it?
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Text(text) => text.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Map(entries) => entries.is_empty(),
        }
    }

    fn step(&self, step: Step<'_>) -> Option<&Self> {
        match (self, step) {
            (Self::Map(entries), Step::Key(key)) => {
                entries.iter().find(|(known, _)| known == key).map(|(_, value)| value)
            }
            (Self::List(items), Step::Index(index)) => items.get(index),
            _ => None,
        }
    }

    /// Puts a value where a path leads; keys on the way are made. False where it leads nowhere.
    pub(super) fn put(&mut self, steps: &[Step<'_>], value: Self, shape: &Shape) -> bool {
        let Some((first, rest)) = steps.split_first() else {
            *self = value;
            return true;
        };
        let is_open = matches!(self, Self::Nothing) || matches!(self, Self::Text(text) if text.is_empty());
        match first {
            Step::Key(key) => {
                if is_open {
                    *self = Self::Map(Vec::new());
                }
                let Self::Map(entries) = self else { return false };
                let place = entries.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
                    let place = place_of(entries, key, keys(shape));
                    entries.insert(place, ((*key).to_owned(), Self::Nothing));
                    place
                });
                entries[place].1.put(rest, value, below(shape, key))
            }
            Step::Index(index) => {
                if is_open {
                    *self = Self::List(Vec::new());
                }
                let Self::List(items) = self else { return false };
                if *index == items.len() {
                    items.push(Self::Nothing);
                }
                let shape = if let Shape::List(item) = shape { item } else { shape };
                items.get_mut(*index).is_some_and(|item| item.put(rest, value, shape))
            }
        }
    }

    /// Takes away what stands at a path, and the groups and lists that are empty then; an item of a list stays.
    pub(super) fn take(&mut self, steps: &[Step<'_>]) {
        let Some((first, rest)) = steps.split_first() else { return };
        match (self, first) {
            (Self::Map(entries), Step::Key(key)) => {
                let Some(place) = entries.iter().position(|(known, _)| known == key) else { return };
                entries[place].1.take(rest);
                if rest.is_empty() || entries[place].1.is_empty() {
                    entries.remove(place);
                }
            }
            (Self::List(items), Step::Index(index)) if *index < items.len() => {
                if rest.is_empty() {
                    items.remove(*index);
                } else {
                    items[*index].take(rest);
                }
            }
            _ => {}
        }
    }

    /// The whole as a case file.
    pub(super) fn file(&self, shape: &Shape) -> String {
        let mut out = String::new();
        self.block(0, shape, &mut out);
        out
    }

    /// Over several lines, each so far in.
    pub(super) fn block(&self, indent: usize, shape: &Shape, out: &mut String) {
        match self {
            Self::Map(entries) if !entries.is_empty() => {
                for (number, (key, value)) in entries.iter().enumerate() {
                    if number > 0 || !out.ends_with("- ") {
                        out.push_str(&" ".repeat(indent));
                    }
                    out.push_str(&scalar(key, &Shape::Name));
                    out.push(':');
                    let shape = below(shape, key);
                    value.after_key(indent + 2, shape, out);
                }
            }
            Self::List(items) if !items.is_empty() => {
                let shape = if let Shape::List(item) = shape { item } else { shape };
                for item in items {
                    out.push_str(&" ".repeat(indent));
                    out.push_str("- ");
                    item.block(indent + 2, shape, out);
                }
            }
            _ => {
                out.push_str(&self.flow(shape));
                out.push('\n');
            }
        }
    }

    fn after_key(&self, indent: usize, shape: &Shape, out: &mut String) {
        let is_words = self.items().iter().all(|item| matches!(item, Self::Text(_)));
        let is_long = match self {
            Self::Map(entries) => !entries.is_empty(),
            Self::List(items) => !items.is_empty() && !is_words,
            _ => false,
        };
        if is_long {
            out.push('\n');
            self.block(indent, shape, out);
        } else {
            out.push_str(&format!(" {}\n", self.flow(shape)));
        }
    }

    /// On one line.
    pub(super) fn flow(&self, shape: &Shape) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => scalar(text, shape),
            Self::List(items) => {
                let shape = if let Shape::List(item) = shape { item } else { shape };
                let items: Vec<String> = items.iter().map(|item| item.flow(shape)).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Map(entries) => {
                let one = |(key, value): &(String, Self)| {
                    format!("{}: {}", scalar(key, &Shape::Name), value.flow(below(shape, key)))
                };
                let entries: Vec<String> = entries.iter().map(one).collect();
                format!("{{{}}}", entries.join(", "))
            }
        }
    }
}

/// The keys of a mapping, or of the mappings in a list.
pub(super) fn keys(shape: &Shape) -> &'static [Key] {
    match shape {
        Shape::Map(keys) | Shape::TextOr(keys) => keys,
        Shape::List(item) => keys(item),
        _ => &[],
    }
}

/// What the value of a key must be.
pub(super) fn below(shape: &Shape, key: &str) -> &'static Shape {
    keys(shape).iter().find(|known| known.name == key).map_or(&Shape::Text, |known| known.shape)
}

/// What the value at a path must be, and what it is for; `None` for a path that no case file has.
pub(super) fn key_at(shape: &'static Shape, path: &CasePath) -> Option<&'static Key> {
    let mut shape = shape;
    let mut found = None;
    for step in path.steps() {
        if let Step::Key(name) = step {
            let key = keys(shape).iter().find(|known| known.name == name)?;
            (shape, found) = (key.shape, Some(key));
        }
    }
    found
}

/// Where a key belongs among those that are there.
pub(super) fn place_of(entries: &[(String, Value)], key: &str, keys: &[Key]) -> usize {
    let rank = |name: &str| keys.iter().position(|known| known.name == name).unwrap_or(keys.len());
    entries.iter().rposition(|(known, _)| rank(known) <= rank(key)).map_or(0, |place| place + 1)
}

/// A value as it stands in the file: in quotation marks unless nothing about it can be misread.
pub(super) fn scalar(text: &str, shape: &Shape) -> String {
    let is_word = |c: char| c.is_ascii_alphanumeric() || "-._: ".contains(c);
    let is_free = matches!(shape, Shape::Text | Shape::Texts | Shape::TextOr(_));
    let is_plain = if is_free {
        text.starts_with(is_han)
            && text.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || "，。、；“”".contains(c))
    } else {
        text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text.chars().all(is_word)
            && !text.contains(": ")
            && !text.ends_with([':', ' '])
    };
    // A text as JSON is one as YAML.
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}
