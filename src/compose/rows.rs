//! Which moves of a course are told as one, and how.

use std::ops::Range;

use tera::Value;

use crate::telling::{Move, MoveKind};

/// The moves that are told as one, by their place among all.
#[derive(Default)]
pub(super) struct Group {
    pub(super) moves: Range<usize>,
    /// The places of the answers that are met in it.
    pub(super) points: Vec<usize>,
}

/// How a move is told.
pub(super) enum Place {
    /// As ever, where it stands.
    Own,
    /// With another of the row.
    Elsewhere,
    /// With this of the row.
    Row(Value),
}

impl Group {
    /// Is the move at this place told with the others?
    pub(super) fn holds(&self, at: usize, one: &Move) -> bool {
        let is_reason = one.places().iter().any(|place| self.points.contains(place));
        let is_message = one.kind == MoveKind::Asked && one.silence.is_none() && one.answer.is_none();
        self.moves.contains(&at) && (is_reason || is_message)
    }
}
