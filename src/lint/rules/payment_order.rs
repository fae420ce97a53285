//! `payment/no-order`: a transaction number that cannot be one.

use crate::case::PaymentMethod;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::to;

pub(super) const RULE: Rule = Rule {
    id: "payment/no-order",
    name: "交易单号不像账单里的",
    level: Severity::Warning,
    why: "支付渠道按账单里的交易单号找订单，写成平台的订单号就找不到。微信支付的单号实际见到的是28位、以4200开头的数字，支付宝的是一串数字；这是见到的样子，没有官方文字。没有写单号的，另有 channel/missing-key。",
    instead: "在付款账单的详情里抄交易单号，用引号括起来，不要空格。",
    check: Check::Channels(check),
    bad: &[
        Example::of(
            "order: {number: \"P1\", item: 手工陶碗, category: 家居用品, paid: 268.00, payment: {method: wechat-pay, transaction: P1}}",
        ),
        Example::on(
            "wechat-pay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: wechat-pay, transaction: \"42000000002026050100000001\"}}",
        ),
        Example::on(
            "wechat-pay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: wechat-pay, transaction: \"2026050122000000000000000001\"}}",
        ),
        Example::on(
            "wechat-pay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: wechat-pay, transaction: \"4200 0000 0020 2605 0100 0000 0001\"}}",
        ),
        Example::on(
            "alipay",
            "order: {number: \"2026050122000000000000000001\", item: 手工陶碗, paid: 268.00, payment: {method: alipay, transaction: \"2026050122000000000000000001\"}}",
        ),
        Example::on(
            "alipay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: alipay, transaction: 支付宝付款}}",
        ),
        Example::on(
            "alipay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: alipay, transaction: \"4200000000202605010000000001\"}}",
        ),
    ],
    good: &[
        Example::of("# 底本的单号是28位"),
        Example::on(
            "wechat-pay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: wechat-pay, transaction: \"4200009999202612319999999999\"}}",
        ),
        Example::on(
            "alipay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: alipay, transaction: \"2026050122000000000000000001\"}}",
        ),
        Example::on(
            "alipay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: alipay, transaction: \"2016050121001001\"}}",
        ),
        Example::on(
            "12315",
            "order: {number: \"P1\", item: 手工陶碗, category: 家居用品, paid: 268.00, payment: {method: other, transaction: CARD1}}",
        ),
        Example::on(
            "12315",
            "order: {number: \"P1\", item: 手工陶碗, category: 家居用品, paid: 268.00, payment: {method: wechat-pay, transaction: P1}}",
        ),
    ],
};

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Payment, channels) else { return };
    let order = &subject.case.order;
    let Some(payment) = &order.payment else { return };
    let Some(number) = payment.transaction.as_deref() else { return };
    let all_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    let is_wechat = all_digits && number.len() == 28 && number.starts_with("4200");
    let (what, help) = match payment.method {
        _ if order.number.as_deref() == Some(number) => {
            ("和订单号一样", "订单号是平台的，交易单号在付款账单的详情里")
        }
        PaymentMethod::WechatPay if !is_wechat => (
            "不像微信支付的单号",
            "实际见到的是28位、以4200开头的数字，没有官方文字；在账单详情里核对，不要空格",
        ),
        PaymentMethod::Alipay if !all_digits => {
            ("不像支付宝的交易号", "实际见到的是一串数字，没有官方文字；在账单详情里核对，不要空格")
        }
        PaymentMethod::Alipay if is_wechat => ("像微信支付的单号", "核对付款方式和单号，改正其中一个"),
        _ => return,
    };
    sink.push(
        RULE.finding(format!("交易单号{what}，{doors}可能找不到这一单"))
            .at(subject.case.places.of("order.payment.transaction"), "")
            .help(help),
    );
}
