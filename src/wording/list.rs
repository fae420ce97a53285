//! Lists of phrases as they stand in a rule's file: cut into phrases at once, read one by one when text calls for them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use super::fold::Sign;
use super::phrase::Phrase;
use super::walk::Compiled;

/// How far before or after a finding the words stand that take it back or make it count.
const NEAR: usize = 8;
/// How much longer than a finding the words can be that cover it.
const COVER: usize = 24;

/// The phrases of a list, with those of the shared sets it names. Cut and read when a finding calls for it.
#[derive(Debug, Default)]
pub(super) struct List {
    texts: Vec<String>,
    /// Where the phrases stand that may start with a character, sorted by it; made when first asked for.
    index: OnceLock<Vec<Word>>,
}

/// Shared lists by name.
pub(super) type Sets = BTreeMap<String, String>;

impl List {
    /// A list as written; `$name` stands for a shared one. Names that there are not come back.
    pub(super) fn new(text: &str, sets: &Sets, unknown: &mut Vec<String>) -> Self {
        let mut texts = vec![text.to_owned()];
        let names = if text.contains('$') { text } else { "" };
        for name in words(names).filter(|word| word.starts_with('$')) {
            match sets.get(&name[1..]) {
                Some(set) => texts.push(set.clone()),
                None => unknown.push(name.to_owned()),
            }
        }
        Self { texts, index: OnceLock::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Does one of them cover the finding?
    pub(super) fn covers(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        let from = found.start.saturating_sub(COVER);
        let ends = |at: usize| self.ends(signs, at);
        !self.is_empty() && (from..=found.start).any(|at| ends(at).is_some_and(|end| end >= found.end))
    }

    /// Does one of them end before the finding, near it and in the same clause?
    pub(super) fn stands_before(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        let near = &signs[..found.start];
        let clause = near.iter().rposition(|sign| sign.ends_clause()).map_or(0, |at| at + 1);
        let from = clause.max(found.start.saturating_sub(NEAR));
        !self.is_empty() && (from..found.start).any(|at| self.ends(near, at).is_some())
    }

    /// Does one of them start after the finding, near it and in the same clause?
    pub(super) fn stands_after(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        let rest = &signs[found.end..];
        let clause = rest.iter().position(|sign| sign.ends_clause()).unwrap_or(rest.len());
        let to = found.end + clause.min(NEAR);
        !self.is_empty() && (found.end..to).any(|at| self.ends(signs, at).is_some())
    }

    /// Does one of them stand anywhere else in the text?
    pub(super) fn stands_beside(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        let before = &signs[..found.start];
        let is_before = || (0..found.start).any(|at| self.ends(before, at).is_some());
        let is_after = || (found.end..signs.len()).any(|at| self.ends(signs, at).is_some());
        !self.is_empty() && (is_before() || is_after())
    }

    /// The longest match at a sign.
    pub(super) fn ends(&self, signs: &[Sign], at: usize) -> Option<usize> {
        let index = self.index.get_or_init(|| self.index());
        let c = signs.get(at)?.c;
        let start = index.partition_point(|word| word.first < c);
        let starting = index[start..].iter().take_while(|word| word.first == c);
        let end = |word: &Word| {
            let text = &self.texts[word.text][word.range.clone()];
            word.compiled.get_or_init(|| Phrase(text).compiled()).end_at(text, signs, at)
        };
        starting.filter_map(end).max()
    }

    fn index(&self) -> Vec<Word> {
        let mut index = Vec::new();
        for (place, text) in self.texts.iter().enumerate() {
            for word in words(text).filter(|word| !word.starts_with('$')) {
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                let range = start..start + word.len();
                Phrase(word).starts(&mut |first, _| {
                    let compiled = OnceLock::new();
                    index.push(Word { first, text: place, range: range.clone(), compiled });
                });
            }
        }
        index.sort_by_key(|word| word.first);
        index
    }
}

/// Where a phrase stands that may start with a character.
#[derive(Debug)]
struct Word {
    first: char,
    text: usize,
    range: Range<usize>,
    compiled: OnceLock<Compiled>,
}

/// The phrases of a text: parted by spaces and line breaks, but not inside `{}`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut open = false;
    let parts = text.split(move |c: char| {
        open = (open || c == '{') && c != '}';
        // Nearly all are Chinese characters, for which the question costs more than it looks.
        !matches!(c, '\u{4e00}'..='\u{9fff}') && c.is_whitespace() && !open
    });
    parts.filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::fold::Folding;
    use super::*;

    fn check(list: &str, text: &str, found: &str) -> [bool; 3] {
        let (folding, mut unknown) = (Folding::default(), Vec::new());
        let sets = Sets::from([("no".to_owned(), "不是 并非".to_owned())]);
        let list = List::new(list, &sets, &mut unknown);
        let folded = folding.fold(text);
        let at = text.find(found).unwrap();
        let found = folded.signs_in(&(at..at + found.len()));
        [
            list.covers(&folded.signs, &found),
            list.stands_before(&folded.signs, &found),
            list.stands_after(&folded.signs, &found),
        ]
    }

    #[test]
    fn context_is_near_and_in_the_clause() {
        assert_eq!(check("垃圾袋", "买了垃圾袋", "垃圾"), [true, false, false]);
        assert_eq!(check("$no", "这并非假货", "假货"), [false, true, false]);
        assert_eq!(check("$no", "这不是我说的，假货", "假货"), [false, false, false]);
        assert_eq!(check("可以", "假货也可以", "假货"), [false, false, true]);
        assert_eq!(check("可以", "假货，也可以", "假货"), [false, false, false]);
    }

    #[test]
    fn words_keep_their_syllables() {
        let words: Vec<&str> = words(" 骗子{pian zi}  黑店\n 奸商{jian shang} ").collect();
        assert_eq!(words, ["骗子{pian zi}", "黑店", "奸商{jian shang}"]);
    }
}
