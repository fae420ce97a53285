//! `accept/factual-basis`: nothing that shows a dispute.

use crate::case::EventKind;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, said, to};

pub(super) const RULE: Rule = Rule {
    id: "accept/factual-basis",
    name: "没有争议的事实依据",
    level: Severity::Warning,
    why: "投诉要有具体的请求和相应的事实依据。问题只写“有问题”“质量不好”这样的话，经过里又只有下单、付款和收货，没有细节，也没有一件证据，受理的人看不出有争议，可能不予受理。证据可以后补，不必先有。依据是写信那天有效的投诉举报处理办法和《消费者权益保护法实施条例》第四十六条。",
    instead: "写明是什么问题：哪里、怎样、什么时候看到的；向商家提出过的，把日期和答复写进 history；手边的照片、截图、单据写进 exhibits。",
    check: Check::Channels(check),
    bad: &[
        Example::of(
            "problem: {kind: quality, summary: 购买的碗有问题。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
        Example::of(
            "problem: {kind: quality, summary: 碗的质量不好。}\nhistory: [{at: 2026-05-01, by: consumer, event: paid}, {at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 商品不合格。}\nhistory: [{at: 2026-05-02, by: merchant, event: shipped}]\nclaims: [{kind: refund}]\nexhibits:",
        ),
        Example::on(
            "12315",
            "problem: {kind: not-shipped, summary: 不满意。}\nhistory: [{at: 2026-05-01, by: consumer, event: ordered}]\norder: {number: \"P1\", item: 手工陶碗, paid: 268.00, category: 家居用品}\nexhibits:",
        ),
        Example::on(
            "12315-phone",
            "problem: {kind: quality, summary: 东西很差。}\nhistory: [{at: 2026-05-01, by: consumer, event: paid}]\nexhibits:",
        ),
    ],
    good: &[
        // What is wrong is said: that is a dispute, though nothing else is told.
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
        Example::on(
            "12315",
            "problem: {kind: refund-refused, summary: 超市停车一小时收10元，入口没有标价。}\nhistory: [{at: 2026-05-01, by: consumer, event: paid}]\nexhibits:",
        ),
        // Short words that say where and how are no empty ones.
        Example::of(
            "problem: {kind: quality, summary: 碗盖密封不好，漏水。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 充电口接触不好。}\nhistory: [{at: 2026-05-01, by: consumer, event: paid}]\nexhibits:",
        ),
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
    let says_what = !says_nothing(&case.problem.summary, &case.order.item);
    if has_course || says_what || !case.exhibits.is_empty() || !case.problem.details.is_empty() {
        return;
    }
    let basis = basis(subject.facts, "contents", &["demand-and-facts", "complaint-contents"]);
    sink.push(
        RULE.finding(format!("没有写出是什么问题，经过里只有下单和收货，也没有证据，走{doors}可能不予受理"))
            .at(case.places.of(&CasePath::of("problem.summary")), "写明哪里、怎样、什么时候看到的")
            .help(format!(
                "向对方提出过的，日期和答复写进 history；手边的照片、截图、单据写进 exhibits。{basis}"
            )),
    );
}

/// Words that say that something is wrong, and not what.
const WRONG: &[&str] = &[
    "有问题",
    "出问题",
    "质量问题",
    "质量不好",
    "质量差",
    "质量不行",
    "质量不过关",
    "不合格",
    "不满意",
    "很差",
    "太差",
    "不好",
    "不行",
    "有毛病",
    "问题严重",
];
/// So short a sentence with such a word says no more than that; a choice of our own.
const SHORT: usize = 14;

/// Whom and what any such sentence names, and how much.
const ANY: &[&str] = &[
    "购买", "收到", "买到", "买的", "商家", "店家", "卖家", "客服", "服务", "态度", "商品", "产品", "东西",
    "质量", "这个", "存在", "出现", "非常", "十分", "特别", "严重", "我", "对", "货", "有", "很", "太", "的",
    "了", "是",
];

fn says_nothing(summary: &str, item: &str) -> bool {
    let is_whole = summary.chars().filter(|c| c.is_alphanumeric()).count() <= SHORT;
    let is_plain = !summary.chars().any(char::is_numeric);
    is_whole && is_plain && said(summary, WRONG).is_some_and(|word| says_no_more(summary, word, item))
}

/// Without the word for wrong and what any sentence has, is hardly more left than the name of the article? 杯盖密封不好 says what.
fn says_no_more(summary: &str, wrong: &str, item: &str) -> bool {
    let rest = ANY.iter().fold(summary.replace(wrong, ""), |rest, word| rest.replace(word, ""));
    let rest: String = rest.chars().filter(|c| c.is_alphanumeric()).collect();
    let count = rest.chars().count();
    count < 2 || item.contains(&rest) || count < 4 && rest.chars().any(|c| item.contains(c))
}
