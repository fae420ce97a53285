//! Where the merchant may be right, the writer is told, and the text does not argue it.

use crate::case::{Actor, Case, EventKind};
use crate::diagnostic::{Diagnostic, Sink};
use crate::facts::Facts;

pub(super) fn check(case: &Case, facts: &Facts, sink: &mut Sink) {
    let Some(refusal) = &facts.refusal else { return };
    let refused = case
        .history
        .iter()
        .rev()
        .find(|event| event.kind == EventKind::Refused && event.by == Actor::Merchant);
    let Some(event) = refused else { return };
    for tell in &refusal.merchant_may_be_right {
        sink.push(
            Diagnostic::warning(
                "claim/merchant-may-be-right",
                format!("商家的理由“{}”可能成立", refusal.name),
            )
            .at(case.places.of(&format!("history[{}].quote", event.index)), "")
            .help(tell.clone()),
        );
    }
}
