//! Facts about who is involved.

use serde::Serialize;

use crate::calendar::{Day, Moment};
use crate::case::{ClaimKind, MerchantKind, ReasonKind, RespondentKind};

use super::more::{ActsForFacts, RepresentativeFacts};
use super::value::Code;

/// The case itself.
#[derive(Debug, Clone, Serialize)]
pub struct CaseFacts {
    /// Its id.
    pub id: Code,
    /// The day of writing.
    pub as_of: Day,
}

/// The platform.
#[derive(Debug, Clone, Serialize)]
pub struct PlatformFacts {
    /// Its id.
    pub id: Code,
    /// Its name as people know it.
    pub name: String,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Firm>,
    /// Kinds of claim that its own rules let it decline to decide about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub declines: Vec<ClaimKind>,
}

/// A firm, as registered.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Firm {
    /// Registered name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// Unified social credit code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// The consumer.
#[derive(Debug, Clone, Serialize)]
pub struct ConsumerFacts {
    /// True name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Postal address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// For whom the writer acts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acts_for: Option<ActsForFacts>,
    /// Who acts for the writer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub representative: Option<RepresentativeFacts>,
}

/// The seller.
#[derive(Debug, Clone, Serialize)]
pub struct MerchantFacts {
    /// As displayed.
    pub shop: String,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<MerchantKind>,
    /// The room or host of a live stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host: Option<String>,
    /// Registered name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// Unified social credit code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Against whom the complaint is.
#[derive(Debug, Clone, Serialize)]
pub struct RespondentFacts {
    /// `merchant` or `platform`.
    pub is: RespondentKind,
    /// True of a platform that has no part of the price and answers for the seller: it pays damages, and refunds nothing.
    pub pays_for_seller: bool,
    /// Why the platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<ReasonFacts>,
    /// County or district of the address, where it can be read off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Registered name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// Unified social credit code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit_code: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// Why the platform is the respondent.
#[derive(Debug, Clone, Serialize)]
pub struct ReasonFacts {
    /// `no-seller-identity`, `broken-promise`, `knew-and-failed` or `platform-owned`.
    pub reason_kind: ReasonKind,
    /// That kind in words.
    pub name: &'static str,
    /// When.
    pub at: Moment,
    /// What happened.
    pub text: String,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
}
