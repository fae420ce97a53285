//! Changes of one place of a case file: a box set or emptied, a word put into a list or taken out.

use crate::case::EventKind;
use crate::case::keys::CASE;
use crate::path::CasePath;

use super::edit::{Change, edited, read};
use super::value::{Value, key_at};

/// A path that a case file may have.
pub(super) fn known(path: &str) -> Option<CasePath> {
    let path = CasePath::parse(path)?;
    key_at(CASE, &path).is_some().then_some(path)
}

pub(super) fn set(text: &str, path: &str, value: &str) -> String {
    let Some(path) = known(path) else { return text.to_owned() };
    let said = || Value::Text(value.to_owned());
    let change =
        if value.is_empty() { Change::Take(path.clone()) } else { Change::Put(path.clone(), said()) };
    let text = edited(text, &change);
    // What only one side can do, that side did.
    let kind = EventKind::from_word(value).filter(|_| path.last() == "event");
    match (kind.map(EventKind::actors), path.parent()) {
        (Some([only]), Some(event)) if is_free(&text, event.join("by").as_str()) => {
            edited(&text, &Change::Put(event.join("by"), Value::Text(only.word().to_owned())))
        }
        _ => text,
    }
}

/// Does nothing stand there yet?
pub(super) fn is_free(text: &str, path: &str) -> bool {
    read(text).is_none_or(|node| Value::of(&node).at(path).is_none_or(Value::is_empty))
}

pub(super) fn toggled(text: &str, path: &str, value: &str, on: bool) -> String {
    let Some(path) = known(path) else { return text.to_owned() };
    let values = read(text).map(|node| Value::of(&node));
    let before = values.as_ref().map(|all| all.items_at(path.as_str()).to_vec()).unwrap_or_default();
    let mut words = before;
    words.retain(|word| word.text() != value);
    if on {
        words.push(Value::Text(value.to_owned()));
    }
    edited(text, &if words.is_empty() { Change::Take(path) } else { Change::Put(path, Value::List(words)) })
}
