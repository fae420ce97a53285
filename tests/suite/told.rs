//! Texts that argue: `tests/told/<case>.<channel>.txt` against the cases of `tests/rounds/`, which people wrote who had seen no
//! template. A new text is a new file; `UPDATE=1` stores what it should be, and a person reads it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::assets::Assets;
use complain::diagnostic::Sink;
use complain::emit::{Format, Text};
use complain::facts::RunsInto;
use complain::pipeline::Pipeline;
use complain::source::SourceFile;

use crate::common;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// The cases of all rounds, by name.
fn rounds() -> Vec<(String, Arc<SourceFile>)> {
    let folders = std::fs::read_dir(tests().join("rounds")).unwrap().map(|entry| entry.unwrap().path());
    let files = folders.filter(|path| path.is_dir()).flat_map(|path| std::fs::read_dir(path).unwrap());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    files.sort();
    let source = |path: PathBuf| {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        (stem.clone(), Arc::new(SourceFile::new(format!("{stem}.yaml"), text)))
    };
    let cases: Vec<(String, Arc<SourceFile>)> = files.into_iter().map(source).collect();
    // What is stored by a case's name is of one case.
    let names: BTreeSet<&String> = cases.iter().map(|(stem, _)| stem).collect();
    assert_eq!(names.len(), cases.len(), "two cases of one name");
    cases
}

#[test]
fn each_text_argues_as_it_was_read() {
    let pipeline = common::pipeline();
    let cases = rounds();
    let stored: Vec<PathBuf> =
        std::fs::read_dir(tests().join("told")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(stored.len() > 10);
    for path in stored {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let (case, channel) = name.split_once('.').unwrap();
        let (_, source) = cases.iter().find(|(stem, _)| stem == case).unwrap_or_else(|| panic!("{name}"));
        let outcome = pipeline.run(source, common::days());
        let mut texts = outcome.texts.iter();
        let (number, draft) =
            texts.find(|(_, draft)| draft.channel == channel).unwrap_or_else(|| panic!("{name}"));
        let text = Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of };
        common::assert_stored(&path, &Format::Txt.one(text));
    }
}

/// Which promise of the page and which earlier words stand beside which reason, of all cases: `tests/dispute/beside.txt`.
#[test]
fn what_a_reason_runs_into_is_as_it_was_read() {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let mut told = String::new();
    for (stem, source) in rounds() {
        let facts = pipeline.facts(&source, common::days(), &mut Sink::default());
        let (_, facts) = facts.unwrap_or_else(|| panic!("{stem}"));
        for event in &facts.timeline {
            let quote = event.quote.clone().unwrap_or_default();
            let words = facts
                .order
                .page_words_from
                .iter()
                .position(|path| event.page.as_ref().is_some_and(|into| into.from == *path));
            if let Some(words) = words.map(|at| &facts.order.page_words[at]) {
                writeln!(told, "{stem}\tpage\t{quote}\t{words}").unwrap();
            }
            if let Some(RunsInto { words, .. }) = &event.earlier {
                writeln!(told, "{stem}\tearlier\t{quote}\t{words}").unwrap();
            }
        }
    }
    assert!(told.lines().count() > 20);
    common::assert_stored(&tests().join("dispute/beside.txt"), &told);
}
