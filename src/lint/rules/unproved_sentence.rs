//! `evidence/unproved-sentence`: a sentence for somebody who decides on evidence, about talk that no exhibit shows.
//!
//! What the claims rest on is `evidence/unproved`'s, whatever the channel; this one looks at the rest of what is told.

use std::collections::BTreeSet;

use crate::case::{Case, Event, EventKind};
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::draft::{Draft, sentences};
use crate::facts::case_path;
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};

/// The base case with one more event.
macro_rules! example {
    ($channel:literal, $event:literal) => {
        Example::on(
            $channel,
            concat!(
                "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}",
                "\n  - {at: 2026-05-04 19:02, by: consumer, event: after-sale-requested, text: 退货退款, exhibits: [page]}",
                "\n  - {at: 2026-05-05 10:20, by: merchant, event: refused, quote: 包装已拆, exhibits: [chat]}",
                "\n  - {at: 2026-05-06 09:15, by: consumer, event: intervention-requested, exhibits: [page]}\n  - ",
                $event
            ),
        )
    };
}

pub(super) const RULE: Rule = Rule {
    id: "evidence/unproved-sentence",
    name: "写到的沟通没有证据",
    level: Severity::Note,
    why: "受理投诉的部门和平台客服介入凭证据判断；沟通的内容只有聊天记录能证明，对方不承认时这句话就没有用。",
    instead: "在这件事里写 exhibits: [证据编号]，附上写有这些话的聊天记录或通话记录；没有的，只写做过什么，不写说过什么。",
    check: Check::Draft(check),
    bad: &[
        example!(
            "12315",
            "{at: 2026-05-05 10:46, by: consumer, event: contacted, text: 说明碗口开裂并发送照片}"
        ),
        example!("12315", "{at: 2026-05-05 15:08, by: merchant, event: replied, text: 表示发货前检查过}"),
        example!("intervention", "{at: 2026-05-05 15:08, by: merchant, event: replied, text: 表示会核实}"),
        example!("12315", "{at: 2026-05-06 15:08, by: merchant, event: other, text: 来电要求撤销申请}"),
        example!("12315", "{at: 2026-05-06 15:08, by: merchant, event: contacted, text: 来电要求撤销申请}"),
    ],
    good: &[
        example!(
            "12315",
            "{at: 2026-05-05 10:46, by: consumer, event: contacted, text: 说明碗口开裂, exhibits: [chat]}"
        ),
        example!("12315", "{at: 2026-05-05 10:46, by: consumer, event: contacted}"),
        example!("platform-chat", "{at: 2026-05-05 15:08, by: merchant, event: replied, text: 表示会核实}"),
        example!("note", "{at: 2026-05-05 15:08, by: merchant, event: replied, text: 表示会核实}"),
        example!(
            "12315",
            "{at: 2026-05-06 15:08, by: consumer, event: after-sale-requested, text: 退货退款}"
        ),
        // That one is said whatever the channel.
        example!("12315", "{at: 2026-05-06 15:08, by: merchant, event: refused, text: 表示不退}"),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    let Subject { case, facts, .. } = *subject;
    if case.exhibits.is_empty() || !decides_on_evidence(channel) {
        return;
    }
    let mut bare = bare(case);
    for sentence in sentences(draft) {
        for path in sentence.facts().filter_map(|fact| case_path(facts, fact)) {
            // Each is said once, where it is first told.
            if bare.remove(&path) {
                let message = format!("渠道“{}”里的“{}”没有证据", channel.id, sentence.text().trim());
                sink.push(RULE.finding(message).at(case.places.of(&path), "没有引用证据").help(RULE.instead));
            }
        }
    }
}

/// Somebody who decides, on a form that takes exhibits.
fn decides_on_evidence(channel: &Channel) -> bool {
    let takes = |field: &crate::channel::Field| ["exhibits", "attachments"].contains(&field.id.as_str());
    matches!(channel.audience, Audience::Regulator | Audience::Platform) && channel.fields.iter().any(takes)
}

/// The paths of what somebody said in events without an exhibit.
fn bare(case: &Case) -> BTreeSet<CasePath> {
    let is_talk = |event: &&Event| match event.kind {
        EventKind::Contacted | EventKind::Other => true,
        EventKind::Replied => event.quote.is_none(),
        _ => false,
    };
    let bare =
        case.history.iter().filter(|event| event.exhibits.is_empty() && !event.is_private).filter(is_talk);
    bare.flat_map(|event| ["text", "quote"].map(|key| event.path().join(key))).collect()
}
