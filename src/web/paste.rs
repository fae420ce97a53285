//! What a person pastes (an order from an App, a bill, a chat) put into the case: read by the rules of `intake`, filled in
//! where nothing stands yet, and said.

use std::sync::Arc;

use crate::calendar::Day;
use crate::case::keys::CASE;
use crate::case::{Actor, EventKind};
use crate::casefile::{Happened, NewEvent, with_event};
use crate::intake::{self, Known};
use crate::path::CasePath;
use crate::source::SourceFile;
use crate::yaml::TO_FILL;

use super::action::{Action, is_free, set};
use super::desk::Desk;
use super::plain::label;
use super::value::key_at;

impl Desk {
    /// The case file after an action, and what to say of it beside the page.
    pub fn after(&self, action: &Action, text: &str, today: Day) -> (String, Option<String>) {
        let Action::Paste { text: said } = action else { return (action.on(text), None) };
        let (platforms, refusals) = (self.lists.platforms.as_slice(), &self.lists.refusals);
        let (text, notice) = pasted(text, said, &Known { platforms, refusals, today, merchant: None });
        (text, Some(notice))
    }
}

fn pasted(before: &str, said: &str, known: &Known<'_>) -> (String, String) {
    let read = intake::read(said, known);
    let (free, kept): (Vec<_>, Vec<_>) = read.case.values.iter().partition(|(path, _)| is_free(before, path));
    let text = free.iter().fold(before.to_owned(), |text, (path, value)| set(&text, path, &value.text));
    let (text, count) =
        read.case.history.iter().filter_map(event).fold((text, 0_usize), |(text, count), event| {
            with(&text, &event).map_or((text, count), |text| (text, count + 1))
        });
    let names = |found: &[(&&'static str, &crate::casefile::Value)]| {
        let keys = found.iter().filter_map(|(path, _)| key_at(CASE, &CasePath::of(path)));
        keys.map(label).collect::<Vec<_>>().join("、")
    };
    let mut parts = Vec::new();
    match (free.len(), count) {
        (0, 0) => parts.push("没有读出新的内容".to_owned()),
        (0, _) => {}
        (filled, _) => parts.push(format!("填了 {filled} 项：{}，请核对", names(&free))),
    }
    if count > 0 {
        parts.push(format!("经过里加了 {count} 件事，请核对"));
    }
    if !kept.is_empty() {
        parts.push(format!("已经填过、没有改动的：{}", names(&kept)));
    }
    if !read.left.is_empty() {
        let why: Vec<&str> = read.left.iter().map(|left| left.why.as_str()).collect();
        parts.push(format!("没有用上的：{}", why.join(" / ")));
    }
    (text, parts.join("；") + "。")
}

/// What the rules read as an event; a place to fill in is none.
fn event(read: &Happened) -> Option<NewEvent> {
    let value = |key: &str| read.entries.iter().find(|(own, _)| *own == key).map(|(_, value)| value.as_str());
    let is_more = |(key, _): &&(&'static str, String)| !["at", "by", "event"].contains(key);
    Some(NewEvent {
        at: value("at").filter(|at| *at != TO_FILL)?.to_owned(),
        by: Actor::from_word(value("by")?)?,
        kind: EventKind::from_word(value("event")?)?,
        more: read.entries.iter().filter(is_more).cloned().collect(),
    })
}

/// The file with the event, unless the same one is there.
fn with(text: &str, event: &NewEvent) -> Option<String> {
    let file = Arc::new(SourceFile::new("case.yaml", text));
    let added = with_event(&file, event)?;
    let is_there = super::edit::read(text).is_some_and(|node| {
        super::value::Value::of(&node).items_at("history").iter().any(|one| {
            one.text_at("at") == event.at
                && one.text_at("by") == event.by.word()
                && one.text_at("event") == event.kind.word()
        })
    });
    (!is_there).then_some(added)
}
