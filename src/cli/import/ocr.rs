//! Pictures through a helper that is installed beside the program: it is given their names and writes what it reads on
//! standard output, in the form of `intake::pictures`. See `contrib/ocr`.

use std::env;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::super::console::Console;
use super::super::lang::either;
use super::super::written::unread;

/// The helper, where `COMPLAIN_OCR` names no other.
const HELPER: &str = "complain-ocr";
const PICTURES: &[&str] = &["png", "jpg", "jpeg", "webp", "bmp", "gif", "heic", "tif", "tiff"];

/// Is it a picture, by its name?
pub(super) fn is_picture(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    PICTURES.iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// Is it what a helper wrote?
pub(super) fn is_read_already(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("jsonl"))
}

/// What the helper reads off a picture; what hinders is said.
pub(super) fn read(picture: &Path, console: &mut Console) -> Option<String> {
    if !picture.is_file() {
        let (name, why) = (picture.display(), unread(picture, io::ErrorKind::NotFound));
        console.say(&either(format!("读不了 {name}：{why}"), format!("cannot read {name}: {why}")));
        return None;
    }
    let helper = env::var("COMPLAIN_OCR").unwrap_or_else(|_| HELPER.into());
    // A name that begins with `-` is no option.
    let picture = Path::new(".").join(picture);
    let output = Command::new(&helper).arg(&picture).stdin(Stdio::null()).stderr(Stdio::inherit()).output();
    match output {
        Ok(output) if output.status.success() => match String::from_utf8(output.stdout) {
            Ok(text) => Some(text),
            Err(_) => said(
                &either(
                    format!("{helper} 写出的不是 UTF-8 文字"),
                    format!("what {helper} wrote is not UTF-8"),
                ),
                console,
            ),
        },
        Ok(_) => said(
            &either(
                format!("{helper} 没有读出这张图片，原因见上面"),
                format!("{helper} could not read the picture; it says why above"),
            ),
            console,
        ),
        Err(error) if error.kind() == io::ErrorKind::NotFound => said(&no_helper(&helper), console),
        Err(_) => said(&either(format!("{helper} 运行不了"), format!("{helper} could not be run")), console),
    }
}

fn no_helper(helper: &str) -> String {
    either(
        format!(
            "没有找到识图的程序 {helper}，它另外安装：pip install ./contrib/ocr，说明见 contrib/ocr\n\
             不装也可以：在手机上长按图片提取文字，粘贴成 .txt，再 complain import 文字.txt"
        ),
        format!(
            "{helper}, which reads pictures, was not found. It is installed apart: pip install ./contrib/ocr, \
             see contrib/ocr\n\
             Or without it: have a phone lift the text from the picture, paste it into a .txt file, and \
             complain import FILE.txt"
        ),
    )
}

fn said(line: &str, console: &mut Console) -> Option<String> {
    console.say(line);
    None
}
