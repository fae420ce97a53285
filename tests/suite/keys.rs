//! Cases that use the optional keys: clean as cases, told as the comments at their head say (`# says:` in some text,
//! `# never:` in none).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use crate::common;

use std::path::Path;
use std::sync::Arc;

use complain::assets::Assets;
use complain::case::keys;
use complain::diagnostic::{Diagnostic, Severity, Sink};
use complain::pipeline::Pipeline;
use complain::source::SourceFile;
use complain::trace::{self, Leaf};
use complain::yaml::{self, Node, Shape};

/// The files of `tests/keys/`, by name.
fn cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(paths.len() >= 5, "only {} cases", paths.len());
    let named = |path: &std::path::PathBuf| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(named).collect()
}

#[test]
fn cases_with_optional_keys_are_clean_and_told() {
    let pipeline = common::pipeline();
    for (name, text) in cases() {
        let lines = |mark: &'static str| text.lines().filter_map(move |line| line.strip_prefix(mark));
        let (says, never): (Vec<&str>, Vec<&str>) =
            (lines("# says: ").collect(), lines("# never: ").collect());
        let outcome = pipeline.run(&Arc::new(SourceFile::new(name.clone(), text.clone())), common::days());
        let is_bad =
            |one: &&Diagnostic| one.severity == Severity::Error || one.rule.name().starts_with("case/");
        let bad: Vec<_> = outcome.diagnostics.iter().filter(is_bad).collect();
        assert!(bad.is_empty(), "{name}: {bad:?}");
        assert!(outcome.texts.len() > 5, "{name}: {}", outcome.texts.len());
        let texts: Vec<String> = outcome
            .texts
            .iter()
            .map(|(_, draft)| draft.fields.iter().map(|field| field.text() + "\n").collect())
            .collect();
        let all = texts.join("\n——\n");
        assert!(!says.is_empty(), "{name} says nothing");
        let lost: Vec<&&str> = says.iter().filter(|words| !all.contains(**words)).collect();
        assert!(lost.is_empty(), "{name}: not said: {lost:?}\n{all}");
        for words in never {
            assert!(!all.contains(words), "{name}: {words}\n{all}");
        }
    }
}

/// What says something to people who read the case alone.
const SILENT: &[&str] = &["allow[].rule", "allow[].reason"];

/// Every value of these cases reaches the facts: another value in its place makes other facts, or is an error.
#[test]
fn every_optional_value_reaches_the_facts() {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let mut silent = Vec::new();
    for (name, text) in cases() {
        let file = Arc::new(SourceFile::new(name.clone(), text.clone()));
        let node = yaml::read(&file, keys::CASE, &mut Sink::default()).unwrap();
        let facts = |text: &str| {
            let mut sink = Sink::default();
            let file = Arc::new(SourceFile::new(name.clone(), text.to_owned()));
            let facts = pipeline.facts(&file, common::days(), &mut sink);
            facts.filter(|_| !sink.has_errors()).map(|(_, facts)| serde_json::to_value(facts).unwrap())
        };
        let base = facts(&text).unwrap();
        for leaf in trace::leaves(&node, keys::CASE) {
            let (path, span) = (without_indexes(leaf.path.as_str()), leaf.span);
            if SILENT.contains(&path.as_str()) || is_private(&node, leaf.path.as_str()) {
                continue;
            }
            let changed = |value: &String| {
                let text = format!("{}{value}{}", &text[..span.start], &text[span.end..]);
                facts(&text).is_none_or(|facts| facts != base)
            };
            if !others(&leaf).iter().any(changed) {
                silent.push(format!("{name} {}: {}", leaf.path, leaf.text));
            }
        }
    }
    assert!(silent.is_empty(), "no fact changes with:\n{}", silent.join("\n"));
}

/// Does the value belong to an event that no text tells?
fn is_private(node: &Node, path: &str) -> bool {
    let Some((index, key)) = path.strip_prefix("history[").and_then(|rest| rest.split_once(']')) else {
        return path.starts_with("exhibits[0]") && node.get("history").unwrap().items().iter().any(is_marked);
    };
    let event = &node.get("history").unwrap().items()[index.parse::<usize>().unwrap()];
    is_marked(event) && key != ".private"
}

fn is_marked(event: &Node) -> bool {
    event.text_of("private") == Some("true")
}

fn without_indexes(path: &str) -> String {
    let parts = path.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest));
    parts.collect::<Vec<_>>().join("[]")
}

/// Other values of the same kind.
fn others(leaf: &Leaf) -> Vec<String> {
    let words: Vec<&str> = match leaf.shape {
        Shape::OneOf(choices) => choices.iter().map(|choice| choice.word).collect(),
        Shape::Flag => vec!["true", "false"],
        Shape::Amount | Shape::AmountOrZero | Shape::Quantity => vec!["7.5", "1"],
        Shape::Day | Shape::Moment => vec!["2026-05-04", "2026-08-09"],
        _ => vec!["something-else", "other"],
    };
    words.into_iter().filter(|word| *word != leaf.text).map(str::to_owned).collect()
}
