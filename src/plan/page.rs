//! What is next on the order's own page: to apply, to apply again, to send back what was agreed to.

use crate::case::{Actor, ClaimKind, EventKind, Sale};
use crate::facts::{Facts, Goods, StageKind, TimerFacts, TimerState};

use super::Next;

/// Longer after the delivery no page takes an application: the longest period that a platform publishes is thirty days from the
/// confirmation of receipt, which comes some days after the delivery. A cautious choice of our own.
const PAGE_DAYS: i64 = 60;

/// The step that comes before everything that rests on it, once the merchant was spoken to.
pub(super) fn step(facts: &Facts) -> Option<Next> {
    // No page of an order has a form for what was bought in a shop or paid outside the platform.
    let is_elsewhere = matches!(facts.order.sale, Some(Sale::InStore | Sale::Transfer));
    // Nor for a payment that somebody else made.
    let has_page = !is_elsewhere && facts.problem.kind.as_str() != "unauthorised-payment";
    let is_spent = facts.stage.complaint.is_some() || facts.stage.intervention.is_some();
    if !has_page || is_spent || facts.stage.is == StageKind::FirstNotice {
        return None;
    }
    let made = facts.timeline.iter().any(|event| event.event == EventKind::AfterSaleRequested);
    if made { send_back(facts).or_else(|| again(facts)) } else { apply(facts) }
}

fn apply(facts: &Facts) -> Option<Next> {
    let has_form = facts
        .asked
        .iter()
        .any(|claim| matches!(claim, ClaimKind::Refund | ClaimKind::ReturnRefund | ClaimKind::Exchange));
    (has_form && !is_late(facts)).then(|| {
        only(format!("在订单页申请售后，原因选“{}”，再把这一步写进 history", facts.problem.app_reason))
    })
}

/// An application that the page shows as agreed goes on there, whatever was said in a chat afterwards.
fn send_back(facts: &Facts) -> Option<Next> {
    let is_due = |timer: &&TimerFacts| {
        timer.is == TimerState::Running && timer.who == Actor::Consumer && timer.id.contains("ship-back")
    };
    let timer = facts.timers.iter().find(is_due).filter(|_| facts.stage.goods == Goods::Consumer)?;
    Some(Next {
        what: format!(
            "申请已经同意：按订单页面的地址寄回，填写物流单号，最晚 {}；页面显示的不是同意的，照页面写进 history",
            timer.ends_at
        ),
        channel: None,
        command: None,
        by: Some(timer.ends_at),
    })
}

/// Where the platform's rule closes an application and lets one apply again.
fn again(facts: &Facts) -> Option<Next> {
    let refusal = facts.stage.refusal.as_ref()?;
    let mut made = facts.timeline.iter().filter(|event| event.event == EventKind::AfterSaleRequested);
    if made.any(|event| facts.is_after(event, refusal)) {
        return None;
    }
    let lapsed = facts.timers.iter().find(|timer| {
        timer.is == TimerState::Late && timer.who == Actor::Consumer && timer.on_lapse.contains("重新申请")
    })?;
    let count = facts.applications.filter(|applications| applications.made < applications.most as usize);
    let made = count.map_or_else(String::new, |applications| {
        format!("，同一商品最多 {} 次，已经申请 {} 次", applications.most, applications.made)
    });
    let is_full = facts.applications.is_some() && count.is_none();
    (!is_full && !is_late(facts)).then(|| {
        only(format!(
            "{}已于 {} 届满：在订单页重新申请售后，原因选“{}”{made}；页面不能再申请的，用别的渠道",
            lapsed.name, lapsed.ends_at, facts.problem.app_reason
        ))
    })
}

fn is_late(facts: &Facts) -> bool {
    let delivered = facts.stage.delivered.as_ref();
    delivered.is_some_and(|event| facts.case.as_of.days_since(event.at.day) > PAGE_DAYS)
}

fn only(what: String) -> Next {
    Next { what, channel: None, command: None, by: None }
}
