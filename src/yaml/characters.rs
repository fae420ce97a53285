//! Characters that no case holds on purpose: NUL and other control characters, direction overrides, invisible ones.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};

/// A file with more of them is no text.
const MAX_IN_A_TEXT: usize = 10;

/// Reports forbidden characters. The text with blanks in their place, byte for byte; `None` where it is no text.
pub(super) fn check(file: &Arc<SourceFile>, sink: &mut Sink) -> Option<String> {
    let place = |start: usize, end: usize| Place { file: file.clone(), span: Span::new(start, end) };
    if let Some(at) = lone_return(&file.text) {
        let shown = file.text[..at].char_indices().next_back().map_or(at, |(start, _)| start);
        sink.push(
            Diagnostic::error("yaml/line-break", "换行用的是旧式的单个 CR，整个文件会连成一行")
                .at(place(shown, at), "第一行到这里为止")
                .help("用编辑器把换行符改成 LF 或 CRLF 再保存"),
        );
        return None;
    }
    let found: Vec<(usize, char)> = file.text.char_indices().filter(|&(_, c)| is_forbidden(c)).collect();
    if let (Some(&(at, c)), true) = (found.first(), found.len() > MAX_IN_A_TEXT) {
        let message = format!("从这里起有 {} 个看不见的字符，这个文件可能不是文字", found.len());
        sink.push(
            Diagnostic::error("yaml/control-character", message)
                .at(place(at, at + c.len_utf8()), "")
                .help("确认选对了文件：案件文件是用记事本能打开的 .yaml 文件"),
        );
        return None;
    }
    for &(at, c) in &found {
        let message = format!("这里有看不见的字符 U+{:04X}（{}）", c as u32, name(c));
        sink.push(
            Diagnostic::error("yaml/control-character", message)
                .at(place(at, at + c.len_utf8()), "")
                .help("删掉这个字符：把它前后的字一起删掉，重新输入"),
        );
    }
    let mut text = file.text.clone();
    for (at, c) in found {
        text.replace_range(at..at + c.len_utf8(), &" ".repeat(c.len_utf8()));
    }
    Some(text)
}

/// The first line break of the kind that only old programs write.
fn lone_return(text: &str) -> Option<usize> {
    text.match_indices('\r')
        .map(|(at, _)| at)
        .find(|at| !text[at + 1..].starts_with('\n') && at + 1 < text.len())
}

fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => true,
        other => other.is_control() || is_no_character(other),
    }
}

/// Code points that Unicode keeps free for ever.
fn is_no_character(c: char) -> bool {
    matches!(c, '\u{fdd0}'..='\u{fdef}') || (c as u32 & 0xfffe) == 0xfffe
}

fn name(c: char) -> &'static str {
    match c {
        '\0' => "空字符",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "会改变文字方向",
        '\u{2028}' | '\u{2029}' => "特殊的换行符",
        '\u{feff}' => "文件中间的字节顺序标记",
        '\u{200b}' | '\u{2060}' => "没有宽度的空格",
        _ => "控制字符",
    }
}
