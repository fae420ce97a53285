//! Channels for one kind of matter, or for one standing of it: `doors/<case>.yaml` is written for each channel that is only
//! for such cases, and what it says is stored beside it; elsewhere each says in Chinese why not.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read and write their own files")]

use crate::common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::assets::Assets;
use complain::diagnostic::{Severity, Sink};
use complain::emit::{Format, Text};
use complain::pipeline::{Pipeline, Selection};
use complain::source::SourceFile;

/// The channels that are written on request, and the one that comes after the money.
const DOORS: [&str; 9] = [
    "bank",
    "consumer-association",
    "court",
    "postal",
    "report",
    "rescission",
    "settlement",
    "telecom",
    "withdrawal",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/doors")
}

/// The cases of their own, and some of `cases/` that suit several.
fn cases() -> Vec<(String, Arc<SourceFile>)> {
    let mut found: Vec<PathBuf> = folder().read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    found.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let shared =
        ["coat-return", "cracked-bowls", "live-jade", "locker-parcel", "perfume-doubt", "preorder-bag"];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    found.extend(shared.iter().map(|name| root.join(format!("cases/{name}.yaml"))));
    found.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        (name.clone(), Arc::new(SourceFile::new(format!("{name}.yaml"), text)))
    };
    found.into_iter().map(read).collect()
}

fn pipeline(channel: &str) -> Pipeline {
    let mut sink = Sink::default();
    let one = Selection::Named(vec![channel.to_owned()]);
    Pipeline::load(Assets::built_in(), &one, &[], &mut sink).unwrap()
}

#[test]
fn each_is_written_where_it_suits() {
    let mut written = BTreeSet::new();
    let mut stored = BTreeSet::new();
    for channel in DOORS {
        let pipeline = pipeline(channel);
        for (name, file) in cases() {
            let outcome = pipeline.run(&file, common::days());
            for (number, draft) in &outcome.texts {
                let text = Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of };
                let path = folder().join(&name).join(format!("{channel}.txt"));
                common::assert_stored(&path, &Format::Txt.one(text));
                stored.insert(path);
                written.insert(channel);
            }
        }
    }
    assert_eq!(written, BTreeSet::from(DOORS), "each channel has a case");
    let folders =
        folder().read_dir().unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let left: Vec<PathBuf> = folders
        .flat_map(|folder| folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>())
        .filter(|path| !stored.contains(path))
        .collect();
    assert!(left.is_empty(), "stored texts of no case: {left:?}");
}

#[test]
fn elsewhere_each_says_why_not() {
    for channel in DOORS {
        let pipeline = pipeline(channel);
        for (name, file) in cases() {
            let outcome = pipeline.run(&file, common::days());
            if outcome.texts.is_empty() {
                let mut errors = outcome.diagnostics.iter().filter(|one| one.severity == Severity::Error);
                let why = errors.next().unwrap_or_else(|| panic!("{channel} is silent on {name}"));
                assert!(
                    why.message.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
                    "{}",
                    why.message
                );
            }
        }
    }
}

/// Whatever suits a case of `cases/` is written without a mistake in its templates.
#[test]
fn every_channel_writes_every_case_that_suits_it() {
    let pipeline = common::every();
    for (file, outcome) in common::outcomes(&pipeline) {
        let errors = outcome.diagnostics.iter().filter(|one| one.severity == Severity::Error);
        let said: Vec<&String> = errors.map(|one| &one.message).collect();
        assert!(said.is_empty(), "{}: {said:?}", file.display());
    }
}

/// Why the regulator did not take it up decides what comes next.
#[test]
fn what_follows_a_refusal_to_take_it_up_is_its_reason() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/cracked-bowls.yaml");
    let base = std::fs::read_to_string(base).unwrap();
    let pipeline = Pipeline::for_plan(Assets::built_in(), &mut Sink::default());
    let next = |quote: &str| {
        let events = format!(
            "  - {{at: 2026-05-08, by: consumer, event: complained, channel: \"12315\", text: 请求退货退款}}\n  \
             - {{at: 2026-05-12, by: regulator, event: rejected, quote: {quote}}}\nexhibits:"
        );
        let file =
            Arc::new(SourceFile::new("rejected.yaml", base.replace("\nexhibits:", &format!("\n{events}"))));
        let (_, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        complain::plan::plan(&facts, &pipeline.channels(), "rejected.yaml").next
    };
    for (quote, channel, says) in [
        ("经核查，被投诉人不在登记的住所，无法联系", Some("12315"), "第十三条"),
        ("你未提供通讯地址", Some("12315"), "补进案件"),
        ("该事项不属于我局职责", None, "问清归哪个部门"),
        ("同一争议已由消费者协会处理", Some("letter"), "起诉状见 court"),
        ("并非为生活消费需要", Some("12315"), "用途和数量"),
        ("请知悉", None, "先看不予受理的理由（《市场监督管理投诉举报处理办法》第十五条"),
    ] {
        let next = next(quote);
        assert_eq!(next.channel.as_deref(), channel, "{quote}");
        assert!(next.what.contains(says), "{quote}: {}", next.what);
    }
}

/// What is another department's matter goes there, and no online application is advised.
#[test]
fn another_departments_matter_goes_to_that_department() {
    let pipeline = Pipeline::for_plan(Assets::built_in(), &mut Sink::default());
    let next = |wanted: &str| {
        let (_, file) = cases().into_iter().find(|(name, _)| name == wanted).unwrap();
        let (_, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        complain::plan::plan(&facts, &pipeline.channels(), "case.yaml").next.channel
    };
    assert_eq!(next("parcel-lost").as_deref(), Some("postal"));
    assert_eq!(next("broadband-fee").as_deref(), Some("telecom"));
    assert_eq!(next("kettle-repaid").as_deref(), Some("withdrawal"));
    assert_eq!(next("kettle-agreed"), None, "it waits for the promised day");
}

/// What the platform's own rules let it decline stays out of the application for its decision, and nowhere else.
#[test]
fn what_a_platform_may_decline_is_not_asked_of_it() {
    let (_, file) = cases().into_iter().find(|(name, _)| name == "perfume-jd").unwrap();
    let text = |channel: &str| {
        let pipeline = pipeline(channel);
        let outcome = pipeline.run(&file, common::days());
        let (number, draft) = outcome.texts.first().unwrap();
        Format::Txt.one(Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of })
    };
    let asked = text("intervention");
    assert!(
        asked.contains("退还实付款460元") && !asked.contains("1380") && !asked.contains("欺诈"),
        "{asked}"
    );
    assert!(text("12315").contains("1380"));
}

/// What the platform decided for the consumer comes first, and then the platform is asked to see to it.
#[test]
fn a_decision_for_the_consumer_is_carried_out_first() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/argument/decided-not-done.yaml");
    let file = Arc::new(SourceFile::new("decided.yaml", std::fs::read_to_string(path).unwrap()));
    let pipeline = Pipeline::for_plan(Assets::built_in(), &mut Sink::default());
    let (_, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
    let next = complain::plan::plan(&facts, &pipeline.channels(), "decided.yaml").next;
    assert_eq!(next.channel.as_deref(), Some("platform-service"));
    assert!(next.what.contains("支持您"), "{}", next.what);
}
