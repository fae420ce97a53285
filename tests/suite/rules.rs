//! Every rule on facts fires on its bad examples and is silent on its good ones; a rule without five of each is refused.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read and write their own files")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use complain::assets::Assets;
use complain::diagnostic::{Severity, Sink};
use complain::lint::{Example, RULES, Rule};
use complain::pipeline::{Outcome, Pipeline, Selection};
use complain::source::SourceFile;

const BASE: &str = include_str!("../rules/base.yaml");
const LEAST: usize = 5;

#[test]
fn every_rule_has_its_examples() {
    let mut ids = BTreeSet::new();
    for rule in RULES {
        assert!(ids.insert(rule.id), "{} stands twice in the registry", rule.id);
        assert!(rule.bad.len() >= LEAST, "{} has only {} bad examples", rule.id, rule.bad.len());
        assert!(rule.good.len() >= LEAST, "{} has only {} good examples", rule.id, rule.good.len());
        let all: Vec<String> =
            rule.bad.iter().chain(rule.good).map(|example| format!("{example:?}")).collect();
        let different: BTreeSet<&String> = all.iter().collect();
        assert_eq!(different.len(), all.len(), "{} has an example twice", rule.id);
        for text in [rule.name, rule.why, rule.instead] {
            assert!(!text.is_empty(), "{} says too little", rule.id);
        }
    }
}

#[test]
fn every_rule_fires_on_its_bad_examples_and_is_silent_on_its_good_ones() {
    let pipelines = Pipelines::default();
    let mut wrong = Vec::new();
    for rule in RULES {
        for (examples, fires) in [(rule.bad, true), (rule.good, false)] {
            for example in examples {
                wrong.extend(pipelines.judge(rule, example, fires));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_base_case_has_no_finding() {
    let outcome = Pipelines::default().run(&Example::of(""));
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    assert!(outcome.texts.len() >= 7);
}

#[derive(Default)]
struct Pipelines {
    by_channel: std::cell::RefCell<BTreeMap<&'static str, Arc<Pipeline>>>,
}

impl Pipelines {
    fn of(&self, channel: &'static str) -> Arc<Pipeline> {
        let load = || Arc::new(load(Assets::built_in(), channel));
        self.by_channel.borrow_mut().entry(channel).or_insert_with(load).clone()
    }

    /// What becomes of an example; a file beside it that is a case is one of its batch.
    fn run(&self, example: &Example) -> Outcome {
        let folder = tempfile::tempdir().unwrap();
        let case = |name: &str, text: &str| {
            let path = folder.path().join(name);
            Arc::new(SourceFile::new(path.display().to_string(), over_base(text)).read_from(&path))
        };
        let mut batch = vec![case("example.yaml", example.case)];
        for (name, content) in example.files {
            if Path::new(name).extension().is_some_and(|ending| ending == "yaml") {
                batch.push(case(name, content));
                continue;
            }
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, content).unwrap();
        }
        let templates = folder.path().join("templates");
        if templates.is_dir() {
            return load(Assets::with_overlays(Some(templates), None), example.channel)
                .run(&batch[0], common::days());
        }
        let sent = folder.path().join("sent");
        if sent.is_dir() {
            let pipeline = load(Assets::built_in(), example.channel).remembering(sent);
            return pipeline.run(&batch[0], common::days());
        }
        self.of(example.channel).run_all(&batch, common::days()).remove(0)
    }

    /// What is wrong with an example, if anything.
    fn judge(&self, rule: &Rule, example: &Example, fires: bool) -> Option<String> {
        let outcome = self.run(example);
        let said: Vec<String> =
            outcome.diagnostics.iter().map(|found| format!("{}: {}", found.rule, found.message)).collect();
        let found = outcome.diagnostics.iter().any(|found| found.rule.name() == rule.id);
        // A broken example would be silent for the wrong reason.
        let broken = outcome.diagnostics.iter().any(|found| {
            found.severity == Severity::Error
                && found.rule.name() != rule.id
                && ["yaml/", "case/"].iter().any(|group| found.rule.name().starts_with(group))
        });
        let fault = match (fires, found, broken) {
            (_, _, true) => "is no case",
            (true, false, _) => "is silent",
            (false, true, _) => "fires",
            _ => return None,
        };
        Some(format!("{} {fault} on\n{}\n({})", rule.id, example.case, said.join("; ")))
    }
}

fn load(assets: Assets, channel: &str) -> Pipeline {
    let selection = match channel {
        "" => Selection::Suiting,
        id => Selection::Named(vec![id.to_owned()]),
    };
    Pipeline::load(assets, &selection, &[], &mut Sink::default()).unwrap()
}

/// The base case with some of its top-level keys replaced.
fn over_base(example: &str) -> String {
    let mut blocks = blocks(BASE);
    for (key, block) in self::blocks(example) {
        match blocks.iter_mut().find(|(known, _)| *known == key) {
            Some(known) => known.1 = block,
            None => blocks.push((key, block)),
        }
    }
    let is_given = |(key, block): &&(String, String)| block.trim() != format!("{key}:");
    blocks.iter().filter(is_given).map(|(_, block)| block.as_str()).collect()
}

fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        let key = line.split(':').next().unwrap_or_default();
        let opens = line.starts_with(|c: char| c.is_ascii_lowercase() || c == '#');
        match blocks.last_mut() {
            Some((_, block)) if !opens => *block += &format!("{line}\n"),
            _ => blocks.push((key.to_owned(), format!("{line}\n"))),
        }
    }
    blocks
}

#[test]
fn examples_replace_whole_keys() {
    let text = over_base("problem:\n  kind: quality\n  summary: 换\nrespondent:");
    assert!(text.contains("summary: 换") && !text.contains("碗口开裂"), "{text}");
    assert!(!text.contains("respondent:"), "{text}");
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/base.yaml").exists());
}
