//! The way back from a fact to the case.

use crate::case::RespondentKind;
use crate::path::{CasePath, Step, steps};

use super::Facts;

/// The place in the case file that a fact comes from, as a path; `None` for what follows from several.
///
/// `timeline[3].quote` comes from `history[5].quote`; most paths are the same in both.
pub fn case_path(facts: &Facts, path: &str) -> Option<CasePath> {
    if let Some((piece, key)) = facts.piece(path) {
        // `exhibits[1]` of a piece is that of the list it comes from.
        let index = key.find('[').map_or("", |at| &key[at..]);
        return piece.from.as_ref().map(|from| from.then(index));
    }
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
        "settlement" => {
            let tail = rest.strip_prefix(".agreed.")?;
            facts.settlement.as_ref().map(|settled| settled.agreed.from.join(tail))
        }
        "case" => Some(rest.trim_start_matches('.').into()),
        "respondent" if rest.starts_with(".reason") => {
            Some(CasePath::of("respondent_reason").then(&rest[".reason".len()..]))
        }
        "respondent" if facts.respondent.is == RespondentKind::Platform => {
            Some(CasePath::of("operator").then(rest))
        }
        "respondent" => Some(CasePath::of("merchant").then(rest)),
        "platform" => Some(platform(rest)),
        "deadline" => Some("respond_within_days".into()),
        "consumer" => Some(path.replacen(".acts_for", ".for", 1).as_str().into()),
        "order" if rest.starts_with(".promises[") => said(&facts.order.promises_from, ".promises[", rest),
        "order" if rest.starts_with(".page_words[") => {
            said(&facts.order.page_words_from, ".page_words[", rest)
        }
        "order" if rest.starts_with(".payments") => Some(path.replacen(".payee", ".to", 1).as_str().into()),
        "argument" if path.starts_with("argument.demands[") => facts.argument.demanded(path).cloned(),
        "argument" => {
            let (step, rest) = facts.argument.step(path)?;
            let key = rest.strip_prefix("position.")?;
            step.position.as_ref().map(|met| met.from.join(key))
        }
        "contacts" | "totals" | "folds" => None,
        _ => Some(path.into()),
    }
}

/// The place of an item of a list whose items the case says at `from`.
fn said(from: &[CasePath], list: &str, rest: &str) -> Option<CasePath> {
    let index = rest.strip_prefix(list)?.strip_suffix(']')?;
    from.get(index.parse::<usize>().ok()?).cloned()
}

/// The platform's operator is a part of the case of its own, and knows the platform's name.
fn platform(rest: &str) -> CasePath {
    match rest.strip_prefix(".operator") {
        Some(tail) => CasePath::of("operator").then(tail),
        None if rest == ".name" => "operator.name".into(),
        None => "platform".into(),
    }
}

/// The label of the exhibit that an event, a detail or the problem cites at this path of the case:
/// `history[2].exhibits[0]`.
pub fn label<'a>(facts: &'a Facts, path: &str) -> Option<&'a str> {
    let (of, place) = path.split_once(".exhibits[")?;
    let number = |text: &str| text.strip_suffix(']')?.parse::<usize>().ok();
    let labels = if of == "problem" {
        &facts.problem.exhibits
    } else if let Some(detail) = of.strip_prefix("problem.details[") {
        &facts.problem.details.get(number(detail)?)?.exhibits
    } else {
        &facts.timeline.iter().find(|event| event.from.as_str() == of)?.exhibits
    };
    labels.get(number(place)?).map(String::as_str)
}

/// The places in the case file that a fact follows from, as far as the facts know: the one that says it, those of a sum, a
/// period, a ground, the standing.
pub fn sources(facts: &Facts, path: &str) -> Vec<CasePath> {
    let head = path.split(['.', '[']).next().unwrap_or_default();
    let mut steps = steps(path).skip(1).flatten();
    let mut item = || match steps.next() {
        Some(Step::Index(index)) => Some(index),
        _ => None,
    };
    let known = match head {
        "totals" => Some(&facts.totals.sources),
        "contacts" => Some(&facts.contacts.sources),
        "deadline" => facts.deadline.as_ref().map(|deadline| &deadline.sources),
        "timers" => item().and_then(|at| facts.timers.get(at)).map(|timer| &timer.sources),
        "argument" => facts.argument.step(path).map(|(step, _)| &step.sources).filter(|_| {
            // What a piece says has its own place.
            case_path(facts, path).is_none()
        }),
        "grounds" => item().and_then(|at| facts.grounds.get(at)).map(|ground| &ground.sources),
        _ => None,
    };
    let stated = || match (head, case_path(facts, path)) {
        ("stage", None) => facts.stage.sources.clone(),
        (_, stated) => stated.into_iter().collect(),
    };
    known.cloned().unwrap_or_else(stated)
}
