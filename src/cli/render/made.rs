//! What is made of a case, and what is left of it when its texts are written.

use crate::lint::Mark;
use crate::manifest::Entry;
use crate::web::Summary;

use super::super::Status;

/// A case with its texts, not written yet.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that can be true of a case")]
pub(super) struct Made {
    /// Its place among the inputs.
    pub(super) number: usize,
    /// The name of its file.
    pub(super) name: String,
    /// Its id; empty where that is not known.
    pub(super) id: String,
    /// The day its texts are written for.
    pub(super) as_of: String,
    /// The digest of what it was made from.
    pub(super) digest: String,
    /// Each text with the name of its file.
    pub(super) texts: Vec<(String, String)>,
    /// The record of what they state.
    pub(super) record: Option<String>,
    /// What the list of a batch says of it.
    pub(super) summary: Option<Summary>,
    /// What is said of it, a finding or a line each.
    pub(super) said: Vec<Vec<u8>>,
    /// What it is compared by.
    pub(super) mark: Option<Mark>,
    /// What to keep in mind with a lone text.
    pub(super) reminder: Option<String>,
    /// An earlier run wrote the same.
    pub(super) is_known: bool,
    /// Another case before it has its id.
    pub(super) is_double: bool,
    /// There is an error in it.
    pub(super) has_errors: bool,
    /// Nothing at all was found in it.
    pub(super) is_clean: bool,
    /// It could not be read or written, or the program failed.
    pub(super) has_failed: bool,
    /// The gravest thing that happened.
    pub(super) status: Option<Status>,
}

/// What is left of a case.
pub(super) struct Done {
    /// Its place among the inputs.
    pub(super) number: usize,
    /// Its id is known.
    pub(super) is_known_case: bool,
    /// What the list of a batch says of it.
    pub(super) summary: Option<Summary>,
    /// What is said of it.
    pub(super) said: Vec<Vec<u8>>,
    /// What it is compared by.
    pub(super) mark: Option<Mark>,
    /// Its texts, where they are printed.
    pub(super) printed: Vec<String>,
    /// What to keep in mind with a lone text.
    pub(super) reminder: Option<String>,
    /// For the manifest.
    pub(super) entry: Option<Entry>,
    /// Earlier texts for channels that it is not written for any more.
    pub(super) gone: Vec<String>,
    /// How many texts were written anew.
    pub(super) written: usize,
    /// How many stood there already.
    pub(super) same: usize,
    /// How many say something else than they should.
    pub(super) drifted: usize,
    /// There is an error in it.
    pub(super) is_refused: bool,
    /// It could not be read or written, or the program failed.
    pub(super) has_failed: bool,
    /// The gravest thing that happened.
    pub(super) status: Status,
}

impl Made {
    /// Something that happened.
    pub(super) fn is_at_least(&mut self, status: Status) {
        self.status = self.status.max(Some(status));
    }

    /// Without its texts, which go where the caller says.
    pub(super) fn done(self) -> Done {
        Done {
            number: self.number,
            is_known_case: !self.id.is_empty(),
            summary: self.summary,
            said: self.said,
            mark: self.mark,
            printed: Vec::new(),
            reminder: self.reminder,
            entry: None,
            gone: Vec::new(),
            written: 0,
            same: 0,
            drifted: 0,
            is_refused: self.has_errors || self.is_double,
            has_failed: self.has_failed,
            status: self.status.unwrap_or(Status::Clean),
        }
    }
}
