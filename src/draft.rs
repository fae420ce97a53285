//! A text before it is sent: fields made of runs that know which fact they come from.
//!
//! Provenance lives here so that whoever checks, shortens or traces a text need not know how it was composed.

mod sentence;

pub use sentence::{Piece, Sentence, sentences};

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
}

/// One text of a box: paragraphs of runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Part {
    /// Paragraphs; each prints on a line of its own.
    pub paragraphs: Vec<Vec<Run>>,
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

impl Part {
    /// The text, paragraphs on lines of their own.
    pub fn text(&self) -> String {
        let lines: Vec<String> =
            self.paragraphs.iter().map(|runs| runs.iter().map(|run| run.text.as_str()).collect()).collect();
        lines.join("\n")
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
