//! The texts worded by hand as the page shows them: checked like the rest, beside what the program writes now.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::pipeline::Look;
use crate::source::SourceFile;

use super::desk::Desk;
use super::kept::Kept;

/// A text by hand as the page shows it.
#[derive(Debug)]
pub(super) struct ByHand {
    /// The words.
    pub(super) text: String,
    /// The case has changed since, and the program would write something else now.
    pub(super) is_overtaken: bool,
    /// What is wrong in the words and not in the program's.
    pub(super) found: Vec<Diagnostic>,
}

/// What the page shows of them: those whose text the program still writes.
pub(super) fn by_hand(
    desk: &Desk,
    kept: &Kept,
    texts: &BTreeMap<String, String>,
) -> BTreeMap<String, ByHand> {
    let one = |(id, base, text): (&String, &str, &str)| {
        let now = texts.get(id)?;
        let known: Vec<String> = checked(desk, now).into_iter().map(|one| one.message).collect();
        let found = checked(desk, text).into_iter();
        let found = found.filter(|one| !known.contains(&one.message)).collect();
        Some((id.clone(), ByHand { text: text.to_owned(), is_overtaken: now != base, found }))
    };
    kept.all().filter_map(one).collect()
}

/// What is wrong in a text, whoever wrote it.
fn checked(desk: &Desk, text: &str) -> Vec<Diagnostic> {
    desk.pipeline.read_text(&Arc::new(SourceFile::new("text", text)), Look::Text)
}
