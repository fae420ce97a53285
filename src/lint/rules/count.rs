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
        Example::of("problem: {kind: quality, summary: 收到的3套陶碗中有2套开裂。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, title: 收到的2套都有开裂, summary: 有开裂。, exhibits: [cracks]}",
        ),
    ],
    good: &[
        Example::of("problem: {kind: quality, summary: 购买1套陶碗，有3只碗口开裂。, exhibits: [cracks]}"),
        Example::of("problem: {kind: quality, summary: 购买6只陶碗，有3只碗口开裂。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, summary: 收到2套说明书，陶碗有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 收到的2套说明书缺页，收到的6只陶碗中有3只开裂。, exhibits: [cracks]}",
        ),
        Example::of("problem: {kind: quality, summary: 收到的1套陶碗中有3只开裂。, exhibits: [cracks]}"),
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

/// Words for what came of it.
const COME: &[&str] = &["收到的"];
/// Behind a number that is of the goods though it does not name them.
const ALONE: &[char] = &['中', '里', '都', '均', '全', '，', '。'];

/// Are the goods of the order counted, and not something that came with them?
fn is_of(rest: &str, item: &str) -> bool {
    let name: String = rest.chars().take(2).collect();
    rest.is_empty() || rest.starts_with(ALONE) || item.contains(&name)
}

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    let quantity = case.order.quantity.and_then(Quantity::whole);
    let (Some(quantity), Some(unit)) = (quantity, &case.order.unit) else { return };
    for (path, text) in own_words(case) {
        let bought = said(text, BOUGHT, unit).find(|(_, number, _)| *number != quantity);
        // Fewer may have come than were ordered.
        let is_more = |(_, number, rest): &Said<'_>| *number > quantity && is_of(rest, &case.order.item);
        let Some(words) = bought.or_else(|| said(text, COME, unit).find(is_more)) else { continue };
        sink.push(
            RULE.finding(format!("“{}”和订单的数量不一样", words.0))
                .at(place(case, &path, words.0), "")
                .at(case.places.of("order.quantity"), format!("{quantity}{unit}"))
                .help("照订单改成一致；说的是其中几件的，写明“其中”"),
        );
    }
}

/// Words that count pieces, their number, and what stands behind them.
type Said<'a> = (&'a str, u32, &'a str);

/// Every number of pieces in a text that stands behind one of these words.
fn said<'a>(text: &'a str, words: &'a [&str], unit: &'a str) -> impl Iterator<Item = Said<'a>> {
    let starts =
        words.iter().flat_map(|word| text.match_indices(word).map(|(at, word)| (at, at + word.len())));
    starts.filter_map(move |(start, end)| {
        let rest = &text[end..];
        let rest = rest.strip_prefix('了').unwrap_or(rest).trim_start();
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number = rest[..digits].parse().ok()?;
        let after = rest[digits..].trim_start();
        let end = text.len() - after.strip_prefix(unit)?.len();
        Some((&text[start..end], number, &text[end..]))
    })
}
