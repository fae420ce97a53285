//! Results that go into a file, and why they could not.

use std::io;
use std::path::{Component, Path, PathBuf};

use serde::Serialize;

use crate::reading::visible_in_json;
use crate::source::{self, ReadError};

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
    let (name, near) = (folder.display(), alike(folder));
    let chinese = near.as_ref().map(|near| format!("，{near}")).unwrap_or_default();
    let english = near.map(|near| format!("; {near}")).unwrap_or_default();
    either(format!("没有 {name} 这个文件夹{chinese}"), format!("there is no folder {name}{english}"))
}

/// What is there under a name that looks the same: with other capitals, or with its accents made otherwise (macOS takes them
/// apart, whoever types them does not).
fn alike(path: &Path) -> Option<String> {
    let mut near = PathBuf::new();
    for part in path.components() {
        let next = near.join(part);
        if matches!(part, Component::Normal(_)) && !next.exists() {
            let folder = if near.as_os_str().is_empty() { Path::new(".") } else { &near };
            near.push(source::like(folder, part.as_os_str().to_str()?)?);
        } else {
            near = next;
        }
    }
    let (wanted, there) = (path.to_str()?, near.to_str()?);
    if near == path || !near.exists() {
        return None;
    }
    Some(if wanted.to_lowercase() == there.to_lowercase() {
        either(
            format!("有 {there}：大小写不同，照它的写"),
            format!("there is {there}, with other capitals: write it so"),
        )
    } else {
        either(
            format!("有 {there}：看起来一样，字的编码方式不同（NFC 和 NFD），从文件管理器里复制它的名字"),
            format!(
                "there is {there}, which looks the same and is encoded otherwise (NFC and NFD): copy its name"
            ),
        )
    })
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
    if let Some(near) = alike(path).filter(|_| kind == io::ErrorKind::NotFound) {
        return either(format!("没有这个文件，{near}"), format!("no such file; {near}"));
    }
    let pipe = if kind == io::ErrorKind::Unsupported {
        either("；从管道读用 -", "; read a pipe by -")
    } else {
        ""
    };
    format!("{}{pipe}", unread_reason(kind))
}

/// Why a file that is no case gave no text: a list, a table, settings.
pub(super) fn cannot_read(path: &Path, error: &ReadError) -> String {
    match error {
        ReadError::Io(error) => unread(path, error.kind()),
        ReadError::Folder => unread_reason(io::ErrorKind::IsADirectory).to_owned(),
        ReadError::TooLarge => either("超过 1 MB", "more than 1 MB").to_owned(),
        ReadError::Outside => {
            either("是一个链接，指到了文件夹外面", "a link that leads out of the folder").to_owned()
        }
        other => {
            let encoding = match other {
                ReadError::Utf16(_) => "UTF-16 ",
                ReadError::Utf32 => "UTF-32 ",
                ReadError::Big5(_) => either("Big5（繁体中文）", "Big5 (traditional Chinese) "),
                ReadError::NotUtf8 { as_gbk: Some(text) } if source::reads_well(text) => {
                    either("GBK（ANSI）", "GBK (ANSI) ")
                }
                _ => return either("不是 UTF-8 文字", "not text in UTF-8").to_owned(),
            };
            either(
                format!("是 {encoding}编码，应为 UTF-8；用编辑器“另存为”，编码选 UTF-8"),
                format!("in {encoding}encoding and not in UTF-8; save it as UTF-8 in an editor"),
            )
        }
    }
}

/// Why a file could not be read that no pipe can stand for.
pub(super) fn unread_reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => either("没有这个文件", "no such file"),
        io::ErrorKind::Unsupported => either("是管道或设备，不是文件", "a pipe or a device, not a file"),
        io::ErrorKind::PermissionDenied => either("没有读取的权限", "not permitted"),
        io::ErrorKind::IsADirectory => either("是文件夹，不是文件", "a folder, not a file"),
        _ => either("系统报告读取错误", "the system reports an error"),
    }
}
