//! What a person pastes (an order from an App, a bill, a chat) put into the case: read by the rules of `intake`, filled in
//! where nothing stands yet, and said.

use std::sync::Arc;

use crate::calendar::Day;
use crate::case::keys::CASE;
use crate::case::{Actor, EventKind};
use crate::casefile::{Happened, NewEvent, with_event};
use crate::intake::{self, Known};
use crate::knowledge::{Refusal, alike, heard};
use crate::path::CasePath;
use crate::source::SourceFile;
use crate::yaml::TO_FILL;

use super::action::Action;
use super::change::{is_free, set};
use super::desk::Desk;
use super::plain::label;
use super::value::key_at;

impl Desk {
    /// The case file after an action, and what to say of it beside the page.
    pub fn after(&self, action: &Action, text: &str, today: Day) -> (String, Option<String>) {
        let (platforms, refusals) = (self.lists.platforms.as_slice(), &self.lists.refusals);
        let known = Known { platforms, refusals, today, merchant: None };
        let (text, notice) = match action {
            Action::Paste { text: said } => pasted(text, said, &known),
            Action::Reply { text: said } => replied(text, said, &known),
            _ => return (action.on(text), None),
        };
        (text, Some(notice))
    }
}

fn pasted(before: &str, said: &str, known: &Known<'_>) -> (String, String) {
    let read = intake::read(said, known);
    let (free, kept): (Vec<_>, Vec<_>) = read.case.values.iter().partition(|(path, _)| is_free(before, path));
    let text = free.iter().fold(before.to_owned(), |text, (path, value)| set(&text, path, &value.text));
    let events: Vec<NewEvent> = read.case.history.iter().filter_map(|one| event(one, None)).collect();
    let (text, told) = with_all(text, &events);
    let names = |found: &[(&&'static str, &crate::casefile::Value)]| {
        let keys = found.iter().filter_map(|(path, _)| key_at(CASE, &CasePath::of(path)));
        keys.map(label).collect::<Vec<_>>().join("、")
    };
    let mut parts = Vec::new();
    match (free.len(), told.len()) {
        (0, 0) => parts.push("没有读出新的内容".to_owned()),
        (0, _) => {}
        (filled, _) => parts.push(format!("填了 {filled} 项：{}，请核对", names(&free))),
    }
    if !told.is_empty() {
        parts.push(format!("经过里加了 {} 件事，请核对：{}", told.len(), told.join("、")));
    }
    if !kept.is_empty() {
        parts.push(format!("已经填过、没有改动的：{}", names(&kept)));
    }
    if !read.left.is_empty() {
        let why: Vec<&str> = read.left.iter().map(|left| left.why.zh.as_str()).collect();
        parts.push(format!("没有用上的：{}", why.join(" / ")));
    }
    (text, parts.join("；") + "。")
}

/// Their answer as an event: as the chat that was copied says it, else as words of today. What it means is said.
fn replied(before: &str, said: &str, known: &Known<'_>) -> (String, String) {
    let read = intake::read(said, known);
    let theirs = |event: &NewEvent| event.by != Actor::Consumer;
    let mut events: Vec<NewEvent> = read
        .case
        .history
        .iter()
        .filter(|one| is_whole(one))
        .filter_map(|one| event(one, Some(known.today)))
        .collect();
    if !events.iter().any(theirs) {
        match spoken(said, known) {
            Ok(event) => events.push(event),
            Err(why) if events.is_empty() => return (before.to_owned(), why),
            Err(_) => {}
        }
    }
    let (mut text, mut told) = with_all(before.to_owned(), &events);
    if told.is_empty() {
        return (text, "这个答复已经在经过里，没有再加。".into());
    }
    let is_later = |as_of: &str| Day::parse(as_of).is_ok_and(|day| known.today > day);
    let as_of =
        super::edit::read(&text).map(|node| super::value::Value::of(&node).text_at("as_of").to_owned());
    if as_of.is_some_and(|as_of| is_later(&as_of)) {
        // The day of an earlier text is not the day of the answer to what came after it.
        text = set(&text, "as_of", "");
        told.push("写这些文字的日期改成今天".into());
    }
    let named = |one: &Refusal| format!("“{}”（{}）", one.name, one.about);
    let meant = heard(known.refusals, said, false);
    let meaning: Vec<String> = meant.iter().map(|one| named(one.refusal)).collect();
    let mut notice = format!("经过里加了：{}。日期不对请在“经过”里改", told.join("；"));
    if !meaning.is_empty() {
        notice += &format!("。听出的理由：{}", meaning.join("、"));
    }
    if let Some(like) = alike(known.refusals, said, false) {
        notice += &format!("。这句像{}：是的话，在这一件的“更多”里选它，文字就照它回应", named(like));
    }
    (text, notice + "。下面是给对方的下一份文字。")
}

/// Is nothing but the day left to fill in?
fn is_whole(read: &Happened) -> bool {
    read.entries.iter().all(|(key, value)| *key == "at" || value != TO_FILL)
}

/// Words without a day or a name: the seller's, of today.
fn spoken(said: &str, known: &Known<'_>) -> Result<NewEvent, String> {
    let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let (kind, mut more) = intake::answered(&words, known.refusals)
        .map_err(|why| format!("没有写进经过：{}。", why.map_or("这句话没有说到要求的事", |why| why.zh)))?;
    more.retain(|(key, _)| *key != "quote");
    more.push(("quote", words));
    Ok(NewEvent { at: known.today.to_string(), by: Actor::Merchant, kind, more })
}

/// What the rules read as an event; one whose day is a place to fill in is of the given day, or none.
fn event(read: &Happened, today: Option<Day>) -> Option<NewEvent> {
    let value = |key: &str| read.entries.iter().find(|(own, _)| *own == key).map(|(_, value)| value.as_str());
    let is_more = |(key, _): &&(&'static str, String)| !["at", "by", "event"].contains(key);
    Some(NewEvent {
        at: value("at")
            .filter(|at| *at != TO_FILL)
            .map(str::to_owned)
            .or_else(|| Some(today?.to_string()))?,
        by: Actor::from_word(value("by")?)?,
        kind: EventKind::from_word(value("event")?)?,
        more: read.entries.iter().filter(is_more).cloned().collect(),
    })
}

/// The file with the events that are not there yet, and each of them in words.
fn with_all(mut text: String, events: &[NewEvent]) -> (String, Vec<String>) {
    let mut told = Vec::new();
    for event in events {
        let Some(with) = with(&text, event) else { continue };
        text = with;
        told.push(format!("{} {} {}", event.at, event.by.about(), event.kind.about()));
    }
    (text, told)
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
