//! Set phrases, wherever they stand outside quotation marks.

use crate::knowledge::{Captured, SetPhrase};

use super::Voiced;

impl Voiced<'_> {
    /// The text with its set phrases in this voice, from left to right.
    pub(super) fn swapped(&self, text: &str) -> String {
        let mut swapped = String::with_capacity(text.len());
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let found = self.phrases.starting(c).find_map(|phrase| self.swap(phrase, text, at));
            at = if let Some((words, end)) = found {
                swapped.push_str(&words);
                end
            } else {
                swapped.push(c);
                at + c.len_utf8()
            };
        }
        swapped
    }

    /// What stands in place of the phrase at this byte, and where the phrase ends.
    fn swap(&self, phrase: &SetPhrase, text: &str, at: usize) -> Option<(String, usize)> {
        let wording = self.wording(&phrase.says)?;
        let (mut slots, length) = phrase.from.first(&text[at..], &self.phrases.parties)?;
        for (_, range) in &mut slots {
            *range = at + range.start..at + range.end;
        }
        let of = |slots: &Captured, letter: char| {
            slots.iter().find(|(name, _)| *name == letter).map(|(_, range)| text[range.clone()].to_owned())
        };
        let x = of(&slots, 'X').unwrap_or_default();
        let end = at + length;
        if !phrase.x.allows(&x) || !stands(phrase, text, at, end) {
            return None;
        }
        let words = self.filled(wording, |letter| {
            let words = of(&slots, letter).unwrap_or_default();
            if letter == 'P' { self.party(&words) } else { words }
        })?;
        Some((words, end))
    }
}

/// Do the words around it allow it?
fn stands(phrase: &SetPhrase, text: &str, at: usize, end: usize) -> bool {
    let (before, after) = (&text[..at], &text[end..]);
    let ends = |list: &[String]| list.iter().any(|word| before.ends_with(word.as_str()));
    let begins = |list: &[String]| list.iter().any(|word| after.starts_with(word.as_str()));
    (phrase.after.is_empty() || ends(&phrase.after))
        && (phrase.before.is_empty() || begins(&phrase.before))
        && !ends(&phrase.not_after)
        && !begins(&phrase.not_before)
        && !phrase.except.iter().any(|word| is_part(word, phrase.from.head(), text, at))
}

/// Is the phrase here a part of this word?
fn is_part(word: &str, head: &str, text: &str, at: usize) -> bool {
    word.match_indices(head).any(|(offset, _)| {
        at.checked_sub(offset).and_then(|start| text.get(start..)).is_some_and(|rest| rest.starts_with(word))
    })
}
