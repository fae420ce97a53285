//! Single files, written whole or not at all: a temporary file beside them is renamed.
//!
//! A temporary file is locked while its writer lives, so that those of dead ones are known and removed.

use std::fs::{self, File, Permissions};
use std::io::{self, Read, Write};
use std::path::Path;

use tempfile::NamedTempFile;

pub(super) const PREFIX: &str = ".complain-";
pub(super) const SUFFIX: &str = ".tmp";

/// Writes a whole file or nothing. Makes the folder. A new file gets what the umask leaves, an existing one keeps its mode.
pub fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = temporary(folder)?;
    file.write_all(text.as_bytes())?;
    settle(file, path, mode(path))
}

/// Writes a file anew: a link stays a link, a byte order mark and the permissions stay as they were.
pub fn rewrite_file(path: &Path, text: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    let mut first = Vec::new();
    super::open(&path)?.take(3).read_to_end(&mut first)?;
    let mark: &[u8] = if first == "\u{feff}".as_bytes() { &first } else { &[] };
    let mut file = temporary(path.parent().unwrap_or(Path::new(".")))?;
    file.write_all(mark)?;
    file.write_all(text.as_bytes())?;
    settle(file, &path, mode(&path))
}

/// Adds to the end of a file, which need not be there: others write to it too.
pub fn append_file(path: &Path, text: &str) -> io::Result<()> {
    File::options().append(true).create(true).open(path)?.write_all(text.as_bytes())
}

/// What a file that is to be replaced may be used for; `None` where there is none. A link is replaced, not followed.
pub(super) fn mode(path: &Path) -> Option<Permissions> {
    let about = path.symlink_metadata().ok()?;
    about.is_file().then(|| about.permissions())
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    sweep(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What a plain new file gets: the umask takes its part of it.
        builder.permissions(Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder)?;
    // Where the system knows no locks, a leftover stays; nothing else depends on it.
    drop(file.as_file().try_lock());
    Ok(file)
}

/// Removes the temporary files of dead writers.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_plain = entry.file_type().is_ok_and(|kind| kind.is_file());
        if is_plain && name.starts_with(PREFIX) && name.ends_with(SUFFIX) {
            let is_dead = File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok());
            if is_dead {
                drop(fs::remove_file(entry.path()));
            }
        }
    }
}

fn settle(file: NamedTempFile, path: &Path, mode: Option<Permissions>) -> io::Result<()> {
    if let Some(mode) = mode {
        file.as_file().set_permissions(mode)?;
    }
    file.as_file().sync_all()?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the tests read and write files of their own")]

    use super::*;

    #[test]
    fn temporary_files_of_dead_writers_are_removed_and_those_of_living_ones_stay() {
        let folder = tempfile::tempdir().unwrap();
        let dead = folder.path().join(".complain-dead.tmp");
        fs::write(&dead, "林示例").unwrap();
        let living = temporary(folder.path()).unwrap();
        let other = folder.path().join(".complain.json");
        fs::write(&other, "{}").unwrap();
        write_file(&folder.path().join("a"), "x").unwrap();
        assert!(!dead.exists() && living.path().exists() && other.exists());
    }

    #[test]
    #[cfg(unix)]
    fn the_mode_of_a_file_stays_and_a_link_is_rewritten_behind_its_name() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("a"), folder.path().join("b"));
        write_file(&file, "x").unwrap();
        fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        write_file(&file, "y").unwrap();
        symlink("a", &link).unwrap();
        rewrite_file(&link, "z").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&file).unwrap(), "z");
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
