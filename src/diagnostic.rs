//! What a person can mend: a message at a place, with what to write instead. Collected in a [`Sink`], never thrown.

mod levels;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use crate::source::{Place, Span};

pub use levels::{Level, Levels};

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably wrong; the text is written all the same.
    Warning,
    /// The text is not written.
    Error,
}

/// The name of a check, such as `case/unknown-key`. An open set: whoever checks names the check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(Cow<'static, str>);

/// A place with a word about it.
#[derive(Debug, Clone)]
pub struct Label {
    /// Where.
    pub place: Place,
    /// What is there; may be empty.
    pub text: String,
}

/// One thing that a person can mend.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// How grave.
    pub severity: Severity,
    /// Which check.
    pub rule: RuleId,
    /// What is wrong, one line, in Chinese.
    pub message: String,
    /// The place first, then places that have to do with it.
    pub labels: Vec<Label>,
    /// What to write instead, or where to look.
    pub help: Vec<String>,
    /// A change of the file that would mend it.
    pub fix: Option<Fix>,
    /// May a case silence it? Errors of the file itself may not be silenced, a finding on wording may.
    pub is_allowable: bool,
}

/// A change of the file in which the diagnostic's first label stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in Chinese.
    pub title: String,
    /// The changes, from left to right, without overlap.
    pub edits: Vec<Edit>,
    /// Safe to make without asking: the meaning stays, and no number, date or quote changes.
    pub is_safe: bool,
}

/// Bytes of a file and what should stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes.
    pub span: Span,
    /// Their replacement.
    pub text: String,
}

/// A check that the user silenced, with the place where that was said.
#[derive(Debug, Clone)]
pub struct Allowed {
    /// The silenced rule's name.
    pub rule: String,
    /// Where the case says so.
    pub place: Place,
}

/// Collects diagnostics; decides what is silenced and what counts.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl RuleId {
    /// A rule's name: lower-case words joined by `-`, in groups joined by `/`.
    pub fn new(name: impl Into<Cow<'static, str>>) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Diagnostic {
    /// An error.
    pub fn error(rule: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, rule, message)
    }

    /// A warning.
    pub fn warning(rule: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, rule, message)
    }

    /// A note.
    pub fn note(rule: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, rule, message)
    }

    /// Points at a place.
    #[must_use]
    pub fn at(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Offers a change of the file.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Lets a case silence it, also where it is an error.
    #[must_use]
    pub fn allowable(mut self) -> Self {
        self.is_allowable = true;
        self
    }

    /// With a severity that is not known beforehand.
    pub fn new(severity: Severity, rule: impl Into<Cow<'static, str>>, message: impl Into<String>) -> Self {
        Self {
            severity,
            rule: RuleId::new(rule),
            message: message.into(),
            labels: Vec::new(),
            help: Vec::new(),
            fix: None,
            is_allowable: severity < Severity::Error,
        }
    }

    fn position(&self) -> (&str, usize) {
        self.labels.first().map_or(("", 0), |label| (&label.place.file.name, label.place.span.start))
    }
}

impl Sink {
    /// Adds a diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all of another sink's.
    pub fn extend(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// True if there is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// The names of the files that it points at.
    pub fn files(&self) -> BTreeSet<String> {
        Self::names(self.found.iter())
    }

    /// The names of the files that errors point at.
    pub fn files_with_errors(&self) -> BTreeSet<String> {
        Self::names(self.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error))
    }

    fn names<'a>(found: impl Iterator<Item = &'a Diagnostic>) -> BTreeSet<String> {
        found.filter_map(|diagnostic| Some(diagnostic.labels.first()?.place.file.name.clone())).collect()
    }

    /// True if there is an error that the case does not silence.
    pub fn has_errors_but(&self, allowed: &[Allowed]) -> bool {
        let is_allowed = |d: &Diagnostic| d.is_allowable && allowed.iter().any(|a| a.rule == d.rule.name());
        self.found.iter().any(|d| d.severity == Severity::Error && !is_allowed(d))
    }

    /// Drops what the case allows; an `allow` that silenced nothing is itself a warning, unless its
    /// rule belongs to a group in `partly` that was not checked in full. What is not allowable cannot be silenced.
    pub fn apply(&mut self, allowed: &[Allowed], partly: &[&str]) {
        for allow in allowed {
            let before = self.found.len();
            let silenced = |d: &Diagnostic| d.rule.name() == allow.rule && d.is_allowable;
            self.found.retain(|diagnostic| !silenced(diagnostic));
            if self.found.len() == before && !partly.iter().any(|group| allow.rule.starts_with(group)) {
                self.push(
                    Diagnostic::warning("case/unused-allow", format!("allow 里的“{}”没有用到", allow.rule))
                        .at(allow.place.clone(), "这条检查没有报告可以忽略的内容")
                        .help("删掉这一条；错误级别的问题不能用 allow 忽略，只能改正"),
                );
            }
        }
    }

    /// Everything found, by file and place; equal places keep the order of discovery.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|one, other| one.position().cmp(&other.position()));
        self.found
    }
}
