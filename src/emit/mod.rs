//! Drafts and lists of exhibits as files: plain text, Markdown, JSON.

mod exhibits;
mod json;
mod md;
mod notes;
mod trace;
mod txt;

use crate::channel::Channel;
use crate::draft::Draft;
use crate::trace::Trace;

pub use exhibits::exhibits;
pub use trace::trace;

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Txt,
    /// Markdown.
    Md,
    /// JSON.
    Json,
}

/// A draft with the channel it was made for.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    /// The text.
    pub draft: &'a Draft,
    /// Its channel.
    pub channel: &'a Channel,
    /// The day it was written for.
    pub as_of: &'a str,
}

/// A text as an entry of `complain.texts/1`, for a document of another kind.
pub fn value(text: Text<'_>) -> serde_json::Value {
    json::value(text)
}

impl Format {
    /// Every format, by the name that the command line uses.
    pub const ALL: &[(&str, Self)] = &[("txt", Self::Txt), ("md", Self::Md), ("json", Self::Json)];

    /// The file name ending.
    pub fn extension(self) -> &'static str {
        Self::ALL.iter().find(|(_, format)| *format == self).map_or("", |(name, _)| name)
    }

    /// One text as a file of its own.
    pub fn one(self, text: Text<'_>) -> String {
        match self {
            Self::Txt => txt::one(text.draft),
            Self::Md => md::one(text.draft),
            Self::Json => json::several(&[(text, None)]),
        }
    }

    /// Several texts with the sources of their sentences, under headings where `is_headed`.
    pub fn traced(self, texts: &[(Text<'_>, &Trace)], is_headed: bool) -> String {
        let one = |(text, trace): &(Text<'_>, &Trace)| match (self, is_headed) {
            (Self::Md, true) => notes::md(text.draft, trace, md::headed),
            (Self::Md, false) => notes::md(text.draft, trace, md::one),
            (_, true) => notes::txt(text.draft, trace, txt::headed),
            (_, false) => notes::txt(text.draft, trace, txt::one),
        };
        match self {
            Self::Json => {
                json::several(&texts.iter().map(|(text, trace)| (*text, Some(*trace))).collect::<Vec<_>>())
            }
            _ => texts.iter().map(one).collect::<Vec<_>>().join("\n"),
        }
    }

    /// What stands before the first of several texts that are written one at a time: with [`Self::piece`] and
    /// [`Self::closing`] the same bytes as [`Self::several`].
    pub fn opening(self) -> &'static str {
        if self == Self::Json { json::OPENING } else { "" }
    }

    /// What stands before each of several texts.
    pub fn separator(self, is_first: bool) -> &'static str {
        match (self, is_first) {
            (Self::Json, true) => "\n    ",
            (Self::Json, false) => ",\n    ",
            (_, true) => "",
            (_, false) => "\n",
        }
    }

    /// One of several texts, with the sources of its sentences where they were asked for.
    pub fn piece(self, text: Text<'_>, trace: Option<&Trace>) -> String {
        match (self, trace) {
            (Self::Json, trace) => json::piece(text, trace),
            (_, Some(trace)) => self.traced(&[(text, trace)], true),
            (Self::Txt, None) => txt::headed(text.draft),
            (Self::Md, None) => md::headed(text.draft),
        }
    }

    /// What stands after the last of them.
    pub fn closing(self, is_empty: bool) -> &'static str {
        match (self, is_empty) {
            (Self::Json, true) => json::CLOSING_OF_NONE,
            (Self::Json, false) => json::CLOSING,
            _ => "",
        }
    }

    /// Several texts one after another.
    pub fn several(self, texts: &[Text<'_>]) -> String {
        match self {
            Self::Txt => texts.iter().map(|text| txt::headed(text.draft)).collect::<Vec<_>>().join("\n"),
            Self::Md => texts.iter().map(|text| md::headed(text.draft)).collect::<Vec<_>>().join("\n"),
            Self::Json => json::several(&texts.iter().map(|text| (*text, None)).collect::<Vec<_>>()),
        }
    }
}
