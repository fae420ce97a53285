//! `claim/no-rule`: an increased compensation that no law in force gives.

use crate::case::ClaimKind;
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "claim/no-rule",
    name: "没有支持这项增加赔偿的规定",
    level: Severity::Error,
    why: "增加赔偿只在法律写明的情形才有，倍数和最低额也由法律定；下单那天没有这样的规定，程序算不出数额。",
    instead: "写明 amount，或删掉这一条诉求。",
    check: Check::Case(check),
    bad: &[
        Example::of(
            "order: {item: 示例商品, paid: 268.00, placed: 1990-05-01}\nhistory: [{at: 1990-05-04, by: merchant, event: refused}]\nclaims: [{kind: punitive, basis: fraud, exhibits: [cracks]}]",
        ),
        Example::of(
            "order: {item: 示例商品, paid: 268.00, placed: 1991-05-01}\nhistory: [{at: 1991-05-04, by: merchant, event: refused}]\nclaims: [{kind: punitive, basis: food, exhibits: [cracks]}]",
        ),
        Example::of(
            "order: {item: 示例商品, paid: 9.90, placed: 1990-05-01}\nhistory: [{at: 1990-05-04, by: merchant, event: refused}]\nclaims: [{kind: punitive, basis: fraud, exhibits: [cracks]}]",
        ),
        Example::of(
            "order: {item: 示例商品, paid: 268.00, placed: 1992-01-01}\nhistory: [{at: 1992-05-04, by: merchant, event: refused}]\nclaims: [{kind: refund}, {kind: punitive, basis: fraud, exhibits: [cracks]}]",
        ),
        Example::of(
            "order: {item: 示例商品, paid: 268.00, placed: 1993-12-31}\nhistory: [{at: 1994-01-04, by: merchant, event: refused}]\nclaims: [{kind: punitive, basis: food, exhibits: [cracks]}]",
        ),
    ],
    good: &[
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks]}]"),
        Example::of("claims: [{kind: punitive, basis: food, exhibits: [cracks]}]"),
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks], amount: 500.00}]"),
        Example::of("claims: [{kind: refund}]"),
        Example::of("claims: [{kind: loss, amount: 30.00, text: 误工一天的损失}]"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for (index, claim) in subject.facts.claims.iter().enumerate() {
        if claim.kind == ClaimKind::Punitive && claim.amount.is_none() {
            sink.push(
                RULE.finding("下单那天没有支持这项增加赔偿的规定")
                    .at(subject.case.places.of(&CasePath::of("claims").index(index).join("amount")), "")
                    .help("写明 amount，或删掉这一条诉求"),
            );
        }
    }
}
