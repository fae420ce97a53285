//! Several payments: they make up what was paid.

use crate::amount::Amount;
use crate::diagnostic::{Diagnostic, Sink};

use super::super::model::Case;

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let order = &case.order;
    let sum: Amount = order.payments.iter().map(|payment| payment.amount).sum();
    let is_read =
        case.places.keys.keys().filter(|path| is_payment(path.as_str())).count() == order.payments.len();
    if is_read && !order.payments.is_empty() && sum != order.paid && !order.paid.is_zero() {
        let last = order.payments.len() - 1;
        sink.push(
            Diagnostic::error("case/payments", format!("各次付款共 {sum}元，和实付 {}元 不一样", order.paid))
                .at(case.places.of(&format!("order.payments[{last}].amount")), "加到这一笔")
                .at(case.places.of("order.paid"), "实付总额")
                .help("paid 写各次付款的总数，在平台以外付的也算；还没有付的不写进 payments"),
        );
    }
    let transaction = order.payment.as_ref().and_then(|payment| payment.transaction.as_ref());
    let known: Vec<&String> =
        order.payments.iter().filter_map(|payment| payment.transaction.as_ref()).collect();
    if let Some(own) = transaction.filter(|own| !known.is_empty() && !known.contains(own)) {
        sink.push(
            Diagnostic::error("case/payments", format!("交易单号 {own} 不在 payments 里"))
                .at(case.places.of("order.payment.transaction"), "")
                .help("payment 写要投诉的那一笔，单号和 payments 里的那一笔一致"),
        );
    }
}

fn is_payment(path: &str) -> bool {
    path.strip_prefix("order.payments[").is_some_and(|rest| rest.ends_with(']') && !rest.contains('.'))
}
