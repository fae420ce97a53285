//! `consistency/count`: how many were bought, in the writer's words, against `order.quantity`.

use crate::amount::Quantity;
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::said::{own_words, place};

pub(super) const RULE: Rule = Rule {
    id: "consistency/count",
    name: "文字里的数量和订单不一致",
    level: Severity::Warning,
    why: "数量决定金额和要补、要换多少；和订单对不上，对方会说投诉的不是这一单。",
    instead: "照订单改成一致；说的是其中几件的，写明“其中”。",
    check: Check::Case(check),
    bad: &[
        Example::of("problem: {kind: quality, summary: 购买2套陶碗，有3只碗口开裂。, exhibits: [cracks]}"),
        Example::of("problem: {kind: quality, summary: 本人买了3套，均有开裂。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, summary: 有开裂。, exhibits: [cracks], details: [{text: 订购了12套。, exhibits: [page]}]}",
        ),
        Example::of(
            "history:\n  - {at: 2026-05-05, by: consumer, event: contacted, text: 说明下单2套陶碗, exhibits: [chat, page, tracking]}",
        ),
        Example::of("problem: {kind: quality, summary: 拍下 2 套，3只碗口开裂。, exhibits: [cracks]}"),
    ],
    good: &[
        Example::of("problem: {kind: quality, summary: 购买1套陶碗，有3只碗口开裂。, exhibits: [cracks]}"),
        Example::of("problem: {kind: quality, summary: 购买6只陶碗，有3只碗口开裂。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, summary: 收到2套说明书，陶碗有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of(
            "order: {item: 手工陶碗, paid: 268.00, placed: 2026-05-01}\nproblem: {kind: quality, summary: 购买2套陶碗，有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of(
            "history:\n  - {at: 2026-05-05, by: merchant, event: refused, quote: 您购买2套才包邮, exhibits: [chat, page, tracking]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 此前购买过2套，没有开裂；这一套有3只开裂。, exhibits: [cracks]}",
        ),
    ],
};

/// Words for the order itself, directly before the number.
const BOUGHT: &[&str] = &["购买", "买", "订购", "下单", "拍下", "订"];

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    let quantity = case.order.quantity.and_then(Quantity::whole);
    let (Some(quantity), Some(unit)) = (quantity, &case.order.unit) else { return };
    for (path, text) in own_words(case) {
        let Some(words) = said(text, unit).filter(|(_, number)| *number != quantity) else { continue };
        sink.push(
            RULE.finding(format!("“{}”和订单的数量不一样", words.0))
                .at(place(case, &path, words.0), "")
                .at(case.places.of("order.quantity"), format!("{quantity}{unit}"))
                .help("照订单改成一致；说的是其中几件的，写明“其中”"),
        );
    }
}

/// The first number of pieces that a text says were bought.
fn said<'a>(text: &'a str, unit: &str) -> Option<(&'a str, u32)> {
    let starts =
        BOUGHT.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| (at, at + word.len())));
    starts.into_iter().find_map(|(start, end)| {
        let rest = &text[end..];
        let rest = rest.strip_prefix('了').unwrap_or(rest).trim_start();
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number = rest[..digits].parse().ok()?;
        let after = rest[digits..].trim_start();
        let end = text.len() - after.strip_prefix(unit)?.len();
        Some((&text[start..end], number))
    })
}
