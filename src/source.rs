//! Text with places: files read within limits and decoded, and (`write`, `folder`) the one door by which files are written.
//!
//! Files that a text names are looked at, never outside the folder that the text stands in.

mod digest;
mod encoding;
mod folder;
mod near;
mod write;

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

pub use digest::{digest, digest_in_base64, sha256, short_digest};
pub use encoding::{decode, reads_well};
pub use folder::{OutFolder, Spool, Written};
use near::open;
pub use near::{is_there, like, read_inside, stays_in, trail};
pub use write::{append_file, rewrite_file, write_file};

/// A case or data file larger than this is refused unread, in bytes.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// What a file named by another one turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// A file with content.
    File {
        /// Where, with every link followed.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// There is none.
    Missing,
    /// A file of no bytes.
    Empty,
    /// A folder.
    Folder,
    /// Not below the folder: an absolute name, `..`, a link that leads out.
    Outside,
    /// It is there and cannot be read, or is no plain file.
    Unreadable,
}

/// A range of bytes in a [`SourceFile`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// A file's name as the user wrote it, and its text.
#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The name to print.
    pub name: String,
    /// The text, without byte order mark.
    pub text: String,
    /// The folder it stands in; `None` for what came through a pipe.
    pub folder: Option<PathBuf>,
    line_starts: Vec<usize>,
}

/// A place in a file.
#[derive(Debug, Clone)]
pub struct Place {
    /// The file.
    pub file: Arc<SourceFile>,
    /// Where in it.
    pub span: Span,
}

/// What reading a file yielded short of text in UTF-8.
#[derive(Debug)]
pub enum ReadError {
    /// The system refused.
    Io(io::Error),
    /// A folder where a file was asked for.
    Folder,
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not UTF-8. The text as GBK, where the bytes are valid GBK.
    NotUtf8 {
        /// What it says if it was saved as GBK.
        as_gbk: Option<String>,
    },
    /// UTF-16, by its byte order mark: what it says, where that is whole.
    Utf16(Option<String>),
    /// UTF-32, by its byte order mark.
    Utf32,
    /// A link in a folder of one's own that leads out of it.
    Outside,
    /// Big5, as traditional characters are still saved: what it says.
    Big5(String),
}

impl Beside {
    /// The word for it in reports for programs.
    pub fn word(&self) -> &'static str {
        match self {
            Self::File { .. } => "present",
            Self::Missing => "missing",
            Self::Empty => "empty",
            Self::Folder => "folder",
            Self::Outside => "outside",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Span {
    /// From one byte to another.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }
}

impl SourceFile {
    /// A file with its text; a byte order mark is dropped.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, folder: None, line_starts }
    }

    /// The same, read from this path: files that it names are looked for beside it.
    #[must_use]
    pub fn read_from(mut self, path: &Path) -> Self {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        self.folder = Some(folder.unwrap_or(Path::new(".")).to_owned());
        self
    }

    /// The same file with another text.
    #[must_use]
    pub fn with_text(&self, text: impl Into<String>) -> Self {
        Self { folder: self.folder.clone(), ..Self::new(self.name.clone(), text) }
    }

    /// Line and column of a byte, both from 1; the column counts characters.
    pub fn line_column(&self, byte: usize) -> (usize, usize) {
        let line = self.line_starts.partition_point(|&start| start <= byte);
        let start = self.line_starts[line - 1];
        let before = self.text.get(start..byte.min(self.text.len())).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// The span of a line (from 1) without its line break.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.line_starts.get(line - 1).copied().unwrap_or(self.text.len());
        let end = self.line_starts.get(line).map_or(self.text.len(), |next| next - 1);
        let text = &self.text[start..end];
        Span::new(start, start + text.trim_end_matches('\r').len())
    }

    /// The text of a line (from 1) without its line break.
    pub fn line(&self, line: usize) -> &str {
        let span = self.line_span(line);
        &self.text[span.start..span.end]
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.line_starts.len()
    }
}

/// Reads a file of at most [`MAX_BYTES`].
pub fn read_file(path: &Path) -> Result<String, ReadError> {
    let file = open(path).map_err(ReadError::Io)?;
    let about = file.metadata().map_err(ReadError::Io)?;
    if about.is_dir() {
        return Err(ReadError::Folder);
    }
    if about.len() > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    read_text(file)
}

/// Reads at most [`MAX_BYTES`] and decodes them.
pub fn read_text(from: impl Read) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    from.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    decode(bytes)
}

/// Reads a line of at most [`MAX_BYTES`], without its line break; what is longer is passed over. `None` at the end.
pub fn read_line(from: &mut impl BufRead) -> Option<Result<String, ReadError>> {
    let mut bytes = Vec::new();
    match from.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut bytes) {
        Ok(0) => return None,
        Ok(_) => {}
        Err(error) => return Some(Err(ReadError::Io(error))),
    }
    if bytes.last() == Some(&b'\n') {
        bytes.pop();
    } else if bytes.len() as u64 > MAX_BYTES {
        return Some(from.skip_until(b'\n').map_err(ReadError::Io).and(Err(ReadError::TooLarge)));
    }
    Some(decode(bytes))
}

/// Reads a list of any length.
pub fn read_list(mut from: impl Read) -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes).map_err(ReadError::Io)?;
    decode(bytes)
}

/// Reads a file that is a list of any length.
pub fn read_list_file(path: &Path) -> Result<String, ReadError> {
    read_list(open(path).map_err(ReadError::Io)?)
}

/// Reads the bytes of a file of any length.
pub fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Is it a file or folder that lists leave out: one whose name begins with a dot, on Windows also one marked so?
pub fn is_hidden(path: &Path) -> bool {
    #[cfg(windows)]
    {
        use std::os::windows::fs::MetadataExt;
        const HIDDEN: u32 = 2;
        if path.symlink_metadata().is_ok_and(|about| about.file_attributes() & HIDDEN != 0) {
            return true;
        }
    }
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Looks at a file named by one in `folder`, without reading it. What is outside is not looked at.
pub fn beside(folder: &Path, name: &str) -> Beside {
    if leads_out(name) {
        return Beside::Outside;
    }
    let found = folder.canonicalize().and_then(|folder| Ok((folder.join(name).canonicalize()?, folder)));
    let path = match found {
        Ok((path, folder)) if path.starts_with(&folder) => path,
        Ok(_) => return Beside::Outside,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Beside::Missing,
        Err(_) => return Beside::Unreadable,
    };
    let Ok(about) = path.metadata() else { return Beside::Unreadable };
    // Opening a pipe would wait for its writer.
    match about.len() {
        _ if about.is_dir() => Beside::Folder,
        _ if !about.is_file() || File::open(&path).is_err() => Beside::Unreadable,
        0 => Beside::Empty,
        bytes => Beside::File { path, bytes },
    }
}

/// Does a name leave its folder by itself? Also as Windows writes it, so that a case says the same everywhere.
fn leads_out(name: &str) -> bool {
    let with_drive =
        name.as_bytes().get(1) == Some(&b':') && name.starts_with(|c: char| c.is_ascii_alphabetic());
    if name.starts_with(['/', '\\', '~']) || with_drive {
        return true;
    }
    let mut depth = 0_u32;
    for part in Path::new(&name.replace('\\', "/")).components() {
        match part {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir if depth > 0 => depth -= 1,
            _ => return true,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("a.yaml", "\u{feff}店铺: 山\r\nb: 𠮷x\n");
        assert_eq!(file.line_column(0), (1, 1));
        assert_eq!(file.line(1), "店铺: 山");
        let x = file.text.find('x').unwrap();
        assert_eq!(file.line_column(x), (2, 5));
        assert_eq!(file.line_column(file.text.len()), (3, 1));
    }

    #[test]
    fn nothing_outside_is_looked_at() {
        for name in ["/etc/passwd", "../a", "a/../../b", "..\\a", "C:\\a", "c:a", "\\\\host\\a", "~/a"] {
            assert!(leads_out(name), "{name}");
            assert_eq!(beside(Path::new("."), name), Beside::Outside, "{name}");
        }
        for name in ["a", "a/b", "./a", "a/../b", "照片/1.png", "a..b"] {
            assert!(!leads_out(name), "{name}");
        }
    }

    #[test]
    fn a_hash_is_that_of_the_standard() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        write_file(&path, "abc").unwrap();
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(&path).unwrap(), known);
        assert!(matches!(beside(folder.path(), "a"), Beside::File { bytes: 3, .. }));
        assert_eq!(beside(folder.path(), "b"), Beside::Missing);
        assert_eq!(beside(folder.path(), "a/b"), Beside::Unreadable);
        assert_eq!(beside(folder.path(), "."), Beside::Folder);
    }

    #[test]
    #[cfg(unix)]
    fn a_link_that_leads_out_is_outside() {
        let (inner, outer) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        write_file(&outer.path().join("a"), "x").unwrap();
        write_file(&inner.path().join("b"), "x").unwrap();
        std::os::unix::fs::symlink(outer.path().join("a"), inner.path().join("out")).unwrap();
        std::os::unix::fs::symlink("b", inner.path().join("in")).unwrap();
        std::os::unix::fs::symlink("/dev/null", inner.path().join("device")).unwrap();
        assert_eq!(beside(inner.path(), "out"), Beside::Outside);
        assert_eq!(beside(inner.path(), "device"), Beside::Outside);
        assert!(matches!(beside(inner.path(), "in"), Beside::File { .. }));
    }
}
