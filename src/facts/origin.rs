//! The way back from a fact to the case.

use crate::case::RespondentKind;
use crate::path::CasePath;

use super::Facts;

/// The place in the case file that a fact comes from, as a path; `None` for what follows from several.
///
/// `timeline[3].quote` comes from `history[5].quote`; most paths are the same in both.
pub fn case_path(facts: &Facts, path: &str) -> Option<CasePath> {
    let (head, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    let indexed = |from: fn(&Facts, usize) -> Option<&CasePath>| {
        let (index, tail) = rest.strip_prefix('[')?.split_once(']')?;
        from(facts, index.parse().ok()?).map(|from| from.then(tail))
    };
    let stage_event = || {
        let (name, tail) = rest.strip_prefix('.')?.split_once('.')?;
        facts.stage.event(name).map(|event| event.from.join(tail))
    };
    match head {
        "timeline" => indexed(|facts, index| facts.timeline.get(index).map(|event| &event.from)),
        "exhibits" => indexed(|facts, index| facts.exhibits.get(index).map(|exhibit| &exhibit.from)),
        "stage" => stage_event(),
        "case" => Some(rest.trim_start_matches('.').into()),
        "respondent" if rest.starts_with(".reason") => {
            Some(CasePath::of("respondent_reason").then(&rest[".reason".len()..]))
        }
        "respondent" if facts.respondent.is == RespondentKind::Platform => {
            Some(CasePath::of("operator").then(rest))
        }
        "respondent" => Some(CasePath::of("merchant").then(rest)),
        "platform" => platform(rest),
        "deadline" => Some("respond_within_days".into()),
        "contacts" | "totals" | "folds" => None,
        _ => Some(path.into()),
    }
}

/// The platform's operator is a part of the case of its own, and knows the platform's name.
fn platform(rest: &str) -> Option<CasePath> {
    match rest.strip_prefix(".operator") {
        Some(tail) => Some(CasePath::of("operator").then(tail)),
        None if rest == ".name" => Some("operator.name".into()),
        None => Some(CasePath::of(rest)),
    }
}
