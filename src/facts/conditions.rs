//! The closed list of conditions under which data applies: read off a case, named by law, timers and refusals.

use std::collections::BTreeSet;

use crate::calendar::{Day, Moment};
use crate::case::{Case, ClaimKind, Event, EventKind, MerchantKind, PunitiveBasis, ReasonKind};
use crate::dispute::{Dispute, Sides};
use crate::knowledge::Holidays;

/// Every condition that a data file may name, with its meaning.
pub const CONDITIONS: &[(&str, &str)] = &[
    ("asked-within-seven-days", "收货后七日内提出"),
    ("asked-after-seven-days", "收货七日以后提出"),
    ("delivery-unknown", "案件里没有收货"),
    ("no-reason-return", "按七天无理由退货"),
    ("promise-seven-day", "页面承诺七天无理由退货"),
    ("promise-freight", "页面承诺运费险"),
    ("promise-made", "页面或商家有承诺"),
    ("promise-lapsed", "承诺的日期已过"),
    ("urged", "向商家催告过"),
    ("goods-returned", "商家已签收退回的商品"),
    ("goods-not-arrived", "商品没有送达"),
    ("refund-overdue", "商家签收退货超过七日仍未退款"),
    ("delay-over-fifteen", "提出要求超过十五日仍未处理"),
    ("after-sale-requested", "申请过售后"),
    ("shipped-before-request", "申请售后时已经发货"),
    ("refused", "商家拒绝"),
    ("livestream", "直播间购买"),
    ("platform-owned", "平台自营"),
    ("reason-no-identity", "平台不能提供商家信息"),
    ("reason-broken-promise", "平台没有履行承诺"),
    ("reason-knew", "平台知道而未采取措施"),
    ("reason-platform-owned", "投诉平台，理由是自营"),
    ("fraud-claimed", "主张涉嫌欺诈"),
    ("food-claimed", "主张涉嫌食品不符合安全标准"),
];

/// The conditions that hold in a case.
#[derive(Debug, Clone, Default)]
pub(super) struct Conditions(BTreeSet<&'static str>);

impl Conditions {
    pub(super) fn of(case: &Case, holidays: &Holidays, dispute: &Dispute) -> Self {
        let mut found = Self::default();
        found.time(case, holidays, dispute);
        found.order(case, dispute.sides);
        found.parties(case, dispute.sides);
        found
    }

    /// All of `when` and none of `unless`.
    pub(super) fn allow(&self, when: &[String], unless: &[String]) -> bool {
        when.iter().all(|word| self.0.contains(word.as_str()))
            && !unless.iter().any(|word| self.0.contains(word.as_str()))
    }

    fn set(&mut self, name: &'static str, holds: bool) {
        if holds {
            self.0.insert(name);
        }
    }

    fn time(&mut self, case: &Case, holidays: &Holidays, dispute: &Dispute) {
        let delivered = first(case, |event| event.kind == EventKind::Delivered);
        let sides = dispute.sides;
        let is_contact = |event: &Event| sides.is_contact(event);
        let asked = first_after(case, delivered, is_contact);
        let requested = first(case, |event| event.kind == EventKind::AfterSaleRequested);
        if let Some(delivered) = delivered {
            let last = holidays.rolled(delivered.day.plus(7)).day;
            // A first notice is asked on the day of writing.
            let asked = asked.map_or(case.as_of, |asked| asked.day);
            self.set("asked-within-seven-days", asked <= last);
            self.set("asked-after-seven-days", asked > last);
        }
        self.set("delivery-unknown", delivered.is_none());
        self.set("goods-not-arrived", delivered.is_none());
        let open = case.refunded() < case.order.paid;
        let older =
            |moment: Option<Moment>, days: i64| moment.is_some_and(|m| case.as_of.days_since(m.day) > days);
        let returned = case.last(EventKind::ReturnReceived).filter(|_| dispute.is_returned_for_refund());
        self.set("goods-returned", returned.is_some());
        let due = returned.map(|returned| holidays.rolled(returned.day.plus(7)).day);
        self.set("refund-overdue", open && due.is_some_and(|due| due < case.as_of));
        self.set(
            "urged",
            case.history.iter().any(|event| event.kind == EventKind::Contacted && is_contact(event)),
        );
        self.set("delay-over-fifteen", open && older(requested.or(asked), 15));
        self.set("after-sale-requested", requested.is_some());
        let last_request = case.last(EventKind::AfterSaleRequested);
        let shipped = first(case, |event| matches!(event.kind, EventKind::Shipped | EventKind::Delivered));
        self.set(
            "shipped-before-request",
            shipped.is_some_and(|s| last_request.is_some_and(|r| !r.is_before(s))),
        );
    }

    fn order(&mut self, case: &Case, sides: Sides) {
        let page = |word: &str| case.order.promises.iter().any(|promise| promise.text == word);
        let by_merchant = |event: &&Event| event.kind == EventKind::Promised && sides.is_seller(event.by);
        let promised = case.history.iter().filter(by_merchant);
        let lapsed = |event: &Event| event.until.is_some_and(|until: Day| until < case.as_of);
        self.set("no-reason-return", case.problem.kind == "seven-day-return");
        self.set("promise-seven-day", page("seven-day-return"));
        self.set("promise-freight", page("return-freight-insurance"));
        self.set("promise-made", !case.order.promises.is_empty() || promised.clone().next().is_some());
        self.set("promise-lapsed", promised.clone().any(lapsed));
        let basis = |basis: PunitiveBasis| {
            case.claims.iter().any(|c| c.kind == ClaimKind::Punitive && c.basis == Some(basis))
        };
        self.set("fraud-claimed", basis(PunitiveBasis::Fraud));
        self.set("food-claimed", basis(PunitiveBasis::Food));
    }

    fn parties(&mut self, case: &Case, sides: Sides) {
        let refused = |event: &Event| event.kind == EventKind::Refused && sides.is_seller(event.by);
        self.set("refused", case.history.iter().any(refused));
        self.set("livestream", case.merchant.kind == Some(MerchantKind::Livestream));
        self.set("platform-owned", case.merchant.kind == Some(MerchantKind::PlatformOwned));
        let reason = case.respondent_reason.as_ref().map(|reason| reason.kind);
        self.set("reason-no-identity", reason == Some(ReasonKind::NoSellerIdentity));
        self.set("reason-broken-promise", reason == Some(ReasonKind::BrokenPromise));
        self.set("reason-knew", reason == Some(ReasonKind::KnewAndFailed));
        self.set("reason-platform-owned", reason == Some(ReasonKind::PlatformOwned));
    }
}

fn first(case: &Case, is: impl Fn(&Event) -> bool) -> Option<Moment> {
    case.history.iter().find(|event| is(event)).map(|event| event.at)
}

/// The first such event that is not before `start`.
fn first_after(case: &Case, start: Option<Moment>, is: impl Fn(&Event) -> bool) -> Option<Moment> {
    case.history
        .iter()
        .find(|event| is(event) && start.is_none_or(|start| !event.at.is_before(start)))
        .map(|event| event.at)
}
