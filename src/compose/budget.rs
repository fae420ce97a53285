//! What one text may cost: turns of loops and bytes. A template that goes on without end is stopped where it stands.
//!
//! The engine counts neither. `spending` gives every loop, every `~` and every print of a template that is not built in to
//! one of these filters; the filters on texts count what they read and what they make. The sums are those of one render,
//! which runs on one thread.

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
/// So long, in bytes with its marks, may one text be.
const LENGTH: usize = 8 << 20;

/// What the messages about it begin with.
pub(super) const SPENT: &str = "template budget spent: ";

thread_local! {
    static TURNS_LEFT: Cell<usize> = const { Cell::new(TURNS) };
    static BYTES_LEFT: Cell<usize> = const { Cell::new(BYTES) };
}

/// A new text begins.
pub(super) fn begin() {
    TURNS_LEFT.set(TURNS);
    BYTES_LEFT.set(BYTES);
}

/// So many bytes more; an error where they are too many.
pub(super) fn bytes(more: usize) -> TeraResult<()> {
    let left = BYTES_LEFT.get().checked_sub(more);
    BYTES_LEFT.set(left.unwrap_or(0));
    left.map(|_| ()).ok_or_else(|| Error::message(format!("{SPENT}bytes")))
}

/// A text to be looked at, counted.
pub(super) fn carried(text: &str) -> TeraResult<Carried<'_>> {
    bytes(text.len())?;
    Ok(Carried::of(text))
}

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("__turns", |value: &Value, _: Kwargs, _: &State| turns(value));
    tera.register_filter("__part", |value: &Value, _: Kwargs, _: &State| {
        bytes(size(value) + AT_LEAST).map(|()| value.clone())
    });
    tera.register_filter("join", |items: &[Value], kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let between = kwargs.get::<&str>("sep")?.unwrap_or_default();
        bytes(items.iter().map(|item| size(item) + between.len()).sum())?;
        Ok(items.iter().map(ToString::to_string).collect::<Vec<_>>().join(between))
    });
    tera.register_filter("indent", |text: &str, kwargs: Kwargs, _: &State| indented(text, &kwargs));
}

/// What a loop is to run over.
fn turns(value: &Value) -> TeraResult<Value> {
    let more = value.len().unwrap_or(1);
    let left = TURNS_LEFT.get().checked_sub(more);
    TURNS_LEFT.set(left.unwrap_or(0));
    left.map(|_| value.clone()).ok_or_else(|| Error::message(format!("{SPENT}turns")))
}

/// Bytes of a text; items of anything else, whose own texts are shared and not copied.
fn size(value: &Value) -> usize {
    value.as_str().map(str::len).or_else(|| value.len().map(|items| items * 16)).unwrap_or(1)
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
