//! The facts as a document: a tree of values that know what they are, and the way to one of them.

use std::fmt;

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::path::{CasePath, Step, steps};

/// The facts as one tree, with the keys in the order of `complain facts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document(pub(super) Node);

/// A part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A value.
    Leaf(Leaf),
    /// A list.
    List(Vec<Node>),
    /// Values by key.
    Group(Vec<(String, Node)>),
}

/// A value, by what it is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Leaf {
    /// A text for print.
    Text(String),
    /// A word for conditions, never for print.
    Code(String),
    /// Words of the data: printed as they stand, no fact.
    Fixed(String),
    /// Where the case says it; never for print.
    Path(CasePath),
    /// A day or a moment.
    Date(Moment),
    /// A sum.
    Amount(Amount),
    /// A number of days, for print.
    Days(i64),
    /// A number of days, for conditions.
    Gap(i64),
    /// Another number, for conditions.
    Number(i64),
    /// A condition.
    Bool(bool),
}

impl Document {
    /// The whole tree.
    pub fn root(&self) -> &Node {
        &self.0
    }

    /// What stands at a path such as `timeline[3].quote`.
    pub fn at(&self, path: &str) -> Option<&Node> {
        steps(path).try_fold(&self.0, |node, step| node.step(step?))
    }

    /// The value at a path.
    pub fn leaf(&self, path: &str) -> Option<&Leaf> {
        match self.at(path)? {
            Node::Leaf(leaf) => Some(leaf),
            _ => None,
        }
    }

    /// What stands at a path, where a list on the way stands for each of its items (`timeline.event`). A group without a text
    /// of its own is an empty one.
    pub fn values(&self, path: &str) -> Vec<String> {
        let mut nodes = vec![&self.0];
        for key in path.split('.') {
            nodes = nodes
                .iter()
                .flat_map(|node| node.items())
                .filter_map(|node| node.step(Step::Key(key)))
                .collect();
        }
        nodes.iter().flat_map(|node| node.items()).map(Node::word).collect()
    }

    /// Every value with its path, in order.
    pub fn leaves(&self) -> Vec<(String, &Leaf)> {
        let mut found = Vec::new();
        self.0.collect(&mut String::new(), &mut found);
        found
    }
}

impl Node {
    /// The items of a list; else the node itself.
    fn items(&self) -> Vec<&Self> {
        match self {
            Self::List(items) => items.iter().collect(),
            one => vec![one],
        }
    }

    fn word(&self) -> String {
        match self {
            Self::Leaf(Leaf::Bool(is)) => is.to_string(),
            Self::Leaf(leaf) => leaf.to_string(),
            _ => String::new(),
        }
    }

    fn step(&self, step: Step<'_>) -> Option<&Self> {
        match (self, step) {
            (Self::Group(entries), Step::Key(key)) => {
                entries.iter().find(|(name, _)| name == key).map(|(_, node)| node)
            }
            (Self::List(items), Step::Index(index)) => items.get(index),
            _ => None,
        }
    }

    fn collect<'a>(&'a self, path: &mut String, found: &mut Vec<(String, &'a Leaf)>) {
        let length = path.len();
        match self {
            Self::Leaf(leaf) => found.push((path.clone(), leaf)),
            Self::List(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push_str(&format!("[{index}]"));
                    item.collect(path, found);
                    path.truncate(length);
                }
            }
            Self::Group(entries) => {
                for (key, node) in entries {
                    if length > 0 {
                        path.push('.');
                    }
                    path.push_str(key);
                    node.collect(path, found);
                    path.truncate(length);
                }
            }
        }
    }
}

impl Leaf {
    /// May a text print it?
    pub fn is_printable(&self) -> bool {
        matches!(self, Self::Text(_) | Self::Date(_) | Self::Amount(_) | Self::Days(_))
    }

    /// Is it a day or a moment?
    pub fn is_date(&self) -> bool {
        matches!(self, Self::Date(_))
    }
}

impl fmt::Display for Leaf {
    /// As `complain facts` writes it, without quotation marks.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Code(text) | Self::Fixed(text) => out.write_str(text),
            Self::Path(path) => path.fmt(out),
            Self::Date(moment) => moment.fmt(out),
            Self::Amount(amount) => amount.fmt(out),
            Self::Days(number) | Self::Gap(number) | Self::Number(number) => number.fmt(out),
            Self::Bool(is) => is.fmt(out),
        }
    }
}
