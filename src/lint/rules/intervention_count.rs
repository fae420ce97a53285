//! `intervention/five-applications`: more applications than the platform takes for one article.

use crate::case::EventKind;
use crate::channel::Channel;
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

const SIX: &str = "history: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: consumer, event: after-sale-requested}, {at: 2026-05-07, by: consumer, event: after-sale-requested}, {at: 2026-05-08, by: consumer, event: after-sale-requested}, {at: 2026-05-09, by: consumer, event: after-sale-requested}]";
const FIVE: &str = "history: [{at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: consumer, event: after-sale-requested}, {at: 2026-05-07, by: consumer, event: after-sale-requested}, {at: 2026-05-08, by: consumer, event: after-sale-requested}]";

pub(super) const RULE: Rule = Rule {
    id: "intervention/five-applications",
    name: "售后申请超过平台的次数",
    level: Severity::Warning,
    why: "小红书的规则规定，售后期内同一商品最多申请5次售后（《小红书第三方商家售后服务管理规则》第三条3.7，2025年12月24日上线版本）。次数用完就不能再靠重新申请打开平台介入。",
    instead: "核对次数：联系商家写 contacted，只有在页面上提交的才写 after-sale-requested；不是同一件商品的，分成几个案件。次数用完了，换别的渠道。",
    check: Check::Channel(check),
    bad: &[
        Example::of(SIX),
        Example::on("intervention", SIX),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-03, by: consumer, event: after-sale-requested}, {at: 2026-05-04, by: consumer, event: after-sale-requested}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: consumer, event: after-sale-requested}, {at: 2026-05-07, by: consumer, event: after-sale-requested}, {at: 2026-05-08, by: consumer, event: after-sale-requested}, {at: 2026-05-09, by: consumer, event: after-sale-requested}]",
        ),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-03, by: consumer, event: after-sale-requested}, {at: 2026-05-04, by: merchant, event: refused}, {at: 2026-05-05, by: consumer, event: after-sale-requested}, {at: 2026-05-06, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: after-sale-requested}, {at: 2026-05-08, by: consumer, event: after-sale-requested}, {at: 2026-05-09, by: consumer, event: after-sale-requested}, {at: 2026-05-10, by: consumer, event: after-sale-requested}]",
        ),
        Example::on("介入", SIX),
    ],
    good: &[
        Example::of(FIVE),
        Example::on("intervention", FIVE),
        Example::on("intervention", "# 底本只申请过一次"),
        Example::on(
            "intervention",
            "history: [{at: 2026-05-03, by: consumer, event: after-sale-requested}, {at: 2026-05-04, by: consumer, event: contacted, text: 请求处理}, {at: 2026-05-05, by: consumer, event: contacted, text: 请求处理}, {at: 2026-05-06, by: consumer, event: contacted, text: 请求处理}, {at: 2026-05-07, by: consumer, event: contacted, text: 请求处理}, {at: 2026-05-08, by: consumer, event: contacted, text: 请求处理}]",
        ),
        Example::on("12315", SIX),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, sink: &mut Sink) {
    // A channel that an application opens is where the count matters.
    if !channel.after.iter().any(|step| EventKind::from_word(step) == Some(EventKind::AfterSaleRequested)) {
        return;
    }
    let Some(applications) = subject.facts.applications else { return };
    let most = usize::try_from(applications.most).unwrap_or(usize::MAX);
    let case = subject.case;
    let mut made = case.history.iter().filter(|event| event.kind == EventKind::AfterSaleRequested);
    let Some(first_above) = made.nth(most) else { return };
    sink.push(
        RULE.finding(format!("写了 {} 次售后申请，平台规则是同一商品最多 {most} 次", applications.made))
            .at(case.places.of(&first_above.path().join("event")), "超出的第一次")
            .help(RULE.instead),
    );
}
