//! Private data in reports: what the rules on it point at is said in no message, and stands in no report that others read.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Place, Span};

use super::position::marked;

/// The rules on private data.
const GROUP: &str = "privacy/";

/// Stands for what is not repeated.
const LEFT_OUT: &str = "〔略〕";

/// What the findings on one file show to be private.
#[derive(Debug)]
pub(super) struct Private<'a> {
    places: Vec<&'a Place>,
    texts: Vec<&'a str>,
}

impl<'a> Private<'a> {
    pub(super) fn of(diagnostics: &'a [Diagnostic]) -> Self {
        let labels = diagnostics.iter().filter(|one| is_private(one)).flat_map(|one| &one.labels);
        let places: Vec<&Place> = labels.map(|label| &label.place).collect();
        let mut texts: Vec<&str> = places.iter().flat_map(|place| marked(place).lines()).map(bare).collect();
        // A lone character is no secret, but leaving it out would tear up every sentence that has it.
        texts.retain(|text| text.chars().nth(1).is_some());
        texts.sort_by_key(|text| Reverse(text.len()));
        Self { places, texts }
    }

    /// A message without the private texts. Any rule's: a sentence may be quoted for its tone and hold a number, too.
    pub(super) fn said<'b>(&self, text: &'b str) -> Cow<'b, str> {
        let left_out = |said: Cow<'b, str>, private: &&str| {
            if said.contains(private) { Cow::Owned(said.replace(private, LEFT_OUT)) } else { said }
        };
        self.texts.iter().fold(Cow::Borrowed(text), left_out)
    }

    /// The message, then what to do, a line each.
    pub(super) fn said_in_full(&self, diagnostic: &Diagnostic) -> String {
        let lines = std::iter::once(&diagnostic.message).chain(&diagnostic.help);
        lines.map(|line| self.said(line)).collect::<Vec<_>>().join("\n")
    }

    /// May others read what stands at this place?
    pub(super) fn is_open(&self, diagnostic: &Diagnostic, place: &Place) -> bool {
        !is_private(diagnostic) && !self.places.iter().any(|private| overlap(private, place))
    }

    /// The diagnostic's fix with the place it is for, if others may read what it changes and what it writes.
    pub(super) fn open_fix<'b>(&self, diagnostic: &'b Diagnostic) -> Option<(&'b Fix, &'b Place)> {
        let (fix, label) = (diagnostic.fix.as_ref()?, diagnostic.labels.first()?);
        let is_open = |span: Span| self.is_open(diagnostic, &Place { file: label.place.file.clone(), span });
        let is_open = fix
            .edits
            .iter()
            .all(|edit| is_open(edit.span) && !self.texts.iter().any(|private| edit.text.contains(private)));
        is_open.then_some((fix, &label.place))
    }
}

fn is_private(diagnostic: &Diagnostic) -> bool {
    diagnostic.rule.name().starts_with(GROUP)
}

fn overlap(one: &Place, other: &Place) -> bool {
    let (a, b) = (one.span, other.span);
    one.file.name == other.file.name && a.start < b.end && b.start < a.end
}

/// A marked text without the quotation marks that the case puts around it.
fn bare(marked: &str) -> &str {
    marked.trim().trim_matches(['"', '\'', '“', '”', '‘', '’'])
}
