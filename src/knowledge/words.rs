//! The words by which a stock refusal is heard: all that its file has, or those of them that a text may have.

use super::refusal::Refusal;
use super::said::{Phrase, Said};

/// What a refusal is heard by.
#[derive(Debug, Default)]
pub(super) struct Words<'a> {
    /// `recognise` and `patterns`.
    pub(super) phrases: Vec<&'a str>,
    pub(super) hints: Vec<&'a str>,
    pub(super) topics: Vec<&'a str>,
    pub(super) not: Vec<&'a str>,
    pub(super) is_bare: bool,
}

impl<'a> Words<'a> {
    /// Those of its file.
    pub(super) fn of(refusal: &'a Refusal) -> Self {
        let texts = |texts: &'a [String]| texts.iter().map(String::as_str);
        Self {
            phrases: texts(&refusal.recognise).chain(texts(&refusal.patterns)).collect(),
            hints: texts(&refusal.hints).collect(),
            topics: texts(&refusal.topics).collect(),
            not: texts(&refusal.not).collect(),
            is_bare: refusal.is_bare,
        }
    }

    /// Is something there with which it is not said, whatever else is there?
    pub(super) fn is_excepted(&self, said: &Said) -> bool {
        self.not.iter().any(|phrase| Phrase(phrase).first(said).is_some())
    }
}
