//! The case files of a folder, by their names below it. A name that is none of them leads nowhere.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::source::{self, ReadError, SourceFile};
use crate::web::Kept;

use super::super::inputs;

/// So many names are tried for a new file.
const MOST_NEW: usize = 10_000;

/// The folder.
pub(super) struct Folder {
    root: PathBuf,
}

impl Folder {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// The names of its case files, sorted.
    pub(super) fn names(&self) -> Vec<String> {
        let (found, _) = inputs::files_below(&self.root, &["yaml", "yml"]);
        let name = |path: Box<Path>| path.strip_prefix(&self.root).ok()?.to_str().map(str::to_owned);
        found.into_iter().filter_map(name).collect()
    }

    /// A file of this name; an empty one where there is none and one may be made. `None` where there can be none.
    pub(super) fn read(&self, name: &str) -> Option<Arc<SourceFile>> {
        let path = self.root.join(name);
        let is_there = self.names().iter().any(|known| known == name);
        let text = match is_there {
            true => source::read_file(&path).ok()?,
            false if is_fresh(name) && path.symlink_metadata().is_err() => String::new(),
            false => return None,
        };
        Some(Arc::new(SourceFile::new(name, text).read_from(&path)))
    }

    /// Writes a file that was read.
    pub(super) fn write(&self, file: &SourceFile) -> io::Result<()> {
        let path = self.root.join(&file.name);
        if path.symlink_metadata().is_ok() {
            source::rewrite_file(&path, &file.text)
        } else {
            source::write_file(&path, &file.text)
        }
    }

    /// The texts of a file that were worded by hand: they stand beside it. None where they cannot be read.
    pub(super) fn kept(&self, name: &str) -> Kept {
        let text = source::read_file(&self.beside(name)).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Writes them; an empty set where there are none any more.
    pub(super) fn keep(&self, name: &str, kept: &Kept) -> io::Result<()> {
        let path = self.beside(name);
        let text = serde_json::to_string_pretty(kept)?;
        if path.symlink_metadata().is_ok() {
            source::rewrite_file(&path, &text)
        } else {
            source::write_file(&path, &text)
        }
    }

    /// `.cracked-bowls.yaml.texts.json` beside `cracked-bowls.yaml`.
    fn beside(&self, name: &str) -> PathBuf {
        let path = self.root.join(name);
        let own = path.file_name().unwrap_or_default().to_string_lossy();
        path.with_file_name(format!(".{own}.texts.json"))
    }

    /// A name that no file has yet.
    pub(super) fn fresh(&self) -> String {
        let names = self.names();
        let mut tried = (1..MOST_NEW).map(|number| format!("case-{number}.yaml"));
        tried.find(|name| !names.contains(name)).unwrap_or_else(|| "case.yaml".into())
    }

    /// Why a file of the folder cannot be read.
    pub(super) fn fault(&self, name: &str) -> Option<&'static str> {
        match source::read_file(&self.root.join(name)).err()? {
            ReadError::TooLarge => Some("超过 1 MB，不像一个案件文件"),
            ReadError::NotUtf8 { .. } | ReadError::Utf16(_) | ReadError::Utf32 | ReadError::Big5(_) => {
                Some("不是 UTF-8 编码，请另存为 UTF-8")
            }
            _ => Some("读不了"),
        }
    }
}

/// A name for a new file: plain, in the folder itself.
fn is_fresh(name: &str) -> bool {
    let is_plain = |c: char| c.is_alphanumeric() || "-_".contains(c);
    name.strip_suffix(".yaml")
        .is_some_and(|stem| !stem.is_empty() && stem.len() <= 80 && stem.chars().all(is_plain))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the test writes files of its own")]

    use super::*;

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("cases");
        std::fs::create_dir_all(root.join("below")).unwrap();
        for name in ["secret.yaml", "cases/a.yaml", "cases/below/b.yml", "cases/.hidden.yaml", "cases/c.txt"]
        {
            std::fs::write(outer.path().join(name), "platform: other\n").unwrap();
        }
        let folder = Folder::new(root.clone());
        assert_eq!(folder.names(), ["a.yaml", "below/b.yml"]);
        assert!(folder.read("a.yaml").is_some() && folder.read("below/b.yml").is_some());
        let secret = outer.path().join("secret.yaml");
        for name in [
            "../secret.yaml",
            "below/../../secret.yaml",
            secret.to_str().unwrap(),
            ".hidden.yaml",
            "c.txt",
            "",
            "..",
            "below",
            "a.yaml/",
            "./a.yaml",
            "new/x.yaml",
            "x\0.yaml",
        ] {
            assert!(folder.read(name).is_none(), "{name}");
        }
        assert_eq!(folder.read("new.yaml").unwrap().text, "");
        assert_eq!(folder.fresh(), "case-1.yaml");
    }
}
