//! When two days of a value come to the same for a text.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use serde_json::Value;

use crate::calendar::{Day, Moment};
use crate::facts::{DATES, Facts};

/// Keys whose values count days: they move with every date.
const COUNTS: &[&str] = &["days", "promise_days_late", "days_since_previous"];

/// What of the facts a text can be decided by, where only dates differ: everything but the dates and the numbers of days
/// themselves, and how each date stands to the one before it and to the day of writing. Two days with the same signature
/// print other dates in the same sentences; to draft one of them is enough.
pub fn signature(document: &Value, facts: &Facts) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut dates = Dates { as_of: Some(facts.case.as_of), before: None };
    dates.hash(document, "", &mut hasher);
    for event in &facts.timeline {
        event.from.as_str().hash(&mut hasher);
    }
    hasher.finish()
}

struct Dates {
    as_of: Option<Day>,
    before: Option<Day>,
}

impl Dates {
    fn hash(&mut self, value: &Value, key: &str, hasher: &mut DefaultHasher) {
        match value {
            _ if COUNTS.contains(&key) => {}
            Value::String(text) if DATES.contains(&key) => self.hash_date(text, hasher),
            Value::Array(items) => {
                items.len().hash(hasher);
                for item in items {
                    self.hash(item, key, hasher);
                }
            }
            Value::Object(map) => {
                map.len().hash(hasher);
                for (key, value) in map {
                    key.hash(hasher);
                    self.hash(value, key, hasher);
                }
            }
            Value::String(text) => text.hash(hasher),
            Value::Number(number) => number.hash(hasher),
            other => (other == &Value::Bool(true)).hash(hasher),
        }
    }

    /// A text says a day by the day said before it, and a year by the year said before it.
    fn hash_date(&mut self, text: &str, hasher: &mut DefaultHasher) {
        let Ok(moment) = Moment::parse(text) else { return text.hash(hasher) };
        let own = moment.day;
        moment.time.is_some().hash(hasher);
        for other in [self.before, self.as_of].into_iter().flatten() {
            (own.cmp(&other), own.year() == other.year()).hash(hasher);
            own.days_since(other).clamp(-2, 2).hash(hasher);
            (own.year() == other.year() && own.month() == other.month()).hash(hasher);
        }
        self.before = Some(own);
    }
}
