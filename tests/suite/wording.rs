//! Every wording rule finds something in its bad examples and nothing in its good ones; fixes change nothing else.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read and write their own files")]

use crate::common;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use complain::assets::{Assets, Tree};
use complain::diagnostic::{Severity, Sink};
use complain::identifiers::{Goods, Kind, scan, unexplained};
use complain::pipeline::{Look, Outcome, Pipeline, Selection};
use complain::source::SourceFile;
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
    let asked = unexplained(text, &Goods::default(), false);
    let numbers = scan(text).into_iter().chain(asked).filter_map(|found| {
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
        let all: BTreeSet<_> = rule.bad.iter().chain(&rule.good).collect();
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

/// What becomes of a case with these files laid over the built-in ones, written for a channel.
fn laid_over(channel: &str, files: &[(&str, &str)], text: &str) -> (Outcome, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    for name in ["templates", "data"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let over = |name: &str| Some(folder.path().join(name));
    let assets = Assets::with_overlays(over("templates"), over("data"));
    let named = Selection::Named(vec![channel.to_owned()]);
    let selection = if channel == "all" { Selection::Suiting } else { named };
    let pipeline = Pipeline::load(assets, &selection, &[], &mut Sink::default()).unwrap();
    let file = Arc::new(SourceFile::new("x.yaml", text));
    (pipeline.run(&file, common::days()), folder)
}

/// Nothing that the program itself puts into a text is taken for an accusation.
#[test]
fn the_programs_own_words_stop_no_text() {
    let pipeline = common::pipeline();
    for file in common::sources() {
        let plain = pipeline.run(&file, common::days());
        let (over, _) = laid_over("all", &[], &file.text);
        let said = |outcome: &Outcome| -> Vec<String> {
            outcome.diagnostics.iter().map(|one| format!("{}: {}", one.rule, one.message)).collect()
        };
        assert_eq!(said(&over), said(&plain), "{}", file.name);
        assert_eq!(over.texts.len(), plain.texts.len(), "{}", file.name);
    }
}

#[test]
fn an_accusing_template_is_not_written() {
    // A case without details: 12315 is told what kind of problem it is in the words of the data.
    let text = std::fs::read_to_string("tests/rules/base.yaml").unwrap();
    let facts = "{{ order.item }}的事。\n";
    let problem = std::fs::read_to_string("data/problems/quality.yaml").unwrap();
    let matter = problem.lines().find(|line| line.starts_with("matter: ")).unwrap();
    let accusing: &[(&str, String)] = &[
        ("templates/letter/facts.tera", format!("{facts}这家黑店是骗子。\n")),
        ("templates/letter/facts.tera", format!("{facts}{{% set a = \"骗\" %}}店家是{{{{ a }}}}子。\n")),
        ("templates/letter/facts.tera", format!("{facts}{{% include \"_shared/own.tera\" %}}\n")),
        ("data/problems/quality.yaml", problem.replace(matter, "matter: 遇到骗子店铺")),
    ];
    let shared = ("templates/_shared/own.tera", "\n这家黑店是骗子。\n");
    for (path, words) in accusing {
        let is_of_data = path.starts_with("data/");
        let (channel, field) = if is_of_data {
            ("12315", "“全国12315平台”的“")
        } else {
            ("letter", "“投诉信”的“")
        };
        let (outcome, folder) = laid_over(channel, &[(path, words), shared], &text);
        assert!(outcome.has_errors && outcome.texts.is_empty(), "{path} {words}");
        let found: Vec<_> =
            outcome.diagnostics.iter().filter(|one| one.rule.name().starts_with("tone/")).collect();
        assert!(!found.is_empty(), "{words}: {:?}", outcome.diagnostics);
        for one in found {
            let place = &one.labels.first().unwrap().place;
            let place = (place.file.name.clone(), place.file.line_column(place.span.start).0);
            let name = |path: &str| folder.path().join(path).display().to_string();
            match words {
                words if words.contains("include") => assert_eq!(place, (name(shared.0), 2)),
                words if path.starts_with("templates") => assert_eq!(place, (name(path), 2), "{words}"),
                _ => assert!(place.0.starts_with("templates/"), "{place:?}"),
            }
            assert!(one.help.iter().any(|help| help.contains(field)), "{:?}", one.help);
        }
    }
}

#[test]
fn a_template_may_quote_and_a_case_may_allow() {
    let sources = common::sources();
    let bowls = sources.iter().find(|source| source.name.contains("cracked-bowls"));
    let text = bowls.unwrap().text.clone();
    let quoting = text.replace("包装已拆，影响二次销售", "你才是骗子");
    assert_ne!(quoting, text);
    let facts = (
        "templates/letter/facts.tera",
        "{{ stage.refusal.at | day }}，商家答复{{ stage.refusal.quote | quoted }}。\n",
    );
    let (outcome, _) = laid_over("letter", &[facts], &quoting);
    assert!(!outcome.has_errors && outcome.texts.len() == 1, "{:?}", outcome.diagnostics);
    let facts = ("templates/letter/facts.tera", "{{ order.item }}，这家店是骗子。\n");
    let allowing = format!("{text}allow:\n  - {{rule: tone/accusation, reason: 法院判决书里的话}}\n");
    let (outcome, _) = laid_over("letter", &[facts], &allowing);
    assert!(!outcome.has_errors && outcome.texts.len() == 1, "{:?}", outcome.diagnostics);
}
