//! What the writer should know about a text that is no part of it.

use crate::channel::Channel;
use crate::draft::Draft;

use super::super::lang::either;

/// How long each box is and what to keep in mind; `None` where there is nothing to say.
pub(super) fn reminder(draft: &Draft, channel: &Channel) -> Option<String> {
    let counts = channel.fields.iter().filter_map(|field| {
        let limit = field.limit.as_ref()?;
        let filled = draft.fields.iter().find(|filled| filled.id == field.id)?;
        let counts = filled.parts.iter().map(|part| limit.unit.count(&part.text()).to_string());
        let counts = counts.collect::<Vec<_>>().join(either("、", ", "));
        let each = if field.is_messages { either("每条", " each") } else { "" };
        let (label, most, basis) = (&field.label, limit.max, limit.basis());
        Some(either(
            format!("字数　{label}：{counts} 字，{each}上限 {most} 字{basis}"),
            format!("length　{label}: {counts}, at most {most}{each}{basis}"),
        ))
    });
    let reminders =
        channel.reminders.iter().map(|reminder| format!("{}　{reminder}", either("提醒", "remember")));
    let lines: Vec<String> = counts.chain(reminders).collect();
    (!lines.is_empty()).then(|| format!("\n{}", lines.join("\n")))
}
