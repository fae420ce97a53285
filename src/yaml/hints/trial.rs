//! Guesses, tried out: which of them is the mistake?

use std::cmp::Reverse;

use crate::diagnostic::Sink;

use super::super::lines::Mended;
use super::super::parse;
use super::super::shape::{self, Known};
use super::super::tree::{Entry, Node, Value};
use super::{Hint, edits};

/// The guess with which the parser reads furthest beyond the line it has reached; then the one that leaves the fewest
/// problems and changes the fewest lines.
pub(super) fn best(
    guesses: impl Iterator<Item = Vec<Hint>>,
    reached: usize,
    text: &Mended<'_>,
    known: &Known<'_>,
) -> Option<Vec<Hint>> {
    let scored = guesses.filter_map(|hints| {
        let lines = hints.len();
        let mut tried = text.clone();
        tried.mend(edits(&hints));
        let (line, problems, node) = match parse::parse(&tried) {
            Ok(parsed) => (usize::MAX, disorder(&parsed.node, text, known), Some(parsed.node)),
            Err(broken) => (tried.line_at(broken.byte), 0, None),
        };
        (line > reached).then_some(((Reverse(line), problems, lines), hints, node))
    });
    let mut scored: Vec<_> = scored.collect();
    let best = (0..scored.len()).min_by_key(|&at| scored[at].0)?;
    let ((line, problems, _), _, node) = &scored[best];
    let rivals = scored.iter().filter(|((l, p, _), ..)| (l, p) == (line, problems));
    let is_alone = node.as_ref().is_some_and(|node| {
        rivals.filter_map(|(.., rival)| rival.as_ref()).all(|rival| is_same(node, rival))
    });
    let mut hints = scored.swap_remove(best).1;
    // Whatever else would do makes the same of the file.
    for hint in &mut hints {
        hint.mistake.is_cure |= is_alone;
    }
    Some(hints)
}

/// Do two trees say the same?
fn is_same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| is_same(one, other))
        }
        (Value::Map(ones), Value::Map(others)) => {
            let is_like =
                |(one, other): (&Entry, &Entry)| one.key == other.key && is_same(&one.node, &other.node);
            ones.len() == others.len() && ones.iter().zip(others).all(is_like)
        }
        (Value::Scalar(one, _), Value::Scalar(other, _)) => one == other,
        (Value::Nothing, Value::Nothing) | (Value::Unread, Value::Unread) => true,
        _ => false,
    }
}

/// How many problems a tree has.
fn disorder(node: &Node, text: &Mended<'_>, known: &Known<'_>) -> usize {
    let mut sink = Sink::default();
    shape::check(node, known.shape, text.file, &mut sink);
    sink.into_sorted().len()
}
