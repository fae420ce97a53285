//! A text before it is sent: fields made of runs that know which fact they come from.
//!
//! Provenance lives here so that whoever checks, shortens or traces a text need not know how it was composed.

mod sentence;

use std::collections::{BTreeMap, BTreeSet};

pub use sentence::{Piece, Sentence, ends, sentences, sentences_of};

/// The texts of one case for one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The case's id.
    pub case: String,
    /// The channel's id.
    pub channel: String,
    /// The channel's name.
    pub channel_name: String,
    /// The filled boxes, in the form's order; boxes that stayed empty are left out.
    pub fields: Vec<Filled>,
}

/// A filled box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The field's id.
    pub id: String,
    /// What stands beside the box.
    pub label: String,
    /// One text; or several messages.
    pub parts: Vec<Part>,
    /// How full its wording is.
    pub sizing: Sizing,
    /// What was done so that it fits; `None` where the full wording does.
    pub fitted: Option<Fitted>,
}

/// How full a wording is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Size {
    /// All that the reader needs.
    #[default]
    Full,
    /// Shorter wordings of the same.
    Standard,
    /// The present standing only.
    Brief,
}

/// How the text of a box is worded: the same facts at the same sizing give the same text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sizing {
    /// The wording.
    pub size: Size,
    /// How many of the lightest events are summed up.
    pub folded: usize,
    /// Stretches of a higher rank than this are left out.
    pub keeps: u8,
    /// A further message begins after so many sentences, for each that begins so.
    pub breaks: Vec<usize>,
    /// The text points at the supplementary page.
    pub is_annexed: bool,
    /// Rules are cited by their number; what they provide is left to the supplementary page.
    pub names_law: bool,
    /// Of long words of the other side's only what is met is quoted; the whole stands on the supplementary page.
    pub cuts_words: bool,
}

/// The sizings of a draft, by field.
pub type Sizings = BTreeMap<String, Sizing>;

/// What was done to make a text fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fitted {
    /// How long the full text is, in the unit of the box.
    pub full_count: usize,
    /// How many events it sums up.
    pub summed_up: usize,
    /// Facts that the full text says and this one does not, as paths of the case where they stand there.
    pub left_out: Vec<String>,
    /// Those of them that no supplementary page says either.
    pub lost: Vec<String>,
}

impl Size {
    /// Every size, the fullest first.
    pub const ALL: &[Self] = &[Self::Full, Self::Standard, Self::Brief];

    /// The word that templates and reports use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Standard => "standard",
            Self::Brief => "brief",
        }
    }
}

impl Sizing {
    /// Nothing is left out.
    pub const ALL_RANKS: u8 = 9;
    /// From this rank on, a stretch is only added where there is room, the highest rank last, and goes nowhere else.
    pub const COURTESY: u8 = 8;

    /// This wording of everything.
    pub fn of(size: Size) -> Self {
        Self {
            size,
            folded: 0,
            keeps: Self::ALL_RANKS,
            breaks: Vec::new(),
            is_annexed: false,
            names_law: false,
            cuts_words: false,
        }
    }
}

impl Default for Sizing {
    fn default() -> Self {
        Self::of(Size::Full)
    }
}

/// One text of a box: paragraphs of runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Paragraphs; each prints on a line of its own.
    pub paragraphs: Vec<Vec<Run>>,
    /// True where an empty line stands between them.
    pub is_spaced: bool,
    /// The numbers of those that stand in a list, with no empty line before them.
    pub listed: BTreeSet<usize>,
}

/// A stretch of text with one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// The fact it states, as a path into `Facts`; `None` for fixed wording.
    pub fact: Option<String>,
    /// What to leave out first where space is short: 0 must stay, higher goes earlier.
    pub rank: u8,
    /// The number of the template line that wrote it; `None` where lines were not asked for.
    pub line: Option<usize>,
}

impl Draft {
    /// How each of its texts is worded.
    pub fn sizings(&self) -> Sizings {
        self.fields.iter().map(|filled| (filled.id.clone(), filled.sizing.clone())).collect()
    }
}

impl Part {
    /// The text, paragraphs on lines of their own.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (number, runs) in self.paragraphs.iter().enumerate() {
            text.push_str(self.gap(number));
            text.extend(runs.iter().map(|run| run.text.as_str()));
        }
        text
    }

    /// What stands before the paragraph of this number.
    pub fn gap(&self, number: usize) -> &'static str {
        match number {
            0 => "",
            _ if self.is_spaced && !self.listed.contains(&number) => "\n\n",
            _ => "\n",
        }
    }

    /// Every run of it.
    pub fn runs(&self) -> impl Iterator<Item = &Run> {
        self.paragraphs.iter().flatten()
    }
}

impl Filled {
    /// The whole text; messages are parted by an empty line.
    pub fn text(&self) -> String {
        self.parts.iter().map(Part::text).collect::<Vec<_>>().join("\n\n")
    }
}
