//! The pieces of a phrase as they are written, one after the other: characters, a choice, a gap. `build.rs`
//! includes this file.

use super::signs::in_rule;

/// How many signs a `…` may leave out, inside one sentence.
const GAP: usize = 8;
/// How many a `……` may leave out, over the ends of sentences too.
const LONG_GAP: usize = 40;

#[derive(Debug, Clone, Copy)]
pub(super) enum Piece<'a> {
    /// Characters, and the syllables of the last of them.
    Run(&'a str, &'a str),
    /// One of these; an empty one means that none need stand there.
    Choice(&'a str),
    Gap {
        max: usize,
        crosses: bool,
    },
}

/// The first piece of a phrase and what comes after it.
pub(super) fn cut(text: &str) -> Option<(Piece<'_>, &str)> {
    match text.chars().next()? {
        '(' => {
            let (inside, rest) = text[1..].split_once(')').unwrap_or((&text[1..], ""));
            Some((Piece::Choice(inside), rest))
        }
        '…' => {
            let rest = text.trim_start_matches('…');
            let crosses = text.starts_with("……");
            Some((Piece::Gap { max: if crosses { LONG_GAP } else { GAP }, crosses }, rest))
        }
        _ => {
            let end = text.find(['(', '…', '{']).unwrap_or(text.len());
            match text[end..].strip_prefix('{').and_then(|spelt| spelt.split_once('}')) {
                Some((syllables, rest)) => Some((Piece::Run(&text[..end], syllables), rest)),
                None => Some((Piece::Run(&text[..end.max(1)], ""), &text[end.max(1)..])),
            }
        }
    }
}

/// The syllable of a run's first character, and the syllables after it: the last characters are the spelt ones.
pub(super) fn spelt<'a>(run: &str, syllables: &'a str) -> (Option<&'a str>, &'a str) {
    if syllables.is_empty() || syllables.split_whitespace().count() < run.chars().count() {
        return (None, syllables);
    }
    let (first, rest) = syllables.trim_start().split_once(' ').unwrap_or((syllables.trim(), ""));
    (Some(first), rest)
}

/// The first character of a run, as folded text has it, and the rest.
pub(super) fn first(run: &str) -> Option<(char, &str)> {
    let mut chars = run.chars();
    let c = chars.by_ref().find_map(in_rule)?;
    Some((c, chars.as_str()))
}

/// A mark that ends a clause; the end of the text does too.
pub(super) fn is_clause_mark(c: char) -> bool {
    matches!(c, ',' | '。' | '!' | '?' | ';')
}
