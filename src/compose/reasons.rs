//! How a reason that stands apart from the course is told: the other side's words, and what meets them.

use std::collections::{BTreeMap, BTreeSet};

use tera::Value;

use crate::case::{Actor, EventKind};
use crate::dispute::{SPEAKS_OF, speaks_of};
use crate::facts::{EventFacts, Step};
use crate::telling::{Move, MoveKind, Register, length_of};

use super::apart::{Apart, Reason};
use super::argued::{behind, pieces};
use super::story::Told;

/// A point of more characters tells what the writer answered in a paragraph of its own.
const LONG: usize = 215;
/// And one of more than these, without that, begins another paragraph behind the other side's words.
const SPLIT: usize = 205;
/// Words of so many characters are quoted whole even in a form that leaves the whole to its supplementary page: what is cut off may be
/// what is met.
const LONG_WORDS: usize = 56;
/// What does not agree with it takes about so many.
const DIFFERS: usize = 35;

impl Told<'_> {
    /// The part of a move that the course tells where the reason that it ends in stands apart: what was asked, and what was found
    /// besides.
    pub(super) fn asked_alone(&self, reason: &Reason<'_>) -> Move {
        let one = reason.given;
        let answers = self.replies(reason.place);
        let is_besides = |detail: &usize| !self.is_answer_of(one, *detail) && !answers.contains(detail);
        let besides = self.told(one).copied().filter(is_besides);
        Move { answer: None, details: besides.collect(), ..one.clone() }
    }

    /// What was found by the day of a reason that answers nothing, which the course tells: 充满以后跑了18公里 is the matter, whatever
    /// was said that evening of the cold.
    pub(super) fn found_besides(&self, reason: &Reason<'_>) -> Option<Move> {
        let is_formal = self.voiced.register() == Register::Formal && !reason.asks();
        let answers = self.replies(reason.place);
        let details: Vec<usize> =
            self.told(reason.given).copied().filter(|at| is_formal && self.is_found(reason, *at)).collect();
        let details: Vec<usize> = details.into_iter().filter(|at| !answers.contains(at)).collect();
        (!details.is_empty()).then(|| Move { kind: MoveKind::Finding, details, ..Move::default() })
    }

    /// Is this detail found by the writer, and neither an answer to the reason, nor what goes on from one (the second test behind the
    /// first), nor read off what came with the words?
    fn is_found(&self, reason: &Reason<'_>, detail: usize) -> bool {
        let details = &self.facts.problem.details;
        let event = &self.facts.timeline[reason.place];
        let is_theirs = details[detail].exhibits.iter().any(|label| event.exhibits.contains(label));
        let before = detail.checked_sub(1).and_then(|before| details.get(before));
        let goes_on = before.is_some_and(|before| {
            before.answers.is_some()
                && before.answers == event.id
                && before.exhibits == details[detail].exhibits
        });
        !is_theirs && !goes_on && !self.is_answer_of(reason.given, detail)
    }

    /// Did the message ask for something? Words to 两次都是在你们店里称的 refuse nothing.
    pub(super) fn asks_something(&self, reason: &Reason<'_>) -> bool {
        let asks = |place: &usize| self.asks(&self.facts.timeline[*place]);
        reason.given.kind == MoveKind::Applied || reason.given.events.iter().any(asks)
    }

    /// Does the case say, or its words, that this asked for something?
    pub(super) fn asks(&self, event: &EventFacts) -> bool {
        let mut requests = self.facts.dispute.requests.iter().flat_map(|request| &request.from);
        !event.asks.is_empty() || requests.any(|from| *from == event.from)
    }

    /// Does the seller refuse here what it had granted? Without that the course would seem to end with the grant.
    pub(super) fn takes_back(&self, reason: &Reason<'_>) -> bool {
        let is_step = |event: &&EventFacts| event.event != EventKind::Other;
        let before = self.facts.timeline[..reason.place].iter().rev().find(is_step);
        self.voiced.register() == Register::Formal
            && reason.given.kind == MoveKind::Single
            && self.facts.timeline[reason.place].event == EventKind::Refused
            && before.is_some_and(|event| {
                matches!(event.event, EventKind::Agreed | EventKind::Promised | EventKind::ReturnReceived)
            })
    }

    /// The answer to what was asked, for a course that tells only whether it was a no.
    pub(super) fn answer_apart(&self, reason: &Reason<'_>) -> Value {
        let event =
            self.event_after(reason.place, reason.given.events.last().copied().unwrap_or(reason.place));
        let Some(map) = event.as_map() else { return event };
        let mut map = map.clone();
        // Those before it stand with their reasons.
        let refusal = self.facts.stage.refusal.as_ref().and_then(|event| self.place(event));
        map.insert("is_last_refusal".into(), refusal.is_none_or(|place| place == reason.place).into());
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
    pub(super) fn told_apart(
        &self,
        apart: &Apart<'_>,
        points: Vec<Value>,
        tells_rest: bool,
    ) -> Option<Value> {
        let first = apart.reasons.first()?;
        let mut one = BTreeMap::from([
            ("kind".to_owned(), Value::from("reasons")),
            ("weight".to_owned(), 0_i64.into()),
            ("rest_before".to_owned(), tells_rest.into()),
            ("points".to_owned(), points.into()),
            ("cited".to_owned(), self.cited_labels(apart).into()),
            ("first".to_owned(), self.event(first.place)),
        ]);
        let offers: Vec<Value> = apart.offers().map(|place| self.event(place)).collect();
        one.insert("offers".to_owned(), offers.into());
        Some(BTreeMap::from([("moves".to_owned(), Value::from(vec![Value::from(one)]))]).into())
    }

    /// The labels of what shows the words of most reasons, two of three at least: 商家的理由（证据6）.
    fn cited(&self, apart: &Apart<'_>) -> &[String] {
        let shown = |reason: &Reason<'_>| &self.facts.timeline[reason.place].exhibits;
        let alike = |labels: &[String]| apart.reasons.iter().filter(|one| *shown(one) == labels).count();
        let most = apart.reasons.iter().map(shown).max_by_key(|labels| alike(labels));
        let is_most = |labels: &&Vec<String>| {
            !labels.is_empty() && apart.reasons.len() > 1 && alike(labels) * 3 >= apart.reasons.len() * 2
        };
        most.filter(is_most).map_or(&[], Vec::as_slice)
    }

    /// The same as templates print them.
    fn cited_labels(&self, apart: &Apart<'_>) -> Vec<Value> {
        let cited = self.cited(apart);
        let is_it = |reason: &&Reason<'_>| self.facts.timeline[reason.place].exhibits == cited;
        let reason = apart.reasons.iter().find(is_it).filter(|_| !cited.is_empty());
        let labels = reason.and_then(|one| {
            self.event(one.place).get_from_path("exhibits")?.as_array().map(<[Value]>::to_vec)
        });
        labels.unwrap_or_default()
    }

    /// The words as they were said, with what meets them and what the writer answered.
    pub(super) fn reason(&self, apart: &Apart<'_>, reason: &Reason<'_>) -> Option<Value> {
        let event = self.event(reason.place);
        let mut map = event.as_map()?.clone();
        let is_of = |one: &Reason<'_>| self.facts.timeline[one.place].by;
        let is_last = apart.reasons.last().is_some_and(|last| last.place == reason.place);
        let is_of_other = apart.reasons.first().is_some_and(|first| is_of(first) != is_of(reason));
        map.insert("is_last_reason".into(), is_last.into());
        map.insert("is_of_other".into(), is_of_other.into());
        let cited = self.cited(apart);
        let is_cited = !cited.is_empty() && self.facts.timeline[reason.place].exhibits == cited;
        map.insert("is_cited".into(), is_cited.into());
        // What meets them by name, wherever the course would have it.
        let is_formal = self.voiced.register() == Register::Formal;
        let named = self.replies(reason.place).into_iter();
        let named: BTreeSet<usize> = named.filter(|at| !(is_formal && self.answers_beside(*at))).collect();
        let (own, besides): (Vec<usize>, Vec<usize>) =
            self.told(reason.given).copied().partition(|detail| self.is_answer_of(reason.given, *detail));
        let details: BTreeSet<usize> = own.into_iter().chain(named).collect();
        let besides: Vec<usize> = besides.into_iter().filter(|at| !details.contains(at)).collect();
        let details: Vec<usize> = details.into_iter().collect();
        // What was found besides stands with what was asked, and in writing in the course: it is the matter and no answer.
        let besides = if reason.asks() { Vec::new() } else { besides };
        let besides: Vec<usize> =
            besides.into_iter().filter(|at| !is_formal || !self.is_found(reason, *at)).collect();
        for (key, told) in [("details", details), ("besides", besides)] {
            let told: Vec<Value> = told.into_iter().filter_map(|detail| self.detail(detail)).collect();
            map.insert(key.into(), told.into());
        }
        if self.voiced.register() == Register::Formal {
            // A form that leaves the whole to its supplementary page quotes what is met.
            map.extend(self.clause(reason.place, &event).map(|clause| ("clause".into(), clause)));
            map.insert("steps".into(), self.steps_to(reason.place).into());
            let (own, answered) =
                (self.length(reason), reason.answered.map_or(0, |one| self.length_alone(one)));
            map.insert("is_long_point".into(), (own + answered > LONG).into());
            let more = self.length_of_steps(reason, true);
            map.insert("is_long_with_more".into(), (own + answered + more > LONG).into());
            map.insert("is_split".into(), (own > SPLIT).into());
        } else {
            self.in_a_note(reason.place, &mut map);
        }
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

    /// What is met of long words.
    fn clause(&self, place: usize, event: &Value) -> Option<Value> {
        let quote = self.facts.timeline[place].quote.as_ref()?;
        if quote.chars().count() > LONG_WORDS { self.reason_said(place, event) } else { None }
    }

    /// In a note the fact that meets it, without rules, though it was known only later: the point has no day of its own.
    fn in_a_note(&self, place: usize, map: &mut tera::Map) {
        // A piece of a detail that is told whole beside it is told with it.
        let spoken = self.spoken(place).filter(|_| !self.is_in_own_answer(place));
        map.insert("spoken".into(), spoken.unwrap_or_else(Value::none));
        map.extend(self.more_to(place).map(|more| ("more".into(), more)));
        map.insert("also".into(), self.also(place).into());
    }

    /// About how many characters the point takes, without what the writer answered.
    fn length(&self, reason: &Reason<'_>) -> usize {
        let events = vec![reason.place];
        let details = self.told(reason.given).copied().collect();
        let differs = self.differs(reason.place).map_or(0, |_| DIFFERS);
        let told = Move { events, details, ..Move::default() };
        length_of(self.facts, &told) + self.length_of_steps(reason, false) + differs
    }

    /// The steps that meet it; those that stand only where there is room by themselves.
    fn length_of_steps(&self, reason: &Reason<'_>, is_extra: bool) -> usize {
        let steps = self.facts.argument.steps.iter();
        let own =
            steps.filter(|step| step.is_extra == is_extra && self.met_place(step) == Some(reason.place));
        own.map(Step::length).sum()
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
