//! The facts as a document: its printable leaves, and the way to one of them.

use serde_json::Value;

use super::{CODES, FIXED};

/// The printable texts of the document, each with its last key.
pub fn leaves(document: &Value) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    collect(document, "", &mut found);
    found
}

fn collect<'a>(value: &'a Value, key: &'a str, found: &mut Vec<(&'a str, &'a str)>) {
    match value {
        Value::String(text) if !CODES.contains(&key) && key != FIXED => found.push((key, text)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
        Value::Object(map) => map.iter().for_each(|(key, value)| collect(value, key, found)),
        _ => {}
    }
}

/// The fact at a path such as `timeline[3].quote`.
pub fn at<'a>(document: &'a Value, path: &str) -> Option<&'a Value> {
    path.split(['.', '[']).try_fold(document, |value, key| match value {
        Value::Object(map) => map.get(key),
        Value::Array(items) => items.get(key.trim_end_matches(']').parse::<usize>().ok()?),
        _ => None,
    })
}
