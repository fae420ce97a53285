//! What must hold between the values of a case. One mistake is said once: what only follows from another is left out.

mod claims;
mod dates;
mod events;
mod exhibits;
mod order;
mod respondent;

use std::collections::BTreeSet;

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::diagnostic::Sink;
use crate::path::CasePath;
use crate::yaml;

use super::model::{Case, Event};
use super::words::EventKind;

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let mut found = Sink::default();
    order::check(case, &mut found);
    claims::check(case, &mut found);
    respondent::check(case, &mut found);
    events::check(case, &mut found);
    dates::check(case, &mut found);
    exhibits::check(case, &mut found);
    yaml::pass_on(found, sink);
}

/// The path of an event's key.
fn path(event: &Event, key: &str) -> CasePath {
    event.path().join(key)
}

/// Is this key there, be it misspelt or with a value that could not be read? Then that was said.
fn is_written(case: &Case, base: &CasePath, key: &str) -> bool {
    let below = case.places.keys.range(base.join("")..).map(|(path, _)| path);
    let mut below = below.take_while(|path| path.is_below(base));
    below.any(|written| yaml::nearest(written.last(), &[key]).is_some())
}

/// A value as it stands in the file, without quotes.
fn text_at<'a>(case: &'a Case, path: &(impl AsRef<str> + ?Sized)) -> Option<&'a str> {
    let span = case.places.values.get(path.as_ref())?;
    case.places.file().text.get(span.start..span.end).map(|text| text.trim_matches(['"', '\'']))
}

impl Case {
    /// What came back so far.
    pub fn refunded(&self) -> Amount {
        self.history
            .iter()
            .filter(|event| event.kind == EventKind::Refunded)
            .filter_map(|event| event.amount)
            .sum()
    }

    /// Did this happen before the order was placed?
    pub fn is_before_sale(&self, event: &Event) -> bool {
        self.order.placed.is_some_and(|placed| event.at.is_before(placed))
    }

    /// The ids of exhibits in the order in which a text first needs them; unused ones come last.
    pub fn exhibits_in_order(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        let all = exhibits::references(self).into_iter().map(|(_, id)| id);
        all.chain(self.exhibits.iter().map(|exhibit| exhibit.id.as_str()))
            .filter(|id| seen.insert(*id))
            .collect()
    }

    /// The last moment of an event of this kind, if there is one.
    pub fn last(&self, kind: EventKind) -> Option<Moment> {
        self.history.iter().rev().find(|event| event.kind == kind).map(|event| event.at)
    }
}
