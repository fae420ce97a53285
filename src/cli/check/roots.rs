//! The names of files as code hosts know them: from the root of the repository, whatever was written on the command line.

use std::collections::BTreeMap;
use std::env;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::source::SourceFile;

use super::Found;

/// The same findings with such names: `./a.yaml`, `b/../a.yaml`, `/repository/a.yaml` and what a link to a folder leads to
/// are `a.yaml`; also a file that is not there, and one that cannot be read.
pub(super) fn from_root(found: impl Iterator<Item = Found>) -> Vec<Found> {
    let Some(here) = env::current_dir().ok().and_then(|here| here.canonicalize().ok()) else {
        return found.collect();
    };
    let mut roots = Roots { here, folders: BTreeMap::new() };
    found.map(|one| roots.renamed(one)).collect()
}

struct Roots {
    here: PathBuf,
    /// Folders as they were written, and where they are with every link followed.
    folders: BTreeMap<PathBuf, PathBuf>,
}

impl Roots {
    /// Each file is copied once, however many findings are in it.
    fn renamed(&mut self, mut found: Found) -> Found {
        let mut files: BTreeMap<String, Arc<SourceFile>> = BTreeMap::new();
        for label in found.diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
            let old = &label.place.file;
            let file = files.entry(old.name.clone()).or_insert_with(|| {
                let name = self.name(&old.name, old.folder.is_some());
                name.map_or_else(|| old.clone(), |name| Arc::new(SourceFile::new(name, old.text.as_str())))
            });
            label.place.file = file.clone();
        }
        if let Some(name) = self.name(&found.name, false) {
            found.name = name;
        }
        found
    }

    /// Its name from the root; `None` where that is its name already.
    fn name(&mut self, name: &str, is_read: bool) -> Option<String> {
        // Nothing that has no place in a folder: standard input, what comes with the program.
        if !is_read && !self.here.join(name).exists() && is_no_path(name) {
            return None;
        }
        let written = self.here.join(name);
        let real = self.real(&written);
        let short = self.below_root(&real).or_else(|| self.below_root(&tidy(&written)))?;
        (short != name).then_some(short)
    }

    /// With every link to a folder followed. A link to a file stays: it is the file's name in the repository.
    fn real(&mut self, path: &Path) -> PathBuf {
        match (path.parent(), path.file_name()) {
            (Some(folder), Some(name)) => self.folder(folder).join(name),
            _ => self.folder(path),
        }
    }

    /// Where a folder is; of one that is not there, where it would be.
    fn folder(&mut self, folder: &Path) -> PathBuf {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let real = folder.canonicalize().unwrap_or_else(|_| match (folder.parent(), folder.file_name()) {
            (Some(above), Some(name)) => self.folder(above).join(name),
            _ => tidy(folder),
        });
        self.folders.insert(folder.to_owned(), real.clone());
        real
    }

    fn below_root(&self, whole: &Path) -> Option<String> {
        let is_root = |folder: &&Path| self.here.starts_with(folder) && folder.join(".git").exists();
        let root = whole.ancestors().skip(1).find(is_root).unwrap_or(&self.here);
        // The root itself keeps the name that was written: it has none of its own there.
        let short = whole.strip_prefix(root).ok().and_then(Path::to_str).filter(|short| !short.is_empty());
        short.map(str::to_owned)
    }
}

/// A name that is no path: of standard input, of nothing, of a file that comes with the program.
fn is_no_path(name: &str) -> bool {
    let inside = |tree: Tree, room: &str| {
        let path = name.strip_prefix(room);
        path.is_some_and(|path| Assets::built_in().read(tree, path).is_ok_and(|file| file.is_some()))
    };
    ["", "-", "stdin"].contains(&name) || inside(Tree::Data, "data/") || inside(Tree::Templates, "templates/")
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

    /// What is not there has a place in the repository too, and a folder has the name that the repository knows.
    #[test]
    #[cfg(unix)]
    fn names_start_from_the_root() {
        use std::os::unix::fs::symlink;
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().canonicalize().unwrap().join("root");
        std::fs::create_dir_all(root.join(".git")).unwrap();
        std::fs::create_dir_all(root.join("cases/new")).unwrap();
        symlink("cases", root.join("link")).unwrap();
        symlink(&root, outer.path().join("beside")).unwrap();
        symlink(outer.path(), root.join("out")).unwrap();
        symlink("nowhere", root.join("cases/gone.yaml")).unwrap();
        let mut roots = Roots { here: root.join("cases"), folders: BTreeMap::new() };
        let beside = outer.path().join("beside/cases/a.yaml").display().to_string();
        for (name, expected) in [
            ("gone.yaml", Some("cases/gone.yaml")),
            ("./no/such.yaml", Some("cases/no/such.yaml")),
            ("../link/a.yaml", Some("cases/a.yaml")),
            ("../link/new/../a.yaml", Some("cases/a.yaml")),
            (&*beside, Some("cases/a.yaml")),
            // What lies outside keeps the name that leads there.
            ("../out/x.yaml", Some("out/x.yaml")),
            ("../../x.yaml", None),
            ("stdin", None),
            ("data/law/civil-code.yaml", None),
            ("..", None),
        ] {
            assert_eq!(roots.name(name, false).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn paths_are_tidied() {
        for (path, tidied) in [("/a/./b", "/a/b"), ("/a/c/../b", "/a/b"), ("/../b", "/../b")] {
            assert_eq!(tidy(Path::new(path)), Path::new(tidied), "{path}");
        }
    }
}
