//! How a reason that stands apart from the course is told: in the other side's words, with what meets it; and what the course
//! still tells of the move that held it.

use std::collections::BTreeMap;

use tera::Value;

use crate::case::Actor;
use crate::dispute::{SPEAKS_OF, speaks_of};
use crate::facts::Step;
use crate::telling::{Move, MoveKind, length_of};

use super::apart::{Apart, Reason};
use super::argued::{behind, pieces};
use super::story::Told;

/// A point of more characters tells what the writer answered in a paragraph of its own.
const LONG: usize = 215;
/// And one of more than these, without that, begins another paragraph behind the other side's words.
const SPLIT: usize = 205;
/// What does not agree with it takes about so many.
const DIFFERS: usize = 35;

/// What stays of a move in the course.
pub(super) enum Left {
    Whole,
    Part(Move),
    Nothing,
}

impl Told<'_> {
    /// Takes out of what a template sees of a move what stands apart.
    pub(super) fn leave(&self, apart: &Apart<'_>, one: &Move, told: &mut BTreeMap<String, Value>) -> Left {
        let is = |other: &Move| std::ptr::eq(other, one);
        let is_answer = apart.reasons.iter().any(|reason| reason.answered.is_some_and(is));
        let is_given = apart.reasons.iter().any(|reason| is(reason.given));
        if apart.silence.is_some_and(|place| one.events.as_slice() == [place]) {
            return Left::Nothing;
        }
        let is_unanswered = apart.unanswered.iter().any(|other| is(other));
        if !is_answer && !is_given && !is_unanswered {
            return Left::Whole;
        }
        let details: Vec<usize> = self.besides(one).copied().collect();
        let besides: Vec<Value> = details.iter().filter_map(|detail| self.detail(*detail)).collect();
        told.insert("details".to_owned(), besides.into());
        let mut left = Move { answer: None, details, ..one.clone() };
        let is_with_reason =
            apart.reasons.iter().any(|reason| is(reason.given) && Self::asks_there(apart, reason));
        if is_answer || is_unanswered || is_with_reason || one.kind == MoveKind::Single {
            told.insert("kind".to_owned(), MoveKind::Finding.word().into());
            left = Move { kind: MoveKind::Finding, events: Vec::new(), silence: None, ..left };
            return if left.details.is_empty() { Left::Nothing } else { Left::Part(left) };
        }
        told.remove("answer");
        told.insert("exhibits".to_owned(), self.exhibits(&left).into());
        Left::Part(left)
    }

    /// Does the point begin with what the writer had asked? In writing an exchange stands in one place: request, answer, and what meets
    /// it. A message that is told as the answer to the reason before is not told again.
    fn asks_there(apart: &Apart<'_>, reason: &Reason<'_>) -> bool {
        let is_given = |other: &Move| std::ptr::eq(other, reason.given);
        matches!(reason.given.kind, MoveKind::Asked | MoveKind::Applied)
            && reason.given.silence.is_none()
            && !apart.reasons.iter().any(|one| one.answered.is_some_and(is_given))
    }

    /// What the writer had asked, for the template of a request.
    fn request(&self, one: &Move) -> Value {
        let events: Vec<Value> = one.events.iter().map(|place| self.event(*place)).collect();
        let mut map = BTreeMap::from([
            ("kind".to_owned(), Value::from(one.kind.word())),
            ("exhibits".to_owned(), self.exhibits(one).into()),
        ]);
        map.extend(events.first().map(|event| ("e".to_owned(), event.clone())));
        map.insert("events".to_owned(), events.into());
        map.into()
    }

    /// The details beside the move of a reason that meet none: they stay in the course.
    fn besides<'m>(&'m self, one: &'m Move) -> impl Iterator<Item = &'m usize> {
        self.told(one).filter(|detail| !self.is_answer_of(one, **detail))
    }

    /// Does this detail answer what is said in the move, by name or as a sentence of the argument?
    fn is_answer_of(&self, one: &Move, detail: usize) -> bool {
        let answers = self.facts.problem.details[detail].answers.as_ref();
        let is_said = |place: usize| self.facts.timeline[place].id.as_ref() == answers;
        // 清洗费30元乘12套360元 is told with 30一套 12套360, of which it speaks.
        let text = &self.facts.problem.details[detail].text;
        let speaks = |place: &usize| {
            let event = &self.facts.timeline[*place];
            let quote = event.quote.as_deref().filter(|_| event.by != Actor::Consumer);
            quote.is_some_and(|quote| speaks_of(quote, text) >= SPEAKS_OF)
        };
        let is_here = |step: &&Step| self.met_place(step).is_some_and(|place| one.places().contains(&place));
        let mut steps = self.facts.argument.steps.iter().filter(is_here);
        answers.is_none() && one.places().iter().any(speaks)
            || answers.is_some() && one.places().into_iter().any(is_said)
            || steps.any(|step| step.tells(Some(detail)))
    }

    /// The paragraph that tells the reasons, for a template.
    pub(super) fn told_apart(&self, apart: &Apart<'_>) -> Option<Value> {
        let reasons = &apart.reasons;
        let told = |reason: &Reason<'_>| Some((reason.place, self.reason(apart, reason)?));
        let mut points: Vec<(usize, Value)> = reasons.iter().filter_map(told).collect();
        points.extend(apart.unanswered.iter().map(|one| (one.events[0], self.alone(one))));
        points.sort_by_key(|(place, _)| *place);
        let points: Vec<Value> = points.into_iter().map(|(_, point)| point).collect();
        let by = |reason: &Reason<'_>| self.facts.timeline[reason.place].by;
        let mut one = BTreeMap::from([
            ("kind".to_owned(), Value::from("reasons")),
            ("weight".to_owned(), 0_i64.into()),
            ("is_of_several".to_owned(), reasons.iter().any(|reason| by(reason) != by(&reasons[0])).into()),
            ("points".to_owned(), points.into()),
        ]);
        one.extend(apart.silence.map(|place| ("silence".to_owned(), self.event(place))));
        let one = Value::from(one);
        let moves = ("moves".to_owned(), Value::from(vec![one]));
        (!reasons.is_empty()).then(|| BTreeMap::from([moves, ("is_reasons".to_owned(), true.into())]).into())
    }

    /// A message among the points that stands without an answer.
    fn alone(&self, one: &Move) -> Value {
        let request = self.request(one);
        let mut map = request.as_map().cloned().unwrap_or_default();
        map.extend(one.silence.map(|place| ("silence".into(), self.event(place))));
        BTreeMap::from([("alone".to_owned(), Value::from(map))]).into()
    }

    /// The words as they were said, with what meets them and what the writer answered.
    fn reason(&self, apart: &Apart<'_>, reason: &Reason<'_>) -> Option<Value> {
        let asked = reason.given.events.last().copied().unwrap_or(reason.place);
        let event = self.event_after(reason.place, asked);
        let mut map = event.as_map()?.clone();
        let told = self.told(reason.given).filter(|detail| self.is_answer_of(reason.given, **detail));
        let details: Vec<Value> = told.filter_map(|detail| self.detail(*detail)).collect();
        map.insert("details".into(), details.into());
        if Self::asks_there(apart, reason) {
            map.insert("request".into(), self.request(reason.given));
        }
        map.insert("steps".into(), self.steps_to(reason.place).into());
        let length = self.length(apart, reason);
        let answered = reason
            .answered
            .map_or(0, |one| length_of(self.facts, &Move { events: one.events.clone(), ..Move::default() }));
        map.insert("is_long_point".into(), (length > LONG).into());
        map.insert("is_split".into(), (length > answered + SPLIT).into());
        map.extend(self.met_by_page(reason.place).map(|page| ("page".into(), page)));
        map.extend(self.said_earlier(reason.place).map(|earlier| ("earlier".into(), earlier)));
        map.extend(self.differs(reason.place).map(|other| ("differs".into(), other)));
        if let Some(message) = reason.answered.and_then(|one| one.events.first()) {
            let mut told = self.event_after(*message, reason.place).as_map()?.clone();
            let silence = reason.answered.and_then(|one| one.silence);
            told.extend(silence.map(|place| ("silence".into(), self.event(place))));
            map.insert("answered".into(), told.into());
        }
        Some(map.into())
    }

    /// About how many characters the point takes, with what the writer answered.
    fn length(&self, apart: &Apart<'_>, reason: &Reason<'_>) -> usize {
        let details = self.told(reason.given).filter(|detail| self.is_answer_of(reason.given, **detail));
        let answered = reason.answered.and_then(|one| one.events.first());
        let asked = reason.given.events.iter().filter(|_| Self::asks_there(apart, reason));
        let events = asked.copied().chain([reason.place]).chain(answered.copied()).collect();
        let told = Move { events, details: details.copied().collect(), ..Move::default() };
        let steps = self.facts.argument.steps.iter();
        let steps = steps.filter(|step| self.met_place(step) == Some(reason.place));
        let differs = self.differs(reason.place).map_or(0, |_| DIFFERS);
        length_of(self.facts, &told) + steps.map(Step::length).sum::<usize>() + differs
    }

    /// An event that is told behind another one, with whether it was the same day.
    fn event_after(&self, place: usize, before: usize) -> Value {
        let event = self.event(place);
        let day = |place: usize| self.facts.timeline[place].at.day;
        let Some(map) = event.as_map() else { return event };
        let mut map = map.clone();
        map.insert("is_same_day".into(), (day(place) == day(before)).into());
        map.into()
    }

    /// The steps of the argument that meet these words, without what repeats them.
    fn steps_to(&self, place: usize) -> Vec<Value> {
        let steps = self.facts.argument.steps.iter().zip(self.steps);
        let own = steps.filter(|(step, _)| self.met_place(step) == Some(place)).enumerate();
        own.filter_map(|(at, (step, value))| {
            let mut map = value.as_map()?.clone();
            if let Some(breaker) = value.get_from_path("breaker").filter(|breaker| !breaker.is_none()) {
                let lead = if at == 0 { step.lead() } else { 0 };
                map.insert("breaker".into(), behind(&pieces(breaker, self.voiced), lead));
            }
            Some(map.into())
        })
        .collect()
    }
}
