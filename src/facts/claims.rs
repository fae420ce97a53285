//! What is asked for, where each sum comes from, and what they add up to.

use crate::amount::Amount;
use crate::case::{Case, Claim, ClaimKind};

use crate::numerals::capitals;

use super::exhibits::Labels;
use super::grounds::Chooser;
use super::sources;
use super::words::AmountFrom;
use super::{ClaimFacts, Totals};

pub(super) fn claims(case: &Case, labels: &Labels, chooser: &Chooser<'_>) -> Vec<ClaimFacts> {
    let claim = |claim: &Claim| {
        let most = chooser.most(claim);
        let (amount, from) = claim_amount(case, claim, most);
        ClaimFacts {
            kind: claim.kind,
            amount,
            amount_from: amount.map(|_| from),
            most,
            basis: claim.basis,
            text: claim.text.clone(),
            exhibits: labels.list(&claim.exhibits),
            proofs: titles(case, &claim.exhibits),
            grounds: sources::with(&sources::of_claim(case, claim), chooser.of_claim(claim.kind.word())),
            of: claim.of.clone(),
            of_amount: claim.of_amount,
        }
    };
    case.claims.iter().map(claim).collect()
}

fn titles(case: &Case, ids: &[String]) -> Vec<String> {
    let titled = |id: &String| {
        case.exhibits.iter().find(|exhibit| &exhibit.id == id).map(|exhibit| exhibit.title.clone())
    };
    ids.iter().filter_map(titled).collect()
}

/// The sum of a claim and where it comes from. Without stating it, a refund is what was paid and not
/// returned, an increased compensation what the law gives.
fn claim_amount(case: &Case, claim: &Claim, most: Option<Amount>) -> (Option<Amount>, AmountFrom) {
    if claim.amount.is_some() {
        return (claim.amount, AmountFrom::Stated);
    }
    let refunded = case.refunded();
    match claim.kind {
        ClaimKind::Refund | ClaimKind::ReturnRefund if refunded.is_zero() => {
            (Some(case.order.paid), AmountFrom::Paid)
        }
        ClaimKind::Refund | ClaimKind::ReturnRefund => {
            (Some(case.order.paid.less(refunded)), AmountFrom::Rest)
        }
        ClaimKind::Punitive => (most, AmountFrom::Rule),
        ClaimKind::DoubleDeposit => (claim.of_amount.map(|deposit| deposit.times(2)), AmountFrom::Rule),
        _ => (None, AmountFrom::Stated),
    }
}

pub(super) fn totals(case: &Case, claims: &[ClaimFacts]) -> Totals {
    let amounts: Vec<Amount> = claims.iter().filter_map(|claim| claim.amount).collect();
    let refund_claim = claims.iter().find(|claim| claim.kind.is_refund());
    let refund = refund_claim.and_then(|claim| claim.amount);
    let shown = |amount: Amount| (!amount.is_zero()).then_some(amount);
    let sum_of = |kinds: &[ClaimKind]| -> Amount {
        claims.iter().filter(|claim| kinds.contains(&claim.kind)).filter_map(|claim| claim.amount).sum()
    };
    let partial = sum_of(&[ClaimKind::PriceDifference, ClaimKind::Freight, ClaimKind::ReducePrice]);
    Totals {
        refundable: shown(refund.unwrap_or(partial).min(case.order.paid.less(case.refunded()))),
        refunded: shown(case.refunded()),
        claimed_in_capitals: Some(amounts.iter().copied().sum())
            .filter(|sum: &Amount| !sum.is_zero())
            .map(capitals),
        claimed: shown(amounts.iter().copied().sum()),
        claims_with_amount: amounts.len(),
        refund: refund.and_then(shown),
        refund_from: refund_claim.and_then(|claim| claim.amount_from),
        sources: sources::of_totals(case),
    }
}
