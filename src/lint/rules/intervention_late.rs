//! `intervention/too-late`: the platform's own period for asking it to decide has lapsed.

use crate::case::EventKind;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "intervention/too-late",
    name: "申请平台介入的期限已过",
    level: Severity::Warning,
    why: "小红书的规则要求在商家拒绝后7天内申请平台客服介入，过期系统关闭该次售后（《小红书第三方商家售后服务管理规则》第五条、第六条，2025年12月24日上线版本）。这是平台的规则，不是法律；App 页面上写的与这里不同时，以页面为准。",
    instead: "售后期内重新申请一次售后，写进 history，再申请介入；不能重新申请的，换别的渠道。",
    check: Check::Channel(check),
    bad: &[
        Example::of(
            "as_of: 2026-05-13\nhistory: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}]",
        ),
        Example::on(
            "intervention",
            "as_of: 2026-06-20\nhistory: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}]",
        ),
        Example::on(
            "intervention",
            "claims: [{kind: exchange}]\nhistory: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-14, by: consumer, event: contacted, text: 再次请求退货}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-04-04, by: consumer, event: after-sale-requested}, {at: 2026-04-05, by: merchant, event: refused}, {at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}]\norder: {number: \"P1\", item: 手工陶碗, paid: 268.00, category: 家居用品, placed: 2026-04-01}",
        ),
    ],
    good: &[
        Example::of(
            "as_of: 2026-05-12\nhistory: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}]",
        ),
        Example::on(
            "intervention",
            "as_of: 2026-05-06\nhistory: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-18, by: consumer, event: after-sale-requested}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-06, by: consumer, event: intervention-requested}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-08, by: merchant, event: no-reply}]",
        ),
        // What the seller says in the chat after the platform has decided closes no application.
        Example::on(
            "intervention",
            "history: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-06, by: consumer, event: intervention-requested}, {at: 2026-05-09, by: platform, event: intervention-decided, outcome: for-merchant}, {at: 2026-05-10, by: merchant, event: refused}]\nas_of: 2026-05-20",
        ),
        // Another platform, whose rules we do not know.
        Example::on(
            "intervention",
            "platform: other\noperator: {name: 青禾市集}\nhistory: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: merchant, event: refused}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, sink: &mut Sink) {
    if channel.audience != Audience::Platform {
        return;
    }
    let steps = channel.after.iter().filter(|step| !channel.plan.used_by.contains(step));
    let steps: Vec<EventKind> = steps.filter_map(|step| EventKind::from_word(step)).collect();
    let Some(timer) = subject.facts.lapsed(&channel.plan.closes_after, &steps) else { return };
    let place = timer.from.as_ref().map_or_else(|| CasePath::of("history"), |from| from.join("at"));
    sink.push(
        RULE.finding(format!("{}已于 {} 届满", timer.name, timer.ends_at))
            .at(subject.case.places.of(&place), "从这一天算起")
            .help(format!(
                "{}：{}。重新申请过的，写进 history；App 页面上写的与这里不同时，以页面为准",
                timer.basis, timer.on_lapse
            )),
    );
}
