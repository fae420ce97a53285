//! The lines of templates: asking for them changes no text, and they are right, also for templates of one's own.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests write their own templates")]

use crate::common;

use std::path::Path;

use complain::assets::Assets;
use complain::channel::Channel;
use complain::compose::{Context, Templates};
use complain::diagnostic::Sink;
use complain::draft::{Draft, Part, sentences};
use complain::pipeline::{Pipeline, Selection};
use complain::trace::{TemplateLine, Trace};

#[test]
fn asking_for_lines_changes_no_text() {
    let pipeline = common::pipeline();
    let channels: Vec<Channel> = pipeline.channels().into_iter().cloned().collect();
    let templates = Templates::load_all(&Assets::built_in(), &channels, &mut Sink::default());
    let lined = templates[0].as_ref().unwrap().with_lines().unwrap();
    let mut compared = 0;
    for file in common::sources() {
        let (_, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        let context = Context::new(&complain::facts::document(&facts));
        for (channel, plain) in channels.iter().zip(&templates) {
            let draft =
                |templates: &Templates| templates.draft(channel, &facts, &context, &mut Sink::default());
            let (Some(before), Some(after)) = (draft(plain.as_ref().unwrap()), draft(&lined)) else {
                continue;
            };
            assert_eq!(texts(&before), texts(&after), "{} {}", file.name, channel.id);
            let runs = |draft: &Draft| -> Vec<_> {
                draft.fields.iter().flat_map(|field| &field.parts).flat_map(Part::runs).cloned().collect()
            };
            assert!(runs(&before).iter().all(|run| run.line.is_none()));
            let bare: Vec<_> = runs(&after).into_iter().filter(|run| run.line.is_none()).collect();
            assert!(bare.is_empty(), "{} {}: {bare:?}", file.name, channel.id);
            assert_eq!(said(&before), said(&after));
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared}");
}

/// One channel's templates are parsed part by part, when texts reach them; those of many together.
#[test]
fn parts_parsed_when_they_are_reached_write_the_same_texts() {
    let (pipeline, assets) = (common::pipeline(), Assets::built_in());
    let channels: Vec<Channel> = pipeline.channels().into_iter().cloned().collect();
    let whole = Templates::load_all(&assets, &channels, &mut Sink::default());
    let alone = |channel| Templates::load(&assets, channel, &mut Sink::default()).unwrap();
    let reached: Vec<Templates> = channels.iter().map(alone).collect();
    let mut compared = 0;
    for file in common::sources() {
        let (_, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        let context = Context::new(&complain::facts::document(&facts));
        for ((channel, whole), reached) in channels.iter().zip(&whole).zip(&reached) {
            let draft = |templates: &Templates| {
                let mut sink = Sink::default();
                let draft = templates.draft(channel, &facts, &context, &mut sink);
                let said = sink.into_sorted().into_iter().map(|found| (found.message, found.help));
                (draft, said.collect::<Vec<_>>())
            };
            let expected = draft(whole.as_ref().unwrap());
            assert_eq!(draft(reached), expected, "{} {}", file.name, channel.id);
            compared += usize::from(expected.0.is_some());
        }
    }
    assert!(compared > 100, "{compared}");
}

fn texts(draft: &Draft) -> Vec<String> {
    draft.fields.iter().map(complain::draft::Filled::text).collect()
}

/// Sentences with the facts in them.
fn said(draft: &Draft) -> Vec<(String, Vec<String>)> {
    let facts = |sentence: &complain::draft::Sentence<'_>| sentence.facts().map(str::to_owned).collect();
    sentences(draft).iter().map(|sentence| (sentence.text(), facts(sentence))).collect()
}

/// A template of one's own for a private message, with parts beside it.
fn traced(files: &[(&str, &str)]) -> Trace {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let assets = Assets::with_overlays(Some(folder.path().to_owned()), None);
    let mut sink = Sink::default();
    let selection = Selection::Named(vec!["official-dm".into()]);
    let pipeline = Pipeline::load(assets, &selection, &[], &mut sink).unwrap();
    let file = common::sources().into_iter().find(|file| file.name.contains("cracked-bowls")).unwrap();
    let mut traces = pipeline.trace(&file, common::days(), &[0]).unwrap();
    let drafts = pipeline.drafts(&file, common::days(), &[0]).unwrap();
    let whole: String = sentences(&drafts[0].1).iter().map(|one| one.text().trim().to_owned()).collect();
    let trace = traces.texts.pop().unwrap();
    let together: String = trace.sentences.iter().map(|one| one.text.clone()).collect();
    assert_eq!(whole, together, "the trace holds all of the text");
    trace
}

/// The text of each sentence with the lines that wrote it.
fn lines(trace: &Trace) -> Vec<(String, Vec<String>)> {
    let named = |place: &TemplateLine| {
        let name = Path::new(&place.file).file_name().unwrap().to_string_lossy().into_owned();
        place.line.map_or(name.clone(), |line| format!("{name}:{line}"))
    };
    trace.sentences.iter().map(|one| (one.text.clone(), one.templates.iter().map(named).collect())).collect()
}

fn assert_lines(files: &[(&str, &str)], expected: &[(&str, &[&str])]) {
    let found = lines(&traced(files));
    let expected: Vec<(String, Vec<String>)> = expected
        .iter()
        .map(|(text, lines)| ((*text).to_owned(), lines.iter().map(|line| (*line).to_owned()).collect()))
        .collect();
    assert_eq!(found, expected);
}

const MESSAGE: &str = "official-dm/message.tera";

#[test]
fn sets_filters_and_blanks() {
    let text = "{%- set name -%}\n  {{ order.item }}\n{%- endset -%}\n\
                一句{{ name | trim }}。\n\
                {% set day %}{{ order.placed }}{% endset %}\n\
                二句{{ day | day }}。{# 注释 {{ 没有 }} #}\n  \
                {{- order.paid -}}  元。\n\
                {% for claim in claims -%}\n   项{{ loop.index }}；\n{%- endfor %}完。\n";
    assert_lines(
        &[(MESSAGE, text)],
        &[
            ("一句手工陶碗。", &["message.tera:4", "message.tera:2"]),
            ("二句5月1日。", &["message.tera:6"]),
            ("268元。", &["message.tera:7"]),
            ("项1；项2；完。", &["message.tera:9", "message.tera:10"]),
        ],
    );
}

#[test]
fn parts_and_raw_text() {
    let part = "\n共用的{{ order.item }}\n。\n";
    let text =
        "{% include \"_shared/own.tera\" %}\n{% raw -%}\n  生{{ 的 }}。\n{%- endraw %}\n{{ \"}}字\" }}。\n";
    assert_lines(
        &[(MESSAGE, text), ("_shared/own.tera", part)],
        &[
            ("共用的手工陶碗。", &["own.tera:2", "own.tera:3"]),
            ("生{{ 的 }}。", &["message.tera:3"]),
            ("}}字。", &["message.tera:5"]),
        ],
    );
}

#[test]
fn a_template_that_measures_its_text_counts_the_same_with_lines() {
    let text =
        "{% set x %}字{{ order.item }}{% endset %}{% if x | length > 5 %}长{% else %}短{% endif %}{{ x }}。";
    let with_limit = |most: &str| lines(&traced(&[(MESSAGE, &text.replace("> 5", most))]));
    let lines = vec!["message.tera:1".to_owned()];
    assert_eq!(with_limit("> 5")[0], ("短字手工陶碗。".to_owned(), lines.clone()));
    assert_eq!(with_limit("> 4")[0], ("长字手工陶碗。".to_owned(), lines));
}

#[test]
fn what_a_template_of_ones_own_asks_is_named() {
    let text = "{% if order.payment?.method == \"wechat-pay\" and claims | length > 1 %}用微信付的{{ order.item }}。{% else %}付了{{ order.paid }}元。{% endif %}";
    let trace = traced(&[(MESSAGE, text)]);
    let [only] = trace.sentences.as_slice() else { panic!("{:?}", trace.sentences) };
    let on: Vec<&str> = only.rests_on.iter().map(|source| source.path.as_str()).collect();
    assert_eq!(on, ["order.item", "order.payment.method"]);
}
