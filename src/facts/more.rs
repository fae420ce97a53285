//! Facts that only some cases have: promises with more than their words, several payments, the goods, others.

use serde::Serialize;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{ClaimKind, PaymentMethod, Role, Whereabouts};
use crate::path::CasePath;

use super::words::AmountFrom;

/// A promise of the page of which the case says more than its words.
#[derive(Debug, Clone, Serialize)]
pub struct PagePromiseFacts {
    /// The page's words, or the common name.
    pub text: String,
    /// The kind of claim that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise_of: Option<ClaimKind>,
    /// The promised day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
}

/// One of several payments.
#[derive(Debug, Clone, Serialize)]
pub struct PartPaymentFacts {
    /// How much.
    pub amount: Amount,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// `wechat-pay`, `alipay` or `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<PaymentMethod>,
    /// The method's name; absent for `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method_name: Option<&'static str>,
    /// Transaction number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction: Option<String>,
    /// To whom, where it was paid outside the platform; `payee`, since `to` is a word for conditions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payee: Option<String>,
}

/// A payment that is taken again and again.
#[derive(Debug, Clone, Serialize)]
pub struct RecurringFacts {
    /// How often, in words: 每月.
    pub every: &'static str,
    /// How much each time.
    pub amount: Amount,
    /// The next time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<Day>,
}

/// Where the goods are, and how they are, as the case says.
#[derive(Debug, Clone, Serialize)]
pub struct GoodsFacts {
    /// `with-me`, `with-merchant`, `under-way`, `refused`, `never-came`, `used-up` or `dead`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Whereabouts>,
    /// How, in the writer's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<String>,
    /// With everything that came with them?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_complete: Option<bool>,
}

/// The person for whom the writer acts.
#[derive(Debug, Clone, Serialize)]
pub struct ActsForFacts {
    /// True name.
    pub name: String,
    /// What that person is to the writer.
    pub relation: String,
    /// Day of birth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub born: Option<Day>,
}

/// The person who acts for the writer.
#[derive(Debug, Clone, Serialize)]
pub struct RepresentativeFacts {
    /// True name.
    pub name: String,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Somebody else who has to do with it.
#[derive(Debug, Clone, Serialize)]
pub struct OtherFacts {
    /// `courier`, `installer`, `insurer`, `producer` or `appraiser`.
    pub role: Role,
    /// That in words.
    pub role_name: &'static str,
    /// Name.
    pub name: String,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Sums.
#[derive(Debug, Clone, Serialize)]
pub struct Totals {
    /// What came back so far, unless nothing did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refunded: Option<Amount>,
    /// The sum of all claims, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Amount>,
    /// The same in the characters that cannot be altered: 人民币贰佰捌拾元整.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed_in_capitals: Option<String>,
    /// How many claims have a sum.
    pub claims_with_amount: usize,
    /// What a payment institution can send back: the refund asked for; without one, price difference and freight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refundable: Option<Amount>,
    /// The refund asked for, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund: Option<Amount>,
    /// Is it all that was paid and did not come back?
    pub refund_is_rest: bool,
    /// Where that sum comes from, as in a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_from: Option<AmountFrom>,
    /// When all that was paid had come back, where nothing else is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repaid_at: Option<Moment>,
    /// Where the case says what this follows from.
    #[serde(skip)]
    pub sources: Vec<CasePath>,
}
