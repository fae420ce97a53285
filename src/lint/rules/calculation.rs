//! `claim/calculation`: a sum whose calculation comes to another.

use crate::amount::reckoned;
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "claim/calculation",
    name: "算式和金额对不上",
    level: Severity::Error,
    why: "受理的人会照着算一遍；算出来不是要的数，整项诉求都会被怀疑。",
    instead: "改 amount 或者 calculation，让两个数一样；除不尽的，按四舍五入到分。",
    check: Check::Case(check),
    bad: &[
        Example::of("claims: [{kind: loss, amount: 60.00, text: 另买餐具的费用, calculation: 15.00×3}]"),
        Example::of("claims: [{kind: loss, amount: 33.00, text: 另买餐具的费用, calculation: 100/3}]"),
        Example::of("claims: [{kind: loss, amount: 30.00, text: 另买餐具的费用, calculation: (20-5)×3}]"),
        Example::of("claims: [{kind: loss, amount: 90.00, text: 另买餐具的费用, calculation: 100元×95%}]"),
        Example::of("claims: [{kind: loss, amount: 12.00, text: 另买餐具的费用, calculation: 5＋6＝12}]"),
    ],
    good: &[
        Example::of("claims: [{kind: loss, amount: 45.00, text: 另买餐具的费用, calculation: 15.00×3}]"),
        Example::of("claims: [{kind: loss, amount: 33.33, text: 另买餐具的费用, calculation: 100/3}]"),
        Example::of(
            "claims: [{kind: loss, amount: 45.00, text: 另买餐具的费用, calculation: （20-5）×3＝45}]",
        ),
        Example::of(
            "claims: [{kind: loss, amount: 45.00, text: 另买餐具的费用, calculation: 每只15元，3只}]",
        ),
        Example::of("claims: [{kind: loss, amount: 45.00, text: 另买餐具的费用}]"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for claim in &subject.case.claims {
        let (Some(amount), Some(text)) = (claim.amount, claim.calculation.as_deref()) else { continue };
        let Some(found) = reckoned(text).filter(|found| *found != amount) else { continue };
        let path = claim.path().join("calculation");
        sink.push(
            RULE.finding(format!("“{text}”算出来是 {found} 元，amount 写的是 {amount} 元"))
                .at(subject.case.places.of(&path), format!("是 {found} 元"))
                .help(RULE.instead),
        );
    }
}
