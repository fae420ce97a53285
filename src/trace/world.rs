//! The world of a case: what its values may be changed into.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};

/// What other values can matter: where the reckoning and the data may turn.
#[derive(Debug, Clone, Default)]
pub struct World {
    /// The moments of the case.
    pub moments: Vec<Moment>,
    /// Days on which something begins or ends: periods of the case, versions of a law.
    pub turns: Vec<Day>,
    /// The lengths of periods, in days.
    pub lengths: Vec<u32>,
    /// The sums of the case, and sums at which a rule turns.
    pub amounts: Vec<Amount>,
    /// Words that a text may hold and that are known: of refusals,
    pub refusals: Vec<String>,
    /// of other departments,
    pub departments: Vec<String>,
    /// and of advice for goods of the case's kind.
    pub advised: Vec<String>,
    /// Phrases that have a word in common with what the case says.
    pub kin: Vec<String>,
    /// Those of them that were heard in the case: whatever else tells of the same thing may say so too.
    pub heard: Vec<String>,
    /// What was said in messages of the case: a detail may speak of the same.
    pub said: Vec<String>,
    /// What the case's details say: a message may speak of the same.
    pub shown: Vec<String>,
    /// What its details and captions quote.
    pub quoted: Vec<String>,
    /// The ids that a key of this name may hold: `platform`, `kind`, `refusal`, `channel`.
    pub names: BTreeMap<&'static str, Vec<String>>,
    /// The ids of the case's exhibits.
    pub exhibits: Vec<String>,
}
