//! What the writer should know about a text that is no part of it.

use crate::channel::Channel;
use crate::draft::Draft;

/// How long each box is and what to keep in mind; `None` where there is nothing to say.
pub(super) fn reminder(draft: &Draft, channel: &Channel) -> Option<String> {
    let counts = channel.fields.iter().filter_map(|field| {
        let limit = field.limit.as_ref()?;
        let filled = draft.fields.iter().find(|filled| filled.id == field.id)?;
        let counts = filled.parts.iter().map(|part| limit.unit.count(&part.text()).to_string());
        let counts = counts.collect::<Vec<_>>().join("、");
        let each = if field.is_messages { "每条" } else { "" };
        let basis = limit.basis();
        Some(format!("字数　{}：{counts} 字，{each}上限 {} 字{basis}", field.label, limit.max))
    });
    let reminders = channel.reminders.iter().map(|reminder| format!("提醒　{reminder}"));
    let lines: Vec<String> = counts.chain(reminders).collect();
    (!lines.is_empty()).then(|| format!("\n{}", lines.join("\n")))
}
