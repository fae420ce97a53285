//! The templates, data and example cases that come with the program, and the folders that a user lays over them, file by file.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::source::{self, ReadError, SourceFile};

/// A file that comes with the program.
struct BuiltIn {
    /// With its tree: `data/law/civil-code.yaml`.
    name: &'static str,
    text: &'static str,
    /// Where a YAML file stands in [`PACKED`]; empty for any other.
    packed: (usize, usize),
}

// `FILES`, sorted by name, made by `build.rs`.
include!(concat!(env!("OUT_DIR"), "/assets.rs"));
/// The YAML files, read already when the program was built.
static PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/data.txt"));

/// Which of the built-in trees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tree {
    /// `templates/`: what is written.
    Templates,
    /// `data/`: what is known.
    Data,
    /// `cases/`: the example cases, without their evidence.
    Cases,
}

/// The built-in trees with the user's folders over them.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    templates: Option<PathBuf>,
    data: Option<PathBuf>,
}

impl Assets {
    /// The built-in trees alone.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// With a folder laid over `templates/` and one over `data/`.
    pub fn with_overlays(templates: Option<PathBuf>, data: Option<PathBuf>) -> Self {
        Self { templates, data }
    }

    /// Does anything lie over the built-in trees?
    pub fn has_overlays(&self) -> bool {
        self.templates.is_some() || self.data.is_some()
    }

    /// The text of `path` (with `/` between folders): the user's if there is one, else the built-in one. What has the name and
    /// is no file that can be read does not pass for none: the built-in text would take its place without a word.
    pub fn read(&self, tree: Tree, path: &str) -> Result<Option<Arc<SourceFile>>, (PathBuf, ReadError)> {
        if !is_inside(path) {
            return Ok(None);
        }
        let built_in = tree.built_in(path);
        let own = self.overlay(tree).map(|folder| (folder, folder.join(path)));
        if let Some((folder, file)) = own.filter(|(_, file)| source::is_there(file)) {
            return match source::read_inside(folder, &file) {
                Ok(text) => Ok(Some(Arc::new(SourceFile::new(file.display().to_string(), text)))),
                // A folder, asked for as what it is.
                Err(ReadError::Folder) if built_in.is_none() && !is_file_name(path) => Ok(None),
                Err(error) => Err((file, error)),
            };
        }
        Ok(built_in.map(|file| Arc::new(SourceFile::new(file.name, file.text))))
    }

    /// What lies in the user's folder where a file or a folder would be read, and is none: links to nothing or in a circle,
    /// pipes, devices, folders called like files, files called like folders, what may not be looked into.
    pub fn strange(&self, tree: Tree) -> Vec<(PathBuf, ReadError)> {
        let mut found = Vec::new();
        if let Some(root) = self.overlay(tree) {
            strange_below(tree, root, "", &mut found);
        }
        found
    }

    /// A built-in YAML file that no folder lies over, packed.
    pub fn packed(&self, tree: Tree, path: &str) -> Option<&'static str> {
        let is_laid_over = |folder: &Path| source::is_there(&folder.join(path));
        if !is_inside(path) || self.overlay(tree).is_some_and(is_laid_over) {
            return None;
        }
        let (start, end) = tree.built_in(path)?.packed;
        PACKED.get(start..end).filter(|packed| !packed.is_empty())
    }

    /// The names in a folder (not the paths), of files or folders, sorted, the user's and the built-in ones together.
    pub fn names(&self, tree: Tree, folder: &str) -> BTreeSet<String> {
        let mut built_in: Vec<&str> = tree.below(folder).collect();
        built_in.dedup();
        let overlay = self.overlay(tree).map(|over| over.join(folder)).and_then(|over| over.read_dir().ok());
        let users = overlay
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned());
        let built_in = built_in.into_iter().map(str::to_owned);
        built_in.chain(users).filter(|name| !name.starts_with('.')).collect()
    }

    /// Where the user's folder has this name; `None` where there is no such folder.
    pub fn own_path(&self, tree: Tree, folder: &str, name: &str) -> Option<String> {
        Some(self.overlay(tree)?.join(folder).join(name).display().to_string())
    }

    /// The SHA-256 of all that a tree holds, with the folder that lies over it: equal where every file is.
    pub fn digest(&self, tree: Tree) -> String {
        if let Some(known) = tree.known_digest().filter(|_| self.overlay(tree).is_none()) {
            return known.to_owned();
        }
        let mut texts = Vec::new();
        self.gather(tree, "", &mut texts);
        source::digest(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn gather(&self, tree: Tree, folder: &str, texts: &mut Vec<String>) {
        for name in self.names(tree, folder) {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            match self.read(tree, &path) {
                Ok(Some(file)) => texts.extend([path, file.text.clone()]),
                Ok(None) => self.gather(tree, &path, texts),
                // It is said where it is needed.
                Err(_) => texts.push(path),
            }
        }
    }

    fn overlay(&self, tree: Tree) -> Option<&Path> {
        match tree {
            Tree::Templates => self.templates.as_deref(),
            Tree::Data => self.data.as_deref(),
            Tree::Cases => None,
        }
    }
}

impl Tree {
    /// The digest of what comes with the program, found when it was built.
    fn known_digest(self) -> Option<&'static str> {
        match self {
            Self::Templates => Some(env!("COMPLAIN_TEMPLATES_DIGEST")),
            Self::Data => Some(env!("COMPLAIN_DATA_DIGEST")),
            Self::Cases => None,
        }
    }

    fn built_in(self, path: &str) -> Option<&'static BuiltIn> {
        let name = [self.name(), "/", path].concat();
        FILES.binary_search_by(|file| file.name.cmp(&name)).ok().map(|found| &FILES[found])
    }

    /// For each built-in file in a folder or below it, the name there: its own, or that of the folder it is in.
    fn below(self, folder: &str) -> impl Iterator<Item = &'static str> {
        let inside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let start = format!("{}/{inside}", self.name());
        let first = FILES.partition_point(|file| file.name < start.as_str());
        let below = FILES[first..].iter().map_while(move |file| file.name.strip_prefix(&start));
        below.map(|rest| rest.split('/').next().unwrap_or(rest))
    }

    fn name(self) -> &'static str {
        match self {
            Self::Templates => "templates",
            Self::Data => "data",
            Self::Cases => "cases",
        }
    }
}

fn is_file_name(path: &str) -> bool {
    ["yaml", "yml", "json", "tera"]
        .iter()
        .any(|end| path.rsplit_once('.').is_some_and(|(_, last)| last == *end))
}

/// No tree is deeper than this, so that a link in a circle ends.
const DEPTH: usize = 4;

fn strange_below(tree: Tree, root: &Path, inside: &str, found: &mut Vec<(PathBuf, ReadError)>) {
    let folder = root.join(inside);
    let names = match folder.read_dir() {
        Ok(entries) => entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()),
        Err(error) => return found.push((folder, ReadError::Io(error))),
    };
    for name in names.filter(|name| !name.starts_with('.')).collect::<BTreeSet<String>>() {
        let path = if inside.is_empty() { name } else { format!("{inside}/{name}") };
        let file = root.join(&path);
        let is_room = tree.below(&path).next().is_some();
        match file.metadata() {
            Ok(about) if about.is_dir() && (is_file_name(&path) || tree.built_in(&path).is_some()) => {
                found.push((file, ReadError::Folder));
            }
            Ok(about) if about.is_dir() => {
                let is_near = path.matches('/').count() < DEPTH && source::stays_in(root, &file);
                if is_near {
                    strange_below(tree, root, &path, found);
                }
            }
            Ok(about) if about.is_file() && is_room => {
                found.push((file, ReadError::Io(io::ErrorKind::NotADirectory.into())));
            }
            Ok(about) if !about.is_file() && (is_room || is_file_name(&path)) => {
                found.push((file, ReadError::Io(io::ErrorKind::Unsupported.into())));
            }
            Err(error) if is_room || is_file_name(&path) => found.push((file, ReadError::Io(error))),
            _ => {}
        }
    }
}

/// Names come from case files too: none may lead out of the folder.
fn is_inside(path: &str) -> bool {
    path.split(['/', '\\']).all(|part| !matches!(part, "" | "." | "..")) && !path.contains(':')
}
