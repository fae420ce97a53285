//! Changes of a case file as text: one value replaced, or taken out with its key.

use complain::trace::Leaf;

/// The text with another value there.
pub(crate) fn replaced(text: &str, leaf: &Leaf, value: &str) -> String {
    let (start, end) = (leaf.span.start, leaf.span.end);
    let quoted = format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    format!("{}{quoted}{}", &text[..start], &text[end..])
}

/// The text without the value: its item of a list, or its key; the key of a list that would be empty.
pub(crate) fn removed(text: &str, leaf: &Leaf, leaves: &[Leaf]) -> String {
    let (start, end) = (leaf.span.start, leaf.span.end);
    let Some(list) = leaf.path.parent().filter(|_| leaf.path.place().is_some()) else {
        let key = leaf.path.last();
        return without_key(text, key_before(text, start, key), end);
    };
    let siblings = leaves.iter().filter(|one| one.path.is_below(&list));
    if siblings.count() > 1 {
        return without_item(text, start, end);
    }
    let key = list.last();
    let close = text[end..].find(']').map(|at| end + at + 1).filter(|_| is_in_flow(text, start));
    without_key(text, key_before(text, start, key), close.unwrap_or(end))
}

fn key_before(text: &str, start: usize, key: &str) -> usize {
    text[..start].rfind(&format!("{key}:")).unwrap()
}

fn is_in_flow(text: &str, start: usize) -> bool {
    text[..start].trim_end().ends_with(['[', ','])
}

fn without_item(text: &str, start: usize, end: usize) -> String {
    if !is_in_flow(text, start) {
        // `- item` on a line of its own.
        let from = text[..start].rfind('\n').unwrap();
        return format!("{}{}", &text[..from], &text[end..]);
    }
    cut(text, start, end)
}

/// Without these bytes and one of the commas beside them.
fn cut(text: &str, start: usize, end: usize) -> String {
    let after = text[end..].trim_start();
    match after.strip_prefix(',') {
        Some(rest) => format!("{}{}", &text[..start], rest.trim_start()),
        None => format!("{}{after}", text[..start].trim_end().trim_end_matches(',')),
    }
}

fn without_key(text: &str, key: usize, end: usize) -> String {
    if text[..key].trim_end_matches(' ').ends_with(['{', ',']) {
        return cut(text, key, end);
    }
    let line = text[..key].rfind('\n').map_or(0, |at| at + 1);
    let column = text[line..key].chars().count();
    let next = text[end..].find('\n').map(|at| end + at + 1);
    let next_key = next.filter(|next| {
        let rest = &text[*next..];
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        blank == column && !rest[blank..].starts_with(['-', '#', '\n'])
    });
    match next_key {
        Some(next) => format!("{}{}", &text[..key], &text[next + column..]),
        None => format!("{}{}", text[..key].trim_end(), &text[end..]),
    }
}
