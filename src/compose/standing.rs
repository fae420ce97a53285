//! How the matter stands, for texts without a course: the last words of each side, what meets them, what was assured.

use tera::Value;

use crate::case::{Actor, ClaimKind, EventKind};
use crate::facts::EventFacts;
use crate::telling::{Register, Who, shared};

use super::marks::Mark;
use super::message::speech;
use super::story::Told;

/// So many days that passed are held against a seller.
const MOST_LAPSED: usize = 3;

/// A message with words of its own, to the seller.
fn is_told(event: &EventFacts) -> bool {
    let is_quoted = |text: &String| speech(Some("contacted"), text).is_some_and(|said| said.is_quoted);
    event.event == EventKind::Contacted
        && (event.text.is_some() && event.is_own || event.text.as_ref().is_some_and(is_quoted))
}

impl Told<'_> {
    /// The events by which a text says how the matter stands.
    pub(super) fn standing(&self) -> [(&'static str, Option<&EventFacts>); 6] {
        let stage = &self.facts.stage;
        [
            ("refusal", stage.refusal.as_ref()),
            ("refused_contact", stage.refused_contact.as_ref()),
            ("promise", stage.promise.as_ref()),
            ("last_answer", stage.answer.as_ref()),
            ("pending", stage.pending.as_ref()),
            ("last_message", stage.contact.as_ref().filter(|event| is_told(event))),
        ]
    }

    /// The question that this answered: 都没有 says nothing without it.
    pub(super) fn asked_first(&self) -> Option<Value> {
        const BEFORE: [&str; 5] = ["下单前", "付款前", "买之前", "拍之前", "购买前"];
        let place = self.placed_before_order()?.checked_sub(1)?;
        let message = &self.facts.timeline[place];
        let is_question = message.by == Actor::Consumer && message.event == EventKind::Contacted;
        let mark = self.events.get(place)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let words = BEFORE.iter().find_map(|word| mark.text.strip_prefix(word)).unwrap_or(mark.text);
        let words = words.trim_start_matches(['，', '我']).trim_start_matches("本人");
        (is_question && words.starts_with('问'))
            .then(|| mark.with_text(&self.voiced.text(words, Who::Other).text).into())
    }

    /// What the seller answered or assured of before the order was placed: the last of it.
    pub(super) fn before_order(&self) -> Option<Value> {
        self.placed_before_order().map(|place| self.event(place))
    }

    pub(super) fn placed_before_order(&self) -> Option<usize> {
        let placed = self.facts.order.placed?;
        let is_before = |event: &EventFacts| {
            let is_earlier = event.at.time.zip(placed.time).is_some_and(|(own, placed)| own < placed);
            event.at.day < placed.day || event.at.day == placed.day && is_earlier
        };
        let is_word = |event: &EventFacts| {
            event.by == Actor::Merchant
                && matches!(event.event, EventKind::Replied | EventKind::Promised | EventKind::Agreed)
                && event.quote.as_deref().is_some_and(|quote| self.is_of_matter(event, quote))
                && is_before(event)
                // What was to be done by a day that has passed is held against the seller further down.
                && !self.is_lapsed(event)
        };
        self.facts.timeline.iter().rposition(is_word)
    }

    /// A promise, or an answer that shares a word with the matter: 在的亲 is neither.
    fn is_of_matter(&self, event: &EventFacts, quote: &str) -> bool {
        let problem = &self.facts.problem;
        let details = problem.details.iter().map(|detail| detail.text.as_str());
        let mut texts = details.chain([problem.summary.as_str(), self.facts.order.item.as_str()]);
        event.event == EventKind::Promised || texts.any(|text| shared(text, quote).1 > 0)
    }

    /// What the seller had agreed to or assured of before the last refusal: the last that something would be done.
    pub(super) fn assured(&self) -> Vec<Value> {
        let refusal = self.facts.stage.refusal.as_ref().and_then(|event| self.place(event)).unwrap_or(0);
        let is_word = |place: &usize| {
            let event = &self.facts.timeline[*place];
            let is_agreed = event.event == EventKind::Agreed;
            // A repair that was agreed to and made is no word that was broken.
            let is_done =
                self.facts.timeline[*place..].iter().any(|later| later.event == EventKind::Repaired);
            let is_kept = is_done && event.quote.as_deref().is_some_and(|quote| quote.contains(['改', '修']));
            let quote = event.quote.as_deref().unwrap_or_default();
            let is_of_matter = event.event == EventKind::Replied && self.is_of_matter(event, quote);
            let is_word = is_agreed || self.gives(event) || is_of_matter;
            // What was said before the order is told there.
            // And what is answered point by point, there.
            let is_chat = self.voiced.register() == Register::Chat;
            let is_told = self.placed_before_order() == Some(*place) || is_chat && self.is_point(*place);
            event.by == Actor::Merchant && event.assures && !is_kept && !is_told && is_word
        };
        let places: Vec<usize> = (0..refusal).rev().filter(is_word).collect();
        let gives = |place: &&usize| self.gives(&self.facts.timeline[**place]);
        let last = places.iter().find(gives).or(places.first());
        // A promise of something else whose day has passed is held against the seller too, in its own words alone.
        let is_other = |place: &usize| {
            let event = &self.facts.timeline[*place];
            event.quote.is_some() && self.is_lapsed(event)
        };
        let told = last.map(|place| self.with_term(*place));
        let other = (0..refusal).rev().find(is_other).filter(|place| last != Some(place));
        told.into_iter().chain(other.map(|place| self.event(place))).collect()
    }

    /// The event, with whether the day that it names has passed.
    fn with_term(&self, place: usize) -> Value {
        let event = self.event(place);
        let is_lapsed = self.is_lapsed(&self.facts.timeline[place]);
        let Some(map) = event.as_map().filter(|_| is_lapsed) else { return event };
        let mut map = map.clone();
        map.insert("is_lapsed".into(), true.into());
        map.into()
    }

    fn is_lapsed(&self, event: &EventFacts) -> bool {
        event.by == Actor::Merchant
            && event.event == EventKind::Promised
            && event.until.is_some_and(|until| until < self.facts.case.as_of)
    }

    /// Is the last refusal among the reasons that a sentence meets?
    pub(super) fn refusal_is_met(&self) -> bool {
        let Some(place) = self.facts.stage.refusal.as_ref().and_then(|refusal| self.place(refusal)) else {
            return false;
        };
        let mut steps = self.facts.argument.steps.iter().filter(|step| !step.spoken.is_empty());
        steps.any(|step| self.met_place(step) == Some(place))
            || !self.replies(place).is_empty()
            || self.voiced.register() == Register::Chat && self.is_last_no(place)
    }

    /// The seller's promises whose days have passed, the last few as they were said.
    pub(super) fn lapsed(&self) -> Vec<Value> {
        let all: Vec<usize> = self
            .facts
            .timeline
            .iter()
            .enumerate()
            .filter(|(_, event)| self.is_lapsed(event))
            .map(|(at, _)| at)
            .collect();
        let few = all.len().saturating_sub(MOST_LAPSED);
        all[few..].iter().map(|place| self.event(*place)).collect()
    }

    /// Words that promise something of what is asked for, not how things are.
    fn gives(&self, event: &EventFacts) -> bool {
        let words = |kind: ClaimKind| match kind {
            ClaimKind::Exchange => "换",
            ClaimKind::Repair => "修",
            ClaimKind::Reship | ClaimKind::PriceDifference => "补",
            ClaimKind::Freight => "运费",
            ClaimKind::Loss | ClaimKind::Punitive => "赔",
            ClaimKind::Invoice => "票",
            _ => "退",
        };
        let quote = event.quote.as_deref().unwrap_or_default();
        self.facts.claims.iter().any(|claim| quote.contains(words(claim.kind)))
    }

    pub(super) fn place(&self, event: &EventFacts) -> Option<usize> {
        self.facts.timeline.iter().position(|one| one.from == event.from)
    }
}
