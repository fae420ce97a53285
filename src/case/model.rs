//! A case, validated: plain values, and the places they were written at.

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::diagnostic::Allowed;
use crate::path::CasePath;

use super::places::Places;
use super::words::{
    Actor, ClaimKind, EventKind, ExhibitKind, MerchantKind, PaymentMethod, PunitiveBasis, ReasonKind,
    RespondentKind,
};

/// One dispute about one order.
#[derive(Debug, Clone)]
pub struct Case {
    /// Names the outputs.
    pub id: String,
    /// The day the texts are written.
    pub as_of: Day,
    /// The platform's id.
    pub platform: String,
    /// The platform's operator, as the case brings it.
    pub operator: Operator,
    /// Who complains.
    pub consumer: Consumer,
    /// Who sold.
    pub merchant: Merchant,
    /// What was bought.
    pub order: Order,
    /// What went wrong.
    pub problem: Problem,
    /// What is asked for.
    pub claims: Vec<Claim>,
    /// Days to answer in.
    pub respond_within_days: Option<u32>,
    /// Against whom.
    pub respondent: RespondentKind,
    /// Why the platform, where it is the platform.
    pub respondent_reason: Option<Reason>,
    /// What happened, by date.
    pub history: Vec<Event>,
    /// What proves it.
    pub exhibits: Vec<Exhibit>,
    /// Checks silenced on purpose.
    pub allow: Vec<Allowed>,
    /// False where a required part could not be read: then it is empty here, and the case is good for checks alone.
    pub is_whole: bool,
    /// Where everything stands in the file.
    pub places: Places,
}

/// The platform's operator.
#[derive(Debug, Clone, Default)]
pub struct Operator {
    /// The platform's name as people know it.
    pub name: Option<String>,
    /// Registered name.
    pub legal_name: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

/// The person who complains.
#[derive(Debug, Clone, Default)]
pub struct Consumer {
    /// True name.
    pub name: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
}

/// The seller.
#[derive(Debug, Clone)]
pub struct Merchant {
    /// As displayed.
    pub shop: String,
    /// What kind of seller.
    pub kind: Option<MerchantKind>,
    /// From the shop's licence page.
    pub legal_name: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Publicised address.
    pub address: Option<String>,
    /// Publicised telephone.
    pub phone: Option<String>,
    /// The room or host of a live stream.
    pub host: Option<String>,
}

/// The order.
#[derive(Debug, Clone)]
pub struct Order {
    /// Order number.
    pub number: Option<String>,
    /// Article or service.
    pub item: String,
    /// Colour, size and the like.
    pub spec: Option<String>,
    /// How many.
    pub quantity: Option<u32>,
    /// Measure word for the quantity.
    pub unit: Option<String>,
    /// Category, for forms that ask.
    pub category: Option<String>,
    /// Paid in total.
    pub paid: Amount,
    /// The freight in it.
    pub shipping: Option<Amount>,
    /// How it was paid.
    pub payment: Option<Payment>,
    /// When it was placed.
    pub placed: Option<Moment>,
    /// What the page promised: a known word or free text.
    pub promises: Vec<String>,
}

/// How the order was paid.
#[derive(Debug, Clone)]
pub struct Payment {
    /// Method.
    pub method: PaymentMethod,
    /// Transaction number.
    pub transaction: Option<String>,
}

/// What went wrong.
#[derive(Debug, Clone)]
pub struct Problem {
    /// A problem's id.
    pub kind: String,
    /// One or two sentences.
    pub summary: String,
    /// Title for a public note.
    pub title: Option<String>,
    /// Ids of exhibits that prove it.
    pub exhibits: Vec<String>,
    /// Details, a sentence each.
    pub details: Vec<Detail>,
}

/// One detail.
#[derive(Debug, Clone)]
pub struct Detail {
    /// A sentence.
    pub text: String,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// One thing asked for.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What kind.
    pub kind: ClaimKind,
    /// The sum, where the case states one.
    pub amount: Option<Amount>,
    /// On what an increased compensation rests.
    pub basis: Option<PunitiveBasis>,
    /// What exactly.
    pub text: Option<String>,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// Why the platform is the respondent.
#[derive(Debug, Clone)]
pub struct Reason {
    /// What kind.
    pub kind: ReasonKind,
    /// When.
    pub at: Moment,
    /// A sentence.
    pub text: String,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
}

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Actor,
    /// What.
    pub kind: EventKind,
    /// In the writer's words.
    pub text: Option<String>,
    /// In the other side's words.
    pub quote: Option<String>,
    /// Which stock refusal it is, where the case says so.
    pub refusal: Option<String>,
    /// Money that came back.
    pub amount: Option<Amount>,
    /// The channel complained through.
    pub channel: Option<String>,
    /// Whom a contact addressed.
    pub to: RespondentKind,
    /// The promised day.
    pub until: Option<Day>,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// One piece of evidence.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// How the case refers to it.
    pub id: String,
    /// What it is.
    pub kind: ExhibitKind,
    /// Its name.
    pub title: String,
    /// A file beside the case.
    pub file: Option<String>,
    /// The SHA-256 that the file had when the case was written, in lower case.
    pub sha256: Option<String>,
    /// What it proves.
    pub shows: Option<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

impl Detail {
    /// Where the case says it: `problem.details[0]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("problem.details").index(self.index)
    }
}

impl Claim {
    /// Where the case says it: `claims[0]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("claims").index(self.index)
    }
}

impl Event {
    /// Where the case says it: `history[2]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("history").index(self.index)
    }
}

impl Exhibit {
    /// Where the case says it: `exhibits[0]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("exhibits").index(self.index)
    }
}
