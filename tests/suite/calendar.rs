//! The calendar file of a plan: what an import of it does to the entries of an earlier one.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use complain::calendar::{Instant, Moment};
use complain::case::Days;
use complain::diagnostic::Sink;
use complain::plan::{self, Plan, Writing};
use complain::source::SourceFile;

use crate::common;

/// Refused on the thirteenth: the window for the platform ends on the twentieth.
const CASE: &str = "\
platform: xiaohongshu
merchant: {shop: 拾光杯具}
order: {item: 保温杯, quantity: 1, unit: 个, paid: 79.00, placed: 2026-05-08 10:00}
problem: {kind: quality, summary: 收到的保温杯杯盖漏水。}
claims: [{kind: return-refund}]
history:
  - {at: 2026-05-12 10:00, by: courier, event: delivered}
  - {at: 2026-05-12 12:00, by: consumer, event: after-sale-requested, text: 退货退款，理由为漏水}
  - {at: 2026-05-13 09:00, by: merchant, event: refused, quote: 已经拆封不退}
";
const REFUSED: &str = "  - {at: 2026-05-13 09:00, by: merchant, event: refused, quote: 已经拆封不退}\n";
const WINDOW: &str = "cup-intervention-window-";

fn plan_of(case: &str, place: &str) -> Plan {
    let pipeline = common::pipeline();
    let file = std::sync::Arc::new(SourceFile::new("cup.yaml", case));
    let days = Days { as_of: None, today: Moment::parse("2026-05-20").unwrap().day };
    let (_, facts) = pipeline.facts(&file, days, &mut Sink::default()).unwrap();
    Plan { series: place.to_owned(), ..plan::plan(&facts, &pipeline.channels(), "cup.yaml") }
}

fn at(time: &str) -> Instant {
    Moment::parse(&format!("2026-05-20 {time}")).unwrap().into()
}

fn written(plan: Plan, now: Option<Instant>, earlier: Option<&str>) -> String {
    plan::calendar(&[plan], Writing { now, earlier })
}

/// The lines of the entry whose name begins so.
fn entry<'a>(calendar: &'a str, name: &str) -> &'a str {
    let is_it = |piece: &&str| piece.contains(&format!("\r\nUID:{name}"));
    calendar.split("BEGIN:VEVENT").find(is_it).unwrap_or_else(|| panic!("no {name} in {calendar}"))
}

fn number(entry: &str) -> i64 {
    entry.lines().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap().parse().unwrap()
}

#[test]
fn a_period_that_fell_away_is_cancelled() {
    let before = written(plan_of(CASE, "work/cases"), Some(at("09:10")), None);
    assert!(!entry(&before, WINDOW).contains("STATUS:CANCELLED"));
    let after = written(plan_of(&CASE.replace(REFUSED, ""), "work/cases"), Some(at("09:20")), Some(&before));
    let gone = entry(&after, WINDOW);
    assert!(gone.contains("STATUS:CANCELLED") && !gone.contains("VALARM"), "{gone}");
    assert!(number(gone) > number(entry(&before, WINDOW)));
    assert!(after.contains("\r\nMETHOD:PUBLISH\r\n"));
    // It stays cancelled, until it runs again.
    let later = written(plan_of(&CASE.replace(REFUSED, ""), "work/cases"), Some(at("09:30")), Some(&after));
    assert_eq!(later, after);
    let again = written(plan_of(CASE, "work/cases"), Some(at("09:40")), Some(&later));
    assert!(!entry(&again, WINDOW).contains("STATUS:CANCELLED"));
    assert!(number(entry(&again, WINDOW)) > number(gone));
}

#[test]
fn a_period_that_is_met_or_over_is_cancelled_without_an_earlier_file() {
    let gone = CASE.replace(
        REFUSED,
        &format!("{REFUSED}  - {{at: 2026-05-14, by: consumer, event: intervention-requested}}\n"),
    );
    for (case, name) in [(gone.as_str(), WINDOW), (CASE, "cup-quality-seven-days-")] {
        let calendar = written(plan_of(case, ""), None, None);
        assert!(entry(&calendar, name).contains("STATUS:CANCELLED"), "{calendar}");
    }
}

#[test]
fn entries_of_cases_that_nobody_asked_about_stay() {
    let one = written(plan_of(CASE, "work/a"), Some(at("09:10")), None);
    let both = written(plan_of(CASE, "work/b"), Some(at("09:20")), Some(&one));
    let names = |calendar: &str| -> Vec<String> {
        let uids = calendar.lines().filter(|line| line.starts_with("UID:") && !line.contains("-alarm"));
        uids.map(str::to_owned).collect()
    };
    assert!(names(&one).iter().all(|name| names(&both).contains(name)), "{both}");
    assert_eq!(names(&both).len(), 2 * names(&one).len());
    // A file of another program is no earlier one.
    let others =
        "BEGIN:VCALENDAR\r\nPRODID:-//x//EN\r\nBEGIN:VEVENT\r\nUID:a@b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert!(!written(plan_of(CASE, ""), None, Some(others)).contains("UID:a@b"));
}

#[test]
fn cases_of_one_name_are_told_apart_and_a_corrected_time_is_not() {
    let name = |plan: Plan| {
        let calendar = written(plan, None, None);
        entry(&calendar, WINDOW).lines().find(|line| line.starts_with("UID:")).unwrap().to_owned()
    };
    let here = name(plan_of(CASE, "work/a"));
    assert_eq!(here, name(plan_of(CASE, "work/a")));
    assert_eq!(here, name(plan_of(&CASE.replace("05-13 09:00", "05-14 11:00"), "work/a")));
    assert_ne!(here, name(plan_of(CASE, "work/b")));
    // Also where nothing tells them apart but that they are two.
    let both = plan::calendar(&[plan_of(CASE, ""), plan_of(CASE, "")], Writing::default());
    let mut uids: Vec<&str> = both.lines().filter(|line| line.starts_with("UID:")).collect();
    uids.sort_unstable();
    assert!(uids.windows(2).all(|two| two[0] != two[1]), "{both}");
}

#[test]
fn each_edit_of_a_day_gets_a_higher_number_and_no_edit_none() {
    let moved = CASE.replace("05-13 09:00", "05-14 11:00");
    // By the clock.
    let one = written(plan_of(CASE, ""), Some(at("09:10")), None);
    let two = written(plan_of(&moved, ""), Some(at("09:11")), None);
    assert!(number(entry(&two, WINDOW)) > number(entry(&one, WINDOW)));
    assert!(entry(&one, WINDOW).contains("DTSTAMP:20260520T011000Z"));
    // Without a clock by the file that is written over; equal inputs give equal bytes.
    let one = written(plan_of(CASE, ""), None, None);
    assert_eq!(one, written(plan_of(CASE, ""), None, None));
    assert_eq!(one, written(plan_of(CASE, ""), None, Some(&one)));
    let two = written(plan_of(&moved, ""), None, Some(&one));
    assert_eq!(number(entry(&two, WINDOW)), number(entry(&one, WINDOW)) + 1);
    assert_eq!(number(entry(&two, "cup-limitation-")), number(entry(&one, "cup-limitation-")));
}

#[test]
fn what_ends_today_still_rings() {
    let triggers = |now| {
        let calendar = written(plan_of(CASE, ""), now, None);
        let entry = entry(&calendar, WINDOW);
        entry.lines().filter_map(|line| line.strip_prefix("TRIGGER:")).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(triggers(Some(at("19:30"))), "PT22H");
    assert_eq!(triggers(Some(at("22:30"))), "PT1410M");
    assert_eq!(triggers(None), "PT9H PT19H PT22H");
}
