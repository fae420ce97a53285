//! The law as data holds together, and is cited by the day that matters.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use crate::common;

use std::collections::BTreeSet;
use std::path::Path;

use complain::assets::Assets;
use complain::calendar::{Day, Moment};
use complain::case::{ClaimKind, EventKind};
use complain::data;
use complain::diagnostic::Sink;
use complain::facts::CONDITIONS;
use complain::knowledge::{Holidays, Platform, Refusal, Refusals, heard};
use complain::law::Statute;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn all<T>(folder: &str, read: impl Fn(&Assets, &str, &mut Sink) -> Option<T>) -> Vec<T> {
    let assets = Assets::built_in();
    let mut sink = Sink::default();
    let items = data::ids(&assets, folder).into_iter().map(|id| {
        let item = read(&assets, &id, &mut sink);
        item.unwrap_or_else(|| panic!("{folder}/{id} cannot be read"))
    });
    let items = items.collect();
    let found = sink.into_sorted();
    assert!(found.is_empty(), "{found:?}");
    items
}

fn statutes() -> Vec<Statute> {
    all("law", Statute::read)
}

#[test]
fn statutes_are_sourced_and_their_words_are_known() {
    let conditions: BTreeSet<&str> = CONDITIONS.iter().map(|(word, _)| *word).collect();
    let problems = data::ids(&Assets::built_in(), "problems");
    for statute in statutes() {
        let mut ids = BTreeSet::new();
        assert!(
            statute.from.year() >= 1993 && statute.until.is_none_or(|until| until >= statute.from),
            "{}",
            statute.id
        );
        for article in &statute.articles {
            let name = format!("{} {}", statute.id, article.id);
            assert!(ids.insert(&article.id), "{name} stands twice");
            assert!(
                !article.source.is_empty() && !article.checked.is_empty() && !article.certainty.is_empty(),
                "{name}"
            );
            assert!(
                (6..=90).contains(&article.gist.chars().count()),
                "{name}: {} characters",
                article.gist.chars().count()
            );
            assert!(!article.gist.ends_with(['。', '；', '，']), "{name} ends in a mark");
            assert!(statute.name_only || article.article.is_some(), "{name} has no number");
            for support in &article.supports {
                assert!(
                    !support.claims.is_empty() || support.party.is_some() || support.procedure.is_some(),
                    "{name} supports nothing"
                );
                assert!(support.claims.iter().all(|claim| ClaimKind::from_word(claim).is_some()), "{name}");
                assert!(support.problems.iter().all(|problem| problems.contains(problem)), "{name}");
                assert!(
                    support.when.iter().chain(&support.unless).all(|word| conditions.contains(word.as_str())),
                    "{name}"
                );
                assert!(!support.why.is_empty(), "{name}");
                let is_cited = !support.claims.is_empty() || support.party.is_some();
                assert_eq!(is_cited, support.applies.is_some(), "{name}: {}", support.why);
            }
        }
        for timer in &statute.timers {
            assert!(ids.contains(&timer.article), "{} {} rests on nothing", statute.id, timer.id);
            let events = timer.starts.iter().chain(&timer.meets);
            assert!(
                events.clone().all(|word| matches!(
                    word.as_str(),
                    "placed" | "known" | "complained-12315" | "return-asked"
                ) || EventKind::from_word(word).is_some()),
                "{} {}",
                statute.id,
                timer.id
            );
            assert!(
                timer.when.iter().chain(&timer.unless).all(|word| conditions.contains(word.as_str())),
                "{}",
                timer.id
            );
        }
    }
}

#[test]
fn no_two_versions_of_a_statute_are_in_force_at_once() {
    let statutes = statutes();
    for one in &statutes {
        for other in statutes.iter().filter(|other| other.id != one.id && other.title == one.title) {
            let apart = one.until.is_some_and(|until| until < other.from)
                || other.until.is_some_and(|until| until < one.from);
            assert!(apart, "{} and {} overlap", one.id, other.id);
        }
    }
    let old = statutes.iter().find(|statute| statute.id == "complaint-measures-interim").unwrap();
    let new = statutes.iter().find(|statute| statute.id == "complaint-measures").unwrap();
    assert_eq!(old.until.unwrap().plus(1), new.from);
    assert_eq!(new.from, day("2026-04-15"));
    assert!(old.is_in_force(day("2026-04-14")) && !old.is_in_force(day("2026-04-15")));
    for statute in &statutes {
        for article in &statute.articles {
            let before = article.from.plus(0).days_since(day("1990-01-01"));
            assert!(before > 0);
            assert!(
                statute.article_on(&article.id, day("1992-01-01")).is_none(),
                "cited before it was in force"
            );
            if let Some(until) = article.until {
                assert!(
                    statute.article_on(&article.id, until.plus(1)).is_none(),
                    "cited after it was repealed"
                );
            }
        }
    }
}

#[test]
fn every_refusal_cites_what_was_in_force_and_knows_its_quotes() {
    let statutes = statutes();
    let conditions: BTreeSet<&str> = CONDITIONS.iter().map(|(word, _)| *word).collect();
    let refusals = all("refusals", Refusal::read);
    for refusal in &refusals {
        assert!(!refusal.recognise.is_empty() && !refusal.evidence.is_empty(), "{}", refusal.id);
        for answer in &refusal.answers {
            assert!(
                answer.cites.is_empty() == answer.say.is_none() && answer.cites.len() <= 2,
                "{} answers without a rule",
                refusal.id
            );
            assert!(
                answer.say.iter().all(|say| say.chars().count() <= 90 && !say.ends_with('。')),
                "{}: {:?}",
                refusal.id,
                answer.say
            );
            assert!(answer.applies.is_some(), "{} answers without the case", refusal.id);
            assert!(
                answer.when.iter().chain(&answer.unless).all(|word| conditions.contains(word.as_str())),
                "{}",
                refusal.id
            );
            for (statute, article) in &answer.cites {
                let statute = statutes
                    .iter()
                    .find(|one| &one.id == statute)
                    .unwrap_or_else(|| panic!("{}: {statute}", refusal.id));
                assert!(
                    statute.article_on(article, day("2026-05-01")).is_some(),
                    "{}: {article}",
                    refusal.id
                );
            }
        }
        for right in &refusal.right {
            assert!(
                right.when.iter().chain(&right.unless).all(|word| conditions.contains(word.as_str())),
                "{}",
                refusal.id
            );
        }
    }
    let assets = Assets::built_in();
    let refusals = Refusals::read(&assets, &data::ids(&assets, "refusals"), &mut Sink::default());
    for source in common::sources() {
        let (case, _) = common::pipeline().facts(&source, common::days(), &mut Sink::default()).unwrap();
        for event in case.history.iter().filter(|event| event.kind == EventKind::Refused) {
            let quote = event.quote.as_deref().unwrap_or_default();
            assert!(!heard(&refusals, quote, true).is_empty(), "{}: {quote}", source.name);
        }
    }
}

#[test]
fn platform_timers_use_known_words() {
    let conditions: BTreeSet<&str> = CONDITIONS.iter().map(|(word, _)| *word).collect();
    for platform in all("platforms", Platform::read) {
        for timer in &platform.timers {
            assert!(timer.starts.iter().all(|word| EventKind::from_word(word).is_some()), "{}", timer.id);
            assert!(timer.meets.iter().all(|word| EventKind::from_word(word).is_some()), "{}", timer.id);
            assert!(
                timer.when.iter().chain(&timer.unless).all(|word| conditions.contains(word.as_str())),
                "{}",
                timer.id
            );
        }
    }
}

fn holidays() -> Holidays {
    let mut sink = Sink::default();
    let holidays = Holidays::read(&Assets::built_in(), 2000..=2100, &mut sink);
    assert!(sink.into_sorted().is_empty());
    holidays
}

#[test]
fn working_days_equal_an_independent_table() {
    let holidays = holidays();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/working-days.txt");
    let mut compared = 0;
    for line in std::fs::read_to_string(path).unwrap().lines().filter(|line| !line.starts_with('#')) {
        let (month, days) = line.split_once(' ').unwrap();
        for (index, mark) in days.chars().enumerate() {
            let day = day(&format!("{month}-{:02}", index + 1));
            assert_eq!(holidays.is_working_day(day), mark == 'w', "{day}");
            compared += 1;
        }
    }
    assert_eq!(compared, 366 + 365 + 365);
}

#[test]
fn periods_are_counted_as_the_law_counts() {
    let holidays = holidays();
    let after = |start: &str, count| holidays.after_working_days(day(start), count);
    // Seven working days over the Spring Festival of 2026 with its make-up Saturdays.
    assert_eq!(after("2026-02-13", 7).day, day("2026-03-02"));
    // The last day falls into the National Day holidays and rolls to the first working day after.
    assert_eq!(holidays.rolled(day("2026-10-01")).day, day("2026-10-08"));
    assert_eq!(holidays.rolled(day("2026-05-09")).day, day("2026-05-09"));
    let unknown = after("2026-12-28", 7);
    assert!(unknown.is_provisional && unknown.day == day("2027-01-06"), "{unknown:?}");
    assert!(!after("2026-05-04", 7).is_provisional);
    assert_eq!(day("2024-02-29").plus_months(36), day("2027-02-28"));
    let hours = Moment::parse("2026-12-31 20:00").unwrap().plus_hours(36, true);
    assert_eq!(hours.to_string(), "2027-01-02 08:00");
}

proptest! {
    #[test]
    fn working_days_never_run_backwards(start in 0..1000_u32, count in 1..40_u32) {
        let holidays = holidays();
        let start = day("2024-01-01").plus(start);
        let end = holidays.after_working_days(start, count).day;
        prop_assert!(holidays.is_working_day(end));
        prop_assert!(end.days_since(start) >= i64::from(count));
        prop_assert!(holidays.rolled(end).day == end);
    }
}

#[test]
fn a_calendar_in_the_format_of_holiday_cn_lies_over_the_built_in_one() {
    let folder = tempfile::tempdir().unwrap();
    let calendar = folder.path().join("calendar");
    std::fs::create_dir(&calendar).unwrap();
    let write = |name: &str, text: &str| std::fs::write(calendar.join(name), text).unwrap();
    write(
        "2027.json",
        r#"{"year": 2027, "papers": [], "days": [
            {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
            {"name": "补班", "date": "2027-01-03", "isOffDay": false}]}"#,
    );
    write("2028.json", r#"{"year": 2028, "papers": [], "days": []}"#);
    let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
    let mut sink = Sink::default();
    let holidays = Holidays::read(&assets, 2000..=2100, &mut sink);
    assert!(sink.into_sorted().is_empty());
    assert!(holidays.knows(2027) && holidays.knows(2026) && !holidays.knows(2028));
    assert!(!holidays.is_working_day(day("2027-01-01")) && holidays.is_working_day(day("2027-01-03")));
    assert!(!holidays.after_working_days(day("2026-12-28"), 7).is_provisional);

    write("2027.json", "{\"year\": 2027}");
    let mut sink = Sink::default();
    Holidays::read(&assets, 2000..=2100, &mut sink);
    assert_eq!(sink.into_sorted().first().map(|found| found.rule.name()), Some("data/calendar"));
}
