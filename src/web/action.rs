//! What a person does on the page, and the case file after it.

use serde::Deserialize;

use crate::diagnostic::{Edit, Fix};
use crate::fixes;
use crate::source::Span;

use super::change::{set, toggled};
use super::items::{Chosen, added, chosen, claimed, happened, removed};
use super::kept::Kept;
use super::profile::Profile;

/// One thing done on the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Action {
    /// Nothing: the page is only looked at.
    Look,
    /// A box was filled, or emptied.
    Set {
        /// The box, as a path of the case file.
        path: String,
        /// What stands in it now.
        value: String,
    },
    /// A word was put into a list of words, or taken out.
    Toggle {
        /// The list.
        path: String,
        /// The word.
        value: String,
        /// Is it in the list now?
        on: bool,
    },
    /// An item was added to a list.
    Add {
        /// The list.
        path: String,
    },
    /// Something happened: an event of this kind was added.
    Happened {
        /// The kind, as a word of the case file.
        event: String,
    },
    /// An item was taken away.
    Remove {
        /// The item.
        path: String,
    },
    /// The text of an order, a bill or a chat was pasted.
    Paste {
        /// The text.
        text: String,
    },
    /// A change that a finding offers was made.
    Mend {
        /// The bytes of the file with what stands there then, from left to right.
        edits: Vec<(usize, usize, String)>,
    },
    /// The whole file was put in place.
    Text {
        /// The file.
        text: String,
        /// With it, the texts that were worded by hand; as they are where it is left out.
        #[serde(default)]
        kept: Option<Kept>,
    },
    /// Files were chosen as evidence; they stay where they are.
    Chosen {
        /// Each one.
        files: Vec<Chosen>,
    },
    /// A claim of this kind was taken over.
    Claim {
        /// The kind, as a word of the case file.
        kind: String,
    },
    /// The writer's own name, telephone and address, as far as they are not there.
    Profile(Profile),
    /// The other side's answer was pasted.
    Reply {
        /// Their words.
        text: String,
    },
    /// A text was worded by hand; with nothing in it, it is the program's again.
    Reword {
        /// The text: its channel, its box, its message.
        id: String,
        /// The words.
        text: String,
    },
    /// The words by hand hold, though the case has changed since.
    Hold {
        /// The text.
        id: String,
    },
}

impl Action {
    /// The case file after it. What leads nowhere changes nothing.
    pub fn on(&self, text: &str) -> String {
        match self {
            // What was pasted is read by the rules of the desk: see `Desk::after`.
            // Words by hand stand beside the case file: see `Kept`.
            Self::Look
            | Self::Paste { .. }
            | Self::Reply { .. }
            | Self::Reword { .. }
            | Self::Hold { .. } => text.to_owned(),
            Self::Text { text, .. } => text.clone(),
            Self::Set { path, value } => set(text, path, value.trim()),
            Self::Toggle { path, value, on } => toggled(text, path, value, *on),
            Self::Mend { edits } => mended(text, edits),
            Self::Add { path } => added(text, path),
            Self::Happened { event } => happened(text, event),
            Self::Remove { path } => removed(text, path),
            Self::Chosen { files } => files.iter().fold(text.to_owned(), |text, file| chosen(&text, file)),
            Self::Claim { kind } => claimed(text, kind),
            Self::Profile(profile) => profile.on(text),
        }
    }

    /// Does it speak of an item by its place in a list, which another hand may have moved?
    pub fn is_by_place(&self) -> bool {
        match self {
            Self::Set { path, .. } | Self::Toggle { path, .. } | Self::Remove { path } => path.contains('['),
            Self::Text { .. } | Self::Mend { .. } => true,
            _ => false,
        }
    }
}

/// Changes of another text are not made.
fn mended(text: &str, edits: &[(usize, usize, String)]) -> String {
    let edit = |(start, end, text): &(usize, usize, String)| Edit {
        span: Span { start: *start, end: *end },
        text: text.clone(),
    };
    let fix = Fix { title: String::new(), edits: edits.iter().map(edit).collect(), is_safe: true };
    fixes::apply(text, [&fix])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exhibit_goes_with_what_cites_it() {
        let add = Action::Add { path: "exhibits".into() };
        let cite = |on| Action::Toggle { path: "problem.exhibits".into(), value: "e1".into(), on };
        let text = cite(true).on(&add.on(&add.on("platform: other\n")));
        assert!(text.contains("problem:\n  exhibits: [e1]\n") && text.contains("id: e2"), "{text}");
        let text = Action::Remove { path: "exhibits[0]".into() }.on(&text);
        assert!(!text.contains("e1") && text.contains("id: e2"), "{text}");
        assert!(add.on(&text).contains("id: e3") || add.on(&text).matches("id: e2").count() == 1);
    }

    #[test]
    fn what_only_one_side_can_do_that_side_did() {
        let set = |path: &str, value: &str| Action::Set { path: path.into(), value: value.into() };
        let text = Action::Add { path: "history".into() }.on("platform: other\n");
        let asked = set("history[0].event", "after-sale-requested").on(&text);
        assert!(asked.contains("by: consumer"), "{asked}");
        assert!(!set("history[0].event", "refused").on(&text).contains("by:"));
        let happened = |event: &str| Action::Happened { event: event.into() }.on("platform: other\n");
        assert_eq!(
            happened("complained"),
            "platform: other\nhistory:\n  - by: consumer\n    event: complained\n"
        );
        assert_eq!(happened("nothing"), "platform: other\n");
        // What several can do, the usual one did.
        for (event, by) in [("delivered", "courier"), ("refused", "merchant"), ("contacted", "consumer")] {
            assert!(happened(event).contains(&format!("by: {by}")), "{event}: {}", happened(event));
        }
        let by_other = set("history[0].by", "merchant").on(&text);
        assert!(set("history[0].event", "complained").on(&by_other).contains("by: merchant"));
    }

    #[test]
    fn a_change_of_another_text_is_not_made() {
        let mend = |edits: &[(usize, usize, &str)]| {
            let edits = edits.iter().map(|(start, end, new)| (*start, *end, (*new).to_owned())).collect();
            Action::Mend { edits }.on("a: 金额")
        };
        assert_eq!(mend(&[(0, 1, "b"), (3, 6, "银")]), "b: 银额");
        for edits in [&[(4, 6, "x")][..], &[(3, 60, "x")], &[(6, 3, "x")], &[(0, 1, "y"), (3, 7, "x")]] {
            assert_eq!(mend(edits), "a: 金额");
        }
    }

    #[test]
    fn what_leads_nowhere_changes_nothing() {
        let text = "platform: other\n";
        for path in ["", "nothing", "order.nothing", "..", "history[x]", "__proto__", "history[9].at"] {
            let set = Action::Set { path: path.into(), value: "x".into() };
            assert_eq!(set.on(text), text, "{path}");
            assert_eq!(Action::Add { path: path.into() }.on(text), text, "{path}");
            assert_eq!(Action::Remove { path: path.into() }.on(text), text, "{path}");
        }
        assert_eq!(Action::Add { path: "platform".into() }.on(text), text);
    }
}
