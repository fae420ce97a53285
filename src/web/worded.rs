//! The texts worded by hand as the page shows them: checked like the rest, beside what the program writes now.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::case::Case;
use crate::channel::{Channel, Field};
use crate::diagnostic::Diagnostic;
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

/// A text of the program, with the box of the channel that it is for.
#[derive(Debug)]
pub(super) struct Written<'a> {
    pub(super) text: String,
    pub(super) channel: &'a Channel,
    pub(super) field: &'a Field,
}

/// What the page shows of them: those whose text the program still writes.
pub(super) fn by_hand(
    desk: &Desk,
    case: Option<&Case>,
    kept: &Kept,
    texts: &BTreeMap<String, Written<'_>>,
) -> BTreeMap<String, ByHand> {
    let one = |(id, base, text): (&String, &str, &str)| {
        let now = texts.get(id)?;
        let known: Vec<String> =
            checked(desk, case, now, &now.text).into_iter().map(|one| one.message).collect();
        let found = checked(desk, case, now, text).into_iter();
        let found = found.filter(|one| !known.contains(&one.message)).collect();
        Some((id.clone(), ByHand { text: text.to_owned(), is_overtaken: now.text != base, found }))
    };
    kept.all().filter_map(one).collect()
}

/// What is wrong in a text for this box, whoever wrote it.
fn checked(desk: &Desk, case: Option<&Case>, at: &Written<'_>, text: &str) -> Vec<Diagnostic> {
    let file = Arc::new(SourceFile::new("text", text));
    case.map_or_else(Vec::new, |case| desk.pipeline.read_hand(&file, case, (at.channel, at.field)))
}
