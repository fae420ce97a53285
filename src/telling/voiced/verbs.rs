//! The verbs that lead clauses of the writer's.

use crate::knowledge::{Captured, Trait, Verb};

use super::clauses::Clause;
use super::pronoun::begins_with_somebody;
use super::{Register, TO_THE_SELLER, Voiced};

/// What the clauses so far tell of the next one.
#[derive(Default)]
struct Before {
    /// One of them names somebody else, who may be the subject now.
    names_other: bool,
    /// The last one reports words.
    is_saying: bool,
}

impl Voiced<'_> {
    /// The clauses with their verbs in this voice, and whether the first one has such a verb.
    pub(super) fn verbs(&self, clauses: &[Clause<'_>]) -> (String, bool) {
        let mut words = String::new();
        let mut before = Before::default();
        let mut is_led = false;
        for (place, clause) in clauses.iter().enumerate() {
            let (link, rest) = prefix(&self.phrases.links, clause.words);
            let link = if place == 0 { "" } else { link };
            let rest = if place == 0 { clause.words } else { rest };
            let (kept, body) = self.kept(rest);
            let found = self.verb(body, &before).filter(|(verb, _)| {
                place == 0 || !before.names_other || !link.is_empty() || verb.is(Trait::Humble)
            });
            let said = found.as_ref().and_then(|(verb, slots)| self.said(verb, slots, body));
            match said {
                // 并 is not said.
                Some(said) if self.register != Register::Formal => words += &format!("{kept}{said}"),
                Some(said) => words += &format!("{link}{kept}{said}"),
                None => words += clause.words,
            }
            is_led |= place == 0 && found.is_some();
            before.is_saying = found.as_ref().is_some_and(|(verb, _)| verb.is(Trait::Saying));
            before.names_other |= match &found {
                Some((verb, slots)) => verb.is(Trait::Saying) && self.names_other(slots, body),
                None => self.is_named_in(clause.words),
            };
            words += clause.end;
        }
        (words, is_led)
    }

    /// Do the words that are reported name somebody, beside the one they are said to?
    fn names_other(&self, slots: &Captured, body: &str) -> bool {
        let reported = slots.iter().filter(|(letter, _)| *letter != 'P').map(|(_, at)| &body[at.clone()]);
        reported.into_iter().any(|words| self.is_named_in(words))
    }

    /// Is somebody named, or the seller spoken to?
    fn is_named_in(&self, words: &str) -> bool {
        self.phrases.parties.is_in(words)
            || words.contains(TO_THE_SELLER)
            || begins_with_somebody(words.trim_start())
    }

    /// What stands before the verb and stays: 再次.
    fn kept<'t>(&self, text: &'t str) -> (&'t str, &'t str) {
        let mut at = 0;
        loop {
            let (word, _) = prefix(&self.phrases.before_verb, &text[at..]);
            if word.is_empty() {
                return text.split_at(at);
            }
            at += word.len();
        }
    }

    /// The verb that leads the clause, with what its slots take.
    fn verb(&self, body: &str, before: &Before) -> Option<(&Verb, Captured)> {
        let is_seller = self.terms.to == self.terms.seller;
        let suits = |verb: &&Verb| {
            (!verb.is(Trait::AfterSaying) || before.is_saying)
                && (!verb.is(Trait::ToSeller) || is_seller)
                && body.starts_with(verb.from.head())
        };
        self.phrases.leading(body.chars().next()?).filter(suits).find_map(|verb| {
            let slots = verb.from.whole(body, &self.phrases.parties)?;
            let of = |letter: char| slots.iter().find(|(name, _)| *name == letter);
            let is_part = |(_, at): &(char, std::ops::Range<usize>)| {
                at.start == verb.from.head().len()
                    && !prefix(&self.phrases.no_verb_before, &body[at.clone()]).0.is_empty()
            };
            let x = of('X').map_or("", |(_, at)| &body[at.clone()]);
            (verb.x.allows(x) && !slots.iter().any(is_part)).then_some((verb, slots))
        })
    }

    /// The clause in this voice; `None` where it stays as it is.
    fn said(&self, verb: &Verb, slots: &Captured, body: &str) -> Option<String> {
        self.filled(self.wording(&verb.says)?, |letter| {
            let at = slots.iter().find(|(name, _)| *name == letter).map(|(_, at)| at.clone());
            let words = at.and_then(|at| body.get(at)).unwrap_or_default();
            if letter == 'P' { self.party(words) } else { words.to_owned() }
        })
    }
}

/// The longest of these words that the text begins with, and the rest.
fn prefix<'t>(words: &[String], text: &'t str) -> (&'t str, &'t str) {
    let found = words.iter().filter(|word| text.starts_with(word.as_str())).map(String::len).max();
    text.split_at(found.unwrap_or_default())
}
