//! The node tree.

use std::borrow::Cow;

use crate::source::Span;

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone)]
pub enum Value {
    /// Text, exactly as written; that of a built-in file is not copied.
    Scalar(Cow<'static, str>, Style),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<Entry>),
    /// Nothing after the key, or `~`.
    Nothing,
    /// Something that was reported and is not looked at again.
    Unread,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `"` or `'`.
    Quoted,
    /// After `|` or `>`.
    Block,
    /// In a way that was reported: this is what was probably meant.
    Guessed,
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: Cow<'static, str>,
    /// Where the key stands.
    pub key_span: Span,
    /// Where it stands again in the same mapping; these are left out.
    pub again: Vec<Span>,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The value of a key, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    /// The entries of a mapping; empty for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; empty for anything else.
    pub fn items(&self) -> &[Self] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// The text of a scalar, to keep; that of a built-in file is not copied.
    pub fn kept(&self) -> Option<Cow<'static, str>> {
        match &self.value {
            Value::Scalar(text, _) => Some(text.clone()),
            _ => None,
        }
    }

    /// The text under a key, if it is there and is a scalar.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Self::text)
    }

    /// The texts of the list under a key; none where it is not there.
    pub fn texts_of(&self, key: &str) -> Vec<String> {
        let items = self.get(key).map(Self::items).unwrap_or_default();
        items.iter().filter_map(|item| item.text().map(str::to_owned)).collect()
    }
}
