//! What a person can mend: a message at a place, with what to write instead. Collected in a [`Sink`], never thrown.

use std::fmt;

use crate::source::Place;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RuleId(&'static str);

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
    pub const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// The name.
    pub const fn name(&self) -> &'static str {
        self.0
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

impl Diagnostic {
    /// An error.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, rule, message)
    }

    /// A warning.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, rule, message)
    }

    /// A note.
    pub fn note(rule: &'static str, message: impl Into<String>) -> Self {
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

    fn new(severity: Severity, rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            severity,
            rule: RuleId::new(rule),
            message: message.into(),
            labels: Vec::new(),
            help: Vec::new(),
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

    /// True if there is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Drops the warnings and notes that the case allows; an `allow` that silenced nothing is itself a warning, unless its
    /// rule belongs to a group in `partly` that was not checked in full. Errors cannot be silenced.
    pub fn apply(&mut self, allowed: &[Allowed], partly: &[&str]) {
        for allow in allowed {
            let before = self.found.len();
            let silenced = |d: &Diagnostic| d.rule.name() == allow.rule && d.severity < Severity::Error;
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
