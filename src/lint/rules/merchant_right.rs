//! `claim/merchant-may-be-right`: where the merchant may be right, the writer is told, and the text does not argue it.

use crate::case::{Actor, EventKind};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "claim/merchant-may-be-right",
    name: "商家的理由可能成立",
    level: Severity::Warning,
    why: "对方有理的地方硬争，整份投诉都会显得不可信；文字里不会反驳这个理由。",
    instead: "核对事实；商品有质量问题或者与页面不符的，把 problem.kind 改成对应的一种；页面承诺过的，写进 promises。",
    check: Check::Case(check),
    bad: &[
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货被拒。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-15, by: consumer, event: after-sale-requested}, {at: 2026-05-16, by: merchant, event: refused, quote: 包装已拆，影响二次销售}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货被拒。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused, refusal: activated}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货被拒。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused, refusal: custom-made}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货被拒。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused, refusal: virtual-goods}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，退回运费没有退。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused, refusal: freight-yourself}]",
        ),
    ],
    good: &[
        Example::of("# 底本是质量问题，包装已拆不是理由"),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货被拒。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused, quote: 包装已拆，影响二次销售}]",
        ),
        Example::of(
            "history: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused, refusal: custom-made}]",
        ),
        Example::of(
            "history: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused, refusal: freight-yourself}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货没有回音。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-08, by: merchant, event: no-reply}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let Some(refusal) = &subject.facts.refusal else { return };
    let case = subject.case;
    let refused = case
        .history
        .iter()
        .rev()
        .find(|event| event.kind == EventKind::Refused && event.by == Actor::Merchant);
    let Some(event) = refused else { return };
    for tell in &refusal.merchant_may_be_right {
        sink.push(
            RULE.finding(format!("商家的理由“{}”可能成立", refusal.name))
                .at(case.places.of(&event.path().join("quote")), "")
                .help(tell.clone()),
        );
    }
}
