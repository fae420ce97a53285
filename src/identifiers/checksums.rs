//! The check digits of bank cards (Luhn), ID cards (GB 11643, mod 11-2), credit codes (GB 32100, mod 31), goods (EAN-13).

/// Whether the digits pass the Luhn sum of bank cards.
pub(super) fn is_luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The last character of an ID card number with these first 17 digits: 0 to 9, or 10 for X.
pub(super) fn id_card_check(first: &[u32]) -> u32 {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = first.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    (12 - sum % 11) % 11
}

/// Whether 18 characters (small letters) are a unified social credit code.
pub(super) fn is_credit_code(code: &[char]) -> bool {
    const ALPHABET: &str = "0123456789abcdefghjklmnpqrtuwxy";
    let values: Option<Vec<usize>> = code.iter().map(|c| ALPHABET.find(*c)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else {
        return false;
    };
    let mut weight = 1;
    let mut sum = 0;
    for value in &values[..17] {
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    (31 - sum % 31) % 31 == values[17]
}

/// Whether 13 digits are a number of goods.
pub(super) fn is_ean13(digits: &[u32]) -> bool {
    let sum: u32 =
        digits.iter().enumerate().map(|(place, digit)| if place % 2 == 0 { *digit } else { digit * 3 }).sum();
    digits.len() == 13 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Vec<u32> {
        text.chars().filter_map(|c| c.to_digit(10)).collect()
    }

    #[test]
    fn known_sums() {
        assert!(is_luhn(&digits("4111111111111111")) && !is_luhn(&digits("4111111111111112")));
        // The example of GB 11643.
        assert_eq!(id_card_check(&digits("11010519491231002")), 10);
        assert_eq!(id_card_check(&digits("44052418800101001")), 4);
        assert!(is_credit_code(&"91350100m000100y43".chars().collect::<Vec<_>>()));
        assert!(!is_credit_code(&"91350100m000100y44".chars().collect::<Vec<_>>()));
        assert!(is_ean13(&digits("6901234567892")) && !is_ean13(&digits("6901234567893")));
    }
}
