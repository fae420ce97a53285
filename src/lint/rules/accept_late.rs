//! `accept/too-late`: more than three years since the consumer knew.

use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::to;

pub(super) const RULE: Rule = Rule {
    id: "accept/too-late",
    name: "超过三年才投诉",
    level: Severity::Warning,
    why: "知道或者应当知道权益受到侵害之日起超过三年的，除法律另有规定外，市场监督管理部门不予受理（《市场监督管理投诉举报处理办法》第十六条第四项，2026年4月15日起施行）。此前适用的暂行办法没有收录相应的条文，不作判断。",
    instead: "核对第一次知道问题的日期；确实超过的，可以向律师了解诉讼时效，再考虑协商、仲裁或者诉讼。",
    check: Check::Channels(check),
    bad: &[
        Example::of(
            "as_of: 2026-05-20\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2023-05-01}\nhistory: [{at: 2023-05-04, by: consumer, event: contacted, text: 请求退货}, {at: 2023-05-05, by: merchant, event: refused, exhibits: [chat, tracking, page]}]",
        ),
        Example::of(
            "as_of: 2026-05-20\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2022-05-01}\nhistory: [{at: 2022-05-04, by: consumer, event: after-sale-requested}, {at: 2025-05-05, by: merchant, event: refused, exhibits: [chat, tracking, page]}]",
        ),
        Example::on(
            "12315",
            "as_of: 2026-06-01\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2023-05-30}\nhistory: [{at: 2023-05-31, by: consumer, event: contacted, text: 请求退货}]",
        ),
        Example::on(
            "12315-phone",
            "as_of: 2026-06-01\norder: {number: \"P1\", item: 手工陶碗, paid: 268.00, placed: 2020-01-01}\nhistory: [{at: 2020-01-09, by: merchant, event: refused}]",
        ),
        Example::on(
            "12315",
            "as_of: 2026-12-31\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2023-11-11}\nhistory: [{at: 2023-11-20, by: consumer, event: contacted, text: 请求退货}, {at: 2026-12-01, by: consumer, event: contacted, text: 再次请求退货}]",
        ),
    ],
    good: &[
        Example::of(
            "as_of: 2026-05-04\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2023-05-01}\nhistory: [{at: 2023-05-04, by: consumer, event: contacted, text: 请求退货}, {at: 2023-05-05, by: merchant, event: refused, exhibits: [chat, tracking, page]}]",
        ),
        Example::of(
            "as_of: 2026-05-20\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2023-06-01}\nhistory: [{at: 2023-06-04, by: merchant, event: refused, exhibits: [chat, tracking, page]}]",
        ),
        // Bought long ago, the fault showed last month.
        Example::of(
            "as_of: 2026-05-20\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2022-06-01}\nhistory: [{at: 2026-04-20, by: consumer, event: contacted, text: 说明上周出现故障}, {at: 2026-04-21, by: merchant, event: refused, exhibits: [chat, tracking, page]}]",
        ),
        // Filed in time.
        Example::of(
            "as_of: 2026-05-20\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2023-05-01}\nhistory: [{at: 2023-05-04, by: consumer, event: contacted, text: 请求退货}, {at: 2025-05-05, by: consumer, event: complained, channel: \"12315\"}, {at: 2025-05-12, by: regulator, event: rejected, text: 缺少地址, exhibits: [chat, tracking, page]}]",
        ),
        Example::on(
            "letter",
            "as_of: 2026-05-20\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2020-05-01}\nhistory: [{at: 2020-05-04, by: merchant, event: refused, exhibits: [chat, tracking, page]}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    let (case, facts) = (subject.case, subject.facts);
    let closing: Vec<String> = channels
        .iter()
        .filter(|channel| channel.audience == Audience::Regulator)
        .flat_map(|channel| channel.plan.closes_after.iter().cloned())
        .collect();
    let Some(timer) = facts.lapsed(&closing, &[]).filter(|timer| timer.is_law) else { return };
    // The period begins with an event or with the order.
    let start = timer.sources.first().cloned().unwrap_or_default();
    let place = if start.place().is_some() { start.join("at") } else { start };
    sink.push(
        RULE.finding(format!("{}已于 {} 届满，走{doors}一般不予受理", timer.name, timer.ends_at))
            .at(case.places.of(&place), "从这一天算起")
            .help(format!(
                "{}：{}。更晚才知道问题的，把第一次联系商家写进 history",
                timer.basis, timer.on_lapse
            )),
    );
}
