//! Reads the requests off the history: what each event asks, what each answer makes of it.

use crate::amount::Amount;
use crate::case::{Case, ClaimKind, Event, EventKind, Outcome};
use crate::knowledge::Reading;

use super::asked::{asked, claims, reports};
use super::decisions::outcome;
use super::request::{Request, State};
use super::sides::is_reply;
use super::{Asked, Inferred, Side, Sides, lapsed};

/// The requests of a case, by the event that first asks.
pub(super) fn requests(
    case: &Case,
    sides: Sides,
    reading: &Reading,
    inferred: &mut Vec<Inferred>,
) -> Vec<Request> {
    let mut reader = Reader { case, sides, reading, found: Vec::new(), back: Amount::ZERO, inferred };
    for (place, event) in case.history.iter().enumerate() {
        reader.read(place, event);
    }
    let mut found = reader.found;
    for request in &mut found {
        if request.state == State::Promised && lapsed(request.until, case.as_of) {
            request.state = State::PromiseBroken;
        }
    }
    found.sort_by_key(Request::first_asked);
    found
}

struct Reader<'a> {
    case: &'a Case,
    sides: Sides,
    reading: &'a Reading,
    found: Vec<Request>,
    /// What has come back so far.
    back: Amount,
    inferred: &'a mut Vec<Inferred>,
}

impl Reader<'_> {
    fn read(&mut self, place: usize, event: &Event) {
        if let Some(side) = self.sides.addressed(event) {
            self.ask(place, event, side);
        } else if let Some(side) = self.sides.side(event.by) {
            self.answer(place, event, side);
        }
        self.carry_out(place, event);
    }

    /// A question before the sale asks for nothing that was due.
    fn ask(&mut self, place: usize, event: &Event, side: Side) {
        let text = event.text.as_deref().unwrap_or_default();
        if self.reading.withdrawn.iter().any(|word| text.contains(word.as_str())) {
            self.withdraw(place, side);
            return;
        }
        if self.case.is_before_sale(event) && event.asks.is_empty() {
            return;
        }
        let stated: Vec<Asked> = event.asks.iter().copied().map(Asked::Claim).collect();
        let asks = if stated.is_empty() { asked(self.case, event, self.reading) } else { stated };
        if event.asks.is_empty() && !asks.is_empty() {
            self.infer(event, &asks);
        }
        for what in asks {
            self.add(place, event, side, what);
        }
    }

    /// To ask again goes on with what is open; what was granted is asked anew. A wish for a review or an answer goes on
    /// with whatever is open.
    fn add(&mut self, place: usize, event: &Event, side: Side, what: Asked) {
        let is_application = event.kind == EventKind::AfterSaleRequested;
        let goes_on = |request: &&mut Request| {
            let is_same = request.what.is_kin(what)
                || (what == Asked::Decision && matches!(request.what, Asked::Claim(_)));
            request.to == side && is_same && request.is_open() && !request.was_granted
        };
        if let Some(request) = self.found.iter_mut().rev().find(goes_on) {
            request.asked_at.push(place);
            request.is_application = is_application;
            if what != Asked::Decision && request.what.is_kin(what) {
                request.what = what;
            }
            if matches!(request.state, State::Silent | State::Replied) {
                (request.state, request.settled_by) = (State::Pending, None);
            }
            return;
        }
        for old in self.found.iter_mut().filter(|old| old.to == side && old.what.is_kin(what)) {
            old.is_succeeded |= old.is_open();
        }
        self.found.push(Request {
            to: side,
            what,
            asked_at: vec![place],
            state: State::Pending,
            settled_by: None,
            until: None,
            is_application,
            granted_by: None,
            was_granted: false,
            is_succeeded: false,
        });
    }

    fn withdraw(&mut self, place: usize, side: Side) {
        let open = |request: &&mut Request| request.to == side && request.is_open();
        if let Some(request) = self.found.iter_mut().rev().find(open) {
            request.settle(State::Withdrawn, place);
        }
    }

    fn answer(&mut self, place: usize, event: &Event, side: Side) {
        let Some(state) = answered(event, self.reading) else { return };
        let mut targets = self.named(event, side).unwrap_or_else(|| self.targets(place, side));
        if matches!(state, State::Promised | State::Granted) {
            let offered = match event.of {
                Some(claim) => vec![Asked::Claim(claim)],
                None => claims(self.case, event.quote.as_deref().unwrap_or_default(), self.reading),
            };
            let is_about = |number: &usize| {
                offered.is_empty() || offered.iter().any(|what| what.is_kin(self.found[*number].what))
            };
            targets.retain(is_about);
            if targets.is_empty() {
                let what = offered.first().copied().unwrap_or(Asked::Remedy);
                targets.extend(self.answered_report(place, side, what));
            }
        }
        for number in targets {
            let request = &mut self.found[number];
            let stays = match state {
                State::Silent => request.state != State::Pending,
                State::Replied => !matches!(request.state, State::Pending | State::Silent | State::Replied),
                _ => false,
            };
            if !stays {
                request.settle(state, place);
                request.until = event.until;
            }
        }
    }

    /// What the case says that an answer is about: what the event of this id asked.
    fn named(&self, event: &Event, side: Side) -> Option<Vec<usize>> {
        let id = event.answers.as_deref()?;
        let asked = self.case.history.iter().position(|one| one.id.as_deref() == Some(id))?;
        let is_it =
            |number: &usize| self.found[*number].to == side && self.found[*number].asked_at.contains(&asked);
        Some((0..self.found.len()).filter(is_it).collect())
    }

    /// What an answer is about: what was asked since the side's last answer, else what was asked last.
    fn targets(&self, place: usize, side: Side) -> Vec<usize> {
        let is_answer = |event: &Event| self.sides.side(event.by) == Some(side) && is_reply(event);
        let since = self.case.history[..place].iter().rposition(is_answer).map_or(0, |last| last + 1);
        let open: Vec<usize> = (0..self.found.len())
            .filter(|number| self.found[*number].to == side && self.found[*number].is_open())
            .collect();
        let fresh: Vec<usize> =
            open.iter().copied().filter(|number| self.found[*number].last_asked() >= since).collect();
        if !fresh.is_empty() {
            return fresh;
        }
        let last = open.into_iter().max_by_key(|number| self.found[*number].last_asked());
        last.into_iter().collect()
    }

    /// A promise to somebody who only reported the fault shows that it was to be put right: the report asked for that.
    fn answered_report(&mut self, place: usize, side: Side, what: Asked) -> Option<usize> {
        let is_report = |event: &Event| {
            self.sides.addressed(event) == Some(side)
                && !self.case.is_before_sale(event)
                && reports(event, self.reading)
        };
        let report = self.case.history[..place].iter().rposition(is_report)?;
        let event = &self.case.history[report];
        self.infer(event, &[what]);
        self.add(report, event, side, what);
        Some(self.found.len() - 1)
    }

    /// What came back or arrived carries out what was asked.
    fn carry_out(&mut self, place: usize, event: &Event) {
        match event.kind {
            EventKind::Refunded => {
                self.back = [self.back, event.amount.unwrap_or_default()].into_iter().sum();
                self.refunded(place);
            }
            EventKind::Delivered | EventKind::Shipped => self.arrived(place),
            _ => {}
        }
    }

    fn refunded(&mut self, place: usize) {
        let is_whole = is_paid_back(self.case, self.back);
        let is_money = |what: Asked| matches!(what, Asked::Claim(kind) if kind.is_refund() || kind == ClaimKind::PriceDifference);
        for request in self.found.iter_mut().filter(|request| request.is_open() && is_money(request.what)) {
            let is_done = is_whole && request.what != Asked::Claim(ClaimKind::PriceDifference);
            request.settle(if is_done { State::Done } else { State::Part }, place);
        }
    }

    /// Goods that come after they were asked for: sent again, exchanged or repaired.
    fn arrived(&mut self, place: usize) {
        use ClaimKind::{Exchange, Repair, Reship};
        let brings = |what: Asked| match what {
            Asked::Claim(kind) => matches!(kind, Exchange | Repair | Reship),
            Asked::Performance | Asked::Remedy => true,
            Asked::Proof | Asked::Decision => false,
        };
        for request in self.found.iter_mut().filter(|request| request.is_open() && brings(request.what)) {
            request.settle(State::Done, place);
        }
    }

    fn infer(&mut self, event: &Event, asks: &[Asked]) {
        let words: Vec<&str> = asks.iter().map(|asked| asked.word()).collect();
        self.inferred.push(Inferred {
            path: event.path().join("asks"),
            value: words.join("、"),
            why: "从这一步的文字里读出",
        });
    }
}

/// What an answer makes of a request.
fn answered(event: &Event, reading: &Reading) -> Option<State> {
    Some(match event.kind {
        EventKind::NoReply => State::Silent,
        EventKind::Refused | EventKind::Rejected => State::Refused,
        EventKind::Agreed => State::Granted,
        EventKind::Promised => State::Promised,
        EventKind::Replied | EventKind::Accepted | EventKind::Mediated => State::Replied,
        EventKind::InterventionDecided => match outcome(event, reading) {
            Some(Outcome::ForConsumer) => State::Granted,
            Some(Outcome::ForMerchant) => State::Refused,
            _ => State::Replied,
        },
        _ => return None,
    })
}

/// Has so much come back that nothing of the price is owed? What the case still claims is not paid, whatever came back.
fn is_paid_back(case: &Case, back: Amount) -> bool {
    let claims_price = case.claims.iter().any(|claim| claim.kind.is_refund());
    let price = case.order.paid.less(case.order.shipping.unwrap_or_default());
    back >= case.order.paid || (!claims_price && back >= price)
}
