//! The way back from a fact to the case.

use super::Facts;

/// The place in the case file that a fact comes from, as a path; `None` for what follows from several.
///
/// `timeline[3].quote` comes from `history[5].quote`; most paths are the same in both.
pub fn case_path(facts: &Facts, path: &str) -> Option<String> {
    if let Some((piece, key)) = facts.piece(path) {
        // `exhibits[1]` of a piece is that of the list it comes from.
        let index = key.find('[').map_or("", |at| &key[at..]);
        return piece.from.as_ref().map(|from| format!("{from}{index}"));
    }
    let (head, rest) = path.split_at(path.find(['.', '[']).unwrap_or(path.len()));
    let indexed = |from: fn(&Facts, usize) -> Option<&str>| {
        let (index, tail) = rest.strip_prefix('[')?.split_once(']')?;
        from(facts, index.parse().ok()?).map(|from| format!("{from}{tail}"))
    };
    let stage_event = || {
        let (name, tail) = rest.strip_prefix('.')?.split_once('.')?;
        facts.stage.event(name).map(|event| format!("{}.{tail}", event.from))
    };
    match head {
        "timeline" => indexed(|facts, index| facts.timeline.get(index).map(|event| event.from.as_str())),
        "exhibits" => indexed(|facts, index| facts.exhibits.get(index).map(|exhibit| exhibit.from.as_str())),
        "stage" => stage_event(),
        "case" => Some(rest.trim_start_matches('.').to_owned()),
        "respondent" if rest.starts_with(".reason") => Some(rest.replacen(".reason", "respondent_reason", 1)),
        "respondent" if facts.respondent.is == "platform" => Some(format!("operator{rest}")),
        "respondent" => Some(format!("merchant{rest}")),
        "platform" => Some(rest.replacen(".operator", "operator", 1).replacen(".name", "operator.name", 1)),
        "deadline" => Some("respond_within_days".into()),
        "contacts" | "totals" | "folds" => None,
        _ => Some(path.to_owned()),
    }
}
