//! The reasons that the other side has given, and whether they still stand.

use std::collections::BTreeMap;

use crate::case::{Actor, Case, ClaimKind, Event, EventKind};
use crate::knowledge::{Reading, Refusals, heard};

use super::asked::claims;
use super::named::{is_heard_beside, named};
use super::{Asked, Known, Request, Side, Sides, State};

/// A reason given by the seller, or by the platform in the seller's place.
#[derive(Debug, Clone)]
pub struct Position {
    /// The event with the last word on it.
    pub at: usize,
    /// The earlier events that said the same.
    pub before: Vec<usize>,
    /// By whom.
    pub by: Side,
    /// The stock refusal that it is, where it is one that is known.
    pub refusal: Option<String>,
    /// False where only a topic speaks for it, or it is none that is known.
    pub is_sure: bool,
    /// Whether it still has to be met.
    pub standing: Standing,
    /// What the consumer said to it, before the side's next word or as the case says.
    pub met_by: Vec<usize>,
    /// The details that the case gives as answers to it, by their place in the problem's list.
    pub details: Vec<usize>,
}

/// Whether a reason still has to be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Nothing has taken it back.
    Stands,
    /// The same side later promised or agreed to what it speaks against.
    Overtaken,
    /// What it refused has been granted and done.
    Settled,
}

pub(super) fn positions(case: &Case, sides: Sides, requests: &[Request], known: Known<'_>) -> Vec<Position> {
    let mut found: Vec<Position> = Vec::new();
    let offers = offers(case, known.reading);
    let mut named = named_alone(case, sides, known.refusals);
    for (place, event) in case.history.iter().enumerate() {
        let named = named.remove(&place);
        let Some(by) = reason_of(sides, event).or(named.as_ref().and_then(|_| sides.reasons(event))) else {
            continue;
        };
        let (refusals, is_sure) = with_named(recognised(event, known.refusals), named, event, known.refusals);
        for refusal in refusals {
            // What only a topic takes for the same, and the case answers by name, is its own: 激活日期是系统同步的, then 手机已激活.
            let is_own = |one: &Position| !one.is_sure && !one.details.is_empty();
            let is_same = |one: &Position| one.by == by && one.refusal == refusal && !is_own(one);
            let same = refusal.as_ref().and_then(|_| found.iter().position(is_same));
            let earlier = same.map(|same| found.remove(same));
            let own = details(case, event, None);
            let by_name = refusal.as_deref().filter(|_| is_sure || own.is_empty());
            let mut answers = details(case, event, by_name);
            // What meets a refusal meets it when it is said again; what a reply was answered with was about that reply.
            let is_refused = |one: &&Position| case.history[one.at].kind == EventKind::Refused;
            answers.extend(earlier.iter().filter(is_refused).flat_map(|one| &one.details).copied());
            answers.sort_unstable();
            answers.dedup();
            let before = earlier.map(|one| [one.before, vec![one.at]].concat());
            found.push(Position {
                at: place,
                before: before.unwrap_or_default(),
                by,
                is_sure,
                standing: standing(case, sides, requests, &offers, place),
                met_by: met_by(case, sides, place, by),
                details: answers,
                refusal,
            });
        }
    }
    found
}

/// With one of these the seller leaves the freight to the other side.
const OWN_COST: [&str; 5] = ["自理", "自己出", "自付", "自费", "您承担"];

/// A refusal or a reply in words is a reason, and so is an offer where the case says which; a promise or an agreement is none.
fn reason_of(sides: Sides, event: &Event) -> Option<Side> {
    let is_named = event.kind == EventKind::Offered && event.refusal.is_some();
    let is_reason = is_named || matches!(event.kind, EventKind::Refused | EventKind::Replied);
    sides.reasons(event).filter(|_| is_reason)
}

/// What only the details name, by event.
fn named_alone(case: &Case, sides: Sides, refusals: &Refusals) -> BTreeMap<usize, Vec<String>> {
    let reasons = case.history.iter().filter(|event| reason_of(sides, event).is_some());
    let heard: Vec<String> = reasons.flat_map(|event| recognised(event, refusals).0).flatten().collect();
    named(case, sides, refusals, &heard)
}

/// What is heard with what the case names. What is not sure gives way to it, and so does an offer's own reason.
fn with_named(
    (mut heard, is_sure): (Vec<Option<String>>, bool),
    named: Option<Vec<String>>,
    event: &Event,
    refusals: &Refusals,
) -> (Vec<Option<String>>, bool) {
    let Some(named) = named else { return (heard, is_sure) };
    if !is_sure || event.kind == EventKind::Offered {
        heard.clear();
    }
    let said = event.quote.as_deref().unwrap_or_default();
    heard.retain(|id| id.as_ref().is_some_and(|id| is_heard_beside(refusals, said, id, &named)));
    heard.extend(named.into_iter().map(Some));
    (heard, true)
}

/// The stock refusals that it is: the one that the case names, else all that are sure, else the likeliest. Words in quotation
/// marks that are none of them are a reason all the same; what only the writer tells of is one where it is known. Are they sure?
fn recognised(event: &Event, refusals: &Refusals) -> (Vec<Option<String>>, bool) {
    if event.refusal.is_some() {
        return (vec![event.refusal.clone()], true);
    }
    let said = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
    let all = heard(refusals, said, event.kind == EventKind::Refused);
    let is_sure = all.first().is_some_and(|one| one.is_sure);
    let most = if is_sure { all.len() } else { usize::from(event.quote.is_some()) };
    let mut found: Vec<Option<String>> =
        all.into_iter().take(most).map(|one| Some(one.refusal.id.clone())).collect();
    if found.is_empty() && event.quote.is_some() {
        found.push(None);
    }
    (found, is_sure)
}

/// What somebody promised or agreed to.
struct Offer<'a> {
    /// The place of the event.
    at: usize,
    event: &'a Event,
    what: Vec<Asked>,
}

fn offers<'a>(case: &'a Case, reading: &Reading) -> Vec<Offer<'a>> {
    let is_promise = |event: &Event| matches!(event.kind, EventKind::Promised | EventKind::Agreed);
    let promises = case.history.iter().enumerate().filter(|(_, event)| is_promise(event));
    let offer = |(at, event): (usize, &'a Event)| {
        let quote = event.quote.as_deref().unwrap_or_default();
        let mut what = claims(case, quote, reading);
        // 运费自理 offers nothing.
        what.retain(|what| {
            *what != Asked::Claim(ClaimKind::Freight) || !OWN_COST.iter().any(|word| quote.contains(word))
        });
        Offer { at, event, what }
    };
    promises.map(offer).collect()
}

fn standing(case: &Case, sides: Sides, requests: &[Request], offers: &[Offer<'_>], place: usize) -> Standing {
    let by = sides.side(case.history[place].by);
    let answered: Vec<&Request> =
        requests.iter().filter(|request| Some(request.to) == by && request.first_asked() < place).collect();
    if !answered.is_empty() && answered.iter().all(|request| request.state == State::Done) {
        return Standing::Settled;
    }
    let gives_in = |offer: &Offer<'_>| {
        // Who gives in on one thing still refuses the others.
        let is_offered = |request: &&&Request| offer.what.iter().any(|what| request.what.is_kin(*what));
        let is_about = offer.what.is_empty()
            || (!answered.is_empty() && answered.iter().filter(is_offered).count() == answered.len());
        sides.side(offer.event.by) == by && is_about
    };
    let is_overtaken = offers.iter().filter(|offer| offer.at > place).any(gives_in);
    if is_overtaken { Standing::Overtaken } else { Standing::Stands }
}

fn met_by(case: &Case, sides: Sides, place: usize, by: Side) -> Vec<usize> {
    let is_theirs = |event: &Event| sides.side(event.by) == Some(by);
    let later = case.history.iter().enumerate().skip(place + 1).take_while(|(_, event)| !is_theirs(event));
    let id = case.history[place].id.as_deref();
    let mut met: Vec<usize> =
        later.filter(|(_, event)| sides.addressed(event) == Some(by)).map(|(at, _)| at).collect();
    let named = |(_, event): &(usize, &Event)| id.is_some() && event.answers.as_deref() == id;
    let named =
        case.history.iter().enumerate().filter(named).filter(|(_, event)| event.by == Actor::Consumer);
    met.extend(named.map(|(at, _)| at));
    met.sort_unstable();
    met.dedup();
    met
}

/// The details that name this event or this stock refusal as what they answer.
fn details(case: &Case, event: &Event, refusal: Option<&str>) -> Vec<usize> {
    let names = |answers: &str| event.id.as_deref() == Some(answers) || refusal == Some(answers);
    let details = case.problem.details.iter().enumerate();
    details
        .filter(|(_, detail)| detail.answers.as_deref().is_some_and(names))
        .map(|(place, _)| place)
        .collect()
}

impl Standing {
    /// The word in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Overtaken => "overtaken",
            Self::Settled => "settled",
        }
    }
}
