//! The engine's own filters and tests on texts, so that they see values and what they make of a fact stays marked.
//!
//! Those that are not here see no text (`first`, `default`, `keys` …) or do not touch marks (`lower`, `join`, `escape` …).

use std::cell::Cell;
use std::cmp::Ordering;

use tera::{ArgFromValue, Error, Kwargs, Map, Number, State, Tera, TeraResult, Value};

use super::carried::{Carried, plain, plain_value};
use super::marks::is_marked;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("__plain", |value: &Value, _: Kwargs, _: &State| plain_value(value));
    tera.register_filter("__each", |value: &Value, _: Kwargs, _: &State| each(value));
    tera.register_filter("__slice", |value: &Value, kwargs: Kwargs, _: &State| slice(value, &kwargs));
    register_texts(tera);
    register_cuts(tera);
    register_numbers(tera);
    register_lists(tera);
    tera.register_test("starting_with", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
        Ok(plain(text).starts_with(&*word(&kwargs, "pat")?))
    });
    tera.register_test("ending_with", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
        Ok(plain(text).ends_with(&*word(&kwargs, "pat")?))
    });
    tera.register_test("containing", |value: &Value, kwargs: Kwargs, _: &State| contains(value, &kwargs));
}

/// What changes letters.
fn register_texts(tera: &mut Tera) {
    tera.register_filter("upper", |text: &str, _: Kwargs, _: &State| {
        Carried::of(text).map(str::to_uppercase)
    });
    tera.register_filter("title", |text: &str, _: Kwargs, _: &State| {
        let starts = Cell::new(true);
        Carried::of(text).map(|text| text.chars().map(|c| titled(c, &starts)).collect())
    });
    tera.register_filter("capitalize", |text: &str, _: Kwargs, _: &State| {
        let starts = Cell::new(true);
        Carried::of(text).map(|text| text.chars().map(|c| cased(c, starts.replace(false))).collect())
    });
    tera.register_filter("str", |value: &Value, _: Kwargs, _: &State| printed(value.to_string()));
    tera.register_filter("replace", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        Ok(Carried::of(text).replaced(&word(&kwargs, "from")?, kwargs.must_get::<&str>("to")?))
    });
}

fn cased(c: char, is_first: bool) -> String {
    if is_first { c.to_uppercase().collect() } else { c.to_lowercase().collect() }
}

/// Signs and blanks begin a word, but not what stands after an apostrophe.
fn titled(c: char, starts: &Cell<bool>) -> String {
    if c.is_ascii_punctuation() || c.is_whitespace() {
        starts.set(starts.get() || c != '\'');
        return c.to_string();
    }
    cased(c, starts.replace(false))
}

/// What takes a piece.
fn register_cuts(tera: &mut Tera) {
    tera.register_filter("truncate", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let length = kwargs.must_get::<usize>("length")?;
        let end = kwargs.get::<&str>("end")?.map_or("…".into(), plain);
        let carried = Carried::of(text);
        let cut = carried.plain.char_indices().nth(length).map(|(at, _)| at);
        Ok(cut.map_or_else(|| text.to_owned(), |at| carried.cut(&(0..at), &end)))
    });
    tera.register_filter("trim", |text: &str, kwargs: Kwargs, _: &State| trim(text, &kwargs, true, true));
    tera.register_filter("trim_start", |text: &str, kwargs: Kwargs, _: &State| {
        trim(text, &kwargs, true, false)
    });
    tera.register_filter("trim_end", |text: &str, kwargs: Kwargs, _: &State| {
        trim(text, &kwargs, false, true)
    });
    tera.register_filter("split", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<Vec<Value>> {
        let pattern = word(&kwargs, "pat")?;
        let carried = Carried::of(text);
        let mut at = 0;
        let mut piece = |part: &str| {
            let found = carried.cut(&(at..at + part.len()), "");
            at += part.len() + pattern.len();
            Value::from(found)
        };
        Ok(carried.plain.split(&*pattern).map(&mut piece).collect())
    });
    tera.register_filter("reverse", |value: &Value, _: Kwargs, _: &State| match value.as_str() {
        Some(text) if is_marked(text) => {
            Ok(Carried::of(text).characters().into_iter().rev().collect::<String>().into())
        }
        _ => value.reverse(),
    });
}

fn trim(text: &str, kwargs: &Kwargs, start: bool, end: bool) -> TeraResult<String> {
    let pattern = kwargs.get::<&str>("pat")?.map(plain);
    let carried = Carried::of(text);
    let all = carried.plain.as_str();
    let from = match &pattern {
        _ if !start => all,
        Some(pattern) => all.trim_start_matches(&**pattern),
        None => all.trim_start(),
    };
    let kept = match &pattern {
        _ if !end => from,
        Some(pattern) => from.trim_end_matches(&**pattern),
        None => from.trim_end(),
    };
    let at = all.len() - from.len();
    Ok(carried.cut(&(at..at + kept.len()), ""))
}

/// What counts and reckons: its result is no piece of a fact.
fn register_numbers(tera: &mut Tera) {
    tera.register_filter("length", |value: &Value, _: Kwargs, _: &State| {
        let length = value.as_str().map(|text| plain(text).chars().count()).or_else(|| value.len());
        length.ok_or_else(|| Error::message(format!("Value of type {} has no length", value.name())))
    });
    tera.register_filter("wordcount", |text: &str, _: Kwargs, _: &State| {
        plain(text).split_whitespace().count()
    });
    tera.register_filter("float", |value: &Value, _: Kwargs, _: &State| {
        let number = match value.as_str() {
            Some(text) => plain(text).trim().parse().ok(),
            None => value.as_number().map(|number| number.as_float()),
        };
        number.ok_or_else(|| no_number(value))
    });
    tera.register_filter("int", |value: &Value, kwargs: Kwargs, _: &State| {
        let base = kwargs.get::<u32>("base")?.unwrap_or(10);
        let number = match value.as_str() {
            Some(text) => integer(plain(text).trim(), base),
            None => value.as_number().and_then(|number| number.as_integer()),
        };
        number.ok_or_else(|| no_number(value))
    });
}

fn integer(text: &str, base: u32) -> Option<i128> {
    let prefix = match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        3..=36 => "",
        _ => return None,
    };
    let digits = text.strip_prefix(prefix).unwrap_or(text);
    let whole = || text.parse::<f64>().ok().and_then(|number| Number::Float(number).as_integer());
    i128::from_str_radix(digits, base).ok().or_else(whole)
}

fn no_number(value: &Value) -> Error {
    let said = plain_value(value);
    Error::message(format!("The value `{said}` cannot be converted to a number"))
}

/// What looks at texts in a list.
fn register_lists(tera: &mut Tera) {
    tera.register_filter("sort", |items: &[Value], kwargs: Kwargs, _: &State| sort(items, &kwargs));
    tera.register_filter("unique", |items: &[Value], _: Kwargs, _: &State| {
        let mut seen = Vec::new();
        let mut found = Vec::new();
        for item in items {
            let value = plain_value(item);
            if !seen.contains(&value) {
                seen.push(value);
                found.push(item.clone());
            }
        }
        found
    });
    tera.register_filter("group_by", |items: &[Value], kwargs: Kwargs, _: &State| -> TeraResult<Map> {
        let by = word(&kwargs, "attribute")?;
        let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
        for item in items {
            let key = attribute(item, &by)?;
            let name = plain_value(key).to_string();
            match groups.iter_mut().find(|(known, _)| *known == name) {
                _ if key.is_none() => {}
                Some((_, group)) => group.push(item.clone()),
                None => groups.push((name, vec![item.clone()])),
            }
        }
        Ok(groups.into_iter().map(|(name, group)| (name.into(), group.into())).collect())
    });
    tera.register_filter("get", |map: &Map, kwargs: Kwargs, _: &State| -> TeraResult<Value> {
        let key = word(&kwargs, "key")?;
        let found = map.get(&tera::value::Key::Str(&key)).cloned();
        let missing =
            || Error::message(format!("Map does not have a key {key} and no default values were defined"));
        found.or(kwargs.get::<Value>("default")?).ok_or_else(missing)
    });
}

fn sort(items: &[Value], kwargs: &Kwargs) -> TeraResult<Vec<Value>> {
    let by = kwargs.get::<&str>("attribute")?.map(plain);
    let mut sorted = Vec::new();
    for item in items {
        let key = by.as_ref().map_or(Ok(item), |by| attribute(item, by))?;
        sorted.push((plain_value(key), item.clone()));
    }
    sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
    for pair in sorted.windows(2) {
        let (one, other) = (&pair[0].0, &pair[1].0);
        if !one.is_none() && !other.is_none() && one.partial_cmp(other).is_none() {
            let (one, other) = (one.name(), other.name());
            return Err(Error::message(format!("Cannot sort: `{one}` and `{other}` are not comparable")));
        }
    }
    Ok(sorted.into_iter().map(|(_, item)| item).collect())
}

fn attribute<'a>(item: &'a Value, path: &'a str) -> TeraResult<&'a Value> {
    let missing =
        || Error::message(format!("A value of the list does not have an attribute at path: {path}"));
    item.get_from_path(path).ok_or_else(missing)
}

fn contains(value: &Value, kwargs: &Kwargs) -> TeraResult<bool> {
    let pattern = plain_value(kwargs.must_get::<&Value>("pat")?);
    if let Some(text) = value.as_str() {
        return Ok(plain(text).contains(<&str as ArgFromValue>::from_value(&pattern)?));
    }
    if let Some(items) = value.as_array() {
        return Ok(items.iter().any(|item| plain_value(item) == pattern));
    }
    let key = |map: &Map| pattern.as_str().is_some_and(|key| map.contains_key(&tera::value::Key::Str(key)));
    let unfit = || Error::message("The value is not a container; cannot check for containment");
    value.as_map().map(key).ok_or_else(unfit)
}

/// The characters of a text, as a list; any other value as it is.
fn each(value: &Value) -> Value {
    match value.as_str() {
        Some(text) => Carried::of(text).characters().into(),
        None => value.clone(),
    }
}

fn slice(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    if kwargs.get::<bool>("optional")? == Some(true) && (value.is_undefined() || value.is_none()) {
        return Ok(Value::undefined());
    }
    let at = |name: &str| kwargs.get::<i64>(name);
    let (start, end, step) = (at("start")?, at("end")?, at("step")?.unwrap_or(1));
    if step == 0 {
        return Err(Error::message("Slicing step cannot be 0"));
    }
    match value.as_str() {
        Some(text) => Ok(taken(&Carried::of(text).characters(), start, end, step).concat().into()),
        None => Ok(taken(<&[Value] as ArgFromValue>::from_value(value)?, start, end, step).into()),
    }
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

/// The text of a whole value as the engine prints it, with the marks of the texts in it, which it prints as escapes.
pub(super) fn printed(text: String) -> String {
    if !text.contains("\\u{fdd") {
        return text;
    }
    (0xfdd0..=0xfdd6_u32).filter_map(char::from_u32).fold(text, |text, mark| {
        text.replace(&mark.escape_unicode().to_string(), mark.encode_utf8(&mut [0; 4]))
    })
}

fn word<'a>(kwargs: &'a Kwargs, name: &'a str) -> TeraResult<std::borrow::Cow<'a, str>> {
    kwargs.must_get::<&str>(name).map(plain)
}
