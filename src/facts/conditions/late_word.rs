//! Whether the seller told late of what keeps it from its service: a detail that meets 不可抗力 names the day of a notice, and
//! the seller's first word of it is of a later day.

use crate::calendar::Day;
use crate::case::{Case, Detail, Event};

use super::asks::says;
use super::witness::Witness;
use super::{Conditions, Look};

/// The stock refusal that such a detail answers.
const ANSWERED: &str = "force-majeure";
/// Words of a detail by which everybody could know.
const NOTICE: &[&str] = &["通知", "公告", "通告", "公示"];
/// With one of these before it there was none.
const NOT: &[&str] = &["没", "未", "无", "不"];
/// With one of these the seller says that the service will not be given.
const FALLS_OUT: &[&str] = &[
    "停电",
    "停水",
    "停业",
    "停航",
    "停运",
    "检修",
    "台风",
    "暴雨",
    "关门",
    "闭店",
    "开不了",
    "办不了",
    "做不了",
    "来不了",
    "取消",
    "改期",
    "改天",
];
/// A day is looked for in so many after the order.
const MOST_DAYS: i64 = 400;

impl Conditions {
    pub(super) fn late_word(&mut self, look: Look<'_>) {
        let is_notice =
            |detail: &&Detail| detail.answers.as_deref() == Some(ANSWERED) && is_others_notice(&detail.text);
        let mut notices = look.case.problem.details.iter().filter(is_notice);
        self.bind("told-late", notices.find_map(|detail| late(look, detail)));
    }
}

/// Does the text tell of a notice of somebody else's? 店里没有通知 and 客服发了通知 do not.
fn is_others_notice(text: &str) -> bool {
    const SELLERS: [&str; 9] = ["店里", "店家", "店铺", "商家", "卖家", "客服", "对方", "老板", "他们"];
    let is_told = |word: &&str| text.find(*word).is_some_and(|at| !says(&text[..at], NOT));
    !says(text, &SELLERS) && NOTICE.iter().any(is_told)
}

fn late(look: Look<'_>, detail: &Detail) -> Option<Witness> {
    let announced = first_day(look.case, &detail.text)?;
    let is_word = |event: &&Event| {
        let words = event.quote.iter().chain(&event.text);
        look.dispute.sides.is_seller(event.by) && words.into_iter().any(|words| says(words, FALLS_OUT))
    };
    let told = look.case.history.iter().find(is_word).filter(|told| told.at.day > announced)?;
    let path = detail.path();
    let notice = Witness::default().with("notice.at", announced, Some(path.join("text"))).with(
        "notice.text",
        &detail.text,
        Some(path.join("text")),
    );
    Some(notice.and(look.event("answer", told)))
}

/// The first day after the order that the text names.
fn first_day(case: &Case, text: &str) -> Option<Day> {
    let placed = case.order.placed?.day;
    let last = case.as_of.days_since(placed).min(MOST_DAYS);
    (0..=last).map(|days| placed.moved(days)).find(|day| day.is_named_in(text))
}

#[cfg(test)]
mod tests {
    use super::is_others_notice;

    #[test]
    fn a_notice_that_there_was_is_not_the_sellers() {
        for text in ["商场11月3日就在一楼贴了通知，写明11月7日停电", "海事部门7月10日发了停航公告"]
        {
            assert!(is_others_notice(text), "{text}");
        }
        for text in [
            "11月3日到11月7日都没有收到通知",
            "到11月7日店里没有通知我",
            "客服11月3日发了改期通知",
            "11月7日停电一整天",
        ] {
            assert!(!is_others_notice(text), "{text}");
        }
    }
}
