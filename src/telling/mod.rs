//! The plan of a text, between the facts and the templates: which steps are told in one sentence (a *move*), in which
//! paragraph, and where what was found stands. Without a word of text: the wording of a move is a template's.

mod citing;
mod findings;
mod gist;
mod grouping;
mod likeness;
mod moments;
mod paragraphs;
mod reason;
mod reported;
mod short;
mod shown_by;
mod spot;
mod spots;
mod voiced;

pub use findings::discovered;
pub use gist::{behind_told, news};
pub use likeness::{figures, holds, shared, tells_all, tells_most, touches};
pub use paragraphs::length_of;
pub use reason::{Applied, applied};
pub use short::{short_name, unbracketed};
pub use voiced::{Register, Said, Subject, Terms, Voiced, Who, first_person, specification};

use serde::Serialize;

use crate::case::EventKind;
use crate::facts::{Facts, Fold, Told};

/// How a channel wants its course told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// About so many characters a paragraph at most; a step of the writer's begins another.
    pub longest: usize,
}

/// The course of a case as a text tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates ask each by itself")]
pub struct Story {
    /// In the order of the text.
    pub paragraphs: Vec<Paragraph>,
    /// True where details hold what the summary says: whoever tells them need not tell it.
    pub summary_is_in_details: bool,
    /// True where the course holds what the summary says: a short text that tells it need not say it before.
    pub summary_is_in_course: bool,
    /// The clauses of the summary that say what the matter is, up to where the other side comes in.
    pub matter: String,
    /// Those of them that the course does not tell.
    pub rest: String,
    /// The places of the details that say more than the summary and the page.
    pub fresh: Vec<usize>,
    /// True where details hold the page's own words.
    pub page_is_in_details: bool,
    /// The same, with the exhibits that show the page.
    pub page_proof_is_in_details: bool,
    /// True where details hold what the case says of the state of the goods.
    pub state_is_in_details: bool,
    /// The place of the first receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt: Option<usize>,
}

impl Story {
    /// All that it tells, in order.
    pub fn moves(&self) -> impl Iterator<Item = &Move> {
        self.paragraphs.iter().flat_map(|paragraph| &paragraph.moves)
    }

    /// The same with the steps that `told` sums up summed up: nothing but its course follows from them.
    #[must_use]
    pub fn summing_up(&self, facts: &Facts, told: Vec<Told>) -> Self {
        Self { paragraphs: told_in(facts, Manner { longest: LONGEST }, told), ..self.clone() }
    }

    /// The number of moves before the goods came, where something was found after that; else 0.
    pub fn found_from(&self) -> usize {
        let has = |one: &Move| self.receipt.is_some_and(|receipt| one.places().contains(&receipt));
        let came = self.moves().position(has).unwrap_or_default();
        let is_finding = |one: &Move| one.kind == MoveKind::Finding && !one.details.is_empty();
        if self.moves().skip(came).any(is_finding) { came } else { 0 }
    }
}

/// Moves that stand together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Paragraph {
    /// What they tell, in order.
    pub moves: Vec<Move>,
}

/// One or more events that belong in one sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Move {
    /// What it is.
    pub kind: MoveKind,
    /// The places in the timeline of what was done; several for messages that shared one fate.
    pub events: Vec<usize>,
    /// The place of the answer, the receipt or the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<usize>,
    /// The place of the event that says that no answer had come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub silence: Option<usize>,
    /// The place of what came in between: the acceptance of a complaint; of what the writer did on receipt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<usize>,
    /// The places of the details that are told here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<usize>,
    /// The rest of the first detail, where the event before it has said the beginning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tail: Option<String>,
    /// The places of exhibits of the problem that nothing else cites.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shown: Vec<usize>,
    /// True where these details are told besides, at the end.
    pub is_besides: bool,
    /// True where the summary is told here, as no detail tells what was found.
    pub with_summary: bool,
    /// A step of the trade itself (paid, sent off): told where nothing may be left out.
    pub is_trade: bool,
    /// Several steps summed up.
    #[serde(skip)]
    pub fold: Option<Fold>,
    /// How early a shorter text leaves it out, as `EventFacts::weight`.
    pub weight: u8,
}

/// The kinds of moves: each has its wording in `templates/_moves/`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MoveKind {
    /// The order.
    Bought,
    /// The goods on their way and received.
    Delivery,
    /// What was found: details, else the summary.
    Finding,
    /// Messages to the other side, with the answer or the silence.
    Asked,
    /// An application for after-sale service, with what came of it.
    Applied,
    /// Goods sent back, with their receipt.
    SentBack,
    /// The platform called in, with its decision.
    Intervention,
    /// A complaint elsewhere, with what came of it.
    Complaint,
    /// Something that stands alone.
    #[default]
    Single,
    /// Steps summed up.
    Folded,
}

impl MoveKind {
    /// Is it a step of the matter, which a note puts on a line of its own?
    pub fn is_step(self) -> bool {
        !matches!(self, Self::Bought | Self::Delivery | Self::Finding | Self::Folded)
    }

    /// The word that templates know it by.
    pub fn word(self) -> &'static str {
        match self {
            Self::Bought => "bought",
            Self::Delivery => "delivery",
            Self::Finding => "finding",
            Self::Asked => "asked",
            Self::Applied => "applied",
            Self::SentBack => "sent-back",
            Self::Intervention => "intervention",
            Self::Complaint => "complaint",
            Self::Single => "single",
            Self::Folded => "folded",
        }
    }
}

impl Move {
    /// One step by itself.
    pub fn single(event: usize) -> Self {
        Self { events: vec![event], ..Self::default() }
    }

    /// The places of all its events, as they happened.
    pub fn places(&self) -> Vec<usize> {
        let mut places = self.events.clone();
        places.extend([self.between, self.silence, self.answer].into_iter().flatten());
        places.sort_unstable();
        places
    }
}

/// The course as a text without a limit tells it: every event, none summed up.
pub fn plan(facts: &Facts) -> Story {
    tell(facts, Manner { longest: LONGEST }, crate::facts::told(facts, 0))
}

/// The places of the exhibits among those of the facts, in the order in which a full text cites them.
pub fn exhibits_as_told(facts: &Facts) -> Vec<usize> {
    citing::order(facts, &plan(facts))
}

/// A paragraph of the course has at most about so many characters: readers lost the thread of longer ones.
pub const LONGEST: usize = 210;

/// The course of a case, with the steps that `told` sums up summed up.
pub fn tell(facts: &Facts, manner: Manner, told: Vec<Told>) -> Story {
    let summary_is_in_details = findings::tell(facts, &facts.problem.summary);
    let state = facts.goods.as_ref().and_then(|goods| goods.state.as_deref());
    let state_is_in_details = state.is_some_and(|state| findings::tell(facts, state));
    let receipt = facts.timeline.iter().position(|event| event.event == EventKind::Delivered);
    let course = findings::course(facts);
    let summary_is_in_course = likeness::holds(&course, &facts.problem.summary);
    let gist = gist::of(facts, &course, summary_is_in_course);
    Story {
        matter: gist.matter,
        rest: gist.rest,
        receipt,
        state_is_in_details,
        summary_is_in_course,
        fresh: findings::fresh(facts),
        paragraphs: told_in(facts, manner, told),
        summary_is_in_details,
        page_is_in_details: findings::hold_page(facts),
        page_proof_is_in_details: findings::hold_page_with_proof(facts),
    }
}

fn told_in(facts: &Facts, manner: Manner, told: Vec<Told>) -> Vec<Paragraph> {
    let moves = findings::placed(facts, grouping::moves(facts, told));
    paragraphs::of(facts, manner, moves)
}
