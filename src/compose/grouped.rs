//! What a note tells by issue and not by date: the reasons that the other side gave one after another, each with what meets
//! it. A log of messages is no telling.

use std::collections::BTreeMap;

use tera::Value;

use crate::case::{Actor, EventKind};
use crate::telling::{Move, MoveKind, Register, Story};

use super::rows::{Group, Place};
use super::story::Told;

/// So few reasons are told where they were given.
const LEAST: usize = 2;

impl Told<'_> {
    /// The longest row of moves in which nothing but talk lies between two reasons that are met.
    pub(super) fn group(&self, story: &Story) -> Group {
        if self.voiced.register() != Register::Note {
            return Group::default();
        }
        let moves: Vec<&Move> = story.paragraphs.iter().flat_map(|paragraph| &paragraph.moves).collect();
        let mut best = Group::default();
        let mut start = 0;
        for row in moves.chunk_by(|one, other| self.is_talk(one) == self.is_talk(other)) {
            let places = start..start + row.len();
            start = places.end;
            let found = row.iter().map(|one| self.reason_of(one));
            let found: Vec<Option<usize>> = if self.is_talk(row[0]) { found.collect() } else { Vec::new() };
            let ends = found.iter().position(Option::is_some).zip(found.iter().rposition(Option::is_some));
            let points: Vec<usize> = found.into_iter().flatten().collect();
            if let Some((first, last)) =
                ends.filter(|_| points.len() >= LEAST && points.len() > best.points.len())
            {
                best = Group { moves: places.start + first..places.start + last + 1, points };
            }
        }
        best
    }

    /// Do two sides talk in it, and does nothing else happen? What happened between two answers parts them.
    fn is_talk(&self, one: &Move) -> bool {
        use EventKind as Kind;
        let is_word = |place: &usize| {
            let event = &self.facts.timeline[*place];
            let is_talk = match event.event {
                Kind::Contacted | Kind::AfterSaleRequested | Kind::Replied | Kind::Refused => true,
                kind => matches!(kind, Kind::Offered | Kind::NoReply),
            };
            is_talk && matches!(event.by, Actor::Consumer | Actor::Merchant)
        };
        let is_told = matches!(one.kind, MoveKind::Asked | MoveKind::Applied | MoveKind::Single);
        let is_plain = one.fold.is_none() && one.tail.is_none() && one.shown.is_empty();
        is_told && is_plain && one.places().iter().all(is_word)
    }

    /// The answer in it that a fact of the case meets.
    fn reason_of(&self, one: &Move) -> Option<usize> {
        let is_met = |place: &usize| {
            let event = &self.facts.timeline[*place];
            let is_reason =
                matches!(event.event, EventKind::Refused | EventKind::Replied) && event.quote.is_some();
            let has_fact = || self.spoken(*place).is_some() || !self.replies(*place).is_empty();
            is_reason && self.is_point(*place) && has_fact()
        };
        one.places().into_iter().find(is_met)
    }

    /// What is told of the move at this place, where it is one of the row: what the writer asked for at first, or applied for;
    /// with the last, all reasons and what meets them.
    pub(super) fn grouped(&self, group: &Group, moves: &[&Move], at: usize) -> Place {
        let held = |at: &usize| moves.get(*at).is_some_and(|one| group.holds(*at, one));
        let Some(one) = moves.get(at).filter(|_| held(&at)) else { return Place::Own };
        let is_first = !(group.moves.start..at).any(|before| held(&before));
        let is_last = at + 1 == group.moves.end;
        let own = one.events.first().filter(|place| self.facts.timeline[**place].by == Actor::Consumer);
        let asked = own.filter(|place| is_first || self.met_with(group, one, **place).is_none());
        let mut map: BTreeMap<String, Value> = BTreeMap::new();
        map.extend(asked.map(|place| ("asked".to_owned(), self.event(*place))));
        if is_last {
            let own = |place: usize| {
                let rest = group.moves.clone().skip_while(|at| !held(at)).skip(1).filter(held);
                let mut rest =
                    rest.filter_map(|at| moves.get(at)).filter_map(|one| Some((one, *one.events.first()?)));
                rest.find(|(one, message)| self.met_with(group, one, *message) == Some(place))
            };
            let point = |place: &usize| self.point(*place, own(*place).map(|(_, message)| message));
            let points = group.points.iter().filter_map(point);
            map.insert("points".to_owned(), points.collect::<Vec<Value>>().into());
            let all = group.moves.clone().filter(held).filter_map(|at| moves.get(at));
            let is_told = |detail: &usize| {
                let replies = |place: &usize| self.replies(*place).contains(detail);
                self.answers_whole(*detail) || group.points.iter().any(replies)
            };
            let left = all.flat_map(|one| self.told(one)).filter(|detail| !is_told(detail));
            let details: Vec<Value> = left.filter_map(|detail| self.detail(*detail)).collect();
            map.insert("details".to_owned(), details.into());
        }
        if map.is_empty() { Place::Elsewhere } else { Place::Row(map.into()) }
    }

    /// The reason of the row that a message in it answers: it is told with that.
    fn met_with(&self, group: &Group, one: &Move, message: usize) -> Option<usize> {
        let is_message = one.kind == MoveKind::Asked && one.events.len() == 1;
        let mut points = group.points.iter().copied().filter(|_| is_message);
        points.find(|place| *place < message && self.answer_to(*place) == Some(message))
    }

    /// A reason as it was said, with the facts that meet it, and what the writer answered.
    fn point(&self, place: usize, message: Option<usize>) -> Option<Value> {
        let event = self.event(place);
        let mut map = event.as_map()?.clone();
        if let Some(clause) = self.reason_said(place, &event) {
            map.insert("quote".into(), clause);
        }
        let replies = self
            .replies(place)
            .into_iter()
            .filter_map(|detail| self.detail(detail)?.get_from_path("said").cloned());
        map.insert("replies".into(), replies.collect::<Vec<Value>>().into());
        // A piece of a detail that is told whole beside it is told with it.
        let spoken = self.spoken(place).filter(|_| !self.is_in_own_answer(place));
        map.extend(spoken.map(|spoken| ("spoken".into(), spoken)));
        map.insert("also".into(), self.also(place).into());
        map.extend(message.map(|message| ("answered".into(), self.event(message))));
        Some(map.into())
    }
}
