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
        let (line, problems) = match parse::parse(&tried) {
            Ok(parsed) => (usize::MAX, disorder(&parsed.node, text, known)),
            Err(broken) => (tried.line_at(broken.byte), 0),
        };
        (line > reached).then_some(((Reverse(line), problems, lines), hints))
    });
    scored.min_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, hints)| hints)
}

/// How many problems a tree has.
fn disorder(node: &Node, text: &Mended<'_>, known: &Known<'_>) -> usize {
    let Some(shape) = known.shape else {
        return repeated_or_empty(node);
    };
    let mut sink = Sink::default();
    shape::check(node, shape, text.file, &mut sink);
    sink.into_sorted().len()
}

/// How many keys stand again in their mapping or have no value.
fn repeated_or_empty(node: &Node) -> usize {
    let own = |entry: &Entry| entry.again.len() + usize::from(matches!(entry.node.value, Value::Nothing));
    let inside =
        node.entries().iter().map(|entry| own(entry) + repeated_or_empty(&entry.node)).sum::<usize>();
    inside + node.items().iter().map(repeated_or_empty).sum::<usize>()
}
