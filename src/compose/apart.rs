//! What a text tells by issue and not by date: the other side's reasons stand together behind the course, each with what meets
//! it. Who decides asks what each side says to a point, and not who wrote what on which evening. Reasons that nothing meets,
//! promises and offers are told where they were given. Readers tried three ways blind: each exchange on its day, all exchanges
//! together, and the reasons alone together; the last was clearer by two steps of three to a clerk, and by three to a stranger.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Actor, EventKind, RespondentKind};
use crate::telling::{Move, MoveKind, Register};

use super::story::Told;

/// So few are told where they were given in a note.
const LEAST: usize = 2;
/// A note of more steps than these tells them in a list.
const SHORT: usize = 2;
/// And of more than these where the reasons, which take most lines, stand behind them.
const SHORT_BESIDE: usize = 6;
/// A clause of fewer characters argues nothing.
const LEAST_SAID: usize = 8;

/// What is told apart.
#[derive(Default)]
pub(super) struct Apart<'m> {
    /// As they were given.
    pub(super) reasons: Vec<Reason<'m>>,
    /// The offers that the writer did not take, which a note tells in one sentence behind the reasons.
    offers: Vec<&'m Move>,
    /// The details that meet the reasons by name, which no other place tells.
    details: BTreeSet<usize>,
}

/// A reason that is told apart, with the moves that it takes out of the course.
pub(super) struct Reason<'m> {
    /// The place of the other side's words.
    pub(super) place: usize,
    /// The move that they end: what was asked, which stays in the course, or their words alone.
    pub(super) given: &'m Move,
    /// The writer's message that answers them, where it does nothing else and got no answer.
    pub(super) answered: Option<&'m Move>,
}

impl Reason<'_> {
    /// Does the course tell what the writer had asked?
    pub(super) fn asks(&self) -> bool {
        matches!(self.given.kind, MoveKind::Asked | MoveKind::Applied)
    }
}

/// Where a move is told.
pub(super) enum Place<'a, 'm> {
    Course,
    /// It ends in this reason, or is nothing else.
    Reason(&'a Reason<'m>),
    /// Within the point of the reason that it answers.
    Answer,
    /// With the other offers.
    Offer,
}

impl<'m> Apart<'m> {
    pub(super) fn place(&self, one: &Move) -> Place<'_, 'm> {
        let is = |other: &Move| std::ptr::eq(other, one);
        if let Some(reason) = self.reasons.iter().find(|reason| is(reason.given)) {
            return Place::Reason(reason);
        }
        if self.answers(one) {
            return Place::Answer;
        }
        if self.offers.iter().any(|other| is(other)) { Place::Offer } else { Place::Course }
    }

    /// Is this message told as the answer to a reason?
    pub(super) fn answers(&self, one: &Move) -> bool {
        self.reasons.iter().any(|reason| reason.answered.is_some_and(|other| std::ptr::eq(other, one)))
    }

    /// The move without the details that meet a reason elsewhere, where it has any.
    pub(super) fn without_answers(&self, one: &Move) -> Option<Move> {
        let details: Vec<usize> =
            one.details.iter().copied().filter(|place| !self.details.contains(place)).collect();
        (details.len() < one.details.len()).then(|| Move { details, ..one.clone() })
    }

    /// The places of the offers that stand together.
    pub(super) fn offers(&self) -> impl Iterator<Item = usize> {
        self.offers.iter().filter_map(|one| one.events.first().copied())
    }

    /// Does the course tell something of this move?
    fn is_in_course(&self, one: &Move) -> bool {
        match self.place(one) {
            Place::Course => true,
            Place::Reason(reason) => reason.asks() && !self.answers(one),
            Place::Answer | Place::Offer => false,
        }
    }
}

impl Told<'_> {
    /// Does this text put each step on a line: a note of more than a few behind the sale?
    pub(super) fn is_list(&self, moves: &[&Move], apart: &Apart<'_>) -> bool {
        let sale = moves.iter().position(|one| one.kind == MoveKind::Bought).unwrap_or(0);
        let steps =
            moves.iter().skip(sale).filter(|one| one.kind.is_step() && apart.is_in_course(one)).count();
        let most = if apart.reasons.is_empty() { SHORT } else { SHORT_BESIDE };
        self.voiced.register() == Register::Note && steps > most
    }

    /// What this text tells apart from its course.
    pub(super) fn apart<'m>(&self, moves: &[&'m Move]) -> Apart<'m> {
        if !self.is_by_issue || self.voiced.register() == Register::Chat {
            return Apart::default();
        }
        let is_note = self.voiced.register() == Register::Note;
        // A message that got an answer is told with that, unless that stands apart itself.
        let is_named = |one: &Move| {
            let event = &self.facts.timeline[one.events[0]];
            event.answers.is_some() && event.asks.is_empty()
        };
        let is_free = |one: &Move| {
            let goes_on = || self.words_in(one).is_some_and(|place| self.is_met_apart(place));
            let is_named = is_named(one) || self.follows_offer(one.events[0]);
            one.answer.is_none() || is_named && (goes_on() || self.offer_to(one).is_some())
        };
        let is_message = |one: &&&Move| {
            one.kind == MoveKind::Asked && one.events.len() == 1 && is_free(one) && is_plain(one)
        };
        let messages: BTreeMap<usize, &'m Move> =
            moves.iter().filter(is_message).map(|one| (one.events[0], *one)).collect();
        let words = |one: &&'m Move| {
            let place = self.words_in(one)?;
            let answered = self.message_to(place).and_then(|message| messages.get(&message).copied());
            let is_met = self.is_met_apart(place);
            // Strangers are told in the course what the writer said besides the fact that meets it.
            let answered = answered.filter(|one| !is_note || !is_met || is_named(one));
            let is_reason =
                self.facts.timeline[place].event != EventKind::Offered && self.is_asked_before(place);
            (is_met || is_reason && answered.is_some()).then_some(Reason { place, given: one, answered })
        };
        let mut reasons: Vec<Reason<'m>> = moves.iter().filter_map(words).collect();
        // A message that answers two reasons stands with the first; what nothing else meets is told where it was given.
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for reason in &mut reasons {
            reason.answered = reason.answered.filter(|one| taken.insert(one.events[0]));
        }
        reasons.retain(|one| one.answered.is_some() || self.is_met_apart(one.place));
        // An official text tells one reason apart, so that no other word of theirs decides where it stands; an offer is not.
        let is_reason = |one: &Reason<'_>| self.facts.timeline[one.place].event != EventKind::Offered;
        if reasons.len() < LEAST && (is_note || !reasons.iter().any(is_reason)) {
            return Apart::default();
        }
        self.behind_offers(&mut reasons);
        let offers = moves.iter().copied().filter(|one| {
            is_note && self.is_left(one) && !reasons.iter().any(|reason| std::ptr::eq(reason.given, *one))
        });
        let offers = offers.collect();
        let details = reasons.iter().flat_map(|reason| self.replies(reason.place)).collect();
        Apart { reasons, offers, details }
    }

    /// Is the next thing a message of the writer's, which would stand before what it answers?
    pub(super) fn is_answered_next(&self, place: usize) -> bool {
        let next = self.facts.timeline.get(place + 1);
        next.is_some_and(|next| next.by == Actor::Consumer && next.event == EventKind::Contacted)
    }

    /// Had anything been asked for by then? 效果图出来啦 您看下字 refuses nothing.
    fn is_asked_before(&self, place: usize) -> bool {
        let said = self.facts.timeline[place].at;
        self.facts.dispute.requests.iter().any(|request| request.first_at.is_before(said))
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

    /// Does a sentence of the argument meet these words, or a detail, or what the seller's page or an earlier message says?
    pub(super) fn is_met_apart(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let is_formal = self.voiced.register() == Register::Formal;
        let mut steps = self.facts.argument.steps.iter().filter(|step| step.is_short);
        let mut by_rule = || steps.any(|step| self.met_place(step) == Some(place));
        let by_page = || event.event == EventKind::Refused && self.runs_into(place);
        let is_met = if is_formal {
            by_rule() || by_page()
        } else {
            self.spoken(place).is_some() || self.met_by_page(place).is_some()
        };
        is_met
            || !self.replies(place).is_empty()
            || event.event == EventKind::Replied && self.said_earlier(place).is_some()
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
pub(super) fn is_plain(one: &Move) -> bool {
    one.fold.is_none() && one.tail.is_none() && one.shown.is_empty()
}

/// 印子是来的时候就有的，怎么现在算我们头上 says more than 请退押金600元.
fn says_more_than_asks(text: &str) -> bool {
    const ASKS: [&str; 9] = ["退", "赔", "换", "补", "修", "要求", "申请", "投诉", "请"];
    let clauses = text.split(['，', '。', '；', '？', '！', ' ']).map(str::trim);
    let mut told = clauses.filter(|clause| !ASKS.iter().any(|word| clause.contains(word)));
    told.any(|clause| clause.chars().count() >= LEAST_SAID)
}
