//! The boxes of a form and what went into them: shared by the rules on length.

use crate::case::Case;
use crate::channel::{Channel, Field, GIVEN, Limit};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, Part};
use crate::facts::{Facts, case_path};
use crate::path::CasePath;

/// How many of the longest facts are pointed at.
const SHOWN: usize = 3;

/// A text in a box that has a limit.
pub(super) struct Filling<'a> {
    /// The box.
    pub(super) field: &'a Field,
    /// Its limit.
    pub(super) limit: &'a Limit,
    /// One text of it.
    pub(super) part: &'a Part,
    /// How long that is, in the limit's unit.
    pub(super) count: usize,
}

/// Every text that has a limit.
pub(super) fn fillings<'a>(channel: &'a Channel, draft: &'a Draft) -> Vec<Filling<'a>> {
    let mut fillings = Vec::new();
    for field in &channel.fields {
        let Some(limit) = &field.limit else { continue };
        let Some(filled) = draft.fields.iter().find(|filled| filled.id == field.id) else {
            continue;
        };
        fillings.extend(filled.parts.iter().map(|part| Filling {
            field,
            limit,
            part,
            count: limit.unit.count(&part.text()),
        }));
    }
    fillings
}

/// Where the limit comes from, and what to do if the page says otherwise.
pub(super) fn basis(limit: &Limit) -> String {
    if limit.certainty == "documented" {
        return format!("上限的出处：{}。请缩短标出的文字", limit.source);
    }
    if limit.certainty == GIVEN {
        return format!("上限出自 {}", limit.source);
    }
    format!(
        "上限没有官方文字，是{}（{}）；页面允许更多时，用 --limit 渠道.栏=字数 改",
        if limit.certainty == "observed" { "实际见到的数" } else { "谨慎取值" },
        limit.source
    )
}

/// Points at the longest texts of the case that went into this one.
pub(super) fn point(mut diagnostic: Diagnostic, case: &Case, facts: &Facts, part: &Part) -> Diagnostic {
    let mut texts: Vec<(usize, CasePath)> = part
        .runs()
        .filter_map(|run| {
            let path = case_path(facts, run.fact.as_deref()?)?;
            case.places.contains(&path).then(|| (run.text.chars().count(), path))
        })
        .collect();
    texts.sort_by(|one, other| other.cmp(one));
    texts.dedup();
    for (count, path) in texts.into_iter().take(SHOWN) {
        diagnostic = diagnostic.at(case.places.of(&path), format!("{count} 字"));
    }
    diagnostic
}
