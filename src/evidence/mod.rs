//! The files that a case names as evidence: looked at once for each case, hashed only where someone asks.

mod list;

use crate::case::Case;
use crate::source::{self, Beside};

pub use list::{List, Listed, list};

/// What became of the files of a case.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    files: Vec<Seen>,
}

/// A file that an exhibit names.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The exhibit's place in the case file's list, from 0.
    pub exhibit: usize,
    /// The name, as the case writes it.
    pub name: String,
    /// What is there; `None` for a case from a pipe, which stands in no folder.
    pub state: Option<Beside>,
    /// Its SHA-256, where that was asked for.
    pub sha256: Option<String>,
}

/// Which files are read to their end. A video may be large, so no more than needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hashing {
    /// Those whose SHA-256 the case records.
    Recorded,
    /// All.
    All,
}

impl Evidence {
    /// Looks at every file that the case names.
    pub fn read(case: &Case, hashing: Hashing) -> Self {
        let folder = case.places.file().folder.as_deref();
        let look = |exhibit: &crate::case::Exhibit| {
            let name = exhibit.file.clone()?;
            let mut state = folder.map(|folder| source::beside(folder, &name));
            let mut sha256 = None;
            if let Some(Beside::File { path, .. }) = &state
                && (hashing == Hashing::All || exhibit.sha256.is_some())
            {
                match source::sha256(path) {
                    Ok(hash) => sha256 = Some(hash),
                    Err(_) => state = Some(Beside::Unreadable),
                }
            }
            Some(Seen { exhibit: exhibit.index, name, state, sha256 })
        };
        Self { files: case.exhibits.iter().filter_map(look).collect() }
    }

    /// What is known of the files as one text: equal where a case would hear the same of them.
    pub fn signature(&self) -> String {
        let one = |seen: &Seen| {
            let state = seen.state.as_ref().map_or("", Beside::word);
            let hash = seen.sha256.as_deref().unwrap_or_default();
            format!("{}\n{}\n{state} {hash}\n", seen.exhibit, seen.name)
        };
        self.files.iter().map(one).collect()
    }

    /// The files in the order of the case's exhibits.
    pub fn files(&self) -> &[Seen] {
        &self.files
    }

    /// The file of the exhibit at this place of the case file's list.
    pub fn of(&self, exhibit: usize) -> Option<&Seen> {
        self.files.iter().find(|seen| seen.exhibit == exhibit)
    }
}
