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
    let mut dates = Dates { as_of: facts.case.as_of, before: None, clock: Vec::new() };
    walk(document.root(), &mut hasher, &mut |leaf, hasher| dates.hash(leaf, hasher));
    for event in &facts.timeline {
        event.from.as_str().hash(&mut hasher);
    }
    hasher.finish()
}

fn walk<H: Hasher>(node: &Node, hasher: &mut H, hash: &mut impl FnMut(&Leaf, &mut H)) {
    match node {
        Node::Leaf(leaf) => hash(leaf, hasher),
        Node::List(items) => {
            items.len().hash(hasher);
            for item in items {
                walk(item, hasher, hash);
            }
        }
        Node::Group(entries) => {
            entries.len().hash(hasher);
            for (key, node) in entries {
                key.hash(hasher);
                walk(node, hasher, hash);
            }
        }
    }
}

struct Dates {
    as_of: Day,
    before: Option<Day>,
    clock: Vec<(Day, Option<(u32, u32)>)>,
}

impl Dates {
    fn hash(&mut self, leaf: &Leaf, hasher: &mut impl Hasher) {
        match leaf {
            // Numbers of days move with every date.
            Leaf::Days(_) | Leaf::Gap(_) => {}
            Leaf::Date(moment) => self.hash_date(*moment, hasher),
            leaf => leaf.hash(hasher),
        }
    }

    /// A text says a day by the day said before it, and a year by the year said before it.
    fn hash_date(&mut self, moment: Moment, hasher: &mut impl Hasher) {
        let own = moment.day;
        // 当晚 is said from an hour on, and what came before the order by the clock.
        (moment.time.is_some(), moment.is_evening()).hash(hasher);
        let of_day = self.clock.iter().filter(|(day, _)| *day == moment.day);
        of_day.map(|(_, time)| time.cmp(&moment.time)).for_each(|order| order.hash(hasher));
        self.clock.push((moment.day, moment.time));
        for other in self.before.into_iter().chain([self.as_of]) {
            (own.cmp(&other), own.year() == other.year()).hash(hasher);
            own.days_since(other).clamp(-2, 2).hash(hasher);
            (own.year() == other.year() && own.month() == other.month()).hash(hasher);
        }
        self.before = Some(own);
    }
}
