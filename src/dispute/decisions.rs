//! What a platform or an authority decided, whom it favours, and whether it was carried out.

use crate::calendar::Day;
use crate::case::{Case, Claim, ClaimKind, Event, EventKind, Outcome};
use crate::knowledge::{Reading, meant};

use super::asked::claims;
use super::{Asked, Inferred, Side, Sides, lapsed};

/// A decision, or the outcome of a mediation.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The event.
    pub at: usize,
    /// By whom.
    pub by: Side,
    /// Whom it favours; `None` where neither the case nor its words say.
    pub outcome: Option<Outcome>,
    /// Do its words grant some of what is claimed, and say nothing of the rest: 支持退货退款, where costs are claimed too?
    pub is_of_part: bool,
    /// By when it is to be carried out.
    pub until: Option<Day>,
    /// What became of it.
    pub fate: Fate,
    /// The event that shows it.
    pub fate_by: Option<usize>,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Nothing is told yet.
    Open,
    /// Its day has passed.
    Late,
    /// The seller refused to carry it out.
    Refused,
    /// Carried out.
    Done,
    /// There is nothing in it to carry out.
    None,
}

pub(super) fn decisions(
    case: &Case,
    sides: Sides,
    reading: &Reading,
    inferred: &mut Vec<Inferred>,
) -> Vec<Decision> {
    let decided = |(place, event): (usize, &Event)| {
        let is_mediation = event.kind == EventKind::Mediated
            || (event.kind == EventKind::Accepted && event.outcome.is_some());
        let is_one = event.kind == EventKind::InterventionDecided || is_mediation;
        is_one.then(|| decision(case, sides, reading, place, inferred))
    };
    case.history.iter().enumerate().filter_map(decided).collect()
}

fn decision(
    case: &Case,
    sides: Sides,
    reading: &Reading,
    place: usize,
    inferred: &mut Vec<Inferred>,
) -> Decision {
    let event = &case.history[place];
    let outcome = outcome(event, reading);
    if let Some(outcome) = outcome.filter(|_| event.outcome.is_none()) {
        inferred.push(Inferred {
            path: event.path().join("outcome"),
            value: outcome.word().to_owned(),
            why: "从处理结果的文字里读出",
        });
    }
    let by = sides.side(event.by).unwrap_or(Side::Platform);
    let (fate, fate_by) = match outcome {
        Some(outcome @ (Outcome::ForConsumer | Outcome::Partly)) => fate(case, sides, place, outcome),
        _ => (Fate::None, None),
    };
    let is_of_part = outcome == Some(Outcome::ForConsumer) && grants_part(case, event, reading);
    Decision { at: place, by, outcome, is_of_part, until: event.until, fate, fate_by }
}

fn grants_part(case: &Case, event: &Event, reading: &Reading) -> bool {
    let words = [event.quote.as_deref(), event.text.as_deref()].into_iter().flatten();
    let granted: Vec<Asked> = words.flat_map(|words| claims(case, words, reading)).collect();
    let is_granted = |claim: &Claim| {
        granted.contains(&Asked::Claim(claim.kind))
            // Whoever sends back is paid back, and the money comes with the goods.
            || claim.kind == ClaimKind::ReturnRefund && granted.contains(&Asked::Claim(ClaimKind::Refund))
    };
    case.claims.iter().any(is_granted) && !case.claims.iter().all(is_granted)
}

/// Whom a decision favours, as the case says or its words do.
pub(super) fn outcome(event: &Event, reading: &Reading) -> Option<Outcome> {
    if event.outcome.is_some() {
        return event.outcome;
    }
    let words = [event.quote.as_deref(), event.text.as_deref()];
    // 只同意退129元，没有谈成: a mediation ends when both agree, and whom a word favours is no end.
    let meanings =
        if event.kind == EventKind::InterventionDecided { &reading.outcomes } else { &reading.mediations };
    words.into_iter().flatten().find_map(|text| meant(meanings, text)).and_then(Outcome::from_word)
}

/// What came after it: the money, a refusal, or its day.
fn fate(case: &Case, sides: Sides, place: usize, outcome: Outcome) -> (Fate, Option<usize>) {
    let later = |is: &dyn Fn(&Event) -> bool| {
        case.history.iter().enumerate().skip(place + 1).find(|(_, event)| is(event)).map(|(at, _)| at)
    };
    let paid = later(&|event| event.kind == EventKind::Refunded);
    if let Some(paid) = paid.filter(|_| outcome == Outcome::Partly || !is_short(case)) {
        return (Fate::Done, Some(paid));
    }
    let refuses = |event: &Event| {
        let is_parcel = event.kind == EventKind::ReturnRefused;
        is_parcel || (event.kind == EventKind::Refused && sides.is_seller(event.by))
    };
    if let Some(refused) = later(&refuses) {
        return (Fate::Refused, Some(refused));
    }
    let is_late = lapsed(case.history[place].until, case.as_of);
    (if is_late { Fate::Late } else { Fate::Open }, None)
}

/// Was less paid back than was paid, and is the rest still asked for?
fn is_short(case: &Case) -> bool {
    let asks = |claim: &Claim| matches!(claim.kind, ClaimKind::Refund | ClaimKind::ReturnRefund);
    case.refunded() < case.order.paid && case.claims.iter().any(asks)
}

impl Fate {
    /// The word in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Late => "late",
            Self::Refused => "refused",
            Self::Done => "done",
            Self::None => "none",
        }
    }
}
