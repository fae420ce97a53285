//! Figures that two texts have in common: 那五百八你扫的是个人码 and 580元是师傅拿出手机让扫的 speak of one payment.

use std::collections::BTreeSet;

use crate::amount::Amount;
use crate::calendar::named;
use crate::case::{Case, Event};
use crate::numerals::said;

/// A figure from here on is seldom there twice by chance; a smaller one needs the same unit.
const TELLING: u32 = 100;
/// And none is telling below this.
const LEAST: u32 = 10;
/// Years are everywhere.
const YEARS: std::ops::RangeInclusive<u32> = 2000..=2099;
/// What stands behind days, hours and shares.
const TIMES: &str = "年月日号点时:：%％";
const NUMERALS: &str = "〇零一二两三四五六七八九十百千";

/// Do both name a figure that is no day, no price, no claim and no part of what the goods are called?
#[must_use]
pub fn share_figure(case: &Case, event: &Event, clause: &str, detail: &str) -> bool {
    let known = known(case, event);
    let theirs = figures(clause);
    figures(detail).into_iter().any(|(one, unit)| {
        let is_same = |(other, other_unit): &(u32, Option<char>)| {
            one == *other && (one >= TELLING || unit.is_some() && unit == *other_unit)
        };
        one >= LEAST && !YEARS.contains(&one) && !known.contains(&one) && theirs.iter().any(is_same)
    })
}

/// Do both count days, or hours? 过了七天了 is met by 页面写的是30天试用, and 外箱都没了 beside it is not.
#[must_use]
pub fn count_time_alike(clause: &str, detail: &str) -> bool {
    const TIME: [char; 2] = ['天', '小'];
    let units = |text: &str| -> BTreeSet<char> {
        let text = text.replace("个小时", "小时");
        figures(&text).into_iter().filter_map(|(_, unit)| unit).filter(|unit| TIME.contains(unit)).collect()
    };
    !units(clause).is_disjoint(&units(detail))
}

/// Do both name an hour of the clock, or two days? 11点半还车 and 系统入库时间11:30 speak of one return.
pub(super) fn share_moment(clause: &str, detail: &str) -> bool {
    let hours = |text: &str| -> BTreeSet<u32> { named::hours(text).map(|hour| hour.minutes()).collect() };
    let days =
        |text: &str| -> BTreeSet<(u32, u32)> { named::days(text).map(|day| (day.month, day.day)).collect() };
    !hours(clause).is_disjoint(&hours(detail))
        || days(clause).intersection(&days(detail)).count() >= SEVERAL_DAYS
}

/// One day both may name by chance: that of the order.
const SEVERAL_DAYS: usize = 2;

/// What everybody in the case speaks of: the price, the claims, the offer, the size in the name.
fn known(case: &Case, event: &Event) -> Vec<u32> {
    let claims = case.claims.iter().filter_map(|claim| claim.amount);
    let sums = claims.chain(event.amount).chain([case.order.paid]);
    let whole = |sum: Amount| u32::try_from(sum.fen() / 100).ok();
    let named = [Some(case.order.item.as_str()), case.order.spec.as_deref()];
    let named = named.into_iter().flatten().flat_map(figures).map(|(figure, _)| figure);
    sums.filter_map(whole).chain(named).collect()
}

/// The figures of a text, each with the Chinese character behind it; not those of days and hours.
pub(super) fn figures(text: &str) -> Vec<(u32, Option<char>)> {
    let is_digit = |sign: char| sign.is_ascii_digit();
    let is_numeral = |sign: char| NUMERALS.contains(sign);
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign| is_digit(sign) || is_numeral(sign)) {
        let tail = &rest[start..];
        let is_plain = tail.starts_with(is_digit);
        let end = tail.find(|sign| if is_plain { !is_digit(sign) } else { !is_numeral(sign) });
        let (figure, behind) = tail.split_at(end.unwrap_or(tail.len()));
        let next = behind.chars().next();
        let is_whole = !next.is_some_and(|sign| TIMES.contains(sign) || sign == '.');
        let is_part = rest[..start].ends_with(['.', '月', '第', '点', ':', '：', '年']);
        let number = if is_plain { figure.parse().ok() } else { counted(figure) };
        let unit = next.filter(|sign| !sign.is_ascii());
        found.extend(number.filter(|_| is_whole && !is_part).map(|number| (number, unit)));
        rest = behind;
    }
    found
}

/// 五百八 is 580 where people speak of money.
fn counted(figure: &str) -> Option<u32> {
    let short = || {
        let unit = figure.chars().rev().nth(1)?;
        let below = [('千', '百'), ('百', '十')].into_iter().find(|(one, _)| *one == unit)?.1;
        said(&format!("{figure}{below}"))
    };
    said(figure).or_else(short)
}

#[cfg(test)]
mod tests {
    use super::{count_time_alike, figures, share_moment};

    #[test]
    fn days_are_counted_alike_and_nothing_else() {
        assert!(count_time_alike("已经过了七天了", "页面写的是30天试用"));
        assert!(count_time_alike("超过24小时不认", "两个小时内就发了照片"));
        assert!(!count_time_alike("外箱都没了", "页面写的是30天试用"));
        assert!(!count_time_alike("退300块", "写的是30天试用"));
    }

    #[test]
    fn an_hour_or_two_days_are_shared() {
        assert!(share_moment("系统入库时间11:30", "10:31进站，不可能11点半才还车"));
        assert!(share_moment("后台有您8月3号 8月11号3次入场", "入场记录是8月3日、8月11日"));
        assert!(!share_moment("8月3号入的场", "入场记录是8月3日、8月11日"));
        assert!(!share_moment("等了2小时，有3点意见", "2小时，3点以后"));
    }

    #[test]
    fn figures_are_read_with_what_they_count() {
        assert_eq!(figures("那五百八你扫的是个人码"), [(580, Some('你'))]);
        assert_eq!(figures("累计打卡147天，未达到150天"), [(147, Some('天')), (150, Some('天'))]);
        assert_eq!(figures("12月15日开课，8点02分取货，标90%，共1.5米"), []);
        assert_eq!(figures("一百二十九的团购"), [(129, Some('的'))]);
    }
}
