//! One paragraph a part of the matter.

use crate::case::EventKind;
use crate::facts::{DetailFacts, EventFacts, Facts};

use super::{Manner, Move, MoveKind, Paragraph, findings};

/// What a sentence needs beside the words of the case: its date, who did it, an exhibit's name.
const FRAME: usize = 22;
/// A sentence of fewer characters stays with the one before it.
const SHORT: usize = 45;
/// By so much it may make a paragraph longer than it should be.
const SPARE: usize = 20;
/// What the sentence of the order needs beside the names in it.
const ORDER: usize = 105;

/// The parts of a matter that stand in a paragraph of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Sale,
    Talks,
    /// Applications, parcels back, the platform.
    Procedure,
    Authority,
}

/// The moves in paragraphs.
pub(super) fn of(facts: &Facts, manner: Manner, moves: Vec<Move>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let (mut before, mut length) = (None, 0);
    for one in moves {
        let part = part(facts, &one, before);
        let own = length_of(facts, &one);
        let told = paragraphs.last().map_or(0, |paragraph| paragraph.moves.len());
        // A short sentence is no paragraph.
        let spare = if own < SHORT { SPARE } else { 0 };
        let is_long = length > 0 && length + own > manner.longest + spare;
        let is_other = before.is_some_and(|before| before != part && parts(before, part, told));
        // What was sent in and what was done to it are one thing.
        let is_repair =
            one.events.first().is_some_and(|place| facts.timeline[*place].event == EventKind::Repaired);
        let sent = paragraphs.last().and_then(|paragraph| paragraph.moves.last());
        let goes_on = is_repair && sent.is_some_and(|sent| sent.kind == MoveKind::SentBack);
        if paragraphs.is_empty() || (is_other || is_long) && !goes_on {
            paragraphs.push(Paragraph::default());
            length = 0;
        }
        before = Some(part);
        length += own;
        if let Some(last) = paragraphs.last_mut() {
            last.moves.push(one);
        }
    }
    paragraphs
}

/// Does another part begin a paragraph? After the sale and what was found always; else where the last one has two moves:
/// a paragraph of one short sentence is no paragraph.
fn parts(before: Part, part: Part, told: usize) -> bool {
    matches!(before, Part::Sale | Part::Before) || part == Part::Authority || told > 2
}

fn part(facts: &Facts, one: &Move, before: Option<Part>) -> Part {
    match one.kind {
        MoveKind::Bought => return Part::Sale,
        MoveKind::Finding => return before.unwrap_or(Part::Sale),
        _ => {}
    }
    let place = one.events.first().copied().or_else(|| Some(*one.fold.as_ref()?.places.start()));
    let phase = place.and_then(|place| facts.dispute.phases.get(place)).map(|phase| phase.is.as_str());
    match phase {
        Some("sale") if before.is_none_or(|before| before == Part::Before) => Part::Before,
        Some("sale" | "delivery") => Part::Sale,
        Some("application" | "return" | "platform") => Part::Procedure,
        Some("authority") => Part::Authority,
        _ => Part::Talks,
    }
}

fn length_of_order(facts: &Facts) -> usize {
    let order = &facts.order;
    let page: &[String] = if findings::hold_page_with_proof(facts) { &[] } else { &order.page_words };
    let words = page.iter().chain(&order.promises).chain(&order.spec).chain([&order.item]);
    ORDER + words.map(|text| text.chars().count()).sum::<usize>() + order.promise_exhibits.len() * FRAME
}

/// About how many characters the sentence of a move takes.
pub fn length_of(facts: &Facts, one: &Move) -> usize {
    let chars = |text: &Option<String>| text.as_deref().map_or(0, |text| text.chars().count());
    let event = |event: &EventFacts| chars(&event.text) + chars(&event.quote) + FRAME;
    let detail = |detail: &DetailFacts| detail.text.chars().count() + FRAME;
    let events: usize = one.places().into_iter().map(|place| event(&facts.timeline[place])).sum();
    let details: usize = one.details.iter().map(|place| detail(&facts.problem.details[*place])).sum();
    let shown = one.shown.iter().map(|place| {
        let shows = facts.exhibits[*place].shows.as_deref().unwrap_or_default();
        shows.chars().count() + FRAME
    });
    let details = details + shown.sum::<usize>();
    let summary = if one.with_summary { facts.problem.summary.chars().count() + FRAME } else { 0 };
    let order = if one.kind == MoveKind::Bought { length_of_order(facts) } else { 0 };
    events + details + summary + order
}
