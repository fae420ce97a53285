//! What the job summary says of a case: its texts by channel, what is due and when.

use crate::case::Actor;
use crate::channel::Channel;
use crate::draft::Draft;
use crate::facts::{self, TimerState};
use crate::lint::{self, Fit};
use crate::pipeline::{Outcome, Pipeline};
use crate::plan;
use crate::report::{Cell, Due, Row};

/// The row of a case.
pub(super) fn row(pipeline: &Pipeline, file: &str, outcome: &Outcome) -> Row {
    let mut row = Row::default();
    let known = outcome.known.as_deref();
    let document = known.map(|(_, facts)| facts::document(facts));
    let channels = pipeline.channels();
    for (number, channel) in channels.iter().enumerate() {
        let text = outcome.texts.iter().find(|(written, _)| *written == number);
        let is_for_it = known
            .zip(document.as_ref())
            .is_none_or(|((case, _), document)| matches!(lint::fit(case, document, channel), Fit::Suits));
        let cell = match text {
            Some((_, draft)) => written(draft, channel),
            None if is_for_it => Cell::Refused,
            None => Cell::Unsuited,
        };
        row.cells.insert(channel.id.clone(), cell);
    }
    if let Some((_, facts)) = known.filter(|(case, _)| case.is_whole) {
        let plan = plan::plan(facts, &channels, file);
        let running = plan.timers.iter().filter(|timer| timer.is == TimerState::Running);
        row.due = running
            .map(|timer| Due {
                days: timer.ends_at.day.days_since(plan.as_of),
                until: timer.ends_at.to_string(),
                who: who(timer.who).to_owned(),
                name: timer.name.clone(),
            })
            .collect();
        row.next = plan.next.what;
    }
    row
}

fn written(draft: &Draft, channel: &Channel) -> Cell {
    let lengths = channel.fields.iter().filter_map(|field| {
        let limit = field.limit.as_ref()?;
        let filled = draft.fields.iter().find(|filled| filled.id == field.id)?;
        // Of several messages the longest.
        let longest = filled.parts.iter().map(|part| limit.unit.count(&part.text())).max()?;
        Some((longest, limit.max))
    });
    Cell::Text { lengths: lengths.collect(), is_fitted: draft.fields.iter().any(|one| one.fitted.is_some()) }
}

fn who(actor: Actor) -> &'static str {
    match actor {
        Actor::Consumer => "您",
        Actor::Merchant => "商家",
        Actor::Platform => "平台",
        _ => "受理的部门或者机构",
    }
}
