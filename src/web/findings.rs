//! What was found in a case, by the field that causes it.

use std::cell::Cell;
use std::sync::Arc;

use crate::case::keys::CASE;
use crate::diagnostic::{Diagnostic, Severity};
use crate::path::CasePath;
use crate::source::{SourceFile, Span};
use crate::yaml::Node;

use super::desk::Lists;
use super::plain::{plain, quoted};
use super::value::{Value, key_at, keys};

/// What is not there yet is shown as boxes to fill, not as a mistake.
const MISSING: &[&str] = &["case/missing-key", "yaml/empty"];

/// What is said under a field.
#[derive(Debug)]
pub(super) struct Finding {
    /// How grave.
    pub(super) severity: Severity,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: Vec<String>,
    /// A change of the file that mends it: what it does, and its edits as the page sends them back.
    pub(super) fix: Option<(String, String)>,
    path: CasePath,
    is_shown: Cell<bool>,
}

/// All that was found.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Each at the field that it names, or else at the one it points at.
    pub(super) fn of(
        found: &[Diagnostic],
        file: &Arc<SourceFile>,
        node: Option<&Node>,
        lists: &Lists,
    ) -> Self {
        let values = node.map_or(Value::Nothing, Value::of);
        // An item that lacks a key is pointed at by its first one.
        let is_box = |diagnostic: &Diagnostic| {
            let path = pointed(diagnostic, node);
            lacks_box(&values, &path)
                || path.parent().is_some_and(|item| item.place().is_some() && lacks_box(&values, &item))
        };
        let is_shown = |diagnostic: &&Diagnostic| {
            !MISSING.contains(&diagnostic.rule.name()) || !(values.is_empty() || is_box(diagnostic))
        };
        let shown = found.iter().filter(is_shown);
        let one = |diagnostic: &Diagnostic| Finding {
            severity: diagnostic.severity,
            message: plain(&diagnostic.message, lists),
            help: diagnostic.help.iter().map(|help| plain(help, lists)).collect(),
            fix: fix(diagnostic, file),
            path: named(diagnostic).unwrap_or_else(|| pointed(diagnostic, node)),
            is_shown: Cell::new(false),
        };
        Self(shown.map(one).collect())
    }

    /// Those at this field and inside it that were not shown yet.
    pub(super) fn inside(&self, path: &str) -> Vec<&Finding> {
        self.taken(|finding| finding.path.starts_with(path))
    }

    /// How grave the gravest is at this field and inside it, shown or not.
    pub(super) fn gravest(&self, path: &str) -> Option<Severity> {
        self.0.iter().filter(|finding| finding.path.starts_with(path)).map(|finding| finding.severity).max()
    }

    /// Those that no field showed.
    pub(super) fn rest(&self) -> Vec<&Finding> {
        self.taken(|_| true)
    }

    fn taken(&self, is_wanted: impl Fn(&Finding) -> bool) -> Vec<&Finding> {
        let found: Vec<&Finding> =
            self.0.iter().filter(|finding| !finding.is_shown.get() && is_wanted(finding)).collect();
        for finding in &found {
            finding.is_shown.set(true);
        }
        found
    }

    /// Every one, shown or not, the gravest first.
    pub(super) fn all(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.0.iter().collect();
        all.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        all
    }

    /// How many are this grave.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Is a box empty there that every such group or item must have? It is marked itself.
fn lacks_box(values: &Value, path: &CasePath) -> bool {
    let group = if path.as_str().is_empty() { Some(CASE) } else { key_at(CASE, path).map(|key| key.shape) };
    let required = group.map(keys).unwrap_or_default().iter().filter(|key| key.required);
    let value = values.at(path.as_str()).unwrap_or(&Value::Nothing);
    required.into_iter().any(|key| value.at(key.name).is_none_or(Value::is_empty))
}

/// The change that a finding offers.
fn fix(diagnostic: &Diagnostic, file: &Arc<SourceFile>) -> Option<(String, String)> {
    let is_own = diagnostic.labels.first().is_some_and(|label| Arc::ptr_eq(&label.place.file, file));
    let fix = diagnostic.fix.as_ref().filter(|_| is_own)?;
    let edits: Vec<_> = fix.edits.iter().map(|edit| (edit.span.start, edit.span.end, &edit.text)).collect();
    // Numbers and texts always serialise.
    Some((fix.title.clone(), serde_json::to_string(&edits).unwrap_or_default()))
}

/// The key that a message names.
fn named(diagnostic: &Diagnostic) -> Option<CasePath> {
    let path = quoted(&diagnostic.message).find(|word| word.contains('.'))?;
    let path = CasePath::parse(path)?;
    key_at(CASE, &path).is_some().then_some(path)
}

/// The value that its first label points at.
fn pointed(diagnostic: &Diagnostic, node: Option<&Node>) -> CasePath {
    let span = diagnostic.labels.first().map(|label| label.place.span);
    let mut path = CasePath::root();
    let (Some(span), Some(mut node)) = (span, node) else { return path };
    let holds = |outer: Span| outer.start <= span.start && span.start < outer.end.max(outer.start + 1);
    loop {
        if let Some(entry) =
            node.entries().iter().find(|entry| holds(entry.key_span) || holds(entry.node.span))
        {
            (path, node) = (path.join(&entry.key), &entry.node);
        } else if let Some(index) = node.items().iter().position(|item| holds(item.span)) {
            (path, node) = (path.index(index), &node.items()[index]);
        } else {
            return path;
        }
    }
}
