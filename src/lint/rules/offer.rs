//! `consistency/offer`: what was offered, in the other side's words, against `amount` and `taken`.

use crate::case::{Actor, Case, Event, EventKind};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::said::sums;

pub(super) const RULE: Rule = Rule {
    id: "consistency/offer",
    name: "提出的补偿和原话、和后来的话不一致",
    level: Severity::Warning,
    why: "原话里是一个数，amount 是另一个数，或者写了接受、后面又说没有接受，对方拿出聊天记录，整份材料都会被怀疑。",
    instead: "照聊天记录改 amount；没有接受的写 taken: false。",
    check: Check::Case(check),
    bad: &[
        said!("event: offered, amount: 50, quote: 补您30块"),
        said!("event: offered, amount: 300.00, quote: 亲 最多给您退30元哈"),
        said!("event: offered, amount: 20, text: 提出补偿10元"),
        said!(
            "event: offered, id: offer, amount: 30, taken: true, quote: 补您30块",
            "  - {at: 2026-05-05 12:00, by: consumer, event: contacted, answers: offer, text: 不接受30元的方案, exhibits: [chat]}"
        ),
        said!(
            "event: offered, amount: 30, taken: true, quote: 补您30块",
            "  - {at: 2026-05-05 12:00, by: consumer, event: contacted, text: 表示不同意只补30元, exhibits: [chat]}"
        ),
    ],
    good: &[
        said!("event: offered, amount: 30, quote: 补您30块"),
        said!("event: offered, amount: 30, quote: 一只补10元，3只一共30元"),
        said!("event: offered, amount: 30, quote: 每只补您10元"),
        said!("event: offered, quote: 补您30块"),
        said!(
            "event: offered, amount: 30, taken: false, quote: 补您30块",
            "  - {at: 2026-05-05 12:00, by: consumer, event: contacted, text: 不接受30元的方案, exhibits: [chat]}"
        ),
        said!(
            "event: offered, amount: 30, taken: true, quote: 补您30块",
            "  - {at: 2026-05-06 12:00, by: consumer, event: contacted, text: 说明30元没有收到, exhibits: [chat]}"
        ),
    ],
};

/// A sum behind one of these is of a piece, or of something else.
const OF_PART: [&str; 8] = ["每", "一只", "一个", "一件", "折", "半", "倍", "%"];
const DECLINES: [&str; 6] = ["不接受", "没有接受", "没接受", "不同意", "没有同意", "不要补偿"];

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    let offers = case.history.iter().enumerate().filter(|(_, event)| event.kind == EventKind::Offered);
    for (place, event) in offers {
        amount(case, event, sink);
        taken(case, place, event, sink);
    }
}

fn amount(case: &Case, event: &Event, sink: &mut Sink) {
    let words = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
    let named = sums(words);
    let (Some(amount), [named]) = (event.amount, named.as_slice()) else { return };
    if amount == *named || OF_PART.iter().any(|word| words.contains(word)) {
        return;
    }
    let key = if event.quote.is_some() { "quote" } else { "text" };
    sink.push(
        RULE.finding(format!("提出的是 {named} 元，amount 写的是 {amount} 元"))
            .at(case.places.of(&event.path().join("amount")), "")
            .at(case.places.of(&event.path().join(key)), "")
            .help(format!("照聊天记录改成一致，如 amount: {named}")),
    );
}

fn taken(case: &Case, place: usize, event: &Event, sink: &mut Sink) {
    if event.taken != Some(true) {
        return;
    }
    let own = |later: &&Event| later.by == Actor::Consumer && later.text.is_some();
    let Some(next) = case.history[place + 1..].iter().find(own) else { return };
    let declines = |text: &String| DECLINES.iter().any(|word| text.contains(word));
    if next.text.as_ref().is_some_and(declines) {
        sink.push(
            RULE.finding("写了接受（taken: true），后面的话是没有接受")
                .at(case.places.of(&event.path().join("taken")), "")
                .at(case.places.of(&next.path().join("text")), "")
                .help("没有接受的写 taken: false；接受了又反悔的，把接受的那一句也写进经过"),
        );
    }
}
