//! What a YAML file may hold, as data: one table per mapping serves the check, the list of known keys and the documents.

mod advice;
mod check;
mod guess;
mod mapping;
mod scalar;
mod stray;

pub use check::check;
pub use guess::nearest;
pub use scalar::is_id;

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
}

impl Key {
    /// A key that may be left out.
    pub const fn optional(name: &'static str, about: &'static str, shape: &'static Shape) -> Self {
        Self { name, about, required: false, shape }
    }

    /// A key that must be there.
    pub const fn required(name: &'static str, about: &'static str, shape: &'static Shape) -> Self {
        Self { name, about, required: true, shape }
    }
}

impl Shape {
    /// The names of all keys inside, with repetitions.
    pub fn key_names(&self) -> Vec<&'static str> {
        match self {
            Self::Map(keys) | Self::TextOr(keys) => {
                keys.iter().flat_map(|key| [vec![key.name], key.shape.key_names()].concat()).collect()
            }
            Self::List(item) => item.key_names(),
            _ => Vec::new(),
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
    /// What a file of this shape may hold.
    pub(super) fn new(shape: &'a Shape) -> Self {
        Self { names: shape.key_names(), shape }
    }
}
