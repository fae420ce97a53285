//! What the history means, for the document: requests, positions, decisions, goods and money.

use serde::Serialize;

use crate::case::{Case, Event};
use crate::dispute::{Decision, Dispute, Phase, Position, Request, Side};

/// What the history of the case means.
#[derive(Debug, Clone, Serialize)]
pub struct DisputeFacts {
    /// True where the platform itself is the seller: contact with it is contact with the seller.
    pub platform_sells: bool,
    /// The first time that something was asked of the seller which is still open; what was agreed to counts from then, a
    /// refund from the day on which the goods came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// What was asked, by the day it was first asked.
    pub requests: Vec<RequestFacts>,
    /// The other side's reasons, by the day of the last word on each.
    pub positions: Vec<PositionFacts>,
    /// What a platform or an authority decided, by date.
    pub decisions: Vec<DecisionFacts>,
    /// What the goods were last sent back for, while they are away: `refund`, `repair`, `exchange` or `inspection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<&'static str>,
    /// What of the price has not come back.
    pub open: String,
    /// The part of the matter that each event of the timeline belongs to.
    pub phases: Vec<PhaseFacts>,
}

/// One thing asked for.
#[derive(Debug, Clone, Serialize)]
pub struct RequestFacts {
    /// Of whom: `seller`, `platform`, `authority` or `payment`.
    pub to: &'static str,
    /// A claim's word, or `remedy`, `proof`, `performance`, `decision`.
    pub what: &'static str,
    /// Where the case tells it, the first time first: `history[2]`.
    pub from: Vec<String>,
    /// When it was first asked.
    pub first_at: String,
    /// When it was last asked.
    pub last_at: String,
    /// How often, for conditions.
    pub times: usize,
    /// `pending`, `silent`, `replied`, `promised`, `promise-broken`, `refused`, `granted`, `part`, `done` or `withdrawn`.
    pub state: &'static str,
    /// When that was said or done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// The promised day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Neither done nor taken back.
    pub is_open: bool,
}

/// A reason given by the other side.
#[derive(Debug, Clone, Serialize)]
pub struct PositionFacts {
    /// By whom.
    pub who: &'static str,
    /// Where the case tells it, the last time first.
    pub from: Vec<String>,
    /// When it was last said.
    pub at: String,
    /// In their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The stock refusal that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// `stands`, `overtaken` or `settled`.
    pub is: &'static str,
    /// When the consumer answered it, before their next word.
    pub met_on: Vec<String>,
}

/// A decision, or the outcome of a mediation.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionFacts {
    /// By whom.
    pub who: &'static str,
    /// Where the case tells it.
    pub from: Vec<String>,
    /// When.
    pub at: String,
    /// `for-consumer`, `partly`, `for-merchant` or `negotiate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<&'static str>,
    /// By when it is to be carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// What became of it: `open`, `late`, `refused`, `done`, or `none` where there is nothing to carry out.
    pub fate: &'static str,
}

/// The part of the matter that an event belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct PhaseFacts {
    /// `sale`, `delivery`, `talks`, `application`, `return`, `platform` or `authority`.
    pub is: &'static str,
}

/// Something that the case does not say and its words show.
#[derive(Debug, Clone, Serialize)]
pub struct InferredFacts {
    /// The key of the case that would say it.
    pub path: String,
    /// What it would say.
    pub value: String,
    /// From what it was taken.
    pub why: &'static str,
}

pub(super) fn dispute(case: &Case, dispute: &Dispute) -> DisputeFacts {
    let reader = Reader { case };
    DisputeFacts {
        platform_sells: dispute.sides.platform_sells,
        since: dispute.since.map(|since| since.at.to_string()),
        requests: dispute.requests.iter().map(|one| reader.request(one)).collect(),
        positions: dispute.positions.iter().map(|one| reader.position(one)).collect(),
        decisions: dispute.decisions.iter().map(|one| reader.decision(one)).collect(),
        purpose: dispute.goods.purpose.map(crate::dispute::Purpose::word),
        open: dispute.money.open.to_string(),
        phases: dispute.phases.iter().map(|phase| PhaseFacts { is: phase_word(*phase) }).collect(),
    }
}

pub(super) fn inferred(dispute: &Dispute) -> Vec<InferredFacts> {
    let one = |one: &crate::dispute::Inferred| InferredFacts {
        path: one.path.clone(),
        value: one.value.clone(),
        why: one.why,
    };
    dispute.inferred.iter().map(one).collect()
}

struct Reader<'a> {
    case: &'a Case,
}

impl Reader<'_> {
    fn event(&self, place: usize) -> Option<&Event> {
        self.case.history.get(place)
    }

    fn at(&self, place: usize) -> String {
        self.event(place).map(|event| event.at.to_string()).unwrap_or_default()
    }

    fn paths(&self, places: &[usize]) -> Vec<String> {
        let event = |place: &usize| self.event(*place);
        places.iter().filter_map(event).map(|event| format!("history[{}]", event.index)).collect()
    }

    fn request(&self, request: &Request) -> RequestFacts {
        RequestFacts {
            to: side(request.to),
            what: request.what.word(),
            from: self.paths(&request.asked_at),
            first_at: self.at(request.first_asked()),
            last_at: self.at(request.last_asked()),
            times: request.asked_at.len(),
            state: request.state.word(),
            on: request.settled_by.map(|place| self.at(place)),
            until: request.until.map(|day| day.to_string()),
            is_open: request.is_open(),
        }
    }

    fn position(&self, position: &Position) -> PositionFacts {
        let places = [&[position.at], position.before.as_slice()].concat();
        PositionFacts {
            who: side(position.by),
            from: self.paths(&places),
            at: self.at(position.at),
            quote: self.event(position.at).and_then(|event| event.quote.clone()),
            kind: position.refusal.clone(),
            is: position.standing.word(),
            met_on: position.met_by.iter().map(|place| self.at(*place)).collect(),
        }
    }

    fn decision(&self, decision: &Decision) -> DecisionFacts {
        DecisionFacts {
            who: side(decision.by),
            from: self.paths(&[decision.at]),
            at: self.at(decision.at),
            outcome: decision.outcome.map(crate::dispute::Outcome::word),
            until: decision.until.map(|day| day.to_string()),
            fate: decision.fate.word(),
        }
    }
}

fn side(side: Side) -> &'static str {
    match side {
        Side::Seller => "seller",
        Side::Platform => "platform",
        Side::Authority => "authority",
        Side::Payment => "payment",
    }
}

fn phase_word(phase: Phase) -> &'static str {
    match phase {
        Phase::Sale => "sale",
        Phase::Delivery => "delivery",
        Phase::Talks => "talks",
        Phase::Application => "application",
        Phase::Return => "return",
        Phase::Platform => "platform",
        Phase::Authority => "authority",
    }
}
