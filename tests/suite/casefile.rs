//! Case files that the program begins: answers make a case without errors, whatever the problem; a skeleton lacks only what it
//! says is to be filled in; an event is added to every example and nothing else changes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::common;

use std::sync::Arc;

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::{Actor, Days, EventKind};
use complain::casefile::{Choices, Interview, NewEvent, skeleton, with_event};
use complain::data;
use complain::diagnostic::{Severity, Sink};
use complain::knowledge::{Platform, Problem};
use complain::pipeline::Pipeline;
use complain::source::SourceFile;

fn today() -> Day {
    Day::parse("2026-05-20").unwrap()
}

fn choices() -> Choices {
    Choices::read(&Assets::built_in(), &mut Sink::default())
}

/// The rules of the errors in a case.
fn errors(pipeline: &Pipeline, text: &str) -> Vec<String> {
    let file = Arc::new(SourceFile::new("begun.yaml", text));
    let mut sink = Sink::default();
    pipeline.facts(&file, Days { as_of: None, today: today() }, &mut sink);
    let found = sink.into_sorted().into_iter().filter(|found| found.severity == Severity::Error);
    found.map(|found| found.rule.name().to_owned()).collect()
}

#[test]
fn answers_make_a_case_for_every_problem() {
    let (choices, pipeline) = (choices(), Pipeline::without_channels(Assets::built_in()));
    let full = [
        "小红书",
        "山月陶社",
        "陶碗",
        "¥1,268元",
        "5月1日 20:14",
        "P712000000000000001",
        "微信",
        "质量问题",
        "碗口开裂",
        "退货退款、运费",
        "12元",
        "5月4日",
        "昨天 10:20",
        "要求退货退款",
        "包装已拆，不能退",
        "",
    ];
    let scant = ["拼多多", "店", "碗", "268", "", "", "", "质量问题", "碗口开裂。", "2", "", "", "5月1日"];
    for problem in &choices.problems {
        for answers in [&full[..], &scant] {
            let mut interview = Interview::new(choices.clone(), None, None, today());
            let mut given = answers.iter();
            while let Some(question) = interview.question() {
                let answer = *given.next().unwrap_or_else(|| panic!("{} is too much", question.ask.zh));
                let answer = if answer == "质量问题" { &problem.name } else { answer };
                interview
                    .answer(answer)
                    .unwrap_or_else(|why| panic!("{}: {answer}: {why:?}", question.ask.zh));
            }
            assert_eq!(given.next(), None, "all is asked");
            let text = interview.text();
            assert!(errors(&pipeline, &text).is_empty(), "{:?}\n{text}", errors(&pipeline, &text));
        }
    }
}

#[test]
fn a_wrong_answer_is_asked_again() {
    let mut interview = Interview::new(choices(), Some("xiaohongshu"), Some("quality"), today());
    for (wrong, right) in [("", "店"), ("", "碗"), ("很多", "268"), ("明年", "2026-05-01")] {
        let question = interview.question();
        assert!(interview.answer(wrong).is_err(), "{question:?}");
        assert_eq!(interview.question(), question);
        interview.answer(right).unwrap();
    }
    assert!(interview.text().contains("summary: 请填"), "what was not answered is to be filled in");
}

#[test]
fn a_skeleton_lacks_what_it_says() {
    let (choices, pipeline) = (choices(), Pipeline::without_channels(Assets::built_in()));
    let all = choices.problems.iter().map(Some).chain([None]);
    for problem in all {
        for platform in [Some("xiaohongshu"), None] {
            let text = skeleton(platform, problem);
            let found = errors(&pipeline, &text);
            assert!(found.len() >= 5 && found.iter().all(|rule| rule == "case/to-fill"), "{found:?}\n{text}");
        }
    }
}

#[test]
fn an_event_is_added_to_every_example() {
    let event = NewEvent {
        at: "2026-10-30 18:30".into(),
        by: Actor::Merchant,
        kind: EventKind::Replied,
        more: vec![("quote", "再等等: 快了".into())],
    };
    for file in common::sources() {
        let text = with_event(&file, &event).unwrap();
        let start = file.text.bytes().zip(text.bytes()).take_while(|(one, other)| one == other).count();
        let added = text.len() - file.text.len();
        assert_eq!(text.as_bytes()[start + added..], file.text.as_bytes()[start..], "{}", file.name);
        let days = Days { as_of: Some(Day::parse("2026-11-01").unwrap()), today: today() };
        let (before, after) = (events(&file, days), events(&Arc::new(file.with_text(text)), days));
        assert_eq!(before + 1, after, "{}", file.name);
    }
}

fn events(file: &Arc<SourceFile>, days: Days) -> usize {
    complain::case::read(file, days, &mut Sink::default()).unwrap().history.len()
}

/// What people call a platform or a kind of problem leads to it, and to no other.
#[test]
fn other_names_lead_to_one_place() {
    let (assets, choices) = (Assets::built_in(), choices());
    let mut sink = Sink::default();
    let mut names = 0;
    for id in data::ids(&assets, "platforms") {
        let platform = Platform::read(&assets, &id, &mut sink).unwrap();
        for name in platform.aliases.iter().chain([&platform.name]) {
            assert_eq!(choices.platform(name).as_ref(), Ok(&id), "{name}");
            names += 1;
        }
    }
    for id in data::ids(&assets, "problems") {
        let problem = Problem::read(&assets, &id, &mut sink).unwrap();
        for name in problem.aliases.iter().chain([&problem.name]) {
            assert_eq!(choices.problem(name).map(|one| &one.id), Ok(&id), "{name}");
            names += 1;
        }
    }
    assert!(names > 100);
}
