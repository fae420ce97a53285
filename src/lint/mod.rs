//! Checks of a case and its drafts against a channel.

mod fit;
mod limits;
mod needs;
mod privacy;

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::Sink;
use crate::draft::Draft;
use crate::facts::Facts;

pub use fit::{Fit, fit};

/// What the channel needs and the case lacks.
pub fn before_draft(case: &Case, facts: &Facts, channel: &Channel, sink: &mut Sink) {
    needs::check(case, facts, channel, sink);
}

/// What is wrong with the composed text.
pub fn after_draft(case: &Case, facts: &Facts, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    limits::check(case, facts, channel, draft, sink);
    privacy::check(case, facts, channel, draft, sink);
}
