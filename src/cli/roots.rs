//! The names of files as code hosts know them: from the root of the repository, whatever was written on the command line.

use std::env;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::{Place, SourceFile};

use super::found::Found;

/// The same findings with such names: `./a.yaml`, `b/../a.yaml` and `/repository/a.yaml` are `a.yaml`.
pub(super) fn from_root(found: Vec<Found>) -> Vec<Found> {
    let Ok(here) = env::current_dir() else { return found };
    let one = |one: Found| Found {
        file: renamed(&one.file, &here),
        case: one.case,
        diagnostics: one.diagnostics.into_iter().map(|diagnostic| relabelled(diagnostic, &here)).collect(),
    };
    found.into_iter().map(one).collect()
}

fn relabelled(mut diagnostic: Diagnostic, here: &Path) -> Diagnostic {
    for label in &mut diagnostic.labels {
        label.place = Place { file: renamed(&label.place.file, here), span: label.place.span };
    }
    diagnostic
}

fn renamed(file: &Arc<SourceFile>, here: &Path) -> Arc<SourceFile> {
    // Nothing that has no place in a folder: standard input, what comes with the program.
    if file.folder.is_none() && !Path::new(&file.name).exists() {
        return file.clone();
    }
    let whole = tidy(&here.join(&file.name));
    let root = whole.ancestors().skip(1).find(|folder| folder.join(".git").exists());
    let root = root.filter(|root| here.starts_with(root)).unwrap_or(here);
    match whole.strip_prefix(root).ok().and_then(Path::to_str) {
        Some(name) if name != file.name => Arc::new(SourceFile::new(name, file.text.clone())),
        _ => file.clone(),
    }
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
