//! The case files that the arguments name.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::Diagnostic;
use crate::source::{self, ReadError, SourceFile};

use super::Status;
use super::console::{Console, said};
use super::lang::either;
use super::written::unread;

/// The name under which standard input is reported.
const STDIN: &str = "stdin";

/// What the arguments name: the files are not read yet.
pub(super) struct Named {
    /// The paths, `-` for standard input.
    pub(super) paths: Vec<Box<Path>>,
    /// A folder, a pattern or a list is among them: what it does not name is not there.
    pub(super) is_whole: bool,
    /// The gravest thing that happened.
    pub(super) status: Status,
}

/// A file that was read, or what is said instead.
pub(super) struct Loaded {
    /// Its name.
    pub(super) name: String,
    /// The file; `None` where it could not be read.
    pub(super) file: Option<Arc<SourceFile>>,
    /// Its encoding is a guess: it is checked, so that one run shows everything, but not written.
    pub(super) is_unsure: bool,
    /// What it says in another encoding, to be saved in UTF-8.
    pub(super) elsewise: Option<String>,
    /// What is to be said of it.
    pub(super) said: Vec<u8>,
    /// The same for reports.
    pub(super) fault: Option<Diagnostic>,
    /// How grave that is.
    pub(super) status: Status,
}

/// What the arguments yield.
pub(super) struct Inputs {
    /// The files that could be read.
    pub(super) files: Vec<Arc<SourceFile>>,
    /// Places in `files` of those whose encoding is a guess.
    pub(super) unsure: BTreeSet<usize>,
    /// The gravest thing that happened.
    pub(super) status: Status,
    /// A folder or a pattern is among them.
    pub(super) is_whole: bool,
}

/// Reads every case named: files, folders, standard input. What cannot be read is said; the rest comes back.
pub(super) fn read(paths: &[PathBuf], console: &mut Console) -> Inputs {
    let named = named(paths, None, console);
    let (files, unsure) = (Vec::new(), BTreeSet::new());
    let mut inputs = Inputs { files, unsure, status: named.status, is_whole: named.is_whole };
    for path in &named.paths {
        let loaded = load(path);
        if !loaded.said.is_empty() {
            console.tell(&loaded.said);
        }
        inputs.status = inputs.status.max(loaded.status);
        if loaded.is_unsure {
            inputs.unsure.insert(inputs.files.len());
        }
        inputs.files.extend(loaded.file);
    }
    inputs
}

/// The paths of all files that these arguments and the list name.
pub(super) fn named(paths: &[PathBuf], list: Option<&Path>, console: &mut Console) -> Named {
    let mut named = Named { paths: Vec::new(), is_whole: list.is_some(), status: Status::Clean };
    for path in paths {
        named.add(path, console);
    }
    if let Some(list) = list {
        named.add_list(list, console);
    }
    named
}

/// Reads one file, or standard input.
pub(super) fn load(path: &Path) -> Loaded {
    load_as(path, None)
}

/// The same; what comes through a pipe has this name, and what it names is looked for beside it.
pub(super) fn load_as(path: &Path, piped: Option<&Path>) -> Loaded {
    let (name, text) = if path == Path::new("-") {
        let name = piped.map_or_else(|| STDIN.to_owned(), |name| name.display().to_string());
        (name, source::read_text(io::stdin().lock()))
    } else {
        (path.display().to_string(), source::read_file(path))
    };
    let (said, status) = (Vec::new(), Status::Clean);
    let mut loaded = Loaded { name, file: None, is_unsure: false, elsewise: None, said, fault: None, status };
    match text {
        Ok(text) => {
            let file = SourceFile::new(&loaded.name, text);
            let from = if path == Path::new("-") { piped } else { Some(path) };
            loaded.file = Some(Arc::new(match from {
                Some(path) => file.read_from(path),
                None => file,
            }));
        }
        Err(ReadError::Io(error)) => loaded.failed(&unread(path, error.kind())),
        Err(ReadError::Folder) => loaded.failed(either("这是文件夹", "it is a folder")),
        Err(error) => loaded.is_no_case(error, if path == Path::new("-") { piped } else { Some(path) }),
    }
    loaded
}

/// The file again, for what is said when its case is long done; an empty one where it is not there any more.
pub(super) fn again(path: &Path) -> Arc<SourceFile> {
    let is_piped = path == Path::new("-");
    let file = (!is_piped).then(|| load(path).file).flatten();
    let name = if is_piped { STDIN.to_owned() } else { path.display().to_string() };
    file.unwrap_or_else(|| Arc::new(SourceFile::new(name, "")))
}

/// How many threads at once. Said once, before the first case.
pub(super) fn use_jobs(jobs: Option<u16>, files: usize) -> usize {
    if let Some(jobs) = jobs.filter(|_| files > 1) {
        // Fails only where a pool was made before, which nothing here does.
        drop(rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global());
    }
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    jobs.map_or_else(cores, usize::from).min(files)
}

/// The templates below a folder.
pub(super) fn templates_below(folder: &Path) -> Vec<Box<Path>> {
    files_below(folder, &["tera"]).0.into_iter().filter(|path| path.is_file()).collect()
}

/// The files below a folder whose names end so, sorted, and the folders that may not be looked into.
pub(super) fn files_below(folder: &Path, endings: &[&str]) -> (Vec<Box<Path>>, Vec<PathBuf>) {
    let is_wanted = |path: &Path| {
        path.extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted)))
    };
    // Every one below it: people keep their own cases out of version control, so .gitignore says nothing here.
    let walk = WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !source::is_hidden(entry.path()));
    let (mut found, mut closed) = (Vec::<Box<Path>>::new(), Vec::new());
    for entry in walk {
        match entry.map(DirEntry::into_path) {
            // Copied, so that it takes no more than it needs. A pipe or a link to nothing is said when it is read.
            Ok(path) if is_wanted(&path) && !path.is_dir() => found.push(path.as_path().into()),
            Ok(_) => {}
            Err(error) => closed.extend(error.path().map(Path::to_owned)),
        }
    }
    found.sort();
    (found, closed)
}

impl Named {
    fn add(&mut self, path: &Path, console: &mut Console) {
        if path.is_dir() {
            self.is_whole = true;
            self.add_folder(path, console);
        } else if is_pattern(path) {
            self.is_whole = true;
            self.add_pattern(path, console);
        } else {
            self.paths.push(path.into());
        }
    }

    fn add_folder(&mut self, folder: &Path, console: &mut Console) {
        let (mut found, closed) = files_below(folder, &["yaml", "yml"]);
        for path in &closed {
            let path = path.display();
            let line = either(
                format!("看不了文件夹 {path}，里面的案件没有读"),
                format!("cannot look into the folder {path}: the cases in it were not read"),
            );
            self.fail(&line, console);
        }
        if found.is_empty() && closed.is_empty() {
            let folder = folder.display();
            let line = either(
                format!("文件夹 {folder} 里没有 .yaml 或 .yml 文件"),
                format!("no .yaml or .yml file in the folder {folder}"),
            );
            self.fail(&line, console);
        }
        self.paths.append(&mut found);
    }

    fn add_pattern(&mut self, pattern: &Path, console: &mut Console) {
        let found = glob::glob(&pattern.to_string_lossy()).map(|paths| paths.flatten().collect());
        let mut found: Vec<PathBuf> = found.unwrap_or_default();
        found.retain(|path| path.is_file());
        if found.is_empty() {
            let pattern = pattern.display();
            let line = either(format!("没有符合 {pattern} 的文件"), format!("no file is like {pattern}"));
            self.fail(&line, console);
        }
        self.paths.extend(found.into_iter().map(PathBuf::into_boxed_path));
    }

    /// One path a line, or parted by zeros as `find -print0` writes them.
    fn add_list(&mut self, list: &Path, console: &mut Console) {
        let is_piped = list == Path::new("-");
        let text =
            if is_piped { source::read_list(io::stdin().lock()) } else { source::read_list_file(list) };
        let Ok(text) = text else {
            let list = list.display();
            let line = either(format!("读不了清单 {list}"), format!("cannot read the list {list}"));
            return self.fail(&line, console);
        };
        let parting = if text.contains('\0') { '\0' } else { '\n' };
        let lines =
            text.split(parting).map(|line| line.trim_end_matches('\r')).filter(|line| !line.is_empty());
        // What is in the list is a path, never standard input, which may be the list itself.
        self.paths.extend(lines.map(|line| Path::new(if line == "-" { "./-" } else { line }).into()));
    }

    fn fail(&mut self, line: &str, console: &mut Console) {
        console.say(line);
        self.status = Status::CouldNotRun;
    }
}

/// A pattern that no shell has spelt out, and no file is called so.
pub(super) fn is_pattern(path: &Path) -> bool {
    path.to_string_lossy().contains(['*', '?', '[']) && !path.exists()
}

impl Loaded {
    fn failed(&mut self, why: &str) {
        let name = &self.name;
        let line = either(format!("读不了 {name}：{why}"), format!("cannot read {name}: {why}"));
        self.said = said(&line);
        self.fault = Some(Diagnostic::error("source/unreadable", line).help(either(
            "改正文件名或权限，再检查一次",
            "mend its name or its permissions and check again",
        )));
        self.status = Status::CouldNotRun;
    }
}
