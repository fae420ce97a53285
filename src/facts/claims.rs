//! What is asked for, where each sum comes from, and what they add up to.

use crate::amount::Amount;
use crate::calendar::Day;
use crate::case::{Case, Claim, ClaimKind};

use crate::law::Sum;
use crate::numerals::capitals;

use super::Law;
use super::conditions::{Asked, of_claim};
use super::exhibits::Labels;
use super::grounds::Chooser;
use super::{ClaimFacts, Totals};

pub(super) fn claims(
    case: &Case,
    labels: &Labels,
    chooser: &Chooser<'_>,
) -> Vec<(ClaimFacts, Option<Amount>)> {
    let claim = |(index, claim): (usize, &Claim)| {
        let most = most(case, chooser.law, chooser.day, claim);
        let (amount, from) = claim_amount(case, claim, most);
        let facts = ClaimFacts {
            kind: claim.kind.word(),
            amount: amount.map(|amount| amount.to_string()),
            amount_from: amount.map(|_| from),
            most: most.map(|most| most.to_string()),
            basis: claim.basis.map(crate::case::PunitiveBasis::word),
            text: claim.text.clone(),
            exhibits: labels.list(&claim.exhibits),
            proofs: titles(case, &claim.exhibits),
            grounds: chooser.of_claim(index),
        };
        (facts, amount)
    };
    case.claims.iter().enumerate().map(claim).collect()
}

/// The claims with what they give the sentences that apply a rule.
pub(super) fn asked<'a>(case: &'a Case, law: &Law, labels: &Labels, day: Day) -> Vec<Asked<'a>> {
    let one = |claim: &'a Claim| {
        let (amount, _) = claim_amount(case, claim, most(case, law, day, claim));
        Asked { claim, witness: of_claim(claim, amount, labels) }
    };
    case.claims.iter().map(one).collect()
}

/// The most that the law allows for an increased compensation.
fn most(case: &Case, law: &Law, day: Day, claim: &Claim) -> Option<Amount> {
    let sum = sum_of(law, day, claim)?;
    Some(sum.most(price(case), losses(case)))
}

fn titles(case: &Case, ids: &[String]) -> Vec<String> {
    let titled = |id: &String| {
        case.exhibits.iter().find(|exhibit| &exhibit.id == id).map(|exhibit| exhibit.title.clone())
    };
    ids.iter().filter_map(titled).collect()
}

/// The sum of a claim and where it comes from. Without stating it, a refund is what was paid and not
/// returned, an increased compensation what the law gives.
fn claim_amount(case: &Case, claim: &Claim, most: Option<Amount>) -> (Option<Amount>, &'static str) {
    if claim.amount.is_some() {
        return (claim.amount, "stated");
    }
    let refunded = case.refunded();
    match claim.kind {
        ClaimKind::Refund | ClaimKind::ReturnRefund if refunded.is_zero() => (Some(case.order.paid), "paid"),
        ClaimKind::Refund | ClaimKind::ReturnRefund => (Some(case.order.paid.less(refunded)), "rest"),
        ClaimKind::Punitive => (most, "rule"),
        _ => (None, "stated"),
    }
}

pub(super) fn totals(case: &Case, claims: &[(ClaimFacts, Option<Amount>)]) -> Totals {
    let amounts: Vec<Amount> = claims.iter().filter_map(|(_, amount)| *amount).collect();
    let refund_claim =
        case.claims.iter().position(|claim| claim.kind.is_refund()).map(|index| &claims[index]);
    let refund = refund_claim.and_then(|(_, amount)| *amount);
    let shown = |amount: Amount| (!amount.is_zero()).then(|| amount.to_string());
    let sum_of = |kinds: &[ClaimKind]| -> Amount {
        case.claims
            .iter()
            .zip(claims)
            .filter(|(claim, _)| kinds.contains(&claim.kind))
            .filter_map(|(_, (_, amount))| *amount)
            .sum()
    };
    let partial = sum_of(&[ClaimKind::PriceDifference, ClaimKind::Freight]);
    Totals {
        refundable: shown(refund.unwrap_or(partial).min(case.order.paid.less(case.refunded()))),
        refunded: shown(case.refunded()),
        claimed_in_capitals: Some(amounts.iter().copied().sum())
            .filter(|sum: &Amount| !sum.is_zero())
            .map(capitals),
        claimed: shown(amounts.iter().copied().sum()),
        claims_with_amount: amounts.len(),
        refund: refund.and_then(shown),
        refund_from: refund_claim.and_then(|(facts, _)| facts.amount_from),
    }
}

/// The rule of the increased compensation that a claim asks for, as in force on that day.
pub(super) fn sum_of<'a>(law: &'a Law, day: Day, claim: &Claim) -> Option<&'a Sum> {
    let basis = claim.basis?.word();
    let in_force = law.statutes.iter().filter(|statute| statute.is_in_force(day));
    let articles = in_force.flat_map(|statute| &statute.articles);
    let mut sums =
        articles.filter(|article| article.is_in_force(day)).filter_map(|article| article.sum.as_ref());
    sums.find(|sum| sum.basis == basis)
}

/// The price of the goods: what was paid less the freight in it.
pub(super) fn price(case: &Case) -> Amount {
    case.order.paid.less(case.order.shipping.unwrap_or_default())
}

/// The losses that are claimed.
pub(super) fn losses(case: &Case) -> Amount {
    let losses = case.claims.iter().filter(|claim| claim.kind == ClaimKind::Loss);
    losses.filter_map(|claim| claim.amount).sum()
}
