//! Where the values of a case stand in its file.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::path::CasePath;
use crate::source::{Place, SourceFile, Span};

/// Where the values of a case stand: `order.number`, `history[2].quote`.
#[derive(Debug, Clone)]
pub struct Places {
    pub(in crate::case) file: Arc<SourceFile>,
    pub(in crate::case) values: BTreeMap<CasePath, Span>,
    pub(in crate::case) keys: BTreeMap<CasePath, Span>,
}

impl Places {
    /// The case file.
    pub fn file(&self) -> &Arc<SourceFile> {
        &self.file
    }

    /// The paths of all values.
    pub fn paths(&self) -> impl Iterator<Item = &CasePath> {
        self.values.keys()
    }

    /// Is there a value at this path?
    pub fn contains(&self, path: &(impl AsRef<str> + ?Sized)) -> bool {
        self.values.contains_key(path.as_ref())
    }

    /// Is anything written at this path: a value, a list or a group of keys?
    pub fn has(&self, path: &(impl AsRef<str> + ?Sized)) -> bool {
        self.contains(path) || self.keys.contains_key(path.as_ref())
    }

    /// The place of a value; of the nearest key above it where it is absent.
    pub fn of(&self, path: &(impl AsRef<str> + ?Sized)) -> Place {
        let mut path = path.as_ref();
        let span = loop {
            if let Some(span) = self.values.get(path) {
                break *span;
            }
            match self.parent(path) {
                Ok(parent) => path = parent,
                Err(span) => break span,
            }
        };
        Place { file: self.file.clone(), span }
    }

    /// The place of what stands under a key: of the value, or of the key of a list or mapping.
    pub fn written(&self, path: &CasePath) -> Place {
        match (self.values.get(path), self.keys.get(path)) {
            (None, Some(span)) => Place { file: self.file.clone(), span: *span },
            _ => self.of(path),
        }
    }

    /// The place under which an absent value belongs: the key of its parent.
    pub fn parent_of(&self, path: &(impl AsRef<str> + ?Sized)) -> Place {
        let mut path = path.as_ref();
        let span = loop {
            match self.parent(path) {
                Ok(parent) => match self.keys.get(parent) {
                    Some(span) => break *span,
                    None => path = parent,
                },
                Err(span) => break span,
            }
        };
        Place { file: self.file.clone(), span }
    }

    fn parent<'a>(&self, path: &'a str) -> Result<&'a str, Span> {
        match path.rfind(['.', '[']) {
            Some(at) => Ok(&path[..at]),
            None => Err(self.file.line_span(1)),
        }
    }
}
