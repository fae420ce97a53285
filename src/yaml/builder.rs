//! Nodes, one after another, to a tree.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::source::Span;

use super::tree::{Entry, Node, Value};

/// Deeper nesting than this is refused; a case needs five levels.
const MAX_DEPTH: usize = 32;
/// More values than this are refused; a case of a hundred events has about a thousand.
const MAX_NODES: usize = 50_000;

/// Why no more fits into the tree.
#[derive(Debug, Clone, Copy)]
pub(super) enum Full {
    TooDeep,
    TooMany,
}

/// A list or mapping that is not complete yet.
pub(super) struct Open {
    span: Span,
    node: OpenNode,
}

enum OpenNode {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, seen: BTreeMap<String, usize>, key: Option<(String, Span)> },
}

impl Open {
    pub(super) fn list(span: Span) -> Self {
        Self { span, node: OpenNode::List(Vec::new()) }
    }

    pub(super) fn map(span: Span) -> Self {
        let node = OpenNode::Map { entries: Vec::new(), seen: BTreeMap::new(), key: None };
        Self { span, node }
    }
}

#[derive(Default)]
pub(super) struct Builder {
    stack: Vec<Open>,
    documents: Vec<Node>,
    nodes: usize,
}

impl Builder {
    /// Is there a whole document already?
    pub(super) fn has_document(&self) -> bool {
        !self.documents.is_empty()
    }

    pub(super) fn open(&mut self, open: Open) -> Result<(), Full> {
        if self.stack.len() >= MAX_DEPTH {
            return Err(Full::TooDeep);
        }
        self.stack.push(open);
        Ok(())
    }

    /// Ends what was opened last; `end_of` says where a node ends that starts there.
    pub(super) fn close(&mut self, end_of: impl Fn(usize) -> usize) -> Result<(), Full> {
        let Some(Open { span, node }) = self.stack.pop() else {
            return Ok(());
        };
        let value = match node {
            OpenNode::List(items) => Value::List(items),
            OpenNode::Map { entries, .. } => Value::Map(entries),
        };
        let span = Span::new(span.start, end_of(span.start));
        self.place(Node { span, value })
    }

    pub(super) fn place(&mut self, node: Node) -> Result<(), Full> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Full::TooMany);
        }
        match self.stack.last_mut().map(|open| &mut open.node) {
            None => self.documents.push(node),
            Some(OpenNode::List(items)) => items.push(node),
            Some(OpenNode::Map { entries, seen, key }) => match key.take() {
                None => *key = Some(key_of(node)),
                // A merge key: the reference after it was reported.
                Some((key, _)) if key == "<<" && matches!(node.value, Value::Unread) => {}
                Some((key, key_span)) => {
                    let index = *seen.entry(key.clone()).or_insert(entries.len());
                    match entries.get_mut(index) {
                        Some(first) => first.again.push(key_span),
                        None => entries.push(Entry { key: key.into(), key_span, again: Vec::new(), node }),
                    }
                }
            },
        }
        Ok(())
    }

    /// The one document. Parts cut off by `---` are joined where that is certain, so that none of their keys is missed.
    pub(super) fn finish(self) -> Node {
        let is_something = |node: &Node| !matches!(node.value, Value::Nothing);
        let mut documents = self.documents.into_iter().filter(is_something);
        let mut node = documents.next().unwrap_or(Node { span: Span::default(), value: Value::Nothing });
        let mut keys: BTreeSet<Cow<'static, str>> =
            node.entries().iter().map(|entry| entry.key.clone()).collect();
        for Node { value, .. } in documents {
            let (Value::Map(entries), Value::Map(more)) = (&mut node.value, value) else {
                continue;
            };
            if more.iter().all(|entry| !keys.contains(&entry.key)) {
                keys.extend(more.iter().map(|entry| entry.key.clone()));
                entries.extend(more);
            }
        }
        node
    }
}

fn key_of(node: Node) -> (String, Span) {
    match node.value {
        Value::Scalar(text, _) => (text.into_owned(), node.span),
        // `? [a, b]` and the like: never a known key, so it is reported where it stands.
        _ => (String::new(), node.span),
    }
}
