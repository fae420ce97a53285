//! What the other side has to show for a reason that rests on what only it can show.

use serde::Serialize;

use crate::dispute::{Position, Side};
use crate::path::CasePath;

use super::super::value::{Code, Fixed};
use super::Arguing;
use super::leads::quoted;

/// A text demands so many things; the newest reasons count.
const MOST: usize = 2;

/// What is to be shown for a reason: 商家如仍以“属于使用不当”为由，请其出示依据.
#[derive(Debug, Clone, Serialize)]
pub struct Demand {
    /// The stock refusal.
    pub of: Code,
    /// The clause of the other side's that gives the reason, letter for letter.
    pub quote: String,
    /// Where the case has it.
    #[serde(skip)]
    pub from: CasePath,
    /// What is to be shown, from the data.
    pub what: Fixed,
}

impl Arguing<'_> {
    /// For each open reason of the seller's of which the data say what it would have to show, unless it may be right.
    pub(super) fn demands(&self) -> Vec<Demand> {
        let mut demands: Vec<Demand> = Vec::new();
        let positions = self.dispute.positions.iter().rev();
        for position in positions.filter(|one| {
            one.by == Side::Seller && one.is_sure && one.details.is_empty() && self.is_open(one)
        }) {
            let Some(demand) = self.demand(position) else { continue };
            if demands.len() < MOST && !demands.iter().any(|one| one.what == demand.what) {
                demands.push(demand);
            }
        }
        demands.reverse();
        demands
    }

    fn demand(&self, position: &Position) -> Option<Demand> {
        // A slip that somebody of the house signed is asked for only where nobody had the parcel.
        let is_of_receipt =
            position.refusal.as_deref().is_some_and(|id| matches!(id, "delivered-shown" | "locker-signed"));
        if is_of_receipt && !self.conditions.has("goods-not-arrived") {
            return None;
        }
        let event = self.case.history.get(position.at)?;
        let refusal = self.law.refusals.get(position.refusal.as_ref()?)?;
        let what = refusal.demand.clone().filter(|_| !self.chooser.may_be_right(refusal))?;
        Some(Demand {
            of: refusal.id.as_str().into(),
            quote: quoted(self.reason_in(event, refusal)?),
            from: event.path().join("quote"),
            what: Fixed(what),
        })
    }
}
