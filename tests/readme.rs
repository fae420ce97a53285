//! Both READMEs say what the program does: their commands, tables and words are the program's own, what they quote is
//! part of the files that they name (`UPDATE=1` quotes anew), and their example channel works.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read and write their own files")]

mod common;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::assets::Assets;
use complain::case::{
    Actor, ClaimKind, EventKind, ExhibitKind, MerchantKind, PaymentMethod, Promise, PunitiveBasis,
    ReasonKind, keys,
};
use complain::channel::{CHANNEL, Channel};
use complain::data;
use complain::diagnostic::Sink;
use complain::emit::{Format, Text};
use complain::pipeline::{Outcome, Pipeline, Selection};
use complain::source::SourceFile;

const CASE: &str = "cases/cracked-bowls.yaml";
const OUTPUT: &str = "<!-- output of the example -->";

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(name: &str) -> String {
    std::fs::read_to_string(package().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The READMEs, with their names.
fn readmes() -> [(&'static str, String); 2] {
    ["README.md", "README.zh-CN.md"].map(|name| (name, file(name)))
}

fn channels() -> Vec<Channel> {
    let assets = Assets::built_in();
    let ids = Channel::ids(&assets).into_iter();
    ids.map(|id| Channel::read(&assets, &id, &mut Sink::default()).unwrap()).collect()
}

#[test]
fn the_commands_stand_there_verbatim() {
    for (name, text) in readmes() {
        for command in [
            "cargo run -- render cases/cracked-bowls.yaml --channel 12315",
            "cargo test",
            "cargo install --path .",
        ] {
            assert!(text.lines().any(|line| line == command), "{name} has no line {command}");
        }
    }
}

#[test]
fn the_tables_of_channels_are_the_programs() {
    let known: Vec<String> =
        channels().iter().map(|channel| format!("`{}` {}", channel.id, channel.name)).collect();
    let limits: Vec<String> = channels().iter().flat_map(limits_of).collect();
    for (name, text) in readmes() {
        let rows = table(&text, &["| id | name | for |", "| 编号 | 名称 | 用处 |"]);
        let rows: Vec<String> = rows.iter().map(|row| format!("{} {}", row[0], row[1])).collect();
        assert_eq!(rows, known, "{name}");
        let rows = table(&text, &["| box | limit | |", "| 栏 | 上限 | |"]);
        let rows = rows.iter().map(|row| {
            let certainty = row[2].split('`').nth(1).unwrap_or_default();
            format!("{} {} {certainty}", row[0], row[1])
        });
        assert_eq!(rows.collect::<Vec<_>>(), limits, "{name}");
    }
}

fn limits_of(channel: &Channel) -> Vec<String> {
    let limited = channel.fields.iter().filter_map(|field| Some((field, field.limit.as_ref()?)));
    limited
        .map(|(field, limit)| format!("`{}.{}` {} {}", channel.id, field.id, limit.max, limit.certainty))
        .collect()
}

/// The rows of the table under one of these headings, by column.
fn table(text: &str, headings: &[&str]) -> Vec<Vec<String>> {
    let lines = text.lines().skip_while(|line| !headings.contains(line)).skip(2);
    let rows = lines.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn every_key_and_every_word_is_explained() {
    let assets = Assets::built_in();
    let mut words: Vec<String> =
        [keys::CASE.key_names(), CHANNEL.key_names()].concat().iter().map(ToString::to_string).collect();
    for choices in [
        EventKind::CHOICES,
        ClaimKind::CHOICES,
        Promise::CHOICES,
        Actor::CHOICES,
        ExhibitKind::CHOICES,
        MerchantKind::CHOICES,
        PaymentMethod::CHOICES,
        PunitiveBasis::CHOICES,
        ReasonKind::CHOICES,
    ] {
        words.extend(choices.iter().map(|choice| choice.word.to_owned()));
    }
    words.extend(data::ids(&assets, "problems"));
    words.extend(fact_keys());
    words.extend(Format::ALL.iter().map(|(name, _)| (*name).to_owned()));
    for (name, text) in readmes() {
        for word in &words {
            assert!(text.contains(&format!("`{word}`")), "{name} does not explain `{word}`");
        }
    }
}

/// The keys of the facts document.
fn fact_keys() -> Vec<String> {
    let source = Arc::new(SourceFile::new(CASE, file(CASE)));
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let (_, facts) = pipeline.facts(&source, common::days(), &mut Sink::default()).unwrap();
    let document = serde_json::to_value(facts).unwrap();
    document.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn links_lead_somewhere() {
    for (name, text) in readmes() {
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(package().join(link).exists(), "{name} links to {link}");
        }
    }
}

#[test]
fn quotations_are_part_of_the_files_they_name() {
    for (name, text) in readmes() {
        let now = quoted_anew(&text);
        if std::env::var_os("UPDATE").is_none() {
            for (number, (stored, now)) in text.lines().zip(now.lines()).enumerate() {
                assert_eq!(stored, now, "{name}, line {}: UPDATE=1 quotes anew", number + 1);
            }
        }
        common::assert_stored(&package().join(name), &now);
    }
}

/// The README with the block after each mark taken from where the mark says.
fn quoted_anew(text: &str) -> String {
    let mut fresh = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        fresh.push(line.to_owned());
        let quotation = match line.strip_prefix("<!-- excerpt: ") {
            Some(mark) => excerpt(mark.strip_suffix(" -->").unwrap()),
            None if line == OUTPUT => output_of_the_example(text),
            None => continue,
        };
        fresh.push(lines.next().unwrap().to_owned());
        fresh.extend(quotation.lines().map(str::to_owned));
        fresh.push(lines.find(|line| *line == "```").unwrap().to_owned());
    }
    fresh.join("\n") + "\n"
}

/// `FILE, from "START"`: the lines from the first one that starts so to the next empty one; `FILE, N lines from "START"`:
/// that many.
fn excerpt(mark: &str) -> String {
    let (name, rest) = mark.split_once(", ").unwrap();
    let (count, start) = rest.split_once("from ").unwrap();
    let count = count.strip_suffix(" lines ").map_or(usize::MAX, |count| count.parse().unwrap());
    let source = file(name);
    let lines = source.lines().skip_while(|line| !line.starts_with(start.trim_matches('"')));
    let lines: Vec<&str> = lines.take(count).take_while(|line| !line.is_empty()).collect();
    assert!(!lines.is_empty(), "nothing there: {mark}");
    lines.join("\n")
}

/// Writes the example's files as the README shows them, and renders a case with them.
fn output_of_the_example(readme: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let mut written = 0;
    let lines: Vec<&str> = readme.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        let Some(path) = line.strip_prefix("`my-templates/").and_then(|rest| rest.strip_suffix('`')) else {
            continue;
        };
        let block = lines[number + 1..].iter().skip_while(|line| !line.starts_with("```")).skip(1);
        let block: Vec<&str> = block.take_while(|line| **line != "```").copied().collect();
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, block.join("\n") + "\n").unwrap();
        written += 1;
    }
    assert_eq!(written, 2, "the example has two files");
    let assets = Assets::with_overlays(Some(folder.path().to_owned()), None);
    rendered(assets, "after-sale", &file(CASE))
}

#[test]
fn the_smallest_case_is_enough_for_a_first_message() {
    for (name, text) in readmes() {
        let block = text.lines().skip_while(|line| *line != "<!-- the smallest case -->").skip(2);
        let case: Vec<&str> = block.take_while(|line| *line != "```").collect();
        let message = rendered(Assets::built_in(), "platform-chat", &case.join("\n"));
        assert!(message.contains("保温杯"), "{name}: {message}");
    }
}

fn rendered(assets: Assets, channel: &str, case: &str) -> String {
    let mut sink = Sink::default();
    let pipeline = Pipeline::load(assets, &Selection::Named(vec![channel.into()]), &[], &mut sink);
    let found = sink.into_sorted();
    assert!(found.is_empty(), "{found:?}");
    let pipeline = pipeline.unwrap();
    let outcome: Outcome = pipeline.run(&Arc::new(SourceFile::new(CASE, case)), common::days());
    assert!(outcome.diagnostics.is_empty(), "{:?}", outcome.diagnostics);
    let [(number, draft)] = outcome.texts.as_slice() else { panic!("one text") };
    Format::Txt.one(Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of })
}

/// "Copy the nearest one, give it the new name as its id": that is all it takes.
#[test]
fn a_copied_kind_of_problem_works() {
    let folder = tempfile::tempdir().unwrap();
    let problems: PathBuf = folder.path().join("problems");
    std::fs::create_dir(&problems).unwrap();
    let copy = file("data/problems/quality.yaml").replace("\nid: quality\n", "\nid: short-weight\n");
    std::fs::write(problems.join("short-weight.yaml"), copy).unwrap();
    let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
    let case = file(CASE).replace("  kind: quality\n", "  kind: short-weight\n");
    assert!(case.contains("short-weight"));
    let text = rendered(assets, "official-dm", &case);
    assert_eq!(text, rendered(Assets::built_in(), "official-dm", &file(CASE)));
}
