//! One dispute, one administrative door: what one authority has accepted, another will not.

use crate::case::{Actor, Case, EventKind};
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Diagnostic, Sink};

pub(super) fn check(case: &Case, channel: &Channel, sink: &mut Sink) {
    if channel.audience != Audience::Regulator {
        return;
    }
    let accepted = case.history.iter().find(|event| {
        event.by == Actor::Regulator && matches!(event.kind, EventKind::Accepted | EventKind::Mediated)
    });
    if let Some(event) = accepted {
        sink.push(
            Diagnostic::warning("channel/already-accepted", format!("同一争议已经受理过，再走“{}”一般不予受理", channel.id))
                .at(case.places.of(&format!("history[{}].event", event.index)), "已经受理")
                .help("《市场监督管理投诉举报处理办法》第十六条第（二）项；可以补充材料给原来的承办单位，或者考虑仲裁、诉讼"),
        );
    }
}
