//! Which events belong in one sentence: a message with its answer, an application with its outcome, a parcel with its
//! receipt. A silence goes with what it followed.

use crate::case::{Actor, EventKind, RespondentKind};
use crate::facts::{EventFacts, Facts, Told};

use super::{Move, MoveKind};

/// So many messages share one sentence at most: a reader loses a longer chain.
const MOST_MESSAGES: usize = 3;

/// The moves of the account, in order; the order itself first, after what was before it.
pub(super) fn moves(facts: &Facts, told: Vec<Told>) -> Vec<Move> {
    let mut grouping = Grouping { facts, moves: Vec::new() };
    let mut is_bought = false;
    let steps: Vec<Told> = told.into_iter().filter(|step| is_told(facts, step)).collect();
    let mut rest = steps.as_slice();
    while let Some(step) = rest.first() {
        if !is_bought && !is_before_sale(facts, step) {
            grouping.moves.push(bought());
            is_bought = true;
        }
        let taken = match step {
            Told::Fold(fold) => {
                let fold = Some(fold.clone());
                grouping.moves.push(Move { kind: MoveKind::Folded, fold, ..Move::default() });
                1
            }
            Told::Event(place) => grouping.group(*place, &rest[1..]),
        };
        rest = &rest[taken..];
    }
    if !is_bought {
        grouping.moves.push(bought());
    }
    grouping.joined()
}

fn bought() -> Move {
    Move { kind: MoveKind::Bought, ..Move::default() }
}

/// The order is told by the order itself, unless the case says more of it.
fn is_told(facts: &Facts, step: &Told) -> bool {
    let Told::Event(place) = step else { return true };
    let event = &facts.timeline[*place];
    event.event != EventKind::Ordered || says_more(event)
}

fn says_more(event: &EventFacts) -> bool {
    event.text.is_some() || event.quote.is_some() || !event.exhibits.is_empty()
}

fn is_before_sale(facts: &Facts, step: &Told) -> bool {
    let place = match step {
        Told::Event(place) => *place,
        Told::Fold(fold) => *fold.places.end(),
    };
    let at = facts.timeline[place].at;
    facts.order.placed.is_some_and(|placed| at.is_before(placed))
}

struct Grouping<'a> {
    facts: &'a Facts,
    moves: Vec<Move>,
}

impl Grouping<'_> {
    fn event(&self, place: usize) -> &EventFacts {
        &self.facts.timeline[place]
    }

    /// Makes a move of this event and what belongs to it; says how many steps it took.
    fn group(&mut self, place: usize, rest: &[Told]) -> usize {
        let next = |number: usize| match rest.get(number) {
            Some(Told::Event(place)) => Some(*place),
            _ => None,
        };
        let event = self.event(place);
        let (moved, taken) = match event.event {
            EventKind::Contacted if event.by == Actor::Consumer => self.asked(MoveKind::Asked, place, next),
            EventKind::AfterSaleRequested => self.asked(MoveKind::Applied, place, next),
            EventKind::Shipped | EventKind::Delivered => self.delivery(place, next),
            EventKind::ReturnShipped => self.with(
                MoveKind::SentBack,
                place,
                next(0),
                &[EventKind::ReturnReceived, EventKind::ReturnRefused],
            ),
            EventKind::InterventionRequested => {
                self.with(MoveKind::Intervention, place, next(0), &[EventKind::InterventionDecided])
            }
            EventKind::Complained => self.complaint(place, next),
            EventKind::Paid => {
                let is_trade = !says_more(event);
                (Move { events: vec![place], is_trade, ..Move::default() }, 1)
            }
            _ => (Move { events: vec![place], ..Move::default() }, 1),
        };
        self.moves.push(moved);
        taken
    }

    /// A message or an application, the silence after it, and the answer.
    fn asked(&self, kind: MoveKind, place: usize, next: impl Fn(usize) -> Option<usize>) -> (Move, usize) {
        let to = self.asks_of(place);
        let mut taken = 1;
        let is_silence = |at: &usize| self.event(*at).event == EventKind::NoReply && self.is_by(*at, to);
        let silence = next(taken - 1).filter(is_silence);
        taken += usize::from(silence.is_some());
        let answer = next(taken - 1).filter(|at| self.is_answer(*at) && self.is_by(*at, to));
        taken += usize::from(answer.is_some());
        (Move { kind, events: vec![place], silence, answer, ..Move::default() }, taken)
    }

    /// Goods sent off and received, with what the writer did the same day.
    fn delivery(&self, place: usize, next: impl Fn(usize) -> Option<usize>) -> (Move, usize) {
        let mut events = vec![place];
        let is_shipped = self.event(place).event == EventKind::Shipped;
        events.extend(next(0).filter(|at| is_shipped && self.event(*at).event == EventKind::Delivered));
        let last = events.last().copied().unwrap_or(place);
        let received = self.event(last);
        let is_same_day = |at: &usize| {
            let event = self.event(*at);
            let is_own = event.event == EventKind::Other && event.is_own && event.exhibits.is_empty();
            received.event == EventKind::Delivered && is_own && event.at.day == received.at.day
        };
        let between = next(events.len() - 1).filter(is_same_day);
        let taken = events.len() + usize::from(between.is_some());
        let is_trade = received.event == EventKind::Shipped && !says_more(received);
        (Move { kind: MoveKind::Delivery, events, between, is_trade, ..Move::default() }, taken)
    }

    /// A step with the one that ends it, where that follows at once.
    fn with(&self, kind: MoveKind, place: usize, next: Option<usize>, ends: &[EventKind]) -> (Move, usize) {
        let answer = next.filter(|at| ends.contains(&self.event(*at).event));
        let taken = 1 + usize::from(answer.is_some());
        (Move { kind, events: vec![place], answer, ..Move::default() }, taken)
    }

    fn complaint(&self, place: usize, next: impl Fn(usize) -> Option<usize>) -> (Move, usize) {
        let is = |at: &usize, kinds: &[EventKind]| kinds.contains(&self.event(*at).event);
        let between = next(0).filter(|at| is(at, &[EventKind::Accepted]));
        let after = usize::from(between.is_some());
        let answer = next(after).filter(|at| is(at, &[EventKind::Mediated, EventKind::Rejected]));
        let taken = 1 + after + usize::from(answer.is_some());
        (Move { kind: MoveKind::Complaint, events: vec![place], between, answer, ..Move::default() }, taken)
    }

    /// Whom an event of the writer's addresses.
    fn asks_of(&self, place: usize) -> RespondentKind {
        match self.event(place).to {
            RespondentKind::Platform if !self.facts.dispute.platform_sells => RespondentKind::Platform,
            _ => RespondentKind::Merchant,
        }
    }

    fn is_by(&self, place: usize, who: RespondentKind) -> bool {
        match self.event(place).by {
            Actor::Merchant => who == RespondentKind::Merchant,
            Actor::Platform => who == RespondentKind::Platform || self.facts.dispute.platform_sells,
            _ => false,
        }
    }

    fn is_answer(&self, place: usize) -> bool {
        use EventKind::{Agreed, Offered, Promised, Refused, Replied};
        matches!(self.event(place).event, Agreed | Offered | Promised | Refused | Replied)
    }

    /// Messages that shared one silence in one sentence, and the weight of each move.
    fn joined(self) -> Vec<Move> {
        let facts = self.facts;
        let mut joined: Vec<Move> = Vec::new();
        for one in self.moves {
            match joined.last_mut() {
                Some(last) if is_silent_pair(facts, last, &one) => {
                    last.events.extend(one.events);
                    last.silence = one.silence;
                }
                _ => joined.push(one),
            }
        }
        for one in &mut joined {
            let weights = one.places().into_iter().map(|place| facts.timeline[place].weight);
            one.weight = weights.min().unwrap_or(0);
        }
        joined
    }
}

/// Two messages to the same side, the second and perhaps the first followed by silence and neither by an answer. The first
/// silence goes into the second, so it must say nothing more.
fn is_silent_pair(facts: &Facts, last: &Move, one: &Move) -> bool {
    let told = |one: &Move| one.events.iter().chain(&one.silence).copied().collect::<Vec<_>>();
    let cited = |place: usize| facts.timeline[place].exhibits.iter();
    let rest: Vec<&String> = last.events.iter().copied().chain(told(one)).flat_map(cited).collect();
    let says_no_more = |place: usize| {
        let event = &facts.timeline[place];
        event.text.is_none() && event.quote.is_none() && cited(place).all(|label| rest.contains(&label))
    };
    let is_open = |one: &Move| one.kind == MoveKind::Asked && one.answer.is_none();
    let to = |one: &Move| one.events.first().map(|place| facts.timeline[*place].to);
    // 不读了，就按协议退 was said to the offer before it, and waited for nothing.
    let before = last.events.first().and_then(|place| facts.timeline.get(place.checked_sub(1)?));
    let declines = last.silence.is_none() && before.is_some_and(|event| event.event == EventKind::Offered);
    is_open(last)
        && !declines
        && is_open(one)
        && one.silence.is_some()
        && last.silence.is_none_or(says_no_more)
        && last.events.len() < MOST_MESSAGES
        && to(last) == to(one)
}
