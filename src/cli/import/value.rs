//! What a cell says as the value of a key: money without its sign, days as case files write them, words of the case file.

use crate::amount::Amount;
use crate::calendar::{DateError, Day, Moment};
use crate::yaml::Shape;

/// The value; what cannot be read stays as it is, and the reader of case files says what is wrong with it.
pub(super) fn value(text: &str, shape: &Shape) -> String {
    match shape {
        Shape::Amount | Shape::AmountOrZero => money(text),
        Shape::Moment => better(text, Moment::parse(text).err()),
        Shape::Day => better(text, Day::parse(text).err()),
        Shape::OneOf(choices) => {
            let meant = choices.iter().find(|choice| choice.is_called(text));
            meant.map_or(text, |choice| choice.word).to_owned()
        }
        _ => text.to_owned(),
    }
}

/// Does a value of this shape stand without quotation marks?
pub(super) fn is_bare(shape: &Shape, text: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-.: ".contains(c);
    !matches!(shape, Shape::Text | Shape::Texts | Shape::TextOr(_))
        && text.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(is_plain)
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
}

/// Without the sign before and the unit behind it and between thousands: none of them changes the sum.
fn money(text: &str) -> String {
    let plain = text.trim_start_matches(['¥', '￥']).trim_end_matches('元').trim();
    let without = plain.replace([',', '，'], "");
    let is_grouped = plain.split(['.']).next().is_some_and(|whole| {
        let mut groups = whole.split([',', '，']);
        groups.next().is_some_and(|first| first.len() <= 3) && groups.all(|group| group.len() == 3)
    });
    let plain = if is_grouped { without.as_str() } else { plain };
    if Amount::parse(plain).is_ok() { plain.to_owned() } else { text.to_owned() }
}

fn better(text: &str, error: Option<DateError>) -> String {
    match error {
        Some(DateError::WriteAs(better)) => better,
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_become_values() {
        for (text, plain) in [
            ("¥1,268.00", "1268.00"),
            ("268元", "268"),
            ("268.5", "268.5"),
            ("1,2", "1,2"),
            ("大约268", "大约268"),
        ] {
            assert_eq!(value(text, &Shape::Amount), plain);
        }
        assert_eq!(value("2026年5月4日", &Shape::Day), "2026-05-04");
        assert_eq!(value("2026/5/4 18:30", &Shape::Moment), "2026-05-04 18:30");
        assert_eq!(value("05/04/2026", &Shape::Day), "05/04/2026");
    }
}
