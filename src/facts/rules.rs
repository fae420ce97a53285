//! Facts about the rules: articles, the answer to a refusal, periods, who is competent.

use serde::Serialize;

use crate::path::CasePath;

use super::Facts;

/// An article in force that supports something.
#[derive(Debug, Clone, Serialize)]
pub struct Ground {
    /// The statute's id.
    pub statute_id: String,
    /// The article's id in it.
    pub article_id: String,
    /// How it is cited: full title at first, then the short one, 同法 straight after its own.
    pub cite: String,
    /// What it provides, in our words.
    pub gist: String,
    /// Why it was chosen.
    pub why: String,
    /// How specific it is.
    pub weight: u32,
}

/// A recognised refusal.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    /// Its id.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// What the rules say to it, in our words; absent where nothing can be said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
    /// The citations for that.
    pub cites: Vec<String>,
    /// The same articles, by statute and id.
    #[serde(skip)]
    pub articles: Vec<(String, String)>,
    /// Why the merchant may be right: for the writer, never for a text.
    pub merchant_may_be_right: Vec<String>,
    /// What evidence would answer it.
    pub evidence: Vec<String>,
}

/// A period.
#[derive(Debug, Clone, Serialize)]
pub struct TimerFacts {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Who has to act: `merchant`, `consumer`, `platform`, `regulator`.
    pub who: String,
    /// The event that started it: `history[2]`; absent for the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<CasePath>,
    /// When it started.
    pub started_at: String,
    /// Its last day, or the moment it ends.
    pub ends_at: String,
    /// `running`, `late`, `met` or `met-late`.
    pub is: &'static str,
    /// When it was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_at: Option<String>,
    /// The rule it rests on.
    pub basis: String,
    /// True for a statute, false for a platform's own rule.
    pub is_law: bool,
    /// What its lapse allows.
    pub on_lapse: String,
    /// True where a year without published holidays was counted by weekdays alone.
    pub is_provisional: bool,
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
    pub id: String,
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
    /// The first of these periods that has lapsed, unless one of these steps was taken after it began: a new application
    /// opens again what the old one closed.
    pub fn lapsed(&self, ids: &[String], steps: &[&String]) -> Option<&TimerFacts> {
        let lapsed = self.timers.iter().find(|timer| timer.is == "late" && ids.contains(&timer.id))?;
        let last = self.timeline.iter().rev().find(|event| steps.iter().any(|step| *step == event.event));
        last.is_none_or(|step| step.at <= lapsed.started_at).then_some(lapsed)
    }
}
