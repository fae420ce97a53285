//! `accept/factual-basis`: nothing that shows a dispute.

use crate::case::EventKind;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, to};

pub(super) const RULE: Rule = Rule {
    id: "accept/factual-basis",
    name: "没有争议的事实依据",
    level: Severity::Warning,
    why: "投诉要有具体的请求和相应的事实依据。经过里只有下单、付款和收货，没有细节，也没有一件证据，受理的人看不出有争议，可能不予受理。证据可以后补，不必先有。依据是写信那天有效的投诉举报处理办法和《消费者权益保护法实施条例》第四十六条。",
    instead: "先向商家提出并留下记录，把日期和答复写进 history；手边的照片、截图、单据写进 exhibits。",
    check: Check::Channels(check),
    bad: &[
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-01, by: consumer, event: paid}, {at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 碗口开裂。}\nhistory: [{at: 2026-05-02, by: merchant, event: shipped}]\nclaims: [{kind: refund}]\nexhibits:",
        ),
        Example::on(
            "12315",
            "problem: {kind: not-shipped, summary: 过了约定的日期仍未发货。}\nhistory: [{at: 2026-05-01, by: consumer, event: ordered}]\norder: {number: \"P1\", item: 手工陶碗, paid: 268.00, category: 家居用品}\nexhibits:",
        ),
        Example::on(
            "12315-phone",
            "problem: {kind: quality, summary: 开箱后发现开裂。}\nhistory: [{at: 2026-05-01, by: consumer, event: paid}]\nexhibits:",
        ),
    ],
    good: &[
        // One's own word to the shop, or what one saw, tells of a dispute; proof can follow.
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}, {at: 2026-05-05, by: consumer, event: contacted, text: 请求退货退款}]\nexhibits:",
        ),
        Example::on(
            "12315-phone",
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-04, by: consumer, event: other, text: 开箱后发现开裂。}]\nexhibits:",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits:",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-05, by: consumer, event: contacted, text: 请求退货}, {at: 2026-05-08, by: merchant, event: no-reply}]\nexhibits:",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-05, by: platform, event: replied, quote: 请联系商家}]\nexhibits:",
        ),
        // One photo and no answer yet: the photo is the basis.
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits: [{id: cracks, kind: photo, title: 裂纹照片}]",
        ),
        Example::on(
            "platform-chat",
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
    ],
};

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    let case = subject.case;
    // What belongs to any order says nothing of a dispute.
    let is_trade = |kind| {
        matches!(kind, EventKind::Ordered | EventKind::Paid | EventKind::Shipped | EventKind::Delivered)
    };
    let has_course = case.history.iter().any(|event| !is_trade(event.kind) || event.text.is_some());
    if has_course || !case.exhibits.is_empty() || !case.problem.details.is_empty() {
        return;
    }
    let basis = basis(subject.facts, "contents", &["demand-and-facts", "complaint-contents"]);
    sink.push(
        RULE.finding(format!("经过里只有下单和收货，没有证据，看不出有争议，走{doors}可能不予受理"))
            .at(case.places.parent_of("history[0]"), "写上向对方提出的日期和对方的答复")
            .help(format!("手边的照片、截图、单据写进 exhibits。{basis}")),
    );
}
