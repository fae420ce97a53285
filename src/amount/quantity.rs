//! How many, also in parts of a unit: pieces, kilograms, metres. Exact to a thousandth, no float anywhere.

use std::fmt;

/// The largest number that an order may have.
const MOST: u32 = 9_999;
/// Decimals that are kept.
const DECIMALS: usize = 3;

/// A number of units in thousandths. Never zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(u32);

impl Quantity {
    /// Reads `2` or `2.5`: digits, at most three decimals, above zero and at most 9999.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = match text.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (text, ""),
        };
        let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(decimals) || decimals.len() > DECIMALS {
            return None;
        }
        let thousandths: u32 = format!("{decimals:0<DECIMALS$}").parse().ok()?;
        let number: u32 = whole.parse().ok().filter(|number| *number <= MOST)?;
        let all = number * 1000 + thousandths;
        (1..=MOST * 1000).contains(&all).then_some(Self(all))
    }

    /// The number where it is a whole one.
    pub fn whole(self) -> Option<u32> {
        self.0.is_multiple_of(1000).then_some(self.0 / 1000)
    }
}

impl fmt::Display for Quantity {
    /// `2`, `2.5`: no zeros at the end.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = format!("{:03}", self.0 % 1000);
        match decimals.trim_end_matches('0') {
            "" => write!(out, "{}", self.0 / 1000),
            decimals => write!(out, "{}.{decimals}", self.0 / 1000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_numbers_and_parts() {
        for (text, shown, whole) in [
            ("2", "2", Some(2)),
            ("2.50", "2.5", None),
            ("0.125", "0.125", None),
            ("9999", "9999", Some(9999)),
        ] {
            let quantity = Quantity::parse(text);
            assert_eq!(quantity.map(|q| q.to_string()), Some(shown.to_owned()));
            assert_eq!(quantity.and_then(Quantity::whole), whole, "{text}");
        }
        for text in ["0", "0.0", "1套", "-1", "1.", ".5", "1.2345", "10000", "9999.1", ""] {
            assert_eq!(Quantity::parse(text), None, "{text}");
        }
    }
}
