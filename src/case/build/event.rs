//! What happened, in order.

use crate::calendar::Moment;
use crate::yaml::{Node, is_id};

use super::super::model::Event;
use super::super::words::{Actor, ClaimKind, EventKind, Outcome, Purpose, RespondentKind};
use super::read::{amount, day, flag, list, moment, read, text};

/// By day; within a day, an event without a time keeps its place after the one written before it.
pub(super) fn by_date(events: Vec<Event>) -> Vec<Event> {
    let mut last: Option<Moment> = None;
    let mut keyed: Vec<_> = events
        .into_iter()
        .map(|event| {
            let before = last.filter(|moment| moment.day == event.at.day).and_then(|moment| moment.time);
            let time = event.at.time.or(before).unwrap_or((0, 0));
            last = Some(Moment { day: event.at.day, time: Some(time) });
            ((event.at.day, time), event)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, event)| event).collect()
}

pub(super) fn event(index: usize, node: &Node) -> Option<Event> {
    Some(Event {
        at: moment(node, "at")?,
        by: read(node, "by", Actor::from_word)?,
        kind: read(node, "event", EventKind::from_word)?,
        text: text(node, "text"),
        quote: text(node, "quote"),
        refusal: text(node, "refusal"),
        amount: amount(node, "amount"),
        channel: text(node, "channel"),
        to: read(node, "to", RespondentKind::from_word).unwrap_or(RespondentKind::Merchant),
        until: day(node, "until"),
        id: text(node, "id").filter(|id| is_id(id)),
        asks: list(node, "asks", |_, one| ClaimKind::from_word(one.text()?)),
        answers: text(node, "answers"),
        is_private: flag(node, "private").unwrap_or(false),
        outcome: read(node, "outcome", Outcome::from_word),
        purpose: read(node, "purpose", Purpose::from_word),
        of: read(node, "of", ClaimKind::from_word),
        taken: flag(node, "taken"),
        exhibits: node.texts_of("exhibits"),
        index,
    })
}
