//! A document as the values that templates see, each that may be printed with its mark, and the paths of the marks.

use crate::draft::Sizing;
use crate::facts::{Leaf, Node};

use super::marks::{Kind, wrap};

/// The variables of one text.
pub(super) struct Variables {
    pub(super) context: tera::Context,
    /// The paths of the marks that only this text has.
    pub(super) more: Vec<String>,
}

/// These variables with what a template asks of the sizing.
pub(super) fn for_sizing(context: &tera::Context, sizing: &Sizing) -> tera::Context {
    let mut context = context.clone();
    context.insert_value("size", sizing.size.word().into());
    context.insert_value("annexed", sizing.is_annexed.into());
    context.insert_value("names_law", sizing.names_law.into());
    context.insert_value("cuts_words", sizing.cuts_words.into());
    context
}

/// The path of each mark's number.
#[derive(Clone, Copy)]
pub(super) struct Paths<'a> {
    pub(super) base: &'a [String],
    pub(super) more: &'a [String],
}

impl<'a> Paths<'a> {
    pub(super) fn get(self, number: usize) -> Option<&'a str> {
        let path = self.base.get(number).or_else(|| self.more.get(number.checked_sub(self.base.len())?));
        path.map(String::as_str)
    }
}

/// A value with what may be printed marked; `path` is where it stands. What it is says how: a word for conditions stays plain.
pub(super) fn marked(node: &Node, path: &mut String, paths: &mut Vec<String>) -> tera::Value {
    let length = path.len();
    match node {
        Node::Leaf(leaf) if leaf.is_printable() => {
            let kind = match leaf {
                Leaf::Date(_) => Kind::Date,
                Leaf::Amount(_) => Kind::Amount,
                _ => Kind::Text,
            };
            paths.push(path.clone());
            wrap(kind, paths.len() - 1, &leaf.to_string()).into()
        }
        Node::Leaf(Leaf::Gap(number) | Leaf::Number(number)) => (*number).into(),
        Node::Leaf(Leaf::Bool(is)) => (*is).into(),
        Node::Leaf(leaf) => leaf.to_string().into(),
        Node::List(items) => {
            let mut list = Vec::with_capacity(items.len());
            for (index, item) in items.iter().enumerate() {
                path.push_str(&format!("[{index}]"));
                list.push(marked(item, path, paths));
                path.truncate(length);
            }
            list.into()
        }
        Node::Group(entries) => {
            let mut map = tera::Map::with_capacity(entries.len());
            for (key, value) in entries {
                path.push('.');
                path.push_str(key);
                map.insert(key.clone().into(), marked(value, path, paths));
                path.truncate(length);
            }
            map.into()
        }
    }
}
