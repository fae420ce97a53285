//! Days and times as people write them: `2026年5月4日`, `5/4`, `下午7:02`, ISO with a zone.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, Timelike};

use super::numbered::in_figures;
use super::{DateError, Day, Moment, exact_time, numbers, ymd};

/// China Standard Time, in hours.
const ZONE: i32 = 8;
/// A day with no year is looked for so many days after the earliest one that is written in full.
const SPAN: i64 = 183;

/// What a person may have meant by a day in another form.
pub(super) fn why_not_a_day(text: &str) -> DateError {
    let plain = dashed(&in_figures(text));
    if let Some((first, second, third)) = numbers(&plain, '-') {
        return why_not_these(first, second, third);
    }
    if plain.len() == 8 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return match ymd(&plain[..4], &plain[4..6], &plain[6..]) {
            Some(day) => DateError::WriteAs(day.to_string()),
            None => DateError::Impossible,
        };
    }
    let month_and_day = plain.split('-').collect::<Vec<_>>();
    if month_and_day.len() == 2 && month_and_day.iter().all(|part| matches!(part.parse(), Ok(1..=31_u32))) {
        return DateError::NoYear;
    }
    DateError::NotADate
}

/// What a person may have meant by a moment in another form.
pub(super) fn why_not_a_moment(text: &str) -> DateError {
    let plain: String = in_figures(text.trim()).chars().map(narrow).collect();
    if let Some(better) = with_zone(&plain) {
        return DateError::WriteAs(better);
    }
    let (day, time) = parted(&plain);
    let day = match Day::parse(day) {
        Ok(day) => day.to_string(),
        Err(DateError::WriteAs(better)) => better,
        Err(error) => return error,
    };
    if time.is_empty() {
        return DateError::WriteAs(day);
    }
    match time_said(time) {
        Some((hour, minute)) if hour < 24 && minute < 60 => {
            DateError::WriteAs(format!("{day} {hour:02}:{minute:02}"))
        }
        Some(_) => DateError::Impossible,
        None => DateError::NotADate,
    }
}

/// The moment that a text without a year means beside days that are written in full, the earliest and the latest of them:
/// the one within half a year after the earliest, or not after the latest. `None` where none or more than one is.
pub fn in_year_of(text: &str, earliest: Day, latest: Day) -> Option<Moment> {
    let end = earliest.moved(SPAN).max(latest);
    let mut found = None;
    for year in earliest.year()..=end.year() {
        let moment = with_year(text, year);
        if let Some(moment) = moment.filter(|moment| (earliest..=end).contains(&moment.day)) {
            if found.is_some() {
                return None;
            }
            found = Some(moment);
        }
    }
    found
}

/// The moment that somebody means who says it on a day: `昨天 15:08`, `星期三 10:20`, `上午10:20`, `5月5日`. The latest one that
/// is not after that day; `None` where it is no moment.
pub fn said_on(text: &str, today: Day) -> Option<Moment> {
    let plain: String = in_figures(text.trim()).chars().map(narrow).collect();
    let time = |text: &str| time_said(text).filter(|(hour, _)| *hour < 24);
    if let Some((day, rest)) = named_day(&plain, today) {
        let is_bare = rest.trim().is_empty();
        return if is_bare { Some(day.into()) } else { Some(Moment { day, time: Some(time(rest.trim())?) }) };
    }
    match Moment::parse(&plain) {
        Ok(moment) => Some(moment),
        Err(DateError::WriteAs(better)) => Moment::parse(&better).ok(),
        Err(DateError::NoYear) => {
            let years = [today.year(), today.year() - 1];
            years.iter().filter_map(|year| with_year(&plain, *year)).find(|moment| moment.day <= today)
        }
        Err(_) => Some(Moment { day: today, time: Some(time(&plain)?) }),
    }
}

/// A text without a year as a moment of that year.
fn with_year(text: &str, year: i32) -> Option<Moment> {
    let text = in_figures(text);
    let full = if text.contains('月') { format!("{year}年{text}") } else { format!("{year}-{text}") };
    match Moment::parse(&full) {
        Err(DateError::WriteAs(better)) => Moment::parse(&better).ok(),
        other => other.ok(),
    }
}

/// The day that a word at the start names, and what follows.
fn named_day(text: &str, today: Day) -> Option<(Day, &str)> {
    const NEAR: [(&str, i64); 4] = [("今天", 0), ("昨天", -1), ("昨日", -1), ("前天", -2)];
    let near = NEAR.iter().find_map(|(word, days)| Some((today.moved(*days), text.strip_prefix(word)?)));
    near.or_else(|| {
        let rest = text.strip_prefix("星期").or_else(|| text.strip_prefix('周'))?;
        let wanted_sign = rest.chars().next()?;
        let days = ["一", "二", "三", "四", "五", "六", "日天"];
        let wanted = days.iter().position(|names| names.contains(wanted_sign))?;
        let day = (1..=7).map(|back| today.moved(-back)).find(|day| day.weekday() == wanted)?;
        Some((day, rest.trim_start_matches(wanted_sign)))
    })
}

/// With `-` between the parts and ASCII digits.
fn dashed(text: &str) -> String {
    let parts = text.chars().map(narrow).filter(|c| *c != ' ');
    let plain: String = parts
        .map(|c| match c {
            '年' | '月' | '/' | '.' | '—' | '–' => '-',
            other => other,
        })
        .collect();
    plain.trim_end_matches(['日', '号']).to_owned()
}

fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' => ' ',
        '。' => '.',
        other => other,
    }
}

fn why_not_these(first: &str, second: &str, third: &str) -> DateError {
    if first.len() == 4 {
        return ymd(first, second, third)
            .map_or(DateError::Impossible, |day| DateError::WriteAs(day.to_string()));
    }
    if third.len() != 4 {
        return DateError::NotADate;
    }
    match (ymd(third, first, second), ymd(third, second, first)) {
        (Some(one), Some(other)) if one != other => DateError::Ambiguous(one.to_string(), other.to_string()),
        (Some(only), _) | (None, Some(only)) => DateError::WriteAs(only.to_string()),
        (None, None) => DateError::Impossible,
    }
}

/// Day and time: parted by a blank, or by the sign that ends a day.
fn parted(text: &str) -> (&str, &str) {
    let is_day = |c: char| c.is_ascii_digit() || "年月-/. ".contains(c);
    let end = match text.find(|c| !is_day(c)) {
        Some(at) if text[at..].starts_with(['日', '号']) => at + '日'.len_utf8(),
        Some(at) if text[at..].starts_with('T') => at,
        // `2026-05-04 19:02`: the digits before the colon are no part of the day.
        Some(at) => text[..at].rfind(' ').filter(|blank| *blank > 0).unwrap_or(at),
        None => text.len(),
    };
    (text[..end].trim(), text[end..].trim_start_matches(['T', ',', ' ']))
}

/// Hour and minute: `19:02`, `19点02分`, `下午7点半`, `7:02 PM`.
fn time_said(text: &str) -> Option<(u32, u32)> {
    const HALVES: [(&str, u32, u32, u32); 10] = [
        // From which hour to which, and what is added.
        ("凌晨", 1, 6, 0),
        ("清晨", 4, 9, 0),
        ("早上", 5, 11, 0),
        ("上午", 5, 12, 0),
        ("下午", 1, 11, 12),
        ("傍晚", 4, 8, 12),
        ("晚上", 5, 11, 12),
        ("晚", 5, 11, 12),
        ("AM", 1, 11, 0),
        ("PM", 1, 11, 12),
    ];
    let text = without_weekday(text);
    let upper = text.to_ascii_uppercase();
    let half = HALVES.iter().find(|(word, ..)| {
        let is_first = !word.is_ascii() && upper.starts_with(word);
        is_first || (word.is_ascii() && upper.ends_with(word))
    });
    let bare = match half {
        Some((word, ..)) if word.is_ascii() => upper.trim_end_matches(word).trim().to_owned(),
        Some((word, ..)) => upper.trim_start_matches(word).trim().to_owned(),
        None => upper,
    };
    let plain =
        bare.replace(['点', '时'], ":").replace(['分', ' '], "").replace('半', "30").replace('整', "");
    let plain = plain.strip_suffix(':').map(|hour| format!("{hour}:00")).unwrap_or(plain);
    let plain = plain.strip_suffix('秒').unwrap_or(&plain);
    let read = exact_time(plain).map(|time| time.map_or((24, 0), |time| (time.hour(), time.minute())))?;
    match half {
        Some((_, from, to, more)) if (*from..=*to).contains(&read.0) => Some((read.0 + more, read.1)),
        // 下午19:02 says it twice.
        Some((_, _, _, 12)) if (13..24).contains(&read.0) => Some(read),
        Some(_) => None,
        None => Some(read),
    }
}

fn without_weekday(text: &str) -> &str {
    let text = text.trim_start_matches(['(', ' ']);
    let rest = text.strip_prefix("星期").or_else(|| text.strip_prefix('周'));
    let rest = rest.and_then(|rest| rest.strip_prefix(['一', '二', '三', '四', '五', '六', '日', '天']));
    rest.map_or(text, |rest| rest.trim_start_matches([')', ' ']))
}

/// ISO 8601 with a zone, in the time of China.
fn with_zone(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T')?;
    let at = time.find(['Z', '+', '-'])?;
    let (time, zone) = time.split_at(at);
    let day: NaiveDate = day.parse().ok()?;
    let time = exact_time(time.split('.').next()?)?.ok()?;
    let minutes = if zone == "Z" { 0 } else { minutes(zone)? };
    let there = NaiveDateTime::new(day, time);
    let offset = FixedOffset::east_opt((ZONE * 60 - minutes) * 60)?;
    let here = there.checked_add_offset(offset)?;
    Some(here.format("%Y-%m-%d %H:%M").to_string())
}

/// `+08:00`, `+0800` or `+08`, in minutes.
fn minutes(zone: &str) -> Option<i32> {
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone[1..].chars().filter(|c| *c != ':').collect();
    let is_plain = matches!(digits.len(), 2 | 4) && digits.bytes().all(|b| b.is_ascii_digit());
    let hours: i32 = digits.get(..2).filter(|_| is_plain)?.parse().ok()?;
    let more: i32 =
        digits.get(2..).filter(|more| !more.is_empty()).map_or(Some(0), |more| more.parse().ok())?;
    Some(sign * (hours * 60 + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Result<String, DateError> {
        match Moment::parse(text) {
            Err(DateError::WriteAs(better)) => Ok(better),
            Ok(moment) => Ok(moment.to_string()),
            Err(error) => Err(error),
        }
    }

    #[test]
    fn moments_as_people_write_them() {
        for (text, better) in [
            ("2026年5月4日19点02分", "2026-05-04 19:02"),
            ("2026年5月4日 下午7:02", "2026-05-04 19:02"),
            ("2026 年 5 月 4 日", "2026-05-04"),
            ("2026/5/4 晚上7点半", "2026-05-04 19:30"),
            ("2026-05-04 7:02 PM", "2026-05-04 19:02"),
            ("2026-05-04（周一）19：02", "2026-05-04 19:02"),
            ("2026.5.4 19:02:33", "2026-05-04 19:02"),
            ("2026-05-04T19:02:00+08:00", "2026-05-04 19:02"),
            ("2026-05-04T11:02:00.123Z", "2026-05-04 19:02"),
            ("2026-05-04T20:02:00Z", "2026-05-05 04:02"),
            ("２０２６－０５－０４　１９：０２", "2026-05-04 19:02"),
        ] {
            assert_eq!(said(text).as_deref(), Ok(better), "{text}");
        }
        for text in ["2026-05-04 晚上1点", "2026-05-04 中午", "2026-05-04 上午19:00"] {
            assert_eq!(said(text), Err(DateError::NotADate), "{text}");
        }
        assert_eq!(said("5月4日19:02"), Err(DateError::NoYear));
        assert_eq!(said("5月4日 19:02"), Err(DateError::NoYear));
    }

    #[test]
    fn words_for_days_are_against_the_day_of_writing() {
        let today = Day::parse("2026-05-20").unwrap();
        for (text, moment) in [
            ("昨天 15:08", "2026-05-19 15:08"),
            ("今天", "2026-05-20"),
            ("前天晚上7点半", "2026-05-18 19:30"),
            ("星期三 10:20", "2026-05-13 10:20"),
            ("周一", "2026-05-18"),
            ("上午10:20", "2026-05-20 10:20"),
            ("下午6:30", "2026-05-20 18:30"),
            ("18:30", "2026-05-20 18:30"),
            ("5月5日 10:20", "2026-05-05 10:20"),
            ("5月21日", "2025-05-21"),
            ("12月30日 8:00", "2025-12-30 08:00"),
            ("2026/5/5 10:20:33", "2026-05-05 10:20"),
        ] {
            assert_eq!(
                said_on(text, today).map(|moment| moment.to_string()).as_deref(),
                Some(moment),
                "{text}"
            );
        }
        for text in ["你好", "星期", "25:00", "今天 不行", "5月", "一周"] {
            assert_eq!(said_on(text, today), None, "{text}");
        }
    }

    #[test]
    fn a_year_is_taken_only_where_one_fits() {
        let day = |text| Day::parse(text).unwrap();
        let found = |text, from, to| in_year_of(text, day(from), day(to)).map(|moment| moment.to_string());
        assert_eq!(found("5月4日 19:02", "2026-05-01", "2026-05-01").as_deref(), Some("2026-05-04 19:02"));
        assert_eq!(found("1月3日", "2025-12-28", "2025-12-30").as_deref(), Some("2026-01-03"));
        assert_eq!(found("5-4", "2026-05-01", "2026-05-20").as_deref(), Some("2026-05-04"));
        // Before the order, or a year that has this day twice.
        assert_eq!(found("4月30日", "2026-05-01", "2026-05-20"), None);
        assert_eq!(found("5月4日", "2025-05-01", "2026-06-01"), None);
    }
}
