//! Results that go into a file, and why they could not.

use std::io;
use std::path::Path;

use serde::Serialize;

use crate::reading::visible_in_json;
use crate::source;

use super::Status;
use super::console::Console;
use super::lang::either;

/// Writes a result into the file that `-o` names.
pub(super) fn write_out(path: &Path, text: &str, console: &mut Console) -> Status {
    match source::write_file(path, text) {
        Ok(()) => Status::Clean,
        Err(error) => {
            console.say(&unwritten(path, error.kind()));
            Status::CouldNotRun
        }
    }
}

/// A result that tells of cases, to standard output, or into the file that `-o` names.
pub(super) fn deliver(out: Option<&Path>, text: &str, console: &mut Console) -> Status {
    if let Some(path) = out {
        return write_out(path, text, console);
    }
    console.show(text);
    Status::Clean
}

/// Plain data as JSON, in which nothing stands raw that a terminal would obey. It always serialises.
pub(super) fn json(data: &impl Serialize) -> String {
    visible_in_json(&serde_json::to_string_pretty(data).unwrap_or_default()).into_owned()
}

/// That a file could not be written, and why.
pub(super) fn unwritten(path: &Path, kind: io::ErrorKind) -> String {
    let (path, why) = (path.display(), reason(kind));
    either(format!("写不了 {path}：{why}"), format!("cannot write {path}: {why}"))
}

/// That a file is there and was left as it is.
pub(super) fn there(path: &Path) -> String {
    let path = path.display();
    either(
        format!("已经有 {path}，没有改；要盖掉，加上 --force"),
        format!("{path} is there already and was left alone; --force writes over it"),
    )
}

/// That there is no such folder.
pub(super) fn no_folder(folder: &Path) -> String {
    let folder = folder.display();
    either(format!("没有 {folder} 这个文件夹"), format!("there is no folder {folder}"))
}

/// That a command takes one case only, and more were named.
pub(super) fn one_case(command: &str) -> String {
    either(
        format!("{command} 一次只看一个案件，请写出是哪个文件"),
        format!("{command} looks at one case at a time: name its file"),
    )
}

/// Why a file could not be written.
pub(super) fn reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            either("没有写入的权限", "not permitted")
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            either("路径里有同名的文件，不能作文件夹", "a file of that name is in the way of a folder")
        }
        io::ErrorKind::StorageFull => either("磁盘已满", "the disk is full"),
        _ => either("系统报告写入错误", "the system reports an error"),
    }
}

/// Why a file could not be read.
pub(super) fn unread(path: &Path, kind: io::ErrorKind) -> String {
    // What people leave away when they name a file.
    let whole = ["yaml", "yml", "txt"].iter().map(|ending| path.with_extension(ending));
    let mut whole = whole.filter(|whole| kind == io::ErrorKind::NotFound && whole.is_file());
    if let Some(near) = whole.next() {
        let near = near.display();
        return either(
            format!("没有这个文件，是不是 {near}？"),
            format!("no such file; did you mean {near}?"),
        );
    }
    let why = match kind {
        io::ErrorKind::NotFound => either("没有这个文件", "no such file"),
        io::ErrorKind::Unsupported => {
            either("是管道或设备，不是文件；从管道读用 -", "a pipe or a device, not a file; read a pipe by -")
        }
        io::ErrorKind::PermissionDenied => either("没有读取的权限", "not permitted"),
        _ => either("系统报告读取错误", "the system reports an error"),
    };
    why.to_owned()
}
