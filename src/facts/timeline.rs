//! What happened, by date, and how often the merchant was turned to.

use crate::calendar::Day;
use crate::case::{Case, ClaimKind, Event, EventKind, Outcome, Purpose};
use crate::knowledge::Problem;

use super::exhibits::Labels;
use super::known::Known;
use super::stage::is_contact;
use super::weight::weights;
use super::{Contacts, EventFacts};

pub(super) fn timeline(case: &Case, labels: &Labels, known: Known<'_>) -> Vec<EventFacts> {
    let revealing = revealing(case, known.problem);
    let weights = weights(case, revealing);
    let mut previous: Option<Day> = None;
    let event = |(place, event): (usize, &Event)| {
        let since = previous.replace(event.at.day).map_or(0, |day| event.at.day.days_since(day));
        let channel = event.channel.as_ref();
        EventFacts {
            from: format!("history[{}]", event.index),
            at: event.at.to_string(),
            days_since_previous: since,
            weight: weights[place],
            reveals_problem: revealing == Some(place),
            by: event.by.word(),
            event: event.kind.word(),
            again: case.history[..place]
                .iter()
                .any(|before| (before.kind, before.by) == (event.kind, event.by)),
            text: event.text.clone(),
            quote: event.quote.as_deref().map(unquoted),
            amount: event.amount.map(|amount| amount.to_string()),
            channel: channel.map(|id| known.channel_names.get(id).unwrap_or(id).clone()),
            to: event.to.word(),
            until: event.until.map(|day| day.to_string()),
            exhibits: labels.list(&event.exhibits),
            id: event.id.clone(),
            asks: event.asks.iter().map(|kind| kind.word()).collect(),
            answers: event.answers.clone(),
            outcome: event.outcome.map(Outcome::word),
            purpose: event.purpose.map(Purpose::word),
            promise_of: event.of.map(ClaimKind::word),
            taken: event.taken,
        }
    };
    case.history.iter().enumerate().map(event).collect()
}

/// The first delivery, where that is when problems of this kind show.
pub(super) fn revealing(case: &Case, problem: &Problem) -> Option<usize> {
    let delivery = case.history.iter().position(|event| event.kind == EventKind::Delivered);
    delivery.filter(|_| problem.shows_on_delivery)
}

/// A quotation without the quotation marks that a person may have put around it.
fn unquoted(quote: &str) -> String {
    let inside = quote.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    inside.filter(|inside| !inside.contains(['“', '”'])).unwrap_or(quote).to_owned()
}

pub(super) fn contacts(case: &Case) -> Contacts {
    let contacts: Vec<&Event> = case.history.iter().filter(|event| is_contact(event)).collect();
    Contacts {
        first_is_application: contacts
            .first()
            .is_some_and(|event| event.kind == EventKind::AfterSaleRequested),
        count: contacts.len(),
        count_text: contacts.len().to_string(),
        first_at: contacts.first().map(|event| event.at.to_string()),
        last_at: contacts.last().map(|event| event.at.to_string()),
        days: contacts
            .first()
            .map(|event| case.as_of.days_since(event.at.day))
            .filter(|days| *days > 0)
            .map(|days| days.to_string()),
    }
}
