//! Will a complaint be taken? What the checks say of it, for the plan.

use crate::case::Case;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::evidence::{Evidence, Hashing};
use crate::facts::{self, Facts};
use crate::lint::{self, Identified, Subject};

use super::Pipeline;

/// What a plan tells in words of its own.
const TOLD: &[&str] = &["accept/other-department", "accept/too-late"];

impl Pipeline {
    /// Why the market regulator may not take a case up, as `complain check` says it and the case does not allow.
    pub fn doubts(&self, case: &Case, facts: &Facts) -> Vec<String> {
        let of_regulator = |channel: &&Channel| channel.audience == Audience::Regulator;
        let channels: Vec<&Channel> = self.channels().into_iter().filter(of_regulator).collect();
        let mut sink = Sink::default();
        let wording = self.shelf.wording(&mut Sink::default()).unwrap_or_default();
        let document = facts::document(facts);
        let evidence = Evidence::read(case, Hashing::Recorded);
        let identified = Identified::default();
        let subject = Subject {
            case,
            facts,
            document: &document,
            wording: &wording,
            identified: &identified,
            evidence: &evidence,
            sent: None,
        };
        lint::before_drafts(&subject, &channels, &mut sink);
        sink.apply(&case.allow, &[""]);
        let is_doubt = |rule: &str| rule.starts_with("accept/") && !TOLD.contains(&rule);
        let found = sink.into_sorted().into_iter();
        let found = found.filter(|one| one.severity != Severity::Note && is_doubt(one.rule.name()));
        found.map(|one| one.message).collect()
    }
}
