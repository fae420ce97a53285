//! Every case to every channel against a stored text. A new case is a new file in `cases/`; `UPDATE=1` stores its texts,
//! and a person reads them before they are committed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use complain::emit::{Format, Text};
use complain::pipeline::Outcome;

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

#[test]
fn every_text_is_as_stored() {
    let pipeline = common::pipeline();
    let mut stored = BTreeSet::new();
    for (file, outcome) in common::outcomes(&pipeline) {
        assert!(outcome.diagnostics.is_empty(), "{}: {:?}", file.display(), outcome.diagnostics);
        assert!(outcome.texts.len() >= 7, "{} has {} texts", file.display(), outcome.texts.len());
        for (number, draft) in &outcome.texts {
            let text = Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of };
            let path = golden().join(&draft.case).join(format!("{}.txt", draft.channel));
            common::assert_stored(&path, &Format::Txt.one(text));
            stored.insert(path);
        }
    }
    let left: Vec<PathBuf> = files_below(&golden())
        .into_iter()
        .filter(|path| !stored.contains(path) && !is_format(path))
        .collect();
    assert!(left.is_empty(), "stored texts of no case: {left:?}");
}

/// `formats/`: one case in the other formats.
fn is_format(path: &Path) -> bool {
    path.parent().unwrap().ends_with("formats")
}

#[test]
fn the_other_formats_are_as_stored() {
    let pipeline = common::pipeline();
    let all = common::outcomes(&pipeline);
    let (_, outcome) = all.iter().find(|(_, outcome)| outcome.case == "camera-mix").unwrap();
    for (format, name) in [(Format::Md, "camera-mix.md"), (Format::Json, "camera-mix.json")] {
        common::assert_stored(
            &golden().join("formats").join(name),
            &format.several(&texts(&pipeline, outcome)),
        );
    }
}

#[test]
fn equal_inputs_give_equal_bytes_on_any_number_of_threads() {
    let pipeline = common::pipeline();
    let files = common::sources();
    let print = |outcomes: &[Outcome]| -> String {
        outcomes.iter().map(|outcome| Format::Json.several(&texts(&pipeline, outcome))).collect()
    };
    let first = print(&pipeline.run_all(&files, common::days()));
    for threads in [1, 2, 7] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let again = pool.install(|| print(&common::pipeline().run_all(&files, common::days())));
        assert!(first == again, "{threads} threads wrote other texts");
    }
}

fn texts<'a>(pipeline: &'a complain::pipeline::Pipeline, outcome: &'a Outcome) -> Vec<Text<'a>> {
    let text = |(number, draft): &'a (usize, complain::draft::Draft)| Text {
        draft,
        channel: pipeline.channel(*number),
        as_of: &outcome.as_of,
    };
    outcome.texts.iter().map(text).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in folder.read_dir().into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}
