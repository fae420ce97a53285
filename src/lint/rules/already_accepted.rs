//! `channel/already-accepted`: one dispute, one administrative door.

use crate::case::{Actor, EventKind};
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::facts::Facts;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channel/already-accepted",
    name: "同一争议已经受理过",
    level: Severity::Warning,
    why: "同一争议由法院、仲裁机构、行政机关或者消费者协会受理或者处理过的，市场监督管理部门不予受理；条文按写信那天有效的办法写在报告里。",
    instead: "补充材料给原来的承办单位，或者考虑仲裁、诉讼。",
    check: Check::Channel(check),
    bad: &[
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: \"12315\"}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: 12315-phone}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: \"12315\"}, {at: 2026-05-18, by: regulator, event: mediated}]",
        ),
        Example::on(
            "12315-phone",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-12, by: regulator, event: accepted, text: 短信告知受理}]",
        ),
        Example::of(
            "as_of: 2026-04-01\norder: {item: 手工陶碗, paid: 268.00, placed: 2026-03-01}\nhistory: [{at: 2026-03-05, by: merchant, event: refused}, {at: 2026-03-12, by: regulator, event: accepted}]",
        ),
    ],
    good: &[
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: \"12315\"}, {at: 2026-05-12, by: regulator, event: rejected, text: 缺少通讯地址}]",
        ),
        Example::on(
            "letter",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::on(
            "wechat-pay",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: wechat-pay}, {at: 2026-05-08, by: payment, event: accepted}]",
        ),
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: platform-service}, {at: 2026-05-08, by: platform, event: accepted}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, sink: &mut Sink) {
    if channel.audience != Audience::Regulator {
        return;
    }
    let case = subject.case;
    let is_accepted = |kind| matches!(kind, EventKind::Accepted | EventKind::Mediated);
    let Some(event) =
        case.history.iter().find(|event| event.by == Actor::Regulator && is_accepted(event.kind))
    else {
        return;
    };
    let place = case.places.of(&format!("history[{}].event", event.index));
    sink.push(
        RULE.finding(format!("同一争议已经受理过，再走“{}”一般不予受理", channel.id))
            .at(place, "已经受理")
            .help(format!("{}可以补充材料给原来的承办单位，或者考虑仲裁、诉讼", basis(subject.facts))),
    );
}

/// The rule on disputes that another authority has taken up, as in force on the day of writing.
fn basis(facts: &Facts) -> String {
    let rules = facts.procedure.get("refusal-of-acceptance").into_iter().flatten();
    let rule = rules.into_iter().find(|ground| ground.article_id == "handled-elsewhere");
    rule.map(|ground| format!("{}：{}。", ground.cite, ground.gist)).unwrap_or_default()
}
