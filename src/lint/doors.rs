//! One dispute, one administrative door: what one authority has accepted, another will not.

use crate::case::{Actor, Case, EventKind};
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Diagnostic, Sink};
use crate::facts::Facts;

pub(super) fn check(case: &Case, facts: &Facts, channel: &Channel, sink: &mut Sink) {
    if channel.audience != Audience::Regulator {
        return;
    }
    let is_accepted = |kind| matches!(kind, EventKind::Accepted | EventKind::Mediated);
    let Some(event) =
        case.history.iter().find(|event| event.by == Actor::Regulator && is_accepted(event.kind))
    else {
        return;
    };
    let message = format!("同一争议已经受理过，再走“{}”一般不予受理", channel.id);
    let place = case.places.of(&format!("history[{}].event", event.index));
    sink.push(
        Diagnostic::warning("channel/already-accepted", message)
            .at(place, "已经受理")
            .help(format!("{}可以补充材料给原来的承办单位，或者考虑仲裁、诉讼", rule(facts))),
    );
}

/// The rule on disputes that another authority has taken up, as in force on the day of writing.
fn rule(facts: &Facts) -> String {
    let rules = facts.procedure.get("refusal-of-acceptance").into_iter().flatten();
    let rule = rules.into_iter().find(|ground| ground.article_id == "handled-elsewhere");
    rule.map(|ground| format!("{}：{}。", ground.cite, ground.gist)).unwrap_or_default()
}
