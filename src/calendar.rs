//! Days and times of day in China Standard Time, how they are read, and the only door to the clock.

mod instant;
pub mod named;
mod numbered;
mod said;

use std::cmp::Ordering;
use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, TimeDelta, Timelike, Weekday};

pub use instant::Instant;
pub use said::{in_year_of, said_on};
use said::{why_not_a_day, why_not_a_moment};

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A day, with a time of day where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Hour and minute, if known.
    pub time: Option<(u32, u32)>,
}

/// Why a text is not a day or a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Right once it is written this way.
    WriteAs(String),
    /// It can be read as two different days.
    Ambiguous(String, String),
    /// The form is right but there is no such day or time (30 February, 25:00).
    Impossible,
    /// The year is missing.
    NoYear,
    /// Not a date at all.
    NotADate,
}

/// Today in China; only `cli` calls it.
pub fn today() -> Day {
    this_second().day()
}

/// This second in China. The one place that reads the clock; only `cli` calls it.
#[expect(clippy::disallowed_methods, reason = "this is the door")]
pub fn this_second() -> Instant {
    Instant::of((chrono::Utc::now() + TimeDelta::hours(8)).naive_utc())
}

impl Day {
    /// Reads `2026-05-04`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        match exact_day(text) {
            Some(found) => found,
            None => Err(why_not_a_day(text)),
        }
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day in words while year and month are clear: `4日`.
    pub fn day_in_words(self) -> String {
        format!("{}日", self.0.day())
    }

    /// The day in words: `2026年5月4日`.
    pub fn in_words(self) -> String {
        format!("{}年{}", self.0.year(), self.in_words_without_year())
    }

    /// The day in words while the year is clear: `5月4日`.
    pub fn in_words_without_year(self) -> String {
        format!("{}月{}日", self.0.month(), self.0.day())
    }

    /// Is this day named: 7月14日, or 14日 and 14号 behind no month?
    pub fn is_named_in(self, text: &str) -> bool {
        let day = self.0.day();
        let is_it = |at: usize| {
            let head = &text[..at];
            // 本月20日 says no other month.
            let month = head.trim_end().strip_suffix('月').and_then(|head| {
                head.rsplit(|sign: char| !sign.is_ascii_digit()).next().and_then(|month| month.parse().ok())
            });
            !head.ends_with(|sign: char| sign.is_ascii_digit())
                && month.is_none_or(|month: u32| month == self.0.month())
        };
        let names = |mark: &str| text.match_indices(&format!("{day}{mark}")).any(|(at, _)| is_it(at));
        ["日", "号"].iter().any(|mark| names(mark))
    }

    /// The day `days` later; the last representable day where there is none.
    #[must_use]
    pub fn plus(self, days: u32) -> Self {
        Self(self.0.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX))
    }

    /// The day so many days later, or earlier where that is negative; this one where there is none.
    #[must_use]
    pub fn moved(self, days: i64) -> Self {
        TimeDelta::try_days(days).and_then(|days| self.0.checked_add_signed(days)).map_or(self, Self)
    }

    /// The same day so many months later; the last day of the month where there is none (29 February).
    #[must_use]
    pub fn plus_months(self, months: u32) -> Self {
        Self(self.0.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX))
    }

    /// The day of the week, from 0 for Monday.
    pub fn weekday(self) -> usize {
        self.0.weekday().num_days_from_monday() as usize
    }

    /// Saturday or Sunday.
    pub fn is_weekend(self) -> bool {
        matches!(self.0.weekday(), Weekday::Sat | Weekday::Sun)
    }

    /// Whole days from `earlier` to this day; negative where `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }
}

impl fmt::Display for Day {
    /// `2026-05-04`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Moment {
    /// Reads `2026-05-04` or `2026-05-04 18:30` (a `T` between and seconds are accepted; seconds are dropped).
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let (day, time) = match text.split_once([' ', 'T']) {
            None if exact_day(text).is_none() => return Err(why_not_a_moment(text)),
            None => return Day::parse(text).map(Self::from),
            Some((day, time)) => (exact_day(day), exact_time(time.trim_start())),
        };
        match (day, time) {
            (Some(Ok(day)), Some(Ok(time))) => Ok(Self { day, time: Some((time.hour(), time.minute())) }),
            (Some(Err(error)), _) | (Some(Ok(_)), Some(Err(error))) => Err(error),
            _ => Err(why_not_a_moment(text)),
        }
    }

    /// Is it a time of day at which people say 当晚? From seven in the evening on; unknown times are none.
    pub fn is_evening(self) -> bool {
        const EVENING: u32 = 19;
        self.time.is_some_and(|(hour, _)| hour >= EVENING)
    }

    /// The time of day in words, `18:30`; empty where it is not known.
    pub fn time_in_words(self) -> String {
        self.time.map(|(hour, minute)| format!("{hour}:{minute:02}")).unwrap_or_default()
    }

    /// The moment in UTC as iCalendar writes it, `20260504T103000Z`; `None` for a whole day. China is eight hours ahead.
    pub fn in_utc(self) -> Option<String> {
        let (hour, minute) = self.time?;
        let local = self.day.0.and_hms_opt(hour, minute, 0)?;
        let utc = local.checked_sub_signed(TimeDelta::hours(8))?;
        Some(utc.format("%Y%m%dT%H%M%SZ").to_string())
    }

    /// The moment `hours` later; a moment without a time counts as the end of its day where `late`, else as its start.
    #[must_use]
    pub fn plus_hours(self, hours: u32, late: bool) -> Self {
        let (day, (hour, minute)) = match self.time {
            Some(time) => (self.day, time),
            None if late => (self.day.plus(1), (0, 0)),
            None => (self.day, (0, 0)),
        };
        let start = day.0.and_hms_opt(hour, minute, 0).unwrap_or_default();
        let end = start.checked_add_signed(TimeDelta::hours(hours.into())).unwrap_or(start);
        Self { day: Day(end.date()), time: Some((end.hour(), end.minute())) }
    }

    /// True where this is certainly before `other`: an earlier day, or an earlier time of one day when both are known.
    pub fn is_before(self, other: Self) -> bool {
        match self.day.cmp(&other.day) {
            Ordering::Less => true,
            Ordering::Greater => false,
            Ordering::Equal => matches!((self.time, other.time), (Some(mine), Some(theirs)) if mine < theirs),
        }
    }

    /// Which of two ends comes first: a day without a time ends when the day does.
    pub fn cmp_end(self, other: Self) -> Ordering {
        let end = |moment: Self| (moment.day, moment.time.unwrap_or((24, 0)));
        end(self).cmp(&end(other))
    }
}

impl From<Day> for Moment {
    /// The whole day.
    fn from(day: Day) -> Self {
        Self { day, time: None }
    }
}

impl fmt::Display for Moment {
    /// `2026-05-04` or `2026-05-04 18:30`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.day)?;
        match self.time {
            Some((hour, minute)) => write!(out, " {hour:02}:{minute:02}"),
            None => Ok(()),
        }
    }
}

/// `None`: not of the form; an error: of the form, but no such day.
fn exact_day(text: &str) -> Option<Result<Day, DateError>> {
    let (year, month, day) = numbers(text, '-')?;
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    Some(ymd(year, month, day).ok_or(DateError::Impossible))
}

fn exact_time(text: &str) -> Option<Result<NaiveTime, DateError>> {
    let mut parts = text.split(':');
    let (hour, minute, second) = (parts.next()?, parts.next()?, parts.next());
    let digits = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.next().is_some()
        || !digits(hour)
        || minute.len() != 2
        || !digits(minute)
        || second.is_some_and(|s| !digits(s))
    {
        return None;
    }
    let number = |part: &str| part.parse().unwrap_or(99);
    Some(
        NaiveTime::from_hms_opt(number(hour), number(minute), second.map_or(0, number))
            .ok_or(DateError::Impossible),
    )
}

fn numbers(text: &str, separator: char) -> Option<(&str, &str, &str)> {
    let mut parts = text.split(separator);
    let found = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    (parts.next().is_none() && digits(found.0) && digits(found.1) && digits(found.2)).then_some(found)
}

fn ymd(year: &str, month: &str, day: &str) -> Option<Day> {
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_named_with_its_month_or_without() {
        let day = Moment::parse("2026-11-18").unwrap().day;
        for text in
            ["11月18日没电了", "18号上午", "10月30日收到，18日又漏", "本月18日", "这个月18号", "11月 18日"]
        {
            assert!(day.is_named_in(text), "{text}");
        }
        for text in ["11月10日换的，用了8天", "10月18日", "10月 18日", "118日", "8日", "18点"]
        {
            assert!(!day.is_named_in(text), "{text}");
        }
    }

    #[test]
    fn reads_days_and_moments() {
        assert_eq!(Moment::parse("2026-05-04 18:30").unwrap().to_string(), "2026-05-04 18:30");
        assert_eq!(Moment::parse("2026-05-04T8:05:59").unwrap().to_string(), "2026-05-04 08:05");
        assert_eq!(Moment::parse("2024-02-29").unwrap().day.in_words(), "2024年2月29日");
    }

    #[test]
    fn says_why_not() {
        let why = |text| Moment::parse(text).unwrap_err();
        for (text, better) in [
            ("2026/5/4", "2026-05-04"),
            ("2026年5月4日", "2026-05-04"),
            ("20260504", "2026-05-04"),
            ("2026-5-4 18:30", "2026-05-04 18:30"),
            ("2026-05-04 18：30", "2026-05-04 18:30"),
            ("2026-05-04 18点30分", "2026-05-04 18:30"),
            ("13/05/2026", "2026-05-13"),
        ] {
            assert_eq!(why(text), DateError::WriteAs(better.into()), "{text}");
        }
        assert_eq!(why("05/04/2026"), DateError::Ambiguous("2026-05-04".into(), "2026-04-05".into()));
        for text in ["2026-02-30", "2025-02-29", "2026-05-04 25:00", "2026-13-01"] {
            assert_eq!(why(text), DateError::Impossible, "{text}");
        }
        assert_eq!(why("5月4日"), DateError::NoYear);
        assert_eq!(why("昨天"), DateError::NotADate);
    }

    #[test]
    fn a_whole_day_ends_after_every_time_of_it() {
        let at = |text| Moment::parse(text).unwrap();
        assert_eq!(at("2026-05-04").cmp_end(at("2026-05-04 23:59")), Ordering::Greater);
        assert_eq!(at("2026-05-04").cmp_end(at("2026-05-05 00:00")), Ordering::Less);
    }

    #[test]
    fn before_is_certain_only_when_known() {
        let at = |text| Moment::parse(text).unwrap();
        assert!(at("2026-05-04").is_before(at("2026-05-05 01:00")));
        assert!(!at("2026-05-04").is_before(at("2026-05-04 23:00")));
        assert!(at("2026-05-04 09:00").is_before(at("2026-05-04 23:00")));
    }
}
