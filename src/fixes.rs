//! Fixes put into a text: only the bytes they name change.

use crate::diagnostic::{Edit, Fix};

/// The text with these fixes. Of fixes that overlap the first counts; one that does not fit the text is left out. Also how
/// many were made.
pub fn apply<'a>(text: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> (String, usize) {
    let mut taken: Vec<&Edit> = Vec::new();
    let mut made = 0;
    for fix in fixes {
        let fits = |edit: &Edit| {
            let free = |other: &Edit| edit.span.end <= other.span.start || other.span.end <= edit.span.start;
            text.get(edit.span.start..edit.span.end).is_some() && taken.iter().all(|other| free(other))
        };
        let changes = |edit: &Edit| text.get(edit.span.start..edit.span.end) != Some(&edit.text);
        if fix.edits.iter().all(fits) && fix.edits.iter().any(changes) {
            taken.extend(&fix.edits);
            made += 1;
        }
    }
    taken.sort_by_key(|edit| edit.span);
    let mut with = String::with_capacity(text.len());
    let mut done = 0;
    for edit in taken {
        with.push_str(&text[done..edit.span.start]);
        with.push_str(&edit.text);
        done = edit.span.end;
    }
    with.push_str(&text[done..]);
    (with, made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

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
        assert_eq!(apply("abcd,. ", &fixes), ("abcd， ".to_owned(), 2));
        assert_eq!(apply("碗,", &[fix(&[(1, 2, "z")])]), ("碗,".to_owned(), 0));
    }
}
