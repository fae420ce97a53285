//! When two days of a value come to the same for a text.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use crate::calendar::{Day, Moment};
use crate::facts::{Document, Facts, Leaf, Node};

/// What of the facts a text can be decided by, where only dates differ: everything but the dates and the numbers of days
/// themselves, and how each date stands to the one before it and to the day of writing. Two days with the same signature
/// print other dates in the same sentences; to draft one of them is enough.
pub fn signature(document: &Document, facts: &Facts) -> u64 {
    let mut hasher = DefaultHasher::new();
    let mut dates = Dates { as_of: facts.case.as_of, before: None };
    dates.hash(document.root(), &mut hasher);
    for event in &facts.timeline {
        event.from.as_str().hash(&mut hasher);
    }
    hasher.finish()
}

struct Dates {
    as_of: Day,
    before: Option<Day>,
}

impl Dates {
    fn hash(&mut self, node: &Node, hasher: &mut DefaultHasher) {
        match node {
            // Numbers of days move with every date.
            Node::Leaf(Leaf::Days(_) | Leaf::Gap(_)) => {}
            Node::Leaf(Leaf::Date(moment)) => self.hash_date(*moment, hasher),
            Node::Leaf(leaf) => leaf.to_string().hash(hasher),
            Node::List(items) => {
                items.len().hash(hasher);
                for item in items {
                    self.hash(item, hasher);
                }
            }
            Node::Group(entries) => {
                entries.len().hash(hasher);
                for (key, node) in entries {
                    key.hash(hasher);
                    self.hash(node, hasher);
                }
            }
        }
    }

    /// A text says a day by the day said before it, and a year by the year said before it.
    fn hash_date(&mut self, moment: Moment, hasher: &mut DefaultHasher) {
        let own = moment.day;
        moment.time.is_some().hash(hasher);
        for other in self.before.into_iter().chain([self.as_of]) {
            (own.cmp(&other), own.year() == other.year()).hash(hasher);
            own.days_since(other).clamp(-2, 2).hash(hasher);
            (own.year() == other.year() && own.month() == other.month()).hash(hasher);
        }
        self.before = Some(own);
    }
}
