//! Every wording rule finds something in its bad examples and nothing in its good ones; fixes change nothing else.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use complain::assets::{Assets, Tree};
use complain::diagnostic::{Severity, Sink};
use complain::identifiers::{Kind, scan};
use complain::pipeline::{Look, Pipeline};
use complain::wording::Wording;

const LEAST: usize = 5;

static WORDING: LazyLock<Wording> =
    LazyLock::new(|| Wording::read(&Assets::built_in(), &mut Sink::default()));

/// Read as a user's own files are: with every shape and every phrase looked at.
#[test]
fn every_file_is_whole() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let mut sink = Sink::default();
    let wording = Wording::read(&Assets::with_overlays(None, Some(data)), &mut sink);
    let said: Vec<String> = sink
        .into_sorted()
        .iter()
        .map(|d| {
            let place =
                d.labels.first().map(|l| (&l.place.file.name, l.place.file.line_column(l.place.span.start)));
            format!("{}: {} {place:?}", d.rule, d.message)
        })
        .collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    assert_eq!(wording.rules().len(), WORDING.rules().len());
}

/// The rules that find something in a text.
fn found(text: &str) -> Vec<(&'static str, &str)> {
    let findings = WORDING.find(text, &[]);
    let words = findings.iter().map(|finding| (finding.rule.id.as_str(), &text[finding.range.clone()]));
    let numbers = scan(text).into_iter().filter_map(|found| {
        let rule = WORDING.detecting(found.kind.word())?;
        Some((rule.id.as_str(), &text[found.range]))
    });
    words.chain(numbers).collect()
}

/// No kind of identifier is left to itself, and no rule speaks of one that there is not.
#[test]
fn every_kind_of_identifier_has_its_rule() {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
    for kind in &kinds {
        let rules: Vec<&str> = WORDING
            .rules()
            .iter()
            .filter(|rule| rule.detection().is_some_and(|d| d.kinds.iter().any(|known| known == kind)))
            .map(|rule| rule.id.as_str())
            .collect();
        assert_eq!(rules.len(), 1, "{kind}: {rules:?}");
        let public = WORDING.detecting(kind).unwrap().detection().unwrap().levels.get("public").copied();
        assert_eq!(public, Some(Severity::Error), "{kind}");
    }
    for detection in WORDING.rules().iter().filter_map(|rule| rule.detection()) {
        for kind in &detection.kinds {
            assert!(kinds.contains(&kind.as_str()), "{kind}");
        }
    }
}

#[test]
fn every_rule_has_its_examples_and_its_name() {
    let ids: Vec<&str> = WORDING.rules().iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids, Wording::ids(&Assets::built_in()), "the id of a rule is its path");
    for rule in WORDING.rules() {
        let (bad, good) = (rule.bad.len(), rule.good.len());
        assert!(bad >= LEAST && good >= LEAST, "{} has {bad} bad and {good} good examples", rule.id);
        let all: BTreeSet<&String> = rule.bad.iter().chain(&rule.good).collect();
        assert_eq!(all.len(), bad + good, "{} has an example twice", rule.id);
    }
}

#[test]
fn every_rule_finds_its_bad_examples_and_not_its_good_ones() {
    let mut wrong = Vec::new();
    for rule in WORDING.rules() {
        for (examples, fires) in [(&rule.bad, true), (&rule.good, false)] {
            for text in examples {
                let all = found(text);
                if all.iter().any(|(id, _)| *id == rule.id) != fires {
                    wrong.push(format!(
                        "{} {} on “{text}” ({all:?})",
                        rule.id,
                        if fires { "is silent" } else { "fires" }
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is said of others' texts holds for the program's own: no built-in template has a finding.
#[test]
fn the_programs_own_templates_are_calm() {
    let assets = Assets::built_in();
    let pipeline = Pipeline::without_channels(assets.clone());
    let mut read = 0;
    let mut found = Vec::new();
    for folder in assets.names(Tree::Templates, "") {
        for name in assets
            .names(Tree::Templates, &folder)
            .into_iter()
            .filter(|name| name.strip_suffix(".tera").is_some())
        {
            let path = format!("{folder}/{name}");
            let file = assets.read(Tree::Templates, &path).unwrap().unwrap();
            let findings = pipeline.read_text(&file, Look::Template);
            found.extend(findings.iter().map(|one| format!("{path}: {} {}", one.rule, one.message)));
            read += 1;
        }
    }
    assert!(read > 40, "{read}");
    assert!(found.is_empty(), "{}", found.join("\n"));
}
