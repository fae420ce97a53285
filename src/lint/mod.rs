//! Checks of a case and its drafts against a channel.

mod doors;
mod fit;
mod limits;
mod merchant_right;
mod needs;
mod privacy;
mod sums;

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::Sink;
use crate::draft::Draft;
use crate::facts::Facts;

pub use fit::{Fit, fit};

/// What is wrong with a case whatever the channel.
pub fn of_case(case: &Case, facts: &Facts, sink: &mut Sink) {
    sums::check(case, facts, sink);
    merchant_right::check(case, facts, sink);
}

/// What the channel needs and the case lacks.
pub fn before_draft(case: &Case, facts: &Facts, channel: &Channel, sink: &mut Sink) {
    needs::check(case, facts, channel, sink);
    doors::check(case, channel, sink);
}

/// What is wrong with the composed text.
pub fn after_draft(case: &Case, facts: &Facts, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    limits::check(case, facts, channel, draft, sink);
    privacy::check(case, facts, channel, draft, sink);
}
