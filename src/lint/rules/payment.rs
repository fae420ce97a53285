//! `channel/payment`: a payment channel suits what was paid through it.

use crate::case::{BesideBill, Case, PaymentMethod, beside_bill};
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Severity};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule};

pub(super) const RULE: Rule = Rule {
    id: "channel/payment",
    name: "渠道与这笔付款不符",
    level: Severity::Error,
    why: "支付机构只处理经它付款的订单，别处付的款在它的账单里查不到，投诉没有入口；请求与这笔钱无关、这笔钱已经全退的，它也办不了。",
    instead: "换一个渠道，如平台客服或者12315；付款方式写错了就改正 order.payment.method。",
    // The choice of channels asks for it: see `fit`.
    check: Check::Elsewhere,
    bad: &[
        Example::on("alipay", "# 底本用微信支付付款"),
        Example::on("alipay", "order: {item: 手工陶碗, paid: 268.00, payment: {method: other}}"),
        Example::on("wechat-pay", "order: {item: 手工陶碗, paid: 268.00, payment: {method: other}}"),
        Example::on(
            "wechat-pay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: alipay, transaction: \"2026050122000000000000000001\"}}",
        ),
        Example::on("wechat-pay", "order: {item: 手工陶碗, paid: 268.00}"),
        Example::on("wechat-pay", "claims: [{kind: apology, text: 停止来电并书面道歉}]"),
        Example::on("wechat-pay", "claims: [{kind: invoice}]"),
        Example::on(
            "wechat-pay",
            "claims: [{kind: freight, amount: 12.00, text: 寄回的运费}]\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: merchant, event: refunded, amount: 268.00}]",
        ),
    ],
    good: &[
        Example::on("wechat-pay", "# 底本用微信支付付款"),
        Example::on(
            "alipay",
            "order: {number: \"P712000000000000001\", item: 手工陶碗, paid: 268.00, payment: {method: alipay, transaction: \"2026050122000000000000000001\"}}",
        ),
        Example::of("order: {item: 手工陶碗, paid: 268.00, payment: {method: other}}"),
        Example::on(
            "12315",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: other}}",
        ),
        Example::on("note", "order: {item: 手工陶碗, paid: 268.00}"),
    ],
};

/// Why the channel does not suit the case, if it does not.
pub(in super::super) fn misfit(case: &Case, channel: &Channel) -> Option<Diagnostic> {
    let wanted = channel.payment.as_ref()?;
    match case.order.payment.as_ref().map(|payment| payment.method) {
        Some(found) if Some(found) == PaymentMethod::from_word(wanted) => beside_the_bill(case, channel),
        Some(_) => Some(
            RULE.finding(format!("这笔订单不是用{}付的款，不能走“{}”", channel.name, channel.id))
                .at(case.places.of("order.payment.method"), "付款方式")
                .help("换一个渠道；付款方式写错了就改正 order.payment.method"),
        ),
        None => Some(
            RULE.finding(format!("渠道“{}”要知道付款方式", channel.id))
                .at(case.places.parent_of("order.payment"), "写在这下面")
                .help(format!("写上 payment: {{method: {wanted}, transaction: \"交易单号\"}}")),
        ),
    }
}

/// What is asked is no matter of this payment: nothing of it is asked back, or all of it came back.
fn beside_the_bill(case: &Case, channel: &Channel) -> Option<Diagnostic> {
    let kinds = case.claims.iter().map(|claim| claim.kind);
    let (message, label) = match beside_bill(kinds, case.order.paid, case.refunded())? {
        BesideBill::NotAsked => (format!("请求与这笔付款无关，不能走“{}”", channel.id), "不是要退这笔钱"),
        BesideBill::Repaid => (format!("这笔付款已经全数退回，不能走“{}”", channel.id), "要的是别的钱"),
    };
    let place = case.places.of(&CasePath::of("claims").index(0).join("kind"));
    Some(RULE.finding(message).at(place, label).help("换一个渠道，如平台客服或者12315"))
}
