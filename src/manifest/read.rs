//! The manifest of earlier runs: indexed once, its cases read when they are asked for.

use std::io;
use std::path::Path;

use serde::Deserialize;

use crate::source::Spool;

use super::{Entry, FORMAT, Index, Line, NAME, id_of, key};

/// What earlier runs wrote.
#[derive(Debug, Default)]
pub struct Manifest {
    index: Index,
    file: Option<Spool>,
}

/// Why there is a manifest that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// The system refused.
    Io(io::ErrorKind),
    /// A newer program wrote it.
    Newer,
    /// It is no manifest.
    Damaged,
}

impl Manifest {
    /// That of a folder; an empty one where there is none.
    pub fn read(folder: &Path) -> Result<Self, Unreadable> {
        let file = match Spool::read_only(&folder.join(NAME)) {
            Ok(file) => file,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(Self::default());
            }
            Err(error) => return Err(Unreadable::Io(error.kind())),
        };
        let (mut index, mut format, mut is_whole, mut is_bad) = (Index::new(), None, false, false);
        let read = file.lines(|at, line| match line {
            _ if format.is_none() => format = Some(format_of(line)),
            "]}" => is_whole = true,
            _ => {
                let line = line.trim_end_matches(',');
                match (id_of(line), u32::try_from(line.len())) {
                    (Some(id), Ok(length)) => drop(index.insert(key(&id), Line { at, length })),
                    _ => is_bad = true,
                }
            }
        });
        read.map_err(|error| Unreadable::Io(error.kind()))?;
        match format.flatten() {
            Some(format) if format == FORMAT && is_whole && !is_bad => Ok(Self { index, file: Some(file) }),
            Some(format) if format != FORMAT => Err(Unreadable::Newer),
            _ => Err(Unreadable::Damaged),
        }
    }

    /// What is known of the case with this id.
    pub fn entry(&self, id: &str) -> Option<Entry> {
        serde_json::from_str(&self.line(id)?).ok()
    }

    /// Is nothing in it?
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The ids of its cases, in order.
    pub fn ids(&self) -> Vec<String> {
        let mut ids = Vec::new();
        if let Some(file) = self.file.as_ref().filter(|_| !self.index.is_empty()) {
            // It was read through before.
            drop(file.lines(|_, line| ids.extend(id_of(line.trim_end_matches(',')))));
        }
        ids
    }

    pub(super) fn line(&self, id: &str) -> Option<String> {
        let line = self.index.get(&key(id))?;
        self.file.as_ref()?.get(line.at, line.length as usize).ok()
    }
}

/// What the first line says; `None` where it is not one of a manifest.
fn format_of(line: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Format {
        format: String,
    }
    let opening = line.strip_suffix("\"cases\":[")?;
    let head: Format = serde_json::from_str(&format!("{opening}\"cases\":0}}")).ok()?;
    head.format.starts_with("complain.manifest/").then_some(head.format)
}
