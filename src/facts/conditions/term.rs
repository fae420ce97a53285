//! A time of its own that the page grants: 收货60天内不发芽，补苗或退款; 30天试戴，不满意全额退; 整机质保一年.

use crate::calendar::Day;
use crate::case::{Actor, Claim, Event, EventKind, PagePromise};
use crate::numerals::said;

use super::asks::{Ask, says};
use super::page::shown;
use super::time::{first, when};
use super::witness::Witness;
use super::{Conditions, Look};

/// What a term for complaints is about; what is sent, looked at or paid within some days is another.
const GRANTS: [&str; 8] = ["退", "换", "赔", "补", "修", "包", "试", "保"];
const REPORTS: [&str; 3] = ["反馈", "提出", "告知"];
/// 保证12个月内生产 states how old the goods are, and 全国联保 or 包年 no term.
const OTHERS: [&str; 13] = [
    "发货",
    "发出",
    "验收",
    "到账",
    "原路",
    "工作日",
    "每天",
    "每日",
    "送达",
    "生产",
    "保质期",
    "包年",
    "每年",
];
/// Longer than these no term of return is: 400 days, and ten years.
const MOST_DAYS: u32 = 400;
const MOST_MONTHS: u32 = 120;
const NUMERALS: &str = "一二两三四五六七八九十百";
/// The units of a term, with the months in each; the longer word first.
const UNITS: [(&str, u32); 5] = [("个月", 1), ("周年", 12), ("年", 12), ("天", 0), ("日", 0)];

/// How long the page grants, in its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Term<'a> {
    words: &'a str,
    days: u32,
    months: u32,
}

impl Term<'_> {
    fn last_day(self, from: Day) -> Day {
        from.plus_months(self.months).plus(self.days)
    }

    fn is_likely(self) -> bool {
        (1..=MOST_DAYS).contains(&self.days) || (1..=MOST_MONTHS).contains(&self.months)
    }
}

impl Conditions {
    /// The writer asked for what the page grants within the time that it grants.
    pub(super) fn page_term(&mut self, look: Look<'_>, claim: &Claim, place: Option<usize>) {
        // 收货3天内反馈 is a time for whatever is asked.
        let promises = &look.case.order.promises;
        let words = |place: usize| shown(&promises[place].text);
        let reports = (0..promises.len()).filter(|place| says(words(*place), &REPORTS));
        let mut terms = place.into_iter().chain(reports);
        let term = terms.find_map(|place| Some((place, granted(words(place))?)));
        let Some((place, term)) = term else { return };
        let Some(delivery) = first(look.case, |event| event.kind == EventKind::Delivered) else { return };
        let after = |event: &&Event| !event.at.is_before(delivery.at);
        let asked =
            look.case.history.iter().filter(after).find(|event| look.asks(event, claim.kind) == Ask::Yes);
        let Some(asked) = asked else { return };
        let nth = asked.at.day.days_since(delivery.at.day);
        let last = promises[place].until.unwrap_or_else(|| term.last_day(delivery.at.day));
        if asked.at.day > last {
            return;
        }
        let witness = Witness::default()
            .with("term.length", term.words, Some(look.case.promise_path(&promises[place])))
            .with("term.last_day", last, None)
            .and(look.event("delivery", delivery))
            .and(look.request(asked).with("request.when", when(nth), None));
        self.bind_for("asked-within-page-term", claim.kind, Some(witness));
    }

    /// Had the days that the promise grants from the receipt passed before the writer said anything: 收到7天内包退, first told on the ninth? Then
    /// it grants nothing. A term of repairs runs from another day.
    pub(super) fn is_past(look: Look<'_>, promise: &PagePromise) -> bool {
        const FROM_RECEIPT: [&str; 7] = ["收到", "签收", "收货", "到手", "到货", "送达", "天包退"];
        let words = shown(&promise.text);
        let term = granted(words).filter(|_| says(words, &FROM_RECEIPT) && !words.contains('修'));
        let delivery = first(look.case, |event| event.kind == EventKind::Delivered);
        let Some((term, delivery)) = term.zip(delivery) else { return false };
        let last = promise.until.unwrap_or_else(|| term.last_day(delivery.at.day));
        let after = |event: &&Event| !event.at.is_before(delivery.at) && event.by == Actor::Consumer;
        let is_word = |event: &Event| {
            matches!(
                event.kind,
                EventKind::Contacted | EventKind::AfterSaleRequested | EventKind::InterventionRequested
            )
        };
        let mut said = look.case.history.iter().filter(after).filter(|event| is_word(event));
        said.next().is_some_and(|first| first.at.day > last)
    }
}

/// The time that a promise grants, as its words say; none where it speaks of another term or of several.
fn granted(promise: &str) -> Option<Term<'_>> {
    if !(says(promise, &GRANTS) || says(promise, &REPORTS)) || says(promise, &OTHERS) {
        return None;
    }
    let mut found = UNITS.iter().flat_map(|unit| terms(promise, *unit));
    let term = found.next()?;
    found.all(|other| (other.days, other.months) == (term.days, term.months)).then_some(term)
}

/// The terms in this unit: 30天, 两年. 第二天 and 3月5日 are days, no terms, and 2026年 is a year.
fn terms<'a>(promise: &'a str, (unit, months): (&'static str, u32)) -> impl Iterator<Item = Term<'a>> {
    promise.match_indices(unit).filter_map(move |(at, _)| {
        let before = &promise[..at];
        let is_sign = |sign: char| sign.is_ascii_digit() || NUMERALS.contains(sign);
        let start = before.trim_end_matches(is_sign).len();
        let word = &before[start..];
        let is_term = !before[..start].ends_with(['第', '月', '~', '-', '～']);
        let count: u32 = word.parse().ok().or_else(|| said(word)).filter(|_| is_term)?;
        let words = &promise[start..at + unit.len()];
        let (days, months) = if months == 0 { (count, 0) } else { (0, count.checked_mul(months)?) };
        Some(Term { words, days, months }).filter(|term| term.is_likely())
    })
}

#[cfg(test)]
mod tests {
    use super::granted;

    #[test]
    fn a_term_is_read_from_what_the_page_grants() {
        for (promise, days, months) in [
            ("收货60天内不发芽，补苗或退款，买家选", 60, 0),
            ("30天试戴，不满意全额退，试戴期从签收第二天算", 30, 0),
            ("十五天内不满意包退", 15, 0),
            ("收货3天内反馈，逾期视为无误", 3, 0),
            ("整机质保一年", 0, 12),
            ("两年内镜内起雾、进灰，免费换新", 0, 24),
            ("保养后质保12个月，走时超差免费返修或退款", 0, 12),
        ] {
            let term = granted(promise).map(|term| (term.days, term.months));
            assert_eq!(term, Some((days, months)), "{promise}");
        }
        for text in [
            "收货7天内晒照片返2元",
            "48小时内发货，不发包退",
            "押金验收后3天内原路退回",
            "3天退货、7天换货",
            "7天退货，质保一年",
            "不满意包退",
            "保证12个月内生产新胎，超期包退",
            "2026年新款，不满意包退",
        ] {
            assert_eq!(granted(text), None, "{text}");
        }
    }
}
