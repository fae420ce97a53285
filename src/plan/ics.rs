//! A plan's running periods as calendar entries. The only room that names the iCalendar crate.

use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use crate::calendar::Moment;
use crate::facts::{TimerFacts, TimerState};

use super::Plan;

/// The calendar: one entry a running period, with an alarm. The same case and day give the same bytes.
pub fn calendar(plan: &Plan) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//complain//plan 1//ZH"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.append_property(Property::new("X-WR-TIMEZONE", "Asia/Shanghai"));
    for timer in plan.timers.iter().filter(|timer| timer.is == TimerState::Running) {
        calendar.push(entry(plan, timer));
    }
    calendar.to_string()
}

fn entry(plan: &Plan, timer: &TimerFacts) -> Event {
    let end = timer.ends_at;
    let started = timer.started_at.to_string().replace([' ', ':'], "");
    let mut event = Event::with_uid(&format!("{}-{}-{started}@complain.invalid", plan.case, timer.id));
    let written = plan.as_of.to_string().replace('-', "");
    event.add_property("DTSTAMP", format!("{written}T000000Z"));
    if let Some(utc) = end.in_utc() {
        event.add_property("DTSTART", utc.clone());
        event.add_property("DTEND", utc);
    } else {
        // A whole day: the end is the day after, which does not count.
        event.append_property(day("DTSTART", end));
        event.append_property(day("DTEND", end.day.plus(1).into()));
    }
    event.summary(&format!("{}：{}", plan.case, timer.name));
    event.description(&format!("{}。过期：{}", timer.basis, timer.on_lapse));
    let before = if end.time.is_some() { "-PT2H" } else { "-PT15H" };
    let mut alarm =
        Alarm::display(&timer.name, icalendar::Trigger::before_start(chrono::TimeDelta::hours(0)));
    alarm.append_property(Property::new("TRIGGER", before));
    // The crate would give these the clock and a random number.
    alarm.add_property("DTSTAMP", format!("{written}T000000Z"));
    alarm.add_property("UID", format!("{}-{}-{started}-alarm@complain.invalid", plan.case, timer.id));
    event.alarm(alarm);
    event.done()
}

fn day(name: &str, moment: Moment) -> Property {
    let mut property = Property::new(name, moment.day.to_string().replace('-', ""));
    property.add_parameter("VALUE", "DATE");
    property.done()
}
