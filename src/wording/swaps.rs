//! Signs that should be others: half-width marks beside Chinese, doubled marks, straight quotes.

use std::ops::Range;

/// What should be written in place of what, and beside what.
#[derive(Debug)]
pub(super) struct Swap {
    pub(super) find: String,
    pub(super) put: String,
    /// What must stand on the left; nothing: anything.
    pub(super) left: Vec<Class>,
    pub(super) right: Vec<Class>,
    /// How often it stands there, one after another: at least and at most.
    pub(super) least: usize,
    pub(super) most: usize,
    /// The second sign of a pair, and what stands in its place.
    pub(super) close: Option<(String, String)>,
    pub(super) is_safe: bool,
}

/// What stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Han,
    Mark,
    Letter,
    Digit,
    Space,
    Edge,
}

/// A place and what should stand there.
pub(super) struct Swapped {
    pub(super) range: Range<usize>,
    pub(super) put: String,
}

impl Class {
    /// By the word of a data file.
    pub(super) fn from_word(word: &str) -> Option<Self> {
        match word {
            "han" => Some(Self::Han),
            "mark" => Some(Self::Mark),
            "letter" => Some(Self::Letter),
            "digit" => Some(Self::Digit),
            "space" => Some(Self::Space),
            "edge" => Some(Self::Edge),
            _ => None,
        }
    }

    fn of(c: Option<char>) -> Option<Self> {
        match c {
            None | Some('\n') => Some(Self::Edge),
            Some('\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '〇') => Some(Self::Han),
            Some('0'..='9' | '０'..='９') => Some(Self::Digit),
            Some(' ' | '\u{a0}' | '\u{3000}') => Some(Self::Space),
            Some(c) if c.is_alphabetic() => Some(Self::Letter),
            Some(
                '\u{3001}'..='\u{3006}'
                | '\u{3008}'..='\u{301f}'
                | '\u{ff01}'..='\u{ff5e}'
                | '“'
                | '”'
                | '‘'
                | '’'
                | '…'
                | '—'
                | '℃'
                | '℉'
                | '‰',
            ) => Some(Self::Mark),
            Some(_) => None,
        }
    }
}

impl Swap {
    pub(super) fn find(&self, text: &str) -> Vec<Swapped> {
        match &self.close {
            None => {
                let places = self.places(text).into_iter();
                places.map(|range| Swapped { range, put: self.put.clone() }).collect()
            }
            Some((close, put_close)) => self.pairs(text, close, put_close),
        }
    }

    fn places(&self, text: &str) -> Vec<Range<usize>> {
        let mut places = Vec::new();
        let mut from = 0;
        while let Some(start) = text[from..].find(&self.find).map(|at| from + at) {
            let parts = text.as_bytes()[start..].chunks(self.find.len());
            let count = parts.take_while(|part| *part == self.find.as_bytes()).count();
            let end = start + count * self.find.len();
            let (left, right) = beside(text, &(start..end));
            let is_many = (self.least..=self.most).contains(&count);
            if is_many && is_one_of(left, &self.left) && is_one_of(right, &self.right) {
                places.push(start..end);
            }
            from = end;
        }
        places
    }

    /// Opening and closing signs of one line, with Chinese in or beside them.
    fn pairs(&self, text: &str, close: &str, put_close: &str) -> Vec<Swapped> {
        let is_han = |c: Option<char>| Class::of(c) == Some(Class::Han);
        let mut swapped = Vec::new();
        let mut from = 0;
        while let Some(open) = text[from..].find(&self.find).map(|at| from + at) {
            let inside = open + self.find.len();
            from = inside;
            let line = text[inside..].lines().next().unwrap_or_default();
            let Some(end) = line.find(close).map(|at| inside + at) else { continue };
            from = end + close.len();
            let (left, right) = (beside(text, &(open..inside)).0, beside(text, &(end..from)).1);
            let is_chinese = text[inside..end].chars().any(|c| is_han(Some(c)))
                || [left, right].into_iter().any(|side| side == Some(Class::Han));
            if is_chinese {
                swapped.push(Swapped { range: open..inside, put: self.put.clone() });
                swapped.push(Swapped { range: end..from, put: put_close.to_owned() });
            }
        }
        swapped
    }
}

fn beside(text: &str, range: &Range<usize>) -> (Option<Class>, Option<Class>) {
    let left = text[..range.start].chars().next_back();
    (Class::of(left), Class::of(text[range.end..].chars().next()))
}

fn is_one_of(found: Option<Class>, wanted: &[Class]) -> bool {
    wanted.is_empty() || found.is_some_and(|found| wanted.contains(&found))
}
