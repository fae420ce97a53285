//! The case files that the arguments name.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::{self, Place, ReadError, SourceFile};

use super::Status;
use super::console::Console;

/// Reads every case named: files, folders, standard input. What cannot be read is said; the rest comes back.
pub(super) fn read(paths: &[PathBuf], console: &mut Console) -> (Vec<Arc<SourceFile>>, Status) {
    let mut files = Vec::new();
    let mut status = Status::Clean;
    for path in paths {
        for path in expand(path, console, &mut status) {
            let name = if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() };
            let text = if name == "stdin" { source::read_text(io::stdin().lock()) } else { source::read_file(&path) };
            match text {
                Ok(text) => files.push(Arc::new(SourceFile::new(name, text))),
                Err(error) => status = status.max(tell(&name, error, &mut files, console)),
            }
        }
    }
    (files, status)
}

fn expand(path: &Path, console: &mut Console, status: &mut Status) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path.to_owned()];
    }
    let is_case = |path: &Path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    let walk = ignore::WalkBuilder::new(path).require_git(false).build();
    let mut found: Vec<PathBuf> =
        walk.flatten().map(ignore::DirEntry::into_path).filter(|path| is_case(path) && path.is_file()).collect();
    found.sort();
    if found.is_empty() {
        console.say(&format!("文件夹 {} 里没有 .yaml 或 .yml 文件", path.display()));
        *status = Status::CouldNotRun;
    }
    found
}

/// Says why a file is no text. A GBK file is checked all the same, so that one run shows everything.
fn tell(name: &str, error: ReadError, files: &mut Vec<Arc<SourceFile>>, console: &mut Console) -> Status {
    let (diagnostic, status) = match error {
        ReadError::Io(error) => {
            console.say(&format!("读不了 {name}：{}", io_reason(error.kind())));
            return Status::CouldNotRun;
        }
        ReadError::Folder => {
            console.say(&format!("{name} 是文件夹"));
            return Status::CouldNotRun;
        }
        ReadError::TooLarge => (
            Diagnostic::error("source/too-large", format!("{name} 超过 1 MB，不像一个案件文件"))
                .help("案件文件只写文字；照片和视频放在旁边，在 exhibits 里用 file 写出文件名"),
            Status::Errors,
        ),
        ReadError::Utf16 => (
            Diagnostic::error("source/encoding", format!("{name} 是 UTF-16 编码")).help("用编辑器另存为 UTF-8"),
            Status::Errors,
        ),
        ReadError::NotUtf8 { as_gbk: None } => (
            Diagnostic::error("source/encoding", format!("{name} 不是 UTF-8 文字")).help("用编辑器另存为 UTF-8；图片和压缩包不是案件文件"),
            Status::Errors,
        ),
        ReadError::NotUtf8 { as_gbk: Some(text) } => {
            let file = Arc::new(SourceFile::new(name, text));
            let line = (1..=file.line_count()).find(|&line| !file.line(line).is_ascii()).unwrap_or(1);
            let place = Place { file: file.clone(), span: file.line_span(line) };
            files.push(file);
            (
                Diagnostic::error("source/encoding", format!("{name} 是 GBK（ANSI）编码，应为 UTF-8"))
                    .at(place, "按 GBK 读出来是这样")
                    .help("在记事本里“另存为”，编码选 UTF-8；下面的问题是按 GBK 读出来的"),
                Status::Errors,
            )
        }
    };
    console.report(&diagnostic);
    status
}

fn io_reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "没有这个文件",
        io::ErrorKind::PermissionDenied => "没有读取的权限",
        _ => "系统报告读取错误",
    }
}
