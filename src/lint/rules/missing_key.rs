//! `channel/missing-key`: facts without which a channel cannot be written; never a blank.

use crate::channel::Channel;
use crate::diagnostic::{Severity, Sink};

use super::super::lacks::{key, lacking, named, point};
use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channel/missing-key",
    name: "缺少渠道必需的内容",
    level: Severity::Error,
    why: "没有这一项，对方不能受理或者找不到订单，所以没有写出，也不留空白。",
    instead: "在标出的地方补上；不走这个渠道就不用补。",
    check: Check::Channels(check),
    bad: &[
        Example::on("12315", "consumer:"),
        Example::on("12315", "consumer: {name: 林示例, phone: \"13800000001\"}"),
        Example::on("12315", "merchant: {shop: 山月陶社}"),
        Example::on("official-dm", "order: {item: 手工陶碗, paid: 268.00, placed: 2026-05-01}"),
        Example::on(
            "wechat-pay",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: wechat-pay}}",
        ),
    ],
    good: &[
        Example::of("# 底本什么都有"),
        Example::on("note", "consumer:"),
        Example::on("platform-chat", "merchant: {shop: 山月陶社}"),
        Example::on("platform-chat", "order: {item: 手工陶碗, paid: 268.00, placed: 2026-05-01}"),
        Example::on(
            "12315",
            "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, payment: {method: wechat-pay}}",
        ),
    ],
};

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let lacking = lacking(subject, channels, |channel| &channel.needs);
    for (path, ids) in &lacking {
        let key = key(subject, path);
        let finding = RULE.finding(format!("{}缺少“{key}”，没有写出", named(ids)));
        sink.push(point(finding, subject, &key, lacking.keys().copied()));
    }
}
