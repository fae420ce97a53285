//! `manifest.json` in a folder of texts: what was written there, from what, for which day. It tells the next run what is
//! unchanged, what is ours to remove, and for which day a committed text was written.
//!
//! One JSON document, a case a line, so that neither reading nor writing it holds more than one case at a time. It names
//! no path of the machine: equal cases, days and settings give equal bytes.

mod read;
mod write;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::source;

pub use read::{Manifest, Unreadable};
pub use write::Next;

/// The manifest's name.
pub const NAME: &str = "manifest.json";

/// Its format. Another one is left alone.
const FORMAT: &str = "complain.manifest/1";

/// What a run writes with: what decides its texts beside the cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The program's version.
    pub version: String,
    /// The digest of the templates.
    pub templates: String,
    /// The digest of the data.
    pub data: String,
}

/// A case whose texts stand in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its id, which names its folder.
    pub id: String,
    /// The day that its last texts were written for.
    pub as_of: String,
    /// The day that was asked for on the command line; absent where the case or the calendar gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<String>,
    /// The digest of the case file and of the state of its evidence.
    pub case: String,
    /// The digest of what the last run wrote with: version, templates, data, channels, limits, format.
    pub settings: String,
    /// Nothing was found in it: only then need it not be looked at again, since what is found has to be said.
    pub clean: bool,
    /// Its files, by their names in its folder.
    pub outputs: BTreeMap<String, Output>,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// The digest of the case it was written from.
    pub case: String,
    /// Its own SHA-256.
    pub sha256: String,
}

/// Where the line of a case stands.
#[derive(Debug, Clone, Copy)]
struct Line {
    at: u64,
    length: u32,
}

/// Stands for an id: much smaller, since a run holds those of all its cases.
fn key(id: &str) -> Key {
    source::short_digest(id)
}

type Key = [u8; 16];
/// The lines of a manifest by the ids of their cases.
type Index = BTreeMap<Key, Line>;

/// The id in the line of a case.
fn id_of(line: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Id {
        id: String,
    }
    serde_json::from_str::<Id>(line).ok().map(|found| found.id)
}
