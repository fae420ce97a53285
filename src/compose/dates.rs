//! Dates in words, by what stands before them: 2026年5月1日 at first, then 5月4日 while the year stays, 当日, 次日.

use crate::calendar::{Day, Moment};

use super::marks::DateStyle;

/// How a channel says dates.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner<'a> {
    /// The day of writing.
    pub(super) as_of: &'a str,
    /// The first date says its year even if it is the year of writing.
    pub(super) with_year: bool,
    /// Dates say the time of day.
    pub(super) with_time: bool,
    /// The word for the same day as the date before.
    pub(super) same_day: &'a str,
    /// The word for the day after it.
    pub(super) next_day: &'a str,
}

/// What has been said of dates so far in one text.
pub(super) struct Dates<'a> {
    manner: Manner<'a>,
    /// The year that is clear without saying it.
    year: Option<i32>,
    last: Option<Day>,
    /// The last date was itself said as the day after another one.
    chained: bool,
}

impl<'a> Dates<'a> {
    pub(super) fn new(manner: Manner<'a>) -> Self {
        let year = if manner.with_year { None } else { Day::parse(manner.as_of).ok().map(Day::year) };
        Self { manner, year, last: None, chained: false }
    }

    /// A new paragraph: 当日 would reach back too far.
    pub(super) fn new_paragraph(&mut self) {
        self.last = None;
    }

    /// The words for a date of the facts.
    pub(super) fn in_words(&mut self, text: &str, style: DateStyle) -> String {
        let Ok(moment) = Moment::parse(text) else { return text.to_owned() };
        let time = if style.day_only || !self.manner.with_time { String::new() } else { moment.time_in_words() };
        let words = format!("{}{time}", self.day_in_words(moment.day, style));
        self.year = Some(moment.day.year());
        self.last = Some(moment.day);
        words
    }

    fn day_in_words(&mut self, day: Day, style: DateStyle) -> String {
        let after_last = self.last.map(|last| day.days_since(last));
        match after_last.filter(|_| style.relative) {
            Some(0) => return self.manner.same_day.to_owned(),
            // Once only: a chain of next days is hard to follow.
            Some(1) if !self.chained => {
                self.chained = true;
                return self.manner.next_day.to_owned();
            }
            _ => self.chained = false,
        }
        if style.with_year || self.year != Some(day.year()) {
            return day.in_words();
        }
        let same_month = self.last.is_some_and(|last| last.year() == day.year() && last.month() == day.month());
        if style.ends_range && same_month { day.day_in_words() } else { day.in_words_without_year() }
    }
}
