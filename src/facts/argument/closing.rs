//! What follows from a fact that meets a reason: one clause behind it that leads the reader on. A hand that argues writes
//! it, and each rests on days, sums and words that the case holds, or says what is true in general (`argues`).

use crate::case::{ClaimKind, Detail, Event, EventKind};
use crate::dispute::Position;
use crate::knowledge::{Refusal, heard};
use crate::path::CasePath;

use super::super::Piece;
use super::super::conditions::{Witness, gap};
use super::super::value::Code;
use super::lines::fixed;
use super::{Arguing, Draft, stock};

/// What is said to one reason is said to no other: it may stand more than once in a text.
const ARGUED: &str = "argued";
/// So many in one argument: a form that ends each point alike reads as filled in.
const MOST: usize = 6;
/// A detail with one of these says itself by how much, or how soon.
const SAYS_GAP: [&str; 8] = ["差", "短", "少", "多", "倍", "超", "%", "分之"];
const SAYS_SOON: [&str; 8] = ["当天", "当日", "次日", "第二天", "小时", "分钟", "当时", "当场"];

/// What follows, as written and as spoken, with where the case says it.
pub(super) struct Closing {
    pub(super) kind: String,
    pub(super) formal: Vec<Piece>,
    pub(super) spoken: Vec<Piece>,
    sources: Vec<CasePath>,
}

impl<'a> Arguing<'a> {
    /// Puts what follows behind the facts that meet reasons: no kind twice, none of those that were `said`, and few in all.
    pub(super) fn close(&self, met: &mut [Draft<'a>], said: &mut Vec<String>) {
        let before = said.len();
        let is_open = |draft: &&mut Draft<'a>| {
            let is_told = draft.step.is_detail || draft.step.is_in_course;
            draft.rule.is_none() && (is_told || stock::says_kind(&draft.step.breaker))
        };
        for draft in met.iter_mut().filter(is_open) {
            let Some(position) = &draft.step.position else { continue };
            let event = self.case.history.iter().find(|event| event.path() == position.from);
            let id = position.id.as_ref().map(Code::as_str);
            let detail = draft.step.detail.and_then(|place| self.case.problem.details.get(place));
            let Some(event) = event.filter(|_| said.len() < MOST + before) else { continue };
            let sure = |one: &&Position| one.at == event.index && one.is_sure;
            let is_sure =
                self.dispute.positions.iter().find(sure).is_some_and(|one| one.refusal.as_deref() == id);
            let refusal = id.filter(|_| is_sure).and_then(|id| self.law.refusals.get(id));
            let closings = self.closings(event, refusal, (detail, &told(&draft.step.breaker)));
            let is_new = |one: &Closing| one.kind == ARGUED || !said.contains(&one.kind);
            let Some(closing) = closings.into_iter().find(is_new) else { continue };
            said.push(closing.kind);
            draft.step.conclusion = closing.formal;
            draft.step.spoken.push(fixed("。"));
            draft.step.spoken.extend(closing.spoken);
            draft.step.sources.extend(closing.sources);
        }
    }

    /// What follows by itself, where no fact and no rule meets the reason.
    pub(super) fn follow(
        &self,
        (position, event): (&Position, &Event),
        refusal: &Refusal,
        draft: &mut Draft<'a>,
    ) -> bool {
        let Some(closing) = self.closings(event, Some(refusal), (None, "")).into_iter().next() else {
            return false;
        };
        draft.step.breaker = self.led(closing.formal, refusal, (position, event));
        draft.step.spoken = closing.spoken;
        draft.step.sources.extend(closing.sources);
        true
    }

    /// All that follows, the strongest first: days, measures, what the promise leaves out, what is true in general, and that the first
    /// refusal did not say so.
    pub(super) fn closings(
        &self,
        event: &Event,
        refusal: Option<&Refusal>,
        (detail, told): (Option<&Detail>, &str),
    ) -> Vec<Closing> {
        let text = detail.map_or("", |detail| detail.text.as_str());
        let may = |word: &str| refusal.is_some_and(|known| known.follows.iter().any(|one| one == word));
        let if_may = |word: &str, say: &dyn Fn() -> Option<Closing>| may(word).then(say).flatten();
        let found = [
            if_may("late", &|| self.said_late(event)),
            if_may("at-once", &|| self.told_at_once(text)),
            detail.and_then(|detail| self.differs_by(detail)),
            refusal.and_then(|refusal| self.not_left_out(refusal, event, text)),
            self.of_another(event, text),
            refusal.and_then(|refusal| self.argued(event, refusal, told)),
            self.general(event, text, told),
            if_may("second", &|| self.not_said_first(event, refusal?)),
        ];
        found.into_iter().flatten().collect()
    }

    /// The day that the seller had set had passed when it said so.
    fn said_late(&self, event: &Event) -> Option<Closing> {
        let before = self.case.history.get(..event.index)?.iter();
        let is_promise = |one: &&Event| {
            one.kind == EventKind::Promised && self.dispute.sides.is_seller(one.by) && one.until.is_some()
        };
        let promise = before.rev().find(is_promise)?;
        if self.is_carried_out(promise.index, event.index) {
            return None;
        }
        let until = promise.until.filter(|until| *until < event.at.day)?;
        let days = event.at.day.days_since(until);
        let witness = Witness::of_event("promise", promise)
            .with("promise.until", until, Some(promise.path().join("until")))
            .with("promise.days_late", days, None);
        let line = |text: &str| self.line_of(text, &["promise"], &witness);
        closing(
            "late",
            line("{seller}这样答复时，约定的{promise.until|day}已过{promise.days_late}天"),
            line("{seller}这样说的时候，约好的{promise.until|day}已经过了{promise.days_late}天"),
            vec![promise.path(), event.path().join("at")],
        )
    }

    /// The writer had told it as soon as the goods came.
    fn told_at_once(&self, text: &str) -> Option<Closing> {
        let is_said = SAYS_SOON.iter().any(|word| text.contains(word));
        let line = |text: &str| {
            if is_said {
                Vec::new()
            } else {
                self.line(text, &["reported-at-once"], None, &Witness::default())
            }
        };
        closing("at-once", line("{me}{report.when}就已提出"), line("{report.when}{me}就说了"), Vec::new())
    }

    /// By how much what there is differs from what was stated.
    fn differs_by(&self, detail: &Detail) -> Option<Closing> {
        let difference = gap(detail).filter(|_| !SAYS_GAP.iter().any(|word| detail.text.contains(word)))?;
        let witness =
            Witness::default().with("measure.difference", difference, Some(detail.path().join("actual")));
        let line = |text: &str| self.line_of(text, &["measure"], &witness);
        let sources = vec![detail.path().join("stated"), detail.path().join("actual")];
        closing("gap", line("{measure.difference}"), line("{measure.difference}"), sources)
    }

    /// What may be said to it in general, where what meets it does not say so itself.
    pub(super) fn argued(&self, event: &Event, refusal: &Refusal, told: &str) -> Option<Closing> {
        let (formal, spoken) = refusal.argues.iter().find_map(|one| self.says(one, event))?;
        closing(ARGUED, formal, spoken, Vec::new()).filter(|_| !says_so(told))
    }

    /// Was nothing else asked for between these? What was asked for only afterwards the first could neither grant nor refuse.
    fn is_asked_alike(&self, first: &Event, last: &Event) -> bool {
        let between = first.index..last.index;
        !self.dispute.requests.iter().any(|request| between.contains(&request.first_asked()))
    }

    /// The first refusal gave another reason.
    fn not_said_first(&self, event: &Event, refusal: &Refusal) -> Option<Closing> {
        let before = self.case.history.get(..event.index).filter(|_| event.kind == EventKind::Refused)?;
        let theirs = |one: &&Event| self.dispute.sides.is_seller(one.by);
        let says = |one: &Event| {
            let said = one.quote.as_deref().unwrap_or_default();
            heard(&self.law.refusals, said, true).iter().any(|one| one.refusal.id == refusal.id)
        };
        if before.iter().filter(theirs).any(says) {
            return None;
        }
        let first = before.iter().filter(theirs).find(|one| one.kind == EventKind::Refused)?;
        let is_reasoned = first.quote.as_deref().is_some_and(stock::says_why);
        let is_other_day = first.at.day < event.at.day;
        // 800 of a surcharge and a table are two matters, each with its own reasons.
        let losses = self.case.claims.iter().filter(|claim| claim.kind == ClaimKind::Loss).count();
        let prices = self.case.claims.iter().filter(|claim| claim.kind.is_refund()).count();
        let is_alike = self.is_asked_alike(first, event) && (losses == 0 || prices == 0);
        let first = Some(first).filter(|_| is_reasoned && is_alike && is_other_day)?;
        let witness = Witness::of_event("refusal", first);
        let line = |text: &str| self.line_of(text, &["refusal"], &witness);
        closing(
            "second",
            line("{seller}{refusal.at|day}拒绝时没有提出这一点"),
            line("{seller}{refusal.at|day}拒绝的时候没有说这一点"),
            vec![first.path()],
        )
    }
}

/// The words that meet a reason, the case's and ours.
pub(super) fn told(breaker: &[Piece]) -> String {
    let words = |piece: &Piece| {
        let fixed = piece.fixed.as_ref().map(|fixed| fixed.0.clone());
        fixed.or_else(|| piece.words.clone()).unwrap_or_default()
    };
    breaker.iter().map(words).collect()
}

/// Does what meets a reason conclude by itself?
pub(super) fn says_so(told: &str) -> bool {
    const CONCLUDES: [&str; 9] = [
        "不等于",
        "不说明",
        "不能说明",
        "是两回事",
        "是两件事",
        "无法看到",
        "不代表",
        "没有关系",
        "跟我没关系",
    ];
    CONCLUDES.iter().any(|word| told.contains(word))
}

pub(super) fn closing(
    kind: &str,
    formal: Vec<Piece>,
    spoken: Vec<Piece>,
    sources: Vec<CasePath>,
) -> Option<Closing> {
    (!formal.is_empty() && !spoken.is_empty()).then(|| Closing {
        kind: kind.to_owned(),
        formal,
        spoken,
        sources,
    })
}
