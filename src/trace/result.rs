//! What a trace says, as data.

use serde::Serialize;

use crate::path::CasePath;

use super::marked::Mark;

/// The format of the document.
pub const FORMAT: &str = "complain.trace/1";

/// The traces of a case.
#[derive(Debug, Clone, Serialize)]
pub struct Traces {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The case's id.
    pub case: String,
    /// The name of its file.
    pub file: String,
    /// The day the texts are written for.
    pub as_of: String,
    /// One for each channel.
    pub texts: Vec<Trace>,
    /// What no text uses, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unused: Option<Unused>,
}

/// Where the sentences of one text come from.
#[derive(Debug, Clone, Serialize)]
pub struct Trace {
    /// The channel's id.
    pub channel: String,
    /// The channel's name.
    pub channel_name: String,
    /// In the order of the text.
    pub sentences: Vec<TracedSentence>,
}

/// A sentence and its sources.
#[derive(Debug, Clone, Serialize)]
pub struct TracedSentence {
    /// The id of its box.
    pub field: String,
    /// What stands beside the box.
    pub label: String,
    /// The number of its message, from 1, where the box holds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<usize>,
    /// The text.
    pub text: String,
    /// Values of the case: those it states first.
    pub rests_on: Vec<Source>,
    /// What it says that was worked out or looked up.
    pub derived: Vec<Derived>,
    /// Exhibits that it names, and those that belong to what it states.
    pub exhibits: Vec<ShownExhibit>,
    /// Articles that it rests on.
    pub articles: Vec<Article>,
    /// Where it is written.
    pub templates: Vec<TemplateLine>,
    /// Sums, dates and quotations in it.
    pub marks: Vec<Mark>,
}

/// How a sentence depends on a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It prints the value.
    Stated,
    /// With another value it would read otherwise, or not stand there.
    Decides,
}

/// A value of the case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Source {
    /// How the sentence depends on it.
    pub is: Kind,
    /// Its path.
    pub path: CasePath,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// What it says.
    pub text: String,
}

/// A fact that the case does not say in these words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Derived {
    /// Its path among the facts (`complain facts`).
    pub fact: String,
    /// Its value.
    pub value: String,
    /// The values of the case that it is derived from.
    pub from: Vec<CasePath>,
}

/// An exhibit of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct ShownExhibit {
    /// Its number in the texts.
    pub label: String,
    /// Its id.
    pub id: String,
    /// Does the sentence name it? Else it only belongs to what the sentence states.
    pub is_named: bool,
}

/// An article of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Article {
    /// The statute's id.
    pub statute: String,
    /// The article's id.
    pub article: String,
    /// As the text cites it.
    pub cite: String,
}

/// A place in a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TemplateLine {
    /// The file.
    pub file: String,
    /// The line, from 1; absent where the template measures its own text, so that lines cannot be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
}

/// What no text uses.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Unused {
    /// Values that a text may show and that no sentence rests on.
    pub facts: Vec<UnusedLeaf>,
    /// Exhibits that no sentence names.
    pub exhibits: Vec<UnusedExhibit>,
}

/// A value that no sentence rests on.
#[derive(Debug, Clone, Serialize)]
pub struct UnusedLeaf {
    /// Its path.
    pub path: CasePath,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its column, from 1.
    pub column: usize,
    /// What it says.
    pub text: String,
}

/// An exhibit that no sentence names.
#[derive(Debug, Clone, Serialize)]
pub struct UnusedExhibit {
    /// Its number in the texts.
    pub label: String,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
}
