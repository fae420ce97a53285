//! Text with places: files read within limits and decoded, and the one door by which files are written.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::sync::Arc;

/// A case or data file larger than this is refused unread, in bytes.
pub const MAX_BYTES: u64 = 1024 * 1024;

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
    /// UTF-16, by its byte order mark.
    Utf16,
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
        Self { name: name.into(), text, line_starts }
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
    let file = File::open(path).map_err(ReadError::Io)?;
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

/// UTF-8 with or without byte order mark; anything else is named.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(ReadError::Utf16);
    }
    String::from_utf8(bytes).map_err(|error| {
        let as_gbk = encoding_rs::GBK.decode_without_bom_handling_and_without_replacement(error.as_bytes());
        ReadError::NotUtf8 { as_gbk: as_gbk.map(Cow::into_owned) }
    })
}

/// Writes a file anew: a link stays a link, a byte order mark and the permissions stay as they were.
pub fn rewrite_file(path: &Path, text: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    let old = File::open(&path)?;
    let permissions = old.metadata()?.permissions();
    let mut first = Vec::new();
    old.take(3).read_to_end(&mut first)?;
    let mark: &[u8] = if first == "\u{feff}".as_bytes() { &first } else { &[] };
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(mark)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// Writes a whole file or nothing: into a temporary file beside it, then renamed over it. Makes the folder.
pub fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    // A private temporary file would stay unreadable for others; give it what a plain new file gets.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    file.persist(path).map(drop).map_err(|error| error.error)
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
    fn names_other_encodings() {
        assert!(matches!(decode(vec![0xff, 0xfe, 0x41, 0]), Err(ReadError::Utf16)));
        // 店铺 in GBK
        let gbk = vec![0xb5, 0xea, 0xc6, 0xcc];
        assert!(matches!(decode(gbk), Err(ReadError::NotUtf8 { as_gbk: Some(text) }) if text == "店铺"));
        assert!(matches!(decode(vec![0x41, 0xff]), Err(ReadError::NotUtf8 { as_gbk: None })));
    }
}
