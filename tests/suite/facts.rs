//! The facts as a document: each value is what its type says, and every derived one knows where it comes from.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use crate::common;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::assets::Assets;
use complain::case::Case;
use complain::diagnostic::Sink;
use complain::facts::{Facts, StageKind, document, sources};
use complain::pipeline::Pipeline;
use complain::source::SourceFile;
use serde_json::Value;

/// The facts of every example and of every scenario.
fn all() -> Vec<(Case, Facts)> {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let of = |file: &Arc<SourceFile>| pipeline.facts(file, common::days(), &mut Sink::default());
    common::sources().iter().chain(&scenarios()).filter_map(of).collect()
}

/// The cases that stand in the scenarios, each for its day.
fn scenarios() -> Vec<Arc<SourceFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let case = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let as_of = text.lines().find(|line| line.starts_with("as_of:")).unwrap();
        let lines = text.lines().skip_while(|line| *line != "case: |").skip(1);
        let lines: Vec<&str> = lines.map_while(|line| line.strip_prefix("  ")).collect();
        let name = path.file_name().unwrap().to_str().unwrap();
        Arc::new(SourceFile::new(name, format!("{as_of}\n{}\n", lines.join("\n"))))
    };
    let cases: Vec<Arc<SourceFile>> = paths.iter().map(case).collect();
    assert!(cases.len() > 80);
    cases
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

#[test]
fn every_derived_fact_knows_where_it_comes_from() {
    for (case, facts) in all() {
        let mut derived = vec![("totals", &facts.totals.sources)];
        derived.extend(facts.timers.iter().map(|timer| (timer.id.as_str(), &timer.sources)));
        derived.extend(facts.deadline.iter().map(|deadline| ("deadline", &deadline.sources)));
        let of_claims = facts.claims.iter().flat_map(|claim| &claim.grounds);
        let grounds = facts.grounds.iter().chain(of_claims);
        derived.extend(grounds.map(|ground| (ground.article_id.as_str(), &ground.sources)));
        if facts.contacts.count > 0 {
            derived.push(("contacts", &facts.contacts.sources));
        }
        if facts.stage.since.is_some() || facts.stage.is != StageKind::FirstNotice {
            derived.push(("stage", &facts.stage.sources));
        }
        for (what, sources) in derived {
            assert!(!sources.is_empty(), "{}: {what} comes from nowhere", case.id);
            for path in sources {
                assert!(case.places.has(path), "{}: {what} comes from {path}", case.id);
            }
        }
    }
}

#[test]
fn a_sum_a_period_and_a_ground_say_their_places() {
    let (_, facts) = all().into_iter().find(|(case, _)| case.id == "cracked-bowls").unwrap();
    let of = |path: &str| -> Vec<String> { sources(&facts, path).iter().map(ToString::to_string).collect() };
    assert!(of("totals.claimed").contains(&"order.paid".to_owned()));
    assert!(of("timers[0].ends_at").iter().any(|path| path.starts_with("history[")));
    assert!(of("grounds[0].cite").contains(&"problem.kind".to_owned()));
    assert!(of("deadline.on").contains(&"respond_within_days".to_owned()));
    assert_eq!(of("order.item"), ["order.item"]);
    assert_eq!(of("timeline[1].at"), [facts.timeline[1].from.join("at").to_string()]);
    assert!(of("stage.since").len() > 1);
}
