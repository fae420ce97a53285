//! Results that go into a file, and why they could not.

use std::io;
use std::path::Path;

use crate::source;

use super::Status;
use super::console::Console;

/// Writes a result into the file that `-o` names.
pub(super) fn write_out(path: &Path, text: &str, console: &mut Console) -> Status {
    match source::write_file(path, text) {
        Ok(()) => Status::Clean,
        Err(error) => {
            console.say(&format!("写不了 {}：{}", path.display(), reason(error.kind())));
            Status::CouldNotRun
        }
    }
}

/// A result to standard output, or into the file that `-o` names.
pub(super) fn deliver(out: Option<&Path>, text: &str, console: &mut Console) -> Status {
    if let Some(path) = out {
        return write_out(path, text, console);
    }
    console.print(text);
    Status::Clean
}

/// Why a file could not be written.
pub(super) fn reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "没有写入的权限",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "路径里有同名的文件，不能作文件夹",
        io::ErrorKind::StorageFull => "磁盘已满",
        _ => "系统报告写入错误",
    }
}
