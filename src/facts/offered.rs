//! Whether the seller that refuses offers a part of what is asked, or something else.

use crate::case::{Case, Event, EventKind};

/// Words of a refusal that does.
const OFFERS: [&str; 8] = ["只能退", "可以退", "给您退", "退您", "补您", "补偿", "重做", "换一"];

/// Does the last refusal, or an offer in words of paying back?
pub(super) fn some(case: &Case, refusal: Option<usize>) -> bool {
    let quote = refusal.and_then(|at| case.history[at].quote.as_deref());
    let offers = |quote: &str| OFFERS.iter().any(|word| quote.contains(word));
    quote.is_some_and(offers) || case.history.iter().any(is_of_part)
}

/// 成本800要扣的，最多退您1580: who offers to pay back a part has not refused all.
fn is_of_part(event: &Event) -> bool {
    let quote = event.quote.as_deref().unwrap_or_default();
    let pays_back = quote.contains('退') && !quote.contains("不退");
    event.kind == EventKind::Offered && event.amount.is_some() && pays_back
}
