//! Two accounts of the other side's that do not agree: where the later one is told, the earlier one stands beside it; and words
//! whose hour decides, since what meets them names another: 师傅就在大门口, said at 8:05, and 骑手8时31分到店取货.

use std::collections::BTreeMap;

use tera::Value;

use crate::calendar::{Day, named};
use crate::case::EventKind;
use crate::facts::{EventFacts, Step};

use super::apart::Reason;
use super::marks::Mark;
use super::story::Told;

impl Told<'_> {
    /// What the other side said before that does not agree with what it says here: when, and in its words.
    pub(super) fn differs(&self, place: usize) -> Option<Value> {
        let is_it = |step: &&Step| {
            // What was granted and is refused now differs as two accounts do.
            matches!(step.of.as_str(), "accounts" | "promise")
                && self.places_of(step).is_some_and(|(_, last)| last == place)
        };
        let step = self.facts.argument.steps.iter().find(is_it)?;
        let (first, _) = self.places_of(step)?;
        let mut quotes = step.breaker.iter().filter_map(|piece| piece.quote.as_deref());
        let words = |place: usize, quote: &str| -> Option<Value> {
            let said = self.events.get(place)?.get_from_path("quote")?;
            Some(said.as_str().and_then(Mark::whole)?.with_text(quote).into())
        };
        let at = self.events.get(first)?.get_from_path("at")?.clone();
        let mut said =
            BTreeMap::from([("at".to_owned(), at), ("quote".to_owned(), words(first, quotes.next()?)?)]);
        // Where the later words stand cut to another clause, what differs is not among them.
        if let Some(now) = quotes.next().and_then(|now| words(place, now)) {
            said.insert("clause".to_owned(), now);
        }
        Some(said.into())
    }

    /// Is this the step that says that two accounts do not agree and is told where the later one stands?
    /// A form says what was granted where it is refused.
    pub(super) fn sets_apart(&self, reasons: &[Reason<'_>], step: &Step) -> bool {
        let is_apart = |place: usize| reasons.iter().any(|one| one.place == place);
        let is_told = |(_, last)| is_apart(last);
        matches!(step.of.as_str(), "accounts" | "promise") && self.places_of(step).is_some_and(is_told)
    }

    /// Does what meets these words name an hour, so that the hour at which they were said is told too?
    pub(super) fn is_hour_met(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let is_day = |day: &Day| *day == event.at.day;
        let arrives = |one: &EventFacts| one.event == EventKind::Delivered && is_day(&one.at.day);
        let is_the_day = self.facts.order.needed_by.as_ref().is_some_and(is_day)
            || self.facts.timeline[place..].iter().any(arrives);
        let of_detail = |at: usize| {
            self.facts
                .problem
                .details
                .get(at)
                .is_some_and(|detail| named::hours(&detail.text).next().is_some())
        };
        let mut steps = self.facts.argument.steps.iter().filter(|step| self.met_place(step) == Some(place));
        is_the_day
            && event.quote.is_some()
            && event.at.time.is_some()
            && (steps.any(|step| step.detail.iter().chain(&step.others).any(|at| of_detail(*at)))
                || self.replies(place).into_iter().any(of_detail))
    }

    fn places_of(&self, step: &Step) -> Option<(usize, usize)> {
        let place = |at: usize| {
            self.facts.timeline.iter().position(|event| step.sources.get(at) == Some(&event.from))
        };
        Some((place(0)?, place(1)?))
    }
}
