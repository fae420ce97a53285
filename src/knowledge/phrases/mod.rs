//! How each voice says what a case writes: the verbs that lead a clause of the writer's, and set phrases; `data/phrases/`.

mod pattern;
mod read;

pub use pattern::{Captured, Pattern, Piece, Wording};
pub use read::PHRASES;

use std::collections::BTreeMap;

/// The tables of `data/phrases/`.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    /// Leading verbs; the first that fits counts.
    pub verbs: Vec<Verb>,
    /// Set phrases, longer ones before shorter ones.
    pub set: Vec<SetPhrase>,
    /// What stands before a verb and stays there: 再次.
    pub before_verb: Vec<String>,
    /// What links a verb to the clause before: 并. Spoken voices leave it out.
    pub links: Vec<String>,
    /// Where one of these follows, what looks like a verb is none: 说明书.
    pub no_verb_before: Vec<String>,
    /// What begins so is no act of the writer's, though it looks like one: 到货.
    pub not_acts: Vec<String>,
    /// Names of parties.
    pub parties: Parties,
    /// The set phrases by their first character.
    starts: BTreeMap<char, Vec<usize>>,
    /// The verbs by theirs.
    leads: BTreeMap<char, Vec<usize>>,
}

/// The parties that a clause may name.
#[derive(Debug, Clone, Default)]
pub struct Parties {
    /// What a case calls the seller.
    pub seller: Vec<String>,
    /// What it calls others.
    pub others: Vec<String>,
    /// Where one of these follows, the name is a part of another word: 商家信息.
    pub not_before: Vec<String>,
    /// Where one of these follows, it is none all the same: 商家上门 is no 商家上.
    pub before: Vec<String>,
    /// With what their names begin, in order.
    starts: Vec<char>,
}

/// What a voice says; absent where it leaves the words as they are.
#[derive(Debug, Clone, Default)]
pub struct Says {
    /// Notes.
    pub note: Option<Wording>,
    /// Messages to the seller.
    pub chat: Option<Wording>,
    /// Letters and complaints.
    pub formal: Option<Wording>,
}

/// A verb at the head of a clause that the writer governs.
#[derive(Debug, Clone)]
pub struct Verb {
    /// How a case writes the whole clause.
    pub from: Pattern,
    /// How each voice says it.
    pub says: Says,
    /// What `{X}` must be.
    pub x: Around,
    /// When it counts, and what it says of the next clause.
    pub traits: Vec<Trait>,
}

/// When a verb counts, and what it says of the next clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trait {
    /// It reports words: what follows it may be somebody else's act.
    Saying,
    /// Only a writer uses it, whoever was named before.
    Humble,
    /// Only straight after a clause that reports words.
    AfterSaying,
    /// Only of what is said to the seller.
    ToSeller,
}

/// A phrase that stands anywhere outside quotation marks.
#[derive(Debug, Clone)]
pub struct SetPhrase {
    /// How a case writes it.
    pub from: Pattern,
    /// How each voice says it.
    pub says: Says,
    /// What `{X}` must be.
    pub x: Around,
    /// One of these must stand before it.
    pub after: Vec<String>,
    /// One of these must follow.
    pub before: Vec<String>,
    /// None of these may stand before it.
    pub not_after: Vec<String>,
    /// None of these may follow.
    pub not_before: Vec<String>,
    /// Words of which it is a part.
    pub except: Vec<String>,
}

/// Conditions on the words of a slot.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// It begins with one of these.
    pub starts: Vec<String>,
    /// With none of these.
    pub not_starts: Vec<String>,
    /// It ends with one of these.
    pub ends: Vec<String>,
    /// It has one of these.
    pub has: Vec<String>,
    /// None of these.
    pub lacks: Vec<String>,
}

impl Phrases {
    /// The set phrases that may begin with this character.
    pub fn starting(&self, with: char) -> impl Iterator<Item = &SetPhrase> {
        self.starts.get(&with).into_iter().flatten().filter_map(|place| self.set.get(*place))
    }

    /// The verbs whose pattern begins with this character, in the order of the file.
    pub fn leading(&self, with: char) -> impl Iterator<Item = &Verb> {
        self.leads.get(&with).into_iter().flatten().filter_map(|place| self.verbs.get(*place))
    }

    /// Longer phrases first; of those alike, the first in the file.
    fn index(&mut self) {
        for (place, verb) in self.verbs.iter().enumerate() {
            if let Some(first) = verb.from.head().chars().next() {
                self.leads.entry(first).or_default().push(place);
            }
        }
        self.set.sort_by_key(|phrase| std::cmp::Reverse(phrase.from.length()));
        for (place, phrase) in self.set.iter().enumerate() {
            if let Some(first) = phrase.from.head().chars().next() {
                self.starts.entry(first).or_default().push(place);
            }
        }
    }
}

impl Verb {
    /// Has it this trait?
    pub fn is(&self, it: Trait) -> bool {
        self.traits.contains(&it)
    }
}

impl Around {
    /// Do the words keep the conditions?
    pub fn allows(&self, words: &str) -> bool {
        let begins = |list: &[String]| list.iter().any(|word| words.starts_with(word.as_str()));
        let has = |list: &[String]| list.iter().any(|word| words.contains(word.as_str()));
        (self.starts.is_empty() || begins(&self.starts))
            && !begins(&self.not_starts)
            && (self.ends.is_empty() || self.ends.iter().any(|word| words.ends_with(word.as_str())))
            && (self.has.is_empty() || has(&self.has))
            && !has(&self.lacks)
    }
}

impl Parties {
    /// Of these names; where one of `not_before` follows, and none of `before`, a name is a part of another word.
    fn new([seller, others]: [Vec<String>; 2], [not_before, before]: [Vec<String>; 2]) -> Self {
        let mut starts: Vec<char> =
            seller.iter().chain(&others).filter_map(|name| name.chars().next()).collect();
        starts.sort_unstable();
        starts.dedup();
        Self { seller, others, not_before, before, starts }
    }

    /// The party that the text begins with, and whether it is the seller.
    pub fn first<'a>(&self, text: &'a str) -> Option<(&'a str, bool)> {
        // Texts are gone through sign by sign, and hardly any sign begins a name.
        self.starts.binary_search(&text.chars().next()?).ok()?;
        let seller = self.seller.iter().map(|name| (name, true));
        let named = seller.chain(self.others.iter().map(|name| (name, false)));
        let named = named.filter(|(name, _)| text.starts_with(name.as_str()));
        let (name, is_seller) = named.max_by_key(|(name, _)| name.len())?;
        let (name, rest) = text.split_at(name.len());
        let follows = |words: &[String]| words.iter().any(|word| rest.starts_with(word.as_str()));
        let is_part = follows(&self.not_before) && !follows(&self.before);
        (!is_part).then_some((name, is_seller))
    }

    /// Does the text name one?
    pub fn is_in(&self, text: &str) -> bool {
        let named = |at: usize| {
            self.seller.iter().chain(&self.others).any(|name| text[at..].starts_with(name.as_str()))
        };
        text.char_indices().any(|(at, sign)| self.starts.binary_search(&sign).is_ok() && named(at))
    }
}
