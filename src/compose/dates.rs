//! Dates in words, by what stands before them: 2026年5月1日 at first, then 5月4日 while the year stays, 当日, 次日.

use crate::calendar::{Day, Moment};

use super::marks::DateStyle;

/// What has been said of dates so far in one text.
pub(super) struct Dates {
    /// The year that is clear without saying it.
    year: Option<i32>,
    last: Option<Day>,
}

impl Dates {
    /// For a text written on `as_of`; `with_year` where its first date says the year even if it is the year of writing.
    pub(super) fn new(as_of: &str, with_year: bool) -> Self {
        let year = if with_year { None } else { Day::parse(as_of).ok().map(Day::year) };
        Self { year, last: None }
    }

    /// A new paragraph: 当日 would reach back too far.
    pub(super) fn new_paragraph(&mut self) {
        self.last = None;
    }

    /// The words for a date of the facts.
    pub(super) fn in_words(&mut self, text: &str, style: DateStyle) -> String {
        let Ok(moment) = Moment::parse(text) else { return text.to_owned() };
        let time = if style.day_only { String::new() } else { moment.time_in_words() };
        let words = format!("{}{time}", self.day_in_words(moment.day, style));
        self.year = Some(moment.day.year());
        self.last = Some(moment.day);
        words
    }

    fn day_in_words(&self, day: Day, style: DateStyle) -> String {
        let after_last = self.last.map(|last| day.days_since(last));
        match after_last.filter(|_| style.relative) {
            Some(0) => "当日".into(),
            Some(1) => "次日".into(),
            _ if style.with_year || self.year != Some(day.year()) => day.in_words(),
            _ => day.in_words_without_year(),
        }
    }
}
