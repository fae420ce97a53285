//! Diagnostics for people and for machines: one file a format, all behind [`document`].

mod excerpt;
mod fingerprint;
mod github;
mod human;
mod json;
mod junit;
mod position;
mod private;
mod sarif;
mod summary;
mod uri;

use crate::diagnostic::{Diagnostic, Severity};

pub use human::{of_batch, write, write_in};
pub use summary::{Cell, Due, Row, summary};

/// A report's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    Human,
    /// `complain.check/1`, see `docs/json.md`.
    Json,
    /// Workflow commands, which GitHub shows beside the lines of a change.
    Github,
    /// SARIF 2.1.0.
    Sarif,
    /// `JUnit` XML.
    Junit,
}

/// A file that was checked, and what was found in it.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The file as the user wrote it; empty where the diagnostics belong to no file.
    pub name: &'a str,
    /// The case's id; empty where the file did not say one.
    pub case: &'a str,
    /// What was found, in the order to report it.
    pub diagnostics: &'a [Diagnostic],
}

/// What is known of a rule beyond its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its id, such as `case/unknown-key`.
    pub id: String,
    /// What it looks for, in a few words.
    pub name: String,
    /// Why that matters.
    pub why: String,
    /// What to write instead.
    pub instead: String,
    /// How grave its findings are, unless one says otherwise.
    pub level: Severity,
}

impl Format {
    /// Every format, by the word that the command line uses.
    pub const ALL: &[(&str, Self)] = &[
        ("human", Self::Human),
        ("json", Self::Json),
        ("github", Self::Github),
        ("sarif", Self::Sarif),
        ("junit", Self::Junit),
    ];

    /// The format with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, format)| *format)
    }
}

/// The whole report. Human text carries terminal styles, as [`write()`] does: whoever owns the terminal strips them.
///
/// `rules` may hold more rules than have findings, and may lack some: a rule that is not there goes by its id.
/// Equal input gives equal bytes.
pub fn document(format: Format, checked: &[Checked<'_>], rules: &[RuleInfo]) -> String {
    match format {
        Format::Human => human::document(checked),
        Format::Json => json::document(checked),
        Format::Github => github::document(checked, rules),
        Format::Sarif => sarif::document(checked, rules),
        Format::Junit => junit::document(checked, rules),
    }
}

/// What was found in one file as `complain.check/1` says it, for a document of another kind.
pub fn findings(checked: &Checked<'_>) -> serde_json::Value {
    json::findings(checked)
}

/// What a rule is called, for people, with its id to look up and to allow.
fn titled(rules: &[RuleInfo], id: &str) -> String {
    match rules.iter().find(|rule| rule.id == id) {
        Some(rule) if !rule.name.is_empty() => format!("{} ({id})", rule.name),
        _ => id.to_owned(),
    }
}

/// The file that a diagnostic points at: that of its first label, else the one that was checked.
fn file<'a>(checked: &Checked<'a>, diagnostic: &'a Diagnostic) -> Option<&'a str> {
    let labelled = diagnostic.labels.first().map(|label| label.place.file.name.as_str());
    labelled.or(Some(checked.name)).filter(|name| !name.is_empty())
}

/// Does the name stand for standard input, in our own word or as it is asked for on a command line?
fn is_stdin(name: &str) -> bool {
    ["stdin", "-"].contains(&name)
}
