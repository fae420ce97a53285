//! A shorter account: the lightest events are summed up, neighbours together, with their days and their numbers.

use std::ops::RangeInclusive;

use crate::case::{Actor, EventKind, RespondentKind};

use super::{EventFacts, Facts};

/// A step of an account as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// An event of the timeline, by its place there.
    Event(usize),
    /// Several that stand together, summed up.
    Fold(Fold),
}

/// Events that are summed up: how many of which kind, between which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fold {
    /// The places of the first and the last in the timeline.
    pub places: RangeInclusive<usize>,
    /// How many of each: a key for templates, and the number.
    pub counts: Vec<(&'static str, usize)>,
}

/// How many events can be summed up, down to this weight.
pub fn foldable(facts: &Facts, weight: u8) -> usize {
    facts.timeline.iter().filter(|event| is_foldable(event) && event.weight >= weight).count()
}

/// The account with so many of its lightest events summed up: higher weights first, among equals the earlier.
pub fn told(facts: &Facts, folded: usize) -> Vec<Told> {
    let mut order: Vec<usize> =
        (0..facts.timeline.len()).filter(|place| is_foldable(&facts.timeline[*place])).collect();
    order.sort_by_key(|place| std::cmp::Reverse(facts.timeline[*place].weight));
    let mut is_folded = vec![false; facts.timeline.len()];
    for place in order.into_iter().take(folded) {
        is_folded[place] = true;
    }
    let mut told: Vec<Told> = Vec::new();
    let mut run: Vec<usize> = Vec::new();
    for (place, is_folded) in is_folded.into_iter().enumerate() {
        if is_folded {
            run.push(place);
        } else {
            close(facts, &mut run, &mut told);
            told.push(Told::Event(place));
        }
    }
    close(facts, &mut run, &mut told);
    told
}

/// One event alone is told: its words say more than a number, and need little more room. What no number names is left to
/// the full account, and so is a message whose answer to a reason a detail gives too.
fn close(facts: &Facts, run: &mut Vec<usize>, told: &mut Vec<Told>) {
    let counted = |place: &usize| key(&facts.timeline[*place]).map(|key| (*place, key));
    let (alone, counted): (Option<usize>, Vec<(usize, &'static str)>) = match run.as_slice() {
        [only] if is_said_beside(facts, *only) => (None, Vec::new()),
        [only] => (Some(*only), Vec::new()),
        many => (None, many.iter().filter_map(counted).collect()),
    };
    run.clear();
    match (alone, counted.as_slice()) {
        (Some(place), _) => told.push(Told::Event(place)),
        (None, [(place, _)]) if is_said_beside(facts, *place) => {}
        (None, [(place, _)]) => told.push(Told::Event(*place)),
        (None, []) => {}
        (None, [(first, _), .., (last, _)]) => {
            let mut counts: Vec<(&'static str, usize)> = Vec::new();
            for (_, key) in &counted {
                match counts.iter_mut().find(|(known, _)| known == key) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((*key, 1)),
                }
            }
            told.push(Told::Fold(Fold { places: *first..=*last, counts }));
        }
    }
}

/// Does a detail meet the reason that this message of the writer's answers?
fn is_said_beside(facts: &Facts, place: usize) -> bool {
    let event = &facts.timeline[place];
    event.event == EventKind::Contacted
        && event.by == Actor::Consumer
        && event.answers.is_some()
        && facts.problem.details.iter().any(|detail| detail.answers == event.answers)
}

fn is_foldable(event: &EventFacts) -> bool {
    event.weight > 0 && is_told(event)
}

/// The order itself stands before an account.
fn is_told(event: &EventFacts) -> bool {
    !matches!(event.event, EventKind::Ordered | EventKind::Paid | EventKind::Shipped)
}

/// Under which word a shorter account counts it.
fn key(event: &EventFacts) -> Option<&'static str> {
    use EventKind as Kind;
    Some(match (event.event, event.by) {
        (Kind::Contacted, Actor::Consumer) if event.to == RespondentKind::Platform => "contacted_platform",
        (Kind::Contacted, Actor::Consumer) => "contacted",
        (Kind::AfterSaleRequested, _) => "applied",
        (Kind::Replied, Actor::Merchant) => "replied",
        (Kind::Refused, Actor::Merchant) => "refused",
        (Kind::Promised, Actor::Merchant) => "promised",
        (Kind::Agreed, Actor::Merchant) => "agreed",
        (Kind::InterventionRequested, _) => "interventions",
        (Kind::Complained, _) => "complained",
        (Kind::ReturnShipped, _) => "sent_back",
        (Kind::NoReply, Actor::Merchant) => "silent",
        _ => return None,
    })
}
