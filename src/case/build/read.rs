//! Values under keys, as far as they can be read.

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::source::Span;
use crate::yaml::{Node, Value};

pub(super) fn text(node: &Node, key: &str) -> Option<String> {
    read(node, key, |text| (!text.trim().is_empty()).then(|| text.to_owned()))
}

pub(super) fn amount(node: &Node, key: &str) -> Option<Amount> {
    read(node, key, |text| Amount::parse(text).ok())
}

pub(super) fn moment(node: &Node, key: &str) -> Option<Moment> {
    read(node, key, |text| Moment::parse(text).ok())
}

pub(super) fn number(node: &Node, key: &str) -> Option<u32> {
    read(node, key, |text| text.parse().ok())
}

pub(super) fn read<T>(node: &Node, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    node.text_of(key).and_then(read)
}

/// The items that can be read, each with its place in the file's list.
pub(super) fn list<T>(node: &Node, key: &str, item: impl Fn(usize, &Node) -> Option<T>) -> Vec<T> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().enumerate().filter_map(|(index, one)| item(index, one)).collect()
}

/// A mapping inside; an empty one where there is none.
pub(super) fn part<'a>(node: &'a Node, key: &str) -> &'a Node {
    const NOTHING: &Node = &Node { span: Span::new(0, 0), value: Value::Nothing };
    node.get(key).unwrap_or(NOTHING)
}

pub(super) fn day(node: &Node, key: &str) -> Option<Day> {
    read(node, key, |text| Day::parse(text).ok())
}

pub(super) fn flag(node: &Node, key: &str) -> Option<bool> {
    read(node, key, |text| text.parse().ok())
}
