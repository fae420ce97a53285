//! Sums without empty decimals, and no spaces between a figure and its measure.

use crate::reading::is_han;

use super::Register;

/// Measures before which no space stands; the longer ones first.
const MEASURES: &[&str] = &[
    "英寸", "厘米", "毫米", "毫升", "千克", "公斤", "小时", "分钟", "万元", "元", "米", "升", "克", "斤",
    "码", "寸", "号", "月", "日", "年", "天", "点", "分", "次", "个", "件", "只", "瓶", "盒", "袋", "片",
    "节", "套", "双", "支", "枚", "台", "张", "条", "本", "册", "包", "箱", "杯", "块", "位", "人", "寸",
    "瓦",
];

/// 80.00元 is 80元, as printed sums are; 459.50元 stays.
pub(super) fn sums(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, figure) = rest.split_at(at);
        let end =
            figure.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(figure.len());
        let (figure, after) = figure.split_at(end);
        // 1.80.00元 is no sum.
        let is_sum = (after.starts_with('元') || after.starts_with("万元")) && !before.ends_with(['.', ',']);
        written.push_str(before);
        written.push_str(if is_sum { plain(figure) } else { figure });
        rest = after;
    }
    written + rest
}

fn plain(figure: &str) -> &str {
    match figure.split_once('.') {
        Some((_, cents)) if cents.len() != 2 || !cents.bytes().all(|b| b.is_ascii_digit()) => figure,
        Some((whole, "00")) => whole,
        _ => figure,
    }
}

/// What begins like a measure and is none.
const NO_MEASURES: [&str; 3] = ["本人", "本店", "天猫"];

/// `1.6 米` is `1.6米`, and a space before such a figure goes with it.
pub(super) fn spaces(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, figure) = rest.split_at(at);
        let end = figure.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(figure.len());
        let (figure, after) = figure.split_at(end);
        let spaced = after.trim_start_matches(' ');
        let begins = |words: &[&str]| words.iter().any(|word| spaced.starts_with(word));
        let is_measured = spaced.len() < after.len() && begins(MEASURES) && !begins(&NO_MEASURES);
        let bare = before.trim_end_matches(' ');
        let follows_word = bare.chars().next_back().or(written.chars().next_back()).is_some_and(is_han);
        written.push_str(if is_measured && follows_word { bare } else { before });
        written.push_str(figure);
        rest = if is_measured { spaced } else { after };
    }
    written + rest
}

/// A specification as it stands in brackets: 米白1.6米; in letters a mark stands between its parts, 米白，1.6米.
pub fn specification(spec: &str, register: Register) -> String {
    let mut parts = spec.split(' ').filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return String::new() };
    parts.fold(first.to_owned(), |mut written, part| {
        let (last, next) = (written.chars().next_back(), part.chars().next());
        let (last, next) = (last.unwrap_or(' '), next.unwrap_or(' '));
        let mark = match (is_han(last), is_han(next)) {
            (true, true) => "，",
            (true, false) if next.is_ascii_digit() && register == Register::Formal => "，",
            (true, false) | (false, true) => "",
            (false, false) => " ",
        };
        written.push_str(mark);
        written.push_str(part);
        written
    })
}
