//! Does a channel suit a case at all?

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::Diagnostic;
use crate::facts::Document;

use super::rules::{payment, too_early, unsuited};

/// Whether a channel suits a case.
#[derive(Debug)]
pub enum Fit {
    /// It does.
    Suits,
    /// It does not, and here is why, for a user who asked for this channel by name.
    Not(Box<Diagnostic>),
}

/// A payment channel suits what was paid through it; some channels come only after a step that opens them, and some are for
/// one kind of matter.
pub fn fit(case: &Case, document: &Document, channel: &Channel) -> Fit {
    let diagnostic = payment::misfit(case, channel)
        .or_else(|| too_early::misfit(case, channel))
        .or_else(|| unsuited::misfit(case, document, channel));
    diagnostic.map_or(Fit::Suits, |diagnostic| Fit::Not(Box::new(diagnostic)))
}
