//! SARIF 2.1.0, for code scanning and editors.
//!
//! What findings on private data mark is left out, also where another finding marks it: others read such reports.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::reading::{visible, visible_in_json};
use crate::source::Place;

use super::fingerprint::Fingerprints;
use super::position::{Region, marked};
use super::private::Private;
use super::{Checked, RuleInfo, file, is_stdin, uri};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log.
pub(super) fn document(checked: &[Checked<'_>], rules: &[RuleInfo]) -> String {
    let used: BTreeSet<&str> =
        checked.iter().flat_map(|one| one.diagnostics).map(|found| found.rule.name()).collect();
    let used: Vec<&str> = used.into_iter().collect();
    let mut fingerprints = Fingerprints::default();
    let (mut results, mut notifications) = (Vec::new(), Vec::new());
    for one in checked {
        let private = Private::of(one.diagnostics);
        for diagnostic in one.diagnostics {
            match file(one, diagnostic) {
                Some(name) => results.push(result(name, diagnostic, &private, &used, &mut fingerprints)),
                None => notifications.push(notification(diagnostic, &private, &used)),
            }
        }
    }
    let mut run = json!({
        "tool": {"driver": driver(&used, rules)},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "results": results,
    });
    if !notifications.is_empty() {
        run["invocations"] =
            json!([{"executionSuccessful": true, "toolExecutionNotifications": notifications}]);
    }
    let log = json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]});
    // Strings and numbers always serialise.
    visible_in_json(&serde_json::to_string_pretty(&log).unwrap_or_default()).into_owned() + "\n"
}

fn driver(used: &[&str], rules: &[RuleInfo]) -> Value {
    let mut driver = json!({"name": "complain", "version": env!("CARGO_PKG_VERSION")});
    let home = [env!("CARGO_PKG_HOMEPAGE"), env!("CARGO_PKG_REPOSITORY")];
    if let Some(home) = home.into_iter().find(|home| !home.is_empty()) {
        driver["informationUri"] = home.into();
    }
    let rule = |id: &&str| rule(id, rules.iter().find(|rule| rule.id == **id));
    driver["rules"] = used.iter().map(rule).collect();
    driver
}

/// A rule; GitHub asks for all three texts, so what is not known is made up for by what is.
fn rule(id: &str, known: Option<&RuleInfo>) -> Value {
    let text = |of: fn(&RuleInfo) -> &str| known.map(of).filter(|text| !text.is_empty());
    let short = text(|rule| &rule.name).unwrap_or(id);
    let mut rule = json!({
        "id": id,
        "shortDescription": message(short),
        "fullDescription": message(text(|rule| &rule.why).unwrap_or(short)),
        "help": message(text(|rule| &rule.instead).unwrap_or(short)),
    });
    if let Some(known) = known {
        rule["defaultConfiguration"] = json!({"level": level(known.level)});
    }
    rule
}

fn result(
    name: &str,
    diagnostic: &Diagnostic,
    private: &Private<'_>,
    used: &[&str],
    fingerprints: &mut Fingerprints,
) -> Value {
    let id = diagnostic.rule.name();
    let place = match diagnostic.labels.first() {
        Some(label) => location(diagnostic, label, private),
        None => json!({"physicalLocation": {"artifactLocation": artifact(name)}}),
    };
    let mut result = json!({
        "ruleId": id,
        "ruleIndex": index(used, id),
        "level": level(diagnostic.severity),
        "message": message(&private.said_in_full(diagnostic)),
        "locations": [place],
        "partialFingerprints": {"complain/v1": fingerprints.of(diagnostic, private, &uri::of(name))},
    });
    let related: Vec<Value> =
        diagnostic.labels.iter().skip(1).map(|label| location(diagnostic, label, private)).collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some((fix, place)) = private.open_fix(diagnostic) {
        result["fixes"] = json!([one_fix(fix, place, private)]);
    }
    result
}

/// What belongs to no file concerns the run. As a result without a location it would make GitHub refuse the whole log.
fn notification(diagnostic: &Diagnostic, private: &Private<'_>, used: &[&str]) -> Value {
    let id = diagnostic.rule.name();
    json!({
        "associatedRule": {"id": id, "index": index(used, id)},
        "level": level(diagnostic.severity),
        "message": message(&private.said_in_full(diagnostic)),
    })
}

/// Where a rule stands among those used, which are sorted; every rule with a finding is one of them.
fn index(used: &[&str], id: &str) -> usize {
    used.partition_point(|other| *other < id)
}

fn location(diagnostic: &Diagnostic, label: &Label, private: &Private<'_>) -> Value {
    let mut region = region(&label.place);
    if private.is_open(diagnostic, &label.place) {
        region["snippet"] = json!({"text": marked(&label.place)});
    }
    let artifact = artifact(&label.place.file.name);
    let mut location = json!({"physicalLocation": {"artifactLocation": artifact, "region": region}});
    if !label.text.is_empty() {
        location["message"] = message(&private.said(&label.text));
    }
    location
}

fn artifact(name: &str) -> Value {
    if is_stdin(name) {
        // A location has to have a URI.
        return json!({"uri": "stdin", "description": message("标准输入")});
    }
    json!({"uri": uri::of(name)})
}

/// Lines and columns only: bytes would count a byte order mark, which our text has no more.
fn region(place: &Place) -> Value {
    let region = Region::in_lines(place);
    json!({
        "startLine": region.line,
        "startColumn": region.column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    })
}

fn one_fix(fix: &Fix, place: &Place, private: &Private<'_>) -> Value {
    let replacement = |edit: &crate::diagnostic::Edit| {
        let deleted = region(&Place { file: place.file.clone(), span: edit.span });
        json!({"deletedRegion": deleted, "insertedContent": {"text": edit.text}})
    };
    json!({
        "description": message(&private.said(&fix.title)),
        "artifactChanges": [{
            "artifactLocation": artifact(&place.file.name),
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
        "properties": {"safe": fix.is_safe},
    })
}

/// A message; single braces would be places to fill in (SARIF 2.1.0, 3.11.5).
fn message(text: &str) -> Value {
    json!({"text": visible(text).replace('{', "{{").replace('}', "}}")})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
