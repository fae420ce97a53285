//! `payment/above-paid`: more is asked through a payment institution than it could send back.

use crate::amount::Amount;
use crate::case::ClaimKind;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::to;

pub(super) const RULE: Rule = Rule {
    id: "payment/above-paid",
    name: "向支付渠道要的钱多于付的钱",
    level: Severity::Warning,
    why: "支付渠道只能退回经它付的钱：微信支付的申请退款金额随订单走（商户文档 apply_refund_amount），超出的部分它办不了，表单里写能退的数。要求退款超过实付的，另有 case/refund-above-paid。",
    instead: "差价和运费合计不超过还没有退的实付款；超出的损失向商家提出，或者在 12315、投诉信里写。",
    check: Check::Channels(check),
    bad: &[
        Example::of("claims: [{kind: price-difference, amount: 200.00}, {kind: freight, amount: 90.00}]"),
        Example::on("wechat-pay", "claims: [{kind: price-difference, amount: 268.01}]"),
        Example::on("wechat-pay", "claims: [{kind: freight, amount: 300.00}]"),
        Example::on(
            "alipay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 68.00, payment: {method: alipay, transaction: \"2026050122000000000000000001\"}}\nclaims: [{kind: price-difference, amount: 69.00}]",
        ),
        Example::on(
            "wechat-pay",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-06, by: merchant, event: refunded, amount: 200.00}]\nclaims: [{kind: price-difference, amount: 60.00}, {kind: freight, amount: 12.00}]",
        ),
    ],
    good: &[
        Example::of("claims: [{kind: price-difference, amount: 200.00}, {kind: freight, amount: 12.00}]"),
        Example::on("wechat-pay", "claims: [{kind: price-difference, amount: 268.00}]"),
        Example::on("wechat-pay", "claims: [{kind: return-refund}, {kind: freight, amount: 12.00}]"),
        // What a payment institution does not pay is not counted.
        Example::on(
            "wechat-pay",
            "claims: [{kind: price-difference, amount: 60.00}, {kind: loss, amount: 300.00, text: 检测费}]",
        ),
        Example::on(
            "12315",
            "claims: [{kind: price-difference, amount: 200.00}, {kind: freight, amount: 90.00}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Payment, channels) else { return };
    let case = subject.case;
    // A claim for the price itself is what the form asks for, and is checked where the case is read.
    if case.claims.iter().any(|claim| claim.kind.is_refund()) {
        return;
    }
    let partial = |kind: ClaimKind| {
        matches!(kind, ClaimKind::PriceDifference | ClaimKind::Freight | ClaimKind::ReducePrice)
    };
    let asked: Vec<_> = case.claims.iter().filter(|claim| partial(claim.kind)).collect();
    let sum: Amount = asked.iter().filter_map(|claim| claim.amount).sum();
    let left = case.order.paid.less(case.refunded());
    // Where all came back, the form asks for no money, and says so by itself.
    let Some(last) = asked.last().filter(|_| sum > left && !left.is_zero()) else { return };
    sink.push(
        RULE.finding(format!("走{doors}要求退回 {sum}元，多于能退的 {left}元"))
            .at(case.places.of(&last.path().join("amount")), "加上这一笔")
            .at(case.places.of("order.paid"), "实付总额")
            .help(format!("表单的金额写 {left}；超出的部分向商家提出，或者在 12315、投诉信里写")),
    );
}
