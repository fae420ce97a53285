//! The argument: what meets the reasons of the other side, and why each claim follows, step by step in the order in which
//! they are read.

mod anyway;
mod cite;
mod claims;
mod closing;
mod decisions;
mod demands;
mod general;
mod keep;
mod leads;
mod lines;
mod named;
mod notice;
mod positions;
mod promises;
mod reasons;
mod rest;
mod sentences;
mod stock;
mod told;
mod within;

use serde::Serialize;

use crate::calendar::Moment;
use crate::case::{Case, ClaimKind, Event};
use crate::dispute::{Dispute, Position, Side};
use crate::law::{Article, Statute};
use crate::path::CasePath;

use super::conditions::Conditions;
use super::exhibits::Labels;
use super::grounds::Chooser;
use super::value::{Code, Fixed};
use super::{Law, Piece};

pub(super) use demands::Demand;

pub(super) use stock::is_met;

/// The steps, in the order in which they are read.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Argument {
    /// All that the longest text says; shorter ones take those that are marked.
    pub steps: Vec<Step>,
    /// What the seller has to show for its reasons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub demands: Vec<Demand>,
}

/// From a fact to a conclusion. Any part may be missing, except that a rule never stands without its application.
#[derive(Debug, Clone, Default, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "what a template asks of a step, each by itself")]
pub struct Step {
    /// What it is about: `decision`, `promise`, `accounts`, `reasons`, `position`, `party`, `claim`, `fallback` or `notice`.
    pub of: Code,
    /// Is it the notice that the contract is rescinded?
    pub is_notice: bool,
    /// Its number in Chinese, for print.
    pub number: Fixed,
    /// The claim that it ends in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<ClaimKind>,
    /// The reason of the other side that it meets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<Met>,
    /// The fact that comes before any rule: what breaks the reason, what was promised, what was decided.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaker: Vec<Piece>,
    /// The same in a chat or a note.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spoken: Vec<Piece>,
    /// The rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// What makes it apply to this case.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub application: Vec<Piece>,
    /// What follows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conclusion: Vec<Piece>,
    /// 1 where a claim or a position rests on it, 2 where it may be left out.
    pub need: usize,
    /// Does a form with little room say it too?
    pub is_short: bool,
    /// Does a form only name its rule, since the fact before it is a suspicion?
    pub is_named: bool,
    /// Does its application stand before its rule, so that not rule follows on rule?
    pub is_fact_first: bool,
    /// Is the fact before the rule a detail that the case names as an answer? It is told here, and in no course.
    pub is_detail: bool,
    /// Does the case itself name that detail as the answer?
    #[serde(skip)]
    pub is_given: bool,
    /// Is it a detail that the course tells as it stands?
    pub is_in_course: bool,
    /// The exhibits of that detail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub exhibits: Vec<String>,
    /// The clause that it meets, where a step before it has quoted it.
    #[serde(skip)]
    pub clause: Option<String>,
    /// Its place among the details.
    #[serde(skip)]
    pub detail: Option<usize>,
    /// The places of others that answer the same reason and are told beside it in writing.
    #[serde(skip)]
    pub others: Vec<usize>,
    /// Does it meet a further reason of an answer that something else meets? It stands where there is room.
    pub is_extra: bool,
    /// Does it begin a paragraph there?
    pub is_new_paragraph: bool,
    /// Where the case says what this follows from.
    #[serde(skip)]
    pub sources: Vec<CasePath>,
}

impl Step {
    /// So many pieces at the beginning of its breaker say which words of the other side's it meets.
    pub fn lead(&self) -> usize {
        leads::lead_of(&self.breaker)
    }

    /// The clauses of the other side's words that it meets: those it quotes first, or that one before it has quoted.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        let quoted = self.breaker.iter().take(leads::NEAR).filter_map(|piece| piece.quote.as_deref());
        quoted.chain(self.clause.as_deref())
    }

    /// About how many characters a text takes for it.
    pub fn length(&self) -> usize {
        keep::length_of_step(self)
    }

    /// Does it tell this detail, or one beside it?
    pub fn tells(&self, detail: Option<usize>) -> bool {
        detail.is_some_and(|place| self.detail == Some(place) || self.others.contains(&place))
    }
}

/// The reason that a step meets.
#[derive(Debug, Clone, Serialize)]
pub struct Met {
    /// The stock refusal; absent for a reason of their own that the case answers by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Code>,
    /// When it was last said.
    pub at: Moment,
    /// In their words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Where the case tells it.
    pub from: CasePath,
}

/// The rule of a step.
#[derive(Debug, Clone, Serialize)]
pub struct Rule {
    /// The statute's id.
    pub statute_id: Code,
    /// The article's id in it.
    pub article_id: Code,
    /// How a letter cites it: full title at first, then 该法, 同条 or the short title.
    pub cite: String,
    /// How a form cites it: the short title, 同法 or 同条 straight after its own.
    pub short_cite: String,
    /// How a list of rules cites it: the full title at first, then the short one, never 该法 or 同条.
    pub listed_cite: String,
    /// What it provides, in our words.
    pub gist: String,
    /// The same in at most forty characters, where it can be said so.
    pub short: String,
}

/// What the argument is made from.
pub(super) struct Arguing<'a> {
    pub(super) case: &'a Case,
    pub(super) law: &'a Law,
    pub(super) conditions: &'a Conditions,
    pub(super) chooser: &'a Chooser<'a>,
    pub(super) dispute: &'a Dispute,
    pub(super) labels: &'a Labels,
}

/// A step before it is known how its rule is cited.
struct Draft<'a> {
    step: Step,
    rule: Option<(&'a Statute, &'a Article)>,
    /// What the rules say to a refusal in words of their own.
    say: Option<&'a str>,
    /// Does the claim stand without it? A form has no room for a second ground where the first is applied to the case.
    is_spare: bool,
}

impl Argument {
    /// The step that a path such as `argument.steps[2].rule.cite` leads into, with the rest of the path.
    pub(super) fn step<'a>(&self, path: &'a str) -> Option<(&Step, &'a str)> {
        let (index, rest) = path.strip_prefix("argument.steps[")?.split_once(']')?;
        Some((self.steps.get(index.parse::<usize>().ok()?)?, rest.strip_prefix('.')?))
    }

    /// Where the case has the words of the demand that a path such as `argument.demands[0].quote` leads to.
    pub(super) fn demanded(&self, path: &str) -> Option<&CasePath> {
        let index = path.strip_prefix("argument.demands[")?.strip_suffix("].quote")?;
        self.demands.get(index.parse::<usize>().ok()?).map(|demand| &demand.from)
    }

    /// The piece that a path leads into, with the rest of the path.
    pub(super) fn piece<'a>(&self, path: &'a str) -> Option<(&Piece, &'a str)> {
        let (step, rest) = self.step(path)?;
        let (part, rest) = rest.split_once('[')?;
        let (index, rest) = rest.split_once("].")?;
        let pieces = match part {
            "breaker" => &step.breaker,
            "spoken" => &step.spoken,
            "application" => &step.application,
            "conclusion" => &step.conclusion,
            _ => return None,
        };
        Some((pieces.get(index.parse::<usize>().ok()?)?, rest))
    }
}

impl Draft<'_> {
    fn of(of: &str, need: usize) -> Self {
        Self {
            step: Step { of: of.into(), is_notice: of == "notice", need, ..Step::default() },
            rule: None,
            say: None,
            is_spare: false,
        }
    }

    /// A step that meets what was said in this event.
    fn meeting(event: &Event, refusal: Option<&String>, need: usize) -> Self {
        let mut draft = Self::of("position", need);
        draft.step.position = Some(Met {
            id: refusal.map(Into::into),
            at: event.at,
            quote: event.quote.clone(),
            from: event.path(),
        });
        draft.step.sources = vec![event.path()];
        draft
    }

    fn cites(&self, statute: &Statute, article: &Article) -> bool {
        self.rule.is_some_and(|(own, rule)| own.id == statute.id && rule.number() == article.number())
    }
}

impl Arguing<'_> {
    /// The steps of this case.
    pub(super) fn steps(&self) -> Argument {
        let mut drafts = Vec::new();
        self.decisions(&mut drafts);
        self.promises(&mut drafts);
        self.reasons(&mut drafts);
        self.positions(&mut drafts);
        self.undecided(&mut drafts);
        self.party(&mut drafts);
        self.claims(&mut drafts);
        self.fallback(&mut drafts);
        stock::last(&mut drafts);
        for step in drafts.iter_mut().map(|draft| &mut draft.step) {
            step.application = self.on_paper(std::mem::take(&mut step.application));
        }
        let mut kept = keep::kept(drafts);
        let theirs = |position: &&Position| position.by == Side::Seller;
        let places = self.dispute.positions.iter().filter(theirs).map(|position| position.at);
        let answers: Vec<CasePath> =
            places.filter_map(|place| Some(self.case.history.get(place)?.path())).collect();
        leads::varied(&mut kept, &answers);
        self.notice(&mut kept);
        Argument { steps: cite::cited(kept), demands: self.demands() }
    }
}
