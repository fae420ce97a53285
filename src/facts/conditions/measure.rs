//! Two measures that can be reckoned with each other: what was stated and what there is, in one unit, and the error that
//! somebody allows.

use crate::case::{Actor, Case, Detail};
use crate::path::CasePath;

use super::matter::is_compared;
use super::{Conditions, Witness};

/// Units as they are printed, with the ways of writing them; the longer first, since 毫米 ends as 米 does.
const UNITS: &[(&str, &[&str])] = &[
    ("毫安时", &["毫安时", "mah"]),
    ("平方米", &["平方米", "平米", "㎡"]),
    ("厘米", &["厘米", "公分", "cm"]),
    ("毫米", &["毫米", "mm"]),
    ("公里", &["公里", "km"]),
    ("公斤", &["公斤", "千克", "kg"]),
    ("毫升", &["毫升", "ml"]),
    ("流明", &["流明"]),
    ("斤", &["斤"]),
    ("克", &["克", "g"]),
    ("升", &["升", "l"]),
    ("米", &["米", "m"]),
    ("度", &["度"]),
    ("%", &["%", "％"]),
];
/// Thousandths: figures have at most so many decimals.
const DECIMALS: usize = 3;
const THOUSAND: i64 = 1000;

/// A figure with its unit, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Measure {
    value: i64,
    unit: &'static str,
}

impl Conditions {
    /// A difference that the case has measured, and the error that the page or the seller allows, where it is less.
    pub(super) fn measures(&mut self, case: &Case) {
        let mut details = case.problem.details.iter().filter(|detail| is_compared(detail));
        let Some((detail, stated, actual)) = details.find_map(compared) else { return };
        let gap = stated.less(actual);
        let part = gap.part_of(stated);
        let from = |key: &str| Some(detail.path().join(key));
        let said = |difference: String| {
            Witness::default()
                .with("measure.stated", stated.words(), from("stated"))
                .with("measure.actual", actual.words(), from("actual"))
                .with("measure.difference", difference, from("actual"))
        };
        self.bind("measure-differs", Some(said(gap.words())));
        let exceeds = |allowed: &(Measure, CasePath)| match allowed.0.unit {
            "%" => part > allowed.0.value,
            unit => unit == gap.unit && gap.value > allowed.0.value,
        };
        let Some((allowed, path)) = allowances(case).find(exceeds) else { return };
        let difference = if allowed.unit == "%" { with_part(gap, stated) } else { gap.words() };
        let more = Witness::default().with("tolerance.words", allowed.words(), Some(path));
        self.bind("tolerance-exceeded", Some(said(difference).and(more)));
    }
}

/// How what there is stands to what was stated: 两者相差0.84克, 实际不到所写的五分之一, 实际超过所写的3倍.
pub(in super::super) fn gap(detail: &Detail) -> Option<String> {
    const PARTS: [&str; 9] = [
        "一半",
        "三分之一",
        "四分之一",
        "五分之一",
        "六分之一",
        "七分之一",
        "八分之一",
        "九分之一",
        "十分之一",
    ];
    let (_, stated, actual) = compared(detail).filter(|_| is_compared(detail))?;
    let parts = usize::try_from((stated.value - 1).checked_div(actual.value)?).ok()?;
    let times = (actual.value - 1) / stated.value;
    let gap = stated.less(actual);
    Some(match (parts, times) {
        (2.., _) => format!("实际不到所写的{}", PARTS[(parts - 2).min(PARTS.len() - 1)]),
        (_, 2..) => format!("实际超过所写的{times}倍"),
        _ if gap.part_of(stated) >= 10 * THOUSAND => format!("两者相差{}", with_part(gap, stated)),
        _ => format!("两者相差{}", gap.words()),
    })
}

/// One decimal is enough to set beside 3%.
fn with_part(gap: Measure, stated: Measure) -> String {
    let tenth = Measure { value: (gap.part_of(stated) + 50) / 100 * 100, unit: "%" };
    format!("{}，为所写的{}", gap.words(), tenth.words())
}

/// What a detail says was stated and what there is, where each is one measure and both are of one unit.
fn compared(detail: &Detail) -> Option<(&Detail, Measure, Measure)> {
    let stated = only(measures(detail.stated.as_deref()?))?;
    let all = measures(detail.actual.as_deref()?);
    let mut alike = all.into_iter().filter(|one| one.unit == stated.unit);
    let actual = alike.next()?;
    // 247厘米，各短18厘米: the difference itself is no second measure.
    let is_gap = |one: Measure| one.value == (stated.value - actual.value).abs();
    if !alike.all(is_gap) {
        return None;
    }
    (stated.value > 0 && stated != actual && stated.unit != "%").then_some((detail, stated, actual))
}

/// The errors that the page allows, and those that the seller does, the largest of each.
fn allowances(case: &Case) -> impl Iterator<Item = (Measure, CasePath)> {
    let pages = case.order.promises.iter().map(|promise| (promise.text.as_str(), case.promise_path(promise)));
    let details =
        case.problem.details.iter().map(|detail| (detail.text.as_str(), detail.path().join("text")));
    let by_seller = case.history.iter().filter(|event| event.by == Actor::Merchant);
    let said = by_seller.filter_map(|event| Some((event.quote.as_deref()?, event.path().join("quote"))));
    let page = |text: &str| ["页面", "写", "标", "注明"].iter().any(|word| text.contains(word));
    let details = details.filter(move |(text, _)| page(text));
    pages.chain(details).chain(said).filter_map(|(text, path)| {
        let clauses = text.split(['，', '。', '；', ' ', '！', '？', '\n']);
        let is_it = |clause: &&str| ["误差", "正负", "±", "允许"].iter().any(|word| clause.contains(word));
        let allowed = clauses.filter(|_| text.contains("误差")).filter(is_it).flat_map(measures);
        allowed.max_by_key(|one| one.value).map(|largest| (largest, path))
    })
}

fn only<T>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut all = all.into_iter();
    all.next().filter(|_| all.next().is_none())
}

/// Every figure that has a unit, in 1-3cm both.
fn measures(text: &str) -> Vec<Measure> {
    let text = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut open: Vec<i64> = Vec::new();
    let mut rest = text.as_str();
    while let Some(at) = rest.find(|sign: char| sign.is_ascii_digit()) {
        let figure = &rest[at..];
        let end = figure.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(figure.len());
        let (digits, behind) = figure.split_at(end);
        let Some(value) = thousandths(digits) else {
            rest = behind;
            continue;
        };
        let behind = behind.trim_start_matches(' ');
        if behind.starts_with(['-', '~', '到', '至', '×', 'x', '*']) {
            open.push(value);
        } else if let Some(unit) = unit_of(behind) {
            found.extend(open.drain(..).chain([value]).map(|value| Measure { value, unit }));
        } else {
            open.clear();
        }
        rest = behind;
    }
    found
}

/// The unit that this begins with; 4斤2两 and 3升装 say more than one.
fn unit_of(text: &str) -> Option<&'static str> {
    let (unit, rest) = UNITS.iter().find_map(|(unit, words)| {
        words.iter().find_map(|word| text.strip_prefix(word)).map(|rest| (*unit, rest))
    })?;
    let goes_on = |sign: char| sign.is_ascii_alphanumeric();
    (!rest.starts_with(goes_on)).then_some(unit)
}

fn thousandths(digits: &str) -> Option<i64> {
    let (whole, part) = digits.trim_end_matches('.').split_once('.').unwrap_or((digits, ""));
    let part = format!("{part:0<DECIMALS$}");
    if part.len() > DECIMALS || whole.len() > 6 {
        return None;
    }
    Some(whole.parse::<i64>().ok()? * THOUSAND + part.parse::<i64>().ok()?)
}

impl Measure {
    /// What lies between both.
    fn less(self, other: Self) -> Self {
        Self { value: (self.value - other.value).abs(), unit: self.unit }
    }

    /// How many thousandths of a hundredth it is of the other.
    fn part_of(self, whole: Self) -> i64 {
        self.value * 100 * THOUSAND / whole.value
    }

    fn words(self) -> String {
        let (whole, part) = (self.value / THOUSAND, self.value % THOUSAND);
        let part = format!("{part:03}");
        let part = part.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        format!("{whole}{point}{part}{}", self.unit)
    }
}

#[cfg(test)]
mod tests {
    use super::measures;

    fn read(text: &str) -> Vec<String> {
        measures(text).into_iter().map(super::Measure::words).collect()
    }

    #[test]
    fn a_measure_is_a_figure_with_its_unit() {
        assert_eq!(read("高265厘米"), ["265厘米"]);
        assert_eq!(read("1-3cm误差属于正常"), ["1厘米", "3厘米"]);
        assert_eq!(read("充绒量1.25kg，共2件"), ["1.25公斤"]);
        assert_eq!(read("误差正负3%"), ["3%"]);
        assert_eq!(read("50×70cm"), ["50厘米", "70厘米"]);
        assert!(read("4斤2两，第3张，20260504").is_empty());
    }
}
