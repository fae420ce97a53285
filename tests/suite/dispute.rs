//! What the history of a case means: `tests/dispute/*.yaml` and `cases/*.yaml` with what was worked out by hand beside
//! them (`tests/dispute/<name>.txt`).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::diagnostic::Sink;
use complain::facts::Facts;
use complain::pipeline::Pipeline;
use complain::source::SourceFile;

use crate::common;

#[test]
fn each_history_means_what_was_worked_out_by_hand() {
    let pipeline = Pipeline::without_channels(complain::assets::Assets::built_in());
    let mut files = common::case_files();
    files.extend(own_files());
    assert!(files.len() > 20, "{}", files.len());
    for path in files {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        let file = Arc::new(SourceFile::new(stem, std::fs::read_to_string(&path).unwrap()));
        let mut sink = Sink::default();
        let facts = pipeline.facts(&file, common::days(), &mut sink);
        let Some((_, facts)) = facts else { panic!("{stem}: {:?}", sink.into_sorted()) };
        common::assert_stored(&folder().join(format!("{stem}.txt")), &told(&facts));
    }
}

/// 下雨 binds a detail to the message that speaks of it; where the case says what it answers, nothing is guessed.
#[test]
fn what_the_case_says_it_answers_is_not_guessed() {
    let pipeline = Pipeline::without_channels(complain::assets::Assets::built_in());
    let text = std::fs::read_to_string(folder().join("rainy-cake.yaml")).unwrap();
    let guessed = |text: String| {
        let file = Arc::new(SourceFile::new("rainy-cake", text));
        let (_, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        let is_answer =
            |line: &&str| line.starts_with("inferred problem.details") && line.contains(".answers");
        told(&facts).lines().filter(is_answer).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(guessed(text.clone()), ["inferred problem.details[3].answers = history[5]"]);
    let detail = "    - text: 11月8日全天是晴天，没有下雨。\n";
    let named = text.replace(detail, &format!("{detail}      answers: custom-made\n"));
    assert_ne!(named, text);
    assert_eq!(guessed(named), [""; 0]);
}

/// What a refusal's file says is meant by it: `tests/dispute/binds.tsv`. One detail to a message, and none where one answers it by name.
#[test]
fn a_refusal_finds_the_detail_that_its_file_describes() {
    let pipeline = Pipeline::without_channels(complain::assets::Assets::built_in());
    let bound = |details: &str, quote: &str| {
        let text = format!(
            "{}  - {{at: 2026-10-21, by: merchant, event: refused, quote: \"{quote}\"}}\n",
            asking("说明东西坏了，要求退款").replace("不加热}", &format!("不加热, details: [{details}]}}"))
        );
        let file = Arc::new(SourceFile::new("binds.yaml", text));
        let mut sink = Sink::default();
        let facts = pipeline.facts(&file, common::days(), &mut sink);
        let (_, facts) = facts.unwrap_or_else(|| panic!("{details}: {:?}", sink.into_sorted()));
        let is_answer =
            |line: &&str| line.starts_with("inferred problem.details") && line.contains(".answers");
        told(&facts).lines().filter(is_answer).map(str::to_owned).collect::<Vec<_>>()
    };
    let rows = std::fs::read_to_string(folder().join("binds.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let [quote, detail, is_bound] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        if bound(&format!("{{text: {detail}}}"), quote).len().to_string() != is_bound {
            wrong.push(row);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let (quote, seal) = ("谁知道您回去有没有截过扣", "{text: 扣头的封签没有破}");
    assert_eq!(bound(&format!("{seal}, {{text: 盒子上的铅封也没有动过}}"), quote).len(), 1);
    assert_eq!(bound(&format!("{seal}, {{text: 有录像, answers: accuses-buyer}}"), quote), [""; 0]);
}

/// How a decision or a mediation ended, from its words alone: `tests/dispute/outcomes.tsv`.
#[test]
fn an_end_is_read_from_words_only_where_they_say_it() {
    let pipeline = Pipeline::without_channels(complain::assets::Assets::built_in());
    let rows = std::fs::read_to_string(folder().join("outcomes.tsv")).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let [event, words, outcome] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let file = Arc::new(SourceFile::new("outcome.yaml", decided(event, words)));
        let facts = pipeline.facts(&file, common::days(), &mut Sink::default());
        let (_, facts) = facts.unwrap_or_else(|| panic!("{row}"));
        let read = serde_json::to_value(&facts).unwrap();
        let decisions = read["dispute"]["decisions"].as_array().unwrap();
        assert_eq!(decisions.len(), 1, "{row}");
        let read = decisions[0]["outcome"].as_str().unwrap_or("-").to_owned();
        count += 1;
        if read != outcome {
            wrong.push(format!("{words}: {read}, not {outcome}"));
        }
    }
    assert!(count > 20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_a_message_asks_is_read_from_what_it_says() {
    let pipeline = Pipeline::without_channels(complain::assets::Assets::built_in());
    let rows = std::fs::read_to_string(folder().join("asked.tsv")).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let (words, asked) = row.split_once('\t').unwrap();
        let file = Arc::new(SourceFile::new("asked.yaml", asking(words)));
        let facts = pipeline.facts(&file, common::days(), &mut Sink::default());
        let (_, facts) = facts.unwrap_or_else(|| panic!("{row}"));
        let read = serde_json::to_value(&facts).unwrap();
        let requests = read["dispute"]["requests"].as_array().unwrap();
        let whats: Vec<&str> = requests.iter().filter_map(|request| request["what"].as_str()).collect();
        let read = if whats.is_empty() { "-".to_owned() } else { whats.join(",") };
        if read != asked {
            wrong.push(format!("{words}: {read}, not {asked}"));
        }
        count += 1;
    }
    assert!(count > 20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A case in which somebody wrote these words.
fn asking(words: &str) -> String {
    format!(
        "as_of: 2026-11-28\nplatform: tmall\n\
         merchant: {{shop: 暖阳电器旗舰店}}\n\
         order: {{number: \"2602345678901234567\", item: 电饭煲, paid: 398, placed: 2026-10-15}}\n\
         problem: {{kind: quality, summary: 电饭煲不加热}}\n\
         claims: [{{kind: refund}}]\n\
         history:\n  - {{at: 2026-10-20, by: consumer, event: contacted, text: \"{words}\"}}\n"
    )
}

/// A case that somebody decided in these words.
fn decided(event: &str, words: &str) -> String {
    let (before, by) = match event {
        "mediated" => (r#"by: consumer, event: complained, channel: "12315""#, "regulator"),
        _ => ("by: consumer, event: intervention-requested", "platform"),
    };
    format!(
        "as_of: 2026-11-28\nplatform: tmall\n\
         merchant: {{shop: 暖阳电器旗舰店}}\n\
         order: {{number: \"2602345678901234567\", item: 电饭煲, paid: 398, placed: 2026-10-15}}\n\
         problem: {{kind: quality, summary: 电饭煲不加热}}\n\
         claims: [{{kind: refund}}]\n\
         history:\n  - {{at: 2026-10-21, by: consumer, event: contacted, text: 要求退款}}\n  \
         - {{at: 2026-10-22, {before}}}\n  \
         - {{at: 2026-11-02, by: {by}, event: {event}, text: \"{words}\"}}\n"
    )
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dispute")
}

fn own_files() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = folder().read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    files
}

/// The dispute as text, a line each, in the words of the facts.
fn told(facts: &Facts) -> String {
    let document = serde_json::to_value(facts).unwrap();
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut out = String::new();
    let dispute = &document["dispute"];
    writeln!(out, "stage {}", text(&document["stage"]["is"])).unwrap();
    for key in ["since", "purpose", "open", "platform_sells"] {
        if let Some(value) = dispute.get(key) {
            writeln!(out, "{key} {}", text(value)).unwrap();
        }
    }
    writeln!(out, "goods {}", text(&document["stage"]["goods"])).unwrap();
    for (list, keys) in [
        ("requests", &["to", "what", "first_at", "last_at", "times", "state", "on", "until"][..]),
        ("positions", &["who", "at", "is", "kind", "quote", "met_on"]),
        ("decisions", &["who", "at", "outcome", "until", "fate"]),
    ] {
        for item in dispute[list].as_array().unwrap() {
            let parts: Vec<String> = keys
                .iter()
                .filter_map(|key| item.get(*key).map(|value| format!("{key}={}", text(value))))
                .collect();
            writeln!(out, "{} {}", list.trim_end_matches('s'), parts.join(" ")).unwrap();
        }
    }
    for one in document["inferred"].as_array().unwrap() {
        writeln!(out, "inferred {} = {}", text(&one["path"]), text(&one["value"])).unwrap();
    }
    out
}
