//! `claim/deposit-limit`: a deposit that is asked back double, and nowhere a price of which it is a fifth.

use crate::amount::Amount;
use crate::case::{Case, ClaimKind};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::said::{own_words, sums};

/// Of so many parts of the price the deposit may be one: article 586 of the civil code, a fifth.
const PARTS: u32 = 5;

pub(super) const RULE: Rule = Rule {
    id: "claim/deposit-limit",
    name: "看不出定金有没有超过总价的五分之一",
    level: Severity::Note,
    why: "定金不能超过合同总价的百分之二十，超过的部分不产生定金的效力（《民法典》第五百八十六条第二款）：只能照数退还，不能双倍。要多了，对方一算就能驳回。",
    instead: "没有超过的，在 order.promises 或者 problem.summary 里写明总价或者尾款是多少元；超过的，of_amount 写总价的百分之二十，其余的另写一项 refund",
    check: Check::Case(check),
    bad: &[
        Example::of("claims: [{kind: double-deposit, of_amount: 268.00}]"),
        Example::of("claims: [{kind: double-deposit, amount: 200.00}]"),
        Example::of("claims: [{kind: double-deposit, of_amount: 100.00, text: 总价400元}]"),
        Example::of(
            "order: {item: 帐篷, paid: 200.00, placed: 2026-05-01, promises: [{text: 定金200元，尾款699元}]}\nclaims: [{kind: double-deposit, of_amount: 200.00}]",
        ),
        Example::of(
            "problem: {kind: deposit-presale, summary: 定金100元，尾款涨到499元。}\nclaims: [{kind: double-deposit, of_amount: 150.00}]",
        ),
    ],
    good: &[
        Example::of(
            "order: {item: 帐篷, paid: 100.00, placed: 2026-05-01, promises: [{text: 定金100元，尾款599元}]}\nclaims: [{kind: double-deposit, of_amount: 100.00}]",
        ),
        Example::of(
            "order: {item: 帐篷, spec: 总价500元, paid: 100.00, placed: 2026-05-01}\nclaims: [{kind: double-deposit, of_amount: 100.00}]",
        ),
        Example::of("claims: [{kind: double-deposit, of_amount: 100.00, text: 总价500元}]"),
        Example::of(
            "problem: {kind: deposit-presale, summary: 付了定金100元，尾款400元不收。}\nclaims: [{kind: double-deposit, amount: 200.00}]",
        ),
        Example::of("claims: [{kind: refund, amount: 100.00}]"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    for claim in case.claims.iter().filter(|claim| claim.kind == ClaimKind::DoubleDeposit) {
        let twice = || Some(Amount::from_fen(claim.amount?.fen() / 2));
        let Some(deposit) = claim.of_amount.or_else(twice) else { continue };
        if is_within(case, deposit) {
            continue;
        }
        let place = case.places.of(&claim.path().join("kind"));
        let found = RULE.finding(format!(
            "没有看到不少于定金五倍的总价，看不出定金{deposit}元是不是在总价的百分之二十以内"
        ));
        sink.push(found.at(place, "请核对").help(RULE.instead));
    }
}

/// What a clause that names a price of the order says.
const PRICES: [&str; 9] = ["总价", "全价", "全款", "合同价", "定价", "标价", "尾款", "余款", "剩下"];

/// Does the case name a price of which this is a fifth, or what was to be paid besides it?
fn is_within(case: &Case, deposit: Amount) -> bool {
    let order = &case.order;
    let page = order.promises.iter().map(|promise| promise.text.as_str());
    let quoted =
        case.history.iter().filter(|event| !event.is_private).filter_map(|event| event.quote.as_deref());
    let own = own_words(case).into_iter().map(|(_, text)| text);
    // 另一家的装修花了2600元 is no price of this order: in words of the case a price is named as one.
    let is_price = |clause: &&str| PRICES.iter().any(|word| clause.contains(word));
    let told = quoted.chain(own).flat_map(|text| text.split(['，', '。', '；', ' '])).filter(is_price);
    let all = page.chain(told).chain(order.spec.as_deref()).chain([order.item.as_str()]);
    let mut all = all.into_iter();
    let is_in_paid = deposit.times(PARTS) <= order.paid;
    is_in_paid
        || all.any(|text| {
            // 尾款 and the deposit make the price together.
            let rest = if ["尾款", "余款", "剩下"].iter().any(|word| text.contains(word)) {
                deposit
            } else {
                Amount::ZERO
            };
            sums(text).into_iter().any(|sum| deposit.times(PARTS) <= sum.checked_add(rest).unwrap_or(sum))
        })
}
