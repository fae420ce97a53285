//! What something cost, as a claim names it.

use crate::case::ClaimKind;

/// What the words of the cost of something end in.
const COSTS: [&str; 8] = ["费", "费用", "钱", "款", "损失", "价", "元", "人工"];

/// 换两块泡鼓的木地板, 现买的小蛋糕: what was done or bought is no loss, what it cost is one.
fn cost_of(kind: ClaimKind, text: &str) -> String {
    const DONE: [&str; 8] = ["换", "更换", "修", "请", "找", "租", "重做", "重新"];
    const BOUGHT: [&str; 4] = ["买的", "租的", "请的", "订的"];
    let text = text.trim_end_matches('。');
    let is_named = COSTS.iter().any(|end| text.ends_with(end)) || text.contains(['，', '（']);
    let is_done = DONE.iter().any(|verb| text.starts_with(verb));
    let costs = is_done || BOUGHT.iter().any(|verb| text.contains(verb));
    if kind == ClaimKind::Loss && !is_named && costs { format!("{text}的费用") } else { text.to_owned() }
}

/// 赔偿一年的会员（开了用不了）68元: what is said of a cost behind it would stand between it and its sum.
pub(super) fn with_aside(kind: ClaimKind, text: &str) -> String {
    let text = cost_of(kind, text);
    let text = text.as_str();
    let is_cost = matches!(kind, ClaimKind::Loss | ClaimKind::Freight);
    match text.split_once('，') {
        Some((cost, aside))
            if is_cost
                && !cost.ends_with(['的', '了', '下', '到', '过'])
                && !COSTS.iter().any(|end| text.ends_with(end)) =>
        {
            format!("{cost}（{aside}）")
        }
        _ => text.to_owned(),
    }
}
