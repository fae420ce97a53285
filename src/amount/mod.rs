//! Money in fen (分), exact. There is no float anywhere: an amount is read from its digits and written back to digits.

mod quantity;
mod reckoning;

use std::fmt;

pub use quantity::Quantity;
pub use reckoning::reckoned;

/// An amount of Renminbi in fen. Never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(u64);

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AmountError {
    /// Not digits with at most one decimal point.
    NotANumber,
    /// A minus sign.
    Negative,
    /// More than two decimals.
    NotExactToTheFen,
    /// Ten or more digits before the point.
    TooLarge,
    /// Right once it is written this way (full-width digits, thousands separators, a currency sign).
    WriteAs(String),
}

impl Amount {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// An amount of that many fen.
    pub const fn from_fen(fen: u64) -> Self {
        Self(fen)
    }

    /// The amount in fen.
    pub const fn fen(self) -> u64 {
        self.0
    }

    /// True for 0.00.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Reads `268`, `268.5` or `268.00`: digits, at most two decimals, nothing else.
    pub fn parse(text: &str) -> Result<Self, AmountError> {
        if text.starts_with('-') || text.starts_with('－') {
            return Err(AmountError::Negative);
        }
        let Some((yuan, decimals)) = split_digits(text) else {
            return Err(match tidied(text) {
                Some(better) => AmountError::WriteAs(better),
                None => AmountError::NotANumber,
            });
        };
        if decimals.len() > 2 {
            return Err(AmountError::NotExactToTheFen);
        }
        if yuan.len() > 9 {
            return Err(AmountError::TooLarge);
        }
        let digits = format!("{yuan}{decimals:0<2}");
        digits.parse().map(Self).map_err(|_| AmountError::NotANumber)
    }

    /// The sum, or `None` beyond what fits.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// So many times this amount; as much as fits where that is too much.
    #[must_use]
    pub fn times(self, times: u32) -> Self {
        Self(self.0.saturating_mul(times.into()))
    }

    /// Does the text name this sum in yuan, whole: 1960元, 1960.00元? 31960元 does not.
    pub fn is_named_in(self, text: &str) -> bool {
        let full = self.to_string();
        let short = full.strip_suffix(".00").or_else(|| full.strip_suffix('0')).unwrap_or(&full);
        [&full, short].into_iter().any(|sum| {
            let is_whole = |(at, _): (usize, &str)| {
                !text[..at].ends_with(|sign: char| sign.is_ascii_digit() || sign == '.')
                    && text[at + sum.len()..].starts_with('元')
            };
            text.match_indices(sum).any(is_whole)
        })
    }

    /// What remains after `other` is taken away; zero where `other` is more.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl fmt::Display for Amount {
    /// `268.00`: always two decimals, no separators, no currency.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self(amounts.fold(0, |sum, one| sum.saturating_add(one.0)))
    }
}

fn split_digits(text: &str) -> Option<(&str, &str)> {
    let (yuan, decimals) = match text.split_once('.') {
        Some((_, "")) => return None,
        Some(parts) => parts,
        None => (text, ""),
    };
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    (!yuan.is_empty() && digits(yuan) && digits(decimals)).then_some((yuan, decimals))
}

/// The same amount with full-width characters made plain and signs, separators and units dropped, if that is an amount.
fn tidied(text: &str) -> Option<String> {
    let plain: String = text
        .chars()
        .filter_map(|c| match c {
            '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
            '．' | '。' => Some('.'),
            '，' => Some(','),
            ' ' | '\u{3000}' | '\u{a0}' | '¥' | '￥' | '_' => None,
            other => Some(other),
        })
        .collect();
    let signs = ["RMB", "CNY", "人民币"];
    let plain = signs.iter().find_map(|sign| plain.strip_prefix(sign)).unwrap_or(&plain);
    let units = ["元整", "块钱", "元", "圆", "块", "RMB", "CNY"];
    let plain = units.iter().find_map(|unit| plain.strip_suffix(unit)).unwrap_or(plain);
    let plain = ungrouped(plain)?;
    (plain != text
        && split_digits(&plain).is_some_and(|(yuan, decimals)| yuan.len() < 10 && decimals.len() < 3))
    .then_some(plain)
}

/// Without the commas between thousands. `None` where a comma stands elsewhere: `12,50` may mean two things.
pub fn ungrouped(text: &str) -> Option<String> {
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_grouped = whole.len() == first.len() || (1..=3).contains(&first.len());
    (is_grouped && groups.all(|group| group.len() == 3)).then(|| whole.replace(',', "") + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_exactly() {
        for (text, fen) in [
            ("268", 26800),
            ("268.5", 26850),
            ("0.01", 1),
            ("268.00", 26800),
            ("999999999.99", 99_999_999_999),
        ] {
            assert_eq!(Amount::parse(text), Ok(Amount(fen)), "{text}");
        }
        assert_eq!(Amount(26805).to_string(), "268.05");
    }

    #[test]
    fn refuses_what_is_not_exact() {
        assert_eq!(Amount::parse("1.005"), Err(AmountError::NotExactToTheFen));
        assert_eq!(Amount::parse("-3"), Err(AmountError::Negative));
        assert_eq!(Amount::parse("1234567890"), Err(AmountError::TooLarge));
        for text in ["12e3", "5.", ".5", "", "一百", "0x1F", "1.2.3", "+5"] {
            assert_eq!(Amount::parse(text), Err(AmountError::NotANumber), "{text}");
        }
    }

    #[test]
    fn says_how_to_write_it() {
        for (text, better) in
            [("２６８", "268"), ("1,299.00", "1299.00"), ("¥268", "268"), ("268元", "268"), ("1_000", "1000")]
        {
            assert_eq!(Amount::parse(text), Err(AmountError::WriteAs(better.into())), "{text}");
        }
    }
}
