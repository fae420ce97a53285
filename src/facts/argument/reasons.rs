//! Reasons that change: a seller who refuses first for one thing and then for another has given no reason that holds, and of
//! two that put the fault down to different people at most one is right.

use crate::case::{Actor, ClaimKind, Event, EventKind};
use crate::dispute::{Asked, Position, Request, Side, Standing};
use crate::knowledge::{Refusal, heard};

use super::super::conditions::Witness;
use super::leads::quoted;
use super::{Arguing, Draft};

/// A reason that is told beside another has so many characters.
const LEAST: usize = 5;
/// And begins with none of these.
const HANGS: [char; 6] = ['而', '但', '还', '也', '又', '并'];

/// A reason as it was given: the event, and the clause of it.
type Given<'a> = (&'a Event, &'a str);

impl<'a> Arguing<'a> {
    /// Two accounts of the seller's that do not agree, else the first and the last reason of its refusals.
    pub(super) fn reasons(&self, drafts: &mut Vec<Draft<'a>>) {
        if let Some(two) = self.accounts() {
            drafts.push(self.set_side_by_side("accounts", two, "说法前后不同"));
        } else if let Some(two) = self.first_and_last() {
            drafts.push(self.set_side_by_side("reasons", two, "理由前后不同"));
        }
    }

    fn set_side_by_side(&self, of: &str, two: (Given<'a>, Given<'a>), differ: &str) -> Draft<'a> {
        let (first, last) = two;
        let said = |name: &str, (event, words): Given<'a>| {
            let quote = Some(event.path().join("quote"));
            Witness::default().with(&format!("{name}.at"), event.at, Some(event.path().join("at"))).with(
                &format!("{name}.quote"),
                quoted(words),
                quote,
            )
        };
        let witness = said("position", first).and(said("refusal", last));
        let line = format!(
            "{{seller}}{{position.at|day}}称{{position.quote|quoted}}，{{refusal.at|day}}称{{refusal.quote|quoted}}，{differ}"
        );
        let mut draft = Draft::of(of, 2);
        draft.step.breaker = self.line_of(&line, &["position", "refusal"], &witness);
        draft.step.sources = vec![first.0.path(), last.0.path()];
        draft
    }

    /// The last thing that the seller puts the fault down to, and the last before it that is another: 打印店拿串了, and then
    /// 照您备注来的.
    fn accounts(&self) -> Option<(Given<'a>, Given<'a>)> {
        let given = self.dispute.positions.iter().filter(|one| stands(one));
        let mut given: Vec<usize> = given.map(|position| position.at).collect();
        given.sort_unstable();
        given.dedup();
        let events = given.into_iter().rev().filter_map(|at| self.case.history.get(at));
        let told: Vec<(Given<'a>, Vec<&str>)> = events.filter_map(|event| self.account(event)).collect();
        let (last, blamed) = told.first()?;
        let is_other = |(given, other): &&(Given<'a>, Vec<&str>)| {
            given.0.index != last.0.index && other.iter().all(|one| !blamed.contains(one))
        };
        told.iter().find(is_other).map(|(first, _)| (*first, *last))
    }

    /// Whom these words put the fault down to, with the clause that does it first.
    fn account(&self, event: &'a Event) -> Option<(Given<'a>, Vec<&'a str>)> {
        let quote = event.quote.as_deref().filter(|_| event.by == Actor::Merchant)?;
        let coded = event.refusal.as_ref().and_then(|id| self.law.refusals.get(id));
        let sure = heard(&self.law.refusals, quote, true).into_iter().filter(|one| one.is_sure);
        let all: Vec<&'a Refusal> = coded.into_iter().chain(sure.map(|one| one.refusal)).collect();
        let clause = all.iter().filter(|refusal| refusal.blames.is_some());
        let clause =
            clause.filter_map(|refusal| self.reason_in(event, refusal)).find(|clause| is_whole(clause))?;
        Some(((event, clause), all.into_iter().filter_map(|refusal| refusal.blames.as_deref()).collect()))
    }

    /// The first and the last reason of the seller's refusals, where they are two.
    fn first_and_last(&self) -> Option<(Given<'a>, Given<'a>)> {
        let mut positions: Vec<&Position> = self.dispute.positions.iter().collect();
        positions.sort_by_key(|position| position.at);
        let refused = positions.into_iter().filter_map(|position| self.refused(position));
        let refused: Vec<(&Event, &Refusal)> = refused.collect();
        let ((first, one), (last, other)) = (refused.first()?, refused.last()?);
        // One answer may give several reasons at once, two of one day are given together, and two may share one beside others.
        if one.id == other.id || first.at.day == last.at.day || self.shares_reason(first, last) {
            return None;
        }
        // What was refused then was something else: the price, and months later a repair.
        let place = |event: &Event| self.case.history.iter().position(|one| one.index == event.index);
        let (from, to) = (place(first)?, place(last)?);
        let is_other = |request: &Request| {
            use ClaimKind::{Exchange, Redo, Repair, Reship};
            let is_goods = matches!(request.what, Asked::Claim(Exchange | Redo | Repair | Reship));
            is_goods && (from..to).contains(&request.first_asked())
        };
        let is_before = |request: &Request| request.first_asked() < from;
        // 发票？一百二十九的团购还要啥发票 is said to what was asked for in between.
        let is_apart = |request: &Request| {
            let is_paper = matches!(request.what, Asked::Claim(ClaimKind::Invoice | ClaimKind::Disclosure));
            is_paper && (from..to).contains(&request.first_asked())
        };
        if self.dispute.requests.iter().any(is_apart) {
            return None;
        }
        if self.dispute.requests.iter().any(is_before) && self.dispute.requests.iter().any(is_other) {
            return None;
        }
        // In their own words: a name of ours (有使用痕迹) is not what they said.
        let whole = |event: &'a Event, refusal| {
            let clause = self.reason_in(event, refusal)?;
            is_whole(clause).then_some((event, clause))
        };
        Some((whole(first, one)?, whole(last, other)?))
    }

    /// Is one reason heard in both? A reason that was given twice stands at its last day alone.
    fn shares_reason(&self, first: &Event, last: &Event) -> bool {
        let reasons = |event: &Event| {
            let all = heard(&self.law.refusals, event.quote.as_deref().unwrap_or_default(), true);
            all.into_iter().map(|one| one.refusal.id.clone()).collect::<Vec<_>>()
        };
        let last = reasons(last);
        reasons(first).iter().any(|reason| last.contains(reason))
    }

    /// The refusal of a position that stands, with its reason.
    fn refused(&self, position: &Position) -> Option<(&'a Event, &'a Refusal)> {
        let event = self.case.history.get(position.at)?;
        let is_refusal = stands(position) && event.kind == EventKind::Refused;
        let id = position.refusal.as_ref().filter(|_| is_refusal)?;
        let refusal = self.law.refusals.get(id)?;
        refusal.reason.as_ref()?;
        Some((event, refusal))
    }
}

/// 而且使用过了 is a scrap.
fn is_whole(clause: &str) -> bool {
    clause.chars().count() >= LEAST && !clause.starts_with(HANGS)
}

/// Does the seller still say this?
fn stands(position: &Position) -> bool {
    position.by == Side::Seller && position.standing == Standing::Stands
}
