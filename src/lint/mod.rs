//! Checks of a case and its drafts against a channel.

mod boxes;
mod fit;
mod fixed;
mod identified;
mod lacks;
mod misnamed;
mod privacy;
mod public;
mod rule;
mod rules;
mod said;
mod wording;
mod words;

use crate::channel::Channel;
use crate::diagnostic::Sink;
use crate::draft::Draft;

pub use fit::{Fit, fit};
pub use fixed::{Fixed, in_fixed_words};
pub use identified::Identified;
pub use lacks::is_blocked;
pub use misnamed::case_in_text;
pub use rule::{Check, Example, Rule, Subject};
pub use rules::ALL as RULES;
pub use rules::accept_mass::{Alike, Batch, Mark};
pub use rules::bare_sentence::{tell as tell_without_facts, without_facts};
pub use wording::{of_hand, of_template, of_text, of_words};

/// What is wrong with a case whatever the channel.
pub fn of_case(subject: &Subject<'_>, sink: &mut Sink) {
    for rule in RULES {
        if let Check::Case(check) = rule.check {
            check(subject, sink);
        }
    }
}

/// What is wrong with the files that a case names as evidence.
pub fn of_files(subject: &Subject<'_>, sink: &mut Sink) {
    for rule in rules::ON_FILES {
        if let Check::Case(check) = rule.check {
            check(subject, sink);
        }
    }
}

/// What is wrong with a case for these channels; the channels that cannot be written come back.
pub fn before_drafts<'a>(subject: &Subject<'_>, channels: &[&'a Channel], sink: &mut Sink) -> Vec<&'a str> {
    for rule in RULES {
        match rule.check {
            Check::Channel(check) => channels.iter().for_each(|channel| check(subject, channel, sink)),
            Check::Channels(check) => check(subject, channels, sink),
            _ => {}
        }
    }
    let blocked = channels.iter().filter(|channel| is_blocked(subject.document, channel));
    blocked.map(|channel| channel.id.as_str()).collect()
}

/// What is wrong with the composed text.
pub fn after_draft(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    privacy::check(subject, channel, draft, sink);
    for rule in RULES {
        if let Check::Draft(check) = rule.check {
            check(subject, channel, draft, sink);
        }
    }
}
