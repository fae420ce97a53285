//! The engine's own filters and tests on texts, so that they see values and what they make of a fact stays marked.
//!
//! Those that are not here see no text (`first`, `default`, `keys` …) or do not touch marks (`lower`, `join`, `escape` …).

use std::cell::Cell;

use tera::{ArgFromValue, Error, Kwargs, Map, Number, State, Tera, TeraResult, Value};

use super::budget::{self, ITEM, carried};
use super::carried::{plain, plain_value};
use super::items;
use super::marks::is_marked;

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("__plain", |value: &Value, _: Kwargs, _: &State| {
        budget::whole(value).map(|()| plain_value(value))
    });
    budget::register(tera);
    items::register(tera);
    register_texts(tera);
    register_cuts(tera);
    register_numbers(tera);
    register_lists(tera);
    tera.register_test("starting_with", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
        Ok(counted(text)?.starts_with(&*word(&kwargs, "pat")?))
    });
    tera.register_test("ending_with", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<bool> {
        Ok(counted(text)?.ends_with(&*word(&kwargs, "pat")?))
    });
    tera.register_test("containing", |value: &Value, kwargs: Kwargs, _: &State| contains(value, &kwargs));
}

/// What changes letters.
fn register_texts(tera: &mut Tera) {
    tera.register_filter("upper", |text: &str, _: Kwargs, _: &State| {
        carried(text).map(|text| text.map(str::to_uppercase))
    });
    tera.register_filter("title", |text: &str, _: Kwargs, _: &State| {
        let starts = Cell::new(true);
        carried(text).map(|text| text.map(|text| text.chars().map(|c| titled(c, &starts)).collect()))
    });
    tera.register_filter("capitalize", |text: &str, _: Kwargs, _: &State| {
        let starts = Cell::new(true);
        let cased = |c| cased(c, starts.replace(false));
        carried(text).map(|text| text.map(|text| text.chars().map(cased).collect()))
    });
    tera.register_filter("str", |value: &Value, _: Kwargs, _: &State| {
        budget::whole(value).map(|()| printed(value.to_string()))
    });
    tera.register_filter("replace", |text: &str, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let (text, from, to) = (carried(text)?, word(&kwargs, "from")?, kwargs.must_get::<&str>("to")?);
        budget::bytes(text.plain.matches(&*from).count().saturating_mul(to.len() + text.stretches()))?;
        Ok(text.replaced(&from, to))
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
        let end = kwargs.get::<&str>("end")?.unwrap_or("…");
        let (end, carried) = (counted(end)?, carried(text)?);
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
        let carried = carried(text)?;
        budget::bytes(carried.plain.matches(&*pattern).count().saturating_mul(ITEM + carried.stretches()))?;
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
            Ok(items::characters(text)?.into_iter().rev().collect::<String>().into())
        }
        _ => budget::bytes(budget::size(value)).and_then(|()| value.reverse()),
    });
}

fn trim(text: &str, kwargs: &Kwargs, start: bool, end: bool) -> TeraResult<String> {
    let pattern = kwargs.get::<&str>("pat")?.map(counted).transpose()?;
    let carried = carried(text)?;
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
        let text = value.as_str().map(carried).transpose()?;
        let length = text.map(|text| text.plain.chars().count()).or_else(|| value.len());
        length.ok_or_else(|| Error::message(format!("Value of type {} has no length", value.name())))
    });
    tera.register_filter("wordcount", |text: &str, _: Kwargs, _: &State| {
        counted(text).map(|text| text.split_whitespace().count())
    });
    tera.register_filter("pluralize", |value: &Value, kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let (one, more) = (kwargs.get::<&str>("singular")?, kwargs.get::<&str>("plural")?);
        let number = value.as_i128().ok_or_else(|| {
            Error::message(format!("pluralize filter requires an integer, got `{}`", value.name()))
        })?;
        let word = if number.abs() == 1 { one.unwrap_or_default() } else { more.unwrap_or("s") };
        budget::bytes(word.len()).map(|()| word.to_owned())
    });
    tera.register_filter("float", |value: &Value, _: Kwargs, _: &State| {
        let number = match value.as_str() {
            Some(text) => counted(text)?.trim().parse().ok(),
            None => value.as_number().map(|number| number.as_float()),
        };
        number.ok_or_else(|| no_number(value))
    });
    tera.register_filter("int", |value: &Value, kwargs: Kwargs, _: &State| {
        let base = kwargs.get::<u32>("base")?.unwrap_or(10);
        let number = match value.as_str() {
            Some(text) => integer(counted(text)?.trim(), base),
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
    tera.register_filter("unique", |items: &[Value], _: Kwargs, _: &State| -> TeraResult<Vec<Value>> {
        let mut seen = Vec::new();
        let mut found = Vec::new();
        for item in items {
            budget::whole(item)?;
            let value = plain_value(item);
            // It is compared with each before it.
            budget::bytes((seen.len() * (1 + budget::weight(&value) / 16)).max(1))?;
            if !seen.contains(&value) {
                seen.push(value);
                found.push(item.clone());
            }
        }
        Ok(found)
    });
    tera.register_filter("group_by", |items: &[Value], kwargs: Kwargs, _: &State| -> TeraResult<Map> {
        let by = word(&kwargs, "attribute")?;
        let mut groups: Vec<(String, Vec<Value>)> = Vec::new();
        for item in items {
            let key = attribute(item, &by)?;
            budget::whole(key)?;
            let name = plain_value(key).to_string();
            budget::bytes(groups.len() * (1 + name.len() / 16))?;
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
        budget::whole(key)?;
        // It is compared with as many as the number of items has binary digits.
        budget::bytes(budget::weight(key) / 4 * items.len().ilog2() as usize)?;
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
    let pattern = kwargs.must_get::<&Value>("pat")?;
    budget::whole(pattern)?;
    let pattern = plain_value(pattern);
    if let Some(text) = value.as_str() {
        return Ok(carried(text)?.plain.contains(<&str as ArgFromValue>::from_value(&pattern)?));
    }
    if let Some(items) = value.as_array() {
        budget::whole(value)?;
        return Ok(items.iter().any(|item| plain_value(item) == pattern));
    }
    budget::bytes(budget::size(value))?;
    let key = |map: &Map| map.keys().any(|key| key.as_value() == pattern);
    let unfit = || Error::message("The value is not a container; cannot check for containment");
    value.as_map().map(key).ok_or_else(unfit)
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
    kwargs.must_get::<&str>(name).and_then(counted)
}

/// What a text says, counted.
fn counted(text: &str) -> TeraResult<std::borrow::Cow<'_, str>> {
    budget::bytes(text.len()).map(|()| plain(text))
}

#[cfg(test)]
mod tests {
    use super::super::context::Context;
    use super::super::{engine, rewrite};
    use super::*;

    /// What looks at texts, written with `a`, `b` (a list), `d` (a day) and `m` (a map).
    const EXPRESSIONS: &[&str] = &[
        "a == 'Tom-mug 保温杯'",
        "'x' != a",
        "a < 'U'",
        "a in ['x', a]",
        "'mug' in a",
        "a not in b",
        "a ~ d == d ~ a",
        "a | upper",
        "a | lower",
        "a | title",
        "a | capitalize",
        "(a ~ d) | title",
        "(d ~ a) | capitalize",
        "a | trim(pat='T')",
        "(' ' ~ a ~ ' ') | trim",
        "(a ~ ' ') | trim_end",
        "(' ' ~ a) | trim_start",
        "(' ' ~ a) | trim_end(pat='杯')",
        "a | truncate(length=9)",
        "a | truncate(length=3, end=d)",
        "(a ~ d) | truncate(length=13)",
        "a | replace(from='mug', to='cup')",
        "a | replace(from=m.k, to=d)",
        "(a ~ d) | replace(from='杯2', to='3')",
        "a | split(pat='-')",
        "(a ~ '-' ~ d) | split(pat='-') | last",
        "a | split(pat=m.k)",
        "a | length",
        "(a ~ d) | length",
        "a | wordcount",
        "1 | pluralize",
        "m.n | pluralize(singular=a, plural=d)",
        "2 | pluralize(singular=a, plural=d)",
        "range(end=5)",
        "range(start=2, end=9, step_by=3)",
        "range(start=9, end=2, step_by=-3)",
        "range(start=-1, end=9, step_by=-3)",
        "range(end=0)",
        "3 in range(end=4)",
        "a | lower | escape_xml | newlines_to_br",
        "m | keys",
        "m | values",
        "m | pairs",
        "[...b, ...b]",
        "'' | reverse",
        "(a ~ d) | reverse",
        "a | reverse",
        "b | reverse",
        "b | length",
        "m | length",
        "d | int",
        "d | float",
        "'0x1f' | int(base=16)",
        "a | str",
        "b | str",
        "m | str",
        "b",
        "m",
        "[a, {'k': b}]",
        "b | sort",
        "b | unique",
        "b | sort | unique | join(sep=a)",
        "l | sort(attribute='k') | first",
        "l | unique",
        "l | group_by(attribute='k') | get(key='y')",
        "m | get(key='k')",
        "m | get(key=d, default=a)",
        "a is containing(pat='保')",
        "b is containing(pat=m.k)",
        "m is containing(pat='k')",
        "a is starting_with(pat='Tom')",
        "a is ending_with(pat=a)",
        "a is starting_with(pat=d)",
        "a[0]",
        "a[-1]",
        "a[99] is defined",
        "a[1:3]",
        "a[::-1]",
        "a[:-2]",
        "b[1:]",
        "b[-1]",
        "m['k']",
        "m[b[0]] is defined",
        "x?[0] is defined",
        "x?[1:2] is defined",
        "[c for c in b if c == m.k]",
        "[c for c in b] == b",
        "m == {'k': 'y', 'n': 1}",
        "a | default(value=d)",
        "a | escape_html",
        "a | indent(width=2, first=true)",
        "a if a == 'x' else d",
        "a and not b",
        "(a | upper) == a or a > d",
    ];

    #[test]
    fn the_engine_with_plain_values_says_the_same() {
        let facts = serde_json::json!({
            "a": "Tom-mug 保温杯", "b": ["z", "y", "b", "y"], "d": "2026", "m": {"k": "y", "n": 1},
            "l": [{"k": "z"}, {"k": "y"}, {"k": "y"}],
        });
        let (values, marked) =
            (tera::Context::from_serialize(&facts).unwrap(), Context::new(&crate::facts::tree(&facts)));
        for expression in EXPRESSIONS {
            let text = format!(
                "{{% for c in a %}}{{{{ c }}}}{{% endfor %}}{{% set x1 = a %}}{{{{ {expression} }}}}"
            );
            let mut plain_engine = Tera::new();
            plain_engine.autoescape_on(Vec::<&str>::new());
            let expected =
                plain_engine.add_raw_template("t", &text).and_then(|()| plain_engine.render("t", &values));
            let mut own = engine();
            let read = rewrite::all([("t", text.as_str())].into_iter(), true);
            own.add_raw_templates(rewrite::read_as([("t", text.as_str())].into_iter(), &read))
                .unwrap_or_default();
            let found = own.render("t", marked.base()).map(|found| plain(&printed(found)).into_owned());
            match (expected, found) {
                (Ok(expected), Ok(found)) => assert_eq!(found, expected, "{text}"),
                (expected, found) => panic!("{text}: {expected:?}, {found:?}"),
            }
        }
    }
}
