//! Facts about what happened and where the dispute stands.

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{Actor, Case, ClaimKind, EventKind, Outcome, Purpose, RespondentKind};
use crate::dispute::Dispute;
use crate::path::CasePath;

use super::late::LateFacts;
use super::value::{Code, DayCount, DayGap};
use super::words::{Goods, StageKind};
use serde::Serialize;

/// What the other side itself wrote that a reason of its own runs into.
#[derive(Debug, Clone)]
pub struct RunsInto {
    /// The clause of the reason.
    pub clause: String,
    /// Where the case holds the promise or the earlier message.
    pub from: CasePath,
    /// Its words.
    pub words: String,
}

impl RunsInto {
    /// The promise that what was said in this event runs into.
    pub(super) fn page(case: &Case, dispute: &Dispute, place: usize) -> Option<Self> {
        let echo = dispute.pages.iter().find(|echo| echo.at == place)?;
        let from = case.promise_path(case.order.promises.get(echo.from)?);
        Some(Self { clause: echo.clause.clone(), from, words: echo.words.clone() })
    }

    /// What the seller itself had said that these words run into.
    pub(super) fn earlier(case: &Case, dispute: &Dispute, place: usize) -> Option<Self> {
        let echo = dispute.earlier.iter().find(|echo| echo.at == place)?;
        let from = case.history.get(echo.from)?.path();
        Some(Self { clause: echo.clause.clone(), from, words: echo.words.clone() })
    }

    /// Is the clause in this part of the reason? What is quoted may lack the last word of courtesy.
    #[must_use]
    pub fn is_in(&self, part: &str) -> bool {
        !part.is_empty() && (part.contains(&self.clause) || self.clause.starts_with(part))
    }
}

/// One thing that happened.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "independent conditions of one event")]
pub struct EventFacts {
    /// Where the case says so: `history[2]`.
    pub from: CasePath,
    /// When.
    pub at: Moment,
    /// Whole days since the event before.
    pub days_since_previous: DayGap,
    /// True for the delivery after which the problem showed: an account tells the problem here.
    pub reveals_problem: bool,
    /// True where an account begins a paragraph: another part of the matter, or several steps were told in this one.
    pub opens: bool,
    /// True where the words leave out who did it, and it was the writer.
    pub is_own: bool,
    /// True where the words of an application for after-sale service begin with what was applied for.
    pub names_claim: bool,
    /// True where the words of goods sent back or of a repair name the step themselves: 第一次寄修, 更换主板.
    pub names_step: bool,
    /// True where the other side agreed, promised, or assured of something.
    pub assures: bool,
    /// True where the words of the other side begin with how it was said, or by whom: 告知, 客服说.
    pub is_told: bool,
    /// True where the words of a message are the message itself.
    pub is_speech: bool,
    /// True where the words of a step without an answer say themselves that none came.
    pub says_silence: bool,
    /// True where the other side's answer came from a machine.
    pub is_automatic: bool,
    /// True where the writer's next message says that this offer was not taken.
    pub is_declined_next: bool,
    /// How early a shorter account sums it up with its neighbours: 0 never (a claim, a sum, a period or the present
    /// standing rests on it), 1 last (the last of its kind), 2 before (decided something, superseded since), 3 before
    /// (something on the side), 4 first (a step on the way).
    pub weight: u8,
    /// Who.
    pub by: Actor,
    /// What.
    pub event: EventKind,
    /// True where the same party did the same before.
    pub again: bool,
    /// In the writer's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// In the other side's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Money that came back, or that was offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// How much less an offer is than all that is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub short_by: Option<Amount>,
    /// The name of the channel complained through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Whom a contact addressed.
    pub to: RespondentKind,
    /// The promised day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// True where the quotation names that day itself.
    pub names_until: bool,
    /// By when goods that were sent or that came were to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub late: Option<LateFacts>,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
    /// How the case refers to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Code>,
    /// The kinds of claims that it asked for, where the case says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<ClaimKind>,
    /// The stock refusal that the case names it as.
    #[serde(skip)]
    pub refusal: Option<Code>,
    /// The id of the event or stock refusal that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Code>,
    /// What a decision or a mediation came to: `for-consumer`, `partly`, `for-merchant` or `negotiate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// What goods were sent back for: `refund`, `repair`, `exchange` or `inspection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// The kind of claim that a promise is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise_of: Option<ClaimKind>,
    /// Was an offer taken?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<bool>,
    /// The promise of the page's that these words run into.
    #[serde(skip)]
    pub page: Option<RunsInto>,
    /// The earlier words of the seller's that these run into.
    #[serde(skip)]
    pub earlier: Option<RunsInto>,
}

/// Contacts of the consumer with the merchant about this order.
#[derive(Debug, Clone, Serialize)]
pub struct Contacts {
    /// How many, for conditions.
    pub count: usize,
    /// How many, for print.
    pub count_text: String,
    /// The first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_at: Option<Moment>,
    /// The first was an application for after-sale service, not a word to the merchant.
    pub first_is_application: bool,
    /// The last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_at: Option<Moment>,
    /// Where the case says what this follows from.
    #[serde(skip)]
    pub sources: Vec<CasePath>,
}

/// Where the dispute stands between consumer and merchant.
#[derive(Debug, Clone, Serialize)]
pub struct Stage {
    /// `first-notice`, `in-touch` (what followed shows it, no answer is told), `silent`, `replied`, `promised`,
    /// `promise-broken` or `refused`.
    pub is: StageKind,
    /// Who holds the goods: `consumer`, `merchant`, `under-way-back`, `not-arrived` or `gone` (used up, dead).
    pub goods: Goods,
    /// Since when there is a dispute. A fault that shows on delivery: the first contact, else the delivery. Any other:
    /// the first refusal, else the first promised day that passed, else the first contact, else the order. What was before
    /// the order or was granted since does not count; what was agreed to is owed from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// Whole days from then to the day of writing, for print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<DayCount>,
    /// What is open, and for how long.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub open: Option<Open>,
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
    pub promise_days_late: Option<DayCount>,
    /// The merchant's last answer of any kind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<EventFacts>,
    /// The consumer's last contact with the merchant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<EventFacts>,
    /// The last event that shows that consumer and merchant were in touch, also where no contact is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touch: Option<EventFacts>,
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
    /// True where the words of the refusal offer something all the same: 只能退您238.
    pub offers_some: bool,
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
    /// Where the case says what this follows from.
    #[serde(skip)]
    pub sources: Vec<CasePath>,
}

/// What has been open for at least a day.
#[derive(Debug, Clone, Serialize)]
pub struct Open {
    /// Since when.
    pub at: Moment,
    /// What happened then: `asked`, `applied` (in the after-sale form), `agreed` or `returned` (the goods came back).
    pub how: super::words::Since,
    /// That was the first contact with the merchant after the order.
    pub is_first: bool,
    /// Whole days until the day of writing, for print.
    pub days: DayCount,
}

/// Contacts since the merchant's last answer, up to the moment when there was still none.
#[derive(Debug, Clone, Serialize)]
pub struct Unanswered {
    /// How many, for conditions.
    pub count: usize,
    /// How many, for print.
    pub count_text: String,
    /// The first of them.
    pub first_at: Moment,
    /// The last of them.
    pub last_at: Moment,
    /// No answer had come by then.
    pub at: Moment,
}

/// By when an answer is asked for.
#[derive(Debug, Clone, Serialize)]
pub struct Deadline {
    /// Days from the day of writing, for print.
    pub days: DayCount,
    /// The last day.
    pub on: Day,
    /// Where the case says what this follows from.
    #[serde(skip)]
    pub sources: Vec<CasePath>,
}
