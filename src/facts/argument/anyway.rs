//! What is said to the last refusal that nothing meets: whatever it is worth, it changes nothing in what was written and what there
//! is. Judges named in every text a reason that stood there without an answer; 请写明依据 is none.

use crate::case::{Event, EventKind};
use crate::dispute::Position;
use crate::wording::short_clauses;

use super::super::Piece;
use super::super::conditions::{Asked, Witness};
use super::leads::{MOST_CLAUSE, quoted};
use super::lines::fixed;
use super::{Arguing, Draft, stock};

/// A clause of fewer characters says nothing by itself.
const LEAST: usize = 5;
/// A detail that has so many characters of words with it in common is about the same.
const BOUND: usize = 4;
/// What was written and what there is have no more characters together.
const SHORT: usize = 60;

impl<'a> Arguing<'a> {
    /// The drafts that meet such refusals: what is true in general of words like theirs, else, of the newest, what stands all the
    /// same. With the ids of the maxims.
    pub(super) fn anyway(&self, open: &[&Position], met: &[Draft<'a>]) -> (Vec<Draft<'a>>, Vec<String>) {
        let mut events: Vec<&'a Event> = Vec::new();
        for event in open.iter().filter_map(|position| self.unmet(position, met)) {
            if events.iter().all(|one| one.index != event.index) {
                events.push(event);
            }
        }
        let (mut drafts, mut said) = (Vec::new(), Vec::new());
        for (place, event) in events.into_iter().enumerate() {
            let general = self.general(event, "", "").filter(|one| !said.contains(&one.kind));
            let both = match general {
                Some(general) => {
                    said.push(general.kind);
                    Some((general.formal, general.spoken))
                }
                None if place == 0 => event.quote.as_deref().and_then(|quote| self.all_the_same(quote)),
                None => None,
            };
            drafts.extend(both.and_then(|both| self.behind_clause(event, both)));
        }
        (drafts, said)
    }

    /// What meets an event, behind the longest clause of its words that gives a reason.
    fn behind_clause(
        &self,
        event: &'a Event,
        (formal, spoken): (Vec<Piece>, Vec<Piece>),
    ) -> Option<Draft<'a>> {
        let clause = short_clauses(event.quote.as_deref()?, MOST_CLAUSE)
            .into_iter()
            .filter(|clause| clause.chars().count() >= LEAST && stock::says_why(clause))
            .max_by_key(|clause| clause.chars().count())?;
        Some(self.behind(event, clause, (formal, spoken)))
    }

    /// What meets an event, behind this clause of its words.
    pub(super) fn behind(
        &self,
        event: &'a Event,
        clause: &str,
        (formal, spoken): (Vec<Piece>, Vec<Piece>),
    ) -> Draft<'a> {
        let from = Some(event.path().join("quote"));
        let witness = Witness::default().with("position.quote", quoted(clause), from);
        let mut draft = Draft::meeting(event, None, 1);
        draft.step.breaker = self.line_of("关于{position.quote|quoted}，", &["position"], &witness);
        draft.step.breaker.extend(formal);
        draft.step.spoken = spoken;
        draft
    }

    /// A refusal after something was asked for, with a reason that no draft meets and that is not likely to be right.
    fn unmet(&self, position: &Position, met: &[Draft<'a>]) -> Option<&'a Event> {
        let event = self.case.history.get(position.at)?;
        let is_of_it = |draft: &Draft<'_>| {
            draft.step.position.as_ref().is_some_and(|position| position.from == event.path())
        };
        let is_right = self.may_be_right(position);
        let puts_off = position.refusal.as_deref().is_some_and(|id| stock::PUT_OFF.contains(&id));
        let is_asked = self.dispute.requests.iter().any(|request| request.first_asked() < position.at);
        let gives_reason = event.quote.as_deref().is_some_and(stock::says_why);
        // What a detail speaks of too is met where that is told.
        let said = event.quote.as_deref().unwrap_or_default();
        let is_told = |text: &str| self.shared(text, said).concat().chars().count() >= BOUND;
        if self.case.problem.details.iter().any(|detail| is_told(&detail.text)) {
            return None;
        }
        let mut of_event = self.dispute.positions.iter().filter(|one| one.at == position.at);
        (event.kind == EventKind::Refused
            && of_event.all(|one| one.details.is_empty())
            && is_asked
            && gives_reason
            && !is_right
            && !puts_off
            && !met.iter().any(is_of_it))
        .then_some(event)
    }

    /// What stands all the same: the difference, or the promise.
    fn all_the_same(&self, said: &str) -> Option<(Vec<Piece>, Vec<Piece>)> {
        let none = Witness::default();
        let pair = self.line("{stated.words}{stated.actual}", &["contrasted"], None, &none);
        if !pair.is_empty() {
            let length: usize = pair
                .iter()
                .filter_map(|piece| piece.words.as_deref())
                .map(|words| words.chars().count())
                .sum();
            // A judge of eight texts called the bare 写明的与实际的不符 a stock sentence: what differs is named, or nothing is said.
            if length > SHORT {
                return None;
            }
            let line = |text: &str| self.line(text, &["contrasted"], None, &none);
            return Some((
                line("这不改变实际与写明的不符：{stated.actual}"),
                line("写明的是{stated.words|quoted}，实际是{stated.actual}，这一点没有变"),
            ));
        }
        // 瓶内有残留，不属于空瓶 says what 空瓶也退 asks for: the promise is no answer to that.
        let promised = |asked: &&Asked<'_>| {
            let words = self.line("{page.words}", &["page-promise"], Some(asked), &none);
            let is_of_it = |piece: &Piece| {
                piece.words.as_deref().is_some_and(|words| !self.shared(words, said).is_empty())
            };
            !words.is_empty() && !words.iter().any(is_of_it)
        };
        let Some(asked) = self.chooser.asked.iter().find(promised) else {
            let is_service = self.conditions.has("service-not-given") && !self.conditions.has("own-reason");
            let pair =
                || (vec![fixed("这不改变服务没有按约定提供")], vec![fixed("这不改变说好的服务没有做到")]);
            return is_service.then(pair);
        };
        let line = |text: &str| self.line(text, &["page-promise"], Some(asked), &none);
        Some((
            line("这不改变{page.words|quoted}是{seller}的承诺"),
            line("这不改变{page.words|quoted}是写明的"),
        ))
    }
}
