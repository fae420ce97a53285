//! What a case has to be like for a channel, and what is said where it is not.

use crate::calendar::{Day, Moment};
use crate::yaml::Node;

use super::Channel;

/// The fact that all that was paid has come back.
const REPAID: &str = "totals.repaid_at";

/// One thing that a case has to be.
#[derive(Debug, Clone, Default)]
pub struct Suit {
    /// Paths into the facts; a list on the way stands for each of its items. One that fits is enough.
    pub facts: Vec<String>,
    /// The value has to be one of these; without any, it has to be there.
    pub is: Vec<String>,
    /// No value may be one of these.
    pub is_not: Vec<String>,
    /// There may be none.
    pub is_absent: bool,
    /// So many days or more have to lie between it and the day of writing.
    pub least_days: Option<i64>,
    /// No more than so many days may lie between it and the day of writing.
    pub most_days: Option<i64>,
    /// Why the channel does not suit otherwise.
    pub why: String,
}

impl Suit {
    pub(super) fn all(list: &Node) -> Vec<Self> {
        list.items().iter().filter_map(Self::read).collect()
    }

    fn read(node: &Node) -> Option<Self> {
        let list = |key: &str| node.texts_of(key);
        Some(Self {
            facts: list("facts"),
            is: list("is"),
            is_not: list("is_not"),
            is_absent: node.text_of("absent") == Some("true"),
            least_days: node.text_of("least_days").and_then(|text| text.parse().ok()),
            most_days: node.text_of("most_days").and_then(|text| text.parse().ok()),
            why: node.text_of("why")?.to_owned(),
        })
    }

    /// Do these values of its facts fit, on the day of writing?
    pub fn fits(&self, values: &[String], as_of: Option<Day>) -> bool {
        if let (Some(as_of), true) = (as_of, self.least_days.is_some() || self.most_days.is_some()) {
            return values.iter().any(|value| self.is_in_time(value, as_of));
        }
        if self.is_absent {
            return values.is_empty();
        }
        let is_any = |words: &[String]| values.iter().any(|value| words.contains(value));
        if !self.is_not.is_empty() {
            return !is_any(&self.is_not);
        }
        if self.is.is_empty() { !values.is_empty() } else { is_any(&self.is) }
    }

    /// What is no day fits.
    fn is_in_time(&self, value: &str, as_of: Day) -> bool {
        let Ok(moment) = Moment::parse(value) else { return true };
        let days = as_of.days_since(moment.day);
        self.least_days.is_none_or(|least| days >= least) && self.most_days.is_none_or(|most| days <= most)
    }
}

impl Channel {
    /// The path of the fact for which a channel does not suit, and why; `values` gives what stands at a path.
    pub fn misfit(&self, values: impl Fn(&str) -> Vec<String>) -> Option<(&str, &str)> {
        if !self.is_after_payment && !values(REPAID).is_empty() {
            return Some((REPAID, "实付的钱已经全部退回；投诉过的可以用 withdrawal 撤回投诉"));
        }
        let as_of = values("case.as_of").first().and_then(|day| Day::parse(day).ok());
        let is_unmet = |suit: &&Suit| {
            let found: Vec<String> = suit.facts.iter().flat_map(|path| values(path)).collect();
            !suit.fits(&found, as_of)
        };
        let suit = self.suits.iter().find(is_unmet)?;
        Some((suit.facts.first().map_or("", String::as_str), &suit.why))
    }

    /// Is it the department or the articles of a case that say whether it suits?
    pub fn suits_by_law(&self) -> bool {
        let is_of_law = |path: &String| path.starts_with("department") || path.contains("grounds");
        self.suits.iter().any(|suit| suit.facts.iter().any(is_of_law))
    }
}
