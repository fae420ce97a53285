//! What follows in sums from a fact that meets a reason: the rest that nobody keeps back.

use crate::amount::Amount;
use crate::case::Event;

use super::super::conditions::Witness;
use super::Arguing;
use super::closing::{Closing, closing};

impl Arguing<'_> {
    /// Of what the seller would not even keep back nothing was paid.
    pub(super) fn rest_unpaid(&self, event: &Event) -> Option<Closing> {
        let deduction = event.quote.as_deref().and_then(deducted)?;
        let mut claims = self.case.claims.iter().filter(|claim| claim.kind.is_refund());
        let claim = claims.next().filter(|_| claims.next().is_none())?;
        let all = claim.amount.unwrap_or(self.case.order.paid);
        let is_open = self.case.refunded().is_zero() && deduction < all;
        let quote = event.path().join("quote");
        let witness = Witness::default().with("deduction.amount", deduction, Some(quote.clone())).with(
            "deduction.rest",
            all.less(deduction),
            None,
        );
        let line = |text: &str| {
            if is_open { self.line_of(text, &["deduction"], &witness) } else { Vec::new() }
        };
        closing(
            "deduction",
            line("即使扣除{deduction.amount}元，其余{deduction.rest}元也没有退还"),
            line("就算扣{deduction.amount}元，剩下的{deduction.rest}元也没有退"),
            vec![quote],
        )
    }
}

/// The sum that is to be kept back: 要扣400元, 扣掉400.
fn deducted(quote: &str) -> Option<Amount> {
    /// Between the verb and its sum.
    const NEAR: usize = 4;
    let mut found = quote.match_indices('扣').filter_map(|(at, verb)| {
        let behind = &quote[at + verb.len()..];
        let start = behind.char_indices().take(NEAR).find(|(_, sign)| sign.is_ascii_digit())?.0;
        let figure = &behind[start..];
        let end = figure.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(figure.len());
        let (digits, unit) = figure.split_at(end);
        let is_sum = unit.starts_with(['元', '块']) || unit.is_empty() || unit.starts_with(['，', ' ']);
        Amount::parse(digits).ok().filter(|_| is_sum)
    });
    found.next().filter(|_| found.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::deducted;

    #[test]
    fn a_sum_to_be_kept_back_is_one_sum() {
        let sum = |quote: &str| deducted(quote).map(|amount| amount.to_string());
        assert_eq!(sum("影响二次销售，要扣400元").as_deref(), Some("400.00"));
        assert_eq!(sum("扣掉120块再退").as_deref(), Some("120.00"));
        for quote in ["扣30%", "扣三成", "不扣钱", "扣100元运费再扣50元包装"] {
            assert_eq!(sum(quote), None, "{quote}");
        }
    }
}
