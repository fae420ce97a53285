//! Events: what each needs, who can do it, and what does not belong.

use crate::diagnostic::{Diagnostic, Sink};

use super::super::model::{Case, Event};
use super::super::words::{Actor, EventKind};
use super::{is_written, path};

pub(super) fn check(case: &Case, sink: &mut Sink) {
    for event in &case.history {
        needs(case, event, sink);
        unused_keys(case, event, sink);
        let can = event.kind.actors();
        if can.contains(&event.by) {
            own_words(case, event, sink);
        } else {
            wrong_actor(case, event, can, sink);
        }
    }
}

fn needs(case: &Case, event: &Event, sink: &mut Sink) {
    let base = event.path();
    let (keys, help): (&[&str], _) = match event.kind {
        EventKind::Refunded => (&["amount"], "写明到账多少，如 amount: 20.00"),
        EventKind::Other => (&["text"], "用一句话写明发生了什么：text: …"),
        EventKind::Complained => {
            (&["channel"], "写明通过哪个渠道投诉，如 channel: 12315；编号见 complain list channels")
        }
        EventKind::Offered => (
            &["amount", "text", "quote"],
            "写明提出了什么：补偿多少写 amount: 20.00，别的写 text: …，对方的原话写 quote: …",
        ),
        _ => return,
    };
    if !keys.iter().any(|key| is_written(case, &base, key)) {
        let names: Vec<String> = keys.iter().map(|key| format!("“{key}”")).collect();
        sink.push(
            Diagnostic::error("case/missing-key", format!("{} 缺少{}", event.kind.word(), names.join("或")))
                .at(case.places.of(&path(event, "event")), "写在这一条里")
                .help(help),
        );
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

/// A key, the events that use it, and what to do where it stands on another.
type Use = (&'static str, &'static [EventKind], &'static str);

const USES: &[Use] = {
    use EventKind::{
        Accepted, AfterSaleRequested, Agreed, Complained, Contacted, InterventionDecided,
        InterventionRequested, Mediated, Offered, Other, Promised, Refunded, Refused, Replied,
        ReturnReceived, ReturnShipped,
    };
    &[
        ("amount", &[Refunded, Offered], "金额只写在 refunded 和 offered 上；其他金额写进 text"),
        ("channel", &[Complained], "channel 只写在 complained 上"),
        (
            "until",
            &[Promised, InterventionDecided, Accepted, Mediated],
            "until 只写在 promised、intervention-decided、accepted 和 mediated 上；其他日期写进 text",
        ),
        ("refusal", &[Refused, Replied, Offered], "refusal 只写在 refused、replied 和 offered 上"),
        ("to", &[Contacted], TO),
        (
            "asks",
            &[Contacted, AfterSaleRequested, InterventionRequested, Complained],
            "asks 只写在消费者的 contacted、after-sale-requested、intervention-requested 和 complained 上",
        ),
        (
            "private",
            &[Contacted, Promised, Agreed, Refused, Replied, Offered, Mediated, Other],
            "private 只写在双方说的话上；不想写进文字的其他事，整条删掉",
        ),
        (
            "outcome",
            &[InterventionDecided, Accepted, Mediated],
            "outcome 只写在 intervention-decided、accepted 和 mediated 上；商家的态度用 agreed 或 refused",
        ),
        (
            "purpose",
            &[ReturnShipped, ReturnReceived],
            "purpose 只写在 return-shipped 和 return-received 上；别的缘由写进 text",
        ),
        ("of", &[Promised], "of 只写在 promised 上；要求了什么写 asks"),
        ("taken", &[Offered], "taken 只写在 offered 上；对方的提议写成 offered"),
    ]
};
const TO: &str = "to 只写在消费者（by: consumer）的 contacted 上";
/// Keys that only the consumer's own contact has.
const CONSUMERS: &[&str] = &["to", "asks"];

impl EventKind {
    /// The keys that only some kinds use and this one does.
    pub fn own_keys(self) -> impl Iterator<Item = &'static str> {
        USES.iter().filter(move |(_, kinds, _)| kinds.contains(&self)).map(|(key, _, _)| *key)
    }
}

/// Keys that say nothing on this kind of event: nothing a person wrote may be dropped in silence.
fn unused_keys(case: &Case, event: &Event, sink: &mut Sink) {
    let is_of_others = event.kind == EventKind::Contacted && event.by != Actor::Consumer;
    for (key, kinds, help) in USES {
        let is_used = kinds.contains(&event.kind) && !(is_of_others && CONSUMERS.contains(key));
        if !is_used && case.places.keys.contains_key(&path(event, key)) {
            sink.push(unused(case, event, key, help));
        }
    }
}

fn own_words(case: &Case, event: &Event, sink: &mut Sink) {
    if event.quote.is_some() && event.by == Actor::Consumer {
        sink.push(unused(case, event, "quote", "quote 是对方的原话；自己说的写进 text"));
    }
}

fn unused(case: &Case, event: &Event, key: &str, help: &str) -> Diagnostic {
    let message = format!("{}（{}）不用“{key}”", event.kind.word(), event.kind.about());
    Diagnostic::error("case/event-key", message).at(case.places.written(&path(event, key)), "").help(help)
}
