//! What a text tells by issue and not by date: which of the other side's words stand together behind the course, each with
//! what meets it. Who decides asks what each side says to a point, and not who wrote what on which evening.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::{Actor, EventKind, RespondentKind};
use crate::facts::EventFacts;
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
    /// Later messages that nothing answered: 再次要求 does not stand in the course, before what was asked first.
    pub(super) unanswered: Vec<&'m Move>,
    /// The place of the event that says that nothing came any more behind the last of them.
    pub(super) silence: Option<usize>,
}

/// A reason that is told apart, with the moves that it takes out of the course.
pub(super) struct Reason<'m> {
    /// The place of the other side's words.
    pub(super) place: usize,
    /// The move that they end.
    pub(super) given: &'m Move,
    /// The writer's message that answers them, where it does nothing else.
    pub(super) answered: Option<&'m Move>,
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
        let is_message = |one: &&&Move| one.kind == MoveKind::Asked && one.events.len() == 1;
        let messages: BTreeMap<usize, &'m Move> =
            moves.iter().filter(is_message).map(|one| (one.events[0], *one)).collect();
        let words = |one: &&'m Move| {
            let place = self.words_in(one)?;
            let answered = self.message_to(place).and_then(|message| messages.get(&message).copied());
            Some(Reason { place, given: one, answered })
        };
        let mut reasons: Vec<Reason<'m>> = moves.iter().filter_map(words).collect();
        let places = self.told_with(&reasons);
        // One reason is told apart, so that no other word of theirs decides where it stands; an offer is not.
        let has_reason = places.iter().any(|place| self.facts.timeline[*place].event != EventKind::Offered);
        if places.len() < LEAST && !has_reason {
            return Apart::default();
        }
        // What else the seller gave as a reason stands with them, so that all that was asked and answered is in one place.
        reasons.retain(|one| places.contains(&one.place) || self.is_open_reason(one.place));
        let places: BTreeSet<usize> = reasons.iter().map(|one| one.place).collect();
        let mut taken: Vec<usize> = Vec::new();
        for reason in &mut reasons {
            // A message that got another answer is told where it was written, and none twice.
            let is_free = |one: &&Move| {
                one.answer.is_none_or(|answer| places.contains(&answer)) && !taken.contains(&one.events[0])
            };
            reason.answered = reason.answered.filter(is_free);
            taken.extend(reason.answered.map(|one| one.events[0]));
        }
        self.behind_offers(&mut reasons);
        let unanswered = self.unanswered(moves, &reasons);
        let is_told = |place: usize| unanswered.iter().any(|one| one.silence == Some(place));
        let silence = self.silence_behind(&reasons).filter(|place| !is_told(*place));
        Apart { reasons, unanswered, silence }
    }

    /// The messages to the seller behind the first of these reasons to which nothing came, or of which nothing is told.
    fn unanswered<'m>(&self, moves: &[&'m Move], reasons: &[Reason<'m>]) -> Vec<&'m Move> {
        let Some(first) = reasons.first().map(|reason| reason.place) else { return Vec::new() };
        let is_answer = |one: &Move| {
            reasons.iter().any(|reason| reason.answered.is_some_and(|other| std::ptr::eq(other, one)))
        };
        let is_sellers =
            |place: &usize| *place > first && self.facts.timeline[*place].to != RespondentKind::Platform;
        let is_it = |one: &&Move| {
            matches!(one.kind, MoveKind::Asked | MoveKind::Applied)
                && one.answer.is_none()
                && one.fold.is_none()
                && one.events.iter().all(is_sellers)
                && !is_answer(one)
        };
        moves.iter().copied().filter(is_it).collect()
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

    /// Did the seller refuse with these words, which nothing meets and no decision has passed over?
    fn is_open_reason(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let mut positions = self.facts.dispute.positions.iter();
        let is_reason = event.event == EventKind::Refused
            || positions.any(|position| position.from.first() == Some(&event.from));
        is_reason && !self.is_decided(place)
    }

    /// The places of those of these words that are met; of what was said to a message that stands with one of them; and of
    /// what only such a message meets.
    fn told_with(&self, all: &[Reason<'_>]) -> BTreeSet<usize> {
        let met = all.iter().map(|one| one.place).filter(|place| self.is_met_apart(*place));
        let mut told: BTreeSet<usize> = met.collect();
        let open: Vec<&Reason<'_>> = all.iter().filter(|one| !told.contains(&one.place)).collect();
        let points: Vec<usize> =
            open.iter().map(|one| one.place).filter(|place| self.is_point(*place)).collect();
        loop {
            let answer = |one: &Reason<'_>| one.answered.and_then(|message| message.answer);
            let behind: BTreeSet<usize> =
                all.iter().filter(|one| told.contains(&one.place)).filter_map(answer).collect();
            let is_found = |one: &&&Reason<'_>| {
                let is_free = |message: &Move| message.answer.is_none_or(|answer| told.contains(&answer));
                !told.contains(&one.place)
                    && (behind.contains(&one.place)
                        || points.contains(&one.place) && one.answered.is_some_and(is_free))
            };
            let found: Vec<usize> = open.iter().filter(is_found).map(|one| one.place).collect();
            if found.is_empty() {
                return told;
            }
            told.extend(found);
        }
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
        let is_plain = one.fold.is_none() && one.tail.is_none() && one.shown.is_empty();
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
        (is_told && is_plain && is_said).then_some(*place)
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

    /// Did nothing come any more behind the last of these?
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

/// 印子是来的时候就有的，怎么现在算我们头上 says more than 请退押金600元.
fn says_more_than_asks(text: &str) -> bool {
    const ASKS: [&str; 9] = ["退", "赔", "换", "补", "修", "要求", "申请", "投诉", "请"];
    let clauses = text.split(['，', '。', '；', '？', '！', ' ']).map(str::trim);
    let mut told = clauses.filter(|clause| !ASKS.iter().any(|word| clause.contains(word)));
    told.any(|clause| clause.chars().count() >= LEAST_SAID)
}
