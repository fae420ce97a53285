//! What the writer does not know, and the tip, of every example: `tests/limits.tsv` (case, `note`, `formal` or `tip`, the
//! sentence). What does not stand there is not said.

#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use crate::common;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use complain::assets::Assets;
use complain::case::Case;
use complain::diagnostic::Sink;
use complain::facts::{Facts, RemarkFacts, case_path, document};
use complain::knowledge::Problem;
use complain::pipeline::Pipeline;
use complain::source::SourceFile;

#[test]
fn what_every_example_owns_that_it_does_not_know_is_as_stored() {
    let mut found = Vec::new();
    for (case, facts) in facts() {
        let limits = &facts.limits;
        let notes = limits.note.iter().map(|one| ("note", one));
        let formal = limits.formal.iter().map(|one| ("formal", one));
        let tips = limits.tip.iter().map(|one| ("tip", one));
        let all: Vec<_> = notes.chain(formal).chain(tips).collect();
        found.extend(all.into_iter().map(|(place, one)| format!("{}\t{place}\t{}", case.id, said(one))));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/limits.tsv");
    let found = found.join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &found).unwrap();
    }
    assert_eq!(found, fs::read_to_string(path).unwrap(), "UPDATE=1 writes it anew");
}

/// A piece of a limit that comes from the case knows from where; fixed words come from the data.
#[test]
fn a_limit_is_no_fact_but_what_fills_it() {
    for (case, facts) in facts() {
        for (path, leaf) in document(&facts).leaves() {
            let is_filled = path.starts_with("limits.") && leaf.is_printable();
            assert!(!is_filled || case_path(&facts, &path).is_some(), "{}: {path}", case.id);
        }
    }
}

#[test]
fn a_slot_of_a_limit_is_pointed_at() {
    let assets = Assets::built_in();
    let built_in = complain::data::ids(&assets, "problems");
    assert!(built_in.iter().all(|id| Problem::read(&assets, id, &mut Sink::default()).is_some()));
    let file = assets.read(complain::assets::Tree::Data, "problems/quality.yaml").unwrap().unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("problems")).unwrap();
    let changed = file.text.replace("以检测写的为准，", "以{promise.quote}为准，");
    assert!(changed != *file.text);
    fs::write(folder.path().join("problems/quality.yaml"), changed).unwrap();
    let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
    let mut sink = Sink::default();
    drop(Problem::read(&assets, "quality", &mut sink));
    let found = sink.into_sorted();
    let [one] = found.as_slice() else { panic!("{found:?}") };
    let place = &one.labels[0].place;
    assert_eq!(&place.file.text[place.span.start..place.span.end], "{promise.quote}");
    assert!(one.message.contains("没有着落"), "{one:?}");
}

fn facts() -> Vec<(Case, Facts)> {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let of = |file: &Arc<SourceFile>| pipeline.facts(file, common::days(), &mut Sink::default());
    common::sources().iter().filter_map(of).collect()
}

fn said(remark: &RemarkFacts) -> String {
    let pieces = remark.application.iter();
    pieces
        .map(|piece| {
            let fixed = piece.fixed.as_ref().map(|fixed| fixed.0.as_str());
            let who = piece.who.as_ref().map(|who| if &**who == "me" { "本人" } else { "商家" });
            fixed.or(who).or(piece.words.as_deref()).unwrap_or_default()
        })
        .collect()
}
