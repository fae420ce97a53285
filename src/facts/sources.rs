//! Where the case says what a derived fact follows from.

use crate::case::{Case, Claim, EventKind};
use crate::path::CasePath;

use super::{ClaimFacts, Ground};

/// Of the sums: what was paid, what came back, what is asked.
pub(super) fn of_totals(case: &Case) -> Vec<CasePath> {
    let claimed = case
        .claims
        .iter()
        .map(|claim| claim.path().join(if claim.amount.is_some() { "amount" } else { "kind" }));
    let back = case.history.iter().filter(|event| event.kind == EventKind::Refunded);
    let back = back.map(|event| event.path().join("amount"));
    std::iter::once("order.paid".into()).chain(claimed).chain(back).collect()
}

/// Of the day by which an answer is asked for.
pub(super) fn of_deadline(case: &Case) -> Vec<CasePath> {
    written(case, ["respond_within_days", "as_of"].map(CasePath::of).into())
}

/// Of what supports a claim: the claim, the problem, and the day by which both are judged.
pub(super) fn of_claim(case: &Case, claim: &Claim) -> Vec<CasePath> {
    [vec![claim.path().join("kind")], of_substance(case)].concat()
}

/// Of what supports the text: the claims that each article supports; where it is none, all of them and the respondent.
pub(super) fn of_text(case: &Case, claims: &[ClaimFacts], grounds: Vec<Ground>) -> Vec<Ground> {
    let of_ground = |mut ground: Ground| {
        let is_same = |other: &Ground| {
            (&other.statute_id, &other.article_id) == (&ground.statute_id, &ground.article_id)
        };
        let supports = |(_, facts): &(&Claim, &ClaimFacts)| facts.grounds.iter().any(is_same);
        let own: Vec<&Claim> =
            case.claims.iter().zip(claims).filter(supports).map(|(claim, _)| claim).collect();
        let (claims, respondent) = if own.is_empty() {
            (case.claims.iter().collect(), Some("respondent".into()))
        } else {
            (own, None)
        };
        let claims = claims.into_iter().map(|claim: &Claim| claim.path().join("kind"));
        let all = claims.chain(written(case, respondent.into_iter().collect())).chain(of_substance(case));
        ground.sources = all.collect();
        ground
    };
    grounds.into_iter().map(of_ground).collect()
}

/// The same sources for all of these.
pub(super) fn with(sources: &[CasePath], mut grounds: Vec<Ground>) -> Vec<Ground> {
    for ground in &mut grounds {
        ground.sources = sources.to_vec();
    }
    grounds
}

/// The problem, and the day of the transaction: of the order, else of the first thing that happened.
fn of_substance(case: &Case) -> Vec<CasePath> {
    let first = || case.history.iter().min_by_key(|event| event.at.day).map(|event| event.path().join("at"));
    let placed = case.order.placed.map(|_| "order.placed".into());
    std::iter::once("problem.kind".into()).chain(placed.or_else(first)).collect()
}

/// Those of these paths that the case has: the rest is said by what it leaves out.
fn written(case: &Case, paths: Vec<CasePath>) -> Vec<CasePath> {
    paths.into_iter().filter(|path| case.places.contains(path)).collect()
}
