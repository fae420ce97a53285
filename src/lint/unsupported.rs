//! Claims that no article supports on the facts of the case: the writer is told why, and what would.

use crate::case::Case;
use crate::diagnostic::{Diagnostic, Sink};
use crate::facts::Facts;

pub(super) fn check(case: &Case, facts: &Facts, sink: &mut Sink) {
    // Without the law there is nothing to judge by.
    if facts.procedure.is_empty() {
        return;
    }
    for (index, claim) in facts.claims.iter().enumerate() {
        // No rule on invoices is among the data: that says nothing about the claim.
        if !claim.grounds.is_empty() || claim.kind == "invoice" {
            continue;
        }
        sink.push(
            Diagnostic::warning(
                "claim/no-ground",
                format!("按案件里的事实，没有找到支持“{}”的条文", claim.kind),
            )
            .at(case.places.of(&format!("claims[{index}].kind")), "文字里不会写依据")
            .help(what_would(claim.kind)),
        );
    }
}

fn what_would(claim: &str) -> &'static str {
    match claim {
        "freight" => {
            "无理由退货的运费由消费者承担，另有约定的除外：有约定就写进 promises 或 history；商品有质量问题的，problem.kind 选对应的一种"
        }
        "return-refund" | "refund" => {
            "七日内提出的，写明送达和提出的日期；商品有问题的，problem.kind 选对应的一种；商家承诺过的，写进 promises 或 history"
        }
        "punitive" => "写明 basis，并核对下单的日期",
        _ => "核对 problem.kind 和 history 里的日期；对方承诺过的，写进 promises 或 history",
    }
}
