//! The READMEs and `docs/`, in both languages, say what the program does: their commands, tables and words are the
//! program's own, what they quote is part of the files that they name or the program's output (`UPDATE=1` quotes anew),
//! and their examples work.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read and write their own files")]

use crate::common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::{
    Actor, ClaimKind, EventKind, ExhibitKind, MerchantKind, PaymentMethod, Promise, PunitiveBasis,
    ReasonKind, keys,
};
use complain::channel::{CHANNEL, Channel};
use complain::data;
use complain::diagnostic::Sink;
use complain::emit::{Format, Text};
use complain::facts::CONDITIONS;
use complain::knowledge::{
    CALENDAR, DEPARTMENT, Holidays, MAXIMS, PHRASES, PLATFORM, PROBLEM, READING, REFUSAL,
};
use complain::law::STATUTE;
use complain::pipeline::{Outcome, Pipeline, Selection};
use complain::source::SourceFile;
use complain::wording::{THEME, WORDING};

const CASE: &str = "cases/cracked-bowls.yaml";
const OUTPUT: &str = "<!-- output of the example -->";
/// The documents in one language end in this.
const LANGUAGES: [&str; 2] = [".md", ".zh-CN.md"];
const DOCUMENTS: [&str; 6] =
    ["README", "docs/case-file", "docs/templates", "docs/data", "docs/json", "docs/proposal"];

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn file(name: &str) -> String {
    std::fs::read_to_string(package().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// One document in both languages, with the names of the files.
fn both(document: &str) -> [(String, String); 2] {
    LANGUAGES.map(|language| {
        let name = format!("{document}{language}");
        let text = file(&name);
        (name, text)
    })
}

fn readmes() -> [(String, String); 2] {
    both("README")
}

fn all_documents() -> Vec<(String, String)> {
    DOCUMENTS.iter().flat_map(|document| both(document)).collect()
}

fn assert_explains(name: &str, text: &str, words: &[String]) {
    for word in words {
        assert!(text.contains(&format!("`{word}`")), "{name} does not explain `{word}`");
    }
}

fn channels() -> Vec<Channel> {
    let assets = Assets::built_in();
    let ids = Channel::ids(&assets).into_iter();
    ids.map(|id| Channel::read(&assets, &id, &mut Sink::default()).unwrap()).collect()
}

#[test]
fn there_are_no_other_documents() {
    let mut found: Vec<String> = package()
        .join("docs")
        .read_dir()
        .unwrap()
        .map(|entry| format!("docs/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    found.sort();
    let mut known: Vec<String> = all_documents().into_iter().map(|(name, _)| name).collect();
    known.retain(|name| name.starts_with("docs/"));
    known.sort();
    assert_eq!(found, known);
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

/// The ids that the paragraph under a mark names.
fn named_under(text: &str, mark: &str) -> Vec<String> {
    let lines = text.lines().skip_while(|line| *line != mark).skip(1);
    let paragraph: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
    paragraph.join(" ").split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_order_of_the_channels_is_that_of_plans() {
    let mut ordered: Vec<(u32, String)> =
        channels().into_iter().filter_map(|channel| Some((channel.plan.order?, channel.id))).collect();
    ordered.sort();
    let ordered: Vec<String> = ordered.into_iter().map(|(_, id)| id).collect();
    for (name, text) in readmes() {
        assert_eq!(named_under(&text, "<!-- order of the channels -->"), ordered, "{name}");
    }
}

#[test]
fn the_channels_that_cite_statutes_are_named() {
    let mut citing: Vec<String> =
        channels().into_iter().filter(|channel| channel.cites_law).map(|channel| channel.id).collect();
    citing.sort();
    for (name, text) in readmes() {
        let mut named = named_under(&text, "<!-- channels that cite statutes -->");
        named.sort();
        assert_eq!(named, citing, "{name}");
    }
}

/// Every command and its options.
#[test]
fn the_tables_of_commands_are_the_programs() {
    let help = printed(&["--help"]);
    let section = help.split("命令：").nth(1).unwrap().split("选项：").next().unwrap();
    let commands: Vec<&str> =
        section.lines().filter_map(|line| line.strip_prefix("  ")?.split(' ').next()).collect();
    assert!(commands.len() >= 5, "{help}");
    for (name, text) in readmes() {
        for command in &commands {
            assert!(text.contains(&format!("| `complain {command} ")), "{name} has no command {command}");
        }
        let help = printed(&["render", "--help"]);
        let options = help.split("--").skip(1).filter_map(|rest| rest.split([' ', '<', '\n']).next());
        for option in options.filter(|option| *option != "help") {
            assert!(text.contains(&format!("`--{option}")), "{name} has no option --{option}");
        }
    }
}

/// A command that a message, a page or a document names can be run: it is there, with its options and what it lists.
#[test]
fn no_command_is_named_that_is_not_there() {
    let mut helps: Vec<String> =
        common::COMMANDS.iter().map(|command| printed(&[command, "--help"])).collect();
    for below in ["new", "eject", "check"] {
        let help = printed(&["templates", below, "--help"]);
        helps.last_mut().unwrap().push_str(&help);
    }
    let mut wrong = Vec::new();
    let mut named = 0;
    for (name, text) in spoken() {
        for (number, line) in text.lines().enumerate() {
            for (at, _) in line.match_indices("complain ") {
                let rest = &line[at + "complain ".len()..];
                let is_word = |c: char| c.is_ascii_lowercase() || c == '-';
                let word: String = rest.chars().take_while(|c| is_word(*c)).collect();
                let is_prose = word.is_empty()
                    || word.starts_with('-')
                    || line[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
                if is_prose
                    || (name.as_str(), word.as_str()) == ("src/lint/rules/accept_respondent.rs", "about")
                {
                    continue;
                }
                named += 1;
                if word == "help" {
                    continue;
                }
                let help =
                    common::COMMANDS.iter().position(|command| *command == word).map(|place| &helps[place]);
                let command = rest.split(['`', '；', '，', '。', '）', '"', '\\', '|', ';']).next().unwrap();
                let is_known = |option: &str| help.is_some_and(|help| help.contains(option));
                let options = command.split(' ').filter(|part| part.starts_with("--") && *part != "-->");
                let mut options = options.filter_map(|option| option.split('=').next());
                let listed = command.strip_prefix("list ").and_then(|rest| rest.split(' ').next());
                let listed = listed.filter(|what| what.chars().all(is_word));
                if !options.all(is_known) || listed.is_some_and(|what| !is_known(what)) || help.is_none() {
                    wrong.push(format!("{name}:{}: {}", number + 1, line.trim()));
                }
            }
        }
    }
    assert!(named >= 100, "only {named} commands are named");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Everything that speaks to a person: source, data, templates, cases and documents.
fn spoken() -> Vec<(String, String)> {
    let mut found = vec![("CHANGELOG.md".to_owned(), file("CHANGELOG.md"))];
    found.extend(all_documents());
    let mut folders: Vec<PathBuf> =
        ["src", "data", "templates", "cases", "starter"].map(|name| package().join(name)).into();
    while let Some(folder) = folders.pop() {
        for path in folder.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
            let name = path.strip_prefix(package()).unwrap().to_string_lossy().into_owned();
            let is_text =
                path.extension().is_some_and(|end| ["rs", "yaml", "tera"].iter().any(|text| end == *text));
            if path.is_dir() {
                folders.push(path);
            } else if is_text {
                found.push((name.clone(), file(&name)));
            }
        }
    }
    found
}

#[test]
fn every_key_and_every_word_of_a_case_is_explained() {
    let mut words: Vec<String> = keys::CASE.key_names().iter().map(ToString::to_string).collect();
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
    words.extend(data::ids(&Assets::built_in(), "problems"));
    for (name, text) in both("docs/case-file") {
        assert_explains(&name, &text, &words);
    }
}

#[test]
fn every_key_of_a_channel_is_explained() {
    let words: Vec<String> = CHANNEL.key_names().iter().map(ToString::to_string).collect();
    for (name, text) in both("docs/templates") {
        assert_explains(&name, &text, &words);
    }
}

#[test]
fn every_key_of_the_data_is_explained_in_its_section() {
    let shapes = [
        ("problems", PROBLEM),
        ("reading", READING),
        ("phrases", PHRASES),
        ("platforms", PLATFORM),
        ("law", STATUTE),
        ("refusals", REFUSAL),
        ("maxims", MAXIMS),
        ("departments", DEPARTMENT),
        ("wording", WORDING),
        ("wording", THEME),
        ("calendar", CALENDAR),
    ];
    let mut folders: BTreeSet<&str> = BTreeSet::new();
    for (name, text) in both("docs/data") {
        for (folder, shape) in shapes {
            let sections = text.split("\n## ");
            let mut sections = sections
                .filter(|section| section.lines().next().unwrap().contains(&format!("`data/{folder}/`")));
            let section = sections.next().unwrap_or_else(|| panic!("{name} has no section on {folder}"));
            let words: Vec<String> = shape.key_names().iter().map(ToString::to_string).collect();
            assert_explains(&format!("{name}, {folder}"), section, &words);
            folders.insert(folder);
        }
    }
    let found = package().join("data").read_dir().unwrap();
    let found: BTreeSet<String> =
        found.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert!(found.iter().map(String::as_str).eq(folders), "{found:?}");
}

#[test]
fn the_table_of_conditions_is_the_programs() {
    let known: Vec<String> = CONDITIONS.iter().map(|(word, _)| format!("`{word}`")).collect();
    for (name, text) in both("docs/data") {
        let rows = table(&text, &["| condition | holds where |", "| 条件 | 意思 |"]);
        let words: Vec<String> = rows.iter().map(|row| row[0].clone()).collect();
        assert_eq!(words, known, "{name}");
        if name.contains("zh-CN") {
            let meanings: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
            let known: Vec<&str> = CONDITIONS.iter().map(|(_, meaning)| *meaning).collect();
            assert_eq!(meanings, known, "{name}");
        }
    }
}

#[test]
fn every_key_of_the_json_documents_is_explained() {
    let words = [fact_keys(), plan_keys(), exhibit_keys()].concat();
    for (name, text) in both("docs/json") {
        assert_explains(&name, &text, &words);
    }
    for (name, text) in readmes() {
        let formats: Vec<String> = Format::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_explains(&name, &text, &formats);
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

/// The keys of the plans of all cases, at any depth.
fn plan_keys() -> Vec<String> {
    let pipeline = Pipeline::for_plan(Assets::built_in(), &mut Sink::default());
    let mut keys = BTreeSet::new();
    for source in common::sources() {
        let (_, facts) = pipeline.facts(&source, common::days(), &mut Sink::default()).unwrap();
        let plan = complain::plan::plan(&facts, &pipeline.channels(), &source.name);
        collect_keys(&serde_json::to_value(plan).unwrap(), &mut keys);
    }
    keys.into_iter().collect()
}

/// The keys of the lists of exhibits of all cases.
fn exhibit_keys() -> Vec<String> {
    let mut keys = BTreeSet::new();
    for path in common::case_files() {
        let text = printed(&[
            "exhibits",
            &format!("cases/{}", path.file_name().unwrap().to_string_lossy()),
            "-f",
            "json",
        ]);
        collect_keys(&serde_json::from_str(&text).unwrap(), &mut keys);
    }
    keys.into_iter().collect()
}

fn collect_keys(value: &serde_json::Value, keys: &mut BTreeSet<String>) {
    if let Some(object) = value.as_object() {
        keys.extend(object.keys().cloned());
        object.values().for_each(|value| collect_keys(value, keys));
    }
    value.as_array().into_iter().flatten().for_each(|value| collect_keys(value, keys));
}

#[test]
fn links_lead_somewhere() {
    for (name, text) in all_documents() {
        let folder = package().join(&name).parent().unwrap().to_owned();
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(folder.join(link).exists(), "{name} links to {link}");
        }
    }
}

#[test]
fn quotations_are_part_of_the_files_they_name() {
    for (name, text) in all_documents() {
        let now = quoted_anew(&text);
        if std::env::var_os("UPDATE").is_none() {
            for (number, (stored, now)) in text.lines().zip(now.lines()).enumerate() {
                assert_eq!(stored, now, "{name}, line {}: UPDATE=1 quotes anew", number + 1);
            }
        }
        common::assert_stored(&package().join(&name), &now);
    }
}

/// The document with the block after each mark taken from where the mark says.
fn quoted_anew(text: &str) -> String {
    let mut fresh = Vec::new();
    let mut outputs = outputs_of_the_examples(text).into_iter();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        fresh.push(line.to_owned());
        let mark = line.strip_prefix("<!-- ").and_then(|line| line.strip_suffix(" -->")).unwrap_or_default();
        let quotation = if let Some(place) = mark.strip_prefix("excerpt: ") {
            excerpt(place)
        } else if let Some(command) = mark.strip_prefix("output: complain ") {
            printed(&command.split(' ').collect::<Vec<_>>())
        } else if line == OUTPUT {
            outputs.next().unwrap()
        } else {
            continue;
        };
        fresh.push(lines.next().unwrap().to_owned());
        fresh.extend(quotation.lines().map(str::to_owned));
        fresh.push(lines.find(|line| *line == "```").unwrap().to_owned());
    }
    fresh.join("\n") + "\n"
}

/// What the program prints.
fn printed(args: &[&str]) -> String {
    printed_in(package(), args)
}

fn printed_in(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    let output = command.args(args).current_dir(folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args:?}: {said}{}", String::from_utf8_lossy(&output.stdout));
    String::from_utf8(output.stdout).unwrap()
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

/// Runs the commands of the document's console blocks as they stand, one after another in one empty folder beside the
/// example cases, and writes the files that it shows where it shows them: what the last command had printed at each mark.
fn outputs_of_the_examples(document: &str) -> Vec<String> {
    let (mut outputs, mut printed, mut written) = (Vec::new(), String::new(), 0);
    if !document.contains(OUTPUT) {
        return outputs;
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("cases")).unwrap();
    std::fs::copy(package().join(CASE), folder.path().join(CASE)).unwrap();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(path) = line.strip_prefix("`my-templates/").and_then(|rest| rest.strip_suffix('`')) {
            let block = lines.by_ref().skip_while(|line| !line.starts_with("```")).skip(1);
            let block: Vec<&str> = block.take_while(|line| *line != "```").collect();
            std::fs::write(folder.path().join("my-templates").join(path), block.join("\n") + "\n").unwrap();
            written += 1;
        } else if line == "```console" {
            for command in lines.by_ref().take_while(|line| *line != "```") {
                let args: Vec<&str> = command.strip_prefix("complain ").unwrap().split(' ').collect();
                printed = printed_in(folder.path(), &args);
            }
        } else if line == OUTPUT {
            outputs.push(printed.clone());
        }
    }
    assert!(written == 1 && outputs.len() == 2, "a channel, as it begins and as it is changed");
    outputs
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
    // The smallest case has no evidence, which is said; and no article is made for a kind of one's own.
    let is_said = ["evidence/unproved", "claim/no-ground"];
    let found = outcome.diagnostics.iter().filter(|found| !is_said.contains(&found.rule.name()));
    assert_eq!(found.count(), 0, "{:?}", outcome.diagnostics);
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

/// The same for a stock refusal, and for the holidays of another year.
#[test]
fn copied_data_works() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let refusal = file("data/refusals/opened-package.yaml");
    let refusal = refusal.replace("\nid: opened-package\n", "\nid: box-thrown-away\n");
    write("refusals/box-thrown-away.yaml", &refusal.replace("包装已拆,", "外盒不见了,"));
    let article = "  - id: no-abuse\n    article: 132\n    gist: 行使民事权利不得滥用\n";
    let statute = "id: short-law\ntitle: 某某法\nshort: 某某法\nissued: 某年公布\nrank: law\nfrom: 2026-01-01\n\
                   source: 自拟\nchecked: 2026-05-20\ncertainty: cautious\narticles:\n";
    write("law/short-law.yaml", &format!("{statute}{article}"));
    let year = "year: 2027\nsource: 自拟\nchecked: 2026-11-20\ncertainty: cautious\nrest: [2027-01-01]\nwork: [2027-02-27]\n";
    write("calendar/2027.yaml", year);

    let data = folder.path().to_str().unwrap();
    for (id, words) in [("box-thrown-away", "外盒不见了"), ("short-law/no-abuse", "《某某法》第一百三十二条")]
    {
        let page = printed(&["explain", id, "--data", data]);
        assert!(page.contains(words), "{page}");
    }
    let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
    let holidays = Holidays::read(&assets, 2000..=2100, &mut Sink::default());
    assert!(!holidays.is_working_day(Day::parse("2027-01-01").unwrap()));
    let reckoned = holidays.after_working_days(Day::parse("2026-12-28").unwrap(), 7);
    assert!(!reckoned.is_provisional && reckoned.day == Day::parse("2027-01-07").unwrap(), "{reckoned:?}");
}
