//! `complain.check/1` for programs, described in `docs/json.md`. Keys are only ever added.

use serde_json::{Map, Value, json};

use crate::diagnostic::{Diagnostic, Fix, Label, Severity};
use crate::reading::visible_in_json;
use crate::source::Place;

use super::position::{Region, marked};
use super::private::Private;
use super::{Checked, file};

type Object = Map<String, Value>;

/// The document.
pub(super) fn document(checked: &[Checked<'_>]) -> String {
    let count = |severity| {
        let all = checked.iter().flat_map(|one| one.diagnostics);
        all.filter(|diagnostic| diagnostic.severity == severity).count()
    };
    let document = json!({
        "format": "complain.check/1",
        "files": checked.iter().map(one_file).collect::<Vec<_>>(),
        "totals": {
            "error": count(Severity::Error),
            "warning": count(Severity::Warning),
            "note": count(Severity::Note),
        },
    });
    // Strings and numbers always serialise.
    visible_in_json(&serde_json::to_string_pretty(&document).unwrap_or_default()).into_owned() + "\n"
}

/// What was found in one file, as its entry says it.
pub(super) fn findings(checked: &Checked<'_>) -> Value {
    let private = Private::of(checked.diagnostics);
    checked.diagnostics.iter().map(|found| finding(checked, found, &private)).collect()
}

fn one_file(checked: &Checked<'_>) -> Value {
    let mut object = Object::new();
    put_text(&mut object, "file", checked.name);
    put_text(&mut object, "case", checked.case);
    put(&mut object, "diagnostics", findings(checked));
    Value::Object(object)
}

fn finding(checked: &Checked<'_>, diagnostic: &Diagnostic, private: &Private<'_>) -> Value {
    let mut object = Object::new();
    put(&mut object, "rule", diagnostic.rule.name());
    put(&mut object, "severity", severity(diagnostic.severity));
    put(&mut object, "message", private.said(&diagnostic.message));
    match diagnostic.labels.first() {
        Some(label) => put_label(&mut object, label, private),
        None => put_text(&mut object, "file", file(checked, diagnostic).unwrap_or_default()),
    }
    let help: Vec<_> = diagnostic.help.iter().map(|help| private.said(help)).collect();
    put(&mut object, "help", help);
    let related = |label| {
        let mut object = Object::new();
        put_label(&mut object, label, private);
        Value::Object(object)
    };
    put(&mut object, "related", diagnostic.labels.iter().skip(1).map(related).collect::<Vec<_>>());
    if let (Some(fix), Some(label)) = (&diagnostic.fix, diagnostic.labels.first()) {
        put(&mut object, "fix", one_fix(fix, &label.place, private));
    }
    Value::Object(object)
}

fn put_label(object: &mut Object, label: &Label, private: &Private<'_>) {
    put(object, "file", label.place.file.name.as_str());
    put_region(object, Region::of(&label.place));
    put(object, "text", marked(&label.place));
    put_text(object, "label", &private.said(&label.text));
}

fn put_region(object: &mut Object, region: Region) {
    put(object, "line", region.line);
    put(object, "column", region.column);
    put(object, "end_line", region.end_line);
    put(object, "end_column", region.end_column);
}

fn one_fix(fix: &Fix, place: &Place, private: &Private<'_>) -> Value {
    let edits = fix.edits.iter().map(|edit| {
        let mut object = Object::new();
        put_region(&mut object, Region::of(&Place { file: place.file.clone(), span: edit.span }));
        put(&mut object, "start_byte", edit.span.start);
        put(&mut object, "end_byte", edit.span.end);
        put(&mut object, "text", edit.text.as_str());
        Value::Object(object)
    });
    json!({
        "title": private.said(&fix.title),
        "safe": fix.is_safe,
        "edits": edits.collect::<Vec<_>>(),
    })
}

fn put(object: &mut Object, key: &str, value: impl Into<Value>) {
    object.insert(key.to_owned(), value.into());
}

/// What is absent has no key.
fn put_text(object: &mut Object, key: &str, text: &str) {
    if !text.is_empty() {
        put(object, key, text);
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}
