//! Files by names that are nearly right or lead elsewhere: what is opened, what is like a name, what stays in a folder.

use std::fs::File;
use std::io;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

use super::{ReadError, leads_out, read_file};

/// Opens a file, but no pipe or device of a name of its own: opening a pipe waits for a writer that may never come. What the
/// shell hands over (`<(…)`, `/dev/stdin`) has its writer.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let about = path.metadata()?;
    let is_handed = ["/dev/fd", "/dev/stdin", "/proc"].iter().any(|root| path.starts_with(root));
    if about.is_file() || about.is_dir() || is_handed {
        File::open(path)
    } else {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// A name below `folder` that differs from a wanted one only in capitals or in how its accents are made, where one is there.
pub fn like(folder: &Path, name: &str) -> Option<String> {
    let (inside, last) = name.rsplit_once('/').map_or(("", name), |(inside, last)| (inside, last));
    if leads_out(name) {
        return None;
    }
    let plain = |name: &str| name.nfc().flat_map(char::to_lowercase).collect::<String>();
    let names = folder.join(inside).read_dir().ok()?.flatten();
    let mut near: Vec<String> = names
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|it| plain(it) == plain(last))
        .collect();
    near.sort();
    let near = near.into_iter().next()?;
    Some(if inside.is_empty() { near } else { format!("{inside}/{near}") })
}

/// Is there something of this name, be it a link to nothing or what may not be looked at?
pub fn is_there(path: &Path) -> bool {
    let is_absent =
        |error: io::Error| matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory);
    path.symlink_metadata().map_or_else(|error| !is_absent(error), |_| true)
}

/// Reads a file in a folder of one's own: only a plain file, and one that lies in the folder also when links are followed.
pub fn read_inside(folder: &Path, path: &Path) -> Result<String, ReadError> {
    let about = path.metadata().map_err(ReadError::Io)?;
    if !stays_in(folder, path) {
        return Err(ReadError::Outside);
    }
    if !about.is_file() && !about.is_dir() {
        return Err(ReadError::Io(io::ErrorKind::Unsupported.into()));
    }
    read_file(path)
}

/// The last two names of a folder's whole path, by whatever way it was named: it tells files of one name apart, and is the same
/// wherever the program is started and where the whole work was moved.
pub fn trail(folder: &Path) -> Option<String> {
    const NAMES: usize = 2;
    // What stands in the folder of the start has an empty one.
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let whole = here.canonicalize().ok()?;
    let names: Vec<_> = whole.iter().map(|name| name.to_string_lossy()).collect();
    Some(names[names.len().saturating_sub(NAMES)..].join("/"))
}

/// Is a path below a folder also when links are followed?
pub fn stays_in(folder: &Path, path: &Path) -> bool {
    folder.canonicalize().is_ok_and(|folder| path.canonicalize().is_ok_and(|path| path.starts_with(folder)))
}
