//! Guesses, tried out: which of them is the mistake?

use std::cmp::Reverse;

use crate::diagnostic::Sink;

use super::super::lines::Mended;
use super::super::parse;
use super::super::shape::{self, Known};
use super::super::tree::Node;
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
    let mut sink = Sink::default();
    shape::check(node, known.shape, text.file, &mut sink);
    sink.into_sorted().len()
}
