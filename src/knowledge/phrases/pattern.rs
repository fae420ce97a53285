//! A phrase with slots: `询问{X}的原因` and what takes its place, `问为什么{X}`.

use std::ops::Range;

use super::Parties;

/// How far the slot of a set phrase reaches, in characters.
const GAP: usize = 16;

/// How a case writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Vec<Piece>);

/// What takes its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording(Vec<Piece>);

/// A part of either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand.
    Words(String),
    /// Any words: `{X}`, `{Y}`.
    Any(char),
    /// A sum: `{N}`.
    Number,
    /// A party: `{P}`.
    Party,
    /// What the voice calls the seller, the one spoken to, the goods: `{seller}`, `{to}`, `{short}`.
    Term(&'static str),
}

/// What the slots took, by their letters, as byte ranges of the text.
pub type Captured = Vec<(char, Range<usize>)>;

/// A slot that is not understood: its bytes, and what may stand there.
pub(super) struct Strange {
    pub(super) at: Range<usize>,
    pub(super) message: String,
    pub(super) help: String,
}

/// The text in which a pattern is looked for.
struct Search<'a> {
    text: &'a str,
    parties: &'a Parties,
    /// All of the text must be taken.
    is_whole: bool,
}

impl Pattern {
    /// From how it is written.
    pub(super) fn read(text: &str) -> Result<Self, Strange> {
        let is_slot = |name: &str| matches!(name, "X" | "Y" | "N" | "P");
        pieces(text, is_slot, "这里可以写 {X} {Y}（任何字）、{N}（数）、{P}（店铺、客服这类人）").map(Self)
    }

    /// Does it take the whole text?
    pub fn whole(&self, text: &str, parties: &Parties) -> Option<Captured> {
        Search { text, parties, is_whole: true }.take(&self.0, 0).map(|(found, _)| found)
    }

    /// Does the text begin with it? What its slots took, and where it ends.
    pub fn first(&self, text: &str, parties: &Parties) -> Option<(Captured, usize)> {
        Search { text, parties, is_whole: false }.take(&self.0, 0)
    }

    /// Its words before the first slot.
    pub fn head(&self) -> &str {
        match self.0.first() {
            Some(Piece::Words(words)) => words,
            _ => "",
        }
    }

    /// How many characters of its own it has.
    pub(super) fn length(&self) -> usize {
        let own = |piece: &Piece| if let Piece::Words(words) = piece { words.chars().count() } else { 0 };
        self.0.iter().map(own).sum()
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|piece| match piece {
            Piece::Any(letter) => name == letter.to_string(),
            Piece::Number => name == "N",
            Piece::Party => name == "P",
            _ => false,
        })
    }
}

impl Wording {
    /// From how it is written; it may use the slots of the pattern.
    pub(super) fn read(text: &str, from: &Pattern) -> Result<Self, Strange> {
        let is_slot = |name: &str| matches!(name, "seller" | "to" | "short") || from.has(name);
        pieces(text, is_slot, "这里可以写 from 里有的空位，和 {seller} {to} {short}").map(Self)
    }

    /// Its parts.
    pub fn pieces(&self) -> &[Piece] {
        &self.0
    }
}

impl Search<'_> {
    /// What the pieces take from here on: the slots as little as they can.
    fn take(&self, pieces: &[Piece], at: usize) -> Option<(Captured, usize)> {
        let Some((head, rest)) = pieces.split_first() else {
            return (!self.is_whole || at == self.text.len()).then(|| (Vec::new(), at));
        };
        let text = &self.text[at..];
        match head {
            Piece::Words(words) => {
                if text.starts_with(words.as_str()) {
                    self.take(rest, at + words.len())
                } else {
                    None
                }
            }
            Piece::Number => {
                let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
                self.slot('N', at, end, rest).filter(|_| end > 0)
            }
            Piece::Party => {
                let (name, _) = self.parties.first(text)?;
                self.slot('P', at, name.len(), rest)
            }
            Piece::Any(letter) => self.any(*letter, at, rest),
            Piece::Term(_) => None,
        }
    }

    fn any(&self, letter: char, at: usize, rest: &[Piece]) -> Option<(Captured, usize)> {
        let text = &self.text[at..];
        let ends = text.char_indices().map(|(start, c)| (start + c.len_utf8(), c));
        if self.is_whole {
            return ends.map(|(end, _)| end).find_map(|end| self.slot(letter, at, end, rest));
        }
        let near = ends.take(GAP).take_while(|(_, c)| !matches!(c, '，' | '。' | '；' | '！' | '？' | '\n'));
        let mut near = near.map(|(end, _)| end);
        // At the end of a phrase a slot takes all it can.
        if rest.is_empty() {
            return near.last().and_then(|end| self.slot(letter, at, end, rest));
        }
        near.find_map(|end| self.slot(letter, at, end, rest))
    }

    fn slot(&self, letter: char, at: usize, length: usize, rest: &[Piece]) -> Option<(Captured, usize)> {
        let (mut found, end) = self.take(rest, at + length)?;
        found.insert(0, (letter, at..at + length));
        Some((found, end))
    }
}

fn pieces(text: &str, is_slot: impl Fn(&str) -> bool, help: &str) -> Result<Vec<Piece>, Strange> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(open) = text[at..].find(['{', '}']).map(|found| at + found) {
        words(&text[at..open], &mut pieces);
        let close = text[open..].find('}').map(|found| open + found);
        let name = close.and_then(|close| text.get(open + 1..close)).unwrap_or_default();
        let end = close.map_or(text.len(), |close| close + 1);
        if !is_slot(name) {
            let message = format!("没有“{}”这个空位", &text[open..end]);
            return Err(Strange { at: open..end, message, help: help.to_owned() });
        }
        pieces.push(match name {
            "N" => Piece::Number,
            "P" => Piece::Party,
            "seller" => Piece::Term("seller"),
            "to" => Piece::Term("to"),
            "short" => Piece::Term("short"),
            "Y" => Piece::Any('Y'),
            _ => Piece::Any('X'),
        });
        at = end;
    }
    words(&text[at..], &mut pieces);
    Ok(pieces)
}

fn words(text: &str, pieces: &mut Vec<Piece>) {
    if !text.is_empty() {
        pieces.push(Piece::Words(text.to_owned()));
    }
}
