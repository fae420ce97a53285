//! Facts that only some cases have: promises with more than their words, several payments, the goods, others.

use serde::Serialize;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{ClaimKind, PaymentMethod, Role, Whereabouts};

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
