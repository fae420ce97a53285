//! Texts that the writer worded by hand. They stand beside the case, each with the program's text that it was made from, so
//! that a change of the case is seen where both meet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// So many may be kept of one case: more than all channels have boxes.
const MOST: usize = 200;
/// No text of a form is longer, in bytes.
const LONGEST: usize = 64 * 1024;

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

impl Kept {
    /// Is there none?
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// With these words for a text that the program now writes so; none where they are the program's.
    pub(super) fn reword(&mut self, id: &str, text: &str, now: Option<&String>) {
        if text.len() > LONGEST {
            return;
        }
        let is_programs = text.trim().is_empty() || now.is_some_and(|now| now == text);
        if is_programs {
            self.0.remove(id);
        } else if let Some(own) = self.0.get_mut(id) {
            text.clone_into(&mut own.text);
        } else if let Some(now) = now.filter(|_| self.0.len() < MOST) {
            self.0.insert(id.to_owned(), Reworded { base: now.clone(), text: text.to_owned() });
        }
    }

    /// The words hold though the program now writes this.
    pub(super) fn hold(&mut self, id: &str, now: Option<&String>) {
        if let (Some(own), Some(now)) = (self.0.get_mut(id), now) {
            own.base.clone_from(now);
        }
    }

    /// Each with its place, the program's text that it was made from, and the words.
    pub(super) fn all(&self) -> impl Iterator<Item = (&String, &str, &str)> {
        self.0.iter().map(|(id, own)| (id, own.base.as_str(), own.text.as_str()))
    }
}

/// Where a text stands on the page: its channel, its box, its message.
pub(super) fn place(channel: &str, field: &str, number: usize) -> String {
    format!("t-{channel}-{field}-{number}")
}
