//! A folder that a run writes many files into: held by one run at a time, each file whole or not at all.
//!
//! A file is written beside its place under a temporary name (a rename from another folder costs four times as much). A
//! folder of the run's own, readable for its owner only, stands there while it runs: where a run finds one, the one before
//! was killed, and what it left is looked for and removed. The first files are on the disk before they get their names; from then on the disk is
//! told once, at the end ([`OutFolder::settle`]): waiting for it after each of a hundred thousand texts would cost more
//! than writing them. What names the files, the manifest, is written after that.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::write::{PREFIX, SUFFIX, mode, sweep};

/// The folder of what is under way. No case can have this id.
const UNDER_WAY: &str = ".complain.tmp";
/// So many files are on the disk before they get their names.
const EARLY: usize = 64;

/// The folder, held.
#[derive(Debug)]
pub struct OutFolder {
    root: PathBuf,
    /// This run made it.
    is_new: bool,
    /// What a killed run had under way was found and removed.
    had_leftovers: bool,
    count: AtomicUsize,
    _held: Option<File>,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is new, or says something else than before.
    Anew,
    /// It stood there with the same bytes.
    Same,
}

/// A file of this run's own that grows and is read from, gone with the run.
#[derive(Debug)]
pub struct Spool(Mutex<(File, u64)>);

impl OutFolder {
    /// Holds the folder, and makes it where there is none. `None` where another run holds it now.
    pub fn hold(root: &Path) -> io::Result<Option<Self>> {
        let is_new = !root.exists();
        fs::create_dir_all(root)?;
        let held = match lock(root) {
            Lock::Held(file) => Some(file),
            Lock::Taken => return Ok(None),
            Lock::Unknown => None,
        };
        let under_way = root.join(UNDER_WAY);
        let had_leftovers = under_way.symlink_metadata().is_ok();
        if had_leftovers {
            sweep_below(root);
            fs::remove_dir_all(&under_way)?;
        }
        let folder =
            Self { root: root.to_owned(), is_new, had_leftovers, count: AtomicUsize::new(0), _held: held };
        make_private(&under_way)?;
        Ok(Some(folder))
    }

    /// The folder's path.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Was there something that a killed run had under way?
    pub fn had_leftovers(&self) -> bool {
        self.had_leftovers
    }

    /// Writes a file of this name below the folder, also from several threads. A new file gets what the umask leaves, an
    /// existing one keeps its mode, a link is replaced by a file.
    pub fn write(&self, name: &Path, text: &str) -> io::Result<Written> {
        let path = self.root.join(name);
        // A link is replaced, not followed.
        let before = path.symlink_metadata().ok().filter(Metadata::is_file);
        let is_as_long = before.as_ref().is_some_and(|before| before.len() == text.len() as u64);
        if is_as_long && super::read_bytes(&path).is_ok_and(|bytes| bytes == text.as_bytes()) {
            return Ok(Written::Same);
        }
        let mode = before.map(|before| before.permissions());
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let parent = path.parent().unwrap_or(&self.root);
        let temporary = parent.join(format!("{PREFIX}{number}{SUFFIX}"));
        let written = fill(&temporary, text, mode, number < EARLY || !cfg!(target_os = "linux"))
            .and_then(|()| fs::rename(&temporary, &path));
        if written.is_err() {
            drop(fs::remove_file(&temporary));
        }
        written.map(|()| Written::Anew)
    }

    /// Waits until all that was written is on the disk.
    pub fn settle(&self) -> io::Result<()> {
        #[cfg(target_os = "linux")]
        if self.count.load(Ordering::Relaxed) > EARLY {
            rustix::fs::syncfs(File::open(&self.root)?)?;
        }
        Ok(())
    }

    /// Removes a file below the folder, and its own folder where that is empty then. Never through a link.
    pub fn remove(&self, name: &Path) -> io::Result<()> {
        let is_plain = name.components().all(|part| matches!(part, Component::Normal(_)));
        let path = self.root.join(name);
        let parent = path.parent().unwrap_or(&self.root);
        if !is_plain || !parent.symlink_metadata()?.is_dir() || !path.symlink_metadata()?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        fs::remove_file(&path)?;
        if parent != self.root {
            // Fails where something else is in it, which stays.
            drop(fs::remove_dir(parent));
        }
        Ok(())
    }

    /// A file that grows.
    pub fn spool(&self) -> io::Result<Spool> {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        let path = self.under_way(number);
        let file = File::options().create_new(true).read(true).write(true).open(path)?;
        Ok(Spool(Mutex::new((file, 0))))
    }

    /// Writes a file piece by piece: what `fill` puts into it gets the name only when it is whole and on the disk.
    pub fn compose(
        &self,
        name: &Path,
        fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> io::Result<()> {
        let temporary = self.under_way(self.count.fetch_add(1, Ordering::Relaxed));
        let path = self.root.join(name);
        let write = || {
            let mut out = io::BufWriter::new(File::create_new(&temporary)?);
            fill(&mut out)?;
            let whole = out.into_inner().map_err(io::IntoInnerError::into_error)?;
            mode(&path).map_or(Ok(()), |mode| whole.set_permissions(mode))?;
            whole.sync_all()?;
            fs::rename(&temporary, &path)
        };
        let written = write();
        if written.is_err() {
            drop(fs::remove_file(&temporary));
        }
        written
    }

    fn under_way(&self, number: usize) -> PathBuf {
        self.root.join(UNDER_WAY).join(number.to_string())
    }
}

fn fill(temporary: &Path, text: &str, mode: Option<Permissions>, is_early: bool) -> io::Result<()> {
    let mut file = match File::create_new(temporary) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            fs::create_dir_all(temporary.parent().unwrap_or(Path::new(".")))?;
            File::create_new(temporary)?
        }
        file => file?,
    };
    file.write_all(text.as_bytes())?;
    mode.map_or(Ok(()), |mode| file.set_permissions(mode))?;
    if is_early { file.sync_all() } else { Ok(()) }
}

impl Drop for OutFolder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(self.root.join(UNDER_WAY)));
        if self.is_new {
            // Fails where something was written.
            drop(fs::remove_dir(&self.root));
        }
    }
}

impl Spool {
    /// A file that is only read from, if it is there.
    pub fn read_only(path: &Path) -> io::Result<Self> {
        Ok(Self(Mutex::new((super::open(path)?, 0))))
    }

    /// Adds a text; where it stands comes back.
    pub fn add(&self, text: &str) -> io::Result<u64> {
        let mut inner = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let at = inner.1;
        inner.0.seek(SeekFrom::Start(at))?;
        inner.0.write_all(text.as_bytes())?;
        inner.1 += text.len() as u64;
        Ok(at)
    }

    /// So many bytes from a place.
    pub fn get(&self, at: u64, length: usize) -> io::Result<String> {
        let mut inner = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        inner.0.seek(SeekFrom::Start(at))?;
        let mut bytes = vec![0; length];
        inner.0.read_exact(&mut bytes)?;
        String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
    }

    /// Every line, with the place where it stands, without its line break.
    pub fn lines(&self, mut take: impl FnMut(u64, &str)) -> io::Result<()> {
        let mut inner = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        inner.0.seek(SeekFrom::Start(0))?;
        let mut lines = io::BufReader::new(&mut inner.0);
        let (mut at, mut line) = (0, String::new());
        loop {
            line.clear();
            let length = io::BufRead::read_line(&mut lines, &mut line)?;
            if length == 0 {
                return Ok(());
            }
            take(at, line.trim_end_matches(['\n', '\r']));
            at += length as u64;
        }
    }
}

enum Lock {
    Held(File),
    Taken,
    /// The system cannot lock it.
    Unknown,
}

/// Locks the folder itself, so that no file is left for it.
#[cfg(unix)]
fn lock(root: &Path) -> Lock {
    use std::os::unix::fs::MetadataExt;

    let Ok(file) = File::open(root) else { return Lock::Unknown };
    match file.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Lock::Taken,
        Err(fs::TryLockError::Error(_)) => return Lock::Unknown,
    }
    // A run that ends may have removed the folder that it made meanwhile.
    let held = file.metadata().map(|about| (about.dev(), about.ino()));
    let there = root.metadata().map(|about| (about.dev(), about.ino()));
    if held.ok().is_some_and(|held| there.is_ok_and(|there| held == there)) {
        Lock::Held(file)
    } else {
        Lock::Taken
    }
}

/// A folder cannot be locked here: a file in it is, and stays.
#[cfg(not(unix))]
fn lock(root: &Path) -> Lock {
    let opened = File::options().create(true).write(true).truncate(false).open(root.join(".complain.lock"));
    let Ok(file) = opened else { return Lock::Unknown };
    match file.try_lock() {
        Ok(()) => Lock::Held(file),
        Err(fs::TryLockError::WouldBlock) => Lock::Taken,
        Err(fs::TryLockError::Error(_)) => Lock::Unknown,
    }
}

fn make_private(folder: &Path) -> io::Result<()> {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has a mode to set"))]
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(folder)
}

/// Removes the temporary files in the folder and in those of its cases; the folder is held, so nobody is writing them.
fn sweep_below(root: &Path) {
    let folders = fs::read_dir(root).into_iter().flatten().flatten();
    let folders = folders.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    for folder in folders.map(|entry| entry.path()) {
        sweep(&folder);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "the tests read and write files of their own")]

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn one_run_holds_it_and_leaves_what_it_wrote() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("out");
        let folder = OutFolder::hold(&root).unwrap().unwrap();
        assert!(OutFolder::hold(&root).unwrap().is_none());
        assert_eq!(folder.write(Path::new("a/b.txt"), "x").unwrap(), Written::Anew);
        assert_eq!(folder.write(Path::new("a/b.txt"), "x").unwrap(), Written::Same);
        assert!(folder.write(Path::new("a/b.txt/c.txt"), "x").is_err());
        folder.settle().unwrap();
        drop(folder);
        assert_eq!((names(&root), names(&root.join("a"))), (vec!["a".into()], vec!["b.txt".into()]));
        let again = OutFolder::hold(&root).unwrap().unwrap();
        assert!(!again.had_leftovers());
        again.remove(Path::new("a/b.txt")).unwrap();
        assert!(again.remove(Path::new("../out")).is_err());
        drop(again);
        assert!(names(&root).is_empty());
    }

    #[test]
    fn an_empty_folder_goes_and_what_a_killed_run_left_too() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("out");
        drop(OutFolder::hold(&root).unwrap().unwrap());
        assert!(!root.exists());
        fs::create_dir_all(root.join(UNDER_WAY)).unwrap();
        fs::write(root.join(UNDER_WAY).join("7"), "林示例").unwrap();
        fs::create_dir_all(root.join("a")).unwrap();
        fs::write(root.join("a/.complain-8.tmp"), "林示例").unwrap();
        fs::write(root.join("a/.complain.json"), "{}").unwrap();
        let folder = OutFolder::hold(&root).unwrap().unwrap();
        assert!(folder.had_leftovers() && names(&root.join(UNDER_WAY)).is_empty());
        assert_eq!(names(&root.join("a")), [".complain.json"]);
    }

    #[test]
    fn a_spool_gives_back_what_it_got() {
        let outer = tempfile::tempdir().unwrap();
        let folder = OutFolder::hold(outer.path()).unwrap().unwrap();
        let spool = folder.spool().unwrap();
        let places: Vec<u64> = ["一\n", "two\n"].iter().map(|line| spool.add(line).unwrap()).collect();
        assert_eq!(spool.get(places[1], 3).unwrap(), "two");
        let mut lines = Vec::new();
        spool.lines(|at, line| lines.push((at, line.to_owned()))).unwrap();
        assert_eq!(lines, [(0, "一".to_owned()), (4, "two".to_owned())]);
    }

    #[test]
    #[cfg(unix)]
    fn modes_stay_and_links_are_replaced() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let (outer, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folder = OutFolder::hold(outer.path()).unwrap().unwrap();
        let (path, elsewhere) = (outer.path().join("a"), other.path().join("b"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        folder.write(Path::new("a"), "new").unwrap();
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
        fs::write(&elsewhere, "theirs").unwrap();
        symlink(&elsewhere, outer.path().join("c")).unwrap();
        folder.write(Path::new("c"), "ours").unwrap();
        assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "theirs");
        assert!(!outer.path().join("c").is_symlink());
        symlink(other.path(), outer.path().join("d")).unwrap();
        assert!(folder.remove(Path::new("d/b")).is_err() && elsewhere.exists());
    }
}
