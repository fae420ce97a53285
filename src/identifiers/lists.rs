//! Rows of numbers that count or measure: `36 37 38码`, `4.9 4.8 4.7`, `1,299,000`, `1500*2000`. They identify nobody.

use super::glyphs::Class;
use super::groups::{Group, digits};
use super::reading::Reading;

/// A number of a row: `12.5` is one, of two groups.
struct Item {
    whole: u32,
    decimals: u32,
    has_leading_zero: bool,
}

/// Whether the groups, taken together, are a row of ordinary numbers and not one number in pieces.
pub(super) fn is_row(reading: &Reading, groups: &[Group]) -> bool {
    if groups.len() < 2 {
        return false;
    }
    if is_thousands(reading, groups) || is_size(reading, groups) || is_range(reading, groups) {
        return true;
    }
    let Some(items) = items(reading, groups) else {
        return false;
    };
    !items.iter().any(|item| item.has_leading_zero) && (climbs(&items) || is_decimal(&items))
}

/// Takes the digits of rows out of the reach of other numbers: a part of a row may look like a mobile number. Whether
/// there was one.
pub(super) fn mark(reading: &mut Reading, groups: &[Group]) -> bool {
    let mut first = 0;
    let mut is_any = false;
    while first < groups.len() {
        let end = stretch_end(reading, groups, first);
        let row = &groups[first..end];
        let touches = row[0].is_tight || groups.get(end).is_some_and(|next| next.is_tight);
        let is_row = row.len() >= 4 && !touches && !reading.is_inside_word(row[0].start) && {
            let items = items(reading, row).filter(|items| !items.iter().any(|item| item.has_leading_zero));
            items.is_some_and(|items| items.len() >= 3 && (is_decimal(&items) || is_climb(&items)))
        };
        is_any |= is_row;
        if is_row {
            for glyph in row.iter().flat_map(|group| group.start..group.end) {
                if let Some(glyph) = reading.glyphs.get_mut(glyph) {
                    glyph.class = Class::Counted;
                }
            }
        }
        // The last of a stretch may be the first of the next: 12315，550/552/554.
        first = if is_row || end == first + 1 { end } else { end - 1 };
    }
    is_any
}

/// Where the groups end that one and the same mark divides, less the dots of decimals.
fn stretch_end(reading: &Reading, groups: &[Group], first: usize) -> usize {
    let mut sign = None;
    let mut end = first + 1;
    let mut is_decimal = false;
    while let Some(group) = groups.get(end).filter(|group| group.is_joined) {
        let between =
            (group.start == groups[end - 1].end + 1).then(|| reading.get(groups[end - 1].end)).flatten();
        let Some(mark) = between.map(|glyph| glyph.original) else {
            break;
        };
        let is_point = mark == '.' && !is_decimal && sign != Some('.');
        if !is_point && sign.is_some_and(|sign| sign != mark) {
            break;
        }
        if !is_point {
            sign = Some(mark);
        }
        is_decimal = is_point;
        end += 1;
    }
    end
}

/// As `is_row`, and also numbers of one size: `180 220 200 150`. Only for numbers that nothing but length makes suspect.
pub(super) fn is_loose_row(reading: &Reading, groups: &[Group]) -> bool {
    if is_row(reading, groups) {
        return true;
    }
    let Some(items) = items(reading, groups) else {
        return false;
    };
    let wholes = || items.iter().map(|item| item.whole);
    let (least, most) = (wholes().min().unwrap_or(0), wholes().max().unwrap_or(0));
    items.len() >= 4
        && least >= 10
        && most < 1000
        && most <= 3 * least.max(1)
        && !items.iter().any(|item| item.has_leading_zero)
}

/// 12306、12345、12315: numbers of some length with nothing but 、 between them.
pub(super) fn is_enumerated(reading: &Reading, groups: &[Group]) -> bool {
    gaps_are(reading, groups, &['、']) && groups.iter().all(|group| (3..=6).contains(&group.len()))
}

/// Whether a unit stands at `at`, so that the number before it counts or measures something.
pub(super) fn is_unit(reading: &Reading, at: usize) -> bool {
    const UNITS: &str = "元块角分万亿千百个次人件条只台套双张位名瓶盒箱斤克公里米升毫平粒片包袋步天年月秒度层份根颗\
                         支枚款粉播赞码寸英匹瓦伏安页本册部辆间周期环笔单%‰℃°$￥¥";
    const LETTERS: &[&str] = &[
        "cm", "mm", "m", "km", "ml", "l", "kg", "g", "mg", "gb", "tb", "mb", "w", "kw", "v", "mah", "hz",
        "khz", "mhz", "ghz", "rmb", "px", "k", "dpi", "rpm", "pcs", "x",
    ];
    if reading.folded(at).is_some_and(|c| UNITS.contains(c)) {
        return true;
    }
    LETTERS.iter().any(|unit| reading.word(at, unit).is_some_and(|end| !reading.is_letter(end)))
}

fn gap(reading: &Reading, left: &Group, right: &Group) -> Option<char> {
    (right.start == left.end + 1).then(|| reading.folded(left.end)).flatten()
}

fn gaps_are(reading: &Reading, groups: &[Group], marks: &[char]) -> bool {
    groups.windows(2).all(|pair| gap(reading, &pair[0], &pair[1]).is_some_and(|mark| marks.contains(&mark)))
}

/// 13,800,000,001
fn is_thousands(reading: &Reading, groups: &[Group]) -> bool {
    let rest = groups.get(1..).unwrap_or(&[]);
    gaps_are(reading, groups, &[',']) && groups[0].len() <= 3 && rest.iter().all(|group| group.len() == 3)
}

/// 1500*2000*350: round or measured lengths.
fn is_size(reading: &Reading, groups: &[Group]) -> bool {
    let is_round = |group: &Group| matches!(reading.folded(group.end - 1), Some('0' | '5'));
    let starts_with_zero = |group: &Group| reading.folded(group.start) == Some('0');
    let is_measured = groups.last().is_some_and(|last| is_unit(reading, last.end));
    groups.len() <= 3
        && groups.iter().all(|group| group.len() <= 4)
        && gaps_are(reading, groups, &['*'])
        && (is_measured || groups.iter().all(is_round))
        && !groups.iter().any(starts_with_zero)
}

/// 15000-200000元
fn is_range(reading: &Reading, groups: &[Group]) -> bool {
    groups.len() == 2
        && gaps_are(reading, groups, &['-', '~', '/'])
        && groups.iter().all(|group| reading.folded(group.start) != Some('0'))
        && is_unit(reading, groups[1].end)
}

/// The numbers of a row; none where one of them is too long for a row.
fn items(reading: &Reading, groups: &[Group]) -> Option<Vec<Item>> {
    // Nobody changes the script within a row.
    if groups.iter().skip(1).any(|group| group.is_tight) {
        return None;
    }
    let mut items: Vec<Item> = Vec::new();
    let mut rest = groups;
    // 1.3.8.0: a dot that follows a dot divides, it does not lead decimals.
    let dots =
        groups.windows(2).map(|pair| gap(reading, &pair[0], &pair[1]) == Some('.')).collect::<Vec<_>>();
    let is_dotted = dots.windows(2).any(|pair| pair[0] && pair[1]);
    while let [group, after @ ..] = rest {
        let mut item = Item { whole: value(reading, group)?, decimals: 0, has_leading_zero: false };
        item.has_leading_zero = group.len() > 1 && reading.folded(group.start) == Some('0');
        rest = after;
        if let [decimals, after @ ..] = rest
            && !is_dotted
            && gap(reading, group, decimals) == Some('.')
            && decimals.len() <= 3
        {
            item.decimals = value(reading, decimals)? + 1000 * u32::try_from(decimals.len()).ok()?;
            rest = after;
        }
        items.push(item);
    }
    Some(items)
}

fn value(reading: &Reading, group: &Group) -> Option<u32> {
    if group.len() > 8 {
        return None;
    }
    digits(reading, std::slice::from_ref(group)).collect::<String>().parse().ok()
}

/// Up or down in small steps: sizes, floors, years, questions.
fn climbs(items: &[Item]) -> bool {
    let steps = |first: u32, second: u32| second >= first && second - first <= 10.max(first / 2);
    let pairs = || items.windows(2).map(|pair| (pair[0].whole, pair[1].whole));
    let moves = pairs().filter(|(first, second)| first != second).count();
    (items.len() >= 4 || (items.len() == 3 && is_even(items)))
        && (2 * moves >= items.len() || items.iter().all(|item| item.decimals > 0))
        && (pairs().all(|(first, second)| steps(first, second))
            || pairs().all(|(first, second)| steps(second, first)))
}

/// A climb that hides no number in pieces: four numbers, or, of single digits, five with equal steps.
fn is_climb(items: &[Item]) -> bool {
    let is_single = items.iter().filter(|item| item.whole < 10).count() >= 2;
    climbs(items) && items.len() >= 4 && (!is_single || (items.len() >= 5 && is_even(items)))
}

fn is_even(items: &[Item]) -> bool {
    let steps = || items.windows(2).map(|pair| i64::from(pair[1].whole) - i64::from(pair[0].whole));
    steps().all(|step| step != 0 && Some(step) == steps().next())
}

/// Prices or scores, each with as many decimals as the others.
fn is_decimal(items: &[Item]) -> bool {
    items.len() >= 2
        && items.iter().all(|item| item.decimals > 0 && item.decimals / 1000 == items[0].decimals / 1000)
}

#[cfg(test)]
mod tests {
    use super::super::groups::groups;
    use super::*;

    #[test]
    fn rows_are_told_from_numbers_in_pieces() {
        let is_row = |text: &str| {
            let reading = Reading::new(text);
            is_row(&reading, &groups(&reading))
        };
        for row in [
            "36 37 38 39 40 41码",
            "1、2、3、4、5、6、7、8、9、10、11",
            "1 3 5 7 9 11 13 15",
            "150/155/160/165",
            "4.9 4.8 4.7 4.9",
            "1380.00, 1299.00",
            "13,800,000,001",
            "1500*2000*350mm",
            "15000-200000元",
            "2019 2020 2021 2022",
        ] {
            assert!(is_row(row), "{row}");
        }
        for number in
            ["138 0000 0001", "1 3 8 0 0 0 0 0 0 0 1", "138*0000*0001", "13.80.00.00.00.1", "1380.00 00001"]
        {
            assert!(!is_row(number), "{number}");
        }
    }
}
