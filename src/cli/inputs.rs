//! The case files that the arguments name.

mod named;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::{self, ReadError, SourceFile};

use super::Status;
use super::console::{Console, said};
use super::lang::either;
use super::written::unread;

pub(super) use named::{Missed, Named, files_below, is_pattern, named};

/// The name under which standard input is reported.
const STDIN: &str = "stdin";

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
