//! The plan of a text: `tests/telling/*.yaml` with what stands in it beside them (`tests/telling/<name>.txt`), a move a
//! line, a blank line between paragraphs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::assets::Assets;
use complain::diagnostic::Sink;
use complain::facts::{Facts, told};
use complain::pipeline::Pipeline;
use complain::source::SourceFile;
use complain::telling::{Manner, Move, Story, tell};

use crate::common;

/// As the channels have it.
const LONGEST: usize = 220;

#[test]
fn each_history_is_told_as_it_was_planned_by_hand() {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let files = files();
    assert!(files.len() >= 10, "{}", files.len());
    for path in files {
        let facts = facts(&pipeline, &path);
        let story = tell(&facts, Manner { longest: LONGEST }, told(&facts, 0));
        common::assert_stored(&path.with_extension("txt"), &lines(&facts, &story));
    }
}

/// Whatever is summed up, each event of the history but the order itself is told, once.
#[test]
fn no_event_and_no_detail_is_left_out_or_told_twice() {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    for path in common::case_files().into_iter().chain(files()) {
        let facts = facts(&pipeline, &path);
        let story = tell(&facts, Manner { longest: LONGEST }, told(&facts, 0));
        let moves: Vec<&Move> = story.paragraphs.iter().flat_map(|paragraph| &paragraph.moves).collect();
        assert!(story.paragraphs.iter().all(|paragraph| !paragraph.moves.is_empty()), "{}", path.display());
        let mut events: Vec<usize> = moves.iter().flat_map(|one| one.places()).collect();
        events.sort_unstable();
        let is_silent = |place: usize| {
            let event = &facts.timeline[place];
            let says = event.text.is_some() || event.quote.is_some();
            let kind = serde_json::to_value(event.event).unwrap();
            !says && (kind == "ordered" && event.exhibits.is_empty() || kind == "no-reply")
        };
        let left_out: Vec<usize> =
            (0..facts.timeline.len()).filter(|place| !events.contains(place) && !is_silent(*place)).collect();
        assert!(left_out.is_empty(), "{}: {left_out:?}", path.display());
        assert!(events.windows(2).all(|pair| pair[0] < pair[1]), "{}: {events:?}", path.display());
        let mut details: Vec<usize> = moves.iter().flat_map(|one| one.details.clone()).collect();
        // What answers a reason is told with it.
        let argued = facts.argument.steps.iter().filter(|step| step.is_short && step.is_detail);
        details.extend(argued.filter_map(|step| step.detail));
        details.sort_unstable();
        assert!(details.into_iter().eq(0..facts.problem.details.len()), "{}", path.display());
        let summaries = moves.iter().filter(|one| one.with_summary).count();
        assert_eq!(summaries, usize::from(facts.problem.details.is_empty()), "{}", path.display());
    }
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/telling");
    let mut files: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files
}

fn facts(pipeline: &Pipeline, path: &Path) -> Facts {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let file = Arc::new(SourceFile::new(name, std::fs::read_to_string(path).unwrap()));
    let mut sink = Sink::default();
    let found = pipeline.facts(&file, common::days(), &mut sink);
    let Some((_, facts)) = found.filter(|_| !sink.has_errors()) else {
        panic!("{name}: {:?}", sink.into_sorted())
    };
    facts
}

fn lines(facts: &Facts, story: &Story) -> String {
    let paragraph = |moves: &[Move]| moves.iter().map(|one| line(facts, one) + "\n").collect::<String>();
    let paragraphs: Vec<String> = story.paragraphs.iter().map(|one| paragraph(&one.moves)).collect();
    let flags = [
        ("summary is in details", story.summary_is_in_details),
        ("state is in details", story.state_is_in_details),
    ];
    let flags: Vec<String> =
        flags.iter().filter(|(_, is)| *is).map(|(name, _)| format!("\n({name})\n")).collect();
    let flags = flags.concat();
    paragraphs.join("\n") + &flags
}

/// `asked 05-04 … > silent 05-06 > answered 05-07 …`, with details, exhibits and what else there is.
fn line(facts: &Facts, one: &Move) -> String {
    let event = |place: usize| {
        let event = &facts.timeline[place];
        let kind = serde_json::to_value(event.event).unwrap();
        let words = event.text.as_deref().or(event.quote.as_deref()).unwrap_or_default();
        let day = event.at.to_string()[5..10].to_owned();
        format!("{day} {} {words}", kind.as_str().unwrap()).trim_end().to_owned()
    };
    let events: Vec<String> = one.events.iter().map(|place| event(*place)).collect();
    let mut line = one.kind.word().to_owned();
    if !events.is_empty() {
        line += &format!(": {}", events.join("; "));
    }
    for (name, place) in [("between", one.between), ("silence", one.silence), ("answer", one.answer)] {
        line += &place.map(|place| format!(" > {name}: {}", event(place))).unwrap_or_default();
    }
    if one.with_summary {
        line += &format!(" + {}", facts.problem.summary);
    }
    for place in &one.details {
        line += &format!(" + {}", facts.problem.details[*place].text);
    }
    line += &one.tail.as_ref().map(|tail| format!(" (only: {tail})")).unwrap_or_default();
    for place in &one.shown {
        line += &format!(" + {}", facts.exhibits[*place].label);
    }
    if one.is_trade { line + " (trade)" } else { line }
}
