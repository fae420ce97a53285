//! The periods of plans as calendar entries. The only room that names the iCalendar crate.

mod alarms;
mod earlier;

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use crate::calendar::{Instant, Moment};
use crate::facts::{TimerFacts, TimerState};
use crate::source::digest;

use super::Plan;
use earlier::{Earlier, Entry};

/// How long before the end of a period its entry begins: a calendar shows nothing that takes no time.
const LENGTH: chrono::TimeDelta = chrono::TimeDelta::minutes(30);

/// How a calendar file is written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Writing<'a> {
    /// The second of writing; `None` where only the day counts, so that equal inputs give equal bytes.
    pub now: Option<Instant>,
    /// The calendar file that this one takes the place of.
    pub earlier: Option<&'a str>,
}

/// The calendar: one entry a running period, with an alarm, and a cancelled one for each that runs no more or that only the
/// earlier file knows, so that an entry of an earlier import goes away.
pub fn calendar(plans: &[Plan], writing: Writing<'_>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", earlier::PRODUCT));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    // Published, so that the status of a cancelled entry counts; there is nobody to answer to.
    calendar.append_property(Property::new("METHOD", "PUBLISH"));
    calendar.append_property(Property::new("X-WR-TIMEZONE", "Asia/Shanghai"));
    let frame = calendar.to_string();
    let mut earlier = Earlier::read(writing.earlier.unwrap_or_default());
    let mut entries = String::new();
    let series = series(plans);
    for (plan, series) in plans.iter().zip(&series) {
        let stamp = writing.now.unwrap_or_else(|| Moment::from(plan.as_of).into());
        for (name, timer) in named(plan, series) {
            let event = match timer.is {
                TimerState::Running => entry(plan, timer, &name, writing.now),
                TimerState::Met | TimerState::MetLate | TimerState::Late => cancelled(plan, timer, &name),
            };
            entries.push_str(&earlier.followed_by(&Entry::of(&event.to_string()), stamp));
        }
        entries.push_str(&earlier.cancelled(series, stamp));
    }
    entries.push_str(&earlier.others());
    let end = frame.rfind("END:VCALENDAR").unwrap_or(frame.len());
    folded(&format!("{}{entries}{}", &frame[..end], &frame[end..]))
}

/// What tells a case from others of its name, one a plan. Two in one run are never taken for one.
fn series(plans: &[Plan]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (place, plan) in plans.iter().enumerate() {
        let is_same = |other: &&Plan| (&other.case, &other.series) == (&plan.case, &plan.series);
        let number = plans[..place].iter().filter(is_same).count().to_string();
        let again: &[&str] = if number == "0" { &[] } else { &[&number] };
        let whole = digest(&[&[plan.case.as_str(), &plan.series], again].concat());
        all.push(whole[..8].to_owned());
    }
    all
}

/// In lines of at most 75 bytes, as RFC 5545 asks: the crate counts the blank that continues a line as nothing.
fn folded(calendar: &str) -> String {
    const MOST: usize = 75;
    let mut folded = String::with_capacity(calendar.len() + calendar.len() / 16);
    for line in calendar.replace("\r\n ", "").split_terminator("\r\n") {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > MOST {
                folded.push_str("\r\n ");
                length = 1;
            }
            folded.push(c);
            length += c.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

/// One name for each period of a case, whenever it starts: an entry whose time is corrected stays the same entry.
fn named<'a>(plan: &'a Plan, series: &'a str) -> impl Iterator<Item = (String, &'a TimerFacts)> {
    plan.timers.iter().enumerate().map(move |(number, timer)| {
        let before = plan.timers[..number].iter().filter(|other| other.id == timer.id).count();
        let again = if before == 0 { String::new() } else { format!("-{}", before + 1) };
        (format!("{}-{}{again}-{series}", plan.case, timer.id), timer)
    })
}

fn entry(plan: &Plan, timer: &TimerFacts, name: &str, now: Option<Instant>) -> Event {
    let mut event = outline(plan, timer, name);
    for (number, at) in alarms::at(timer.ends_at, plan.as_of, now).into_iter().enumerate() {
        let mut alarm =
            Alarm::display(&timer.name, icalendar::Trigger::before_start(chrono::TimeDelta::hours(0)));
        alarm.append_property(Property::new("TRIGGER", at));
        // The crate would give these the clock and a random number.
        alarm.add_property("DTSTAMP", "");
        let again = if number == 0 { String::new() } else { format!("-{}", number + 1) };
        alarm.add_property("UID", format!("{name}-alarm{again}@complain.invalid"));
        event.alarm(alarm);
    }
    event.done()
}

fn cancelled(plan: &Plan, timer: &TimerFacts, name: &str) -> Event {
    let mut event = outline(plan, timer, name);
    event.add_property("STATUS", "CANCELLED");
    event.done()
}

/// The stamps are filled in once it is known whether the earlier file holds the same entry.
fn outline(plan: &Plan, timer: &TimerFacts, name: &str) -> Event {
    let end = timer.ends_at;
    let mut event = Event::with_uid(&format!("{name}@complain.invalid"));
    event.add_property("DTSTAMP", "");
    event.add_property("SEQUENCE", "");
    if let Some(utc) = end.in_utc() {
        event.add_property("DTSTART", before(&utc));
        event.add_property("DTEND", utc);
    } else {
        // A whole day: the end is the day after, which does not count.
        event.append_property(day("DTSTART", end));
        event.append_property(day("DTEND", end.day.plus(1).into()));
    }
    event.summary(&format!("{}：{}", plan.case, timer.name));
    event.description(&format!("{}。过期：{}", timer.basis, timer.on_lapse));
    event
}

/// The moment when an entry begins that ends at this one.
fn before(utc: &str) -> String {
    const FORM: &str = "%Y%m%dT%H%M%SZ";
    let end = chrono::NaiveDateTime::parse_from_str(utc, FORM).ok();
    let start = end.and_then(|end| end.checked_sub_signed(LENGTH));
    start.map_or_else(|| utc.to_owned(), |start| start.format(FORM).to_string())
}

fn day(name: &str, moment: Moment) -> Property {
    let mut property = Property::new(name, moment.day.to_string().replace('-', ""));
    property.add_parameter("VALUE", "DATE");
    property.done()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn no_line_is_longer_than_the_standard_allows() {
        let text = format!("SUMMARY:{}\r\nEND:VEVENT\r\n", "提出投诉的期限".repeat(20));
        let written = folded(&text);
        assert!(written.split("\r\n").all(|line| line.len() <= 75), "{written}");
        assert_eq!(written.replace("\r\n ", ""), text);
        assert_eq!(folded(&written), written);
    }
}
