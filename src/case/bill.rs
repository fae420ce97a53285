//! Whether what is asked is a matter of the payment itself.

use crate::amount::Amount;

use super::words::ClaimKind;

/// Why a complaint at the payment institution has nothing to ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BesideBill {
    /// Nothing of the payment is asked back.
    NotAsked,
    /// All of it came back.
    Repaid,
}

/// Is what these claims ask beside the bill?
pub fn beside_bill(
    claims: impl IntoIterator<Item = ClaimKind>,
    paid: Amount,
    back: Amount,
) -> Option<BesideBill> {
    let mut claims = claims.into_iter().peekable();
    if claims.peek().is_some() && claims.all(ClaimKind::is_besides) {
        return Some(BesideBill::NotAsked);
    }
    (back >= paid && !paid.is_zero()).then_some(BesideBill::Repaid)
}
