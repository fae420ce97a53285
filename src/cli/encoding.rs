//! What is said of a file that is no text in UTF-8, and the file all the same where its encoding can be told.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::language::Fixed;
use crate::source::{self, Place, ReadError, SourceFile};

use super::Status;
use super::console::reported;
use super::inputs::Loaded;
use super::lang::{either, spoken};

const SAVE_AS: Fixed = Fixed::fixed(
    "complain check --fix 会换成 UTF-8；也可以用编辑器“另存为”，编码选 UTF-8",
    "complain check --fix turns it into UTF-8; or save it as UTF-8 in an editor",
);
const NO_TEXT: Fixed = Fixed::fixed(
    "用编辑器打开，“另存为”，编码选 UTF-8；图片和压缩包不是案件文件",
    "open it in an editor and save it as UTF-8; a picture or an archive is no case file",
);
const TEXT_ONLY: Fixed = Fixed::fixed(
    "案件文件只写文字；照片和视频放在旁边，在 exhibits 里用 file 写出文件名",
    "a case file holds text only; photos and videos lie beside it, named by file under exhibits",
);
const CHECKED_ONLY: Fixed = Fixed::fixed(
    "用记事本打开，“另存为”，编码选 UTF-8；这一次只按 GBK 检查，不写文字",
    "open it in an editor and save it as UTF-8; this time it is checked as GBK, and no text is written",
);
const READ_AS_GBK: Fixed = Fixed::fixed(
    "这一次按 GBK 读；complain check --fix 会换成 UTF-8，也可以用记事本“另存为”",
    "this time it is read as GBK; complain check --fix turns it into UTF-8, and so does an editor's “save as”",
);

impl Loaded {
    /// Says why a file is no text in UTF-8.
    pub(super) fn is_no_case(&mut self, error: ReadError, from: Option<&Path>) {
        let name = &self.name;
        let diagnostic = match error {
            ReadError::TooLarge => {
                let message = either(
                    format!("{name} 超过 1 MB，不像一个案件文件"),
                    format!("{name} has more than 1 MB, which no case file has"),
                );
                Diagnostic::error("source/too-large", message).help(spoken(TEXT_ONLY))
            }
            ReadError::Utf16(text) => {
                self.elsewise = text;
                Diagnostic::error("source/encoding", in_encoding(name, "UTF-16")).help(spoken(SAVE_AS))
            }
            ReadError::Utf32 => {
                Diagnostic::error("source/encoding", in_encoding(name, "UTF-32")).help(spoken(SAVE_AS))
            }
            ReadError::Big5(text) => {
                self.elsewise = Some(text);
                let big5 = either("Big5（繁体中文）", "Big5 (traditional Chinese)");
                Diagnostic::error("source/encoding", in_encoding(name, big5)).help(spoken(SAVE_AS))
            }
            ReadError::NotUtf8 { as_gbk: Some(text) } => {
                let found = self.in_gbk(text, from);
                self.said = reported(&found);
                self.status = if self.is_unsure { Status::Errors } else { Status::Clean };
                self.fault = Some(found);
                return;
            }
            _ => {
                let message =
                    either(format!("{name} 不是 UTF-8 文字"), format!("{name} is not text in UTF-8"));
                Diagnostic::error("source/encoding", message).help(spoken(NO_TEXT))
            }
        };
        self.said = reported(&diagnostic);
        self.fault = Some(diagnostic);
        self.status = Status::Errors;
    }

    /// The file as GBK reads it: with a warning where that reads as Chinese, else checked and not written.
    fn in_gbk(&mut self, text: String, from: Option<&Path>) -> Diagnostic {
        let name = self.name.clone();
        self.is_unsure = !source::reads_well(&text);
        self.elsewise = Some(text.clone()).filter(|_| !self.is_unsure);
        let file = SourceFile::new(&name, text);
        let file = Arc::new(match from {
            Some(path) => file.read_from(path),
            None => file,
        });
        self.file = Some(file.clone());
        let line = (1..=file.line_count()).find(|&line| !file.line(line).is_ascii()).unwrap_or(1);
        let place = Place { span: file.line_span(line), file };
        let message = in_encoding(&name, either("GBK（ANSI）", "GBK (ANSI)"));
        let (found, help) = if self.is_unsure {
            (Diagnostic::error("source/encoding", message), CHECKED_ONLY)
        } else {
            (Diagnostic::warning("source/encoding", message), READ_AS_GBK)
        };
        let here = either("按 GBK 读出来是这样", "so it reads as GBK");
        found.at(place, here).help(spoken(help))
    }
}

fn in_encoding(name: &str, encoding: &str) -> String {
    let gap = if encoding.ends_with('）') { "" } else { " " };
    either(
        format!("{name} 是 {encoding}{gap}编码，应为 UTF-8"),
        format!("{name} is in {encoding}; it should be UTF-8"),
    )
}
