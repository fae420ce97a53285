//! Fixes put into a text: only the bytes they name change.

use crate::diagnostic::{Edit, Fix};
use crate::source::Span;

/// A text that was mended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// Where it was changed, those of the times before included; a place that is changed again is one place.
    pub places: Vec<Span>,
}

/// The text with these fixes. Of fixes that overlap the first counts; one that does not fit the text is left out.
pub fn apply<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> String {
    mend(text, fixes, &[]).map_or_else(|| text.to_owned(), |mended| mended.text)
}

/// The same of a text that was changed in places before; `None` where no fix changes it.
pub fn mend<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>, before: &[Span]) -> Option<Mended> {
    let is_change = |edit: &&Edit| text.get(edit.span.start..edit.span.end) != Some(&edit.text);
    let mut taken: Vec<&Edit> = Vec::new();
    for fix in fixes {
        let fits = |edit: &Edit| {
            let free = |other: &Edit| edit.span.end <= other.span.start || other.span.end <= edit.span.start;
            text.get(edit.span.start..edit.span.end).is_some() && taken.iter().all(|other| free(other))
        };
        if fix.edits.iter().all(fits) {
            taken.extend(fix.edits.iter().filter(is_change));
        }
    }
    if taken.is_empty() {
        return None;
    }
    taken.sort_by_key(|edit| edit.span);
    let mut with = String::with_capacity(text.len());
    let (mut done, mut places) = (0, moved(before, &taken));
    for edit in taken {
        with.push_str(&text[done..edit.span.start]);
        let start = with.len();
        with.push_str(&edit.text);
        places.push(Span::new(start, with.len()));
        done = edit.span.end;
    }
    with.push_str(&text[done..]);
    Some(Mended { text: with, places })
}

/// Where places are after these edits, but for those that are changed again.
fn moved(places: &[Span], edits: &[&Edit]) -> Vec<Span> {
    let is_again = |place: &&Span| {
        let touches = |edit: &&Edit| edit.span.start < place.end && place.start < edit.span.end;
        !edits.iter().any(touches)
    };
    let at = |byte: usize| {
        let before = edits.iter().filter(|edit| edit.span.end <= byte);
        before
            .fold(byte, |byte, edit| (byte + edit.text.len()).saturating_sub(edit.span.end - edit.span.start))
    };
    places.iter().filter(is_again).map(|place| Span::new(at(place.start), at(place.end))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |(start, end, text): &(usize, usize, &str)| Edit {
            span: Span::new(*start, *end),
            text: (*text).into(),
        };
        Fix { title: String::new(), edits: edits.iter().map(edit).collect(), is_safe: true }
    }

    #[test]
    fn only_the_named_bytes_change() {
        let fixes = [
            fix(&[(4, 5, "，")]),
            fix(&[(0, 1, "x"), (4, 6, "y")]),
            fix(&[(5, 6, "")]),
            fix(&[(90, 91, "z")]),
        ];
        assert_eq!(apply("abcd,. ", &fixes), "abcd， ");
        assert_eq!(apply("碗,", &[fix(&[(1, 2, "z")])]), "碗,");
    }

    #[test]
    fn each_place_is_counted_once() {
        let pair = fix(&[(0, 1, "（"), (4, 5, "）")]);
        let first = mend("(abc)d,", [&pair, &fix(&[(5, 6, "d")])], &[]).unwrap();
        assert_eq!((first.text.as_str(), first.places.len()), ("（abc）d,", 2));
        // The first sign again, and another one.
        let again = fix(&[(0, 3, "["), (10, 11, "，")]);
        let second = mend(&first.text, [&again], &first.places).unwrap();
        assert_eq!((second.text.as_str(), second.places.len()), ("[abc）d，", 3));
        assert_eq!(mend(&second.text, [&fix(&[(0, 1, "[")])], &second.places), None);
    }
}
