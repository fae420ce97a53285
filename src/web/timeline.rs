//! The drawn timeline: what happened, the periods that run and ran beside it, today.

use maud::{Markup, html};

use crate::calendar::{Day, Moment};
use crate::facts::{EventFacts, Facts, TimerFacts, TimerState};

/// A period that ends later than this is no reason to hurry.
pub(super) const FAR_OFF_DAYS: i64 = 365;
/// Between two rows.
const ROW: usize = 34;
/// The width of the drawing: what a small phone shows without scrolling.
const WIDTH: usize = 320;
/// Where the dots stand.
const LINE: usize = 92;
/// The first bar of a period, and the room that each takes.
const BARS: usize = 244;
const BAR: usize = 15;
/// So many periods are drawn; the lists below name them all.
const MOST_BARS: usize = 5;
/// So many characters of a row's name fit.
const MOST_CHARS: usize = 10;

/// A line of the drawing.
struct Row {
    at: Moment,
    name: String,
    is_today: bool,
    is_end: bool,
}

/// Nothing where nothing happened.
pub(super) fn timeline(facts: &Facts, timers: &[TimerFacts], today: Day) -> Markup {
    if facts.timeline.is_empty() {
        return html! {};
    }
    let timers: Vec<&TimerFacts> = timers
        .iter()
        .filter(|timer| timer.ends_at.day.days_since(today) <= FAR_OFF_DAYS)
        .take(MOST_BARS)
        .collect();
    let rows = rows(&facts.timeline, &timers, today);
    let height = rows.len() * ROW + 8;
    html! {
        h3 { "时间线" }
        svg.timeline role="img" aria-label=(said(facts, &timers, today)) viewBox=(format!("0 0 {WIDTH} {height}")) {
            line.axis x1=(LINE) x2=(LINE) y1=(middle(0)) y2=(middle(rows.len() - 1)) {}
            @for (number, timer) in timers.iter().enumerate() { (bar(&rows, number, timer)) }
            @for (number, row) in rows.iter().enumerate() { (line(number, row)) }
        }
        @if !timers.is_empty() {
            ol.legend { @for timer in &timers { li.(class(timer)) { (timer.name) span.hint { "　" (state(timer)) } } } }
        }
    }
}

/// Events, the ends of periods and today, in order.
fn rows(events: &[EventFacts], timers: &[&TimerFacts], today: Day) -> Vec<Row> {
    let row = |at, name: &str| Row { at, name: name.to_owned(), is_today: false, is_end: false };
    let mut rows: Vec<Row> = events.iter().map(|event| row(event.at, event.event.about())).collect();
    let ends = timers.iter().enumerate();
    rows.extend(ends.map(|(number, timer)| Row {
        is_end: true,
        ..row(timer.ends_at, &format!("期限{}到期", number + 1))
    }));
    rows.push(Row { is_today: true, ..row(Moment { day: today, time: None }, "今天") });
    // Today stands behind what happened today and before what ends today.
    rows.sort_by_key(|row| (row.at.day, row.is_end, row.is_today, row.at.time));
    rows
}

fn middle(row: usize) -> usize {
    row * ROW + ROW / 2 + 4
}

fn line(number: usize, row: &Row) -> Markup {
    let y = middle(number);
    let class = if row.is_today {
        "today"
    } else if row.is_end {
        "end"
    } else {
        "event"
    };
    let name: String = if row.name.chars().count() > MOST_CHARS {
        row.name.chars().take(MOST_CHARS - 1).chain(['…']).collect()
    } else {
        row.name.clone()
    };
    let (day, time) = row
        .at
        .to_string()
        .split_once(' ')
        .map_or_else(|| (row.at.to_string(), String::new()), |(day, time)| (day.to_owned(), time.to_owned()));
    html! {
        g.(class) {
            text.day x="0" y=(y + 4) { (day.get(5..).unwrap_or_default()) " " (time) }
            circle cx=(LINE) cy=(y) r=(if row.is_today { 6 } else { 4 }) {}
            text x=(LINE + 14) y=(y + 5) { (name) }
        }
    }
}

/// A period from its start to its end; a row that begins within the same day holds it too.
fn bar(rows: &[Row], number: usize, timer: &TimerFacts) -> Markup {
    let key = |at: Moment| (at.day, at.time);
    let is_before = |row: &Row| !row.is_today && key(row.at) <= key(timer.started_at);
    let from = rows.iter().rposition(is_before).unwrap_or_default();
    let to = rows.iter().rposition(|row| row.is_end && row.at == timer.ends_at);
    let (top, bottom) = (middle(from), middle(to.unwrap_or(rows.len() - 1)));
    let x = BARS + number * BAR;
    html! {
        g.(class(timer)) {
            line.bar x1=(x) x2=(x) y1=(top.min(bottom)) y2=(bottom.max(top + 2)) {}
            text.number x=(x) y=(bottom.max(top) + 14) { (number + 1) }
        }
    }
}

fn class(timer: &TimerFacts) -> &'static str {
    match timer.is {
        TimerState::Running => "running",
        TimerState::Late => "late",
        TimerState::Met | TimerState::MetLate => "met",
    }
}

fn state(timer: &TimerFacts) -> String {
    let end = timer.ends_at;
    match timer.is {
        TimerState::Running => format!("到 {end}"),
        TimerState::Late => format!("{end} 已过"),
        TimerState::Met => "已办".into(),
        TimerState::MetLate => format!("{end} 以后才办"),
    }
}

/// The same in words, for those who do not see it.
fn said(facts: &Facts, timers: &[&TimerFacts], today: Day) -> String {
    let events = facts.timeline.iter().map(|event| format!("{} {}", event.at, event.event.about()));
    let periods = timers.iter().map(|timer| format!("{}：{}", timer.name, state(timer)));
    let all: Vec<String> = events.chain(periods).collect();
    format!("时间线，今天 {today}。{}", all.join("；"))
}
