//! Everything a text may say: the case and what follows from it, as one document.
//!
//! `complain facts CASE` prints it as JSON. A fact that is absent is absent: there are no empty strings and no nulls.
//! Dates are `2026-05-04` or `2026-05-04 18:30`, money is `268.00`, both as text. Keys listed in [`CODES`] hold words for
//! conditions; every other text may be printed in a letter.

mod claims;
mod conditions;
mod course;
mod department;
mod document;
mod exhibits;
mod fold;
mod grounds;
mod known;
mod matter;
mod origin;
mod parties;
mod region;
mod resolve;
mod rules;
mod stage;
mod timeline;
mod timers;
mod weight;

use std::collections::BTreeMap;

use serde::Serialize;

pub use course::{Contacts, Deadline, EventFacts, Stage, Unanswered};
pub use document::{at, leaves};
pub use fold::{Fold, Told, foldable, told};
pub use known::{Known, Law};
pub use matter::{
    ClaimFacts, DetailFacts, EvidenceFacts, ExhibitFacts, OrderFacts, PaymentFacts, ProblemFacts, Totals,
};
pub use origin::case_path;
pub use parties::{
    CaseFacts, ConsumerFacts, Firm, MerchantFacts, PlatformFacts, ReasonFacts, RespondentFacts,
};
pub use resolve::resolve;
pub use rules::{Answered, Applications, DepartmentFacts, Ground, Piece, TimerFacts};

pub use crate::slots::CONDITIONS;

/// Keys whose values are words for conditions, never for print.
pub const CODES: &[&str] = &[
    "id",
    "kind",
    "event",
    "by",
    "to",
    "method",
    "is",
    "basis",
    "amount_from",
    "goods",
    "from",
    "reason_kind",
    "asked",
    "refund_from",
    "statute_id",
    "article_id",
    "who",
];

/// The key whose values are words of the data: printed as they stand, no facts.
pub const FIXED: &str = "fixed";

/// Keys whose values are dates.
pub const DATES: &[&str] = &[
    "as_of",
    "placed",
    "at",
    "until",
    "on",
    "first_at",
    "last_at",
    "since",
    "started_at",
    "ends_at",
    "met_at",
];

/// The document.
#[derive(Debug, Clone, Serialize)]
pub struct Facts {
    /// The case itself.
    pub case: CaseFacts,
    /// The platform the order was placed on.
    pub platform: PlatformFacts,
    /// Who complains.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consumer: Option<ConsumerFacts>,
    /// Who sold.
    pub merchant: MerchantFacts,
    /// Against whom the complaint is.
    pub respondent: RespondentFacts,
    /// The order.
    pub order: OrderFacts,
    /// What went wrong.
    pub problem: ProblemFacts,
    /// What is asked for.
    pub claims: Vec<ClaimFacts>,
    /// The kinds of all claims, for conditions.
    pub asked: Vec<&'static str>,
    /// Sums.
    pub totals: Totals,
    /// What happened, by date.
    pub timeline: Vec<EventFacts>,
    /// The evidence, numbered as the text first needs it.
    pub exhibits: Vec<ExhibitFacts>,
    /// Contacts with the merchant.
    pub contacts: Contacts,
    /// Where the dispute stands.
    pub stage: Stage,
    /// By when an answer is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// The articles that the text may rest on, at most three, the most specific first.
    pub grounds: Vec<Ground>,
    /// What the rules say to the merchant's last refusal, where it is a known one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Answered>,
    /// The rules of complaint procedure in force on the day of writing, by step: `contents`, `acceptance`, `mediation` …
    pub procedure: BTreeMap<String, Vec<Ground>>,
    /// Another department whose matter this plainly is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<DepartmentFacts>,
    /// Every period that runs or ran.
    pub timers: Vec<TimerFacts>,
    /// After-sale applications so far, where the platform limits them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applications: Option<Applications>,
}
