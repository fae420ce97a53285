//! What the history means, for the document: requests, positions, decisions, goods and money.

use serde::Serialize;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{Case, Event, Outcome, Purpose};
use crate::dispute::{Decision, Dispute, Phase, Position, Request, Side};
use crate::knowledge::Refusals;
use crate::path::CasePath;

use super::value::Code;

/// What the history of the case means.
#[derive(Debug, Clone, Serialize)]
pub struct DisputeFacts {
    /// True where the platform itself is the seller: contact with it is contact with the seller.
    pub platform_sells: bool,
    /// The first time that something was asked of the seller which is still open; what was agreed to counts from then, a
    /// refund from the day on which the goods came back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Moment>,
    /// What was asked, by the day it was first asked.
    pub requests: Vec<RequestFacts>,
    /// The other side's reasons, by the day of the last word on each.
    pub positions: Vec<PositionFacts>,
    /// What a platform or an authority decided, by date.
    pub decisions: Vec<DecisionFacts>,
    /// What the goods were last sent back for, while they are away: `refund`, `repair`, `exchange` or `inspection`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Purpose>,
    /// What of the price has not come back.
    pub open: Amount,
    /// The part of the matter that each event of the timeline belongs to.
    pub phases: Vec<PhaseFacts>,
}

/// One thing asked for.
#[derive(Debug, Clone, Serialize)]
pub struct RequestFacts {
    /// Of whom: `seller`, `platform`, `authority` or `payment`.
    pub to: Code,
    /// A claim's word, or `remedy`, `proof`, `performance`, `decision`.
    pub what: Code,
    /// Where the case tells it, the first time first: `history[2]`.
    pub from: Vec<CasePath>,
    /// When it was first asked.
    pub first_at: Moment,
    /// When it was last asked.
    pub last_at: Moment,
    /// How often, for conditions.
    pub times: usize,
    /// `pending`, `silent`, `replied`, `promised`, `promise-broken`, `refused`, `granted`, `part`, `done` or `withdrawn`.
    pub state: Code,
    /// When that was said or done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Moment>,
    /// The promised day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// Neither done nor taken back.
    pub is_open: bool,
}

/// A reason given by the other side.
#[derive(Debug, Clone, Serialize)]
pub struct PositionFacts {
    /// By whom.
    pub who: Code,
    /// Where the case tells it, the last time first.
    pub from: Vec<CasePath>,
    /// When it was last said.
    pub at: Moment,
    /// In their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The stock refusal that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Code>,
    /// What to ask of whoever says it, in a chat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ask: Option<String>,
    /// `stands`, `overtaken` or `settled`.
    pub is: Code,
    /// When the consumer answered it, before their next word.
    pub met_on: Vec<Moment>,
    /// Where the case gives details that answer it.
    pub details: Vec<CasePath>,
}

/// A decision, or the outcome of a mediation.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionFacts {
    /// By whom.
    pub who: Code,
    /// Where the case tells it.
    pub from: Vec<CasePath>,
    /// When.
    pub at: Moment,
    /// `for-consumer`, `partly`, `for-merchant` or `negotiate`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// Does it favour the consumer in some of what is claimed, and say nothing of the rest?
    pub is_of_part: bool,
    /// By when it is to be carried out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// What became of it: `open`, `late`, `refused`, `done`, or `none` where there is nothing to carry out.
    pub fate: Code,
}

/// The part of the matter that an event belongs to.
#[derive(Debug, Clone, Serialize)]
pub struct PhaseFacts {
    /// `sale`, `delivery`, `talks`, `application`, `return`, `platform` or `authority`.
    pub is: Code,
}

/// Something that the case does not say and its words show.
#[derive(Debug, Clone, Serialize)]
pub struct InferredFacts {
    /// The key of the case that would say it.
    pub path: CasePath,
    /// What it would say.
    pub value: Code,
    /// From what it was taken.
    pub why: &'static str,
}

pub(super) fn dispute(case: &Case, dispute: &Dispute, refusals: &Refusals) -> DisputeFacts {
    let reader = Reader { case, refusals };
    DisputeFacts {
        platform_sells: dispute.sides.platform_sells,
        since: dispute.since.map(|since| since.at),
        requests: dispute.requests.iter().map(|one| reader.request(one)).collect(),
        positions: dispute.positions.iter().map(|one| reader.position(one)).collect(),
        decisions: dispute.decisions.iter().map(|one| reader.decision(one)).collect(),
        purpose: dispute.goods.purpose,
        open: dispute.money.open,
        phases: dispute.phases.iter().map(|phase| PhaseFacts { is: phase_word(*phase).into() }).collect(),
    }
}

pub(super) fn inferred(dispute: &Dispute) -> Vec<InferredFacts> {
    let one = |one: &crate::dispute::Inferred| InferredFacts {
        path: one.path.clone(),
        value: one.value.as_str().into(),
        why: one.why,
    };
    dispute.inferred.iter().map(one).collect()
}

struct Reader<'a> {
    case: &'a Case,
    refusals: &'a Refusals,
}

impl Reader<'_> {
    fn event(&self, place: usize) -> Option<&Event> {
        self.case.history.get(place)
    }

    /// Every place that the dispute names is one of the history; the day of writing stands in for none.
    fn at(&self, place: usize) -> Moment {
        self.event(place).map_or(self.case.as_of.into(), |event| event.at)
    }

    fn paths(&self, places: &[usize]) -> Vec<CasePath> {
        places.iter().filter_map(|place| self.event(*place)).map(Event::path).collect()
    }

    fn details(&self, places: &[usize]) -> Vec<CasePath> {
        let details = &self.case.problem.details;
        places.iter().filter_map(|place| details.get(*place)).map(crate::case::Detail::path).collect()
    }

    fn request(&self, request: &Request) -> RequestFacts {
        RequestFacts {
            to: side(request.to).into(),
            what: request.what.word().into(),
            from: self.paths(&request.asked_at),
            first_at: self.at(request.first_asked()),
            last_at: self.at(request.last_asked()),
            times: request.asked_at.len(),
            state: request.state.word().into(),
            on: request.settled_by.map(|place| self.at(place)),
            until: request.until,
            is_open: request.is_open(),
        }
    }

    fn position(&self, position: &Position) -> PositionFacts {
        let places = [&[position.at], position.before.as_slice()].concat();
        PositionFacts {
            who: side(position.by).into(),
            from: self.paths(&places),
            at: self.at(position.at),
            quote: self.event(position.at).and_then(|event| event.quote.clone()),
            kind: position.refusal.as_ref().map(Code::from),
            // What only a topic speaks for may be another: 标签贴错了 is no 吊牌拆了.
            ask: position
                .refusal
                .as_ref()
                .filter(|_| position.is_sure)
                .and_then(|id| self.refusals.get(id)?.ask.clone()),
            is: position.standing.word().into(),
            met_on: position.met_by.iter().map(|place| self.at(*place)).collect(),
            details: self.details(&position.details),
        }
    }

    fn decision(&self, decision: &Decision) -> DecisionFacts {
        DecisionFacts {
            who: side(decision.by).into(),
            from: self.paths(&[decision.at]),
            at: self.at(decision.at),
            outcome: decision.outcome,
            is_of_part: decision.is_of_part,
            until: decision.until,
            fate: decision.fate.word().into(),
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
