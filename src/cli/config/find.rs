//! Where the settings file is: upwards from the cases.

use std::env;
use std::path::{Path, PathBuf};

use crate::assets::Assets;
use crate::diagnostic::Sink;

use super::super::console::Console;
use super::super::inputs::is_pattern;
use super::super::options::OverlayArgs;
use super::settings::{Settings, read};
use super::{LevelArgs, LimitArgs};

const FILE: &str = ".complain.yaml";

impl Settings {
    /// The settings for these cases, with `-` for standard input. `None` where a file cannot be used, which is said.
    pub(in crate::cli) fn near(
        overlays: &OverlayArgs,
        cases: &[PathBuf],
        console: &mut Console,
    ) -> Option<Self> {
        let path = overlays.config.clone().or_else(|| found(cases));
        let Some(path) = path else { return Some(Self::default()) };
        let mut sink = Sink::default();
        let read = read(&path, &mut sink);
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let settings = Self { read, folder };
        if sink.has_errors() {
            // One run shows everything that is wrong in the file.
            let assets = Assets::with_overlays(settings.templates(overlays), settings.data(overlays));
            settings.limits(&LimitArgs::default(), &assets, &mut sink);
            settings.levels(&LevelArgs::default(), &assets, &mut sink);
        }
        (!console.report_all(sink)).then_some(settings)
    }
}

/// The nearest settings file in the folder that holds all these cases, or above it; not above the root of a repository.
fn found(cases: &[PathBuf]) -> Option<PathBuf> {
    let here = env::current_dir().ok()?.canonicalize().ok()?;
    let start = common(cases).unwrap_or_else(|| here.clone());
    for folder in start.ancestors() {
        // What stands there and is no file is said when it is read: it must not pass for none.
        if folder.join(FILE).symlink_metadata().is_ok() {
            return Some(from_here(folder, &here).join(FILE));
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// The folder that holds all of these; `None` where there are none, or where one cannot be found.
fn common(cases: &[PathBuf]) -> Option<PathBuf> {
    let mut common: Option<PathBuf> = None;
    for case in cases {
        let folder = folder(case).canonicalize().ok()?;
        let shared = match common {
            Some(common) => common.ancestors().find(|above| folder.starts_with(above))?.to_owned(),
            None => folder,
        };
        common = Some(shared);
    }
    common
}

/// The folder of a case, or of what a pattern stands for.
fn folder(case: &Path) -> PathBuf {
    let or_here =
        |path: &Path| if path.as_os_str().is_empty() { PathBuf::from(".") } else { path.to_owned() };
    if case.is_dir() {
        return case.to_owned();
    }
    let mut plain = case;
    while is_pattern(plain) {
        plain = plain.parent().unwrap_or(Path::new(""));
    }
    if plain == case {
        plain = case.parent().unwrap_or(Path::new(""));
    }
    or_here(plain)
}

/// The folder as one would write it here.
fn from_here(folder: &Path, here: &Path) -> PathBuf {
    if let Ok(below) = folder.strip_prefix(here) {
        return below.to_owned();
    }
    match here.strip_prefix(folder) {
        Ok(between) => between.components().map(|_| "..").collect(),
        Err(_) => folder.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_of_cases() {
        for (case, expected) in
            [("a.yaml", "."), ("-", "."), ("a/b.yaml", "a"), ("a/**/*.yaml", "a"), ("*.yaml", ".")]
        {
            assert_eq!(folder(Path::new(case)), Path::new(expected), "{case}");
        }
    }

    #[test]
    fn folders_are_named_from_here() {
        for (there, expected) in [("/a/b", ""), ("/a/b/c", "c"), ("/a", ".."), ("/", "../.."), ("/x", "/x")] {
            assert_eq!(from_here(Path::new(there), Path::new("/a/b")), Path::new(expected), "{there}");
        }
    }
}
