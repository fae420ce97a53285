//! `claim/already-refunded`: a claim for a sum of which a part came back after it was asked for.

use crate::amount::Amount;
use crate::case::{Actor, Case, Claim, Event, EventKind};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "claim/already-refunded",
    name: "诉求里还有已经退回的钱",
    level: Severity::Warning,
    why: "先要一个数，对方退了一部分，诉求还写原来的数，等于同一笔钱要两次；对方拿出退款记录，别的话也不好信了。",
    instead: "退的就是这一项的，诉求写还没有退的数；退的是别的一项的，不用改。",
    check: Check::Case(check),
    bad: &[
        refunded!("要求退还裂的3只的价款100元", "40.00", "{kind: refund, of: 裂的3只, amount: 100.00}"),
        refunded!("请退100元", "40.00", "{kind: refund, text: 裂的3只的价款, amount: 100.00}"),
        refunded!("请求退款100.00元", "99.00", "{kind: refund, amount: 100.00}"),
        refunded!("请退100元", "100.00", "{kind: refund, amount: 100.00}"),
        refunded!("退货，退100元", "30.00", "{kind: return-refund, of: 裂的3只, amount: 100.00}"),
        refunded!("100元请退给我", "10.00", "{kind: refund, amount: 100.00}, {kind: freight, amount: 12.00}"),
    ],
    good: &[
        refunded!("要求退还裂的3只的价款100元", "40.00", "{kind: refund, of: 裂的3只, amount: 60.00}"),
        refunded!("要求退款", "40.00", "{kind: refund, of: 裂的3只, amount: 100.00}"),
        refunded!("请退40元运费和100元价款", "100.00", "{kind: refund, amount: 40.00}"),
        refunded!("请求退款268元", "168.00", "{kind: refund}"),
        Example::of("claims: [{kind: refund, amount: 100.00}]"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    for claim in case.claims.iter().filter(|claim| claim.kind.is_refund()) {
        let Some((amount, refunds)) = refunded_since(case, claim) else { continue };
        let back: Amount = refunds.iter().filter_map(|event| event.amount).sum();
        let rest = amount.less(back);
        let mend = if rest == Amount::default() {
            "退的就是这一项的，删去这一项".to_owned()
        } else {
            format!("退的就是这一项的，改成还没有退的 {rest}")
        };
        let found = RULE
            .finding(format!("诉求的{amount}元以前就请求过，后来退回{back}元，诉求里没有减去"))
            .at(case.places.of(&claim.path().join("amount")), "请求退还");
        let told = refunds.iter().map(|event| case.places.of(&event.path().join("amount")));
        let found = told.fold(found, |found, place| found.at(place, "后来退回"));
        sink.push(found.help(format!("{mend}；退的是别的一项的，不用改")));
    }
}

/// The sum of the claim, with what came back after a message had named it: no more than it, or something else was paid.
fn refunded_since<'a>(case: &'a Case, claim: &Claim) -> Option<(Amount, Vec<&'a Event>)> {
    let amount = claim.amount?;
    let names = |event: &Event| {
        event.by == Actor::Consumer && event.text.as_deref().is_some_and(|text| amount.is_named_in(text))
    };
    let asked = case.history.iter().position(names)?;
    let later = case.history.iter().skip(asked + 1);
    let refunds = later.filter(|event| event.kind == EventKind::Refunded && event.amount.is_some());
    let refunds: Vec<&Event> = refunds.collect();
    let back: Amount = refunds.iter().filter_map(|event| event.amount).sum();
    (!refunds.is_empty() && back <= amount).then_some((amount, refunds))
}
