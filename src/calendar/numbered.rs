//! Days and times in Chinese numerals: 五月二十五日上午十一点半 as 5月25日上午11点半.

use crate::numerals;

/// What stands behind a number of a day or a time.
const UNITS: [char; 6] = ['年', '月', '日', '号', '点', '时'];
const DIGITS: &str = "〇零一二三四五六七八九";

/// The same with Arabic numerals before 年, 月, 日, 号, 点, 时 and 分.
pub(super) fn in_figures(text: &str) -> String {
    if !text.contains(|sign: char| DIGITS.contains(sign) || sign == '十') {
        return text.to_owned();
    }
    let (mut found, mut number) = (String::with_capacity(text.len()), String::new());
    for sign in text.chars() {
        if DIGITS.contains(sign) || sign == '十' {
            number.push(sign);
            continue;
        }
        let is_unit = UNITS.contains(&sign) || sign == '分';
        match value(&number).filter(|_| is_unit) {
            Some(value) => found += &value,
            None => found += &number,
        }
        number.clear();
        found.push(sign);
    }
    found + &number
}

/// 二〇二六 digit by digit, 二十五 as a number.
fn value(number: &str) -> Option<String> {
    const YEAR: usize = 4;
    let digits = number.chars().filter_map(|sign| DIGITS.chars().position(|one| one == sign));
    // 〇 and 零 are both nothing.
    let digits: String =
        digits.filter_map(|at| char::from_digit(u32::try_from(at.saturating_sub(1)).ok()?, 10)).collect();
    if number.chars().count() == YEAR && !number.contains('十') {
        return Some(digits);
    }
    numerals::said(number).map(|number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::in_figures;

    #[test]
    fn numerals_before_a_unit_are_figures() {
        assert_eq!(in_figures("五月二十五日上午十一点半"), "5月25日上午11点半");
        assert_eq!(in_figures("二〇二六年十二月一日"), "2026年12月1日");
        assert_eq!(in_figures("二零二六年五月四日"), "2026年5月4日");
        assert_eq!(in_figures("星期一 10:20"), "星期一 10:20");
        assert_eq!(in_figures("周二"), "周二");
    }
}
