//! Everything a text may say: the case and what follows from it, as one document.
//!
//! `complain facts CASE` prints it as JSON. A fact that is absent is absent: there are no empty strings and no nulls.
//! Each value is what its type says ([`document`]): a day or a moment (`2026-05-04`, `2026-05-04 18:30`), a sum (`268.00`), a
//! word for conditions, a path into the case, or a text that may be printed in a letter.

mod applied;
mod argument;
mod bound;
mod claims;
mod conditions;
mod costs;
mod course;
mod department;
mod dispute;
mod document;
mod exhibits;
mod fold;
mod grounds;
mod known;
mod late;
mod limits;
mod matter;
mod more;
mod offered;
mod openings;
mod optional;
mod origin;
mod parties;
mod procedure;
mod region;
mod renumber;
mod resolve;
mod rules;
mod settlement;
mod since;
mod sources;
mod stage;
mod timeline;
mod timers;
mod unmet;
mod value;
mod walk;
mod weight;
mod words;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::case::ClaimKind;

pub use crate::data::CONDITIONS;
pub use applied::tells_done;
pub use argument::{Argument, Met, Rule, Step};
pub use bound::{resolve, resolve_with};
pub use course::{Contacts, Deadline, EventFacts, Open, RunsInto, Stage, Unanswered};
pub use dispute::{DecisionFacts, DisputeFacts, InferredFacts, PhaseFacts, PositionFacts, RequestFacts};
pub use document::{Document, Leaf, Node};
pub use fold::{Fold, Told, foldable, told};
pub use known::{Known, Law};
pub use late::LateFacts;
pub use limits::{LimitsFacts, RemarkFacts};
pub use matter::{
    ClaimFacts, DetailFacts, EvidenceFacts, ExhibitFacts, OrderFacts, PaymentFacts, ProblemFacts,
};
pub use more::{
    ActsForFacts, GoodsFacts, OtherFacts, PagePromiseFacts, PartPaymentFacts, RecurringFacts,
    RepresentativeFacts, Totals,
};
pub use origin::{case_path, label, sources};
pub use parties::{
    CaseFacts, ConsumerFacts, Firm, MerchantFacts, PlatformFacts, ReasonFacts, RespondentFacts,
};
pub use rules::{Answered, Applications, DepartmentFacts, Ground, Piece, TimerFacts};
pub use settlement::Settlement;
pub use unmet::{Alike, Unheard, Unmet};
pub use value::{Code, DayCount, DayGap};
pub use walk::{document, tree};
pub use words::{AmountFrom, Goods, StageKind, TimerState};

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
    /// What the writer does not know, and what readers may learn.
    pub limits: LimitsFacts,
    /// What is asked for.
    pub claims: Vec<ClaimFacts>,
    /// The kinds of all claims, for conditions.
    pub asked: Vec<ClaimKind>,
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
    /// What the history means.
    pub dispute: DisputeFacts,
    /// What the case does not say and its words show.
    pub inferred: Vec<InferredFacts>,
    /// What both sides agreed on, where they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settlement: Option<Settlement>,
    /// By when an answer is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
    /// The articles that the text may rest on, at most three, the most specific first.
    pub grounds: Vec<Ground>,
    /// What meets the other side's reasons and why each claim follows, step by step.
    pub argument: Argument,
    /// What the rules say to the merchant's last refusal, where it is a known one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Answered>,
    /// Refusals that the case meets with no fact: for the writer, never for a text.
    #[serde(skip)]
    pub unmet: Vec<Unmet>,
    /// Words of the other side's that are like a stock refusal, and that no phrase is sure of: for the writer, never for a text.
    #[serde(skip)]
    pub alike: Vec<Alike>,
    /// Reasons that details answer and nobody gave: for the writer, never for a text.
    #[serde(skip)]
    pub unheard: Vec<Unheard>,
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
    /// Where the goods are, and how they are, where the case says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goods: Option<GoodsFacts>,
    /// Who else has to do with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<OtherFacts>,
}
