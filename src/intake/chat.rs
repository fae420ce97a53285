//! Chats: who says what and when, in the layouts in which they are copied and exported.

use std::collections::BTreeSet;

use crate::calendar::{Day, Moment, said_on};
use crate::case::EventKind;
use crate::language::Both;
use crate::numerals;

use super::labels::of;
use super::page::{Page, shortened};
use super::speaker::{Side, by_name, is_name, sides};
use super::talk::{Talk, is_greeting, of_other, of_system};
use super::{Known, happened, source};

/// A line of a chat.
#[derive(Debug)]
struct Message<'a> {
    line: usize,
    name: Option<&'a str>,
    at: Option<Said>,
    text: &'a str,
}

/// A moment, and whether the text itself says the year.
#[derive(Debug, Clone, Copy)]
struct Said {
    moment: Moment,
    is_whole: bool,
}

/// What a line is.
enum Line<'a> {
    /// Who speaks from here on, and when.
    Header(Option<&'a str>, Option<Said>),
    /// The same with what is said.
    Spoken(Option<Said>, &'a str, &'a str),
    Text,
}

/// Reads the lines (numbers from 0) that are no labels.
pub(super) fn read(lines: &[&str], rest: &BTreeSet<usize>, known: &Known<'_>, page: &mut Page) {
    let shop = page.get("merchant.shop").map(str::to_owned);
    let messages = messages(lines, rest, known, shop.as_deref());
    let names: BTreeSet<&str> = messages.iter().filter_map(|one| one.name).collect();
    let sides = sides(&names, shop.as_deref(), known.merchant);
    let unknown: Vec<&str> =
        sides.iter().filter(|(_, side)| *side == Side::Unknown).map(|(name, _)| *name).collect();
    if let Some(first) = messages.iter().find(|one| one.name.is_some_and(|name| unknown.contains(&name))) {
        let names = unknown.join("”“");
        let why = Both::new(
            format!("“{names}”看不出谁是商家、谁是您，他们的话没有写：加 --merchant 商家的名字"),
            format!("“{names}”: which is the merchant, which are you? Left out; add --merchant NAME"),
        );
        page.leave(first.line, why);
    }
    shop_by_staff(&messages, &sides, page);
    let mut last = None;
    for message in &messages {
        let side = message
            .name
            .and_then(|name| sides.iter().find(|(known, _)| *known == name))
            .map(|(_, side)| *side);
        tell(message, side, last, known, page);
        last = side.map(|side| (side, message.at.map(|at| at.moment.day)));
    }
}

/// 示例陶社客服 speaks for 示例陶社, where no other line names the shop.
fn shop_by_staff(messages: &[Message<'_>], sides: &[(&str, Side)], page: &mut Page) {
    const NOBODY: [&str; 8] = ["店铺", "商家", "卖家", "在线", "售后", "人工", "官方", "智能"];
    let named = |message: &&Message<'_>| {
        let is_theirs =
            |name: &str| sides.iter().any(|(known, side)| *known == name && *side == Side::Merchant);
        message.name.is_some_and(|name| name.ends_with("客服") && is_theirs(name))
    };
    let Some(name) = messages.iter().find(named).and_then(|message| Some((message.line, message.name?)))
    else {
        return;
    };
    let shop = name.1.trim_end_matches("客服");
    if shop.chars().count() > 2 && !NOBODY.iter().any(|word| shop.starts_with(word)) {
        page.put("merchant.shop", shop, name, 0);
    }
}

fn tell(
    message: &Message<'_>,
    side: Option<Side>,
    last: Option<(Side, Option<Day>)>,
    known: &Known<'_>,
    page: &mut Page,
) {
    let (line, text) = (message.line, message.text);
    let by_system = of_system(text);
    let (by, talk) = match side {
        None if by_system.is_none() => return page.unread(line, text),
        Some(Side::Unknown) if by_system.is_none() => return,
        Some(Side::Writer) if by_system.is_none() => {
            // What she says in one go is one contact.
            let now = message.at.map(|at| at.moment.day);
            if last == Some((Side::Writer, now)) || is_greeting(text) {
                return;
            }
            (
                "consumer",
                Talk::Event(EventKind::Contacted, Vec::new(), "您说的话：用自己的话写成 text 再用".into()),
            )
        }
        Some(Side::Platform) => ("platform", by_system.unwrap_or_else(|| of_other(text, known.refusals))),
        _ => ("merchant", by_system.unwrap_or_else(|| of_other(text, known.refusals))),
    };
    match (talk, message.at) {
        (Talk::Nothing(None), _) => {}
        (Talk::Nothing(Some(why)), _) => page.leave(line, of(&shortened(text), why)),
        (Talk::Event(..), None) => page.leave(line, without_day(&shortened(text))),
        (Talk::Event(kind, mut more, mut remark), Some(at)) => {
            if let Some(day) = named_day(text, at.moment.day).filter(|_| kind == EventKind::Promised) {
                more.push(("until", day.to_string()));
                remark = remark.replace("写明了哪一天的加 until", "until 按这句话算");
            }
            let when = at.moment.to_string();
            let year =
                if at.is_whole { String::new() } else { format!("；日期按 {} 算", at.moment.day) };
            let remark = if remark.is_empty() { remark } else { format!("；{remark}") };
            let remark = format!("{}{remark}{year}", source(line, text));
            page.happened(at.moment, happened(&when, by, kind.word(), more, remark));
        }
    }
}

/// The one day that words of that day name: 明天给您答复.
fn named_day(text: &str, said: Day) -> Option<Day> {
    const DAYS: [(&str, u32); 4] = [("今天", 0), ("今晚", 0), ("明天", 1), ("后天", 2)];
    let named = DAYS.iter().filter(|(word, _)| text.contains(word)).map(|(_, days)| *days);
    let mut all = named.chain(within(text));
    let days = all.next()?;
    all.next().is_none().then(|| said.plus(days))
}

/// 三天内, 48小时内: so many days. Working days are counted otherwise.
fn within(text: &str) -> Option<u32> {
    const UNITS: [(&str, u32, u32); 4] = [("天内", 1, 1), ("日内", 1, 1), ("小时内", 1, 24), ("周内", 7, 1)];
    let (at, (_, times, parts)) = UNITS.iter().find_map(|unit| Some((text.find(unit.0)?, *unit)))?;
    let before = &text[..at];
    let is_numeral = |sign: char| sign.is_ascii_digit() || "一二三四五六七八九十两".contains(sign);
    let number = &before[before.trim_end_matches(is_numeral).len()..];
    let number = number.parse().ok().or_else(|| numerals::said(number))?;
    let days = number * times;
    (days % parts == 0).then_some(days / parts)
}

fn without_day(said: &str) -> Both {
    Both::new(
        format!("“{said}”没有日期，没有写进经过"),
        format!("“{said}” has no day: left out of the history"),
    )
}

fn messages<'a>(
    lines: &[&'a str],
    rest: &BTreeSet<usize>,
    known: &Known<'_>,
    shop: Option<&str>,
) -> Vec<Message<'a>> {
    let mut messages = Vec::new();
    let (mut name, mut at): (Option<&str>, Option<Said>) = (None, None);
    let (mut header, mut last) = (None, None);
    let above = above(lines, rest, known, shop);
    for &number in rest {
        let text = lines[number];
        // Labels between two lines end what somebody says.
        if last.is_some_and(|last| {
            last + 1 != number && lines[last + 1..number].iter().any(|line| !line.is_empty())
        }) {
            (name, at, header) = (None, None, None);
        }
        last = Some(number);
        let line = number + 1;
        if above.contains(&number) {
            (name, at) = (Some(text), None);
            continue;
        }
        let below = number.checked_sub(1).filter(|before| above.contains(before)).map(|before| lines[before]);
        // Behind a line that is a time alone whoever speaks may have any name.
        let is_after_time = name.is_none() && at.is_some();
        match line_of(text, known, shop, is_after_time) {
            Line::Header(who, when) => {
                // A time alone begins what is said after it; a name alone goes on at the same time.
                header = when.or(header);
                (name, at) = (who.or(below), header);
            }
            Line::Spoken(when, who, text) => {
                // A time beside one line is not that of the next.
                (name, at) = (Some(who), when.or(header));
                messages.push(Message { line, name, at, text });
            }
            Line::Text => messages.push(Message { line, name, at, text }),
        }
    }
    messages
}

/// The lines that name who speaks above the time, where the first line is one: in that layout each line above a time is.
fn above(lines: &[&str], rest: &BTreeSet<usize>, known: &Known<'_>, shop: Option<&str>) -> BTreeSet<usize> {
    let is_time = |number: usize| {
        rest.contains(&number) && lines.get(number).is_some_and(|line| said(line, known.today).is_some())
    };
    let is_it = |number: &usize| !is_time(*number) && is_time(*number + 1) && is_name(lines[*number]);
    let first = rest
        .first()
        .filter(|first| is_it(first) && by_name(lines[**first], shop, known.merchant) != Side::Unknown);
    first.map(|_| rest.iter().copied().filter(|number| is_it(number)).collect()).unwrap_or_default()
}

fn line_of<'a>(text: &'a str, known: &Known<'_>, shop: Option<&str>, is_after_time: bool) -> Line<'a> {
    let today = known.today;
    let said = |text: &str| said(text, today);
    let is_known = |name: &str| by_name(name, shop, known.merchant) != Side::Unknown;
    if let Some(at) = said(text.trim_matches(['[', ']', '—', '-', ' '])) {
        return Line::Header(None, Some(at));
    }
    if let Some((name, at)) = name_and_time(text, today) {
        return Line::Header(Some(name), Some(at));
    }
    if let Some(name) = text.strip_suffix([':', '：']).map(str::trim).filter(|name| is_name(name)) {
        return Line::Header(Some(name), None);
    }
    // The time on one line, the name on the next, and then the words.
    let says = |text: &str| text.contains([':', '：', '了', '不', '吗', '的']);
    if is_after_time && is_name(text) && is_known(text) && (shop == Some(text) || !says(text)) {
        return Line::Header(Some(text), None);
    }
    // `[2026-05-05 10:20] 商家：…`
    let (at, spoken) = match time_first(text, today) {
        // `2026-05-05 10:20 商家`
        Some((at, rest)) if is_name(rest) && is_known(rest) => return Line::Header(Some(rest), Some(at)),
        Some((at, rest)) => (Some(at), rest),
        None => (None, text),
    };
    let parts = spoken.split_once(['：', ':']).map(|(name, words)| (name.trim(), words.trim()));
    match parts.filter(|(name, words)| is_name(name) && !words.is_empty()) {
        Some((name, words)) if at.is_some() || is_after_time || is_known(name) => {
            Line::Spoken(at, name, words)
        }
        _ => Line::Text,
    }
}

/// `name [文本] 2025-02-20 22:56:10`, `name 昨天 15:08`.
fn name_and_time(text: &str, today: Day) -> Option<(&str, Said)> {
    let blanks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
    // The day and the time, or the day alone: the last two pieces or the last one.
    blanks.iter().rev().take(2).rev().find_map(|&at| {
        let (name, time) = text.split_at(at);
        let name = name.trim().trim_end_matches("[文本]").trim();
        let at = said(time, today).filter(|_| is_name(name))?;
        Some((name, at))
    })
}

fn time_first(text: &str, today: Day) -> Option<(Said, &str)> {
    if let Some((time, rest)) = text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return Some((said(time, today)?, rest.trim()));
    }
    let ends = text.match_indices(' ').map(|(at, _)| at).take(2).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|at| Some((said(&text[..at], today)?, text[at..].trim())))
}

/// A time that stands in a chat; a day beside it, or a word for one.
fn said(text: &str, today: Day) -> Option<Said> {
    let text = text.trim();
    let is_short = text.chars().count() <= 24 && text.chars().any(|c| c.is_ascii_digit());
    let moment = said_on(text, today).filter(|_| is_short)?;
    let is_whole = text.contains(&moment.day.year().to_string());
    (moment.time.is_some() || is_whole || text.contains('月')).then_some(Said { moment, is_whole })
}
