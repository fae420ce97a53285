//! What one text may cost: turns of loops, bytes read and made, and bytes of template gone through. A template that goes on
//! without end is stopped where it stands.
//!
//! The engine counts none of them. `spending` gives every loop, every `~`, every print, every part and component, and what the
//! engine's own filters read, of a template that is not built in to one of these filters; the filters that are ours count what
//! they read and what they make, comparisons what they compare. The sums are those of one render, which runs on one thread.

use std::cell::Cell;
use std::io::{self, Write};

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::carried::{Carried, plain};

/// So many turns of loops in one text; the longest case takes some ten thousand.
const TURNS: usize = 2_000_000;
/// So many bytes read and made on the way to one text.
const BYTES: usize = 64 << 20;
/// What the smallest piece of a text counts as.
const AT_LEAST: usize = 32;
/// What an item of a list or a map counts as.
pub(super) const ITEM: usize = 16;
/// So many bytes of templates gone through, each time that a loop turns or a part is included: what stands in them is written or
/// done so often.
const PASSED: usize = 512 << 20;
/// The turns that a part counts as: to begin one costs what some turns do.
const OF_A_PART: usize = 20;
/// So long, in bytes with its marks, may one text be.
const LENGTH: usize = 8 << 20;

/// What the messages about it begin with.
pub(super) const SPENT: &str = "template budget spent: ";

thread_local! {
    static TURNS_LEFT: Cell<usize> = const { Cell::new(TURNS) };
    static BYTES_LEFT: Cell<usize> = const { Cell::new(BYTES) };
    static PASSED_LEFT: Cell<usize> = const { Cell::new(PASSED) };
}

/// A new text begins.
pub(super) fn begin() {
    TURNS_LEFT.set(TURNS);
    BYTES_LEFT.set(BYTES);
    PASSED_LEFT.set(PASSED);
}

/// So many bytes more; an error where they are too many.
pub(super) fn bytes(more: usize) -> TeraResult<()> {
    spend(&BYTES_LEFT, more, "bytes")
}

/// All that is in a value, as whoever compares, prints or copies it goes through it: a list may hold one list twice, that one
/// another twice, and so on.
pub(super) fn whole(value: &Value) -> TeraResult<()> {
    if let Some(text) = value.as_str() {
        return bytes(text.len());
    }
    bytes(value.len().unwrap_or(0).saturating_mul(ITEM) + 1)?;
    if let Some(items) = value.as_array() {
        return items.iter().try_for_each(whole);
    }
    value.as_map().map_or(Ok(()), |map| map.values().try_for_each(whole))
}

/// What is in a value, in bytes, where it was counted before.
pub(super) fn weight(value: &Value) -> usize {
    let items = value.as_array().map(|items| items.iter().map(weight).sum::<usize>());
    let inside = items.or_else(|| value.as_map().map(|map| map.values().map(weight).sum()));
    value.as_str().map(str::len).or(inside).unwrap_or(1) + 1
}

fn spend(of: &'static std::thread::LocalKey<Cell<usize>>, more: usize, what: &str) -> TeraResult<()> {
    let left = of.get().checked_sub(more);
    of.set(left.unwrap_or(0));
    left.map(|_| ()).ok_or_else(|| Error::message(format!("{SPENT}{what}")))
}

/// A text to be looked at, counted.
pub(super) fn carried(text: &str) -> TeraResult<Carried<'_>> {
    bytes(text.len())?;
    Ok(Carried::of(text))
}

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("__turns", |value: &Value, kwargs: Kwargs, _: &State| turns(value, &kwargs));
    tera.register_filter("__part", |value: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
        bytes(AT_LEAST)?;
        whole(value).map(|()| value.clone())
    });
    // Only the items of a list that is put into another are copied, not what is in them.
    tera.register_filter("__spread", |value: &Value, _: Kwargs, _: &State| {
        bytes(size(value) + AT_LEAST).map(|()| value.clone())
    });
    tera.register_filter("__begun", |passed: usize, _: Kwargs, _: &State| -> TeraResult<&str> {
        spend(&TURNS_LEFT, OF_A_PART, "turns")?;
        spend(&PASSED_LEFT, passed, "passed").map(|()| "")
    });
    tera.register_function("range", |kwargs: Kwargs, _: &State| range(&kwargs));
    tera.register_filter("join", |items: &[Value], kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let between = kwargs.get::<&str>("sep")?.unwrap_or_default();
        items.iter().try_for_each(whole)?;
        bytes(items.len().saturating_mul(between.len()))?;
        Ok(items.iter().map(ToString::to_string).collect::<Vec<_>>().join(between))
    });
    tera.register_filter("indent", |text: &str, kwargs: Kwargs, _: &State| indented(text, &kwargs));
}

/// What a loop is to run over; `of` is how long what it repeats stands in the template.
fn turns(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    let more = value.len().unwrap_or(1);
    spend(&TURNS_LEFT, more, "turns")?;
    spend(&PASSED_LEFT, more.saturating_mul(kwargs.get::<usize>("of")?.unwrap_or(0)), "passed")?;
    Ok(value.clone())
}

/// The engine's `range`, counted before it is made.
fn range(kwargs: &Kwargs) -> TeraResult<Vec<i128>> {
    const MOST: i128 = 100_000;
    let start = kwargs.get::<i128>("start")?.unwrap_or_default();
    let end = kwargs.must_get::<i128>("end")?;
    let step = kwargs.get::<i128>("step_by")?.unwrap_or(1);
    let refused = |said: &str| Err(Error::message(format!("Function `range` {said}")));
    if start > end && step > 0 {
        return refused("was called with a `start` argument greater than the `end` one");
    }
    if step == 0 {
        return refused("was called with a `step_by` argument of 0");
    }
    let Some(span) = end.checked_sub(start).filter(|span| *span != i128::MIN) else {
        return refused("was called with arguments that overflow i128");
    };
    let is_away = (span < 0) != (step < 0);
    let count = if is_away { 0 } else { (span / step).saturating_add(i128::from(span % step != 0)) };
    if count > MOST {
        let said = format!("would produce {count} elements, which exceeds the limit of {MOST}");
        return refused(&said);
    }
    bytes(usize::try_from(count).unwrap_or(usize::MAX).saturating_mul(ITEM))?;
    Ok((0..count).map(|number| start + number * step).collect())
}

/// Bytes of a text; items of anything else, whose own texts are shared and not copied.
pub(super) fn size(value: &Value) -> usize {
    value.as_str().map(str::len).or_else(|| value.len().map(|items| items * ITEM)).unwrap_or(1)
}

/// The engine's `indent`, counted before it is made.
fn indented(text: &str, kwargs: &Kwargs) -> TeraResult<String> {
    let width = kwargs.get::<usize>("width")?.unwrap_or(4).min(1000);
    let sign = kwargs.get::<&str>("indentation")?.map_or(" ".into(), plain);
    if sign.chars().count() != 1 {
        return Err(Error::message("The `indentation` argument must contain exactly one character"));
    }
    let (first, blank) = (kwargs.get::<bool>("first")?, kwargs.get::<bool>("blank")?);
    let before = sign.repeat(width);
    bytes(text.len() + text.lines().count() * before.len())?;
    let is_indented = |(number, line): (usize, &str)| {
        if number == 0 { first == Some(true) } else { !line.is_empty() || blank == Some(true) }
    };
    let lines = text.lines().enumerate();
    let lines =
        lines.map(|line| if is_indented(line) { format!("{before}{}", line.1) } else { line.1.into() });
    Ok(lines.collect::<Vec<String>>().join("\n"))
}

/// The text as far as it may go.
#[derive(Default)]
pub(super) struct Page(Vec<u8>);

impl Page {
    /// What was written; the engine writes whole characters.
    pub(super) fn text(self) -> String {
        String::from_utf8(self.0)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }

    /// Did it become too long?
    pub(super) fn is_full(&self) -> bool {
        self.0.len() > LENGTH
    }
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.is_full() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
