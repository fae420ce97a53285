//! Sums above what the law allows, and sums that no law in force gives.

use crate::amount::Amount;
use crate::case::Case;
use crate::diagnostic::{Diagnostic, Sink};
use crate::facts::Facts;

pub(super) fn check(case: &Case, facts: &Facts, sink: &mut Sink) {
    for (index, claim) in facts.claims.iter().enumerate().filter(|(_, claim)| claim.kind == "punitive") {
        let amount = |text: &Option<String>| text.as_deref().and_then(|text| Amount::parse(text).ok());
        let place = case.places.of(&format!("claims[{index}].amount"));
        match (amount(&claim.amount), amount(&claim.most)) {
            (Some(asked), Some(most)) if asked > most => sink.push(
                Diagnostic::error("claim/above-rule", format!("增加赔偿 {asked}元，高于法律允许的 {most}元"))
                    .at(place, "")
                    .help(format!("最多写 {most}；不写 amount 时按这个数计算")),
            ),
            (None, _) if claim.amount.is_none() => sink.push(
                Diagnostic::error("claim/no-rule", "下单那天没有支持这项增加赔偿的规定")
                    .at(place, "")
                    .help("写明 amount，或删掉这一条诉求"),
            ),
            _ => {}
        }
    }
}
