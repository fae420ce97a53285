//! `consistency/amount`: a sum in the writer's words that the case does not know.

use std::collections::BTreeSet;

use crate::amount::{Amount, Quantity};
use crate::case::{Actor, Case, Event, EventKind};
use crate::diagnostic::{Severity, Sink};
use crate::facts::Facts;
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::said::{clause_before, leading_sum, own_words, place, sums};

pub(super) const RULE: Rule = Rule {
    id: "consistency/amount",
    name: "文字里的金额和案件不一致",
    level: Severity::Warning,
    why: "同一笔钱前后两个数，受理的人要回头核对，对方也会拿来说事；订单和账单上只有一个数。",
    instead: "照订单和账单改成一致；是另一笔钱的，写明是什么钱。",
    check: Check::Case(check),
    bad: &[
        Example::of(
            "problem: {kind: quality, summary: 实付286.00元的陶碗有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 订单金额为￥288元。, exhibits: [page]}]}",
        ),
        Example::of(
            "history:\n  - {at: 2026-05-04, by: courier, event: delivered, exhibits: [tracking]}\n  - {at: 2026-05-05, by: consumer, event: contacted, text: 请求退还实付款 168 元, exhibits: [chat, page]}",
        ),
        Example::of("claims: [{kind: return-refund, text: 退还286元}]"),
        Example::of(with_file!(
            "file: a.png",
            "- {id: bill, kind: screenshot, title: 付款280.00元的账单截图}"
        )),
        Example::of(
            "problem: {kind: quality, summary: \"共支付2,680.00元，3只碗口开裂。\", exhibits: [cracks]}",
        ),
    ],
    good: &[
        Example::of("problem: {kind: quality, summary: 实付268元的陶碗有3只碗口开裂。, exhibits: [cracks]}"),
        Example::of("problem: {kind: quality, summary: 3只碗口开裂，同款现价299.00元。, exhibits: [cracks]}"),
        Example::of(
            "claims: [{kind: return-refund}, {kind: freight, amount: 12.00, text: 支付12元寄回, exhibits: [page]}]",
        ),
        Example::of(
            "history:\n  - {at: 2026-05-04, by: courier, event: delivered, exhibits: [tracking]}\n  - {at: 2026-05-05, by: merchant, event: refused, quote: 最多退款100元, exhibits: [chat, page]}",
        ),
        Example::of(
            "history:\n  - {at: 2026-05-04, by: courier, event: delivered, exhibits: [tracking]}\n  - {at: 2026-05-05, by: consumer, event: contacted, text: 说明不同意只退款100元的方案, exhibits: [chat, page]}",
        ),
        Example::of(
            "history:\n  - {at: 2026-05-20, by: regulator, event: mediated, text: 对方提出退款100元, exhibits: [chat, page, tracking]}",
        ),
        Example::of(
            "order: {item: 手工陶碗, paid: 268.00, shipping: 18.00, quantity: 2, unit: 套, placed: 2026-05-01}\nproblem: {kind: quality, summary: 实付250元（每套付款125元），3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of("problem: {kind: quality, summary: 预付款50元，3只碗口开裂。, exhibits: [cracks]}"),
    ],
};

/// Words for the price, directly before the sum.
const PAID: &[&str] =
    &["实付款", "实付", "实际支付", "付款", "付了", "支付了", "共支付", "总价", "总额", "订单金额"];
/// Words for money that came back or should.
const BACK: &[&str] = &["退款", "退还", "退回", "已退", "应退", "到账", "入账"];
/// What may stand between such a word and the sum.
const BETWEEN: &[&str] =
    &["了", "为", "是", "共", "计", "金额", "总额", "实付款", "实付", ":", "：", "¥", "￥", "人民币", " "];
/// A part of the price, or money of another kind.
const OTHER_MONEY: &[char] = &['预', '首', '未', '尾', '定', '垫', '代', '分'];
/// Who offers or asks speaks of another sum than the one that moved.
const OFFERS: &[&str] = &[
    "提出", "愿意", "同意", "可以", "只", "最多", "方案", "建议", "协商", "答应", "承诺", "称", "表示",
    "部分",
];

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let Subject { case, facts, .. } = *subject;
    let known = known(case, facts);
    let of_others = of_others(case);
    for (path, text) in own_words(case) {
        if of_others.contains(&path) {
            continue;
        }
        for (words, amount, is_back) in said(text) {
            if known.contains(&amount) {
                continue;
            }
            let refund = case.claims.iter().find(|claim| is_back && claim.amount.is_some());
            let other = refund.map(|claim| (claim.path().join("amount"), "诉求里的金额"));
            let (other, label) = other.unwrap_or(("order.paid".into(), "实付"));
            sink.push(
                RULE.finding(format!("“{words}”和案件里的金额都对不上"))
                    .at(place(case, &path, words), "")
                    .at(case.places.of(&other), label)
                    .help("照订单和账单改成一致；是另一笔钱的，写明是什么钱"),
            );
        }
    }
}

/// The paths of accounts of what somebody else said or offered.
fn of_others(case: &Case) -> BTreeSet<CasePath> {
    let is_of_others = |event: &&Event| event.by != Actor::Consumer && event.kind != EventKind::Refunded;
    case.history.iter().filter(is_of_others).map(|event| event.path().join("text")).collect()
}

/// The sums that a text calls the price or money back: the words, the sum, and whether it is money back.
fn said(text: &str) -> Vec<(&str, Amount, bool)> {
    let mut found: Vec<(&str, Amount, bool)> = Vec::new();
    let keys = PAID.iter().map(|word| (*word, false)).chain(BACK.iter().map(|word| (*word, true)));
    let mut taken = BTreeSet::new();
    for (word, is_back) in keys.filter(|(word, _)| text.contains(word)) {
        for (at, _) in text.match_indices(word) {
            let before = &text[..at];
            let clause = clause_before(before);
            let is_offer = is_back && OFFERS.iter().any(|offer| clause.contains(offer));
            if is_offer || before.ends_with(OTHER_MONEY) {
                continue;
            }
            let mut rest = &text[at + word.len()..];
            while let Some(after) = BETWEEN.iter().find_map(|between| rest.strip_prefix(between)) {
                rest = after;
            }
            let start = text.len() - rest.len();
            // 实付款 holds 付款: one sum is said once.
            if let Some((amount, length)) = leading_sum(rest).filter(|_| !taken.contains(&start)) {
                taken.insert(start);
                found.push((&text[at..start + length], amount, is_back));
            }
        }
    }
    found
}

/// Every sum of the case: stated, computed, or in the words of others.
fn known(case: &Case, facts: &Facts) -> Vec<Amount> {
    let paid = case.order.paid;
    let price = paid.less(case.order.shipping.unwrap_or_default());
    let mut known = vec![paid, price, case.refunded(), paid.less(case.refunded())];
    known.extend(case.order.shipping);
    if let Some(quantity) = case.order.quantity.and_then(Quantity::whole).map(u64::from) {
        let each = [paid, price].into_iter().filter(|sum| sum.fen() % quantity == 0);
        known.extend(each.map(|sum| Amount::from_fen(sum.fen() / quantity)));
    }
    known.extend(case.history.iter().filter_map(|event| event.amount));
    for claim in &facts.claims {
        known.extend([claim.amount, claim.most, claim.of_amount].into_iter().flatten());
    }
    let totals = [facts.totals.claimed, facts.totals.refundable, facts.totals.refund];
    known.extend(totals.into_iter().flatten());
    let quotes = case.history.iter().filter_map(|event| event.quote.as_ref());
    let promises = case.order.promises.iter().map(|promise| &promise.text);
    known.extend(quotes.chain(promises).flat_map(|text| sums(text)));
    known.extend(case.order.payments.iter().map(|payment| payment.amount));
    known.extend(case.order.recurring.as_ref().map(|recurring| recurring.amount));
    known
}
