//! Channels for one kind of matter, or for one standing of it: `doors/<case>.yaml` is written for each channel that is only
//! for such cases, and what it says is stored beside it; elsewhere each says in Chinese why not.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read and write their own files")]

use crate::common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::assets::Assets;
use complain::diagnostic::{Severity, Sink};
use complain::emit::{Format, Text};
use complain::pipeline::{Pipeline, Selection};
use complain::source::SourceFile;

/// The channels that are written on request, and the one that comes after the money.
const DOORS: [&str; 9] = [
    "bank",
    "consumer-association",
    "court",
    "postal",
    "report",
    "rescission",
    "settlement",
    "telecom",
    "withdrawal",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/doors")
}

/// The cases of their own, and some of `cases/` that suit several.
fn cases() -> Vec<(String, Arc<SourceFile>)> {
    let mut found: Vec<PathBuf> = folder().read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let shared =
        ["coat-return", "cracked-bowls", "live-jade", "locker-parcel", "perfume-doubt", "preorder-bag"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    found.extend(shared.iter().map(|name| root.join(format!("cases/{name}.yaml"))));
    found.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        (name.clone(), Arc::new(SourceFile::new(format!("{name}.yaml"), text)))
    };
    found.into_iter().map(read).collect()
}

fn pipeline(channel: &str) -> Pipeline {
    let mut sink = Sink::default();
    let one = Selection::Named(vec![channel.to_owned()]);
    Pipeline::load(Assets::built_in(), &one, &[], &mut sink).unwrap()
}

#[test]
fn each_is_written_where_it_suits() {
    let mut written = BTreeSet::new();
    let mut stored = BTreeSet::new();
    for channel in DOORS {
        let pipeline = pipeline(channel);
        for (name, file) in cases() {
            let outcome = pipeline.run(&file, common::days());
            for (number, draft) in &outcome.texts {
                let text = Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of };
                let path = folder().join(&name).join(format!("{channel}.txt"));
                common::assert_stored(&path, &Format::Txt.one(text));
                stored.insert(path);
                written.insert(channel);
            }
        }
    }
    assert_eq!(written, BTreeSet::from(DOORS), "each channel has a case");
    let folders =
        folder().read_dir().unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let left: Vec<PathBuf> = folders
        .flat_map(|folder| folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>())
        .filter(|path| !stored.contains(path))
        .collect();
    assert!(left.is_empty(), "stored texts of no case: {left:?}");
}

#[test]
fn elsewhere_each_says_why_not() {
    for channel in DOORS {
        let pipeline = pipeline(channel);
        for (name, file) in cases() {
            let outcome = pipeline.run(&file, common::days());
            if outcome.texts.is_empty() {
                let mut errors = outcome.diagnostics.iter().filter(|one| one.severity == Severity::Error);
                let why = errors.next().unwrap_or_else(|| panic!("{channel} is silent on {name}"));
                assert!(
                    why.message.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                    "{}",
                    why.message
                );
            }
        }
    }
}

/// Whatever suits a case of `cases/` is written without a mistake in its templates.
#[test]
fn every_channel_writes_every_case_that_suits_it() {
    let pipeline = common::every();
    for (file, outcome) in common::outcomes(&pipeline) {
        let errors = outcome.diagnostics.iter().filter(|one| one.severity == Severity::Error);
        let said: Vec<&String> = errors.map(|one| &one.message).collect();
        assert!(said.is_empty(), "{}: {said:?}", file.display());
    }
}
