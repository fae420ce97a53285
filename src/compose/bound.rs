//! Which names a template binds itself, and which of the facts are words for conditions that need no reading.

use std::collections::BTreeSet;
use std::ops::Range;

use super::operands::is_name;
use super::tags::{Kind, Token, tokens};

/// Variables that hold no fact, unless a template gives their name to something else.
const WORDS: &[&str] = &["size", "audience", "register", "address"];

/// Names that templates bind themselves: what is called so may hold another text than a fact of that name does.
#[derive(Debug, Default)]
pub(super) struct Bound<'a> {
    /// By `set`, loops and arguments of components.
    words: BTreeSet<&'a str>,
    /// As keys of maps.
    keys: BTreeSet<&'a str>,
}

impl<'a> Bound<'a> {
    pub(super) fn of<'t>(texts: impl Iterator<Item = (&'a str, &'t [Range<usize>])>) -> Self {
        let mut bound = Self::default();
        for (text, tags) in texts {
            for tag in tags.iter().filter(|tag| may_bind(&text[tag.start..tag.end])) {
                bound.add(&tokens(text, tag));
            }
        }
        bound
    }

    fn add(&mut self, tokens: &[Token<'a>]) {
        let declares = tokens.first().is_some_and(|token| token.text == "component");
        for (index, token) in tokens.iter().enumerate() {
            let follows = tokens.get(index + 1).map_or("", |next| next.text);
            if token.kind == Kind::Text && follows == ":" {
                self.keys.insert(token.text.trim_matches(['"', '\'', '`']));
            }
            let is_word = token.kind == Kind::Word && is_code_or_word(token.text);
            if is_word && (declares || matches!(follows, ":" | "=" | "in" | ",")) {
                self.words.insert(token.text);
            }
        }
    }

    /// Does a path hold a word for conditions, and never a fact?
    pub(super) fn is_never_a_fact(&self, path: &[Token<'_>]) -> bool {
        let is_path = path.iter().all(|token| matches!(token.text, "." | "?.") || is_name(token));
        match path {
            [only] => is_path && is_code_or_word(only.text) && !self.words.contains(only.text),
            [.., last] => is_path && is_code(last.text) && !self.keys.contains(last.text),
            [] => false,
        }
    }
}

fn may_bind(tag: &str) -> bool {
    tag.bytes().any(|byte| matches!(byte, b':' | b'=')) || tag.contains("for ") || tag.contains("component ")
}

/// A key of the facts whose values are words for conditions wherever it stands. Which values are is known by their type when
/// facts are there; these only save the templates that compare them a filter call.
fn is_code(name: &str) -> bool {
    matches!(
        name,
        "kind"
            | "event"
            | "by"
            | "to"
            | "method"
            | "is"
            | "basis"
            | "amount_from"
            | "goods"
            | "asked"
            | "how"
            | "article_id"
            | "statute_id"
            | "reason_kind"
            | "sale"
            | "outcome"
            | "purpose"
            | "promise_of"
            | "role"
            | "fate"
            | "what"
            | "who"
            | "id"
            | "from"
            | "refund_from"
            | "claim"
            | "declines"
            | "shown"
    )
}

fn is_code_or_word(name: &str) -> bool {
    is_code(name) || WORDS.contains(&name)
}
