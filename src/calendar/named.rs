//! Days and hours that a sentence names: 系统8月3日11:30入库, 师傅下午3点04分才按门铃.

use std::ops::Range;

const MINUTES: u32 = 60;
/// Behind 点 these make an hour of a number; 3点意见 names none, nor does 3点以后.
const BEHIND: [&str; 11] = ["半", "整", "多", "左右", "前", "后", "才", "就", "到", "，", "。"];
const MORNING: [&str; 4] = ["上午", "早上", "清晨", "凌晨"];
const LATER: [&str; 4] = ["下午", "傍晚", "晚上", "当晚"];
/// From this hour on one without a word is of the morning, as a record writes it.
const OPENING: u32 = 8;
const NOON: u32 = 12;

/// A day that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDay {
    /// The year, where it stands before.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: u32,
    /// The day of the month, 1 to 31.
    pub day: u32,
    /// The bytes of the text.
    pub span: Range<usize>,
}

/// An hour that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedHour {
    /// The hour and the minute as they are written: 下午3点04分 is (3, 4).
    pub written: (u32, u32),
    /// By the clock of 24 hours, where that is clear: (15, 4). 3点04分 alone may be of either half of the day.
    pub clock: Option<(u32, u32)>,
}

impl NamedHour {
    /// The minutes since midnight, or since noon, as it is written.
    #[must_use]
    pub const fn minutes(&self) -> u32 {
        self.written.0 * MINUTES + self.written.1
    }
}

/// Every day of a text: `5月4日`, `2026年5月4号`.
pub fn days(text: &str) -> impl Iterator<Item = NamedDay> {
    text.match_indices('月').filter_map(|(at, _)| day_around(text, at))
}

/// The day whose 月 stands at this byte.
fn day_around(text: &str, at: usize) -> Option<NamedDay> {
    let (before, after) = (&text[..at], &text[at + '月'.len_utf8()..]);
    let month = trailing_digits(before);
    let rest = &before[..before.len() - month.len()];
    let year = rest.strip_suffix('年').map(trailing_digits).filter(|year| year.len() == 4);
    let start = year.map_or(rest.len(), |year| rest.len() - '年'.len_utf8() - year.len());
    let digits = after.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(after.len());
    let (day, end) = after.split_at(digits);
    let mark = end.chars().next().filter(|sign| matches!(sign, '日' | '号'))?;
    let within = |text: &str, most: u32| text.parse().ok().filter(|number| (1..=most).contains(number));
    Some(NamedDay {
        year: year.and_then(|year| year.parse().ok()),
        month: within(month, 12)?,
        day: within(day, 31)?,
        span: start..at + '月'.len_utf8() + digits + mark.len_utf8(),
    })
}

/// Every hour of the clock in a text, 11:30, 8时31分, 晚上8点半, in order; not lengths and counts (2小时, 3点意见).
pub fn hours(text: &str) -> impl Iterator<Item = NamedHour> {
    let signs = text.char_indices().filter(|(_, sign)| matches!(sign, '点' | '时' | ':' | '：'));
    signs.filter_map(|(at, sign)| hour_before(&text[..at], sign, &text[at + sign.len_utf8()..]))
}

/// The hour that ends before a sign, with the minutes behind it.
fn hour_before(before: &str, sign: char, behind: &str) -> Option<NamedHour> {
    let figure = trailing_digits(before);
    let hour: u32 = figure.parse().ok().filter(|_| figure.len() <= 2)?;
    let minutes =
        &behind[..behind.len() - behind.trim_start_matches(|sign: char| sign.is_ascii_digit()).len()];
    let is_loose = sign == '点' && BEHIND.iter().any(|word| behind.starts_with(word));
    let minute = match minutes.len() {
        2 => minutes.parse().ok()?,
        0 if is_loose && behind.starts_with('半') => MINUTES / 2,
        0 if is_loose => 0,
        _ => return None,
    };
    (hour < 24 && minute < MINUTES)
        .then(|| NamedHour { written: (hour, minute), clock: clock(before, hour, minute) })
}

/// By the clock of 24 hours: the last word before it says which half of the day it is of.
fn clock(before: &str, hour: u32, minute: u32) -> Option<(u32, u32)> {
    let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
    let hour = match (last(&MORNING), last(&LATER)) {
        _ if hour > NOON => hour,
        (morning, Some(later)) if morning.is_none_or(|morning| morning < later) && hour < NOON => hour + NOON,
        (None, None) if hour < OPENING => return None,
        _ => hour,
    };
    Some((hour, minute))
}

fn trailing_digits(text: &str) -> &str {
    &text[text.trim_end_matches(|sign: char| sign.is_ascii_digit()).len()..]
}

#[cfg(test)]
mod tests {
    use super::{days, hours};

    #[test]
    fn a_day_is_a_month_and_a_day() {
        let named = |text| days(text).map(|one| (one.year, one.month, one.day)).collect::<Vec<_>>();
        assert_eq!(named("2026年5月4日至6月12号，3月内，13月1日"), [(Some(2026), 5, 4), (None, 6, 12)]);
        assert_eq!(named("专柜8月24日书面答复"), [(None, 8, 24)]);
        assert_eq!(named("8月下旬答复，每月24日"), []);
        let text = "于2026年5月4日签收";
        assert_eq!(days(text).map(|one| text[one.span].to_owned()).collect::<Vec<_>>(), ["2026年5月4日"]);
    }

    #[test]
    fn an_hour_is_of_the_clock() {
        let written = |text| hours(text).map(|one| one.written).collect::<Vec<_>>();
        assert_eq!(
            written("骑手8时31分到店，9:07送达，下午3点半才到，晚上8点左右"),
            [(8, 31), (9, 7), (3, 30), (8, 0)]
        );
        for text in [
            "等了2小时",
            "有3点意见",
            "页面写着比例3比4",
            "到时再说",
            "48小时内发货",
            "3点以后",
            "长宽比16:9",
        ] {
            assert_eq!(written(text), [], "{text}");
        }
    }

    #[test]
    fn the_half_of_the_day_is_clear_or_none() {
        let clock = |text| hours(text).map(|one| one.clock).collect::<Vec<_>>();
        assert_eq!(clock("约的是下午2点，师傅3点04分才按门铃"), [Some((14, 0)), Some((15, 4))]);
        assert_eq!(clock("11月2日晚上8点半打的电话，15:04按门铃"), [Some((20, 30)), Some((15, 4))]);
        assert_eq!(clock("上午约好，骑手8时31分到店，3点04分才来"), [Some((8, 31)), Some((3, 4))]);
        assert_eq!(clock("3点04分才来"), [None]);
    }
}
