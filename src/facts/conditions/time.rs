//! Conditions of time: receipt, the request to return, the return itself.

use crate::calendar::{Day, Moment};
use crate::case::{Actor, Case, ClaimKind, Event, EventKind};

use crate::path::CasePath;

use super::asks::Ask;
use super::witness::{Witness, is_older, moment};
use super::{Conditions, Look};

/// The days within which goods may go back.
const SEVEN: i64 = 7;

impl Conditions {
    pub(super) fn time(&mut self, look: Look<'_>) {
        let case = look.case;
        let delivery = first(case, |event| event.kind == EventKind::Delivered);
        self.set("delivery-unknown", delivery.is_none());
        // A record of delivery is not yet a receipt.
        self.set("goods-not-arrived", delivery.is_none() || case.problem.kind == "not-received");
        self.set("part-received", is_part(case));
        if let Some(delivery) = delivery {
            self.seven_days(look, delivery);
        }
        let asked = first(case, |event| look.is_contact(event)).map(|event| event.at);
        let requested = first(case, |event| event.kind == EventKind::AfterSaleRequested);
        self.set(
            "urged",
            case.history.iter().any(|event| event.kind == EventKind::Contacted && look.is_contact(event)),
        );
        let open = case.refunded() < case.order.paid;
        self.set("delay-over-fifteen", open && is_older(case, requested.map(|event| event.at).or(asked), 15));
        self.set("after-sale-requested", requested.is_some());
        let is_before = |event: &&Event| case.is_before_sale(event);
        let asked_first = case.history.iter().filter(is_before).find(|event| event.by == Actor::Consumer);
        let answer = |asked: &Event| {
            let answers = case.history.iter().filter(is_before).filter(|event| !event.at.is_before(asked.at));
            answers.filter(|event| event.quote.is_some()).any(|event| event.by == Actor::Merchant)
        };
        self.set("answered-before-order", asked_first.is_some_and(answer));
        let last_request = case.last(EventKind::AfterSaleRequested);
        let shipped = first(case, |event| matches!(event.kind, EventKind::Shipped | EventKind::Delivered));
        self.set(
            "shipped-before-request",
            shipped.is_some_and(|s| last_request.is_some_and(|r| !r.is_before(s.at))),
        );
    }

    /// Only a request to return counts, not a question; a first notice asks on the day of writing.
    fn seven_days(&mut self, look: Look<'_>, delivery: &Event) {
        let case = look.case;
        let last = look.law.holidays.rolled(delivery.at.day.plus(7)).day;
        let after = |event: &&Event| !event.at.is_before(delivery.at);
        let asks_return = |event: &&Event| look.asks(event, ClaimKind::ReturnRefund) == Ask::Yes;
        let asked = case.history.iter().filter(after).find(asks_return);
        let unsaid = |event: &Event| {
            look.asks(event, ClaimKind::ReturnRefund) == Ask::Unsaid && event.at.day <= last && after(&event)
        };
        let delivered = look.event("delivery", delivery).with("delivery.last_day", last, None);
        let at = asked.map_or(case.as_of, |event| event.at.day);
        // A message without words may have asked: then nothing is known.
        if at > last && case.history.iter().any(unsaid) {
            return;
        }
        let request = match asked {
            Some(event) => {
                let after = event.at.day.days_since(delivery.at.day);
                look.request(event).with("request.when", when(after), None).with(
                    "request.within",
                    within(after, last),
                    None,
                )
            }
            None => Witness::default()
                .with("request.at", moment(case.as_of), Some(CasePath::of("as_of")))
                .with("request.when", when(case.as_of.days_since(delivery.at.day)), None)
                .with("request.within", within(case.as_of.days_since(delivery.at.day), last), None),
        };
        let name = if at <= last { "asked-within-seven-days" } else { "asked-after-seven-days" };
        self.bind(name, Some(delivered.and(request)));
    }

    /// The return of the goods; where they went back without a reason, a refund is due after seven days.
    pub(super) fn returned(&mut self, look: Look<'_>) {
        let case = look.case;
        let Some(back) = case.history.iter().rev().find(|event| event.kind == EventKind::ReturnReceived)
        else {
            return;
        };
        if !look.dispute.is_returned_for_refund() || case.order.is_hired() {
            return;
        }
        let due = look.law.holidays.rolled(back.at.day.plus(7)).day;
        let late = case.as_of.days_since(due);
        let witness = look.event("return", back).with("return.last_day", due, None);
        let open = case.refunded() < case.order.paid;
        if open && late > 0 && self.has("return-no-reason") {
            self.bind("refund-overdue", Some(witness.clone().with("return.days_late", late, None)));
        }
        self.bind("goods-returned", Some(witness));
    }
}

/// Hours within which how soon somebody was told is told in minutes or hours: beyond them the day says it.
const SOON: i64 = 6;

/// How soon after receipt, where the times of both are known: `收到后30分钟`.
pub(super) fn soon(delivered: Moment, told: Moment) -> Option<String> {
    let minutes = |moment: Moment| moment.time.map(|(hour, minute)| i64::from(hour * 60 + minute));
    let between = minutes(told)? - minutes(delivered)?;
    match between {
        1..60 if delivered.day == told.day => Some(format!("收到后{between}分钟")),
        60.. if delivered.day == told.day && between <= SOON * 60 => {
            Some(format!("收到后{}小时内", (between + 59) / 60))
        }
        _ => None,
    }
}

/// How long after receipt.
pub(super) fn when(days: i64) -> String {
    match days {
        0 => "收到当日".to_owned(),
        1 => "收到次日".to_owned(),
        days => format!("收到后第{days}天"),
    }
}

/// Within the seven days as they are, or as a day off makes them longer.
fn within(days: i64, last: Day) -> String {
    if days <= SEVEN {
        return "在七日之内".to_owned();
    }
    format!("七日的最后一日遇休假日，顺延到{}月{}日", last.month(), last.day())
}

/// The first such event.
pub(super) fn first(case: &Case, is: impl Fn(&Event) -> bool) -> Option<&Event> {
    case.history.iter().find(|event| is(event))
}

/// Is the event after this moment, or at it?
pub(super) fn is_from(event: &Event, start: Moment) -> bool {
    !event.at.is_before(start)
}

/// Is less asked back than was paid for goods that did not come, and told that some of them did: 找回3袋?
fn is_part(case: &Case) -> bool {
    const SOME: [&str; 4] = ["找回", "只收到", "收到其中", "少收"];
    // What was paid back already says nothing of what came.
    let open = case.order.paid.less(case.refunded());
    let mut claims = case.claims.iter().filter(|claim| claim.kind.is_refund());
    let is_less = claims.any(|claim| claim.amount.is_some_and(|amount| amount < open));
    let is_told = SOME.iter().any(|word| case.problem.summary.contains(word));
    // Of what never came nothing was received by the writer: a record is the courier's.
    let received = |event: &Event| event.kind == EventKind::Delivered && event.by == Actor::Consumer;
    let some_came = case.history.iter().any(received);
    let asks_rest = case.claims.iter().any(|claim| claim.kind == ClaimKind::Reship);
    case.problem.kind == "not-received" && (is_less && (is_told || some_came) || asks_rest && some_came)
}
