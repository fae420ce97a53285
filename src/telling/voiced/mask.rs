//! A text with what stands in quotation marks taken out of reach: one sign of private use for each quotation.

/// The signs that stand for quotations.
const FIRST: u32 = 0xe000;
const LAST: u32 = 0xf8ff;
const PAIRS: [(char, char); 6] =
    [('“', '”'), ('「', '」'), ('『', '』'), ('《', '》'), ('‘', '’'), ('"', '"')];

/// A text whose quotations are masked, their marks left.
#[derive(Debug, Clone)]
pub(super) struct Masked {
    pub(super) text: String,
    quoted: Vec<String>,
}

impl Masked {
    /// `None` where the text itself has signs of private use, or more quotations than there are such signs. A quotation that is
    /// not closed goes to the end.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.chars().any(is_sign) {
            return None;
        }
        let mut masked = Self { text: String::new(), quoted: Vec::new() };
        let mut rest = text;
        while let Some((open, close)) = next(rest) {
            let (before, after) = rest.split_at(open.0 + open.1.len_utf8());
            let end = inside(after, open.1, close);
            masked.text.push_str(before);
            if end > 0 {
                masked.text.push(sign(masked.quoted.len())?);
                masked.quoted.push(after[..end].to_owned());
            }
            rest = &after[end..];
            // The closing mark is not an opening one.
            if let Some(mark) = rest.chars().next() {
                masked.text.push(mark);
                rest = &rest[mark.len_utf8()..];
            }
        }
        masked.text.push_str(rest);
        Some(masked)
    }

    /// The words with the quotations where their signs stand.
    pub(super) fn restored(&self, words: &str) -> String {
        let mut restored = String::new();
        for c in words.chars() {
            let place = u32::from(c).checked_sub(FIRST).and_then(|place| usize::try_from(place).ok());
            match place.and_then(|place| self.quoted.get(place)) {
                Some(quoted) => restored.push_str(quoted),
                None => restored.push(c),
            }
        }
        restored
    }
}

fn is_sign(c: char) -> bool {
    (FIRST..=LAST).contains(&u32::from(c))
}

fn sign(place: usize) -> Option<char> {
    let place = u32::try_from(place).ok()?;
    char::from_u32(FIRST + place).filter(|c| is_sign(*c))
}

/// The first opening mark, and the mark that closes it.
fn next(text: &str) -> Option<((usize, char), char)> {
    text.char_indices().find_map(|(at, c)| {
        PAIRS.iter().find(|(open, _)| *open == c).map(|(open, close)| ((at, *open), *close))
    })
}

/// How far the quotation goes. Quotations in it end before it does; an upright mark in it opens none.
fn inside(text: &str, open: char, close: char) -> usize {
    let mut closing = vec![close];
    for (at, c) in text.char_indices() {
        if closing.last() == Some(&c) {
            closing.pop();
        } else if open != '"'
            && let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == c && c != '"')
        {
            closing.push(*close);
        }
        if closing.is_empty() {
            return at;
        }
    }
    text.len()
}
