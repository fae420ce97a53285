//! Texts longer than their box. Nothing is cut: the writer sees by how much, and what could go first.

use crate::case::Case;
use crate::channel::{Channel, Field, Limit};
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::{Draft, Part};
use crate::facts::{Facts, case_path};

/// How many of the longest facts are pointed at.
const SHOWN: usize = 3;

pub(super) fn check(case: &Case, facts: &Facts, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    for field in &channel.fields {
        let Some(limit) = &field.limit else { continue };
        let Some(filled) = draft.fields.iter().find(|filled| filled.id == field.id) else {
            continue;
        };
        for part in &filled.parts {
            let count = limit.unit.count(&part.text());
            if count > limit.max {
                sink.push(too_long(case, facts, channel, field, limit, part, count));
            } else if limit.warn.is_some_and(|warn| count > warn) {
                let message = format!(
                    "渠道“{}”的“{}”有 {count} 字，接近上限 {} 字",
                    channel.id, field.label, limit.max
                );
                sink.push(
                    point(Diagnostic::warning("channel/near-limit", message), case, facts, part)
                        .help(basis(limit)),
                );
            }
        }
    }
}

fn too_long(
    case: &Case,
    facts: &Facts,
    channel: &Channel,
    field: &Field,
    limit: &Limit,
    part: &Part,
    count: usize,
) -> Diagnostic {
    let over = count - limit.max;
    let message =
        format!("渠道“{}”的“{}”有 {count} 字，超出上限 {} 字 {over} 字", channel.id, field.label, limit.max);
    let spare: usize = part.runs().filter(|run| run.rank > 0).map(|run| limit.unit.count(&run.text)).sum();
    let mut diagnostic =
        point(Diagnostic::error("channel/too-long", message), case, facts, part).help(basis(limit));
    if spare > 0 {
        diagnostic = diagnostic.help(format!("其中 {spare} 字是次要的内容，可以先从那里删减"));
    }
    diagnostic
}

fn basis(limit: &Limit) -> String {
    if limit.certainty == "documented" {
        return format!("上限的出处：{}。请缩短标出的文字", limit.source);
    }
    format!(
        "上限没有官方文字，是{}（{}）；页面允许更多时，用 --limit 渠道.栏=字数 改",
        if limit.certainty == "observed" { "实际见到的数" } else { "谨慎取值" },
        limit.source
    )
}

/// Points at the longest texts of the case that went into this one.
fn point(mut diagnostic: Diagnostic, case: &Case, facts: &Facts, part: &Part) -> Diagnostic {
    let mut texts: Vec<(usize, String)> = part
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
