//! Dates in words, by what stands before them: 2026年5月1日 at first, then 5月4日 while the year stays, 当日, 次日.

use crate::calendar::{Day, Moment};
use crate::case::EventKind;
use crate::channel::{Audience, Channel, Citing, Register};
use crate::facts::{EventFacts, ExhibitFacts, Facts};

use super::marks::DateStyle;

/// How a channel says dates.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "a channel sets each by itself")]
pub(super) struct Manner<'a> {
    /// The day of writing.
    pub(super) as_of: Day,
    /// The first date says its year even if it is the year of writing.
    pub(super) with_year: bool,
    /// Dates say the time of day.
    pub(super) with_time: bool,
    /// A date says its day alone where its month was said in the same paragraph.
    pub(super) is_short: bool,
    /// The word for the same day as the date before.
    pub(super) same_day: &'a str,
    /// The word for its evening.
    pub(super) same_evening: &'a str,
    /// The word for the day after it.
    pub(super) next_day: &'a str,
    /// A month holds over paragraphs, as in a note of short lines.
    pub(super) carries_month: bool,
    /// One person speaks to another: 268元, not 268.00元, and 我 where the writer's own words say 本人.
    pub(super) is_spoken: bool,
    /// An empty line stands between paragraphs.
    pub(super) is_spaced: bool,
    /// Exhibits that are named where they are first needed.
    pub(super) exhibits: &'a [ExhibitFacts],
    /// What happened, whose hours are told in writing on a day of many steps.
    course: &'a [EventFacts],
}

/// On a day of so many steps each has its hour: of three the words say which came first.
const MANY: usize = 4;

impl<'a> Manner<'a> {
    /// As the channel says.
    pub(super) fn of(channel: &'a Channel, facts: &'a Facts) -> Self {
        let word = |key: &str, usual: &'a str| channel.voice.get(key).map_or(usual, String::as_str);
        Self {
            as_of: facts.case.as_of,
            with_year: channel.dates_with_year,
            with_time: channel.dates_with_time,
            is_short: channel.dates_short,
            carries_month: channel.audience == Audience::Public,
            same_day: word("same_day", "当日"),
            same_evening: word("same_evening", word("same_day", "当日")),
            next_day: word("next_day", "次日"),
            is_spoken: channel.register != Register::Formal,
            is_spaced: channel.is_spaced,
            course: if channel.register == Register::Formal { &facts.timeline } else { &[] },
            exhibits: if channel.exhibits == Citing::Named { &facts.exhibits } else { &[] },
        }
    }
}

impl Manner<'_> {
    /// The same, with exhibits cited by their number alone.
    pub(super) fn without_titles(self) -> Self {
        Self { exhibits: &[], ..self }
    }

    /// Did so much happen on this day that each step has its hour?
    fn is_full(&self, day: Day) -> bool {
        // What the other side said is told by its reasons, whatever the hour.
        let is_word = |event: &EventFacts| matches!(event.event, EventKind::Refused | EventKind::Replied);
        let is_of = |event: &&EventFacts| event.at.day == day && event.at.time.is_some() && !is_word(event);
        self.course.iter().filter(is_of).count() >= MANY
    }
}

/// Behind a day with one of these the words are not about that day alone: 10月3日到10月9日, 11月10日才定的.
const NOT_ALONE: [&str; 24] = [
    "到", "至", "和", "与", "、", "的", "前", "后", "起", "以", "之", "才", "就", "—", "-", "中", "内", "（",
    "(", "～", "~", "那", "为", "是",
];

/// The day with which the words of a detail begin, and what was on it: 11月17日蒸鸡蛋.
pub(super) fn day_first(text: &str) -> Option<(&str, &str)> {
    let digits = |text: &str| text.chars().take_while(char::is_ascii_digit).count();
    let month = digits(text);
    let behind_month = text[month..].strip_prefix('月').filter(|_| (1..=2).contains(&month))?;
    let day = digits(behind_month);
    let behind = behind_month[day..].strip_prefix('日').filter(|_| (1..=2).contains(&day))?;
    let is_alone = !NOT_ALONE.iter().any(|word| behind.starts_with(word)) && !behind.is_empty();
    is_alone.then(|| (&text[..text.len() - behind.len()], behind.trim_start_matches(['，', ' '])))
}

/// What has been said of dates so far in one text.
pub(super) struct Dates<'a> {
    manner: Manner<'a>,
    /// The year that is clear without saying it.
    year: Option<i32>,
    last: Option<Day>,
    /// The day that was said last in this paragraph, where nothing since has named another month.
    month_of: Option<Day>,
    /// A line of a note began since: 当天 is clear there, 第二天 is not.
    is_new_line: bool,
    /// The day that this line said last.
    of_line: Option<Day>,
}

impl<'a> Dates<'a> {
    pub(super) fn new(manner: Manner<'a>) -> Self {
        let year = (!manner.with_year).then(|| manner.as_of.year());
        Self { manner, year, last: None, month_of: None, is_new_line: false, of_line: None }
    }

    /// A new paragraph: 当日 of the one before is out of sight.
    pub(super) fn new_paragraph(&mut self) {
        self.of_line = None;
        if self.manner.carries_month {
            self.is_new_line = true;
        } else {
            self.interrupt();
        }
    }

    /// A text that names days of its own: those of the day said last leave it clear, those of its month the month.
    pub(super) fn pass(&mut self, text: &str) {
        let named = days_in(text);
        let is_of = |day: Day| {
            let months: Vec<&(u32, u32)> = named.iter().filter(|(month, _)| *month == day.month()).collect();
            (months.len() == named.len(), months.iter().all(|(_, of)| *of == day.day()))
        };
        let (of_month, _) = self.month_of.map_or((false, false), is_of);
        let (of_last, is_last) = self.last.map_or((false, false), is_of);
        if !(of_last && is_last) {
            self.last = None;
        }
        if !of_month {
            self.month_of = None;
        }
    }

    /// What stands between makes it unclear which day 当日 would mean.
    fn interrupt(&mut self) {
        self.last = None;
        self.month_of = None;
    }

    /// The words for a date of the facts; none in a note for the day of an answer in the sentence that asks.
    pub(super) fn in_words(&mut self, text: &str, style: DateStyle, is_inside: bool) -> String {
        let Ok(moment) = Moment::parse(text) else {
            return text.to_owned();
        };
        let is_step = style.relative && !style.aside && self.manner.is_full(moment.day);
        let time = if style.with_time || is_step || !style.day_only && self.manner.with_time {
            moment.time_in_words()
        } else {
            String::new()
        };
        if style.aside {
            let is_year_of_writing = moment.day.year() == self.manner.as_of.year();
            // After 保修至2027年2月5日 neither 5日 nor 次日 is clear.
            self.month_of = self.month_of.filter(|said| is_same_month(*said, moment.day));
            self.last = self.last.filter(|_| is_year_of_writing);
            // Nor is 2月5日 behind it, which is of the year before.
            self.year = self.year.filter(|_| is_year_of_writing);
            return if is_year_of_writing {
                moment.day.in_words_without_year()
            } else {
                moment.day.in_words()
            };
        }
        let words = format!("{}{time}", self.day_in_words(moment, style, is_inside));
        let is_of_line = self.of_line.replace(moment.day) == Some(moment.day);
        let is_answer = is_inside && style.relative && is_of_line;
        let words = if self.manner.carries_month && is_answer { String::new() } else { words };
        self.year = Some(moment.day.year());
        words
    }

    /// 当日 and 次日 stand only after a step of the account that named its day in full.
    fn day_in_words(&mut self, moment: Moment, style: DateStyle, is_inside: bool) -> String {
        let day = moment.day;
        let last = self.last.take().filter(|last| !self.is_new_line || *last == day);
        self.is_new_line = false;
        match last.map(|last| day.days_since(last)).filter(|_| style.relative) {
            Some(0) => {
                self.last = last;
                return if moment.is_evening() { self.manner.same_evening } else { self.manner.same_day }
                    .to_owned();
            }
            // A step that begins with 次日 makes who decides reckon; within a sentence the day stands before it.
            Some(1) if is_inside || self.manner.is_spoken => {
                // After 次日 of the last of a month 3日 would be unclear.
                self.month_of = self.month_of.filter(|said| is_same_month(*said, day));
                return self.manner.next_day.to_owned();
            }
            _ => {}
        }
        let is_clear = self.month_of.replace(day).is_some_and(|said| is_same_month(said, day));
        if style.relative || style.starts_range {
            self.last = Some(day);
        }
        if style.with_year || self.year != Some(day.year()) {
            return day.in_words();
        }
        let same_month = last.is_some_and(|last| is_same_month(last, day));
        let is_short = self.manner.is_short && is_clear && (style.relative || style.ends_range);
        if style.ends_range && same_month || is_short {
            day.day_in_words()
        } else {
            day.in_words_without_year()
        }
    }
}

fn is_same_month(one: Day, other: Day) -> bool {
    (one.year(), one.month()) == (other.year(), other.month())
}

/// Does a text of the case name a day of its own?
pub(super) fn names_a_day(text: &str) -> bool {
    let mut before = None;
    text.chars().any(|c| {
        let names = matches!(c, '日' | '月' | '号') && before.is_some_and(|b: char| b.is_ascii_digit());
        before = Some(c);
        names
    })
}

/// The days that a text names, each a month and a day; a month or a day alone is of no day.
fn days_in(text: &str) -> Vec<(u32, u32)> {
    let number = |digits: &str| digits.parse().unwrap_or(0);
    let pieces = text.split_inclusive(['月', '日', '号']);
    let mut month = 0;
    let mut found = Vec::new();
    for piece in pieces {
        let head = piece.trim_end_matches(['月', '日', '号']);
        if head.len() == piece.len() {
            continue;
        }
        let digits = &head[head.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
        if piece.ends_with('月') {
            month = number(digits);
        } else if !digits.is_empty() {
            let is_straight = digits.len() == head.len();
            found.push((if is_straight { month } else { 0 }, number(digits)));
        }
        if !piece.ends_with('月') {
            month = 0;
        }
    }
    found
}
