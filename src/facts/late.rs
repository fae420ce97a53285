//! By when goods that came later were to come.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::{Day, named};
use crate::case::{Case, Event, EventKind};
use crate::dispute::{Dispute, Sides};
use crate::wording::clauses;

/// One of these behind a day makes it the last one; 10月5日前后 does not.
const BY: [&str; 4] = ["前", "之前", "以前", "内"];
/// And one of these before it.
const AT_LATEST: [&str; 3] = ["最晚", "最迟", "不晚于"];
/// Words of a dispatch, and of a receipt.
const SENT: [&str; 10] =
    ["发货", "发出", "寄出", "发走", "一定发", "一定给您发", "一定给你发", "能发", "会发", "肯定发"];
const CAME: [&str; 9] = ["送达", "送到", "寄到", "到货", "送货", "配送", "送来", "送上门", "安装好"];
/// With one of these the clause is about something else, or says the contrary: 10月5日前发不了货, 发票10月5日前开.
const OTHER: [&str; 16] = [
    "不", "没", "未", "退", "票", "赠", "换货", "修好", "款", "回复", "答复", "下单", "付", "截图", "链接",
    "照片",
];

/// A promise that the goods were late for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LateFacts {
    /// The day by which they were to be sent, or to come.
    pub until: Day,
    /// True where the page said so, false where the seller did.
    pub by_page: bool,
}

/// What the first dispatch by the seller and the first receipt were late for, by their places: what the seller said last before, else what
/// the page says. Where the dispatch was late the receipt is not told as late too.
pub(super) fn late(case: &Case, dispute: &Dispute) -> BTreeMap<usize, LateFacts> {
    let mut found = BTreeMap::new();
    let first = |kind: EventKind| case.history.iter().position(|event| event.kind == kind);
    // A dispatch that is doubted is no dispatch.
    let is_doubted = case.problem.kind == "false-shipping";
    let sent = first(EventKind::Shipped)
        .filter(|place| !is_doubted && dispute.sides.is_seller(case.history[*place].by))
        .and_then(|place| Some((place, lapsed(case, dispute.sides, place, &SENT)?)));
    let arrived = first(EventKind::Delivered)
        .filter(|_| sent.is_none())
        .and_then(|place| Some((place, lapsed(case, dispute.sides, place, &CAME)?)));
    found.extend(sent.into_iter().chain(arrived));
    found
}

fn lapsed(case: &Case, sides: Sides, place: usize, about: &[&str]) -> Option<LateFacts> {
    let mut of_seller = case.history[..place].iter().rev().filter(|one| sides.is_seller(one.by));
    let said = of_seller.find_map(|one| promised(one, about));
    let said = said.map(|until| LateFacts { until, by_page: false });
    let page = || {
        let placed = case.order.placed?.day;
        let mut days = case.order.promises.iter().filter_map(|promise| day_by(&promise.text, about, placed));
        days.next().map(|until| LateFacts { until, by_page: true })
    };
    said.or_else(page).filter(|late| late.until < case.history[place].at.day)
}

/// The day that the seller's words promise.
fn promised(event: &Event, about: &[&str]) -> Option<Day> {
    let words = event.quote.as_deref().or(event.text.as_deref())?;
    let is_promise =
        event.kind == EventKind::Promised && clauses(words).any(|clause| is_about(clause, about));
    event.until.filter(|_| is_promise).or_else(|| day_by(words, about, event.at.day))
}

fn is_about(clause: &str, about: &[&str]) -> bool {
    about.iter().any(|word| clause.contains(word)) && !OTHER.iter().any(|word| clause.contains(word))
}

/// The day that a clause names as the last one for what it is about, in the year from this day on: 最晚10月25号送到.
fn day_by(words: &str, about: &[&str], from: Day) -> Option<Day> {
    clauses(words).filter(|clause| is_about(clause, about)).find_map(|clause| {
        let days: Vec<named::NamedDay> = named::days(clause).collect();
        let [day] = &days[..] else { return None };
        let (before, behind) = (&clause[..day.span.start], &clause[day.span.end..]);
        let is_by = BY.iter().any(|word| behind.starts_with(word)) && !behind.starts_with("前后");
        let is_last = AT_LATEST.iter().any(|word| before.ends_with(word));
        (is_by || is_last).then(|| day_from(day, from)).flatten()
    })
}

/// A named day in its own year, else in that of `from` or, where that is past, the next.
pub(super) fn day_from(day: &named::NamedDay, from: Day) -> Option<Day> {
    let of = |year: i32| Day::parse(&format!("{year}-{:02}-{:02}", day.month, day.day)).ok();
    match day.year {
        Some(year) => of(year),
        None => of(from.year()).filter(|day| *day >= from).or_else(|| of(from.year() + 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::{CAME, SENT, day_by};
    use crate::calendar::Day;

    #[test]
    fn only_what_promises_a_day_for_the_goods_sets_one() {
        let from = Day::parse("2026-10-01").unwrap();
        let said = |words: &str, about: &[&str]| day_by(words, about, from).map(|day| day.to_string());
        for (words, day) in [
            ("最晚10月25号送到并装好", "2026-10-25"),
            ("10月5日前送达", "2026-10-05"),
            ("放心，1月3日之前送货上门", "2027-01-03"),
        ] {
            assert_eq!(said(words, &CAME).as_deref(), Some(day), "{words}");
        }
        assert_eq!(said("亲，10月8号前一定发", &SENT).as_deref(), Some("2026-10-08"));
        for words in [
            "10月5日前发不了货",
            "发票10月5日前开",
            "10月5日前退款到账",
            "收到，10月5日前回复您",
            "10月31日前下单赠送杯子，包配送",
            "10月5日前后送到",
            "10月5日送到",
            "目前还在送货，10月5日看看",
        ] {
            assert_eq!((said(words, &CAME), said(words, &SENT)), (None, None), "{words}");
        }
    }
}
