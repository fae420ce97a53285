//! What a difference is reckoned from: 价目表 with both prices.

use tera::Value;

use crate::case::ClaimKind;
use crate::facts::{ClaimFacts, ExhibitFacts};

use super::story::Told;

/// A list with fewer prices compares nothing.
const PRICES: usize = 2;

/// 180元 of 头纱首饰180元.
fn sum(part: &str) -> &str {
    let words =
        part.trim_end_matches('元').trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    &part[words.len()..]
}

impl Told<'_> {
    /// The exhibit of a price that is asked back in part, where it shows prices from which the sum follows and no word of the
    /// case says them: 独立猫房148元每晚，笼位50元每晚.
    pub(super) fn reckoned(&self) -> Option<Value> {
        let facts = self.facts;
        let is_difference =
            |claim: &&ClaimFacts| matches!(claim.kind, ClaimKind::ReducePrice | ClaimKind::PriceDifference);
        let claim = facts.claims.iter().find(is_difference)?;
        let details = facts.problem.details.iter().map(|detail| detail.text.as_str());
        let told: String = details.chain([facts.problem.summary.as_str()]).collect();
        let compares = |exhibit: &ExhibitFacts| {
            let shows = exhibit.shows.as_deref().unwrap_or_default();
            // 头纱和首饰180元 tells the 180元 of 头纱首饰180元.
            let is_new =
                shows.split_inclusive('元').any(|part| part.ends_with('元') && !told.contains(sum(part)));
            claim.exhibits.contains(&exhibit.label)
                && shows.matches('元').count() >= PRICES
                && !claim.amount.is_some_and(|amount| amount.is_named_in(shows))
                && is_new
        };
        let place = facts.exhibits.iter().position(compares)?;
        self.exhibits.get(place).cloned()
    }
}
