//! Dates that cannot all be right.

use crate::diagnostic::{Diagnostic, Sink};
use crate::path::CasePath;

use super::super::model::{Case, Event};
use super::super::words::{Actor, EventKind};
use super::{path, text_at};

const BEFORE: &str = "case/answer-before";
/// How many places of one mistake are shown.
const SHOWN: usize = 5;

pub(super) fn check(case: &Case, sink: &mut Sink) {
    future(case, sink);
    before_order(case, sink);
    before_delivery(case, sink);
    for event in &case.history {
        if is_whole(case) {
            answer(case, event, sink);
        }
        until(case, event, sink);
    }
}

/// Was every event of the file read, and is none of the future? One that was not may be what an answer answers.
fn is_whole(case: &Case) -> bool {
    let is_written = |index: usize| {
        let event = CasePath::of("history").index(index);
        ["at", "by", "event"].iter().any(|key| case.places.contains(&event.join(key)))
    };
    let is_read = case.history.iter().all(|event| event.index < case.history.len());
    is_read && !is_written(case.history.len()) && case.history.iter().all(|event| event.at.day <= case.as_of)
}

fn until(case: &Case, event: &Event, sink: &mut Sink) {
    if event.until.is_none_or(|until| until >= event.at.day) {
        return;
    }
    let (message, date, made) = match event.kind {
        EventKind::Promised => ("承诺的日期早于作出承诺的那一天", "承诺的日期", "这一天承诺的"),
        _ => ("要求的日期早于作出处理的那一天", "要求的日期", "这一天作出的"),
    };
    sink.push(
        Diagnostic::error("case/promise-date", message)
            .at(case.places.of(&path(event, "until")), date)
            .at(case.places.of(&path(event, "at")), made)
            .help("改正其中一个日期"),
    );
}

/// All that lies after the day of writing, in one report: often it is that day which is wrong.
fn future(case: &Case, sink: &mut Sink) {
    let placed =
        case.order.placed.filter(|placed| placed.day > case.as_of).map(|_| CasePath::of("order.placed"));
    let reason = case.respondent_reason.as_ref().filter(|reason| reason.at.day > case.as_of);
    let events = case.history.iter().filter(|event| event.at.day > case.as_of).map(|event| path(event, "at"));
    let born = case.consumer.acts_for.as_ref().and_then(|person| person.born);
    let born = born.filter(|born| *born > case.as_of).map(|_| CasePath::of("consumer.for.born"));
    let payments = case.order.payments.iter();
    let paid = payments
        .filter(|payment| payment.at.is_some_and(|at| at.day > case.as_of))
        .map(|payment| CasePath::of("order.payments").index(payment.index).join("at"));
    let reason = reason.map(|_| CasePath::of("respondent_reason.at"));
    let paths: Vec<CasePath> =
        born.into_iter().chain(placed).chain(paid).chain(reason).chain(events).collect();
    if paths.is_empty() {
        return;
    }
    let what =
        if paths.len() == 1 { "这个日期".into() } else { format!("有 {} 个日期", paths.len()) };
    let mut diagnostic = Diagnostic::error("case/future", format!("{what}在写信的日期 {} 以后", case.as_of));
    for path in paths.iter().take(SHOWN) {
        diagnostic = diagnostic.at(case.places.of(path), "还没有发生");
    }
    let is_in_file = text_at(case, "as_of").is_some_and(|text| text == case.as_of.to_string());
    sink.push(if is_in_file {
        diagnostic
            .at(case.places.of("as_of"), "写信的日期")
            .help("改正日期；确实已经发生的话，把 as_of 改到那一天或以后")
    } else {
        diagnostic.help("改正日期；写信的日期默认是今天，也可以用 as_of 或 --as-of 指定")
    });
}

/// An answer must not be dated before everything that it can answer.
fn answer(case: &Case, answer: &Event, sink: &mut Sink) {
    let kinds = answer.kind.answers();
    let is_question =
        |event: &&Event| kinds.contains(&event.kind) && event.by != answer.by && event.at.day <= case.as_of;
    let mut questions = case.history.iter().filter(is_question);
    // Goods sent in for repair, or a word on the spot told as another step, may be what was answered.
    let is_step = |event: &&Event| {
        event.by == Actor::Consumer
            && matches!(event.kind, EventKind::ReturnShipped | EventKind::Other | EventKind::Inspected)
    };
    let is_answered = |event: &&Event| is_step(event) && !answer.at.is_before(event.at);
    if kinds.contains(&EventKind::Contacted) && case.history.iter().any(|event| is_answered(&event)) {
        return;
    }
    let Some(first) = questions.next() else { return };
    if !answer.at.is_before(first.at) || questions.any(|question| !answer.at.is_before(question.at)) {
        return;
    }
    let (later, earlier) = (answer.kind.about(), first.kind.about());
    let message = format!("“{later}”的日期早于“{earlier}”");
    // A shop often writes first, and people call that an answer too.
    let is_word = answer.kind == EventKind::Replied && answer.by == Actor::Merchant;
    let (diagnostic, help) = if is_word {
        let help = "商家先说的话，写 event: contacted；日期写错了的，改正日期；前面还有一次没有写的，请补上";
        (Diagnostic::warning(BEFORE, message), help)
    } else {
        (Diagnostic::error(BEFORE, message), "改正其中一个日期；如果前面还有一次没有写，请补上")
    };
    sink.push(
        diagnostic
            .at(case.places.of(&path(answer, "at")), later)
            .at(case.places.of(&path(first, "at")), earlier)
            .help(help),
    );
}

/// Words of somebody who has the goods in hand.
const SEEN: &[&str] = &[
    "收到的",
    "收到货",
    "开箱",
    "拆开",
    "裂",
    "破损",
    "碎",
    "瑕疵",
    "划痕",
    "坏了",
    "故障",
    "发错",
    "少发",
    "漏发",
];
/// Words that only ask or fear.
const ASKED: &[&str] = &[
    "会不会",
    "是否",
    "吗",
    "怕",
    "担心",
    "如果",
    "万一",
    "没收到",
    "还没",
    "未收到",
    "易碎",
    "别碰",
    "别摔",
];
/// Words of other goods than these: 家里的碗碎了，再买一套.
const OTHERS: &[&str] =
    &["家里的", "家里原", "原来的", "旧的", "上次", "以前", "之前买", "别人", "评价", "评论"];

/// What is wrong with the goods is seen when they have come: a complaint of it that is dated before has a wrong date.
fn before_delivery(case: &Case, sink: &mut Sink) {
    let mut come = case.history.iter().filter(|event| event.kind == EventKind::Delivered);
    let (Some(delivered), None) = (come.next(), come.next()) else { return };
    let is_of_goods = |event: &&Event| {
        let text = event.text.as_deref().unwrap_or_default();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        matches!(event.kind, EventKind::Contacted | EventKind::AfterSaleRequested)
            && event.by == Actor::Consumer
            && event.at.is_before(delivered.at)
            // 面板有没有裂、修没修过？ before the order asks what is for sale.
            && case.order.placed.is_none_or(|placed| !event.at.is_before(placed))
            && has(SEEN)
            && !has(ASKED)
            && !has(OTHERS)
    };
    if let Some(early) = case.history.iter().find(is_of_goods) {
        sink.push(
            Diagnostic::warning("case/before-delivery", "说到收到的商品有问题，日期却早于送达")
                .at(case.places.of(&path(early, "at")), early.kind.about())
                .at(case.places.of(&path(delivered, "at")), delivered.kind.about())
                .help("改正其中一个日期；说的是另一次送达的，把那一次也写进经过"),
        );
    }
}

/// Talk may come before an order; nothing else does. Where several events do, the order's date is likely wrong.
fn before_order(case: &Case, sink: &mut Sink) {
    let Some(placed) = case.order.placed.filter(|placed| placed.day <= case.as_of) else {
        return;
    };
    let is_talk = |kind| {
        matches!(kind, EventKind::Contacted | EventKind::Replied | EventKind::Promised | EventKind::Other)
    };
    let own = |event: &&Event| !is_talk(event.kind) && event.kind != EventKind::Ordered;
    let early: Vec<&Event> =
        case.history.iter().filter(own).filter(|event| event.at.is_before(placed)).collect();
    let order = case.places.of("order.placed");
    match early[..] {
        [] => {}
        [event] => sink.push(
            Diagnostic::error(BEFORE, format!("“{}”的日期早于下单", event.kind.about()))
                .at(case.places.of(&path(event, "at")), event.kind.about())
                .at(order, "下单")
                .help("改正其中一个日期"),
        ),
        _ => {
            let diagnostic =
                Diagnostic::error(BEFORE, format!("有 {} 件事的日期早于下单", early.len())).at(order, "下单");
            let shown = early.iter().take(SHOWN).fold(diagnostic, |diagnostic, event| {
                diagnostic.at(case.places.of(&path(event, "at")), event.kind.about())
            });
            sink.push(shown.help("检查下单的日期，或改正这些事的日期"));
        }
    }
}
