//! Paths as a person types them in a command, and files that are not written over.

use std::path::Path;

use crate::source;

use super::super::Status;
use super::super::console::Console;
use super::super::lang::either;
use super::super::written::unwritten;

/// Is it a template, by its name?
pub(super) fn is_template(path: &str) -> bool {
    path.strip_suffix(".tera").is_some()
}

/// As an argument that can be copied: in quotation marks where a shell would take it apart.
pub(super) fn shown(path: &Path) -> String {
    let path = path.display().to_string();
    if path.contains(|c: char| c.is_whitespace() || "\"'&|;<>()$`*?".contains(c)) {
        format!("\"{path}\"")
    } else {
        path
    }
}

/// Says which of these are there already. True where any is: then nothing may be written, not even the others.
pub(super) fn any_is_there<'a>(
    paths: impl Iterator<Item = &'a Path>,
    instead: &str,
    console: &mut Console,
) -> bool {
    let there: Vec<&Path> = paths.filter(|path| path.symlink_metadata().is_ok()).collect();
    for path in &there {
        let path = path.display();
        console.say(&either(
            format!("已经有 {path}，没有改动它"),
            format!("{path} is there already and was left alone"),
        ));
    }
    if !there.is_empty() {
        console.say(instead);
    }
    !there.is_empty()
}

/// Writes a new file; what went wrong is said.
pub(super) fn write(path: &Path, text: &str, console: &mut Console) -> Status {
    match source::write_file(path, text) {
        Ok(()) => Status::Clean,
        Err(error) => {
            console.say(&unwritten(path, error.kind()));
            Status::CouldNotRun
        }
    }
}
