//! Checks of a case and its drafts against a channel.

mod doors;
mod fit;
mod limits;
mod merchant_right;
mod needs;
mod privacy;
mod sums;
mod unsupported;

use serde_json::Value;

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::Sink;
use crate::draft::Draft;
use crate::facts::Facts;

pub use fit::{Fit, fit};

/// What is wrong with a case whatever the channel.
pub fn of_case(case: &Case, facts: &Facts, sink: &mut Sink) {
    sums::check(case, facts, sink);
    unsupported::check(case, facts, sink);
    merchant_right::check(case, facts, sink);
}

/// What these channels need and the case lacks; the channels that cannot be written come back. `document` is `facts` as
/// JSON.
pub fn before_drafts<'a>(
    case: &Case,
    facts: &Facts,
    document: &Value,
    channels: &[&'a Channel],
    sink: &mut Sink,
) -> Vec<&'a str> {
    for channel in channels {
        doors::check(case, facts, channel, sink);
    }
    needs::check(case, facts, document, channels, sink)
}

/// What is wrong with the composed text.
pub fn after_draft(case: &Case, facts: &Facts, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    limits::check(case, facts, channel, draft, sink);
    privacy::check(case, facts, channel, draft, sink);
}
