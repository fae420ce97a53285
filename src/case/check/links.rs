//! Ids of events and what answers them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Sink};

use super::super::model::{Case, Event};
use super::path;

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let mut known: BTreeMap<&str, &Event> = BTreeMap::new();
    let mut events: Vec<&Event> = case.history.iter().collect();
    events.sort_by_key(|event| event.index);
    for event in events {
        let Some(id) = event.id.as_deref() else { continue };
        match known.get(id) {
            Some(first) => sink.push(
                Diagnostic::error("case/duplicate-event", format!("事件编号“{id}”用了两次"))
                    .at(case.places.of(&path(event, "id")), "又用了一次")
                    .at(case.places.of(&path(first, "id")), "第一次")
                    .help("每件事用不同的编号；写 answers 的地方一起改"),
            ),
            None => drop(known.insert(id, event)),
        }
    }
    for event in &case.history {
        answers(case, event, &known, sink);
        asks(case, event, sink);
    }
}

/// An answer stands after what it answers. Whether the id is a stock refusal's is checked where these are loaded.
fn answers(case: &Case, event: &Event, known: &BTreeMap<&str, &Event>, sink: &mut Sink) {
    let Some(asked) = event.answers.as_deref().and_then(|id| known.get(id)) else { return };
    let place = case.places.of(&path(event, "answers"));
    if asked.index == event.index {
        sink.push(
            Diagnostic::error("case/answers", "一件事不能回应它自己")
                .at(place, "这是它自己的编号")
                .help("写它所回应的那件事的编号；没有就删掉 answers"),
        );
    } else if event.at.is_before(asked.at) {
        sink.push(
            Diagnostic::error("case/answers", "回应的日期早于它所回应的事")
                .at(case.places.of(&path(event, "at")), "回应")
                .at(case.places.of(&path(asked, "at")), "它所回应的事")
                .help("改正其中一个日期，或改正 answers 里的编号"),
        );
    }
}

fn asks(case: &Case, event: &Event, sink: &mut Sink) {
    let mut seen = BTreeSet::new();
    for (index, kind) in event.asks.iter().enumerate() {
        if !seen.insert(kind.word()) {
            sink.push(
                Diagnostic::error("case/asks", format!("asks 里 {} 写了两次", kind.word()))
                    .at(case.places.of(&format!("{}[{index}]", path(event, "asks"))), "又写了一次")
                    .help("每一种只写一次；要求的数量和金额写在 claims 里"),
            );
        }
    }
}
