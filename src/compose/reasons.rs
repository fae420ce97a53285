//! How a reason that stands apart from the course is told: what was asked, the other side's words, and what meets them.

use std::collections::BTreeMap;

use tera::Value;

use crate::case::Actor;
use crate::dispute::{SPEAKS_OF, speaks_of};
use crate::facts::Step;
use crate::telling::{Move, length_of};

use super::apart::Reason;
use super::argued::{behind, pieces};
use super::story::Told;

/// A point of more characters tells what the writer answered in a paragraph of its own.
const LONG: usize = 215;
/// And one of more than these, without that, begins another paragraph behind the other side's words.
const SPLIT: usize = 205;
/// What does not agree with it takes about so many.
const DIFFERS: usize = 35;

impl Told<'_> {
    /// What the writer had asked, for the template of a request.
    fn request(&self, one: &Move) -> Value {
        let events: Vec<Value> = one.events.iter().map(|place| self.event(*place)).collect();
        let mut map = BTreeMap::from([
            ("kind".to_owned(), Value::from(one.kind.word())),
            ("exhibits".to_owned(), self.exhibits(one).into()),
        ]);
        map.extend(events.first().map(|event| ("e".to_owned(), event.clone())));
        map.extend(one.silence.map(|place| ("silence".to_owned(), self.event(place))));
        map.insert("events".to_owned(), events.into());
        map.into()
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

    /// The paragraph that tells these points, for a template.
    pub(super) fn told_apart(points: Vec<Value>, tells_rest: bool) -> Option<Value> {
        let is_empty = points.is_empty();
        let one = BTreeMap::from([
            ("kind".to_owned(), Value::from("reasons")),
            ("weight".to_owned(), 0_i64.into()),
            ("rest_before".to_owned(), tells_rest.into()),
            ("points".to_owned(), points.into()),
        ]);
        let moves = ("moves".to_owned(), Value::from(vec![Value::from(one)]));
        (!is_empty).then(|| BTreeMap::from([moves, ("is_reasons".to_owned(), true.into())]).into())
    }

    /// The words as they were said, with what meets them and what the writer answered.
    pub(super) fn reason(&self, reason: &Reason<'_>, is_last: bool) -> Option<Value> {
        let asked = reason.given.events.last().copied().unwrap_or(reason.place);
        let event = self.event_after(reason.place, asked);
        let mut map = event.as_map()?.clone();
        let (details, besides): (Vec<&usize>, Vec<&usize>) =
            self.told(reason.given).partition(|detail| self.is_answer_of(reason.given, **detail));
        for (key, told) in [("details", details), ("besides", besides)] {
            let told: Vec<Value> = told.into_iter().filter_map(|detail| self.detail(*detail)).collect();
            map.insert(key.into(), told.into());
        }
        map.insert("is_last_reason".into(), is_last.into());
        if reason.asks() {
            map.insert("request".into(), self.request(reason.given));
        }
        map.insert("steps".into(), self.steps_to(reason.place).into());
        let (own, answered) = (self.length(reason), reason.answered.map_or(0, |one| self.length_alone(one)));
        map.insert("is_long_point".into(), (own + answered > LONG).into());
        map.insert("is_split".into(), (own > SPLIT).into());
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

    /// About how many characters the point takes, without what the writer answered.
    fn length(&self, reason: &Reason<'_>) -> usize {
        let asked = reason.given.events.iter().filter(|_| reason.asks());
        let events = asked.copied().chain([reason.place]).collect();
        let details = self.told(reason.given).copied().collect();
        let steps = self.facts.argument.steps.iter();
        let steps = steps.filter(|step| self.met_place(step) == Some(reason.place));
        let differs = self.differs(reason.place).map_or(0, |_| DIFFERS);
        let told = Move { events, details, ..Move::default() };
        length_of(self.facts, &told) + steps.map(Step::length).sum::<usize>() + differs
    }

    fn length_alone(&self, one: &Move) -> usize {
        length_of(self.facts, &Move { events: one.events.clone(), ..Move::default() })
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
