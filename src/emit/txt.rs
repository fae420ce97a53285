//! Plain text, ready to paste.

use crate::draft::Draft;

/// The text alone; where a form has several boxes, each under its label.
pub(super) fn one(draft: &Draft) -> String {
    if let [only] = draft.fields.as_slice() {
        return only.text() + "\n";
    }
    let fields: Vec<String> =
        draft.fields.iter().map(|field| format!("【{}】\n{}\n", field.label, field.text())).collect();
    fields.join("\n")
}

/// Under a heading with case and channel.
pub(super) fn headed(draft: &Draft) -> String {
    format!("===== {} · {}（{}） =====\n\n{}", draft.case, draft.channel_name, draft.channel, one(draft))
}
