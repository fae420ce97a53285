//! What was paid, what came back, what is open.

use crate::amount::Amount;
use crate::case::Case;
use crate::path::CasePath;

use super::Inferred;

/// The money of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// Paid in total.
    pub paid: Amount,
    /// What came back.
    pub refunded: Amount,
    /// What has not come back.
    pub open: Amount,
}

pub(super) fn money(case: &Case, inferred: &mut Vec<Inferred>) -> Money {
    let (paid, refunded) = (case.order.paid, case.refunded());
    let asks_for_money = case.claims.iter().any(|claim| claim.kind.is_refund());
    if refunded.is_zero() && asks_for_money {
        inferred.push(Inferred {
            path: CasePath::of("history"),
            value: format!("没有退款，至{}", case.as_of),
            why: "经过里没有退款到账",
        });
    }
    Money { paid, refunded, open: paid.less(refunded) }
}
