//! The manifest of this run: gathered case by case, written last, in the order of the ids.

use std::io;
use std::path::Path;

use serde_json::json;

use crate::source::{OutFolder, Spool};

use super::{Entry, FORMAT, Head, Index, Line, Manifest, NAME, id_of, key};

/// What this run wrote.
#[derive(Debug)]
pub struct Next {
    index: Index,
    file: Spool,
    is_empty: bool,
}

impl Next {
    /// Nothing yet.
    pub fn new(folder: &OutFolder) -> io::Result<Self> {
        Ok(Self { index: Index::new(), file: folder.spool()?, is_empty: true })
    }

    /// Notes a case.
    pub fn add(&mut self, entry: &Entry) -> io::Result<()> {
        // Strings always serialise.
        let text = serde_json::to_string(entry).unwrap_or_default();
        let length = u32::try_from(text.len()).map_err(|_| io::ErrorKind::FileTooLarge)?;
        let at = self.file.add(&(text + "\n"))?;
        self.is_empty &= entry.outputs.is_empty();
        self.index.insert(key(&entry.id), Line { at, length });
        Ok(())
    }

    /// Is the case with this id one of this run?
    pub fn has(&self, id: &str) -> bool {
        self.index.contains_key(&key(id))
    }

    /// Is there no text in it?
    pub fn is_empty(&self) -> bool {
        self.is_empty
    }

    /// Writes the manifest: the cases of this run, and those of earlier ones that `keeps` keeps.
    pub fn write(
        &self,
        folder: &OutFolder,
        head: &Head,
        before: &Manifest,
        keeps: impl Fn(&str) -> bool,
    ) -> io::Result<()> {
        let mut ids: Vec<String> = Vec::new();
        self.file.lines(|_, line| ids.extend(id_of(line)))?;
        ids.extend(before.ids().into_iter().filter(|id| !self.has(id) && keeps(id)));
        ids.sort_unstable();
        folder.compose(Path::new(NAME), |out| {
            let Head { version, templates, data } = head;
            let opening = json!({
                "format": FORMAT, "version": version, "templates": templates, "data": data,
            });
            let opening = opening.to_string();
            write!(out, "{},\"cases\":[", opening.trim_end_matches('}'))?;
            for (number, id) in ids.iter().enumerate() {
                let line = match self.index.get(&key(id)) {
                    Some(line) => self.file.get(line.at, line.length as usize)?,
                    None => before.line(id).unwrap_or_default(),
                };
                write!(out, "{}\n{line}", if number == 0 { "" } else { "," })?;
            }
            writeln!(out, "\n]}}")
        })
    }
}
