//! The pieces of an argument as a voice says them: the writer's words in them, not what stands in quotation marks.

use tera::Value;

use crate::numerals::chinese;
use crate::telling::{Voiced, Who};
use crate::wording::{excerpt, without_pictures};

use super::marks::Mark;

/// The argument with what comes first in its steps in this voice, without the steps that the story tells itself, numbered
/// anew.
pub(super) fn argued(argument: &Value, story: &Value, voiced: Voiced<'_>) -> Option<Value> {
    let step = |(number, step): (u32, &Value)| {
        let mut map = step.as_map()?.clone();
        let breaker = step.get_from_path("breaker").filter(|breaker| !breaker.is_none());
        map.extend(breaker.map(|breaker| ("breaker".into(), pieces(breaker, voiced))));
        map.insert("number".into(), chinese(number).into());
        Some(map.into())
    };
    let steps = argument.get_from_path("steps").and_then(Value::as_array)?;
    let apart = story.get_from_path("steps_apart").and_then(Value::as_array);
    let is_apart =
        |at: usize| apart.unwrap_or_default().iter().any(|one| one.as_i64() == i64::try_from(at).ok());
    let left = steps.iter().enumerate().filter(|(at, _)| !is_apart(*at)).map(|(_, one)| one);
    let mut map = argument.as_map()?.clone();
    map.insert("steps".into(), (1..).zip(left).filter_map(step).collect::<Vec<Value>>().into());
    Some(map.into())
}

/// These pieces without so many of the first.
pub(super) fn behind(pieces: &Value, lead: usize) -> Value {
    pieces
        .as_array()
        .map_or_else(|| pieces.clone(), |all| all.iter().skip(lead).cloned().collect::<Vec<_>>().into())
}

/// These pieces in this voice.
pub(super) fn pieces(pieces: &Value, voiced: Voiced<'_>) -> Value {
    let quoted = |piece: &Value| {
        let quote = piece.get_from_path("quote").and_then(Value::as_str).and_then(Mark::whole);
        let (Some(mark), Some(map)) = (quote, piece.as_map()) else { return piece.clone() };
        let mut map = map.clone();
        // As their words stand everywhere: without pictures and courtesies.
        map.insert("quote".into(), mark.with_text(excerpt(&without_pictures(mark.text))).into());
        map.into()
    };
    let said = mapped(pieces, |words| voiced.text(words, Who::Other).text);
    let all = said.as_array().map(|pieces| pieces.iter().map(quoted).collect::<Vec<Value>>());
    all.map_or(said, Value::from)
}

/// These pieces with other words.
pub(super) fn mapped(pieces: &Value, other: impl Fn(&str) -> String) -> Value {
    let piece = |piece: &Value| {
        let words = piece.get_from_path("words").and_then(Value::as_str).and_then(Mark::whole);
        let (Some(mark), Some(map)) = (words, piece.as_map()) else { return piece.clone() };
        let mut map = map.clone();
        map.insert("words".into(), mark.with_text(&other(mark.text)).into());
        map.into()
    };
    let all = pieces.as_array().map(|pieces| pieces.iter().map(piece).collect::<Vec<Value>>());
    all.map_or_else(|| pieces.clone(), Value::from)
}
