//! Lists of phrases as they stand in a rule's file: cut into phrases at once, read one by one when text calls for them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use super::Text;
use super::built::Table;
use super::fold::{Sign, goes_on};
use super::starts::words;

/// How far before or after a finding the words stand that take it back or make it count.
const NEAR: usize = 8;
/// How much longer than a finding the words can be that cover it.
const COVER: usize = 24;

/// The phrases of a list, with those of the shared sets it names. Cut and read when a finding calls for it.
#[derive(Debug, Default)]
pub(super) struct List {
    /// A list that comes with the program and the shared sets, as long as nobody has asked for it.
    built_in: Option<(&'static str, Arc<Sets>)>,
    parts: OnceLock<Vec<Arc<Part>>>,
}

/// A text of phrases.
#[derive(Debug)]
pub(super) struct Part {
    text: Text,
    /// Made when first asked for.
    table: OnceLock<Table>,
}

/// Shared lists by name.
pub(super) type Sets = BTreeMap<String, Arc<Part>>;

impl List {
    /// A list as written; `$name` stands for a shared one. Names that there are not come back.
    pub(super) fn new(text: Text, sets: &Sets, unknown: &mut Vec<String>) -> Self {
        Self { built_in: None, parts: parts(text, sets, unknown).into() }
    }

    /// A list that comes with the program, as the sets do: a test holds that it names no other.
    pub(super) fn built_in(text: &'static str, sets: &Arc<Sets>) -> Self {
        Self { built_in: Some((text, sets.clone())), parts: OnceLock::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.built_in.is_none() && self.parts().is_empty()
    }

    fn parts(&self) -> &[Arc<Part>] {
        self.parts.get_or_init(|| {
            let read =
                |(text, sets): &(&'static str, Arc<Sets>)| parts((*text).into(), sets, &mut Vec::new());
            self.built_in.as_ref().map(read).unwrap_or_default()
        })
    }

    /// Does one of them cover the finding?
    pub(super) fn covers(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        self.cover(signs, found).is_some()
    }

    /// What covers the finding.
    pub(super) fn cover(&self, signs: &[Sign], found: &Range<usize>) -> Option<Range<usize>> {
        let from = found.start.saturating_sub(COVER);
        let at = |at: usize| self.ends(signs, at).filter(|end| *end >= found.end).map(|end| at..end);
        if self.is_empty() { None } else { (from..=found.start).find_map(at) }
    }

    /// Does one of them end before the finding, near it and in the same clause?
    pub(super) fn stands_before(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        self.before(signs, found).is_some()
    }

    /// What ends before the finding.
    pub(super) fn before(&self, signs: &[Sign], found: &Range<usize>) -> Option<Range<usize>> {
        let near = &signs[..found.start];
        let clause = near.iter().rposition(|sign| sign.ends_clause()).map_or(0, |at| at + 1);
        self.first(near, clause.max(found.start.saturating_sub(NEAR))..found.start)
    }

    /// Does one of them start after the finding, near it and in the same clause?
    pub(super) fn stands_after(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        self.after(signs, found).is_some()
    }

    /// What starts after the finding.
    pub(super) fn after(&self, signs: &[Sign], found: &Range<usize>) -> Option<Range<usize>> {
        let rest = &signs[found.end..];
        let clause = rest.iter().position(|sign| sign.ends_clause()).unwrap_or(rest.len());
        self.first(signs, found.end..found.end + clause.min(NEAR))
    }

    /// Does one of them stand anywhere else in the text?
    pub(super) fn stands_beside(&self, signs: &[Sign], found: &Range<usize>) -> bool {
        self.beside(signs, found).is_some()
    }

    /// What stands anywhere else in the text.
    pub(super) fn beside(&self, signs: &[Sign], found: &Range<usize>) -> Option<Range<usize>> {
        let before = self.first(&signs[..found.start], 0..found.start);
        before.or_else(|| self.first(signs, found.end..signs.len()))
    }

    /// The first match that starts in this range.
    fn first(&self, signs: &[Sign], mut starts: Range<usize>) -> Option<Range<usize>> {
        let at = |at: usize| self.ends(signs, at).map(|end| at..end);
        if self.is_empty() { None } else { starts.find_map(at) }
    }

    /// The phrase, as it is written, that these signs are a match of.
    pub(super) fn phrase(&self, signs: &[Sign], found: &Range<usize>) -> Option<String> {
        let c = signs.get(found.start)?.c;
        self.parts().iter().find_map(|part| part.phrase(c, signs, found))
    }

    /// The longest match at a sign.
    pub(super) fn ends(&self, signs: &[Sign], at: usize) -> Option<usize> {
        let c = signs.get(at)?.c;
        self.parts().iter().filter_map(|part| part.end(c, signs, at)).max()
    }
}

fn parts(text: Text, sets: &Sets, unknown: &mut Vec<String>) -> Vec<Arc<Part>> {
    let mut parts = Vec::new();
    let names = if text.contains('$') { &*text } else { "" };
    for name in words(names).filter(|word| word.starts_with('$')) {
        match sets.get(&name[1..]) {
            Some(set) => parts.push(set.clone()),
            None => unknown.push(name.to_owned()),
        }
    }
    parts.insert(0, Arc::new(Part::new(text)));
    parts
}

impl Part {
    pub(super) fn new(text: Text) -> Self {
        Self { text, table: OnceLock::new() }
    }

    fn phrase(&self, first: char, signs: &[Sign], found: &Range<usize>) -> Option<String> {
        let table = self.table.get_or_init(|| Table::of_list(&self.text));
        let mut texts =
            table.starting_with(first).map(|(phrase, _)| (phrase, &self.text[table.place(phrase).1]));
        let is_it = |(phrase, text): &(usize, &str)| {
            table.compiled(*phrase, text).end_at(text, signs, found.start) == Some(found.end)
        };
        texts.find(is_it).map(|(_, text)| text.to_owned())
    }

    fn end(&self, first: char, signs: &[Sign], at: usize) -> Option<usize> {
        let table = self.table.get_or_init(|| Table::of_list(&self.text));
        if !table.may_start_with(first) {
            return None;
        }
        let mut last = None;
        let end = |(phrase, second): (usize, Option<char>)| {
            // Several beginnings of one phrase stand together.
            if last == Some(phrase) || !goes_on(second, signs.get(at + 1)) {
                return None;
            }
            last = Some(phrase);
            let text = &self.text[table.place(phrase).1];
            table.compiled(phrase, text).end_at(text, signs, at)
        };
        table.starting_with(first).filter_map(end).max()
    }
}

#[cfg(test)]
impl List {
    /// The names in it that stand for no set.
    pub(super) fn unknown(&self) -> Vec<String> {
        let mut unknown = Vec::new();
        if let Some((text, sets)) = &self.built_in {
            parts((*text).into(), sets, &mut unknown);
        }
        unknown
    }

    /// Do all its texts come with the program, with their tables?
    pub(super) fn is_built(&self) -> bool {
        self.parts().iter().all(|part| super::built::Built::has_around(&part.text))
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn check(list: &str, text: &str, found: &str) -> [bool; 3] {
        let mut unknown = Vec::new();
        let sets = Sets::from([("no".to_owned(), Arc::new(Part::new("不是 并非".into())))]);
        let list = List::new(list.to_owned().into(), &sets, &mut unknown);
        let folded = fold(text);
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
}
