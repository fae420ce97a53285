//! Public holidays and make-up working days, a year a file; and what follows for periods.

use std::collections::BTreeSet;

use crate::assets::{Assets, Tree};
use crate::calendar::Day;
use crate::data::{CERTAINTY, ids, read_data, unreadable};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::Place;
use crate::yaml::{Key, Node, Shape};

/// The calendar of working days, as far as known.
#[derive(Debug, Clone, Default)]
pub struct Holidays {
    years: BTreeSet<i32>,
    off: BTreeSet<Day>,
    work: BTreeSet<Day>,
}

/// A day that follows from a calendar, and whether every year it rests on is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoned {
    /// The day.
    pub day: Day,
    /// True where a year without published holidays was counted by weekdays alone.
    pub is_provisional: bool,
}

const DAYS: &Shape = &Shape::List(&Shape::Day);

/// The keys of a calendar file.
pub const CALENDAR: &Shape = &Shape::Map(&[
    Key::required("year", "年份", &Shape::Whole(2000, 2100)),
    Key::required("source", "出处", &Shape::Text),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
    Key::required("rest", "放假的日子，一天不漏", DAYS),
    Key::optional("work", "调休上班的周末", DAYS),
]);

impl Holidays {
    /// Reads the files of these years, where there are any.
    pub fn read(assets: &Assets, years: std::ops::RangeInclusive<i32>, sink: &mut Sink) -> Self {
        let mut holidays = Self::default();
        for id in ids(assets, "calendar") {
            if !id.parse().is_ok_and(|year| years.contains(&year)) {
                continue;
            }
            if let Some(node) = read_data(assets, Tree::Data, &format!("calendar/{id}.yaml"), CALENDAR, sink)
            {
                holidays.years.extend(node.text_of("year").and_then(|year| year.parse::<i32>().ok()));
                holidays.off.extend(days(&node, "rest"));
                holidays.work.extend(days(&node, "work"));
            }
        }
        for name in
            assets.names(Tree::Data, "calendar").iter().filter(|name| name.strip_suffix(".json").is_some())
        {
            holidays.overlay(assets, name, sink);
        }
        holidays
    }

    /// Lays a year in holiday-cn's JSON format over what is known: `{year, days: [{name, date, isOffDay}]}`. A year whose
    /// list is empty is not published yet and stays unknown.
    fn overlay(&mut self, assets: &Assets, name: &str, sink: &mut Sink) {
        let file = match assets.read(Tree::Data, &format!("calendar/{name}")) {
            Ok(Some(file)) => file,
            Ok(None) => return,
            Err((path, error)) => {
                return sink.push(unreadable("data/unreadable", &path.display().to_string(), &error));
            }
        };
        let Some((year, days)) = holiday_cn(&file.text) else {
            let place = Place { file: file.clone(), span: file.line_span(1) };
            sink.push(
                Diagnostic::error("data/calendar", format!("{} 不是 holiday-cn 格式的日历", file.name))
                    .at(place, "")
                    .help("应为 {\"year\": 2027, \"days\": [{\"name\": \"元旦\", \"date\": \"2027-01-01\", \"isOffDay\": true}]}"),
            );
            return;
        };
        if days.is_empty() {
            return;
        }
        self.off.retain(|day| day.year() != year);
        self.work.retain(|day| day.year() != year);
        self.years.insert(year);
        for (day, is_off) in days {
            if is_off {
                self.off.insert(day)
            } else {
                self.work.insert(day)
            };
        }
    }

    /// Is the year's notice known?
    pub fn knows(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// A working day: by the notice where it is known, else Monday to Friday.
    pub fn is_working_day(&self, day: Day) -> bool {
        self.work.contains(&day) || (!day.is_weekend() && !self.off.contains(&day))
    }

    /// The day `count` working days after `start`; the start does not count.
    pub fn after_working_days(&self, start: Day, count: u32) -> Reckoned {
        let mut day = start;
        let mut left = count;
        while left > 0 {
            day = day.plus(1);
            left -= u32::from(self.is_working_day(day));
        }
        Reckoned { day, is_provisional: self.is_provisional(start, day) }
    }

    /// The last day of a period, moved to the next working day where it is not one.
    pub fn rolled(&self, last: Day) -> Reckoned {
        let mut day = last;
        while !self.is_working_day(day) {
            day = day.plus(1);
        }
        Reckoned { day, is_provisional: self.is_provisional(last, day) }
    }

    fn is_provisional(&self, from: Day, to: Day) -> bool {
        (from.year()..=to.year()).any(|year| !self.knows(year))
    }
}

/// The year and its days off (true) and make-up working days (false).
fn holiday_cn(text: &str) -> Option<(i32, Vec<(Day, bool)>)> {
    let document: serde_json::Value = serde_json::from_str(text).ok()?;
    let year = i32::try_from(document.get("year")?.as_i64()?).ok()?;
    let one = |day: &serde_json::Value| {
        let date = Day::parse(day.get("date")?.as_str()?).ok()?;
        Some((date, day.get("isOffDay")?.as_bool()?))
    };
    let days: Option<Vec<_>> = document.get("days")?.as_array()?.iter().map(one).collect();
    days.map(|days| (year, days))
}

fn days(node: &Node, key: &str) -> Vec<Day> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().filter_map(|item| Day::parse(item.text()?).ok()).collect()
}
