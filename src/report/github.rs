//! GitHub's workflow commands: a line a diagnostic on standard output, shown by GitHub beside the line of the change.
//!
//! `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`. GitHub takes columns only where the place ends in
//! the line it begins in, and drops them else; `endColumn` is the last character's own column (it defaults to `col`).

use crate::diagnostic::{Diagnostic, Severity};
use crate::reading::visible;

use super::position::Region;
use super::private::Private;
use super::{Checked, RuleInfo, file, is_stdin, titled};

/// A command a diagnostic.
pub(super) fn document(checked: &[Checked<'_>], rules: &[RuleInfo]) -> String {
    let commands = checked.iter().flat_map(|one| {
        let private = Private::of(one.diagnostics);
        one.diagnostics.iter().map(move |found| command(one, found, &private, rules))
    });
    commands.collect()
}

fn command(
    checked: &Checked<'_>,
    diagnostic: &Diagnostic,
    private: &Private<'_>,
    rules: &[RuleInfo],
) -> String {
    let mut properties = Vec::new();
    // There is no file to show a finding in standard input beside.
    if let Some(name) = file(checked, diagnostic).filter(|name| !is_stdin(name)) {
        properties.push(("file", name.to_owned()));
    }
    if let Some(label) = diagnostic.labels.first() {
        properties.extend(position(Region::trimmed(&label.place)));
    }
    properties.push(("title", titled(rules, diagnostic.rule.name())));
    let properties: Vec<String> =
        properties.into_iter().map(|(key, value)| format!("{key}={}", property(&value))).collect();
    let word = word(diagnostic.severity);
    format!("::{word} {}::{}\n", properties.join(","), data(&private.said_in_full(diagnostic)))
}

fn position(region: Region) -> Vec<(&'static str, String)> {
    let mut properties = vec![("line", region.line.to_string()), ("endLine", region.end_line.to_string())];
    if region.line == region.end_line {
        let last = (region.end_column - 1).max(region.column);
        properties.extend([("col", region.column.to_string()), ("endColumn", last.to_string())]);
    }
    properties
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Escaped for what stands after `::`. A log is read on a terminal, too.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escaped for a property's value.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
