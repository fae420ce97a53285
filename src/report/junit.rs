//! `JUnit` XML: a suite a file, a test a rule with findings. The only room that names the `JUnit` crate.
//!
//! Only errors fail: so a build is red where the exit status says so. Warnings and notes stand in `system-out`. There is no
//! time and no random id in it: equal findings give equal bytes.

use std::collections::BTreeMap;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::diagnostic::{Diagnostic, Severity};
use crate::reading::visible;
use crate::source::Place;

use super::position::{Region, marked};
use super::private::Private;
use super::{Checked, RuleInfo, file, titled};

/// What findings that belong to no file are filed under.
const NO_FILE: &str = "complain";

/// The report.
pub(super) fn document(checked: &[Checked<'_>], rules: &[RuleInfo]) -> String {
    let mut report = Report::new("complain check");
    let has_something = |one: &&Checked<'_>| !one.name.is_empty() || !one.diagnostics.is_empty();
    report.add_test_suites(checked.iter().filter(has_something).map(|one| suite(one, rules)));
    // Writing to memory does not fail.
    let text = report.to_string().unwrap_or_default();
    // The crate counts skipped tests for the whole report, too, which Jenkins' schema does not know. None are skipped.
    text.replacen(" skipped=\"0\"", "", 1)
}

fn suite(checked: &Checked<'_>, rules: &[RuleInfo]) -> TestSuite {
    let name = name(checked);
    let mut suite = TestSuite::new(clean(name));
    if !checked.case.is_empty() {
        suite.add_property(("case", &*clean(checked.case)));
    }
    let private = Private::of(checked.diagnostics);
    let mut by_rule: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in checked.diagnostics {
        by_rule.entry(diagnostic.rule.name()).or_default().push(diagnostic);
    }
    if by_rule.is_empty() {
        let mut test = TestCase::new("没有发现问题", TestCaseStatus::success());
        test.set_classname(clean(name));
        suite.add_test_case(test);
    }
    for (id, found) in by_rule {
        suite.add_test_case(test(checked, id, &found, &private, rules));
    }
    suite
}

fn test(
    checked: &Checked<'_>,
    id: &str,
    found: &[&Diagnostic],
    private: &Private<'_>,
    rules: &[RuleInfo],
) -> TestCase {
    let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        found.iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    let told = |found: &[&Diagnostic]| {
        found.iter().map(|diagnostic| told(checked, diagnostic, private)).collect::<Vec<_>>().join("\n")
    };
    let mut status = TestCaseStatus::success();
    if let Some(first) = errors.first() {
        status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_message(clean(&private.said(&first.message)));
        status.set_type(clean(id)).set_description(told(&errors));
    }
    let mut test = TestCase::new(clean(&titled(rules, id)), status);
    test.set_classname(clean(name(checked)));
    if !others.is_empty() {
        test.set_system_out(told(&others));
    }
    test
}

fn name<'a>(checked: &Checked<'a>) -> &'a str {
    if checked.name.is_empty() { NO_FILE } else { checked.name }
}

/// A finding in lines: where it is and what is wrong; what is marked; what to do; what else has to do with it.
fn told(checked: &Checked<'_>, diagnostic: &Diagnostic, private: &Private<'_>) -> String {
    let word = match diagnostic.severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    };
    let at = match diagnostic.labels.first() {
        Some(label) => position(&label.place),
        None => file(checked, diagnostic).map(|name| format!("{name}：")).unwrap_or_default(),
    };
    let mut lines = vec![format!("{at}{word}：{}", private.said_in_full(diagnostic).replace('\n', "\n  "))];
    for (index, label) in diagnostic.labels.iter().enumerate() {
        let at = if index == 0 {
            "标出的地方：".to_owned()
        } else {
            format!("相关：{}", position(&label.place))
        };
        let mut words = private.said(&label.text).into_owned();
        let marked = marked(&label.place).trim();
        if private.is_open(diagnostic, &label.place) && !marked.is_empty() {
            words.push_str(&format!("“{}”", marked.replace('\n', "\n  ")));
        }
        if index > 0 || !words.is_empty() {
            lines.push(format!("  {at}{words}"));
        }
    }
    clean(&lines.join("\n"))
}

/// `file:line:column-line:column：`, the end one past the last character.
fn position(place: &Place) -> String {
    let Region { line, column, end_line, end_column } = Region::of(place);
    format!("{}:{line}:{column}-{end_line}:{end_column}：", place.file.name)
}

/// Without what XML cannot hold and what whoever shows it would obey; the crate would drop tabs, too.
fn clean(text: &str) -> String {
    let sign = |c: char| match c {
        '\t' => ' ',
        other => other,
    };
    visible(&text.replace("\r\n", "\n")).chars().map(sign).collect()
}
