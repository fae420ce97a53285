//! Checks of a case and its drafts against a channel.

mod doors;
mod fit;
mod limits;
mod merchant_right;
mod needs;
mod privacy;
mod rule;
mod rules;
mod said;
mod unsupported;

use crate::channel::Channel;
use crate::diagnostic::Sink;
use crate::draft::Draft;

pub use fit::{Fit, fit};
pub use rule::{Check, Example, Rule, Subject};
pub use rules::ALL as RULES;

/// What is wrong with a case whatever the channel.
pub fn of_case(subject: &Subject<'_>, sink: &mut Sink) {
    for rule in RULES {
        if let Check::Case(check) = rule.check {
            check(subject, sink);
        }
    }
    let Subject { case, facts, .. } = *subject;
    unsupported::check(case, facts, sink);
    merchant_right::check(case, facts, sink);
}

/// What is wrong with the files that a case names as evidence.
pub fn of_files(subject: &Subject<'_>, sink: &mut Sink) {
    for rule in rules::ON_FILES {
        if let Check::Case(check) = rule.check {
            check(subject, sink);
        }
    }
}

/// What these channels need and the case lacks; the channels that cannot be written come back.
pub fn before_drafts<'a>(subject: &Subject<'_>, channels: &[&'a Channel], sink: &mut Sink) -> Vec<&'a str> {
    let Subject { case, facts, document, .. } = *subject;
    for channel in channels {
        doors::check(case, facts, channel, sink);
        for rule in RULES {
            if let Check::Channel(check) = rule.check {
                check(subject, channel, sink);
            }
        }
    }
    needs::check(case, facts, document, channels, sink)
}

/// What is wrong with the composed text.
pub fn after_draft(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    let Subject { case, facts, .. } = *subject;
    limits::check(case, facts, channel, draft, sink);
    privacy::check(case, facts, channel, draft, sink);
    for rule in RULES {
        if let Check::Draft(check) = rule.check {
            check(subject, channel, draft, sink);
        }
    }
}
