//! What a text in writing tells by issue and not by date: the seller's reasons stand together behind the course, each with
//! what meets it. Who decides asks what each side says to a point, and not who wrote what on which evening.

use std::collections::BTreeMap;

use tera::Value;

use crate::case::{Actor, EventKind};
use crate::facts::{EventFacts, Step};
use crate::telling::{Move, MoveKind, Register};

use super::argued::{behind, pieces};
use super::story::Told;

/// A point of more characters tells what the writer answered in a paragraph of its own.
const LONG: usize = 195;
/// What a sentence needs beside the words of the case.
const FRAME: usize = 12;
/// So few reasons are told where they were given, in a note.
const LEAST: usize = 2;

/// A reason that is told apart, with the moves that it takes out of the course.
pub(super) struct Reason<'m> {
    /// The place of the other side's words.
    place: usize,
    /// The move that they end.
    given: &'m Move,
    /// The writer's message that answers them, where it does nothing else.
    answered: Option<&'m Move>,
}

/// What stays of a move in the course.
pub(super) enum Left {
    Whole,
    Part(Move),
    Nothing,
}

impl Told<'_> {
    /// The reasons that are told apart, as they were given.
    pub(super) fn apart<'m>(&self, moves: &[&'m Move]) -> Vec<Reason<'m>> {
        if !self.is_by_issue || self.voiced.register() == Register::Chat {
            return Vec::new();
        }
        let given: Vec<(usize, &'m Move)> =
            moves.iter().filter_map(|one| Some((self.words_in(one)?, *one))).collect();
        let mut places: Vec<usize> = Vec::new();
        // What was said to a message that stands with a reason stands behind that reason, and may be met itself.
        loop {
            let is_met = |place: usize| {
                let message = || self.message_to(moves, place);
                let is_free = |one: &Move| one.answer.is_none_or(|answer| places.contains(&answer));
                self.is_met_apart(place) || self.is_point(place) && message().is_some_and(is_free)
            };
            let is_behind = |place: usize, one: &Move| {
                one.answer == Some(place)
                    && places
                        .iter()
                        .any(|other| self.message_to(moves, *other).is_some_and(|of| std::ptr::eq(of, one)))
            };
            let found = given
                .iter()
                .filter(|(place, one)| !places.contains(place) && (is_met(*place) || is_behind(*place, one)));
            let found: Vec<usize> = found.map(|(place, _)| *place).collect();
            if found.is_empty() {
                break;
            }
            places.extend(found);
        }
        // One reason is told apart in writing, so that no other word of theirs decides where it stands; an offer is not.
        let is_formal = self.voiced.register() == Register::Formal;
        let has_reason = places.iter().any(|place| self.facts.timeline[*place].event != EventKind::Offered);
        if places.len() < LEAST && !(is_formal && has_reason) {
            return Vec::new();
        }
        let mut reasons: Vec<Reason<'m>> = Vec::new();
        for (place, given) in given.into_iter().filter(|(place, _)| places.contains(place)) {
            // A message that got another answer is told where it was written.
            let is_free = |one: &&Move| {
                let told = |reason: &Reason<'_>| reason.answered.is_some_and(|told| std::ptr::eq(told, *one));
                one.answer.is_none_or(|answer| places.contains(&answer)) && !reasons.iter().any(told)
            };
            let answered = self.message_to(moves, place).filter(is_free);
            reasons.push(Reason { place, given, answered });
        }
        reasons
    }

    /// The move that is the writer's message to these words and nothing else.
    fn message_to<'m>(&self, moves: &[&'m Move], place: usize) -> Option<&'m Move> {
        let answer = self.answer_to(place).filter(|answer| self.is_answer(place, *answer))?;
        let is_it = |one: &&&Move| one.kind == MoveKind::Asked && one.events.as_slice() == [answer];
        moves.iter().find(is_it).copied()
    }

    /// The seller's words in a move that refuse, answer or offer.
    fn words_in(&self, one: &Move) -> Option<usize> {
        let is_told = matches!(one.kind, MoveKind::Asked | MoveKind::Applied | MoveKind::Single);
        let is_plain = one.fold.is_none() && one.tail.is_none() && one.shown.is_empty();
        let place = if one.kind == MoveKind::Single { one.events.first() } else { one.answer.as_ref() }?;
        let event = &self.facts.timeline[*place];
        let is_word = matches!(event.event, EventKind::Refused | EventKind::Replied | EventKind::Offered);
        let is_seller =
            event.by == Actor::Merchant || event.by == Actor::Platform && self.facts.dispute.platform_sells;
        // An offer may be told without its words.
        let has_words = event.quote.is_some() || event.event == EventKind::Offered;
        let is_said = is_word && has_words && is_seller && !event.is_automatic;
        (is_told && is_plain && is_said).then_some(*place)
    }

    /// Does a sentence of the argument meet these words, or a detail that is told beside them; or was the offer declined?
    fn is_met_apart(&self, place: usize) -> bool {
        // A note has no rules: what only a rule meets is not met there.
        let is_note = self.voiced.register() == Register::Note;
        let is_step = |step: &&Step| step.is_short && (!is_note || !step.spoken.is_empty());
        let mut steps = self.facts.argument.steps.iter().filter(is_step);
        let mut has_fact =
            || steps.any(|step| self.met_place(step) == Some(place)) || !self.replies(place).is_empty();
        let event = &self.facts.timeline[place];
        let is_left = event.event == EventKind::Offered && event.taken == Some(false);
        self.is_point(place) && (is_left || has_fact())
    }

    /// Does this message answer these words: by name, or since it argues with them?
    fn is_answer(&self, place: usize, message: usize) -> bool {
        let (said, answer) = (&self.facts.timeline[place], &self.facts.timeline[message]);
        said.id.is_some() && said.id == answer.answers || self.rejoinder(place).is_some()
    }

    /// Takes out of what a template sees of a move what stands apart.
    pub(super) fn leave(
        &self,
        reasons: &[Reason<'_>],
        one: &Move,
        told: &mut BTreeMap<String, Value>,
    ) -> Left {
        let is = |other: &Move| std::ptr::eq(other, one);
        let is_answer = reasons.iter().any(|reason| reason.answered.is_some_and(is));
        let is_given = reasons.iter().any(|reason| is(reason.given));
        if self.silence_behind(reasons).is_some_and(|place| one.events.as_slice() == [place]) {
            return Left::Nothing;
        }
        if !is_answer && !is_given {
            return Left::Whole;
        }
        let details: Vec<usize> = self.besides(one).copied().collect();
        let besides: Vec<Value> = details.iter().filter_map(|detail| self.detail(*detail)).collect();
        told.insert("details".to_owned(), besides.into());
        let mut left = Move { answer: None, details, ..one.clone() };
        if is_answer || one.kind == MoveKind::Single {
            told.insert("kind".to_owned(), MoveKind::Finding.word().into());
            left = Move { kind: MoveKind::Finding, events: Vec::new(), silence: None, ..left };
            return if left.details.is_empty() { Left::Nothing } else { Left::Part(left) };
        }
        told.remove("answer");
        if let (Some(answer), Some(own)) = (one.answer, one.events.last()) {
            told.insert("answer_apart".to_owned(), self.event_after(answer, *own));
        }
        told.insert("exhibits".to_owned(), self.exhibits(&left).into());
        Left::Part(left)
    }

    /// The details beside the move of a reason that meet none: they stay in the course.
    fn besides<'m>(&'m self, one: &'m Move) -> impl Iterator<Item = &'m usize> {
        self.told(one).filter(|detail| !self.is_answer_of(one, **detail))
    }

    /// Does this detail answer what is said in the move?
    fn is_answer_of(&self, one: &Move, detail: usize) -> bool {
        let answers = self.facts.problem.details[detail].answers.as_ref();
        let is_said = |place: usize| self.facts.timeline[place].id.as_ref() == answers;
        let is_step = || self.facts.argument.steps.iter().any(|step| step.tells(Some(detail)));
        answers.is_some() && one.places().into_iter().any(is_said) || is_step()
    }

    /// The paragraph that tells the reasons, for a template.
    pub(super) fn told_apart(&self, reasons: &[Reason<'_>]) -> Option<Value> {
        let points: Vec<Value> = reasons.iter().filter_map(|reason| self.reason(reason)).collect();
        let differ = self.facts.argument.steps.iter().any(|step| step.of == "reasons" && step.is_short);
        let mut one = BTreeMap::from([
            ("kind".to_owned(), Value::from("reasons")),
            ("weight".to_owned(), 0_i64.into()),
            ("differ".to_owned(), differ.into()),
            ("points".to_owned(), points.into()),
        ]);
        let silence = self.silence_behind(reasons);
        one.extend(silence.map(|place| ("silence".to_owned(), self.event(place))));
        let one = Value::from(one);
        let moves = ("moves".to_owned(), Value::from(vec![one]));
        (!reasons.is_empty()).then(|| BTreeMap::from([moves, ("is_reasons".to_owned(), true.into())]).into())
    }

    /// The place of the event that says that nothing came any more behind the last of them.
    fn silence_behind(&self, reasons: &[Reason<'_>]) -> Option<usize> {
        let is_word = |event: &EventFacts| event.by == Actor::Merchant;
        let place = self.facts.timeline.iter().rposition(is_word)?;
        let event = &self.facts.timeline[place];
        let before = self.facts.timeline[..place].iter().rposition(is_word);
        let is_last = reasons.last().map(|reason| reason.place) == before;
        // To a message that stands with its reason nothing came: that is told there.
        let is_told = |reason: &Reason<'_>| reason.answered.is_some_and(|one| one.silence == Some(place));
        let is_silence = event.event == EventKind::NoReply && event.exhibits.is_empty();
        (is_silence && is_last && !reasons.iter().any(is_told)).then_some(place)
    }

    /// The words as they were said, with what meets them and what the writer answered.
    fn reason(&self, reason: &Reason<'_>) -> Option<Value> {
        let event = self.event(reason.place);
        let mut map = event.as_map()?.clone();
        if self.voiced.register() == Register::Formal {
            let told = self.told(reason.given).filter(|detail| self.is_answer_of(reason.given, **detail));
            let details: Vec<Value> = told.filter_map(|detail| self.detail(*detail)).collect();
            map.insert("details".into(), details.into());
            map.insert("steps".into(), self.steps_to(reason.place).into());
            map.insert("is_long_point".into(), (self.length(reason) > LONG).into());
        } else {
            self.in_a_note(reason.place, &event, &mut map);
        }
        if let Some(message) = reason.answered.and_then(|one| one.events.first()) {
            let mut told = self.event_after(*message, reason.place).as_map()?.clone();
            let silence = reason.answered.and_then(|one| one.silence);
            told.extend(silence.map(|place| ("silence".into(), self.event(place))));
            map.insert("answered".into(), told.into());
        }
        Some(map.into())
    }

    /// In a note the clause that gives the reason, and the fact that meets it, without rules.
    fn in_a_note(&self, place: usize, event: &Value, map: &mut tera::Map) {
        if let Some(clause) = self.reason_said(place, event) {
            map.insert("quote".into(), clause);
        }
        let said = |detail: usize| self.detail(detail)?.get_from_path("said").cloned();
        let replies = self.replies(place).into_iter().filter_map(said).collect::<Vec<Value>>();
        map.insert("replies".into(), replies.into());
        // A piece of a detail that is told whole beside it is told with it.
        let spoken = self.spoken(place).filter(|_| !self.is_in_own_answer(place));
        map.extend(spoken.map(|spoken| ("spoken".into(), spoken)));
        map.insert("also".into(), self.also(place).into());
    }

    /// About how many characters the point takes, with what the writer answered.
    fn length(&self, reason: &Reason<'_>) -> usize {
        let chars = |text: &Option<String>| text.as_deref().map_or(0, |text| text.chars().count());
        let events = [Some(reason.place), reason.answered.and_then(|one| one.events.first().copied())];
        let events = events.into_iter().flatten().map(|place| &self.facts.timeline[place]);
        let said: usize = events.map(|event| chars(&event.quote) + chars(&event.text) + FRAME).sum();
        let details = self.told(reason.given).filter(|detail| self.is_answer_of(reason.given, **detail));
        let details = details.map(|detail| self.facts.problem.details[*detail].text.chars().count() + FRAME);
        let steps = self.facts.argument.steps.iter();
        let steps = steps.filter(|step| self.met_place(step) == Some(reason.place)).map(|step| {
            let words =
                step.breaker.iter().chain(&step.application).filter_map(|piece| piece.words.as_deref());
            let fact: usize = words.map(|words| words.chars().count()).sum();
            fact + step
                .rule
                .as_ref()
                .map_or(FRAME, |rule| rule.cite.chars().count() + rule.gist.chars().count())
        });
        said + details.sum::<usize>() + steps.sum::<usize>()
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

    /// The places among the steps of the argument of those that stand with a reason told apart.
    pub(super) fn steps_apart(&self, reasons: &[Reason<'_>]) -> Vec<usize> {
        let is_apart = |place: Option<usize>| reasons.iter().any(|reason| Some(reason.place) == place);
        let steps = self.facts.argument.steps.iter().enumerate();
        let steps = steps.filter(|(_, step)| {
            step.position.is_some() && is_apart(self.met_place(step))
                || step.of == "reasons" && !reasons.is_empty()
        });
        steps.map(|(at, _)| at).collect()
    }
}
