//! When an entry rings: by custom the morning before, but never only in what is already past.

use chrono::{NaiveDateTime, TimeDelta};

use crate::calendar::{Day, Instant, Moment};

use super::LENGTH;

/// The minutes from the beginning of an entry at which it would ring, the best first; of a whole day, and of a moment.
const OF_A_DAY: &[i64] = &[-15 * 60, 9 * 60, 19 * 60, 22 * 60];
const OF_A_MOMENT: &[i64] = &[-90, 0];

/// The triggers of an entry that ends at this moment.
pub(super) fn at(end: Moment, as_of: Day, now: Option<Instant>) -> Vec<String> {
    let (start, end, usual) = span(end);
    let in_minutes = |at: NaiveDateTime| (at - start).num_minutes();
    // A plan for another day than today's is read as on the morning of that day, and rings at each time that is left.
    let now = now.filter(|now| now.day() == as_of).map(Instant::in_china);
    let (from, is_sure) = match now {
        Some(now) => (in_minutes(now), true),
        None => (in_minutes(Instant::from(Moment::from(as_of)).in_china()), false),
    };
    let until = in_minutes(end);
    // By what hour a day without a time is read nobody knows: on its own day and the one before it rings more often.
    let first_is_safe = if is_sure { usual[0] > from } else { usual[0] >= from + 24 * 60 };
    let chosen: Vec<i64> = if first_is_safe {
        vec![usual[0]]
    } else {
        usual.iter().copied().filter(|at| *at > from && *at < until).collect()
    };
    if chosen.is_empty() && until > from {
        return vec![trigger(soon(from, until))];
    }
    chosen.into_iter().map(trigger).collect()
}

/// Beginning and end in China, and the usual times.
fn span(end: Moment) -> (NaiveDateTime, NaiveDateTime, &'static [i64]) {
    let at = Instant::from(end).in_china();
    if end.time.is_some() {
        let start = at.checked_sub_signed(LENGTH).unwrap_or(at);
        (start, at, OF_A_MOMENT)
    } else {
        (at, at.checked_add_signed(TimeDelta::days(1)).unwrap_or(at), OF_A_DAY)
    }
}

/// An hour from now, on the quarter of an hour; where the end is nearer, half of what is left.
fn soon(from: i64, until: i64) -> i64 {
    let hour = from + 60;
    let hour = hour + (15 - hour.rem_euclid(15)) % 15;
    if hour < until { hour } else { from + (until - from + 1) / 2 }
}

fn trigger(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    match minutes.abs() {
        whole if whole > 0 && whole % 60 == 0 => format!("{sign}PT{}H", whole / 60),
        minutes => format!("{sign}PT{minutes}M"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rings(end: &str, as_of: &str, now: Option<&str>) -> String {
        let at = |text: &str| Moment::parse(text).unwrap();
        super::at(at(end), at(as_of).day, now.map(|now| at(now).into())).join(" ")
    }

    #[test]
    fn one_alarm_at_least_is_still_to_come() {
        let day = "2026-05-20";
        for (end, now, alarms) in [
            // A whole day: the morning before, else that day's hours that are left.
            ("2026-05-25", "2026-05-20 19:30", "-PT15H"),
            ("2026-05-21", "2026-05-20 08:00", "-PT15H"),
            ("2026-05-21", "2026-05-20 09:00", "PT9H PT19H PT22H"),
            (day, "2026-05-20 08:59", "PT9H PT19H PT22H"),
            (day, "2026-05-20 19:30", "PT22H"),
            (day, "2026-05-20 22:10", "PT1395M"),
            (day, "2026-05-20 23:30", "PT1425M"),
            (day, "2026-05-20 23:58", "PT1439M"),
            // A moment: two hours before, else as the entry begins, else what is left.
            ("2026-05-20 18:00", "2026-05-20 15:59", "-PT90M"),
            ("2026-05-20 18:00", "2026-05-20 16:00", "PT0M"),
            ("2026-05-20 18:00", "2026-05-20 17:30", "PT15M"),
            ("2026-05-21 00:10", "2026-05-20 22:30", "PT0M"),
            // Over since this morning: nothing rings.
            ("2026-05-20 10:00", "2026-05-20 15:00", ""),
        ] {
            assert_eq!(rings(end, day, Some(now)), alarms, "{end}, written {now}");
        }
    }

    #[test]
    fn where_only_the_day_is_known_it_rings_more_often() {
        let day = "2026-05-20";
        for (end, alarms) in [
            ("2026-05-22", "-PT15H"),
            ("2026-05-21", "-PT15H PT9H PT19H PT22H"),
            (day, "PT9H PT19H PT22H"),
            ("2026-05-20 18:00", "-PT90M PT0M"),
            ("2026-05-22 18:00", "-PT90M"),
        ] {
            assert_eq!(rings(end, day, None), alarms, "{end}");
            assert_eq!(rings(end, day, Some("2026-11-29 10:00")), alarms, "{end}, read much later");
        }
    }
}
