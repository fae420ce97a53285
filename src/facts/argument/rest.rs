//! The other reasons of one answer: `已经过了七天了 而且外箱都没了` gives two, and a detail that meets the days leaves the box. Judges
//! of four rounds named the second reason of a message more often than any other as left without an answer.

use crate::case::{ClaimKind, Event, EventKind};
use crate::dispute::{Position, Request, share_figure};
use crate::knowledge::Refusal;
use crate::wording::short_clauses;

use super::super::Piece;
use super::super::conditions::Asked;
use super::closing::told;
use super::leads::{MOST_CLAUSE, quoted};
use super::sentences::nth_day;
use super::{Arguing, Draft, stock};

/// So many in one text: what the case names as answers goes before.
const MOST: usize = 3;

impl<'a> Arguing<'a> {
    /// What meets the further reasons of answers of which one reason is met.
    pub(super) fn rest(&self, open: &[&Position], met: &[Draft<'a>]) -> Vec<Draft<'a>> {
        let mut rest: Vec<Draft<'a>> = Vec::new();
        for draft in open.iter().filter_map(|position| self.further(position, met)) {
            let said = told(&draft.step.breaker[draft.step.lead()..]);
            let is_said = |one: &Draft<'a>| {
                told(&one.step.conclusion) == said || told(&one.step.breaker[one.step.lead()..]) == said
            };
            if rest.len() < MOST && !met.iter().chain(&rest).any(is_said) {
                rest.push(draft);
            }
        }
        rest
    }

    /// What is true in general of clauses that nothing meets, in answers of which something meets another: 国标也允许的.
    pub(super) fn truths(
        &self,
        open: &[&Position],
        met: &[Draft<'a>],
        said: &mut Vec<String>,
    ) -> Vec<Draft<'a>> {
        let mut found: Vec<Draft<'a>> = Vec::new();
        let mut places: Vec<usize> = open.iter().map(|position| position.at).collect();
        places.dedup();
        // Where the seller may be right nothing is said against it.
        places.retain(|place| !open.iter().any(|one| one.at == *place && self.may_be_right(one)));
        for event in places.into_iter().filter_map(|place| self.case.history.get(place)) {
            let beside: Vec<&Draft<'a>> = met.iter().filter(|draft| is_of(draft, event)).collect();
            let is_room = !beside.is_empty() && found.len() < MOST;
            let draft = is_room.then(|| self.truth(event, &beside, said)).flatten();
            found.extend(draft);
        }
        found
    }

    fn truth(&self, event: &'a Event, beside: &[&Draft<'a>], said: &mut Vec<String>) -> Option<Draft<'a>> {
        let answers = self
            .case
            .problem
            .details
            .iter()
            .filter(|detail| detail.answers.is_some() && detail.answers == event.id);
        let told: String = beside
            .iter()
            .map(|draft| said_by(draft))
            .chain(answers.map(|detail| detail.text.clone()))
            .collect();
        let is_met = |clause: &str| {
            beside.iter().any(|draft| quotes(draft, clause)) || self.speaks_of(event, clause, &told)
        };
        let clauses = short_clauses(event.quote.as_deref()?, MOST_CLAUSE);
        let mut open = clauses.into_iter().filter(|clause| !is_met(clause));
        let general = |clause: &'a str| Some((clause, self.general_to(event, (clause, &told), said)?));
        let (clause, general) = open.find_map(general)?;
        said.push(general.kind);
        let mut draft = self.behind(event, clause, (general.formal, general.spoken));
        draft.step.need = 2;
        draft.step.is_extra = true;
        Some(draft)
    }

    fn further(&self, position: &Position, met: &[Draft<'a>]) -> Option<Draft<'a>> {
        let event = self.case.history.get(position.at)?;
        let refusal = self.law.refusals.get(position.refusal.as_ref()?)?;
        let is_weak = !position.is_sure || stock::PUT_OFF.contains(&refusal.id.as_str());
        if is_weak || self.may_be_right(position) || self.refuses_nothing(position, refusal, event) {
            return None;
        }
        let clause = self.reason_in(event, refusal)?;
        let mut beside = met.iter().filter(|draft| is_of(draft, event)).peekable();
        beside.peek()?;
        let details = &self.case.problem.details;
        let answers: String =
            position.details.iter().filter_map(|place| Some(details.get(*place)?.text.as_str())).collect();
        if beside.any(|draft| self.meets(draft, refusal, event, clause))
            || self.speaks_of(event, clause, &answers)
        {
            return None;
        }
        let (formal, spoken) = self.said_of(refusal, event)?;
        let beside: String = met.iter().filter(|draft| is_of(draft, event)).map(said_by).collect();
        if counts_again(&formal, &answers) || says_again(&formal, &beside) {
            return None;
        }
        let mut draft = Draft::meeting(event, Some(&refusal.id), 2);
        draft.step.is_extra = true;
        draft.step.breaker = self.led(formal, refusal, (position, event));
        draft.step.spoken = spoken;
        (draft.step.lead() > 0).then_some(draft)
    }

    /// Who asks only that the price be reduced returns nothing, and so nothing without a reason either.
    pub(super) fn fits_claims(&self, pieces: &[Piece]) -> bool {
        let returns = |asked: &Asked<'_>| {
            let kind = asked.claim.kind;
            kind.is_refund() || matches!(kind, ClaimKind::Exchange | ClaimKind::Reship | ClaimKind::Freight)
        };
        !stock::says_kind(pieces) || self.chooser.asked.iter().any(returns)
    }

    /// Is it a stock reason that the facts of the case may bear out?
    pub(super) fn may_be_right(&self, position: &Position) -> bool {
        let known = position.refusal.as_ref().and_then(|id| self.law.refusals.get(id));
        known.is_some_and(|refusal| self.chooser.may_be_right(refusal))
    }

    /// Before anything was asked for nothing was put off, nor a return refused: 应激啦 is said of the animal, and 活体不退 of what is
    /// asked back.
    pub(super) fn refuses_nothing(&self, position: &Position, refusal: &Refusal, event: &Event) -> bool {
        let is_asked = |request: &Request| request.first_asked() < position.at;
        let denies_return = refusal.excepts.is_some() && event.kind != EventKind::Refused;
        let puts_off = stock::PUT_OFF.contains(&refusal.id.as_str());
        (puts_off || denies_return) && !self.dispute.requests.iter().any(is_asked)
    }

    /// Does this meet the clause too: by quoting it, by what it says, or as the only answer to the refusal?
    fn meets(&self, draft: &Draft<'_>, refusal: &Refusal, event: &Event, clause: &str) -> bool {
        let id = draft.step.position.as_ref().and_then(|met| met.id.as_ref());
        let is_bare = id.is_some_and(|id| id.as_str() == refusal.id) && draft.step.clauses().next().is_none();
        quotes(draft, clause) || is_bare || self.speaks_of(event, clause, &told(&draft.step.breaker))
    }

    /// Do these words and the clause name one thing?
    fn speaks_of(&self, event: &Event, clause: &str, words: &str) -> bool {
        !self.shared(words, clause).is_empty() || share_figure(self.case, event, clause, words)
    }

    /// What the case bears out, what the promise does not ask for, of what kind the return is, or what may be said in general.
    fn said_of(&self, refusal: &Refusal, event: &Event) -> Option<(Vec<Piece>, Vec<Piece>)> {
        let fact = self.breaker(refusal, event);
        let is_fact = fact.as_ref().is_some_and(|(formal, _)| !stock::says_kind(formal));
        let left_out = || self.not_left_out(refusal, event, "").map(|one| (one.formal, one.spoken));
        let argued = || self.argued(event, refusal, "").map(|one| (one.formal, one.spoken));
        if is_fact { fact } else { left_out().or(fact).or_else(argued) }
    }
}

/// 是第28天 counted by the writer is not counted once more.
pub(super) fn counts_again(formal: &[Piece], told: &str) -> bool {
    formal.iter().filter_map(|piece| nth_day(piece.words.as_deref()?)).any(|nth| told.contains(nth))
}

/// Does the case's own word in it stand in what is told beside it: 寄回时的打包录像 beside 打包录像中，蒸架…都放入了箱内?
fn says_again(formal: &[Piece], told: &str) -> bool {
    formal.iter().filter_map(|piece| piece.words.as_deref()).any(|words| told.contains(words))
}

/// What meets a reason, with what follows from it.
fn said_by(draft: &Draft<'_>) -> String {
    told(&draft.step.breaker) + &told(&draft.step.conclusion)
}

/// Does it quote the clause, or a part of it?
fn quotes(draft: &Draft<'_>, clause: &str) -> bool {
    let own = quoted(clause);
    draft.step.clauses().any(|quote| quote.contains(own.as_str()) || clause.contains(quote))
}

fn is_of(draft: &Draft<'_>, event: &Event) -> bool {
    draft.step.position.as_ref().is_some_and(|met| met.from == event.path())
}
