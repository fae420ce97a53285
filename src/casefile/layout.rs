//! A case as the text of its file: the keys in the order of the documents, each with a comment.

use std::collections::BTreeMap;

use crate::case::keys;
use crate::reading::{is_raw, visible};
use crate::yaml::{Shape, TO_FILL, as_value};

/// The keys of a case that stand once, in the order of the file.
const KEYS: &[&str] = &[
    "platform",
    "operator.name",
    "consumer.name",
    "consumer.phone",
    "consumer.address",
    "merchant.shop",
    "merchant.kind",
    "merchant.legal_name",
    "order.number",
    "order.item",
    "order.spec",
    "order.quantity",
    "order.unit",
    "order.paid",
    "order.shipping",
    "order.payment.method",
    "order.payment.transaction",
    "order.placed",
    "problem.kind",
    "problem.summary",
];
/// Keys that channels ask for: without a value they stand there as a comment.
const WANTED: &[&str] = &["consumer.name", "consumer.phone", "order.number", "order.placed"];

/// A value and a remark on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Value {
    /// The value.
    pub text: String,
    /// What stands behind it as a comment; what the key is for, where there is none.
    pub remark: Option<String>,
}

/// An event, with what is remarked of it on the lines before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Happened {
    /// Its keys and values, in the order in which they are written.
    pub entries: Vec<(&'static str, String)>,
    /// Remarks.
    pub remarks: Vec<String>,
}

/// What is to be written.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Remarks at the top.
    pub top: Vec<String>,
    /// The values by their path, `order.paid`.
    pub values: BTreeMap<&'static str, Value>,
    /// The claims: keys and values.
    pub claims: Vec<Happened>,
    /// The events.
    pub history: Vec<Happened>,
    /// Remarks where the evidence belongs.
    pub evidence: Vec<String>,
}

impl Written {
    /// Puts a value.
    pub fn put(&mut self, path: &'static str, text: impl Into<String>, remark: Option<String>) {
        self.values.insert(path, Value { text: text.into(), remark });
    }

    /// The value at a path.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.values.get(path).map(|value| value.text.as_str())
    }

    /// The text of the file. What a case cannot do without and is not known says `请填`.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.top {
            text.push_str(&format!("# {}\n", visible(line)));
        }
        let mut open: Vec<&str> = Vec::new();
        for path in KEYS {
            self.key(path, &mut open, &mut text);
        }
        list("claims", "诉求，一条或几条", &self.claims, &["kind"], &mut text);
        list("history", "经过，一件事一条", &self.history, &["at", "by", "event"], &mut text);
        for line in &self.evidence {
            text.push_str(&format!("# {}\n", visible(line)));
        }
        text
    }

    fn key(&self, path: &'static str, open: &mut Vec<&'static str>, text: &mut String) {
        let (about, is_required) = about(path);
        let value = self.values.get(path);
        let is_wanted = WANTED.contains(&path) && value.is_none();
        if value.is_none() && !is_required && !is_wanted {
            return;
        }
        let parts: Vec<&'static str> = path.split('.').collect();
        let (key, parents) = parts.split_last().map_or((path, &[][..]), |(key, parents)| (*key, parents));
        // A group of which nothing is known but comments would be empty.
        let is_bare = is_wanted
            && !self.values.keys().any(|known| known.starts_with(parents.first().copied().unwrap_or(path)));
        let is_empty = is_bare && parents.first().is_some_and(|parent| !is_group_required(parent));
        for (depth, parent) in parents.iter().enumerate() {
            if open.get(depth) != Some(parent) {
                open.truncate(depth);
                open.push(parent);
                let mark = if is_empty { "# " } else { "" };
                text.push_str(&format!("{mark}{}{parent}:\n", "  ".repeat(depth)));
            }
        }
        open.truncate(parents.len());
        let indent = "  ".repeat(parents.len());
        let remark = value.and_then(|value| value.remark.as_deref()).unwrap_or(about);
        let shown = value.map_or_else(|| TO_FILL.to_owned(), |value| written(path, &value.text));
        let mark = if is_wanted { "# " } else { "" };
        text.push_str(&format!("{mark}{indent}{key}: {shown}  # {}\n", visible(remark)));
    }
}

/// What a key is for, and whether a case needs it.
fn about(path: &str) -> (&'static str, bool) {
    let mut shape = keys::CASE;
    let mut found = ("", false);
    let mut is_needed = true;
    for part in path.split('.') {
        let Shape::Map(keys) = shape else { return found };
        let Some(key) = keys.iter().find(|key| key.name == part) else { return found };
        is_needed &= key.required;
        found = (key.about, is_needed);
        shape = key.shape;
    }
    found
}

fn is_group_required(key: &str) -> bool {
    about(key).1
}

/// Numbers that identify stand in quotes, whatever they look like.
fn written(path: &str, text: &str) -> String {
    let is_number = ["number", "phone", "transaction"].iter().any(|end| path.ends_with(end));
    let is_plain = |c: char| !matches!(c, '"' | '\\' | '\r') && !is_raw(c);
    if is_number && text != TO_FILL && text.chars().all(is_plain) {
        return format!("\"{text}\"");
    }
    let key = path.rsplit('.').next().unwrap_or(path);
    as_value_of(key, text)
}

/// A moment has a blank and a colon in it, and needs no quotes.
fn as_value_of(key: &str, text: &str) -> String {
    if ["at", "placed", "until", "exhibits"].contains(&key) { text.to_owned() } else { as_value(text) }
}

/// The meaning of a word, as a comment behind it.
fn word_about(list: &str, key: &str, word: &str) -> String {
    let shape = match keys::CASE {
        Shape::Map(keys) => keys.iter().find(|one| one.name == list).map(|one| one.shape),
        _ => None,
    };
    let Some(Shape::List(Shape::Map(keys))) = shape else { return String::new() };
    let Some(key) = keys.iter().find(|one| one.name == key) else { return String::new() };
    let meant = match key.shape {
        Shape::OneOf(choices) => choices.iter().find(|one| one.word == word).map(|one| one.about),
        _ => None,
    };
    let meant = meant.or(Some(key.about).filter(|_| word == TO_FILL));
    meant.map(|about| format!("  # {about}")).unwrap_or_default()
}

fn list(key: &str, about: &str, items: &[Happened], needed: &[&str], text: &mut String) {
    text.push_str(&format!("{key}:  # {about}\n"));
    let empty = [Happened::default()];
    let items = if items.is_empty() { &empty[..] } else { items };
    for item in items {
        for remark in &item.remarks {
            text.push_str(&format!("  # {}\n", visible(remark)));
        }
        let missing = needed.iter().filter(|key| item.entries.iter().all(|(known, _)| known != *key));
        let missing = missing.map(|key| (*key, TO_FILL));
        let entries = item.entries.iter().map(|(key, value)| (*key, value.as_str())).chain(missing);
        for (number, (entry, value)) in entries.enumerate() {
            let dash = if number == 0 { "  - " } else { "    " };
            let remark = word_about(key, entry, value);
            text.push_str(&format!("{dash}{entry}: {}{remark}\n", as_value_of(entry, value)));
        }
    }
}
