//! What must hold between the values of a case. One mistake is said once: what only follows from another is left out.

mod claims;
mod dates;
mod details;
mod events;
mod exhibits;
mod goods;
mod links;
mod order;
mod payments;
mod respondent;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::diagnostic::Sink;
use crate::path::CasePath;
use crate::yaml;

use super::model::{Case, Detail, Event, PagePromise};
use super::words::ClaimKind;
use super::words::{EventKind, Shows};

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let mut found = Sink::default();
    order::check(case, &mut found);
    payments::check(case, &mut found);
    goods::check(case, &mut found);
    claims::check(case, &mut found);
    respondent::check(case, &mut found);
    details::check(case, &mut found);
    events::check(case, &mut found);
    dates::check(case, &mut found);
    links::check(case, &mut found);
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
    /// The case as texts may tell it: without private events, and without the exhibits that only these use.
    pub fn told(&self) -> Cow<'_, Self> {
        if !self.history.iter().any(|event| event.is_private) {
            return Cow::Borrowed(self);
        }
        let mut told = self.clone();
        told.history.retain(|event| !event.is_private);
        let used: BTreeSet<String> =
            exhibits::references(&told).into_iter().map(|(_, id)| id.to_owned()).collect();
        let of_private =
            self.history.iter().filter(|event| event.is_private).flat_map(|event| &event.exhibits);
        let hidden: BTreeSet<&String> = of_private.filter(|id| !used.contains(*id)).collect();
        told.exhibits.retain(|exhibit| !hidden.contains(&exhibit.id));
        Cow::Owned(told)
    }

    /// The ids that events are given, also those of events that could not be read.
    pub fn event_ids(&self) -> Vec<&str> {
        let is_id =
            |path: &&CasePath| path.as_str().starts_with("history[") && path.as_str().ends_with("].id");
        self.places.paths().filter(is_id).filter_map(|path| text_at(self, path)).collect()
    }

    /// Where the words of a page promise stand: alone, or as `text`.
    pub fn promise_path(&self, promise: &PagePromise) -> CasePath {
        let path = CasePath::of("order.promises").index(promise.index);
        if self.places.contains(&path) { path } else { path.join("text") }
    }

    /// The details that show this.
    pub fn showing(&self, shows: Shows) -> impl Iterator<Item = &Detail> {
        self.problem.details.iter().filter(move |detail| detail.shows.contains(&shows))
    }

    /// Puts these ids where a name was written, in the order of [`Self::answers`].
    pub fn answer_instead(&mut self, ids: Vec<Option<String>>) {
        let events = self.history.iter_mut().map(|event| &mut event.answers);
        let details = self.problem.details.iter_mut().map(|detail| &mut detail.answers);
        let written = events.chain(details).filter(|answers| answers.is_some());
        for (answers, id) in written.zip(ids) {
            *answers = id.or_else(|| answers.take());
        }
    }

    /// Every reference to an event or a stock refusal that is answered, with its path.
    pub fn answers(&self) -> Vec<(CasePath, &str)> {
        let events = self.history.iter().map(|event| (path(event, "answers"), &event.answers));
        let details = self.problem.details.iter();
        let details = details.map(|detail| (detail.path().join("answers"), &detail.answers));
        events.chain(details).filter_map(|(path, id)| Some((path, id.as_deref()?))).collect()
    }

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

    /// Was it said before the goods came, and asked nothing? No dispute about them had begun.
    pub fn is_before_receipt(&self, event: &Event) -> bool {
        let of_goods = [ClaimKind::Redo, ClaimKind::Repair, ClaimKind::Exchange];
        let is_of_goods = self.claims.iter().any(|claim| of_goods.contains(&claim.kind));
        let delivered = self.history.iter().find(|event| event.kind == EventKind::Delivered);
        let is_talk = event.kind == EventKind::Contacted && event.asks.is_empty();
        is_of_goods && is_talk && delivered.is_some_and(|delivered| event.at.is_before(delivered.at))
    }

    /// The exhibits that prove what the page promised.
    pub fn promise_exhibits(&self) -> Vec<&str> {
        exhibits::of_promises(self)
    }

    /// The ids of exhibits in the order in which a text first needs them; unused ones come last.
    pub fn exhibits_in_order(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        exhibits::needed(self)
            .into_iter()
            .chain(self.exhibits.iter().map(|exhibit| exhibit.id.as_str()))
            .filter(|id| seen.insert(*id))
            .collect()
    }

    /// The last moment of an event of this kind, if there is one.
    pub fn last(&self, kind: EventKind) -> Option<Moment> {
        self.history.iter().rev().find(|event| event.kind == kind).map(|event| event.at)
    }
}
