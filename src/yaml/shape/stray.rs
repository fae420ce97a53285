//! Keys that one mapping has and that stand in another.

use super::super::tree::{Entry, Node};
use super::{Key, Shape};

/// How many entries before a stray key are looked at for its place.
const NEAR: usize = 10;

/// The names of keys that stand where they do not belong.
pub(super) fn names(node: &Node, shape: &Shape) -> Vec<String> {
    let mut strays = Vec::new();
    find_strays(node, shape, shape, &mut strays);
    strays
}

fn find_strays(node: &Node, shape: &Shape, root: &Shape, strays: &mut Vec<String>) {
    match shape {
        Shape::Map(keys) | Shape::TextOr(keys) => {
            for entry in node.entries() {
                match keys.iter().find(|key| key.name == entry.key) {
                    Some(key) => find_strays(&entry.node, key.shape, root, strays),
                    None if first_home(root, "", &entry.key).is_some() => strays.push(entry.key.to_string()),
                    None => {}
                }
            }
        }
        Shape::List(item) => {
            for one in node.items() {
                find_strays(one, item, root, strays);
            }
        }
        _ => {}
    }
}

/// The mapping, by its key, to which a stray key belongs: one above it where it stands, else the first that has it.
pub(super) fn home<'a>(root: &'a Shape, before: &[Entry], keys: &'a [Key], stray: &str) -> Option<&'a str> {
    let mut near = before.iter().rev().take(NEAR);
    // A key that stands too far left belongs to the block right above it.
    let above = near.find_map(|one| keys.iter().find(|key| key.name == one.key));
    let above = above.filter(|key| key.shape.keys().iter().any(|key| key.name == stray));
    above.map(|key| key.name).or_else(|| first_home(root, "", stray))
}

fn first_home<'a>(shape: &'a Shape, name: &'a str, key: &str) -> Option<&'a str> {
    let keys = shape.keys();
    if keys.iter().any(|one| one.name == key) {
        return Some(name);
    }
    keys.iter().find_map(|one| first_home(one.shape, one.name, key))
}
