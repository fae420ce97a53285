//! The values of a case file, one by one, and a tree with one of them changed.

use crate::path::{CasePath, Step};
use crate::source::Span;
use crate::yaml::{Entry, Key, Node, Shape, Style, Value};

/// A value of a case file.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// Its path, `history[3].quote`.
    pub path: CasePath,
    /// What it says.
    pub text: String,
    /// What it must be.
    pub shape: &'static Shape,
    /// Where it stands.
    pub span: Span,
    /// May the case do without it? It is left out with the key of the list in which it is the only item.
    pub is_optional: bool,
}

impl Leaf {
    /// The last key of its path.
    pub(super) fn key(&self) -> &str {
        self.path.last()
    }
}

/// Every value of a tree of this shape, in the order of the file.
pub fn leaves(root: &Node, shape: &'static Shape) -> Vec<Leaf> {
    let mut found = Vec::new();
    walk(root, shape, CasePath::root(), false, &mut found);
    found
}

fn walk(node: &Node, shape: &'static Shape, path: CasePath, is_optional: bool, found: &mut Vec<Leaf>) {
    match (&node.value, shape) {
        (Value::Map(entries), Shape::Map(keys) | Shape::TextOr(keys)) => {
            for (entry, key) in entries.iter().filter_map(|entry| Some((entry, known(keys, &entry.key)?))) {
                walk(&entry.node, key.shape, path.join(&entry.key), !key.required, found);
            }
        }
        (Value::List(items), Shape::List(item)) => {
            for (index, one) in items.iter().enumerate() {
                walk(one, item, path.index(index), is_optional || items.len() > 1, found);
            }
        }
        (Value::Scalar(text, _), _) => {
            let shape = if matches!(shape, Shape::TextOr(_)) { &Shape::Text } else { shape };
            found.push(Leaf { path, text: text.to_string(), shape, span: node.span, is_optional });
        }
        _ => {}
    }
}

fn known(keys: &'static [Key], name: &str) -> Option<&'static Key> {
    keys.iter().find(|key| key.name == name)
}

/// The tree with another value at a path; without it where there is none.
pub fn changed(root: &Node, path: &CasePath, value: Option<&str>) -> Node {
    let mut tree = root.clone();
    let steps: Vec<Step<'_>> = path.steps().collect();
    change(&mut tree, &steps, value);
    tree
}

/// True where nothing is left of the node, so that its key goes too.
fn change(node: &mut Node, steps: &[Step<'_>], value: Option<&str>) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        if let Some(text) = value {
            node.value = Value::Scalar(text.to_owned().into(), Style::Quoted);
        }
        return value.is_none();
    };
    match (&mut node.value, step) {
        (Value::Map(entries), Step::Key(key)) => {
            let inside = |entry: &mut Entry| entry.key == *key && change(&mut entry.node, rest, value);
            let gone = entries.iter_mut().position(inside);
            gone.map(|at| entries.remove(at));
            entries.is_empty()
        }
        (Value::List(items), Step::Index(index)) => {
            if items.get_mut(*index).is_some_and(|item| change(item, rest, value)) {
                items.remove(*index);
            }
            items.is_empty()
        }
        _ => false,
    }
}
