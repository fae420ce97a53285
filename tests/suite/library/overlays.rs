//! Folders of a user laid over the built-in ones: a new channel, a changed file, a broken file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use complain::assets::{Assets, Tree};
use complain::diagnostic::{Diagnostic, Sink};
use complain::pipeline::{Pipeline, Selection};

use super::{drafts, printed};
use crate::common;

const MYSHOP: &str = "id: myshop
name: 我的渠道
about: 给一家店的短信
audience: merchant
voice: {me: 我, merchant: 贵店}
needs: [order.number]
fields:
  - {id: message, label: 短信, limit: {max: 200, certainty: cautious, source: 自己定的}}
source: 自己写的
checked: 2026-11-22
certainty: cautious
";

#[test]
fn a_folder_is_a_channel() {
    let template = "{% set show_refs = false %}\n订单{{ order.number }}：{{ problem.summary }}。{{ me }}请{{ they }}{% include \"_shared/claims_inline.tera\" %}。\n";
    let folder = folder(&[("myshop/channel.yaml", MYSHOP), ("myshop/message.tera", template)]);
    let (named, diagnostics) = load(folder.path(), &Selection::Named(vec!["我的渠道".into()]));
    assert!(diagnostics.is_empty(), "{}", printed(&diagnostics));
    let texts = texts(&named.unwrap());
    let text = &texts[&("wrong-shoes".to_owned(), "myshop".to_owned(), "message".to_owned())];
    assert_eq!(
        text,
        "订单P712000000000000003：订单为雾白色38码跑步鞋，收到的是深灰色41码跑步鞋。我请贵店更换为订单所选的雾白色38码跑步鞋。"
    );
    assert_eq!(texts.len(), common::case_files().len());
}

#[test]
fn a_new_channel_leaves_the_others_alone() {
    let folder = folder(&[("myshop/channel.yaml", MYSHOP), ("myshop/message.tera", "{{ order.number }}")]);
    let (pipeline, diagnostics) = load(folder.path(), &Selection::Suiting);
    assert!(diagnostics.is_empty(), "{}", printed(&diagnostics));
    let mut with = texts(&pipeline.unwrap());
    with.retain(|(_, channel, _), _| channel != "myshop");
    assert!(with == texts(&common::pipeline()));
}

#[test]
fn one_file_laid_over_changes_that_file_alone() {
    let folder = folder(&[("note/tags.tera", "#我的话题")]);
    let (pipeline, diagnostics) = load(folder.path(), &Selection::Suiting);
    assert!(diagnostics.is_empty(), "{}", printed(&diagnostics));
    let (before, after) = (texts(&common::pipeline()), texts(&pipeline.unwrap()));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    for (place, text) in after {
        if (place.1.as_str(), place.2.as_str()) == ("note", "tags") {
            assert_eq!(text, "#我的话题");
        } else {
            assert_eq!(text, before[&place], "{place:?}");
        }
    }
}

#[test]
fn a_template_that_does_not_parse_is_pointed_at() {
    for (text, line) in [
        ("第一行\n{% if order.number %}\n{{ order.number }}\n", 3),
        ("第一行\n第二行{{ order.item | }}\n", 2),
        ("第一行\n第二行\n{% endif %}\n", 3),
    ] {
        breaks("note/body.tera", text, "note", "template/syntax", line);
    }
}

#[test]
fn a_misspelt_fact_is_pointed_at() {
    breaks("note/body.tera", "第一行\n{{ order.itme }}\n", "note", "template/absent-fact", 2);
    breaks("note/body.tera", "第一行\n第二行\n{{ oder.item }}\n", "note", "template/absent-fact", 3);
    breaks(
        "letter/matter.tera",
        "{% for e in timeline %}\n{{ e.txet }}\n{% endfor %}",
        "letter",
        "template/absent-fact",
        2,
    );
}

#[test]
fn other_mistakes_of_a_template_are_pointed_at() {
    breaks("note/body.tera", "第一行\n{% include \"_shared/nothing.tera\" %}\n", "note", "template/", 2);
    breaks("note/body.tera", "第一行\n{{ order.item | shout }}\n", "note", "template/", 2);
    breaks("note/body.tera", "第一行\n{{ shout(level=1) }}\n", "note", "template/", 2);
    breaks("note/body.tera", "第一行\n{{ order.item | day }}\n", "note", "template/", 2);
}

#[test]
fn a_misspelt_key_of_a_channel_is_pointed_at() {
    let channel = Assets::built_in().read(Tree::Templates, "note/channel.yaml").unwrap().unwrap();
    let text = channel.text.replace("reminders:", "remniders:");
    let line = 1 + text.lines().position(|line| line == "remniders:").unwrap();
    breaks("note/channel.yaml", &text, "note", "", line);
}

#[test]
fn a_broken_shared_part_is_reported_once() {
    let folder = folder(&[("_shared/suspicion.tera", "第一行\n{% if %}\n")]);
    let (pipeline, diagnostics) = load(folder.path(), &Selection::Suiting);
    assert_eq!(diagnostics.iter().map(|d| d.rule.name()).collect::<Vec<_>>(), ["template/syntax"]);
    let written: BTreeSet<String> =
        texts(&pipeline.unwrap()).into_keys().map(|(_, channel, _)| channel).collect();
    assert!(
        written.contains("official-dm"),
        "channels that do not use the part are still written: {written:?}"
    );
}

/// Lays one broken file over the built-in ones: the one diagnostic points into it, in Chinese, and every channel but
/// `channel` is written as before.
fn breaks(path: &str, text: &str, channel: &str, rule: &str, line: usize) {
    let folder = folder(&[(path, text)]);
    let (pipeline, mut diagnostics) = load(folder.path(), &Selection::Suiting);
    let pipeline = pipeline.unwrap();
    let file = common::sources().into_iter().find(|file| file.name.ends_with("live-jade.yaml")).unwrap();
    diagnostics.extend(pipeline.run(&file, common::days()).diagnostics);
    // A long case is said to have been made to fit.
    diagnostics.retain(|d| !["channel/fitted", "channel/near-limit"].contains(&d.rule.name()));
    let [found] = diagnostics.as_slice() else {
        panic!("one diagnostic expected for {text}\n{}", printed(&diagnostics))
    };
    assert!(found.rule.name().starts_with(rule), "{text}\n{}", printed(&diagnostics));
    let place =
        &found.labels.first().unwrap_or_else(|| panic!("points nowhere: {}", printed(&diagnostics))).place;
    assert_eq!(place.file.name, folder.path().join(path).display().to_string());
    assert_eq!(place.file.line_column(place.span.start).0, line, "{text}\n{}", printed(&diagnostics));
    is_chinese(found);
    let mut expected = texts(&common::pipeline());
    expected.retain(|(_, other, _), _| other != channel);
    assert!(texts(&pipeline) == expected, "the other channels are written as before");
}

fn is_chinese(diagnostic: &Diagnostic) {
    let is_chinese =
        |text: &str| text.is_empty() || text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    assert!(is_chinese(&diagnostic.message), "{}", diagnostic.message);
    assert!(!diagnostic.help.is_empty(), "no help: {}", diagnostic.message);
    for text in diagnostic.help.iter().chain(diagnostic.labels.iter().map(|label| &label.text)) {
        assert!(is_chinese(text), "not in Chinese: {text}");
    }
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn load(templates: &Path, selection: &Selection) -> (Option<Pipeline>, Vec<Diagnostic>) {
    let mut sink = Sink::default();
    let assets = Assets::with_overlays(Some(templates.to_owned()), None);
    let pipeline = Pipeline::load(assets, selection, &[], &mut sink);
    (pipeline, sink.into_sorted())
}

/// Every text of every case by case, channel and field.
fn texts(pipeline: &Pipeline) -> BTreeMap<(String, String, String), String> {
    let fields = drafts(pipeline).into_iter().flat_map(|draft| {
        let (case, channel) = (draft.case, draft.channel);
        draft
            .fields
            .into_iter()
            .map(move |field| ((case.clone(), channel.clone(), field.id.clone()), field.text()))
    });
    fields.collect()
}
