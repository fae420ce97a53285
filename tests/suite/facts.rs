//! The facts as a document: each value is what its type says, and every derived one knows where it comes from.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::common;

use complain::assets::Assets;
use complain::case::Case;
use complain::diagnostic::Sink;
use complain::facts::{CODES, DATES, Facts, Leaf, document};
use complain::pipeline::Pipeline;
use serde_json::Value;

fn all() -> Vec<(Case, Facts)> {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let of = |file| pipeline.facts(file, common::days(), &mut Sink::default()).unwrap();
    common::sources().iter().map(of).collect()
}

/// The texts and numbers of JSON with their paths, in order.
fn plain(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                plain(value, format!("{path}.{key}").trim_start_matches('.'), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                plain(item, &format!("{path}[{index}]"), found);
            }
        }
        Value::String(text) => found.push((path.to_owned(), text.clone())),
        other => found.push((path.to_owned(), other.to_string())),
    }
}

#[test]
fn the_document_says_what_the_json_says() {
    for (case, facts) in all() {
        let document = document(&facts);
        let leaves: Vec<(String, String)> =
            document.leaves().into_iter().map(|(path, leaf)| (path, leaf.to_string())).collect();
        let mut json = Vec::new();
        plain(&serde_json::to_value(&facts).unwrap(), "", &mut json);
        assert_eq!(leaves, json, "{}", case.id);
        for (path, leaf) in document.leaves() {
            assert_eq!(document.leaf(&path), Some(leaf), "{path}");
        }
    }
}

/// The lists of keys by which templates are given their values say the same as the types, but for the rule that a period
/// rests on: a text under a key that elsewhere holds a code.
#[test]
fn keys_and_types_agree() {
    for (case, facts) in all() {
        for (path, leaf) in document(&facts).leaves() {
            let key = path.rsplit('.').next().unwrap().split('[').next().unwrap();
            let is_text = matches!(leaf, Leaf::Text(_));
            if is_text && path.starts_with("timers[") && key == "basis" {
                continue;
            }
            let is_code = matches!(leaf, Leaf::Code(_) | Leaf::Path(_));
            assert_eq!(CODES.contains(&key), is_code, "{}: {path} = {leaf}", case.id);
            assert_eq!(DATES.contains(&key), leaf.is_date(), "{}: {path} = {leaf}", case.id);
        }
    }
}
