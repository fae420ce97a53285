//! The running periods of plans as calendar entries. The only room that names the iCalendar crate.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use crate::calendar::Moment;
use crate::facts::{TimerFacts, TimerState};

use super::Plan;

/// How long before the end of a period its entry begins: a calendar shows nothing that takes no time.
const LENGTH: chrono::TimeDelta = chrono::TimeDelta::minutes(30);

/// The calendar: one entry a running period, with an alarm, and a cancelled one for each that was met, so that an entry of
/// an earlier import goes away. The same cases and day give the same bytes.
pub fn calendar(plans: &[Plan]) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//complain//plan 1//ZH"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("X-WR-TIMEZONE", "Asia/Shanghai"));
    for plan in plans {
        add(&mut calendar, plan);
    }
    folded(&calendar.to_string())
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

fn add(calendar: &mut Calendar, plan: &Plan) {
    for (number, timer) in plan.timers.iter().enumerate() {
        // One name for each period of a case, whenever it starts: an entry whose time is corrected stays the same entry.
        let before = plan.timers[..number].iter().filter(|other| other.id == timer.id).count();
        let again = if before == 0 { String::new() } else { format!("-{}", before + 1) };
        let name = format!("{}-{}{again}", plan.case, timer.id);
        match timer.is {
            TimerState::Running => calendar.push(entry(plan, timer, &name)),
            TimerState::Met => calendar.push(cancelled(plan, timer, &name)),
            _ => continue,
        };
    }
}

fn entry(plan: &Plan, timer: &TimerFacts, name: &str) -> Event {
    let mut event = outline(plan, timer, name);
    let ends_today = timer.ends_at.day == plan.as_of;
    let at: &[&str] = match (timer.ends_at.time.is_some(), ends_today) {
        // Before the entry begins: two hours before the end, or as it begins.
        (true, false) => &["-PT90M"],
        (true, true) => &["PT0M"],
        // Nine in the morning of the day before, or of the day itself where the day before is over; then also in the evening,
        // for those who write later than nine.
        (false, false) => &["-PT15H"],
        (false, true) => &["PT9H", "PT19H"],
    };
    for (number, at) in at.iter().enumerate() {
        let mut alarm =
            Alarm::display(&timer.name, icalendar::Trigger::before_start(chrono::TimeDelta::hours(0)));
        alarm.append_property(Property::new("TRIGGER", *at));
        // The crate would give these the clock and a random number.
        alarm.add_property("DTSTAMP", stamp(plan));
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

fn outline(plan: &Plan, timer: &TimerFacts, name: &str) -> Event {
    let end = timer.ends_at;
    let mut event = Event::with_uid(&format!("{name}@complain.invalid"));
    event.add_property("DTSTAMP", stamp(plan));
    // A later day of writing replaces what an earlier one said.
    event.add_property("SEQUENCE", plan.as_of.to_string().replace('-', ""));
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

fn stamp(plan: &Plan) -> String {
    format!("{}T000000Z", plan.as_of.to_string().replace('-', ""))
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
