//! `claim/no-ground`: claims that no article supports on the facts of the case.

use crate::case::{ClaimKind, PunitiveBasis};
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "claim/no-ground",
    name: "没有找到支持诉求的条文",
    level: Severity::Warning,
    why: "没有依据的诉求可以协商，但受理的人难以支持；规则用不到案件里的事实上，文字里就不会写它。",
    instead: "核对 problem.kind 和 history 里的日期；对方承诺过的，写进 promises 或 history。",
    check: Check::Case(check),
    bad: &[
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货。, exhibits: [cracks]}\nclaims: [{kind: freight, amount: 12.00}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货。, exhibits: [cracks]}\nclaims: [{kind: return-refund}, {kind: freight, amount: 12.00, text: 寄回的运费}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-15, by: consumer, event: after-sale-requested}]\nclaims: [{kind: return-refund}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-15, by: consumer, event: after-sale-requested}]\nclaims: [{kind: refund}]",
        ),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请换货。, exhibits: [cracks]}\nclaims: [{kind: exchange}]",
        ),
    ],
    good: &[
        Example::of("# 底本是质量问题"),
        Example::of("claims: [{kind: freight, amount: 12.00, text: 寄回的运费}]"),
        Example::of(
            "problem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货。, exhibits: [cracks]}",
        ),
        Example::of("claims: [{kind: return-refund}, {kind: invoice, text: 实付268.00元的发票}]"),
        Example::of(
            "order: {number: \"P712000000000000001\", item: 手工陶碗, paid: 268.00, placed: 2026-05-01, promises: [退换货运费由商家承担]}\nproblem: {kind: seven-day-return, summary: 收到后不喜欢，申请无理由退货。, exhibits: [cracks]}\nclaims: [{kind: freight, amount: 12.00}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let (case, facts) = (subject.case, subject.facts);
    // Without the law there is nothing to judge by, and another department's is not among the data.
    if facts.procedure.is_empty() || facts.department.is_some() {
        return;
    }
    for (index, claim) in facts.claims.iter().enumerate() {
        // No rule on invoices is among the data: that says nothing about the claim. A promise is a ground of its own.
        if !claim.grounds.is_empty()
            || claim.kind == ClaimKind::Invoice
            || claim.basis == Some(PunitiveBasis::Promise)
        {
            continue;
        }
        sink.push(
            RULE.finding(format!("按案件里的事实，没有找到支持“{}”的条文", claim.kind.word()))
                .at(case.places.of(&CasePath::of("claims").index(index).join("kind")), "文字里不会写依据")
                .help(what_would(claim.kind)),
        );
    }
}

fn what_would(claim: ClaimKind) -> &'static str {
    match claim {
        ClaimKind::Freight => {
            "无理由退货的运费由消费者承担，另有约定的除外：有约定就把原话写进 promises（运费险不算）或 history；商品有质量问题的，problem.kind 选对应的一种"
        }
        ClaimKind::ReturnRefund | ClaimKind::Refund => {
            "history 里写明送达的日期、哪一天用什么话要求退货或者退款；商品有问题的，problem.kind 选对应的一种；服务没有提供的，在说这件事的细节里加上 shows: [service-not-given]；买它要做的事已经做不成的，加上 shows: [purpose-lost]；页面或者商家承诺过的，原话写进 promises 或 history"
        }
        ClaimKind::Punitive => {
            "写明 basis，并核对下单的日期；食品的十倍或者三倍只向生产者或者明知的经营者要求，把明知的事实和证据写进 problem.details"
        }
        _ => "核对 problem.kind 和 history 里的日期；对方承诺过的，写进 promises 或 history",
    }
}
