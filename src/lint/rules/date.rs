//! `consistency/date`: a day in the writer's words on which the case's history has something else.

use crate::calendar::Day;
use crate::calendar::named::{NamedDay, days};
use crate::case::{Case, EventKind};
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::said::{clause_after, clause_before, own_words, place};

pub(super) const RULE: Rule = Rule {
    id: "consistency/date",
    name: "文字里的日期和经过不一致",
    level: Severity::Warning,
    why: "期限从哪天算起要看日期；同一件事前后两个日子，受理的人无从采信，对方也会拿来说事。",
    instead: "照页面或记录上的日期改成一致；说的是另一件事的，写明是哪一件。",
    check: Check::Case(check),
    bad: &[
        Example::of("problem: {kind: quality, summary: 陶碗5月6日签收，3只碗口开裂。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, summary: 本人于2026年4月1日下单的陶碗有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 商家5月8日10:20拒绝退货。, exhibits: [chat]}]}",
        ),
        Example::of(with_file!(
            "file: a.png",
            "- {id: more, kind: screenshot, title: 截图, shows: 5月14日18:30签收}"
        )),
        Example::of("problem: {kind: quality, summary: 5月5日收到商品，3只碗口开裂。, exhibits: [cracks]}"),
        Example::of("problem: {kind: quality, summary: 3只碗口开裂，5月9号申请售后。, exhibits: [cracks]}"),
    ],
    good: &[
        Example::of("problem: {kind: quality, summary: 陶碗5月4日签收，3只碗口开裂。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, summary: 5月1日下单、5月4日18:30送达的陶碗有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 页面写明5月6日前发货，3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::of("problem: {kind: quality, summary: 商家称5月6日发货，3只碗口开裂。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, summary: 5月4日至6日没有收到商品的补发单号。, exhibits: [cracks]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 2024年6月1日购买过同款，没有开裂。, exhibits: [cracks]}",
        ),
        Example::of("problem: {kind: quality, summary: 5月9日仍未同意退货。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: quality, summary: 5月10日收到补发的商品，仍有开裂。, exhibits: [cracks]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 5月4日商家没有拒绝，当时已拍照。, exhibits: [cracks]}",
        ),
    ],
};

use EventKind::{
    AfterSaleRequested, Agreed, Contacted, Delivered, InterventionRequested, Ordered, Paid, Promised,
    Refunded, Refused, ReturnReceived, ReturnShipped, Shipped,
};

/// A word for an event; the kinds of event that it can mean; and whether it can hardly mean anything else. Longer words
/// stand before those that they hold.
const WORDS: &[(&str, &[EventKind], bool)] = &[
    ("下单", &[Ordered], true),
    ("购买", &[Ordered, Paid], true),
    ("付款", &[Paid, Ordered], false),
    ("发货", &[Shipped], true),
    ("签收", &[Delivered, ReturnReceived], true),
    ("送达", &[Delivered, ReturnReceived], true),
    ("到货", &[Delivered], true),
    ("收到货", &[Delivered], true),
    ("收到商品", &[Delivered], true),
    ("收到包裹", &[Delivered], true),
    ("寄回", &[ReturnShipped], false),
    ("寄出", &[ReturnShipped, Shipped], false),
    ("申请平台介入", &[InterventionRequested], false),
    ("申请售后", &[AfterSaleRequested, Contacted], false),
    ("申请退", &[AfterSaleRequested, Contacted], false),
    ("申请换", &[AfterSaleRequested, Contacted], false),
    ("拒绝", &[Refused], false),
    ("同意", &[Agreed, Promised], false),
    ("承诺", &[Promised, Agreed], false),
    ("答应", &[Promised, Agreed], false),
    ("入账", &[Refunded], false),
];
/// After a day: it is a limit or the start of a range.
const LIMITS: &[&str] =
    &["前", "之", "以", "起", "至", "到", "后", "内", "—", "-", "~", "～", "、", "和", "及", "与", "或"];
/// Before a day: it is the end of a range or one of several.
const JOINS: &[char] = &['至', '到', '—', '-', '~', '～', '、', '和', '及', '与', '或'];
/// Before a day: what comes is somebody's word, not what happened.
const WORDS_OF: &[&str] = &["约定", "预计", "承诺", "答应", "说", "称", "保证", "最晚", "应", "定于", "计划"];
/// Between a day and the word: it did not happen, or it is another thing of the kind.
const NOT_SO: &[char] = &[
    '未', '没', '仍', '不', '待', '将', '会', '应', '前', '补', '换', '重', '再', '又', '次', '另', '拟',
    '过',
];
/// How near the word has to stand, in characters.
const NEAR: usize = 8;

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    let known = known(case);
    for (path, text) in own_words(case) {
        for (named, end, kinds, is_sure) in said(text) {
            let of_kind = || known.iter().filter(|one| kinds.contains(&one.kind));
            let years = known.iter().any(|one| named.year.is_none_or(|year| year == one.day.year()));
            let is_same = |one: &Known| one.day.month() == named.month && one.day.day() == named.day;
            let elsewhere = known.iter().any(is_same);
            if !years || of_kind().any(is_same) || elsewhere && !is_sure {
                continue;
            }
            let Some(other) = of_kind().min_by_key(|one| distance(one.day, &named)) else { continue };
            let words = &text[named.span.start..end];
            sink.push(
                RULE.finding(format!("“{words}”和经过里的日期不一样"))
                    .at(place(case, &path, words), "")
                    .at(case.places.of(&other.path), format!("{}，{}", other.kind.about(), other.day))
                    .help("照页面或记录上的日期改成一致；说的是另一件事的，写明是哪一件"),
            );
        }
    }
}

/// Something that happened on a day.
struct Known {
    kind: EventKind,
    day: Day,
    path: CasePath,
}

fn known(case: &Case) -> Vec<Known> {
    let placed =
        case.order.placed.map(|at| Known { kind: Ordered, day: at.day, path: "order.placed".into() });
    let event = |event: &crate::case::Event| Known {
        kind: event.kind,
        day: event.at.day,
        path: event.path().join("at"),
    };
    placed.into_iter().chain(case.history.iter().map(event)).collect()
}

fn distance(day: Day, named: &NamedDay) -> u32 {
    let number = |month: u32, day: u32| month * 31 + day;
    number(day.month(), day.day()).abs_diff(number(named.month, named.day))
}

/// The days that a text names with an event: the day, where the event's word ends, the kinds of event, and how sure it is.
fn said(text: &str) -> Vec<(NamedDay, usize, &'static [EventKind], bool)> {
    let mut found = Vec::new();
    for named in days(text) {
        let (before, after) = (&text[..named.span.start], &text[named.span.end..]);
        let clause = clause_before(before);
        let tail = after.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '：');
        let starts_event = tail.starts_with("到货");
        if before.ends_with(JOINS)
            || LIMITS.iter().any(|limit| after.starts_with(limit)) && !starts_event
            || WORDS_OF.iter().any(|word| clause.contains(word))
        {
            continue;
        }
        let near = tail.char_indices().nth(NEAR).map_or(tail.len(), |(at, _)| at);
        let own = clause_after(tail);
        let word = WORDS.iter().filter_map(|entry| own.find(entry.0).map(|at| (at, entry)));
        // The first word counts; of those that start there, the longest.
        let word = word.min_by_key(|(at, entry)| (*at, usize::MAX - entry.0.len()));
        let Some((at, (word, kinds, is_sure))) = word.filter(|(at, _)| *at <= near) else { continue };
        let between = &own[..at];
        if between.contains(NOT_SO)
            || days(between).next().is_some()
            || own[at + word.len()..].starts_with("补发")
        {
            continue;
        }
        let end = text.len() - tail.len() + at + word.len();
        found.push((named, end, *kinds, *is_sure));
    }
    found
}
