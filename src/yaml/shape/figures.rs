//! Counts and numbers of days as people write them.

use crate::amount::Quantity;
use crate::numerals;

use super::fault::{Name, Problem};

pub(super) fn quantity(text: &str, name: Name<'_>) -> Option<Problem> {
    let message = "这里要写大于 0、不超过 9999 的数，最多三位小数";
    if Quantity::parse(text).is_some() {
        return None;
    }
    // 1盏 says two things; 一 only one.
    let number = text.trim_end_matches(char::is_alphabetic);
    let unit = &text[number.len()..];
    if let Some(number) = numerals::said(text) {
        return Some(Problem::new("case/number", message, name.with(number)).cure(number.to_string()));
    }
    let help = match Quantity::parse(number) {
        Some(_) if !unit.is_empty() => format!("{}，unit: {unit}", name.with(number)),
        _ => format!("只写数字，{}或 2.5 的样子；单位写在 unit", name.with("1 ")),
    };
    Some(Problem::new("case/number", message, help))
}

pub(super) fn whole(text: &str, from: u32, to: u32, name: Name<'_>) -> Option<Problem> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let fits = digits && text.parse::<u32>().is_ok_and(|number| (from..=to).contains(&number));
    if fits {
        return None;
    }
    let cure = days(text).filter(|number| (from..=to).contains(number));
    let help = match cure {
        Some(number) => name.with(number),
        None => format!("只写数字，{}的样子", name.with(format!("{} ", from.max(1)))),
    };
    let found = Problem::new("case/number", format!("这里要写 {from} 到 {to} 的整数"), help);
    Some(match cure {
        Some(number) => found.cure(number.to_string()),
        None => found,
    })
}

const HALF_MONTH: u32 = 15;

/// So many days: 7天, 十五日, 一周内, 两个星期.
fn days(text: &str) -> Option<u32> {
    let number = |text: &str| text.parse::<u32>().ok().or_else(|| numerals::said(text));
    let text = text.trim();
    let text = ["以内", "之内", "内"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if matches!(text, "半个月" | "半月") {
        return Some(HALF_MONTH);
    }
    let weeks = ["个星期", "星期", "个礼拜", "周"].iter().find_map(|unit| text.strip_suffix(unit));
    match weeks {
        Some(weeks) => number(weeks)?.checked_mul(7),
        None => number(text.trim_end_matches(['天', '日', ' '])),
    }
}
