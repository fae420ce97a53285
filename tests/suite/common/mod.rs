//! What several tests share.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read and write their own files")]

pub(crate) mod grown;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::Days;
use complain::diagnostic::Sink;
use complain::pipeline::{Outcome, Pipeline, Selection};
use complain::source::SourceFile;

/// The files of `cases/`, sorted.
pub(crate) fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files
}

/// Compares with a stored text, or stores it where `UPDATE` is set.
pub(crate) fn assert_stored(path: &Path, text: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        return;
    }
    let stored = std::fs::read_to_string(path).unwrap_or_default();
    assert!(stored == text, "{} differs.\n--- stored\n{stored}\n--- now\n{text}", path.display());
}

/// Without terminal styles.
pub(crate) fn without_styles(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

/// A pipeline for all channels with the built-in templates and data.
pub(crate) fn pipeline() -> Pipeline {
    let mut sink = Sink::default();
    let pipeline = Pipeline::load(Assets::built_in(), &Selection::Suiting, &[], &mut sink).unwrap();
    assert!(!sink.has_errors(), "{:?}", sink.into_sorted());
    pipeline
}

/// A pipeline for all channels, also those that are written on request.
pub(crate) fn every() -> Pipeline {
    let mut sink = Sink::default();
    let pipeline = Pipeline::load(Assets::built_in(), &Selection::Every, &[], &mut sink).unwrap();
    assert!(!sink.has_errors(), "{:?}", sink.into_sorted());
    pipeline
}

/// The cases of `tests/doors/`, for channels that are only for some.
pub(crate) fn door_sources() -> Vec<Arc<SourceFile>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/doors");
    let mut files: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        Arc::new(SourceFile::new(path.file_name().unwrap().to_string_lossy(), text))
    };
    files.into_iter().map(read).collect()
}

/// A day of writing that no case depends on: each says its own.
pub(crate) fn days() -> Days {
    Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }
}

/// The program's commands.
pub(crate) const COMMANDS: [&str; 18] = [
    "man",
    "schema",
    "completions",
    "new",
    "log",
    "render",
    "serve",
    "check",
    "config",
    "stream",
    "import",
    "plan",
    "trace",
    "exhibits",
    "explain",
    "list",
    "facts",
    "templates",
];

/// The texts of `cases/`.
pub(crate) fn sources() -> Vec<Arc<SourceFile>> {
    case_files()
        .iter()
        .map(|path| Arc::new(SourceFile::new(name(path), std::fs::read_to_string(path).unwrap())))
        .collect()
}

/// Whether a proof goes through everything (`PROOFS=full`, as the gate does) or through a fixed sample.
pub(crate) fn is_full() -> bool {
    std::env::var_os("PROOFS").is_some_and(|asked| asked == "full")
}

/// Cases that only the proof of the trace goes through: some of their values (a card's last digits, what the goods are beside what was
/// said) stand in no text yet.
const TRACED_ONLY: [&str; 16] = [
    "card-stolen",
    "chair-invoice",
    "cloud-renewal",
    "console-used",
    "dress-tracking",
    "figure-blind",
    "game-child",
    "hotel-ferry",
    "lens-transfer",
    "noodle-hair",
    "novel-vip",
    "parcel-calls",
    "swim-closed",
    "tent-presale",
    "thermos-coupon",
    "washer-repair",
];

/// The cases that a proof goes through: most of them, or a few of different shape (goods that never came, a first
/// notice of the wrong ones).
pub(crate) fn proof_sources() -> Vec<Arc<SourceFile>> {
    let mut sources = traced_sources();
    sources.retain(|file| !TRACED_ONLY.iter().any(|case| file.name == format!("cases/{case}.yaml")));
    sources
}

/// All of them, or those few.
pub(crate) fn traced_sources() -> Vec<Arc<SourceFile>> {
    let sample = ["cases/preorder-bag.yaml", "cases/wrong-shoes.yaml"];
    let mut sources = sources();
    sources.retain(|file| is_full() || sample.contains(&file.name.as_str()));
    assert!(sources.len() >= sample.len());
    sources
}

/// What became of each case.
pub(crate) fn outcomes(pipeline: &Pipeline) -> Vec<(PathBuf, Outcome)> {
    case_files()
        .into_iter()
        .zip(sources())
        .map(|(path, source)| (path, pipeline.run(&source, days())))
        .collect()
}

fn name(path: &Path) -> String {
    format!("cases/{}", path.file_name().unwrap().to_string_lossy())
}
