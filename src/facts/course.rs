//! Facts about what happened and where the dispute stands.

use serde::Serialize;

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
    /// How early a shorter account sums it up with its neighbours: 0 never (a claim, a sum, a period or the present
    /// standing rests on it), 1 last (the last of its kind), 2 before (decided something, superseded since), 3 before
    /// (something on the side), 4 first (a step on the way).
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
    /// Money that came back, or that was offered.
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
    /// How the case refers to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The kinds of claims that it asked for, where the case says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asks: Vec<&'static str>,
    /// The id of the event or stock refusal that it answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
    /// What a decision or a mediation came to: `for-consumer`, `partly`, `for-merchant` or `negotiate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<&'static str>,
    /// What goods were sent back for: `refund`, `repair`, `exchange` or `inspection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<&'static str>,
    /// The kind of claim that a promise is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promise_of: Option<&'static str>,
    /// Was an offer taken?
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken: Option<bool>,
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
    pub first_at: Option<String>,
    /// The first was an application for after-sale service, not a word to the merchant.
    pub first_is_application: bool,
    /// The last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_at: Option<String>,
    /// Whole days from the first to the day of writing, unless that is the same day, for print.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
}

/// Where the dispute stands between consumer and merchant.
#[derive(Debug, Clone, Serialize)]
pub struct Stage {
    /// `first-notice`, `in-touch` (what followed shows it, no answer is told), `silent`, `replied`, `promised`,
    /// `promise-broken` or `refused`.
    pub is: &'static str,
    /// Who holds the goods: `consumer`, `merchant`, `under-way-back`, `not-arrived` or `gone` (used up, dead).
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
