//! Bills of `WeChat` and Alipay: what their layout says beside its labels.

use super::labels::{labelled, sum};
use super::page::Page;

/// The labels that one of the two bills has and nothing else.
const OF_WECHAT: &[&str] = &["商户单号", "商户全称"];
const OF_ALIPAY: &[&str] = &["商家订单号", "收款方全称", "商品说明"];

/// The method of payment of a bill, and the sum that stands alone with a minus.
pub(super) fn read(lines: &[&str], page: &mut Page) {
    let has = |labels: &[&str]| {
        let is_one = |line: &&&str| labelled(line).is_some_and(|(label, ..)| labels.contains(&label));
        lines.iter().position(|line| is_one(&line))
    };
    let (method, at) = match (has(OF_WECHAT), has(OF_ALIPAY)) {
        (Some(at), None) => ("wechat-pay", at),
        (None, Some(at)) => ("alipay", at),
        _ => return,
    };
    // A bill of WeChat says 零钱 or the name of a bank: it is WeChat that was paid with.
    page.put("order.payment.method", method, (at + 1, lines[at]), 5);
    for (number, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with(['-', '－'])) {
        if let Some(sum) = sum(line) {
            page.put("order.paid", sum, (number + 1, line), 3);
        }
    }
}
