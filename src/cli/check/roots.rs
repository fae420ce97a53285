//! The names of files as code hosts know them: from the root of the repository, whatever was written on the command line.

use std::collections::BTreeMap;
use std::env;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::source::SourceFile;

use super::Found;

/// The same findings with such names: `./a.yaml`, `b/../a.yaml` and `/repository/a.yaml` are `a.yaml`.
pub(super) fn from_root(found: impl Iterator<Item = Found>) -> Vec<Found> {
    let Ok(here) = env::current_dir() else { return found.collect() };
    found.map(|one| renamed(one, &here)).collect()
}

/// Each file is copied once, however many findings are in it.
fn renamed(mut found: Found, here: &Path) -> Found {
    let mut files: BTreeMap<String, Arc<SourceFile>> = BTreeMap::new();
    for label in found.diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        let old = &label.place.file;
        let file = files.entry(old.name.clone()).or_insert_with(|| {
            let name = name(&old.name, old.folder.is_some(), here);
            name.map_or_else(|| old.clone(), |name| Arc::new(SourceFile::new(name, old.text.as_str())))
        });
        label.place.file = file.clone();
    }
    if let Some(name) = name(&found.name, false, here) {
        found.name = name;
    }
    found
}

/// Its name from the root; `None` where that is its name already.
fn name(name: &str, is_read: bool, here: &Path) -> Option<String> {
    // Nothing that has no place in a folder: standard input, what comes with the program.
    if !is_read && !Path::new(name).exists() {
        return None;
    }
    let whole = tidy(&here.join(name));
    let root = whole.ancestors().skip(1).find(|folder| folder.join(".git").exists());
    let root = root.filter(|root| here.starts_with(root)).unwrap_or(here);
    let short = whole.strip_prefix(root).ok().and_then(Path::to_str)?;
    (short != name).then(|| short.to_owned())
}

/// Without `.`, and without what `..` takes back.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if tidy.file_name().is_some() => drop(tidy.pop()),
            part => tidy.push(part),
        }
    }
    tidy
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_tidied() {
        for (path, tidied) in [("/a/./b", "/a/b"), ("/a/c/../b", "/a/b"), ("/../b", "/../b")] {
            assert_eq!(tidy(Path::new(path)), Path::new(tidied), "{path}");
        }
    }
}
