//! Items of lists, added and taken away: events, claims, evidence.

use serde::Deserialize;

use crate::case::keys::CASE;
use crate::case::{ClaimKind, EventKind, ExhibitKind};
use crate::path::{CasePath, Step};
use crate::yaml::Shape;

use super::change::{is_free, known, set, toggled};
use super::edit::{Change, edited, read};
use super::value::{Value, key_at};

/// A file that was chosen as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// Its name.
    pub name: String,
    /// Its kind, as the browser knows it: `image/jpeg`.
    pub media: String,
    /// Its SHA-256.
    pub sha256: String,
}

pub(super) fn added(text: &str, path: &str) -> String {
    let Some(path) = known(path) else { return text.to_owned() };
    let is_list = key_at(CASE, &path).is_some_and(|key| matches!(key.shape, Shape::List(_)));
    let values = read(text).map_or(Value::Nothing, |node| Value::of(&node));
    let items = values.items_at(path.as_str());
    if !is_list {
        return text.to_owned();
    }
    let new = if path == "exhibits" { fresh_exhibit(items) } else { Value::Map(Vec::new()) };
    edited(text, &Change::Put(path.index(items.len()), new))
}

pub(super) fn happened(text: &str, event: &str) -> String {
    let Some(kind) = EventKind::from_word(event) else { return text.to_owned() };
    let text = added(text, "history");
    let count = read(&text).map_or(0, |node| Value::of(&node).items_at("history").len());
    let Some(last) = count.checked_sub(1) else { return text };
    let text = set(&text, &format!("history[{last}].event"), event);
    // Who usually does it: a box that can be changed, not one more to fill.
    let by = format!("history[{last}].by");
    match kind.actors().first().filter(|_| is_free(&text, &by)) {
        Some(usual) => set(&text, &by, usual.word()),
        None => text,
    }
}

/// An exhibit under an id that no other has; what kind it is can be said later.
fn fresh_exhibit(items: &[Value]) -> Value {
    let is_taken = |id: &String| items.iter().any(|item| item.text_at("id") == id);
    let mut number = items.len() + 1;
    let id = loop {
        let id = format!("e{number}");
        if !is_taken(&id) {
            break id;
        }
        number += 1;
    };
    let kind = ExhibitKind::Screenshot.word().to_owned();
    Value::Map(vec![("id".into(), Value::Text(id)), ("kind".into(), Value::Text(kind))])
}

pub(super) fn removed(text: &str, path: &str) -> String {
    let Some(path) = known(path) else { return text.to_owned() };
    let Some(values) = read(text).map(|node| Value::of(&node)) else { return text.to_owned() };
    let is_exhibit = path.parent().is_some_and(|parent| parent == "exhibits") && path.place().is_some();
    let id = if is_exhibit { values.text_at(&format!("{path}.id")).to_owned() } else { String::new() };
    let mut text = edited(text, &Change::Take(path));
    if !id.is_empty() {
        for list in citing(&values, &CasePath::root(), &id) {
            text = toggled(&text, list.as_str(), &id, false);
        }
    }
    text
}

/// The lists of exhibits in which this id stands.
fn citing(value: &Value, path: &CasePath, id: &str) -> Vec<CasePath> {
    let is_list = path.steps().last() == Some(Step::Key("exhibits"));
    let holds = is_list && value.items().iter().any(|item| item.text() == id);
    let own = holds.then(|| path.clone());
    let below: Vec<CasePath> = match value {
        Value::Map(entries) => {
            entries.iter().flat_map(|(key, value)| citing(value, &path.join(key), id)).collect()
        }
        Value::List(items) => {
            items.iter().enumerate().flat_map(|(index, item)| citing(item, &path.index(index), id)).collect()
        }
        _ => Vec::new(),
    };
    own.into_iter().chain(below).collect()
}

/// An exhibit for a file: what it is called and shows is for the person to say.
pub(super) fn chosen(text: &str, file: &Chosen) -> String {
    let values = read(text).map_or(Value::Nothing, |node| Value::of(&node));
    let count = values.items_at("exhibits").len();
    let text = added(text, "exhibits");
    let kind = match file.media.split('/').next() {
        Some("video") => ExhibitKind::Video,
        // What a phone's camera makes is a JPEG; what its screen shows is saved as PNG.
        Some("image") if file.media == "image/png" => ExhibitKind::Screenshot,
        Some("image") => ExhibitKind::Photo,
        _ => ExhibitKind::Document,
    };
    let entries = [("kind", kind.word()), ("file", file.name.as_str()), ("sha256", file.sha256.as_str())];
    entries
        .into_iter()
        .fold(text, |text, (key, value)| set(&text, &format!("exhibits[{count}].{key}"), value))
}

/// A claim, unless one of its kind is there.
pub(super) fn claimed(text: &str, kind: &str) -> String {
    let values = read(text).map_or(Value::Nothing, |node| Value::of(&node));
    let claims = values.items_at("claims");
    if ClaimKind::from_word(kind).is_none() || claims.iter().any(|claim| claim.text_at("kind") == kind) {
        return text.to_owned();
    }
    set(&added(text, "claims"), &format!("claims[{}].kind", claims.len()), kind)
}
