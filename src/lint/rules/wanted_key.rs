//! `channel/wanted-key`: facts that the reader of a channel expects.

use crate::channel::Channel;
use crate::diagnostic::{Severity, Sink};

use super::super::lacks::{key, lacking, named, point};
use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channel/wanted-key",
    name: "最好补上的内容",
    level: Severity::Warning,
    why: "看的人会先找这一项；没有也能写，但多半要再问一次。",
    instead: "在标出的地方补上；确实没有，用 allow 写明原因。",
    check: Check::Channels(check),
    bad: &[
        Example::on("12315", "order: {item: 手工陶碗, paid: 268.00, category: 家居用品}"),
        Example::on("12315", "order: {number: \"P1\", item: 手工陶碗, paid: 268.00}"),
        Example::on("12315-phone", "order: {item: 手工陶碗, paid: 268.00}"),
        Example::on("全国12315平台", "order: {item: 手工陶碗, paid: 268.00, placed: 2026-05-01}"),
        Example::of("order: {number: \"P1\", item: 手工陶碗, paid: 268.00, placed: 2026-05-01}"),
    ],
    good: &[
        Example::on("12315", "# 底本什么都有"),
        Example::on("12315-phone", "order: {number: \"P1\", item: 手工陶碗, paid: 268.00}"),
        Example::on("letter", "order: {item: 手工陶碗, paid: 268.00}"),
        Example::on("note", "order: {item: 手工陶碗, paid: 268.00}"),
        Example::on("12315", "order: {number: \"P1\", item: 手工陶碗, paid: 268.00, category: 家居用品}"),
    ],
};

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let lacking = lacking(subject, channels, |channel| &channel.wants);
    for (path, ids) in &lacking {
        let key = key(subject, path);
        let finding = RULE.finding(format!("{}最好有“{key}”", named(ids)));
        sink.push(point(finding, subject, &key, lacking.keys().copied()));
    }
}
