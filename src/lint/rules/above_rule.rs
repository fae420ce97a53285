//! `claim/above-rule`: an increased compensation above what the law allows.

use crate::case::ClaimKind;
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "claim/above-rule",
    name: "增加赔偿高于法律允许的数",
    level: Severity::Error,
    why: "没有依据的数额会被当作无理要求，受理的人也不会支持；超出法定倍数的部分还可能被看作借投诉牟利。",
    instead: "不写 amount，程序按下单那天的规定计算；写的话不要超过它。",
    check: Check::Case(check),
    bad: &[
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks], amount: 5000.00}]"),
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks], amount: 804.01}]"),
        Example::of(
            "claims: [{kind: refund}, {kind: punitive, basis: fraud, exhibits: [cracks], amount: 2680.00}]",
        ),
        Example::of("claims: [{kind: punitive, basis: food, exhibits: [cracks], amount: 26800.00}]"),
        Example::of("claims: [{kind: punitive, basis: food, exhibits: [cracks], amount: 2680.01}]"),
    ],
    good: &[
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks], amount: 804.00}]"),
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks], amount: 500.00}]"),
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks]}]"),
        Example::of("claims: [{kind: punitive, basis: food, exhibits: [cracks], amount: 2680.00}]"),
        Example::of("claims: [{kind: return-refund}]"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let claims = subject.facts.claims.iter().enumerate();
    for (index, claim) in claims.filter(|(_, claim)| claim.kind == ClaimKind::Punitive) {
        if let (Some(asked), Some(most)) = (claim.amount, claim.most)
            && asked > most
        {
            sink.push(
                RULE.finding(format!("增加赔偿 {asked}元，高于法律允许的 {most}元"))
                    .at(subject.case.places.of(&CasePath::of("claims").index(index).join("amount")), "")
                    .help(format!("最多写 {most}；不写 amount 时按这个数计算")),
            );
        }
    }
}
