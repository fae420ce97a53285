//! What is wrong with a value, and the key that it belongs to.

use std::fmt::Display;

/// What is wrong, and what to write instead.
pub(super) struct Problem {
    pub(super) rule: &'static str,
    pub(super) message: String,
    /// A word beside the place, where there is a better one than its name.
    pub(super) label: Option<String>,
    pub(super) help: String,
    /// Is it an error, or may it be meant?
    pub(super) is_error: bool,
    /// The value that the help says to write, where it says one and no other.
    pub(super) cure: Option<String>,
}

impl Problem {
    pub(super) fn new(rule: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, message: message.into(), label: None, help: help.into(), is_error: true, cure: None }
    }

    pub(super) fn cure(mut self, better: impl Into<String>) -> Self {
        self.cure = Some(better.into());
        self
    }
}

/// The key that a value belongs to.
#[derive(Clone, Copy)]
pub(super) struct Name<'a> {
    pub(super) key: &'a str,
    /// Is it one of several in a list?
    pub(super) is_item: bool,
}

impl Name<'_> {
    /// The value as it should stand in the file.
    pub(super) fn with(self, value: impl Display) -> String {
        if self.is_item { format!("写成 {value}") } else { format!("写成 {}: {value}", self.key) }
    }
}
