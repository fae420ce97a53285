//! The moment of writing, to the second: what a calendar file is stamped with.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::{Day, Moment};

/// A second, in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(NaiveDateTime);

impl Instant {
    /// From the time that a clock in China shows.
    pub(super) fn of(china: NaiveDateTime) -> Self {
        Self(china)
    }

    /// The day that it falls on.
    pub fn day(self) -> Day {
        Day(self.0.date())
    }

    /// What a clock in China shows then.
    pub fn in_china(self) -> NaiveDateTime {
        self.0
    }

    /// As iCalendar writes it: `20260504T103000Z`.
    pub fn in_utc(self) -> String {
        let utc = self.0.checked_sub_signed(TimeDelta::hours(8)).unwrap_or(self.0);
        utc.format("%Y%m%dT%H%M%SZ").to_string()
    }

    /// A number that grows by one a second and stays within the 31 bits that calendars keep for it until 2088.
    pub fn count(self) -> i64 {
        const START: i64 = 1_577_836_800;
        (self.0.and_utc().timestamp() - START).max(0)
    }
}

impl From<Moment> for Instant {
    /// The beginning of the minute, or of the day where no time is known.
    fn from(moment: Moment) -> Self {
        let (hour, minute) = moment.time.unwrap_or((0, 0));
        Self(moment.day.0.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()))
    }
}
