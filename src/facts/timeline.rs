//! What happened, by date, and how often the merchant was turned to.

use crate::calendar::Day;
use crate::case::{Actor, Case, Event, EventKind};
use crate::dispute::{Dispute, Phase, Sides};
use crate::knowledge::Problem;

use super::exhibits::Labels;
use super::known::Known;
use super::value::DayGap;
use super::weight::weights;
use super::{Contacts, EventFacts};

pub(super) fn timeline(case: &Case, labels: &Labels, dispute: &Dispute, known: Known<'_>) -> Vec<EventFacts> {
    let revealing = revealing(case, known.problem);
    let weights = weights(case, dispute, revealing);
    let openings = openings(case, dispute);
    let mut previous: Option<Day> = None;
    let event = |(place, event): (usize, &Event)| {
        let since = previous.replace(event.at.day).map_or(0, |day| event.at.day.days_since(day));
        let channel = event.channel.as_ref();
        EventFacts {
            from: event.path(),
            at: event.at,
            days_since_previous: DayGap(since),
            opens: openings[place],
            weight: weights[place],
            reveals_problem: revealing == Some(place),
            by: event.by,
            event: event.kind,
            again: case.history[..place]
                .iter()
                .any(|before| (before.kind, before.by) == (event.kind, event.by)),
            text: event.text.as_deref().map(|text| told(event, text)),
            quote: event.quote.as_deref().map(unquoted),
            amount: event.amount,
            channel: channel.map(|id| known.channel_names.get(id).unwrap_or(id).clone()),
            to: event.to,
            until: event.until,
            exhibits: labels.list(&event.exhibits),
            id: event.id.as_ref().map(Into::into),
            asks: event.asks.clone(),
            answers: event.answers.as_ref().map(Into::into),
            outcome: event.outcome,
            purpose: event.purpose,
            promise_of: event.of,
            taken: event.taken,
        }
    };
    case.history.iter().enumerate().map(event).collect()
}

/// Characters of a paragraph after which the next step begins another: readers lost the thread of longer ones.
const PARAGRAPH: usize = 200;
/// What a step takes beside its own words: the date, who did what, the exhibits.
const FRAME: usize = 28;

/// Where an account begins a paragraph.
fn openings(case: &Case, dispute: &Dispute) -> Vec<bool> {
    let mut length = 0;
    let mut before = None;
    let opens = |(event, phase): (&Event, &Phase)| {
        let words = [event.text.as_deref(), event.quote.as_deref()];
        let own = words.into_iter().flatten().map(|words| words.chars().count()).sum::<usize>() + FRAME;
        let part = part(*phase);
        let is_other = before.replace(part).is_some_and(|before| before != part);
        let is_long = length > 0 && length + own > PARAGRAPH;
        let opens = is_other && length > 2 * FRAME || is_long;
        length = if opens { own } else { length + own };
        opens
    };
    case.history.iter().zip(&dispute.phases).map(opens).collect()
}

/// The phases that stand in one paragraph: sale and delivery; talks and what came of an application; each of the rest.
fn part(phase: Phase) -> u8 {
    match phase {
        Phase::Sale | Phase::Delivery => 0,
        Phase::Talks | Phase::Application | Phase::Return => 1,
        Phase::Platform => 2,
        Phase::Authority => 3,
    }
}

/// The writer's own step without the subject that the account puts before it.
fn told(event: &Event, text: &str) -> String {
    let own =
        (event.by == Actor::Consumer).then(|| ["本人", "我"].iter().find_map(|me| text.strip_prefix(me)));
    let own = own.flatten().filter(|rest| !rest.starts_with(['们', '方', '国', '家', '的']));
    own.unwrap_or(text).to_owned()
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

pub(super) fn contacts(case: &Case, sides: Sides) -> Contacts {
    let contacts: Vec<&Event> = case.history.iter().filter(|event| sides.is_contact(event)).collect();
    Contacts {
        first_is_application: contacts
            .first()
            .is_some_and(|event| event.kind == EventKind::AfterSaleRequested),
        count: contacts.len(),
        count_text: contacts.len().to_string(),
        first_at: contacts.first().map(|event| event.at),
        last_at: contacts.last().map(|event| event.at),
        sources: contacts.iter().map(|event| event.path()).collect(),
    }
}
