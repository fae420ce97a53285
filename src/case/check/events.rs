//! Events: what each needs, who can do it, and what does not belong.

use crate::diagnostic::{Diagnostic, Sink};

use super::super::model::{Case, Event};
use super::super::words::{Actor, EventKind};
use super::{is_written, path};

pub(super) fn check(case: &Case, sink: &mut Sink) {
    for event in &case.history {
        needs(case, event, sink);
        unused_keys(case, event, sink);
        let can = actors(event.kind);
        if can.contains(&event.by) {
            own_words(case, event, sink);
        } else {
            wrong_actor(case, event, can, sink);
        }
    }
}

fn needs(case: &Case, event: &Event, sink: &mut Sink) {
    let (key, help) = match event.kind {
        EventKind::Refunded => ("amount", "写明到账多少，如 amount: 20.00"),
        EventKind::Other => ("text", "用一句话写明发生了什么：text: …"),
        EventKind::Complained => {
            ("channel", "写明通过哪个渠道投诉，如 channel: 12315；编号见 complain list channels")
        }
        _ => return,
    };
    if !is_written(case, &event.path(), key) {
        sink.push(
            Diagnostic::error("case/missing-key", format!("{} 缺少“{key}”", event.kind.word()))
                .at(case.places.of(&path(event, "event")), "写在这一条里")
                .help(help),
        );
    }
}

/// Who can do it.
fn actors(kind: EventKind) -> &'static [Actor] {
    use Actor::{Consumer, Courier, Merchant, Payment, Platform, Regulator};
    match kind {
        EventKind::Ordered
        | EventKind::Paid
        | EventKind::AfterSaleRequested
        | EventKind::ReturnShipped
        | EventKind::InterventionRequested
        | EventKind::Complained => &[Consumer],
        EventKind::Shipped | EventKind::ReturnReceived => &[Merchant, Courier, Platform],
        EventKind::Delivered => &[Courier, Consumer, Merchant],
        EventKind::Promised
        | EventKind::Agreed
        | EventKind::Refused
        | EventKind::Replied
        | EventKind::NoReply => &[Merchant, Platform, Courier, Regulator, Payment],
        EventKind::Refunded => &[Merchant, Platform, Payment],
        EventKind::InterventionDecided => &[Platform],
        EventKind::Accepted | EventKind::Rejected | EventKind::Mediated => &[Regulator, Payment, Platform],
        EventKind::Contacted | EventKind::Other => {
            &[Consumer, Merchant, Platform, Courier, Regulator, Payment]
        }
    }
}

fn wrong_actor(case: &Case, event: &Event, can: &[Actor], sink: &mut Sink) {
    let names: Vec<String> =
        can.iter().map(|actor| format!("{}（{}）", actor.word(), actor.about())).collect();
    let (kind, by) = (event.kind, event.by);
    let message = format!("{}（{}）不会由 {}（{}）来做", kind.word(), kind.about(), by.word(), by.about());
    sink.push(
        Diagnostic::error("case/actor", message)
            .at(case.places.of(&path(event, "by")), "")
            .help(format!("by 可以写 {}；或者换一个合适的 event", names.join("、"))),
    );
}

/// Keys that say nothing on this kind of event: nothing a person wrote may be dropped in silence.
fn unused_keys(case: &Case, event: &Event, sink: &mut Sink) {
    let kind = event.kind;
    let is_to_used = kind == EventKind::Contacted && event.by == Actor::Consumer;
    let keys = [
        (
            "amount",
            event.amount.is_some() && kind != EventKind::Refunded,
            "金额只写在 refunded 上；其他金额写进 text",
        ),
        ("channel", event.channel.is_some() && kind != EventKind::Complained, "channel 只写在 complained 上"),
        (
            "until",
            event.until.is_some() && kind != EventKind::Promised,
            "until 只写在 promised 上；其他日期写进 text",
        ),
        ("refusal", event.refusal.is_some() && kind != EventKind::Refused, "refusal 只写在 refused 上"),
        (
            "to",
            case.places.contains(&path(event, "to")) && !is_to_used,
            "to 只写在消费者（by: consumer）的 contacted 上",
        ),
    ];
    for (key, _, help) in keys.into_iter().filter(|&(_, is_unused, _)| is_unused) {
        sink.push(unused(case, event, key, help));
    }
}

fn own_words(case: &Case, event: &Event, sink: &mut Sink) {
    if event.quote.is_some() && event.by == Actor::Consumer {
        sink.push(unused(case, event, "quote", "quote 是对方的原话；自己说的写进 text"));
    }
}

fn unused(case: &Case, event: &Event, key: &str, help: &str) -> Diagnostic {
    let message = format!("{}（{}）不用“{key}”", event.kind.word(), event.kind.about());
    Diagnostic::error("case/event-key", message).at(case.places.of(&path(event, key)), "").help(help)
}
