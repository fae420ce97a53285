//! What a text tells by issue and not by date: which of the other side's words stand together behind the course, each with
//! what meets it. Who decides asks what each side says to a point, and not who wrote what on which evening.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Actor, EventKind, RespondentKind};
use crate::telling::{Move, MoveKind, Register};

use super::story::Told;

/// So few are told where they were given, where they give no reason.
const LEAST: usize = 2;
/// A note of more steps than these tells them in a list, and any reason behind it.
const SHORT: usize = 2;
/// A clause of fewer characters argues nothing.
const LEAST_SAID: usize = 8;

/// What is told apart.
#[derive(Default)]
pub(super) struct Apart<'m> {
    /// As they were given.
    pub(super) reasons: Vec<Reason<'m>>,
    /// What else came behind the first of them, in order: nothing is told before what it goes on from.
    later: Vec<&'m Move>,
}

/// A reason that is told apart, with the moves that it takes out of the course.
pub(super) struct Reason<'m> {
    /// The place of the other side's words.
    pub(super) place: usize,
    /// The move that they end: what was asked, with its answer, or their words alone.
    pub(super) given: &'m Move,
    /// The writer's message that answers them, where it does nothing else and got no answer.
    pub(super) answered: Option<&'m Move>,
}

impl Reason<'_> {
    /// Does the point begin with what the writer had asked?
    pub(super) fn asks(&self) -> bool {
        matches!(self.given.kind, MoveKind::Asked | MoveKind::Applied)
    }
}

/// Where a move of the course is told.
pub(super) enum Place<'a, 'm> {
    Course,
    /// It begins the point of this reason.
    Reason(&'a Reason<'m>),
    /// Among the points, by itself.
    Later,
    /// Within the point of the reason that it answers.
    Answer,
}

impl<'m> Apart<'m> {
    pub(super) fn place(&self, one: &Move) -> Place<'_, 'm> {
        let is = |other: &Move| std::ptr::eq(other, one);
        if let Some(reason) = self.reasons.iter().find(|reason| is(reason.given)) {
            return Place::Reason(reason);
        }
        if self.reasons.iter().any(|reason| reason.answered.is_some_and(is)) {
            return Place::Answer;
        }
        if self.later.iter().any(|other| is(other)) { Place::Later } else { Place::Course }
    }
}

impl Told<'_> {
    /// Does this text put each step on a line: a note of more than a few behind the sale, whatever of them stands apart?
    pub(super) fn is_list(&self, moves: &[&Move]) -> bool {
        let sale = moves.iter().position(|one| one.kind == MoveKind::Bought).unwrap_or(0);
        let steps = moves.iter().skip(sale).filter(|one| one.kind.is_step()).count();
        self.voiced.register() == Register::Note && steps > SHORT
    }

    /// What this text tells apart from its course.
    pub(super) fn apart<'m>(&self, moves: &[&'m Move]) -> Apart<'m> {
        if !self.is_by_issue || self.voiced.register() != Register::Formal {
            return Apart::default();
        }
        // A message that got an answer is told with that.
        let is_message = |one: &&&Move| {
            one.kind == MoveKind::Asked && one.events.len() == 1 && one.answer.is_none() && is_plain(one)
        };
        let messages: BTreeMap<usize, &'m Move> =
            moves.iter().filter(is_message).map(|one| (one.events[0], *one)).collect();
        let words = |one: &&'m Move| {
            let place = self.words_in(one)?;
            let answered = self.message_to(place).and_then(|message| messages.get(&message).copied());
            Some(Reason { place, given: one, answered })
        };
        let mut reasons: Vec<Reason<'m>> = moves.iter().filter_map(words).collect();
        let met: BTreeSet<usize> =
            reasons.iter().map(|one| one.place).filter(|place| self.is_met_apart(*place)).collect();
        // One reason is told apart, so that no other word of theirs decides where it stands; an offer is not.
        let has_reason = met.iter().any(|place| self.facts.timeline[*place].event != EventKind::Offered);
        if met.len() < LEAST && !has_reason {
            return Apart::default();
        }
        // What else the seller gave as a reason stands with them, so that all that was asked and answered is in one place.
        reasons.retain(|one| met.contains(&one.place) || self.is_open_reason(one.place));
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for reason in &mut reasons {
            reason.answered = reason.answered.filter(|one| taken.insert(one.events[0]));
        }
        self.behind_offers(&mut reasons);
        let mut apart = Apart { reasons, later: Vec::new() };
        apart.later = self.later(moves, &apart);
        apart
    }

    /// What came behind the first reason and belongs to none; the steps of the trade and what only says at the end how things are stay
    /// in the course.
    fn later<'m>(&self, moves: &[&'m Move], apart: &Apart<'m>) -> Vec<&'m Move> {
        let is_given = |one: &&Move| matches!(apart.place(one), Place::Reason(_));
        let first = moves.iter().position(is_given).unwrap_or(moves.len());
        let speaks = |place: &usize| {
            let text = self.facts.problem.details[*place].text.as_str();
            OUTCOMES.iter().any(|word| text.contains(word))
        };
        let is_standing = |one: &&&Move| {
            one.kind == MoveKind::Finding && one.events.is_empty() && !one.details.iter().any(speaks)
        };
        let standing = moves.iter().rev().take_while(is_standing).count();
        let end = (moves.len() - standing).max(first);
        let is_free = |one: &&Move| !one.is_trade && matches!(apart.place(one), Place::Course);
        moves[first..end].iter().copied().filter(is_free).collect()
    }

    /// 喷雾我不要 stands behind the offer of it, though it names the refusal before, where something else meets that.
    fn behind_offers(&self, reasons: &mut [Reason<'_>]) {
        for at in 0..reasons.len() {
            let Some(message) = reasons[at].answered else { continue };
            let is_before = |later: &usize| reasons[*later].place < message.events[0];
            let last = (at + 1..reasons.len()).take_while(is_before).last();
            let is_offer = |at: &usize| self.facts.timeline[reasons[*at].place].event == EventKind::Offered;
            let is_open = |at: &usize| reasons[*at].answered.is_none();
            let is_met = self.is_met_apart(reasons[at].place);
            if let Some(last) = last.filter(is_offer).filter(is_open).filter(|_| is_met) {
                reasons[last].answered = reasons[at].answered.take();
            }
        }
    }

    /// Did the seller refuse with these words, or give a reason that is known, though nothing meets it?
    fn is_open_reason(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let mut positions = self.facts.dispute.positions.iter();
        event.event == EventKind::Refused || positions.any(|position| position.from.contains(&event.from))
    }

    /// The place of the writer's message to these words.
    fn message_to(&self, place: usize) -> Option<usize> {
        let to_seller = || self.answer_to(place).filter(|answer| self.is_answer(place, *answer));
        self.answer_to_platform(place).or_else(to_seller)
    }

    /// The message that follows words of the platform's at once.
    fn answer_to_platform(&self, place: usize) -> Option<usize> {
        let said = &self.facts.timeline[place];
        let next = self.facts.timeline.get(place + 1)?;
        let is_message = next.by == Actor::Consumer
            && next.event == EventKind::Contacted
            && next.to == RespondentKind::Platform
            && next.answers.is_none();
        (said.by == Actor::Platform && !self.facts.dispute.platform_sells && is_message).then_some(place + 1)
    }

    /// The seller's words in a move that refuse, answer or offer.
    fn words_in(&self, one: &Move) -> Option<usize> {
        let is_told = matches!(one.kind, MoveKind::Asked | MoveKind::Applied | MoveKind::Single);
        let place = if one.kind == MoveKind::Single { one.events.first() } else { one.answer.as_ref() }?;
        let event = &self.facts.timeline[*place];
        let is_word = matches!(event.event, EventKind::Refused | EventKind::Replied | EventKind::Offered);
        // A complaint against the platform meets what the platform said.
        let is_respondent = self.facts.respondent.is == RespondentKind::Platform;
        let is_seller = event.by == Actor::Merchant
            || event.by == Actor::Platform && (self.facts.dispute.platform_sells || is_respondent);
        // An offer may be told without its words.
        let has_words = event.quote.is_some() || event.event == EventKind::Offered;
        let is_said = is_word && has_words && is_seller && !event.is_automatic;
        (is_told && is_plain(one) && is_said).then_some(*place)
    }

    /// Does a sentence of the argument meet these words, or a detail that is told beside them; or was the offer declined?
    fn is_met_apart(&self, place: usize) -> bool {
        let mut steps = self.facts.argument.steps.iter().filter(|step| step.is_short);
        let event = &self.facts.timeline[place];
        let mut has_fact = || {
            steps.any(|step| self.met_place(step) == Some(place))
                || !self.replies(place).is_empty()
                || event.event == EventKind::Refused && self.runs_into(place)
                || event.event == EventKind::Replied && self.said_earlier(place).is_some()
        };
        // What the writer said to an offer of the platform's stands where it was said.
        let is_sellers = event.by == Actor::Merchant || self.facts.dispute.platform_sells;
        let is_left = event.event == EventKind::Offered && event.taken == Some(false) && is_sellers;
        is_left || has_fact()
    }

    /// Does this message answer these words: by name, or since it argues with them?
    pub(super) fn is_answer(&self, place: usize, message: usize) -> bool {
        let (said, answer) = (&self.facts.timeline[place], &self.facts.timeline[message]);
        // What is said right behind an offer, or within hours of a no, is said to it: 40颗他也得自己换呀. A message that only asks
        // for what is claimed tells how the matter went on.
        let is_plain = said.event == EventKind::Refused && answer.asks.is_empty();
        let argues = || is_plain || answer.text.as_deref().is_some_and(says_more_than_asks);
        let is_soon = || answer.at.day == said.at.day && argues() && answer.answers.is_none();
        let is_to_offer = message == place + 1
            && (said.event == EventKind::Offered
                || matches!(said.event, EventKind::Refused | EventKind::Replied)
                    && answer.event == EventKind::Contacted
                    && is_soon());
        said.id.is_some() && said.id == answer.answers || is_to_offer || self.rejoinder(place).is_some()
    }

    /// The places among the steps of the argument of those that stand with a reason told apart.
    pub(super) fn steps_apart(&self, apart: &Apart<'_>) -> Vec<usize> {
        let reasons = &apart.reasons;
        let is_apart = |place: Option<usize>| reasons.iter().any(|reason| Some(reason.place) == place);
        let steps = self.facts.argument.steps.iter().enumerate();
        let steps = steps.filter(|(_, step)| {
            step.position.is_some() && is_apart(self.met_place(step)) || self.sets_apart(reasons, step)
        });
        steps.map(|(at, _)| at).collect()
    }
}

/// Does a sentence of its own tell it?
fn is_plain(one: &Move) -> bool {
    one.fold.is_none() && one.tail.is_none() && one.shown.is_empty()
}

/// With one of these a detail at the end speaks of what came of the matter: 申请被拒绝时，大衣仍在本人处.
const OUTCOMES: [&str; 4] = ["申请", "拒绝", "答复", "退回"];

/// 印子是来的时候就有的，怎么现在算我们头上 says more than 请退押金600元.
fn says_more_than_asks(text: &str) -> bool {
    const ASKS: [&str; 9] = ["退", "赔", "换", "补", "修", "要求", "申请", "投诉", "请"];
    let clauses = text.split(['，', '。', '；', '？', '！', ' ']).map(str::trim);
    let mut told = clauses.filter(|clause| !ASKS.iter().any(|word| clause.contains(word)));
    told.any(|clause| clause.chars().count() >= LEAST_SAID)
}
