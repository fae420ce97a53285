//! Everything a text may say: the case and what follows from it, as one document.
//!
//! `complain facts CASE` prints it as JSON. A fact that is absent is absent: there are no empty strings and no nulls.
//! Dates are `2026-05-04` or `2026-05-04 18:30`, money is `268.00`, both as text. Keys listed in [`CODES`] hold words for
//! conditions; every other text may be printed in a letter.

mod conditions;
mod exhibits;
mod grounds;
mod region;
mod resolve;
mod stage;
mod timers;

use serde::Serialize;

pub use conditions::CONDITIONS;
pub use resolve::{Known, Law, resolve};

/// Keys whose values are words for conditions, never for print.
pub const CODES: &[&str] =
    &["id", "kind", "event", "by", "to", "method", "is", "basis", "amount_from", "goods", "from", "reason_kind", "asked", "refund_from", "statute_id", "article_id", "who"];

/// Keys whose values are dates.
pub const DATES: &[&str] = &["as_of", "placed", "at", "until", "on", "first_at", "last_at", "since", "started_at", "ends_at", "met_at"];

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
    /// Every period that runs or ran.
    pub timers: Vec<TimerFacts>,
    /// After-sale applications so far, where the platform limits them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applications: Option<Applications>,
}

/// How often the platform was applied to, and how often it may be.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Applications {
    /// So far.
    pub made: usize,
    /// At most.
    pub most: u32,
}

/// An article in force that supports something.
#[derive(Debug, Clone, Serialize)]
pub struct Ground {
    /// The statute's id.
    pub statute_id: String,
    /// The article's id in it.
    pub article_id: String,
    /// How it is cited: full title at first, then the short one, 同法 straight after its own.
    pub cite: String,
    /// What it provides, in our words.
    pub gist: String,
    /// Why it was chosen.
    pub why: String,
    /// How specific it is.
    pub weight: u32,
}

/// A recognised refusal.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// Its id.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What the rules say to it, in our words; absent where nothing can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// The citations for that.
    pub cites: Vec<String>,
    /// The same articles, by statute and id.
    #[serde(skip)]
    pub articles: Vec<(String, String)>,
    /// Why the merchant may be right: for the writer, never for a text.
    pub merchant_may_be_right: Vec<String>,
    /// What evidence would answer it.
    pub evidence: Vec<String>,
}

/// A period.
#[derive(Debug, Clone, Serialize)]
pub struct TimerFacts {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who has to act: `merchant`, `consumer`, `platform`, `regulator`.
    pub who: String,
    /// The event that started it: `history[2]`; absent for the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// When it started.
    pub started_at: String,
    /// Its last day, or the moment it ends.
    pub ends_at: String,
    /// `running`, `late`, `met` or `met-late`.
    pub is: &'static str,
    /// When it was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_at: Option<String>,
    /// The rule it rests on.
    pub basis: String,
    /// True for a statute, false for a platform's own rule.
    pub is_law: bool,
    /// What its lapse allows.
    pub on_lapse: String,
    /// True where a year without published holidays was counted by weekdays alone.
    pub is_provisional: bool,
}

/// The case itself.
#[derive(Debug, Clone, Serialize)]
pub struct CaseFacts {
    /// Its id.
    pub id: String,
    /// The day of writing.
    pub as_of: String,
}

/// The platform.
#[derive(Debug, Clone, Serialize)]
pub struct PlatformFacts {
    /// Its id.
    pub id: String,
    /// Its name as people know it.
    pub name: String,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operator: Option<Firm>,
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
}

/// The seller.
#[derive(Debug, Clone, Serialize)]
pub struct MerchantFacts {
    /// As displayed.
    pub shop: String,
    /// Its kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
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
    pub is: &'static str,
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
    pub reason_kind: &'static str,
    /// That kind in words.
    pub name: &'static str,
    /// When.
    pub at: String,
    /// What happened.
    pub text: String,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
}

/// The order.
#[derive(Debug, Clone, Serialize)]
pub struct OrderFacts {
    /// Order number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Article or service.
    pub item: String,
    /// Colour, size and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// How many, with measure word: `1套`; `数量2` without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<String>,
    /// Category, for forms that ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Paid in total.
    pub paid: String,
    /// The freight in it, unless that is zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping: Option<String>,
    /// How it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<PaymentFacts>,
    /// When it was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed: Option<String>,
    /// What the page promised under a common name.
    pub promises: Vec<String>,
    /// What the page said in its own words.
    pub page_words: Vec<String>,
}

/// How the order was paid.
#[derive(Debug, Clone, Serialize)]
pub struct PaymentFacts {
    /// `wechat-pay`, `alipay` or `other`.
    pub method: &'static str,
    /// The method's name; absent for `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
    /// Transaction number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction: Option<String>,
}

/// What went wrong.
#[derive(Debug, Clone, Serialize)]
pub struct ProblemFacts {
    /// The kind's id.
    pub kind: String,
    /// The kind's name.
    pub name: String,
    /// What to pick on the App's after-sale page.
    pub app_reason: String,
    /// What to pick on the 12315 form.
    pub form_type: String,
    /// Title for a public note.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Labels of the exhibits that prove it.
    pub exhibits: Vec<String>,
    /// True where an event of the timeline reveals the problem, so that an account tells it there.
    pub is_in_timeline: bool,
    /// Details.
    pub details: Vec<DetailFacts>,
    /// Evidence that helps in such cases.
    pub evidence: Vec<EvidenceFacts>,
}

/// A piece of evidence that helps in cases of this kind.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceFacts {
    /// What it is.
    pub text: String,
    /// True where the case holds an exhibit of a kind that can be it.
    pub is_likely_there: bool,
}

/// One detail.
#[derive(Debug, Clone, Serialize)]
pub struct DetailFacts {
    /// A sentence.
    pub text: String,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
}

/// One thing asked for.
#[derive(Debug, Clone, Serialize)]
pub struct ClaimFacts {
    /// What kind.
    pub kind: &'static str,
    /// The sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// Where the sum comes from: `stated`, `paid` (all that was paid), `rest` (paid less what came back), `rule` (what the
    /// law gives).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_from: Option<&'static str>,
    /// The most that the rule allows, for an increased compensation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<String>,
    /// On what an increased compensation rests: `fraud` or `food`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<&'static str>,
    /// What exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
    /// The titles of the same exhibits, for texts without numbers.
    pub proofs: Vec<String>,
    /// The articles that support this claim, at most three, the most specific first.
    pub grounds: Vec<Ground>,
}

/// Sums.
#[derive(Debug, Clone, Serialize)]
pub struct Totals {
    /// What came back so far, unless nothing did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refunded: Option<String>,
    /// The sum of all claims, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<String>,
    /// How many claims have a sum.
    pub claims_with_amount: usize,
    /// What a payment institution can send back: the refund asked for; without one, price difference and freight.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refundable: Option<String>,
    /// The refund asked for, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund: Option<String>,
    /// Where that sum comes from, as in a claim.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_from: Option<&'static str>,
}

/// One thing that happened.
#[derive(Debug, Clone, Serialize)]
pub struct EventFacts {
    /// Where the case says so: `history[2]`.
    pub from: String,
    /// When.
    pub at: String,
    /// Whole days since the event before.
    pub days_since_previous: i64,
    /// True for the delivery after which the problem showed: an account tells the problem here.
    pub reveals_problem: bool,
    /// 0: no account of the dispute can do without it; 1: belongs to a full account; 2: a step on the way.
    pub weight: u8,
    /// Who.
    pub by: &'static str,
    /// What.
    pub event: &'static str,
    /// True where the same party did the same before.
    pub again: bool,
    /// In the writer's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// In the other side's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Money that came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// The name of the channel complained through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Whom a contact addressed.
    pub to: &'static str,
    /// The promised day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
}

/// One piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitFacts {
    /// Where the case says so: `exhibits[0]`.
    pub from: String,
    /// What it is, for conditions.
    pub kind: &'static str,
    /// How texts refer to it: `证据1`.
    pub label: String,
    /// True where it proves a detail of the problem itself.
    pub of_problem: bool,
    /// What it is, in words.
    pub form: &'static str,
    /// Its name.
    pub title: String,
    /// A file beside the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What it proves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shows: Option<String>,
}

/// Contacts of the consumer with the merchant about this order.
#[derive(Debug, Clone, Serialize)]
pub struct Contacts {
    /// How many, for conditions.
    pub count: usize,
    /// How many, for print.
    pub count_text: String,
    /// How many of them are steps on the way (weight 2), which a short account sums up.
    pub steps: usize,
    /// The first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_at: Option<String>,
    /// The last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_at: Option<String>,
}

/// Where the dispute stands between consumer and merchant.
#[derive(Debug, Clone, Serialize)]
pub struct Stage {
    /// `first-notice`, `silent`, `replied`, `promised`, `promise-broken` or `refused`.
    pub is: &'static str,
    /// Who holds the goods: `consumer`, `merchant`, `under-way-back` or `not-arrived`.
    pub goods: &'static str,
    /// Since when there is a dispute. A fault that shows on delivery: the first contact, else the delivery. Any other:
    /// the first refusal, else the first promised day that passed, else the first contact, else the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// Whole days from then to the day of writing, for print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
    /// The delivery, where there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivered: Option<EventFacts>,
    /// The merchant's last refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refusal: Option<EventFacts>,
    /// What that refusal refused: the consumer's last contact before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refused_contact: Option<EventFacts>,
    /// The merchant's last promise or agreement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise: Option<EventFacts>,
    /// Whole days since the promised day, where that has passed, for print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise_days_late: Option<String>,
    /// The merchant's last answer of any kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<EventFacts>,
    /// The consumer's last contact with the merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<EventFacts>,
    /// The consumer's last after-sale application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<EventFacts>,
    /// Contacts that the merchant had not answered when the case last says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unanswered: Option<Unanswered>,
    /// The last contact, where the case says nothing yet of its answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending: Option<EventFacts>,
    /// The application for the platform to decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intervention: Option<EventFacts>,
    /// The platform's decision on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<EventFacts>,
    /// True where the merchant refused after that decision.
    pub refused_after_decision: bool,
    /// The platform's last answer outside an intervention.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform_answer: Option<EventFacts>,
    /// The receipt of the goods that were sent back, while the merchant holds them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub returned: Option<EventFacts>,
    /// The last complaint elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub complaint: Option<EventFacts>,
    /// The last word of the authority or institution complained to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<EventFacts>,
}

/// Contacts since the merchant's last answer, up to the moment when there was still none.
#[derive(Debug, Clone, Serialize)]
pub struct Unanswered {
    /// How many, for conditions.
    pub count: usize,
    /// How many, for print.
    pub count_text: String,
    /// The first of them.
    pub first_at: String,
    /// The last of them.
    pub last_at: String,
    /// No answer had come by then.
    pub at: String,
}

/// By when an answer is asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Deadline {
    /// Days from the day of writing, for print.
    pub days: String,
    /// The last day.
    pub on: String,
}

/// The place in the case file that a fact comes from, as a path; `None` for what follows from several.
///
/// `timeline[3].quote` comes from `history[5].quote`; most paths are the same in both.
pub fn case_path(facts: &Facts, path: &str) -> Option<String> {
    let (head, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    let indexed = |from: fn(&Facts, usize) -> Option<&str>| {
        let (index, tail) = rest.strip_prefix('[')?.split_once(']')?;
        from(facts, index.parse().ok()?).map(|from| format!("{from}{tail}"))
    };
    let stage_event = || {
        let (name, tail) = rest.strip_prefix('.')?.split_once('.')?;
        facts.stage.event(name).map(|event| format!("{}.{tail}", event.from))
    };
    match head {
        "timeline" => indexed(|facts, index| facts.timeline.get(index).map(|event| event.from.as_str())),
        "exhibits" => indexed(|facts, index| facts.exhibits.get(index).map(|exhibit| exhibit.from.as_str())),
        "stage" => stage_event(),
        "case" => Some(rest.trim_start_matches('.').to_owned()),
        "respondent" if rest.starts_with(".reason") => Some(rest.replacen(".reason", "respondent_reason", 1)),
        "respondent" if facts.respondent.is == "platform" => Some(format!("operator{rest}")),
        "respondent" => Some(format!("merchant{rest}")),
        "platform" => Some(rest.replacen(".operator", "operator", 1).replacen(".name", "operator.name", 1)),
        "deadline" => Some("respond_within_days".into()),
        "contacts" | "totals" => None,
        _ => Some(path.to_owned()),
    }
}
