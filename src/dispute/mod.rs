//! What the history means: what was asked of whom and what became of it, the reasons given, decisions, goods, money.
//!
//! Typed and without a word of text. Facts, plan and checks read this instead of guessing from the list of events. What
//! the case does not say but its words show is listed in [`Dispute::inferred`].

mod admitted;
mod asked;
mod bound;
mod decisions;
mod echo;
mod figures;
mod goods;
mod money;
mod named;
mod positions;
mod request;
mod requests;
mod sides;
mod since;

use crate::calendar::Day;
use crate::case::{Case, ClaimKind, Purpose};
use crate::knowledge::{Reading, Refusals};
use crate::path::CasePath;

pub use admitted::{THEIRS, admits, concedes};
pub use bound::{binding, bound, is_free};
pub use decisions::{Decision, Fate};
pub use echo::{Echo, SPEAKS_OF, speaks_of};
pub use figures::{count_time_alike, share_figure};
pub use goods::{Goods, Where};
pub use money::Money;
pub use positions::{Position, Standing};
pub use request::{Request, State};
pub use sides::{Phase, Side, Sides};
pub use since::Since;

/// What is known beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// How free words are read.
    pub reading: &'a Reading,
    /// The stock refusals; empty where nothing rests on them.
    pub refusals: &'a Refusals,
}

/// What the history of a case means. Events are named by their place in [`Case::history`].
#[derive(Debug, Clone)]
pub struct Dispute {
    /// Who stands for whom.
    pub sides: Sides,
    /// What was asked, by the day it was first asked.
    pub requests: Vec<Request>,
    /// The other side's reasons, by the day of the last word on each.
    pub positions: Vec<Position>,
    /// What a platform or an authority decided, by date.
    pub decisions: Vec<Decision>,
    /// Where the goods are.
    pub goods: Goods,
    /// What was paid, what came back.
    pub money: Money,
    /// Which promise of the page meets which event.
    pub pages: Vec<Echo>,
    /// Which earlier words of the seller's meet which event.
    pub earlier: Vec<Echo>,
    /// Since when there is something open.
    pub since: Option<Since>,
    /// What part of the matter each event belongs to.
    pub phases: Vec<Phase>,
    /// What the case does not say in so many words.
    pub inferred: Vec<Inferred>,
}

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    /// A claim of the case or another of its kind.
    Claim(ClaimKind),
    /// That the matter be put right; how is not said.
    Remedy,
    /// A document, a record.
    Proof,
    /// That what is owed be done: shipped, opened, installed.
    Performance,
    /// A review, an answer, a decision.
    Decision,
}

/// Something that the case does not say and its words show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inferred {
    /// The key of the case that would say it: `history[3].asks`.
    pub path: CasePath,
    /// What it would say.
    pub value: String,
    /// From what it was taken, in Chinese.
    pub why: &'static str,
}

/// What the history of this case means.
pub fn of(case: &Case, known: Known<'_>) -> Dispute {
    let sides = Sides::of(case);
    let mut inferred = Vec::new();
    let requests = requests::requests(case, sides, known.reading, &mut inferred);
    let goods = goods::goods(case, known.reading, &mut inferred);
    let decisions = decisions::decisions(case, sides, known.reading, &mut inferred);
    let positions = positions::positions(case, sides, &requests, known);
    let pages = echo::pages(case, &positions, known.reading);
    let earlier = echo::earlier(case, &positions, known.reading);
    let money = money::money(case, &mut inferred);
    let phases = sides::phases(case, sides);
    bound::inferred(case, &mut inferred);
    let since = since::since(case, &requests, &goods);
    Dispute { sides, requests, positions, decisions, goods, money, pages, earlier, since, phases, inferred }
}

impl Dispute {
    /// The requests to the seller that nothing has settled.
    pub fn open(&self) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(|request| request.to == Side::Seller && request.is_open())
    }

    /// The last event that granted or carried out what was asked of the seller; what was asked before it is settled.
    pub fn last_granted(&self) -> Option<usize> {
        let granted = |request: &&Request| {
            request.to == Side::Seller && (request.state == State::Done || request.was_granted)
        };
        self.requests.iter().filter(granted).filter_map(|request| request.granted_by).max()
    }

    /// The last after-sale application was agreed to: what is said in chat afterwards does not refuse it.
    pub fn application_stands(&self) -> bool {
        self.requests
            .iter()
            .filter(|request| request.is_application)
            .max_by_key(|request| request.last_asked())
            .is_some_and(|request| matches!(request.state, State::Granted | State::Done))
    }

    /// The parcel sent back, where it was sent to have the price back.
    pub fn is_returned_for_refund(&self) -> bool {
        self.goods.purpose == Some(Purpose::Refund)
    }
}

impl Asked {
    /// The word in the facts: a claim's word or one of ours.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claim(kind) => kind.word(),
            Self::Remedy => "remedy",
            Self::Proof => "proof",
            Self::Performance => "performance",
            Self::Decision => "decision",
        }
    }

    /// Asking for the one goes on asking for the other: the price back, with or without the goods.
    fn is_kin(self, other: Self) -> bool {
        let refund = |asked: Self| matches!(asked, Self::Claim(kind) if kind.is_refund());
        self == other || (refund(self) && refund(other))
    }
}

/// The day by which something promised was due, where that has passed.
fn lapsed(until: Option<Day>, as_of: Day) -> bool {
    until.is_some_and(|until| until < as_of)
}
