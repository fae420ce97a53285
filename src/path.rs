//! The way to a value of a case file: `order.number`, `history[2].quote`.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// A path in a case file. Cheap to clone; ordered as its text is, so that it can be looked up by a text.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CasePath(Arc<str>);

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// To the value of a key.
    Key(&'a str),
    /// To an item of a list, from 0.
    Index(usize),
}

impl CasePath {
    /// The whole case.
    pub fn root() -> Self {
        Self("".into())
    }

    /// A path that the program itself names: `CasePath::of("order.paid")`.
    pub fn of(path: &str) -> Self {
        Self(path.into())
    }

    /// Reads a path; `None` where the text is none.
    pub fn parse(text: &str) -> Option<Self> {
        let is_read = text.is_empty() || steps(text).all(|step| step.is_some());
        is_read.then(|| Self(text.into()))
    }

    /// The path as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value of a key below; `key` may lead further: `payment.method`.
    #[must_use]
    pub fn join(&self, key: &str) -> Self {
        if self.is_root() { Self::of(key) } else { Self([self.as_str(), ".", key].concat().into()) }
    }

    /// An item of the list at this path.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self([self.as_str(), "[", &index.to_string(), "]"].concat().into())
    }

    /// The same with more written after it, `.quote` or `[2].quote`: how a path among the facts goes on in the case.
    #[must_use]
    pub fn then(&self, tail: &str) -> Self {
        Self([self.as_str(), tail].concat().into())
    }

    /// What the value stands in; `None` for the whole case.
    pub fn parent(&self) -> Option<Self> {
        if self.is_root() {
            return None;
        }
        Some(self.0.rfind(['.', '[']).map_or_else(Self::root, |at| Self::of(&self.0[..at])))
    }

    /// Is this the value at `base`, or inside it?
    pub fn starts_with(&self, base: &str) -> bool {
        let rest = self.0.strip_prefix(base);
        rest.is_some_and(|rest| base.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
    }

    /// Is this inside `base`, and not itself the value there?
    pub fn is_below(&self, base: &Self) -> bool {
        self != base && self.starts_with(base.as_str())
    }

    /// The last key with what follows it: `quote`, `exhibits[1]`.
    pub fn last(&self) -> &str {
        self.0.rsplit('.').next().unwrap_or_default()
    }

    /// The place in its list, where it is an item of one.
    pub fn place(&self) -> Option<usize> {
        match self.steps().last() {
            Some(Step::Index(index)) => Some(index),
            _ => None,
        }
    }

    /// The steps from the whole case to the value.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        steps(&self.0).flatten()
    }

    fn is_root(&self) -> bool {
        self.0.is_empty()
    }
}

/// The steps of a path as they are written, be it into a case or into the facts; `None` for one that is none.
pub fn steps(text: &str) -> impl Iterator<Item = Option<Step<'_>>> {
    text.split('.').filter(|_| !text.is_empty()).flat_map(|part| part.split('[').enumerate().map(step))
}

fn step((number, written): (usize, &str)) -> Option<Step<'_>> {
    match (number, written) {
        (0, "") => None,
        (0, key) => (!key.contains(']')).then_some(Step::Key(key)),
        (_, item) => item.strip_suffix(']')?.parse().ok().map(Step::Index),
    }
}

impl fmt::Display for CasePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for CasePath {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<&str> for CasePath {
    fn from(path: &str) -> Self {
        Self::of(path)
    }
}

impl PartialEq<str> for CasePath {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for CasePath {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl AsRef<str> for CasePath {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for CasePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes() {
        for text in ["", "order", "order.paid", "history[12].exhibits[0]", "a[0][1].b"] {
            assert_eq!(CasePath::parse(text).unwrap().to_string(), text);
        }
        for text in [".", "a.", ".a", "a[", "a[x]", "[0]", "a]", "a[1]b"] {
            assert_eq!(CasePath::parse(text), None, "{text}");
        }
        let path = CasePath::of("history").index(2).join("exhibits").index(0);
        assert_eq!(path.as_str(), "history[2].exhibits[0]");
        assert_eq!(path.last(), "exhibits[0]");
        assert_eq!(path.place(), Some(0));
        let steps: Vec<Step<'_>> = path.steps().collect();
        assert_eq!(steps, [Step::Key("history"), Step::Index(2), Step::Key("exhibits"), Step::Index(0)]);
    }

    #[test]
    fn knows_what_it_stands_in() {
        let path = CasePath::of("history[12].quote");
        let up: Vec<String> =
            std::iter::successors(path.parent(), CasePath::parent).map(|path| path.to_string()).collect();
        assert_eq!(up, ["history[12]", "history", ""]);
        assert!(path.starts_with("history") && path.starts_with("history[12]") && path.starts_with(""));
        assert!(!path.starts_with("history[1]") && !path.starts_with("hist"));
        assert!(path.is_below(&CasePath::root()) && !path.is_below(&path));
    }
}
