//! What a YAML file may hold, as data: one table per mapping serves the check, the list of known keys and the documents.

mod advice;
mod check;
mod cure;
mod fault;
mod figures;
mod guess;
mod mapping;
mod scalar;
mod spoken;
mod stray;

pub use check::check;
pub use guess::{is_a_slip, nearest};
pub use scalar::{as_value, is_id};
pub use spoken::understood;

/// Stands in a case that was begun for somebody, where a value is still to be written.
pub const TO_FILL: &str = "请填";

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text that is not empty.
    Text,
    /// A name of lower-case letters, digits and `-`.
    Id,
    /// The name of something else; whether that is known is checked where it is loaded.
    Name,
    /// One of these words.
    OneOf(&'static [Choice]),
    /// Money of at least one fen.
    Amount,
    /// Money, or `0`.
    AmountOrZero,
    /// A day or a moment.
    Moment,
    /// A day.
    Day,
    /// A whole number from and to.
    Whole(u32, u32),
    /// How many: above zero and at most 9999, at most three decimals.
    Quantity,
    /// The SHA-256 of a file: 64 hexadecimal digits.
    Sha256,
    /// `true` or `false`.
    Flag,
    /// A list, each item of this shape.
    List(&'static Shape),
    /// A mapping with these keys.
    Map(&'static [Key]),
    /// A mapping from any key to text.
    Texts,
    /// A text, or a mapping with these keys.
    TextOr(&'static [Key]),
}

/// A word that a key accepts.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The word.
    pub word: &'static str,
    /// What it means, in Chinese.
    pub about: &'static str,
    /// What else people call it, in Chinese.
    pub called: &'static [&'static str],
}

/// A key of a mapping.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it is for, in Chinese.
    pub about: &'static str,
    /// Must it be there?
    pub required: bool,
    /// What its value must be.
    pub shape: &'static Shape,
    /// What people call it, in Chinese.
    pub called: &'static [&'static str],
}

impl Choice {
    /// A word with its meaning.
    pub const fn new(word: &'static str, about: &'static str) -> Self {
        Self { word, about, called: &[] }
    }

    /// Do people call it so?
    pub fn is_called(&self, word: &str) -> bool {
        spoken::is_called(self.about, self.called, word)
    }
}

impl Key {
    /// A key that may be left out.
    pub const fn optional(name: &'static str, about: &'static str, shape: &'static Shape) -> Self {
        Self { name, about, required: false, shape, called: &[] }
    }

    /// A key that must be there.
    pub const fn required(name: &'static str, about: &'static str, shape: &'static Shape) -> Self {
        Self { name, about, required: true, shape, called: &[] }
    }

    /// With what people call it, beside the first words of its meaning.
    #[must_use]
    pub const fn called(mut self, names: &'static [&'static str]) -> Self {
        self.called = names;
        self
    }

    /// Do people call it so?
    pub fn is_called(&self, word: &str) -> bool {
        spoken::is_called(self.about, self.called, word)
    }

    fn calls(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(spoken::head(self.about)).chain(self.called.iter().copied())
    }
}

impl Shape {
    /// The names of all keys inside, with repetitions.
    pub fn key_names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        self.each_key(&mut |key| names.push(key.name));
        names
    }

    /// What people call the keys inside, in Chinese.
    pub(super) fn key_calls(&self) -> Vec<&'static str> {
        let mut calls = Vec::new();
        self.each_key(&mut |key| calls.extend(key.calls()));
        calls
    }

    /// Every key inside, each before those in it.
    fn each_key(&self, with: &mut impl FnMut(&'static Key)) {
        match self {
            Self::Map(keys) | Self::TextOr(keys) => {
                for key in *keys {
                    with(key);
                    key.shape.each_key(with);
                }
            }
            Self::List(item) => item.each_key(with),
            _ => {}
        }
    }

    /// The keys of a mapping, or of the mappings in a list.
    fn keys(&self) -> &'static [Key] {
        match self {
            Self::Map(keys) | Self::TextOr(keys) => keys,
            Self::List(item) => item.keys(),
            _ => &[],
        }
    }
}

/// What a file may hold, as far as its reader knows.
#[derive(Debug, Clone)]
pub(super) struct Known<'a> {
    /// The keys that may occur anywhere in it.
    pub(super) names: Vec<&'a str>,
    /// Where they belong.
    pub(super) shape: &'a Shape,
}

impl<'a> Known<'a> {
    /// What a file of this shape may hold. What people call its keys counts where the file begins lines with that: elsewhere
    /// it is a word of its texts.
    pub(super) fn new(shape: &'a Shape, text: &str) -> Self {
        let names = shape.key_names();
        let calls = shape.key_calls();
        let outer: Vec<&str> = shape.keys().iter().flat_map(Key::calls).collect();
        let is_called = |line: &str| {
            let in_braces = line.split(['{', '｛']).skip(1);
            outer.iter().any(|name| is_before_colon(name, line))
                || in_braces.into_iter().any(|piece| calls.iter().any(|name| is_before_colon(name, piece)))
        };
        let calls = if text.lines().any(is_called) { calls } else { Vec::new() };
        Self { names: [names, calls].concat(), shape }
    }
}

fn is_before_colon(name: &str, line: &str) -> bool {
    // Every line is asked for every name: mostly the first byte says no.
    name.as_bytes().first() == line.as_bytes().first()
        && line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
}
