//! Facts about the rules: articles, the answer to a refusal, periods, who is competent.

use serde::Serialize;

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
    /// What makes it apply to this case, piece by piece.
    pub application: Vec<Piece>,
    /// Why it was chosen.
    pub why: String,
    /// How specific it is.
    pub weight: u32,
}

/// A piece of the sentence that applies a rule: one of its keys says what it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Words of the data: no fact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fixed: Option<String>,
    /// `me` or `seller`, in the words of the voice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub who: Option<&'static str>,
    /// A date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
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
    pub from: Option<String>,
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
    /// What makes that apply to this case, piece by piece.
    pub application: Vec<Piece>,
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
    pub from: Option<String>,
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
    pub from: String,
}

impl Facts {
    /// The piece of an application that a path leads into, with the rest of the path.
    pub(super) fn piece<'a>(&self, path: &'a str) -> Option<(&Piece, &'a str)> {
        let (of, rest) = path.split_once(".application[")?;
        let (index, rest) = rest.split_once("].")?;
        let number = |text: &str| text.strip_suffix(']')?.parse::<usize>().ok();
        let application = match of {
            "refusal" => &self.refusal.as_ref()?.application,
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
    pub fn lapsed(&self, ids: &[String], steps: &[&String]) -> Option<&TimerFacts> {
        let lapsed = self.timers.iter().find(|timer| timer.is == "late" && ids.contains(&timer.id))?;
        let last = self.timeline.iter().rev().find(|event| steps.iter().any(|step| *step == event.event));
        last.is_none_or(|step| step.at <= lapsed.started_at).then_some(lapsed)
    }
}
