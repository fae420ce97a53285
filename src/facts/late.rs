//! By when goods that came later were to come.

use serde::Serialize;

use crate::calendar::{Day, named};
use crate::case::{Case, Event, EventKind};
use crate::dispute::Dispute;

/// One of these makes a day that is named the last one.
const BY: [&str; 5] = ["前", "最晚", "最迟", "不晚于", "之内"];

/// A promise that the goods were late for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LateFacts {
    /// The day by which they were to be sent, or to come.
    pub until: Day,
    /// True where the page said so, false where the seller did.
    pub by_page: bool,
}

/// What the first dispatch or receipt was late for: what the seller said last, else what the page says.
pub(super) fn late(case: &Case, dispute: &Dispute, place: usize) -> Option<LateFacts> {
    let event = &case.history[place];
    let about: &[&str] = match event.kind {
        EventKind::Delivered => &["送", "到"],
        EventKind::Shipped => &["发"],
        _ => return None,
    };
    let before = &case.history[..place];
    if before.iter().any(|one| one.kind == event.kind) {
        return None;
    }
    // The dispatch was late already.
    let is_told = |at: usize| before[at].kind == EventKind::Shipped && late(case, dispute, at).is_some();
    if event.kind == EventKind::Delivered && (0..place).any(is_told) {
        return None;
    }
    let mut of_seller = before.iter().rev().filter(|one| dispute.sides.is_seller(one.by));
    let said = of_seller.find_map(|one| promised(one, about));
    let said = said.map(|until| LateFacts { until, by_page: false });
    let placed = case.order.placed?.day;
    let page = case.order.promises.iter().filter_map(|promise| last_day(&promise.text, about, placed));
    let page = page.map(|until| LateFacts { until, by_page: true }).next();
    said.or(page).filter(|late| late.until < event.at.day)
}

/// The day that the seller's words promise.
fn promised(event: &Event, about: &[&str]) -> Option<Day> {
    let words = event.quote.as_deref().or(event.text.as_deref())?;
    let is_about = about.iter().any(|word| words.contains(word));
    event.until.filter(|_| is_about).or_else(|| last_day(words, about, event.at.day))
}

/// The one day that the words name as the last, in the year from this day on.
fn last_day(words: &str, about: &[&str], from: Day) -> Option<Day> {
    let has = |wanted: &[&str]| wanted.iter().any(|word| words.contains(word));
    let days: Vec<named::NamedDay> = named::days(words).collect();
    let [day] = &days[..] else { return None };
    if !has(&BY) || !has(about) {
        return None;
    }
    let of = |year: i32| Day::parse(&format!("{year}-{:02}-{:02}", day.month, day.day)).ok();
    of(day.year.unwrap_or_else(|| from.year()))
        .filter(|day| *day >= from)
        .or_else(|| of(from.year() + 1).filter(|_| day.year.is_none()))
}
