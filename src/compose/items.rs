//! Items and pieces by number: `x[0]`, `x[1:3]`, and loops over the characters of a text, each with its mark.

use std::cmp::Ordering;

use tera::{ArgFromValue, Error, Kwargs, State, Tera, TeraResult, Value};

use super::budget::{self, ITEM, carried};
use super::carried::plain_value;

/// The filters that brackets and loops are read as (see `rewrite`).
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("__each", |value: &Value, _: Kwargs, _: &State| each(value));
    tera.register_filter("__bound", |value: &Value, _: Kwargs, _: &State| bound(value));
    tera.register_filter("__index", |value: &Value, _: Kwargs, _: &State| index(value));
    tera.register_filter("__item", |value: &Value, kwargs: Kwargs, _: &State| item(value, &kwargs));
    tera.register_filter("__slice", |value: &Value, kwargs: Kwargs, _: &State| slice(value, &kwargs));
}

/// The characters of a text, as a list; any other value as it is.
fn each(value: &Value) -> TeraResult<Value> {
    match value.as_str() {
        Some(text) => Ok(characters(text)?.into()),
        None => Ok(value.clone()),
    }
}

/// `value[at]`.
fn item(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    if let Some(absent) = absent(value, kwargs)? {
        return Ok(absent);
    }
    let at = kwargs.must_get::<&Value>("at")?;
    if let Some(map) = value.as_map() {
        budget::bytes(map.len())?;
        let found = map.iter().find(|(key, _)| key.as_value() == *at);
        return Ok(found.map_or_else(Value::undefined, |(_, item)| item.clone()));
    }
    let items = match (value.as_str(), value.as_array()) {
        (Some(text), _) => characters(text)?.into_iter().map(Value::from).collect(),
        (None, Some(items)) => {
            budget::bytes(items.len() * ITEM)?;
            items.to_vec()
        }
        (None, None) => return Ok(Value::undefined()),
    };
    let index = at
        .as_i64()
        .ok_or_else(|| Error::message(format!("The index must be an integer, got `{}`.", at.name())))?;
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let index = usize::try_from(if index < 0 { index.saturating_add(length) } else { index });
    Ok(index.ok().and_then(|index| items.get(index)).cloned().unwrap_or_else(Value::undefined))
}

/// What an absent value has inside: nothing, where it may be absent.
fn absent(value: &Value, kwargs: &Kwargs) -> TeraResult<Option<Value>> {
    if kwargs.get::<bool>("optional")? == Some(true) && (value.is_undefined() || value.is_none()) {
        return Ok(Some(Value::undefined()));
    }
    // The engine points at the value where its type is at fault.
    if value.is_undefined() { <&str as ArgFromValue>::from_value(value).map(|_| None) } else { Ok(None) }
}

/// What stands in brackets, refused at its own place.
fn index(value: &Value) -> TeraResult<Value> {
    if value.is_undefined() {
        Err(Error::message("Index expression is undefined"))
    } else {
        budget::whole(value).map(|()| plain_value(value))
    }
}

/// The characters of a text, each a text of its own: that costs more than to read it.
pub(super) fn characters(text: &str) -> TeraResult<Vec<String>> {
    budget::bytes(text.len() * (ITEM / 4))?;
    Ok(carried(text)?.characters())
}

/// A bound of a slice, refused at its own place.
fn bound(value: &Value) -> TeraResult<Value> {
    if value.is_none() || value.as_i64().is_some() {
        return Ok(value.clone());
    }
    Err(Error::message(if value.is_undefined() {
        "Slice bound is undefined".to_owned()
    } else {
        format!("Slice bounds must be integers, got `{}`", value.name())
    }))
}

/// `value[start:end:step]`.
fn slice(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    if let Some(absent) = absent(value, kwargs)? {
        return Ok(absent);
    }
    let at = |name: &str| -> TeraResult<_> { Ok(kwargs.get::<&Value>(name)?.and_then(Value::as_i64)) };
    let (start, end, step) = (at("start")?, at("end")?, at("step")?.unwrap_or(1));
    if step == 0 {
        return Err(Error::message("Slicing step cannot be 0"));
    }
    if let Some(text) = value.as_str() {
        return Ok(taken(&characters(text)?, start, end, step).concat().into());
    }
    let items = <&[Value] as ArgFromValue>::from_value(value)?;
    budget::bytes(items.len() * ITEM)?;
    Ok(taken(items, start, end, step).into())
}

/// The items from `start` to before `end`, each `step`; from the end where negative.
fn taken<T: Clone>(items: &[T], start: Option<i64>, end: Option<i64>, step: i64) -> Vec<T> {
    let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
    let (low, high) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let place = |at: Option<i64>, usual: i64| {
        at.map_or(usual, |at| if at < 0 { at.saturating_add(length) } else { at }.clamp(low, high))
    };
    let (first, last) = if step > 0 { (low, high) } else { (high, low) };
    let (mut at, end) = (place(start, first), place(end, last));
    let mut found = Vec::new();
    while at.cmp(&end) == if step > 0 { Ordering::Less } else { Ordering::Greater } {
        found.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    found
}
