//! Which conditions hold in a case, and of what: what each binds fills the slots of the sentences that apply a rule.

mod asks;
mod assured;
mod cause;
mod charge;
mod contrast;
mod costs;
mod course;
mod late_word;
mod matter;
mod measure;
mod met;
mod page;
mod promised;
mod service;
mod shown;
mod sums;
mod term;
mod time;
mod witness;

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::case::{Actor, Case, Claim, ClaimKind, Event, EventKind, MerchantKind, PunitiveBasis, ReasonKind};
use crate::dispute::{Asked as Wanted, Dispute, Request};
use crate::slots::{Application, Form, Part};

use super::exhibits::Labels;
use super::stage::is_answered;
use super::value::Fixed;
use super::{Law, Piece};

pub(super) use contrast::is_of_none;
pub(super) use measure::gap;
pub(super) use witness::{Witness, of_claim, of_position};

/// The conditions that hold in a case.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions {
    holds: BTreeMap<String, Witness>,
    /// Those that are true of a claim, by its kind.
    of_claims: BTreeMap<&'static str, BTreeMap<String, Witness>>,
    /// What every case has.
    always: Witness,
}

/// A claim with what it gives the slots.
#[derive(Debug, Clone)]
pub(super) struct Asked<'a> {
    pub(super) claim: &'a Claim,
    pub(super) witness: Witness,
}

/// What conditions are read off.
#[derive(Clone, Copy)]
struct Look<'a> {
    case: &'a Case,
    law: &'a Law,
    labels: &'a Labels,
    /// What the history means.
    dispute: &'a Dispute,
    /// Substance is judged by the day of the transaction.
    day: Day,
}

/// 更换柜板的费用由此产生: what was done is no cost by itself.
fn costs_named(pieces: &mut [Piece]) {
    const ACTS: [&str; 11] =
        ["更换", "重新", "重做", "另买", "另租", "另订", "清洗", "拆", "送检", "搬", "补办"];
    for at in 1..pieces.len() {
        let (before, rest) = pieces.split_at_mut(at);
        let (Some(claim), Some(fixed)) = (before.last(), rest[0].fixed.as_mut()) else { continue };
        let is_claim = claim.from.as_ref().is_some_and(|from| from.as_str().starts_with("claims["));
        let words = claim.words.as_deref().unwrap_or_default();
        let is_cost = words.ends_with(['款', '费', '钱', '金', '用']);
        let is_act = ACTS.iter().any(|act| words.starts_with(act)) && !is_cost;
        if is_claim && is_act && fixed.0.starts_with(['因', '由', '应']) {
            fixed.0.insert_str(0, "的费用");
        }
    }
}

/// Does a message ask the merchant to take the goods back?
pub(super) fn asks_return(event: &Event, dispute: &Dispute) -> bool {
    asks_for(dispute, event, ClaimKind::ReturnRefund) == asks::Ask::Yes
}

/// Does a message ask for this? What the case says, and what the history was read to ask, goes before its bare words.
fn asks_for(dispute: &Dispute, event: &Event, claim: ClaimKind) -> asks::Ask {
    let is_kin = |kind: ClaimKind| kind == claim || (kind.is_refund() && claim.is_refund());
    let names = |what: Wanted| matches!(what, Wanted::Claim(kind) if is_kin(kind));
    let is_it = |request: &Request| names(request.what) && request.asked_at.contains(&event.index);
    let is_read = || dispute.requests.iter().any(is_it);
    match asks::asks(dispute.sides, event, claim) {
        asks::Ask::No if dispute.sides.is_contact(event) && is_read() => asks::Ask::Yes,
        ask => ask,
    }
}

impl Conditions {
    pub(super) fn of(case: &Case, law: &Law, labels: &Labels, dispute: &Dispute, day: Day) -> Self {
        let look = Look { case, law, labels, dispute, day };
        let mut found = Self { always: look.always(), ..Self::default() };
        found.time(look);
        found.order(look);
        found.parties(look);
        found.course(look);
        found.pages(look);
        found.assured(look);
        found.matter(look);
        found.cause(look);
        found.measures(case);
        found.sums(look);
        found.shown(look);
        found.met(look);
        found.right(look);
        found
    }

    /// All of `when` and none of `unless`, of the case as a whole.
    pub(super) fn allow(&self, when: &[String], unless: &[String]) -> bool {
        self.allow_for(when, unless, None)
    }

    /// The same of this claim.
    pub(super) fn allow_for(&self, when: &[String], unless: &[String], claim: Option<ClaimKind>) -> bool {
        when.iter().all(|word| self.of_claim(word, claim).is_some())
            && !unless.iter().any(|word| self.of_claim(word, claim).is_some())
    }

    /// The same of the case or of one of these claims: before what costs more is looked for.
    pub(super) fn allow_some(&self, when: &[String], unless: &[String], asked: &[Asked<'_>]) -> bool {
        let mut kinds = asked.iter().map(|asked| Some(asked.claim.kind)).chain([None]);
        kinds.any(|kind| self.allow_for(when, unless, kind))
    }

    /// The sentence with its slots filled; `None` where the case leaves one empty.
    pub(super) fn fill(
        &self,
        application: &Application,
        when: &[String],
        claim: Option<&Asked<'_>>,
    ) -> Option<Vec<Piece>> {
        self.fill_with(application, when, claim, &Witness::default())
    }

    /// The same with what the place of the sentence gives.
    pub(super) fn fill_with(
        &self,
        application: &Application,
        when: &[String],
        claim: Option<&Asked<'_>>,
        more: &Witness,
    ) -> Option<Vec<Piece>> {
        let kind = claim.map(|asked| asked.claim.kind);
        let bound: Vec<&Witness> = when.iter().filter_map(|word| self.of_claim(word, kind)).collect();
        let value = |path: &str| {
            let own = claim.map(|asked| &asked.witness);
            bound.iter().copied().chain(own).chain([&self.always, more]).find_map(|witness| witness.get(path))
        };
        let piece = |part: &Part| match part {
            Part::Fixed(words) => Some(Piece { fixed: Some(Fixed(words.clone())), ..Piece::default() }),
            Part::Me => Some(Piece { who: Some("me".into()), ..Piece::default() }),
            Part::Seller => Some(Piece { who: Some("seller".into()), ..Piece::default() }),
            Part::Slot { path, form, is_marked } => match (value(path), form) {
                (Some(value), form) => Some(value.piece(*form, *is_marked, path)),
                // Nothing proves it: then nothing stands in the brackets.
                (None, Form::Refs) => Some(Piece::default()),
                (None, _) => None,
            },
        };
        let pieces: Option<Vec<Piece>> = application.parts().iter().map(piece).collect();
        let mut pieces: Vec<Piece> = pieces?.into_iter().filter(|piece| *piece != Piece::default()).collect();
        costs_named(&mut pieces);
        Some(pieces)
    }

    fn of_claim(&self, word: &str, claim: Option<ClaimKind>) -> Option<&Witness> {
        let of_claim = claim.and_then(|claim| self.of_claims.get(claim.word())?.get(word));
        of_claim.or_else(|| self.holds.get(word))
    }

    /// Is it true of one of these claims, or of the case?
    pub(super) fn hold_of(&self, word: &str, asked: &[Asked<'_>]) -> bool {
        asked.iter().any(|asked| self.of_claim(word, Some(asked.claim.kind)).is_some())
    }

    /// Is it true of the case as a whole?
    pub(super) fn has(&self, word: &str) -> bool {
        self.holds.contains_key(word)
    }

    fn set(&mut self, name: &str, holds: bool) {
        if holds {
            self.bind(name, Some(Witness::default()));
        }
    }

    /// True of this, where there is one.
    fn bind(&mut self, name: &str, witness: Option<Witness>) {
        if let Some(witness) = witness {
            self.holds.insert(name.to_owned(), witness);
        }
    }

    /// True of this for one claim.
    fn bind_for(&mut self, name: &str, claim: ClaimKind, witness: Option<Witness>) {
        if let Some(witness) = witness {
            self.of_claims.entry(claim.word()).or_default().insert(name.to_owned(), witness);
        }
    }

    fn order(&mut self, look: Look<'_>) {
        let case = look.case;
        let page = |word: &str| case.order.promises.iter().any(|promise| promise.text == word);
        self.set("no-reason-return", case.problem.kind == "seven-day-return");
        self.set("promise-seven-day", page("seven-day-return"));
        self.set("promise-freight", page("return-freight-insurance"));
        let by_merchant =
            |event: &&Event| event.kind == EventKind::Promised && look.dispute.sides.is_seller(event.by);
        let mut promised = case.history.iter().rev().filter(by_merchant);
        self.set("promise-made", !case.order.promises.is_empty() || promised.clone().next().is_some());
        // 三天内一定给答复 was kept by whatever was answered.
        let is_kept = |event: &Event| is_answered(case, look.dispute.sides, event);
        let is_past = |event: &Event| event.until.is_some_and(|until| until < case.as_of);
        let lapsed = promised.find(|event| is_past(event) && !is_kept(event));
        self.bind("promise-lapsed", lapsed.map(|event| look.promise(event)));
        let basis = |basis: PunitiveBasis| {
            case.claims.iter().any(|c| c.kind == ClaimKind::Punitive && c.basis == Some(basis))
        };
        self.set("refund-claimed", case.claims.iter().any(|claim| claim.kind.is_refund()));
        let is_back = |claim: &Claim| matches!(claim.kind, ClaimKind::ReturnRefund | ClaimKind::Exchange);
        self.set("return-claimed", case.claims.iter().any(is_back));
        let was_return = |request: &Request| request.what == Wanted::Claim(ClaimKind::ReturnRefund);
        let is_asked = look.dispute.requests.iter().any(was_return);
        self.set("return-asked", is_asked || case.claims.iter().any(is_back));
        self.set("fraud-claimed", basis(PunitiveBasis::Fraud));
        self.set("food-claimed", basis(PunitiveBasis::Food));
    }

    fn parties(&mut self, look: Look<'_>) {
        let case = look.case;
        let refused =
            |event: &&Event| event.kind == EventKind::Refused && look.dispute.sides.is_seller(event.by);
        let refusal = case.history.iter().rev().find(refused);
        self.bind("refused", refusal.map(|event| look.event("refusal", event)));
        self.set("livestream", case.merchant.kind == Some(MerchantKind::Livestream));
        self.set("platform-owned", case.merchant.kind == Some(MerchantKind::PlatformOwned));
        let reason = case.respondent_reason.as_ref();
        for (kind, name) in [
            (ReasonKind::NoSellerIdentity, "reason-no-identity"),
            (ReasonKind::BrokenPromise, "reason-broken-promise"),
            (ReasonKind::KnewAndFailed, "reason-knew"),
            (ReasonKind::PlatformOwned, "reason-platform-owned"),
        ] {
            self.bind(name, reason.filter(|reason| reason.kind == kind).map(|reason| look.reason(reason)));
        }
        let platform = |event: &&Event| event.by == Actor::Platform && event.kind == EventKind::Replied;
        let answered = case.history.iter().rev().find(platform).filter(|event| event.quote.is_some());
        self.bind("platform-answered", answered.map(|event| look.event("answer", event)));
    }
}

impl Look<'_> {
    /// The consumer turned to the seller.
    fn is_contact(self, event: &Event) -> bool {
        self.dispute.sides.is_contact(event)
    }

    /// The seller answered.
    fn is_answer(self, event: &Event) -> bool {
        self.dispute.sides.is_answer(event)
    }

    fn asks(self, event: &Event, claim: ClaimKind) -> asks::Ask {
        asks_for(self.dispute, event, claim)
    }
}
