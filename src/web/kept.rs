//! Texts that the writer worded by hand. They stand beside the case, each with the program's text that it was made from, so
//! that a change of the case is seen where both meet.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;
use crate::pipeline::Look;
use crate::source::SourceFile;

use super::action::Action;
use super::desk::Desk;
use super::seen::Seen;

/// So many may be kept of one case: more than all channels have boxes.
const MOST: usize = 200;

/// The texts by hand, by their place on the page: `t-12315-facts-0`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kept(BTreeMap<String, Reworded>);

/// A text by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reworded {
    /// The program's text that it was made from.
    base: String,
    /// The words.
    text: String,
}

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

impl Kept {
    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Those after an action, with the texts that the program writes now.
    pub(super) fn after(&self, action: &Action, texts: &BTreeMap<String, String>) -> Self {
        let mut kept = self.clone();
        match action {
            Action::Text { kept: Some(fresh), .. } => kept = fresh.clone(),
            Action::Reword { id, text } => kept.reword(id, text, texts.get(id)),
            Action::Hold { id } => {
                if let (Some(own), Some(now)) = (kept.0.get_mut(id), texts.get(id)) {
                    own.base.clone_from(now);
                }
            }
            _ => {}
        }
        kept
    }

    fn reword(&mut self, id: &str, text: &str, now: Option<&String>) {
        let is_programs = text.trim().is_empty() || now.is_some_and(|now| now == text);
        if is_programs {
            self.0.remove(id);
        } else if let Some(own) = self.0.get_mut(id) {
            text.clone_into(&mut own.text);
        } else if let Some(now) = now.filter(|_| self.0.len() < MOST) {
            self.0.insert(id.to_owned(), Reworded { base: now.clone(), text: text.to_owned() });
        }
    }

    /// What the page shows of them: those whose text the program still writes.
    pub(super) fn shown(&self, desk: &Desk, texts: &BTreeMap<String, String>) -> BTreeMap<String, ByHand> {
        let one = |(id, own): (&String, &Reworded)| {
            let now = texts.get(id)?;
            let known: Vec<String> = checked(desk, now).into_iter().map(|one| one.message).collect();
            let found = checked(desk, &own.text).into_iter();
            let found = found.filter(|one| !known.contains(&one.message)).collect();
            Some((id.clone(), ByHand { text: own.text.clone(), is_overtaken: *now != own.base, found }))
        };
        self.0.iter().filter_map(one).collect()
    }
}

/// What is wrong in a text, whoever wrote it.
fn checked(desk: &Desk, text: &str) -> Vec<Diagnostic> {
    desk.pipeline.read_text(&Arc::new(SourceFile::new("text", text)), Look::Text)
}

/// Where a text stands on the page: its channel, its box, its message.
pub(super) fn place(channel: &str, field: &str, number: usize) -> String {
    format!("t-{channel}-{field}-{number}")
}

/// The program's texts by their place.
pub(super) fn by_place(seen: &Seen) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for (channel, draft) in &seen.texts {
        for filled in &draft.fields {
            for (number, part) in filled.parts.iter().enumerate() {
                found.insert(place(&channel.id, &filled.id, number), part.text());
            }
        }
    }
    found
}
