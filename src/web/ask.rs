//! What is asked in which step, and when. Labels, choices and hints are those of the case keys and of the data.

use crate::case::{EventKind, PaymentMethod};

use super::value::Value;

/// A step of making a case.
pub(super) struct Step {
    /// Its place on the page.
    pub(super) id: &'static str,
    /// Its name in a few characters.
    pub(super) short: &'static str,
    /// Its name.
    pub(super) title: &'static str,
    /// What it is about.
    pub(super) lead: &'static str,
}

/// The four steps.
pub(super) const STEPS: [Step; 4] = [
    Step {
        id: "where",
        short: "订单",
        title: "在哪里买的",
        lead: "对着订单详情页填。名称、金额和时间照抄就好。",
    },
    Step {
        id: "wrong",
        short: "问题",
        title: "出了什么问题",
        lead: "选最接近的一种，再用一两句话说清楚看得见的事实。",
    },
    Step {
        id: "course",
        short: "经过",
        title: "经过",
        lead: "按时间一件一件写：谁，什么时候，做了什么。能证明的，配上证据。",
    },
    Step {
        id: "wish",
        short: "诉求",
        title: "想要什么",
        lead: "写清希望对方怎样处理。金额能算出来的，程序会算。",
    },
];

/// When a box is shown at once; else it waits under “更多”.
#[derive(Clone, Copy)]
pub(super) enum When {
    /// Always.
    Always,
    /// For these kinds of problem.
    Kinds(&'static [&'static str]),
    /// Where the value at this path is this word.
    Is(&'static str, &'static str),
    /// Where it was paid in a way that has a bill.
    Billed,
    /// Never: for those who look for it.
    More,
}

/// A box, or a list of boxes.
#[derive(Clone, Copy)]
pub(super) struct Ask {
    /// Its path in the case file.
    pub(super) path: &'static str,
    /// When it is shown at once.
    pub(super) when: When,
}

/// A box that is always shown.
const fn always(path: &'static str) -> Ask {
    Ask { path, when: When::Always }
}

/// A box for some kinds of problem.
const fn kinds(path: &'static str, kinds: &'static [&'static str]) -> Ask {
    Ask { path, when: When::Kinds(kinds) }
}

/// A box under “更多”.
const fn more(path: &'static str) -> Ask {
    Ask { path, when: When::More }
}

/// Kinds of problem by what a person sees; what is in none of them comes last.
pub(super) const SITUATIONS: &[(&str, &[&str])] = &[
    (
        "收到的东西不对",
        &[
            "quality",
            "not-as-described",
            "wrong-item",
            "missing-parts",
            "damaged-in-transit",
            "counterfeit-suspected",
            "food-safety",
            "livestream",
            "second-hand",
            "blind-box",
        ],
    ),
    ("没有收到", &["not-shipped", "not-received", "false-shipping"]),
    (
        "要退，不给退或不到账",
        &["seven-day-return", "refund-refused", "refund-delayed", "promise-broken", "freight-dispute"],
    ),
    ("价格、定金和发票", &["price-promotion", "deposit-presale", "invoice", "repair-warranty"]),
    (
        "办的卡、订的票和账户",
        &["prepaid-service", "prepaid-closed", "ticket-travel", "digital-account", "auto-renewal"],
    ),
];

/// What the others are called.
pub(super) const OTHER_SITUATIONS: &str = "其他";

/// The order.
pub(super) const ORDER: &[Ask] = &[
    always("order.item"),
    always("order.spec"),
    always("order.quantity"),
    always("order.paid"),
    always("order.placed"),
    always("order.number"),
    always("order.payment.method"),
    Ask { path: "order.payment.transaction", when: When::Billed },
    kinds("order.sale", &["livestream", "second-hand", "prepaid-service", "prepaid-closed"]),
    kinds("order.shipping", &["freight-dispute", "seven-day-return"]),
    kinds("order.warranty_until", &["repair-warranty"]),
    kinds("order.best_before", &["food-safety"]),
    kinds("order.needed_by", &["not-shipped", "not-received", "ticket-travel"]),
    kinds("order.recurring.every", &["auto-renewal"]),
    kinds("order.recurring.amount", &["auto-renewal"]),
    kinds("order.recurring.next", &["auto-renewal"]),
    more("order.unit"),
    more("order.category"),
];

/// The platform's operator, for a platform that is not known.
pub(super) const OPERATOR: &[Ask] = &[
    Ask { path: "operator.name", when: When::Is("platform", "other") },
    Ask { path: "operator.legal_name", when: When::Is("platform", "other") },
    Ask { path: "operator.address", when: When::Is("platform", "other") },
    more("operator.credit_code"),
    more("operator.phone"),
];

/// The seller.
pub(super) const MERCHANT: &[Ask] = &[
    always("merchant.shop"),
    kinds("merchant.host", &["livestream"]),
    always("merchant.legal_name"),
    always("merchant.address"),
    more("merchant.kind"),
    more("merchant.credit_code"),
    more("merchant.phone"),
];

/// The problem, after its kind.
pub(super) const PROBLEM: &[Ask] =
    &[always("problem.summary"), always("problem.exhibits"), more("problem.title")];

/// The goods.
pub(super) const GOODS: &[Ask] = &[
    kinds("goods.where", GOODS_KINDS),
    kinds("goods.state", GOODS_KINDS),
    kinds("goods.complete", GOODS_KINDS),
];

const GOODS_KINDS: &[&str] =
    &["seven-day-return", "wrong-item", "not-as-described", "missing-parts", "blind-box", "refund-refused"];

/// The writer.
pub(super) const WRITER: &[Ask] = &[
    always("consumer.name"),
    always("consumer.phone"),
    always("consumer.address"),
    kinds("consumer.for.name", &["minor-payment"]),
    kinds("consumer.for.relation", &["minor-payment"]),
    kinds("consumer.for.born", &["minor-payment"]),
    more("consumer.representative.name"),
    more("consumer.representative.phone"),
];

/// What the texts ask for beside the claims.
pub(super) const REST: &[Ask] = &[
    always("respond_within_days"),
    more("respondent"),
    Ask { path: "respondent_reason.kind", when: When::Is("respondent", "platform") },
    Ask { path: "respondent_reason.at", when: When::Is("respondent", "platform") },
    Ask { path: "respondent_reason.text", when: When::Is("respondent", "platform") },
    Ask { path: "respondent_reason.exhibits", when: When::Is("respondent", "platform") },
    more("as_of"),
    more("id"),
];

/// What happens in most cases, to be added with one touch.
pub(super) const COMMON: &[EventKind] = &[
    EventKind::Delivered,
    EventKind::Contacted,
    EventKind::AfterSaleRequested,
    EventKind::Replied,
    EventKind::Refused,
    EventKind::InterventionRequested,
    EventKind::Complained,
];

/// Boxes of a detail: those at once, those under “更多”.
pub(super) const DETAIL: (&[&str], &[&str]) = (&["text", "exhibits"], &["stated", "actual", "shows"]);
/// Boxes of an exhibit.
pub(super) const EXHIBIT: (&[&str], &[&str]) = (&["kind", "title", "shows"], &["file", "sha256", "id"]);
/// Boxes of one of several payments.
pub(super) const PAYMENT: (&[&str], &[&str]) = (&["amount", "at", "method"], &["transaction", "to"]);
/// Boxes of a promise in the page's own words.
pub(super) const PROMISE: (&[&str], &[&str]) = (&["text"], &["of", "until", "exhibits"]);
/// The kinds of problem that ask for what the page promised.
pub(super) const PROMISING: &[&str] = &[
    "promise-broken",
    "price-promotion",
    "seven-day-return",
    "livestream",
    "freight-dispute",
    "not-as-described",
];
/// The kinds of problem that ask for several payments.
pub(super) const PAYING: &[&str] =
    &["deposit-presale", "off-platform-payment", "prepaid-service", "prepaid-closed"];

/// Boxes of a claim of this kind.
pub(super) fn of_claim(claim: &Value) -> (Vec<&'static str>, Vec<&'static str>) {
    let kind = crate::case::ClaimKind::from_word(claim.text_at("kind"));
    let mut own = vec!["kind"];
    if kind.is_some_and(crate::case::ClaimKind::needs_amount) {
        own.extend(["amount", "text", "calculation", "exhibits"]);
    }
    if kind == Some(crate::case::ClaimKind::Punitive) {
        own.push("basis");
    }
    let rest = ["amount", "of", "of_amount", "text", "calculation", "exhibits"];
    let rest = rest.into_iter().filter(|key| !own.contains(key)).collect();
    (own, rest)
}

/// Boxes of an event: those that its kind needs at once, those under “更多”.
pub(super) fn of_event(event: &Value) -> (Vec<&'static str>, Vec<&'static str>) {
    use EventKind::{
        Agreed, Complained, Contacted, InterventionDecided, Mediated, Offered, Promised, Refunded, Refused,
        Replied, ReturnShipped,
    };
    let kind = EventKind::from_word(event.text_at("event"));
    let mut own = vec!["event", "by", "at"];
    match kind {
        Some(Refused | Replied) => own.push("quote"),
        Some(Promised | Agreed) => own.extend(["quote", "until"]),
        Some(Offered) => own.extend(["amount", "taken", "quote"]),
        Some(Refunded) => own.push("amount"),
        Some(Complained) => own.extend(["channel", "text"]),
        Some(Contacted) => own.extend(["to", "text"]),
        Some(InterventionDecided | Mediated) => own.extend(["outcome", "text"]),
        Some(ReturnShipped) => own.extend(["purpose", "text"]),
        Some(_) => own.push("text"),
        None => {}
    }
    if kind.is_some() {
        own.push("exhibits");
    }
    let rest = ["refusal", "quote", "text", "amount", "until", "asks", "of", "to", "private"];
    let gives_reason = matches!(kind, Some(Refused | Replied));
    let fits = |key: &&str| kind.is_some() && !own.contains(key) && (*key != "refusal" || gives_reason);
    let rest = rest.into_iter().filter(fits).collect();
    (own, rest)
}

impl When {
    /// Is the box shown at once for a case that says this?
    pub(super) fn holds(self, case: &Value) -> bool {
        match self {
            Self::Always => true,
            Self::More => false,
            Self::Kinds(kinds) => kinds.contains(&case.text_at("problem.kind")),
            Self::Is(path, word) => case.text_at(path) == word,
            Self::Billed => {
                let method = PaymentMethod::from_word(case.text_at("order.payment.method"));
                method.is_some_and(|method| method != PaymentMethod::Other)
            }
        }
    }
}
