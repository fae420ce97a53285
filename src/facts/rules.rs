//! Facts about the rules: articles, the answer to a refusal, periods, who is competent.

use serde::Serialize;

use crate::calendar::Moment;
use crate::case::{Actor, EventKind};
use crate::path::CasePath;

use super::value::{Code, Fixed};
use super::words::TimerState;
use super::{EventFacts, Facts};

/// An article in force that supports something.
#[derive(Debug, Clone, Serialize)]
pub struct Ground {
    /// The statute's id.
    pub statute_id: Code,
    /// The article's id in it.
    pub article_id: Code,
    /// How it is cited: full title at first, then the short one, 同法 straight after its own.
    pub cite: String,
    /// What it provides, in our words.
    pub gist: String,
    /// What makes it apply to this case, piece by piece.
    pub application: Vec<Piece>,
    /// Why it was chosen.
    pub why: String,
    /// How specific it is.
    pub weight: u32,
    /// Where the case says what this follows from.
    #[serde(skip)]
    pub sources: Vec<CasePath>,
}

/// A piece of the sentence that applies a rule: one of its keys says what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Words of the data: no fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed: Option<Fixed>,
    /// `me` or `seller`, in the words of the voice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<Code>,
    /// A date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<Moment>,
    /// True where that is said relative to the date before it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_relative: bool,
    /// A number of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<String>,
    /// A sum or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Words in quotation marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Labels of exhibits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exhibits: Option<Vec<String>>,
    /// Where the case says it: `history[2].until`; absent for what follows from several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<CasePath>,
}

/// Where applications stand.
const APPLIED: [&str; 4] = ["claims[", "grounds[", "limits.", "refusal."];
/// What stands for words that were told before.
const POINTED: &str = "上述写明的内容";

impl Piece {
    /// Words that were told before, pointed at.
    pub(super) fn pointed() -> Self {
        Self { fixed: Some(Fixed(POINTED.to_owned())), ..Self::default() }
    }
}

/// A recognised refusal.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// Its id.
    pub kind: Code,
    /// Its name.
    pub name: String,
    /// What the rules say to it, in our words; absent where nothing can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// What makes that apply to this case, piece by piece.
    pub application: Vec<Piece>,
    /// The citations for that.
    pub cites: Vec<String>,
    /// The same articles, by statute and id.
    #[serde(skip)]
    pub articles: Vec<(Code, Code)>,
    /// Why the merchant may be right: for the writer, never for a text.
    pub merchant_may_be_right: Vec<String>,
    /// What evidence would answer it.
    pub evidence: Vec<String>,
}

/// A period.
#[derive(Debug, Clone, Serialize)]
pub struct TimerFacts {
    /// Its id.
    pub id: Code,
    /// Its name.
    pub name: String,
    /// Who has to act: `merchant`, `consumer`, `platform`, `regulator`.
    pub who: Actor,
    /// The event that started it: `history[2]`; absent for the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<CasePath>,
    /// When it started.
    pub started_at: Moment,
    /// Its last day, or the moment it ends.
    pub ends_at: Moment,
    /// `running`, `late`, `met` or `met-late`.
    pub is: TimerState,
    /// When it was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_at: Option<Moment>,
    /// The rule it rests on.
    pub basis: String,
    /// True for a statute, false for a platform's own rule.
    pub is_law: bool,
    /// What its lapse allows.
    pub on_lapse: String,
    /// True where a year without published holidays was counted by weekdays alone.
    pub is_provisional: bool,
    /// Where the case says what this follows from.
    #[serde(skip)]
    pub sources: Vec<CasePath>,
}

/// How often the platform was applied to, and how often it may be.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Applications {
    /// So far.
    pub made: usize,
    /// At most.
    pub most: u32,
}

/// A department other than the market regulator.
#[derive(Debug, Clone, Serialize)]
pub struct DepartmentFacts {
    /// Its id.
    pub id: Code,
    /// What it is called.
    pub name: String,
    /// Which matters are its own.
    pub matter: String,
    /// What else to know.
    pub note: String,
    /// The words of the case that say so.
    pub word: String,
    /// Where the case says them.
    pub from: CasePath,
}

impl Facts {
    /// The piece of an application that a path leads into, with the rest of the path.
    pub(super) fn piece<'a>(&self, path: &'a str) -> Option<(&Piece, &'a str)> {
        if path.starts_with("argument.") {
            return self.argument.piece(path);
        }
        // A text has hundreds of facts, and hardly any leads into a piece.
        if !APPLIED.iter().any(|head| path.starts_with(head)) {
            return None;
        }
        let (of, rest) = path.split_once(".application[")?;
        let (index, rest) = rest.split_once("].")?;
        let number = |text: &str| text.strip_suffix(']')?.parse::<usize>().ok();
        let application = match of {
            "refusal" => &self.refusal.as_ref()?.application,
            of if of.starts_with("limits.") => self.limits.pieces(of)?,
            of => match of.strip_prefix("claims[").and_then(|rest| rest.split_once("].grounds[")) {
                Some((claim, ground)) => {
                    let claim = self.claims.get(claim.parse::<usize>().ok()?)?;
                    &claim.grounds.get(number(ground)?)?.application
                }
                None => &self.grounds.get(number(of.strip_prefix("grounds[")?)?)?.application,
            },
        };
        Some((application.get(index.parse::<usize>().ok()?)?, rest))
    }

    /// The first of these periods that has lapsed, unless one of these steps was taken after it began: a new application
    /// opens again what the old one closed.
    pub fn lapsed(&self, ids: &[String], steps: &[EventKind]) -> Option<&TimerFacts> {
        let is_named = |timer: &&TimerFacts| ids.iter().any(|id| timer.id == *id);
        let lapsed = self.timers.iter().filter(is_named).find(|timer| timer.is == TimerState::Late)?;
        let last = self.timeline.iter().rev().find(|event| steps.contains(&event.event));
        last.is_none_or(|step| !self.is_after_start(step, lapsed)).then_some(lapsed)
    }

    /// Did one event happen after the other? The order of the timeline decides: an event without a time stands there, among
    /// those of its day, where the history has it.
    pub fn is_after(&self, event: &EventFacts, other: &EventFacts) -> bool {
        self.place(event) > self.place(other)
    }

    /// The place of an event in the timeline.
    pub fn place(&self, event: &EventFacts) -> Option<usize> {
        self.place_of(&event.from)
    }

    /// Did it happen after a period began?
    fn is_after_start(&self, event: &EventFacts, timer: &TimerFacts) -> bool {
        match &timer.from {
            Some(start) => self.place(event) > self.place_of(start),
            None => timer.started_at.is_before(event.at),
        }
    }

    fn place_of(&self, from: &CasePath) -> Option<usize> {
        self.timeline.iter().position(|event| event.from == *from)
    }
}
