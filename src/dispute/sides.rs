//! Who stands for whom, and which part of the matter an event belongs to.

use crate::case::{Actor, Case, Event, EventKind, MerchantKind, ReasonKind, RespondentKind};

/// Whom something was asked of, or who answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The seller.
    Seller,
    /// The platform, where it is not the seller.
    Platform,
    /// An authority.
    Authority,
    /// A payment institution.
    Payment,
}

/// Which part of the matter an event belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Before the order, and the order itself.
    Sale,
    /// On the way, received, looked at.
    Delivery,
    /// Talks with the seller.
    Talks,
    /// An application in the platform's after-sale form, and its outcome.
    Application,
    /// Goods sent back.
    Return,
    /// The platform asked to decide.
    Platform,
    /// An authority or a payment institution.
    Authority,
}

/// Who is the seller's side in this case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides {
    /// The platform itself sells: contact with it is contact with the seller.
    pub platform_sells: bool,
}

impl Sides {
    /// A platform sells where the case says that it is its own shop, or complains of it as the seller.
    pub fn of(case: &Case) -> Self {
        let is_own = case.merchant.kind == Some(MerchantKind::PlatformOwned);
        let as_seller = case.respondent == RespondentKind::Platform
            && case.respondent_reason.as_ref().is_some_and(|reason| reason.kind == ReasonKind::PlatformOwned);
        Self { platform_sells: is_own || as_seller }
    }

    /// Does the seller's side do this?
    pub fn is_seller(self, actor: Actor) -> bool {
        actor == Actor::Merchant || (self.platform_sells && actor == Actor::Platform)
    }

    /// The consumer turned to the seller.
    pub fn is_contact(self, event: &Event) -> bool {
        event.by == Actor::Consumer
            && match event.kind {
                EventKind::Contacted => event.to == RespondentKind::Merchant || self.platform_sells,
                EventKind::AfterSaleRequested => true,
                _ => false,
            }
    }

    /// The seller answered.
    pub fn is_answer(self, event: &Event) -> bool {
        self.is_seller(event.by) && is_reply(event) && !event.is_automatic()
    }

    /// The seller had not answered by then.
    pub fn is_silence(self, event: &Event) -> bool {
        event.kind == EventKind::NoReply && self.is_seller(event.by)
    }

    /// The side that an actor belongs to; the consumer and third parties belong to none.
    pub fn side(self, actor: Actor) -> Option<Side> {
        match actor {
            Actor::Merchant => Some(Side::Seller),
            Actor::Platform if self.platform_sells => Some(Side::Seller),
            Actor::Platform => Some(Side::Platform),
            Actor::Regulator => Some(Side::Authority),
            Actor::Payment => Some(Side::Payment),
            Actor::Consumer | Actor::Courier => None,
        }
    }

    /// The side that gives reasons, where it is the one that speaks.
    pub fn reasons(self, event: &Event) -> Option<Side> {
        self.side(event.by).filter(|side| matches!(side, Side::Seller | Side::Platform))
    }

    /// Whom a message of the consumer is for.
    pub fn addressed(self, event: &Event) -> Option<Side> {
        match event.kind {
            _ if event.by != Actor::Consumer => None,
            EventKind::AfterSaleRequested => Some(Side::Seller),
            EventKind::Contacted if self.is_contact(event) => Some(Side::Seller),
            EventKind::Contacted | EventKind::InterventionRequested => Some(Side::Platform),
            EventKind::Complained => Some(complained_to(event)),
            _ => None,
        }
    }
}

/// An answer in words, whoever gives it.
pub(super) fn is_reply(event: &Event) -> bool {
    use EventKind::{Agreed, Offered, Promised, Refused, Replied};
    matches!(event.kind, Promised | Agreed | Refused | Replied | Offered)
}

fn complained_to(event: &Event) -> Side {
    match event.channel.as_deref() {
        Some("wechat-pay" | "alipay") => Side::Payment,
        Some("platform-service" | "official-dm" | "intervention" | "platform-chat") => Side::Platform,
        _ => Side::Authority,
    }
}

/// The phase of each event.
pub(super) fn phases(case: &Case, sides: Sides) -> Vec<Phase> {
    let mut applied = false;
    let phase = |event: &Event| {
        let phase = phase(case, sides, event, applied);
        applied = applied || event.kind == EventKind::AfterSaleRequested;
        phase
    };
    case.history.iter().map(phase).collect()
}

fn phase(case: &Case, sides: Sides, event: &Event, applied: bool) -> Phase {
    use EventKind::{
        Accepted, AfterSaleRequested, Agreed, Complained, Delivered, Inspected, InterventionDecided,
        InterventionRequested, Mediated, Ordered, Paid, Refused, Rejected, Repaired, ReturnReceived,
        ReturnRefused, ReturnShipped, Shipped,
    };
    if case.is_before_sale(event) {
        return Phase::Sale;
    }
    match event.kind {
        Ordered | Paid => Phase::Sale,
        Shipped | Delivered => Phase::Delivery,
        AfterSaleRequested => Phase::Application,
        Agreed | Refused if applied && sides.is_seller(event.by) => Phase::Application,
        ReturnShipped | ReturnReceived | ReturnRefused | Repaired | Inspected => Phase::Return,
        InterventionRequested | InterventionDecided => Phase::Platform,
        Complained | Accepted | Rejected | Mediated => Phase::Authority,
        _ => match event.by {
            Actor::Regulator | Actor::Payment => Phase::Authority,
            Actor::Platform if !sides.platform_sells => Phase::Platform,
            Actor::Courier => Phase::Delivery,
            _ if sides.addressed(event) == Some(Side::Platform) => Phase::Platform,
            _ => Phase::Talks,
        },
    }
}
