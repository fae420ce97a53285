//! The case files that the arguments name.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::diagnostic::Diagnostic;
use crate::source::{self, Place, ReadError, SourceFile};

use super::Status;
use super::console::Console;

/// The name under which standard input is reported.
const STDIN: &str = "stdin";

/// What the arguments yield.
pub(super) struct Inputs {
    /// The files that could be read.
    pub(super) files: Vec<Arc<SourceFile>>,
    /// How many were asked for, whether or not they could be read.
    pub(super) asked: usize,
    /// Places in `files` of those whose encoding is a guess: checked, so that one run shows everything, but not written.
    pub(super) unsure: BTreeSet<usize>,
    /// What could not be read as text, by name, for reports: said to the person already.
    pub(super) unread: Vec<(String, Diagnostic)>,
    /// The gravest thing that happened.
    pub(super) status: Status,
}

/// Reads every case named: files, folders, standard input. What cannot be read is said; the rest comes back.
pub(super) fn read(paths: &[PathBuf], console: &mut Console) -> Inputs {
    let mut inputs = Inputs {
        files: Vec::new(),
        asked: 0,
        unsure: BTreeSet::new(),
        unread: Vec::new(),
        status: Status::Clean,
    };
    for path in paths {
        if path == Path::new("-") {
            inputs.add(None, source::read_text(io::stdin().lock()), console);
        } else if path.is_dir() {
            inputs.add_folder(path, console);
        } else {
            inputs.add(Some(path), source::read_file(path), console);
        }
    }
    inputs
}

/// How many cases at once: said once, before the first.
pub(super) fn use_jobs(jobs: Option<u16>, files: usize) {
    if let Some(jobs) = jobs.filter(|_| files > 1) {
        // Fails only where a pool was made before, which nothing here does.
        drop(rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global());
    }
}

/// The templates below a folder.
pub(super) fn templates_below(folder: &Path) -> Vec<PathBuf> {
    files_below(folder, &["tera"])
}

/// The files below a folder whose names end so, sorted.
fn files_below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let is_wanted = |path: &Path| {
        path.extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending.eq_ignore_ascii_case(wanted)))
    };
    // Every one below it: people keep their own cases out of version control, so .gitignore says nothing here.
    let walk = WalkDir::new(folder)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !source::is_hidden(entry.path()));
    // What cannot be looked into is passed over.
    let paths = walk.flatten().map(DirEntry::into_path);
    let mut found: Vec<PathBuf> = paths.filter(|path| is_wanted(path) && path.is_file()).collect();
    found.sort();
    found
}

impl Inputs {
    fn add_folder(&mut self, folder: &Path, console: &mut Console) {
        let found = files_below(folder, &["yaml", "yml"]);
        if found.is_empty() {
            console.say(&format!("文件夹 {} 里没有 .yaml 或 .yml 文件", folder.display()));
            self.status = Status::CouldNotRun;
        }
        for path in found {
            self.add(Some(&path), source::read_file(&path), console);
        }
    }

    /// Adds what was read from this path, or from standard input.
    fn add(&mut self, path: Option<&Path>, text: Result<String, ReadError>, console: &mut Console) {
        self.asked += 1;
        let name = &path.map_or(STDIN.into(), |path| path.display().to_string());
        match text {
            Ok(text) => {
                let file = SourceFile::new(name, text);
                self.files.push(Arc::new(match path {
                    Some(path) => file.read_from(path),
                    None => file,
                }));
            }
            Err(ReadError::Io(error)) => self.unreadable(name, reason(error.kind()), console),
            Err(ReadError::Folder) => self.unreadable(name, "这是文件夹", console),
            Err(error) => {
                let diagnostic = self.not_a_case(name, error);
                console.report(&diagnostic);
                self.unread.push((name.clone(), diagnostic));
                self.status = self.status.max(Status::Errors);
            }
        }
    }

    fn unreadable(&mut self, name: &str, why: &str, console: &mut Console) {
        let said = format!("读不了 {name}：{why}");
        console.say(&said);
        let diagnostic = Diagnostic::error("source/unreadable", said).help("改正文件名或权限，再检查一次");
        self.unread.push((name.to_owned(), diagnostic));
        self.status = Status::CouldNotRun;
    }

    /// Says why a file is no text in UTF-8.
    fn not_a_case(&mut self, name: &str, error: ReadError) -> Diagnostic {
        let encoding = |message: String| Diagnostic::error("source/encoding", message);
        match error {
            ReadError::TooLarge => {
                Diagnostic::error("source/too-large", format!("{name} 超过 1 MB，不像一个案件文件"))
                    .help("案件文件只写文字；照片和视频放在旁边，在 exhibits 里用 file 写出文件名")
            }
            ReadError::Utf16 => encoding(format!("{name} 是 UTF-16 编码，应为 UTF-8"))
                .help("用编辑器打开，“另存为”，编码选 UTF-8"),
            ReadError::Big5(_) => encoding(format!("{name} 是 Big5（繁体中文）编码，应为 UTF-8"))
                .help("用编辑器打开，“另存为”，编码选 UTF-8"),
            ReadError::NotUtf8 { as_gbk: Some(text) } => {
                let file = Arc::new(SourceFile::new(name, text));
                self.unsure.insert(self.files.len());
                self.files.push(file.clone());
                let line = (1..=file.line_count()).find(|&line| !file.line(line).is_ascii()).unwrap_or(1);
                encoding(format!("{name} 是 GBK（ANSI）编码，应为 UTF-8"))
                    .at(Place { span: file.line_span(line), file }, "按 GBK 读出来是这样")
                    .help("用记事本打开，“另存为”，编码选 UTF-8；这一次只按 GBK 检查，不写文字")
            }
            _ => encoding(format!("{name} 不是 UTF-8 文字"))
                .help("用编辑器打开，“另存为”，编码选 UTF-8；图片和压缩包不是案件文件"),
        }
    }
}

fn reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "没有这个文件",
        io::ErrorKind::PermissionDenied => "没有读取的权限",
        _ => "系统报告读取错误",
    }
}
