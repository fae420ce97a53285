//! Every case to every channel against a stored text. A new case is a new file in `cases/`; `UPDATE=1` stores its texts,
//! and a person reads them before they are committed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use complain::assets::Assets;
use complain::diagnostic::Sink;
use complain::draft::Size;
use complain::emit::{Format, Text};
use complain::pipeline::{Outcome, Pipeline, Selection};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

#[test]
fn every_text_is_as_stored() {
    let pipeline = common::pipeline();
    let mut stored = BTreeSet::new();
    for (file, outcome) in common::outcomes(&pipeline) {
        // A long case is said to have been made to fit; nothing else is there to say.
        let of_length = ["channel/fitted", "channel/near-limit"];
        let others = outcome.diagnostics.iter().filter(|d| !of_length.contains(&d.rule.to_string().as_str()));
        assert_eq!(others.count(), 0, "{}: {:?}", file.display(), outcome.diagnostics);
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
        .filter(|path| !stored.contains(path) && !is_elsewhere(path))
        .collect();
    assert!(left.is_empty(), "stored texts of no case: {left:?}");
}

/// `formats/`: one case in the other formats; `sizes/`: some cases in shorter wordings.
fn is_elsewhere(path: &Path) -> bool {
    ["formats", "sizes"].iter().any(|folder| path.starts_with(golden().join(folder)))
}

/// Cases of every standing: refused, long, promise broken, promised, first notice, silent and against the platform.
const SIZED: [&str; 6] =
    ["cracked-bowls", "live-jade", "preorder-bag", "headphones-refund", "wrong-shoes", "yoga-prepaid"];

#[test]
fn shorter_wordings_are_as_stored() {
    for size in [Size::Standard, Size::Brief] {
        let pipeline = common::pipeline().no_fuller_than(size);
        let mut stored = BTreeSet::new();
        for (_, outcome) in common::outcomes(&pipeline) {
            if !SIZED.contains(&outcome.case.as_str()) {
                continue;
            }
            for (number, draft) in &outcome.texts {
                let text = Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of };
                let folder = golden().join("sizes").join(size.word()).join(&draft.case);
                let path = folder.join(format!("{}.txt", draft.channel));
                common::assert_stored(&path, &Format::Txt.one(text));
                stored.insert(path);
            }
        }
        let left = files_below(&golden().join("sizes").join(size.word()));
        let left: Vec<&PathBuf> = left.iter().filter(|path| !stored.contains(*path)).collect();
        assert!(left.is_empty(), "stored texts of no case: {left:?}");
    }
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

/// What else is written beside a text changes nothing in it.
#[test]
fn a_text_alone_is_the_text_among_others() {
    let pipeline = common::pipeline().no_fuller_than(Size::Brief);
    let all = common::outcomes(&pipeline);
    for number in 0..pipeline.channels().len() {
        let id = pipeline.channel(number).id.clone();
        let mut sink = Sink::default();
        let one = Pipeline::load(Assets::built_in(), &Selection::Named(vec![id]), &[], &mut sink).unwrap();
        let one = one.no_fuller_than(Size::Brief);
        for (file, (_, outcome)) in common::sources().iter().zip(&all) {
            let among = outcome.texts.iter().find(|(other, _)| *other == number).map(|(_, draft)| draft);
            let alone = one.run(file, common::days());
            assert_eq!(alone.texts.first().map(|(_, draft)| draft), among, "{}", file.name);
        }
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
