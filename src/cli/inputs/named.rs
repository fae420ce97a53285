//! Which files the arguments name, and what they name that holds none: neither may be lost from a report.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::Diagnostic;
use crate::source::{self, ReadError};

use super::super::Status;
use super::super::console::Console;
use super::super::lang::either;
use super::super::written::cannot_read;

/// What the arguments name: the files are not read yet.
pub(in crate::cli) struct Named {
    /// The paths, `-` for standard input.
    pub(in crate::cli) paths: Vec<Box<Path>>,
    /// What was named and yields no file. It was said to a person already.
    pub(in crate::cli) missed: Vec<Missed>,
    /// A folder, a pattern or a list is among them: what it does not name is not there.
    pub(in crate::cli) is_whole: bool,
    /// The gravest thing that happened.
    pub(in crate::cli) status: Status,
}

/// A folder that may not be looked into or holds no case, a pattern that nothing is like, a list that cannot be read.
pub(in crate::cli) struct Missed {
    /// As it was written, or as the walk came by it.
    pub(in crate::cli) name: String,
    /// What is wrong with it, for reports.
    pub(in crate::cli) fault: Diagnostic,
}

/// The paths of all files that these arguments and the list name.
pub(in crate::cli) fn named(paths: &[PathBuf], list: Option<&Path>, console: &mut Console) -> Named {
    let (paths_found, missed) = (Vec::new(), Vec::new());
    let mut named = Named { paths: paths_found, missed, is_whole: list.is_some(), status: Status::Clean };
    for path in paths {
        named.add(path);
    }
    if let Some(list) = list {
        named.add_list(list);
    }
    named.missed.iter().for_each(|missed| console.say(&missed.fault.message));
    named
}

/// The files below a folder whose names end so, sorted, and the folders that may not be looked into.
pub(in crate::cli) fn files_below(folder: &Path, endings: &[&str]) -> (Vec<Box<Path>>, Vec<PathBuf>) {
    // Every one below it: people keep their own cases out of version control, so .gitignore says nothing here.
    let walk = WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !source::is_hidden(entry.path()));
    let walked = walk.map(|entry| {
        // Where the walk broke off without saying at which name, it broke off in here.
        entry.map(DirEntry::into_path).map_err(|error| error.path().unwrap_or(folder).to_owned())
    });
    sorted(walked, endings)
}

/// Of what a walk came by the files that are wanted, and where it could not go on.
fn sorted(
    walked: impl Iterator<Item = Result<PathBuf, PathBuf>>,
    endings: &[&str],
) -> (Vec<Box<Path>>, Vec<PathBuf>) {
    let is_wanted = |path: &Path| {
        path.extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted)))
    };
    let (mut found, mut closed) = (Vec::<Box<Path>>::new(), Vec::new());
    for entry in walked {
        match entry {
            // Copied, so that it takes no more than it needs. A pipe or a link to nothing is said when it is read.
            Ok(path) if is_wanted(&path) && !path.is_dir() => found.push(path.as_path().into()),
            Ok(_) => {}
            Err(path) => closed.push(path),
        }
    }
    found.sort();
    closed.sort();
    (found, closed)
}

/// A pattern that no shell has spelt out, and no file is called so.
pub(in crate::cli) fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[']) && !path.exists()
}

impl Named {
    /// The templates below a folder of one's own as well.
    pub(in crate::cli) fn add_templates(&mut self, folder: &Path, console: &mut Console) {
        let (mut found, closed) = files_below(folder, &["tera"]);
        self.paths.append(&mut found);
        for path in &closed {
            let missed = closed_folder(path);
            console.say(&missed.fault.message);
            self.miss(missed);
        }
    }

    fn add(&mut self, path: &Path) {
        if path.is_dir() {
            self.is_whole = true;
            self.add_folder(path);
        } else if is_pattern(path) {
            self.is_whole = true;
            self.add_pattern(path);
        } else {
            self.paths.push(path.into());
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        let (mut found, closed) = files_below(folder, &["yaml", "yml"]);
        if found.is_empty() && closed.is_empty() {
            let name = folder.display();
            let line = either(
                format!("文件夹 {name} 里没有 .yaml 或 .yml 文件"),
                format!("no .yaml or .yml file in the folder {name}"),
            );
            self.miss(nothing(folder, line));
        }
        for path in &closed {
            self.miss(closed_folder(path));
        }
        self.paths.append(&mut found);
    }

    fn add_pattern(&mut self, pattern: &Path) {
        let (mut found, mut is_open) = (Vec::new(), true);
        for path in glob::glob(&pattern.to_string_lossy()).into_iter().flatten() {
            match path {
                // A link to nothing is said when it is read.
                Ok(path) if !path.is_dir() => found.push(path.into_boxed_path()),
                Ok(_) => {}
                Err(error) => {
                    is_open = false;
                    self.miss(closed_folder(error.path()));
                }
            }
        }
        if found.is_empty() && is_open {
            let name = pattern.display();
            let line = either(format!("没有符合 {name} 的文件"), format!("no file is like {name}"));
            self.miss(nothing(pattern, line));
        }
        self.paths.append(&mut found);
    }

    /// One path a line, or parted by zeros as `find -print0` writes them.
    fn add_list(&mut self, list: &Path) {
        let is_piped = list == Path::new("-");
        let text =
            if is_piped { source::read_list(io::stdin().lock()) } else { source::read_list_file(list) };
        let text = match text {
            Ok(text) => text,
            Err(error) => return self.miss(unread_list(list, &error)),
        };
        let parting = if text.contains('\0') { '\0' } else { '\n' };
        let lines =
            text.split(parting).map(|line| line.trim_end_matches('\r')).filter(|line| !line.is_empty());
        // What is in the list is a path, never standard input, which may be the list itself.
        self.paths.extend(lines.map(|line| Path::new(if line == "-" { "./-" } else { line }).into()));
    }

    fn miss(&mut self, missed: Missed) {
        self.missed.push(missed);
        self.status = Status::CouldNotRun;
    }
}

fn closed_folder(folder: &Path) -> Missed {
    let name = folder.display().to_string();
    let line = either(
        format!("看不了文件夹 {name}，里面的文件没有读"),
        format!("cannot look into the folder {name}: the files in it were not read"),
    );
    let help = either("改正文件夹的权限，再检查一次", "mend the folder's permissions and check again");
    Missed { name, fault: Diagnostic::error("source/unreadable", line).help(help) }
}

fn nothing(path: &Path, line: String) -> Missed {
    let help = either(
        "核对写的名字；案件文件以 .yaml 或 .yml 结尾",
        "look at the name as it is written; case files end in .yaml or .yml",
    );
    let fault = Diagnostic::error("source/nothing", line).help(help);
    Missed { name: path.display().to_string(), fault }
}

fn unread_list(list: &Path, error: &ReadError) -> Missed {
    let name = list.display().to_string();
    let why = cannot_read(list, error);
    let line = either(format!("读不了清单 {name}：{why}"), format!("cannot read the list {name}: {why}"));
    let help = either(
        "改正文件名、权限或编码，再检查一次",
        "mend its name, permissions or encoding and check again",
    );
    Missed { name, fault: Diagnostic::error("source/unreadable", line).help(help) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever runs the tests may be let into every folder: the walk's word is given by hand.
    #[test]
    fn where_a_walk_could_not_go_on_is_kept() {
        let walked = [Ok("b/z.yaml"), Err("b/closed"), Ok("a.YML"), Ok("a.txt"), Err("a")];
        let walked = walked.map(|one| one.map(PathBuf::from).map_err(PathBuf::from));
        let (found, closed) = sorted(walked.into_iter(), &["yaml", "yml"]);
        assert_eq!(found, [Path::new("a.YML").into(), Path::new("b/z.yaml").into()]);
        assert_eq!(closed, [Path::new("a"), Path::new("b/closed")]);
        assert_eq!(closed_folder(Path::new("b/closed")).name, "b/closed");
    }
}
