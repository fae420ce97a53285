//! What of the other side's words a sentence of data meets goes before it, and no two points begin alike.

use crate::case::Event;
use crate::dispute::{Position, Side};
use crate::knowledge::{Refusal, heard};
use crate::path::CasePath;
use crate::wording::{short_clauses, without_pictures};

use super::super::Piece;
use super::super::conditions::Witness;
use super::lines::fixed;
use super::promises::MOST_CLAUSE;
use super::{Arguing, Draft};

/// Between what the other side says and what meets it.
const SAYS: (&str, &str) = ("称", "，但");
/// The same of every second point.
const ABOUT: (&str, &str) = ("关于", "，");

impl Arguing<'_> {
    /// `商家称“加钱是现场谈好的”，但` before the fact, where a short clause of what was said gives the reason.
    pub(super) fn led(
        &self,
        breaker: Vec<Piece>,
        refusal: &Refusal,
        (position, event): (&Position, &Event),
    ) -> Vec<Piece> {
        let is_theirs = position.by == Side::Seller;
        let Some(clause) = self.reason_in(event, refusal).filter(|_| is_theirs) else { return breaker };
        let from = Some(event.path().join("quote"));
        let witness = Witness::default().with("position.quote", without_pictures(clause), from);
        let mut led = self.line_of("{seller}称{position.quote|quoted}，但", &["position"], &witness);
        led.extend(breaker);
        led
    }

    /// The short clause of what was said that gives this reason.
    pub(super) fn reason_in<'e>(&self, event: &'e Event, refusal: &Refusal) -> Option<&'e str> {
        let gives = |clause: &&str| {
            let all = heard(&self.law.refusals, clause, true);
            all.iter().any(|one| one.is_sure && one.refusal.id == refusal.id)
        };
        short_clauses(event.quote.as_deref()?, MOST_CLAUSE).into_iter().find(gives)
    }
}

/// Every second point that begins with what the other side said begins in another way, and what they said once is quoted
/// once.
///
/// Which way goes by the place of the answer among all of theirs, and not by which others are met: no word of another answer
/// changes this sentence.
pub(super) fn varied(drafts: &mut [Draft<'_>], answers: &[CasePath]) {
    let said = |piece: &Piece, words: &str| piece.fixed.as_ref().is_some_and(|fixed| fixed.0 == words);
    // 前后不同 has quoted both.
    let mut quoted: Vec<Option<String>> = Vec::new();
    let changed = drafts.iter().filter(|draft| draft.step.of == "reasons");
    quoted.extend(
        changed
            .flat_map(|draft| &draft.step.breaker)
            .filter(|piece| piece.quote.is_some())
            .map(|piece| piece.quote.clone()),
    );
    let led = drafts.iter_mut().filter(|draft| {
        matches!(draft.step.breaker.as_slice(), [who, verb, _, turn, ..]
            if who.who.is_some() && said(verb, SAYS.0) && said(turn, SAYS.1))
    });
    for draft in led {
        let breaker = &mut draft.step.breaker;
        let quote = breaker[2].quote.clone();
        if quoted.contains(&quote) {
            breaker.drain(..4);
            continue;
        }
        let from = draft.step.position.as_ref().map(|met| &met.from);
        let place = answers.iter().position(|answer| Some(answer) == from);
        if place.is_some_and(|place| place % 2 == 1) {
            breaker[1] = fixed(ABOUT.0);
            breaker[3] = fixed(ABOUT.1);
            breaker.remove(0);
        }
        quoted.push(quote);
    }
}
