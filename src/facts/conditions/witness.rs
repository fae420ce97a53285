//! What a condition is true of: values by the path of their slot, each with its place in the case.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{Case, Claim, Detail, Event, EventKind, Reason};
use crate::path::CasePath;
use crate::slots::Form;
use crate::wording::REASON_LEADS;

use super::super::Piece;
use super::super::costs::with_aside;
use super::super::exhibits::Labels;
use super::Look;
use super::promised::{conditioned, promised};

/// Words as short as this are quoted whole; of longer ones the promise in them.
const MOST_QUOTED: usize = 10;
/// Where no clause of them promises alone, so many are quoted: 上述写明的内容, behind the other side's reasons, points too far
/// back.
const MOST_WHOLE: usize = 24;

/// An argument repeats so many characters of what was written, and of what there is instead.
const MOST_STATED: (usize, usize) = (24, 40);

/// Values by slot.
#[derive(Debug, Clone, Default)]
pub(in super::super) struct Witness(BTreeMap<String, Value>);

/// What goes into a slot.
#[derive(Debug, Clone)]
pub(in super::super) struct Value {
    shown: Shown,
    /// Where the case says it; `None` for what follows from several.
    from: Option<CasePath>,
}

#[derive(Debug, Clone)]
enum Shown {
    Text(String),
    Labels(Vec<String>),
}

impl Witness {
    pub(super) fn get(&self, path: &str) -> Option<&Value> {
        self.0.get(path)
    }

    /// With this text in a slot, said at this place of the case.
    #[must_use]
    pub(in super::super) fn with(
        mut self,
        slot: &str,
        text: impl std::fmt::Display,
        from: Option<CasePath>,
    ) -> Self {
        self.0.insert(slot.to_owned(), Value { shown: Shown::Text(text.to_string()), from });
        self
    }

    /// The same, where there is such a text.
    #[must_use]
    pub(in crate::facts) fn with_some(
        self,
        slot: &str,
        text: Option<impl std::fmt::Display>,
        from: Option<CasePath>,
    ) -> Self {
        match text {
            Some(text) => self.with(slot, text, from),
            None => self,
        }
    }

    fn with_labels(mut self, slot: &str, labels: Vec<String>, from: CasePath) -> Self {
        if !labels.is_empty() {
            self.0.insert(slot.to_owned(), Value { shown: Shown::Labels(labels), from: Some(from) });
        }
        self
    }

    /// With what another one holds.
    #[must_use]
    pub(in super::super) fn and(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }
}

impl Value {
    pub(super) fn piece(&self, form: Form, is_marked: bool, path: &str) -> Piece {
        let mut piece = Piece { from: self.from.clone(), ..Piece::default() };
        match (&self.shown, form) {
            (Shown::Labels(labels), _) => piece.exhibits = Some(labels.clone()),
            (Shown::Text(text), Form::Day) => {
                piece.on = Moment::parse(text).ok();
                piece.is_relative = is_marked;
            }
            (Shown::Text(text), Form::Pointed) if text.chars().count() > MOST_QUOTED => {
                let whole = || (text.chars().count() <= MOST_WHOLE).then_some(text.as_str());
                let Some(promise) = promised(text).or_else(whole).or_else(|| conditioned(text)) else {
                    return Piece::pointed();
                };
                piece.quote = Some(promise.to_owned());
            }
            (Shown::Text(text), Form::Words | Form::Pointed) if is_marked => piece.quote = Some(text.clone()),
            (Shown::Text(text), Form::Number) if path.ends_with("days") || path.ends_with("days_late") => {
                piece.days = Some(text.clone());
            }
            (Shown::Text(text), _) => piece.words = Some(text.clone()),
        }
        piece
    }
}

impl Witness {
    /// What an event says, under this name.
    pub(in super::super) fn of_event(name: &str, event: &Event) -> Self {
        let from = |key: &str| Some(event.path().join(key));
        let slot = |key: &str| format!("{name}.{key}");
        Self::default()
            .with(&slot("at"), event.at, from("at"))
            .with_some(&slot("text"), event.text.as_ref(), from("text"))
            .with_some(&slot("quote"), event.quote.as_ref(), from("quote"))
            .with_some(&slot("amount"), event.amount, from("amount"))
    }
}

impl Look<'_> {
    /// What every case has.
    pub(super) fn always(self) -> Witness {
        let case = self.case;
        let said = |path: &str| Some(CasePath::of(path));
        Witness::default()
            .with("order.item", &case.order.item, said("order.item"))
            .with_some("order.spec", case.order.spec.as_ref(), said("order.spec"))
            .with("order.paid", case.order.paid, said("order.paid"))
            .with_some("order.placed", case.order.placed, said("order.placed"))
            .with("case.as_of", case.as_of, said("as_of"))
            .with("problem.summary", &case.problem.summary, said("problem.summary"))
            .with_labels(
                "problem.exhibits",
                self.labels.list(&case.problem.exhibits),
                "problem.exhibits".into(),
            )
    }

    /// An event under this name.
    pub(super) fn event(self, name: &str, event: &Event) -> Witness {
        let from = |key: &str| event.path().join(key);
        let slot = |key: &str| format!("{name}.{key}");
        let days = self.case.as_of.days_since(event.at.day);
        Witness::of_event(name, event)
            // 已有0天 says nothing.
            .with_some(&slot("days"), (days > 0).then_some(days), None)
            .with_labels(&slot("exhibits"), self.labels.list(&event.exhibits), from("exhibits"))
    }

    /// A request: an event with the reason that its words give.
    pub(super) fn request(self, event: &Event) -> Witness {
        let from = Some(event.path().join("text"));
        let said = self.event("request", event).with_some("request.reason", reason_of(event), from.clone());
        if event.kind != EventKind::AfterSaleRequested {
            return said;
        }
        // The words of an application name what is applied for: 退货退款，理由为….
        match &event.text {
            Some(text) => said.with("request.text", format!("申请{text}"), from),
            None => said.with("request.text", "申请售后", None),
        }
    }

    /// A promise of a day that has passed.
    pub(super) fn promise(self, event: &Event) -> Witness {
        let late = event.until.map(|until| self.case.as_of.days_since(until));
        self.event("promise", event)
            .with_some("promise.until", event.until, Some(event.path().join("until")))
            .with_some("promise.days_late", late, None)
    }

    pub(super) fn reason(self, reason: &Reason) -> Witness {
        let from = |key: &str| CasePath::of("respondent_reason").join(key);
        Witness::default()
            .with("reason.at", reason.at, Some(from("at")))
            .with("reason.text", &reason.text, Some(from("text")))
            .with_labels("reason.exhibits", self.labels.list(&reason.exhibits), from("exhibits"))
    }

    /// A detail of the problem under this name.
    pub(super) fn detail(self, name: &str, detail: &Detail) -> Witness {
        let from = |key: &str| detail.path().join(key);
        Witness::default().with(&format!("{name}.text"), &detail.text, Some(from("text"))).with_labels(
            &format!("{name}.exhibits"),
            self.labels.list(&detail.exhibits),
            from("exhibits"),
        )
    }

    /// What was written of the goods or the terms, and what they are.
    pub(super) fn stated(self, detail: &Detail) -> Witness {
        let from = |key: &str| Some(detail.path().join(key));
        // What is longer is told in the course, and once.
        let short = |text: &&String, most: usize| text.chars().count() <= most;
        let words = detail.stated.as_ref().filter(|text| short(text, MOST_STATED.0));
        let actual = detail.actual.as_ref().filter(|text| short(text, MOST_STATED.1));
        Witness::default()
            .with_some("stated.words", words, from("stated"))
            .with_some("stated.actual", actual, from("actual"))
            .with_labels(
                "stated.exhibits",
                self.labels.list(&detail.exhibits),
                detail.path().join("exhibits"),
            )
    }

    /// Words on the page, with the exhibits that show them.
    pub(super) fn page(self, index: usize, words: &str) -> Witness {
        let shows = |exhibit: &&crate::case::Exhibit| {
            let shown = exhibit.shows.as_deref().unwrap_or_default();
            exhibit.title.contains("页面") && (shown.contains(words) || repeats(shown, words))
        };
        let ids: Vec<String> =
            self.case.exhibits.iter().filter(shows).map(|exhibit| exhibit.id.clone()).collect();
        Witness::default()
            .with("page.words", words, Some(self.case.promise_path(&self.case.order.promises[index])))
            .with_labels("page.exhibits", self.labels.list(&ids), CasePath::root())
    }
}

/// A claim with the sum that is asked for.
pub(in super::super) fn of_claim(claim: &Claim, amount: Option<Amount>, labels: &Labels) -> Witness {
    let from = |key: &str| claim.path().join(key);
    Witness::default()
        .with_some(
            "claim.text",
            claim.text.as_deref().map(|text| with_aside(claim.kind, text)),
            Some(from("text")),
        )
        .with_some("claim.amount", amount, Some(from("amount")))
        .with_labels("claim.exhibits", labels.list(&claim.exhibits), from("exhibits"))
}

/// What the other side said, and the word of the case that meets it.
pub(in super::super) fn of_position(event: &Event, word: Option<(&str, CasePath)>) -> Witness {
    let from = |key: &str| Some(event.path().join(key));
    let said = Witness::default().with("position.at", event.at, from("at")).with_some(
        "position.quote",
        event.quote.as_ref(),
        from("quote"),
    );
    match word {
        Some((word, path)) => said.with("found.word", word, Some(path)),
        None => said,
    }
}

/// Does an exhibit say a clause of a promise, or how it begins (保价至11月11日: 保价)?
fn repeats(shown: &str, words: &str) -> bool {
    let mut clauses = words.split(['，', '。', '；', ' ']);
    clauses.any(|clause| {
        let start: String = clause.chars().take(2).collect();
        let is_named = start.chars().count() == 2 && start.chars().all(|c| c >= '\u{4e00}');
        (clause.chars().count() > 2 && shown.contains(clause)) || (is_named && shown.contains(&start))
    })
}

/// What stands behind 理由为 or a like word, up to the end of the clause. 同前 is none.
fn reason_of(event: &Event) -> Option<&str> {
    let text = event.text.as_deref()?;
    let (_, reason) = REASON_LEADS.iter().find_map(|lead| text.split_once(lead))?;
    let reason = reason.split(['，', '。', '；']).next()?;
    (!reason.is_empty() && !reason.starts_with("同")).then_some(reason)
}

/// The day and, where the case knows it, the time.
pub(super) fn moment(day: Day) -> Moment {
    Moment { day, time: None }
}

/// Whole days between an event and the day of writing.
pub(super) fn is_older(case: &Case, moment: Option<Moment>, days: i64) -> bool {
    moment.is_some_and(|moment| case.as_of.days_since(moment.day) > days)
}
