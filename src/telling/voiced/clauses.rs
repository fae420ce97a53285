//! The clauses of a text.

/// A clause with the marks that end it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    pub(super) words: &'a str,
    pub(super) end: &'a str,
}

/// The clauses in order; all their words and marks together are the text. Marks in brackets and between figures end none.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = Clause<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = end(rest);
        let after = rest[end..].find(|c: char| !is_mark(c) && !c.is_whitespace());
        let next = after.map_or(rest.len(), |after| end + after);
        let clause = Clause { words: &rest[..end], end: &rest[end..next] };
        rest = &rest[next..];
        Some(clause)
    })
}

/// Where the first clause ends.
fn end(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            ',' if before.is_ascii_digit() => {}
            c if is_mark(c) && (depth == 0 || c == '\n') => return at,
            _ => {}
        }
        before = c;
    }
    text.len()
}

fn is_mark(c: char) -> bool {
    matches!(c, '，' | '。' | '；' | '！' | '？' | ',' | ';' | '!' | '?' | '\n')
}
