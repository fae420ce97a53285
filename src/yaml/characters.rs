//! Characters that no case holds on purpose: NUL and other control characters, direction overrides, non-characters.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};

const SHOWN: usize = 10;

/// Reports forbidden characters; true where there are any, so that the file is not read further.
pub(super) fn check(file: &Arc<SourceFile>, sink: &mut Sink) -> bool {
    let mut found = file.text.char_indices().filter(|&(_, c)| is_forbidden(c)).peekable();
    let any = found.peek().is_some();
    for (at, c) in found.by_ref().take(SHOWN) {
        let place = Place { file: file.clone(), span: Span::new(at, at + c.len_utf8()) };
        sink.push(
            Diagnostic::error("yaml/control-character", format!("这里有看不见的控制字符 U+{:04X}", c as u32))
                .at(place, name(c))
                .help("删掉这个字符；如果整个文件都是乱码，它可能不是文本文件"),
        );
    }
    let more = found.count();
    if more > 0 {
        let place = Place { file: file.clone(), span: Span::new(0, 0) };
        sink.push(Diagnostic::error("yaml/control-character", format!("另外还有 {more} 处控制字符没有列出")).at(place, ""));
    }
    any
}

fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}' => true,
        '\u{2028}' | '\u{2029}' | '\u{feff}' => true,
        other => other.is_control() || (other as u32 & 0xfffe) == 0xfffe,
    }
}

fn name(c: char) -> &'static str {
    match c {
        '\0' => "NUL",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "改变文字方向的字符",
        '\u{2028}' | '\u{2029}' => "特殊换行符",
        '\u{feff}' => "文件中间的字节顺序标记",
        _ => "控制字符",
    }
}
