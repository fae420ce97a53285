//! `channel/too-early`: some channels come only after a step that opens them.

use crate::case::{Case, Event, EventKind};
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Severity};

use super::super::rule::{Check, Example, Rule};

pub(super) const RULE: Rule = Rule {
    id: "channel/too-early",
    name: "还不到用这个渠道的时候",
    level: Severity::Error,
    why: "平台介入接着售后申请，没有申请过售后就没有入口。",
    instead: "先走完那一步，再把它写进 history；已经做过就补上。",
    // The choice of channels asks for it: see `fit`.
    check: Check::Elsewhere,
    bad: &[
        Example::on("intervention", "history: [{at: 2026-05-05, by: merchant, event: refused}]"),
        Example::on("intervention", "history: [{at: 2026-05-04, by: courier, event: delivered}]"),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-05, by: consumer, event: contacted, text: 请求退货退款}, {at: 2026-05-06, by: merchant, event: refused}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-05, by: consumer, event: contacted, text: 请求退货退款}, {at: 2026-05-08, by: merchant, event: no-reply}]",
        ),
        Example::on(
            "介入",
            "history: [{at: 2026-05-05, by: consumer, event: contacted, to: platform, text: 请求人工处理}, {at: 2026-05-06, by: platform, event: replied, quote: 请先申请售后}]",
        ),
    ],
    good: &[
        Example::on("intervention", "# 底本申请过售后"),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-08, by: merchant, event: no-reply}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-05, by: consumer, event: intervention-requested, text: 请求支持退货退款}]",
        ),
        Example::of("history: [{at: 2026-05-05, by: merchant, event: refused}]"),
        Example::on("platform-service", "history: [{at: 2026-05-05, by: merchant, event: refused}]"),
    ],
};

/// Why the channel does not suit the case yet, if it does not.
pub(in super::super) fn misfit(case: &Case, channel: &Channel) -> Option<Diagnostic> {
    let opens =
        |event: &Event| channel.after.iter().any(|step| EventKind::from_word(step) == Some(event.kind));
    let taken = case.history.iter().any(opens);
    (!channel.after.is_empty() && !taken).then(|| {
        RULE.finding(format!("现在还不能走“{}”：经过里没有 {}", channel.id, channel.after.join(" 或 ")))
            .at(case.places.parent_of("history"), "经过")
            .help("先走完那一步，再把它写进 history；已经做过就补上")
    })
}
