//! The lists that come with the program, with their tables, made when it is built (`build.rs`): found by their text, so that
//! a list of the user's that says the same needs no table of its own.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::fold::{Characters, Folded};
use super::phrase::Phrase;
use super::starts::{self, Row, numbers};
use super::walk::Compiled;

/// Texts, sorted, with their tables: one for each, or one for all.
pub(super) struct Built {
    /// One after the other.
    texts: &'static str,
    /// Where the text, its phrases and their beginnings end.
    ends: &'static [Row],
    phrases: &'static [Row],
    beginnings: &'static [Row],
}

macro_rules! built {
    ($name:literal) => {
        Built {
            texts: include_str!(concat!(env!("OUT_DIR"), "/", $name, ".txt")),
            ends: rows(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".ends"))),
            phrases: rows(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".phrases"))),
            beginnings: rows(include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".beginnings"))),
        }
    };
}

/// What rules look for, with one table for all.
pub(super) static WORDS: Built = built!("words");
/// What stands around, with a table for each.
static AROUND: Built = built!("around");

/// The phrases of one or several texts by their beginnings. They are made ready one by one, when a text calls for them.
#[derive(Debug, Default)]
pub(super) struct Table {
    phrases: Cow<'static, [Row]>,
    beginnings: Cow<'static, [Row]>,
    /// With what they begin: of a small table that is known at a glance.
    heads: Characters,
    ready: Vec<OnceLock<Box<Compiled>>>,
}

/// What a text must have for each phrase of a table: mostly it has not.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// Lines of characters, of which one of each line must occur.
    sets: Cow<'static, str>,
    /// Where the lines of each phrase start and end.
    places: Cow<'static, [Row]>,
}

impl Built {
    /// How many texts there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The number of a text.
    pub(super) fn number(&self, text: &str) -> Option<usize> {
        let number = partition(self.len(), |number| self.text(number) < text);
        (number < self.len() && self.text(number) == text).then_some(number)
    }

    /// The table of all texts.
    pub(super) fn table(&'static self) -> Table {
        Table::new(self.phrases.into(), self.beginnings.into())
    }

    /// Is this one of the texts around?
    #[cfg(test)]
    pub(super) fn has_around(text: &str) -> bool {
        AROUND.number(text).is_some()
    }

    fn table_of(&'static self, number: usize) -> Table {
        let ([_, phrases, beginnings], [_, phrases_end, beginnings_end]) = self.bounds(number);
        let phrases = &self.phrases[phrases..phrases_end];
        Table::new(phrases.into(), self.beginnings[beginnings..beginnings_end].into())
    }

    fn text(&self, number: usize) -> &str {
        let ([start, ..], [end, ..]) = self.bounds(number);
        &self.texts[start..end]
    }

    /// Where what belongs to a text starts and ends.
    fn bounds(&self, number: usize) -> ([usize; 3], [usize; 3]) {
        let start = number.checked_sub(1).map(|before| numbers(&self.ends[before])).unwrap_or_default();
        (start, numbers(&self.ends[number]))
    }
}

impl Table {
    /// The table of one list.
    pub(super) fn of_list(text: &str) -> Self {
        let built = AROUND.number(text).map(|number| AROUND.table_of(number));
        let table = built.unwrap_or_else(|| Self::read([text].into_iter()));
        let heads = table.beginnings.iter().filter_map(|row| char::from_u32(u32::from_le_bytes(row[0])));
        Self { heads: heads.collect(), ..table }
    }

    /// The table of texts that did not come with the program.
    pub(super) fn read<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let (phrases, beginnings) = starts::table(texts);
        Self::new(phrases.into(), beginnings.into())
    }

    fn new(phrases: Cow<'static, [Row]>, beginnings: Cow<'static, [Row]>) -> Self {
        let ready = phrases.iter().map(|_| OnceLock::new()).collect();
        Self { phrases, beginnings, heads: Characters::all(), ready }
    }

    /// False where no phrase starts with it; true may be wrong.
    pub(super) fn may_start_with(&self, first: char) -> bool {
        self.heads.may_have(first)
    }

    /// The numbers of the phrases that may start with a character, each with the one that must come next; several
    /// beginnings of one phrase stand together.
    pub(super) fn starting_with(&self, first: char) -> impl Iterator<Item = (usize, Option<char>)> {
        let all = &*self.beginnings;
        let first = first as usize;
        let start = all.partition_point(|row| head(row) < first);
        let starting = all[start..].iter().take_while(move |row| head(row) == first);
        starting.map(numbers).map(|[_, phrase, second]| {
            let second = u32::try_from(second).ok().filter(|second| *second > 0).and_then(char::from_u32);
            (phrase, second)
        })
    }

    /// The number of a phrase's text, and its bytes there.
    pub(super) fn place(&self, phrase: usize) -> (usize, Range<usize>) {
        let [text, start, end] = numbers(&self.phrases[phrase]);
        (text, start..end)
    }

    /// A phrase, whose text is given again, ready for matching.
    pub(super) fn compiled(&self, phrase: usize, text: &str) -> &Compiled {
        self.ready[phrase].get_or_init(|| Box::new(Phrase(text).compiled()))
    }
}

impl Needs {
    /// Those of the words that come with the program.
    pub(super) fn built() -> Self {
        let places = rows(include_bytes!(concat!(env!("OUT_DIR"), "/needs.places")));
        Self { sets: include_str!(concat!(env!("OUT_DIR"), "/needs.txt")).into(), places: places.into() }
    }

    /// Those of a table that was read, with its texts.
    pub(super) fn read(table: &Table, texts: &[&str]) -> Self {
        let phrase = |row| {
            let [text, start, end] = numbers(row);
            &texts[text][start..end]
        };
        let (sets, places) = starts::needs(table.phrases.iter().map(phrase));
        Self { sets: sets.into(), places: places.into() }
    }

    /// May a text have the phrase?
    pub(super) fn are_met(&self, phrase: usize, folded: &Folded) -> bool {
        let [start, end, _] = numbers(&self.places[phrase]);
        // One walk over the characters: nearly every phrase is out at its first line.
        let mut is_met = false;
        for c in self.sets[start..end].chars() {
            if c != '\n' {
                is_met = is_met || folded.may_have(c);
            } else if !std::mem::take(&mut is_met) {
                return false;
            }
        }
        is_met || start == end
    }
}

/// The first number of a row, by which a table is sorted.
fn head(row: &Row) -> usize {
    u32::from_le_bytes(row[0]) as usize
}

pub(super) const fn rows(bytes: &[u8]) -> &[Row] {
    bytes.as_chunks().0.as_chunks().0
}

/// The first of so many numbers for which a condition no longer holds.
fn partition(count: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, count);
    while from < to {
        let middle = usize::midpoint(from, to);
        if holds(middle) { from = middle + 1 } else { to = middle }
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_as_read(built: &Table, texts: &[&str]) -> bool {
        let read = Table::read(texts.iter().copied());
        (&built.phrases, &built.beginnings) == (&read.phrases, &read.beginnings)
    }

    #[test]
    fn what_is_built_is_as_it_would_be_read() {
        let words: Vec<&str> = (0..WORDS.len()).map(|number| WORDS.text(number)).collect();
        assert!(words.is_sorted() && is_as_read(&WORDS.table(), &words));
        let (built, read) = (Needs::built(), Needs::read(&WORDS.table(), &words));
        assert_eq!((built.sets, built.places), (read.sets, read.places));
        for number in 0..AROUND.len() {
            let text = AROUND.text(number);
            assert_eq!(AROUND.number(text), Some(number));
            assert!(is_as_read(&AROUND.table_of(number), &[text]), "{text}");
        }
        assert!(words.len() > 20 && AROUND.len() > 100, "{} and {}", words.len(), AROUND.len());
    }

    #[test]
    fn what_was_not_built_is_read() {
        let text = "并非这样 (不是|没有)骗子{pian zi}";
        assert_eq!((WORDS.number(text), AROUND.number(text)), (None, None));
        assert_eq!(Table::of_list(text).starting_with('没').count(), 1);
    }
}
