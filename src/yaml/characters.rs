//! Characters that no case holds on purpose: NUL and other control characters, direction overrides, invisible ones.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit, Fix, Sink};
use crate::reading::{is_unseen_at, odd_at};
use crate::source::{Place, SourceFile, Span};

use super::tree::{Node, Value};

/// A file with more of them is no text.
const MAX_IN_A_TEXT: usize = 10;

/// Reports forbidden characters. The text with blanks in their place, byte for byte; `None` where it is no text.
pub(super) fn check(file: &Arc<SourceFile>, sink: &mut Sink) -> Option<String> {
    let place = |start: usize, end: usize| Place { file: file.clone(), span: Span::new(start, end) };
    if let Some(at) = lone_returns(&file.text).next() {
        let shown = file.text[..at].char_indices().next_back().map_or(at, |(start, _)| start);
        sink.push(
            Diagnostic::error("yaml/line-break", "换行用的是旧式的单个 CR，整个文件会连成一行")
                .at(place(shown, at), "第一行到这里为止")
                .help("用编辑器把换行符改成 LF 或 CRLF 再保存")
                .fix(fix("换行改成 LF", lone_returns(&file.text).map(|at| (at..at + 1, "\n")))),
        );
        return None;
    }
    let found: Vec<(usize, char)> = unseen(&file.text).collect();
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
                .help("删掉这个字符：把它前后的字一起删掉，重新输入")
                .fix(fix("删掉这个字符", std::iter::once((at..at + c.len_utf8(), "")))),
        );
    }
    let mut text = file.text.clone();
    for (at, c) in found {
        text.replace_range(at..at + c.len_utf8(), &" ".repeat(c.len_utf8()));
    }
    Some(text)
}

/// Reports what a text holds once its escapes are read (`"\e"`, `"\u202e"`), and what is no fault of the file but will not
/// look the same elsewhere. What stands in the file as it is was reported before, and is a blank here.
pub(super) fn check_values(node: &Node, file: &Arc<SourceFile>, sink: &mut Sink) {
    match &node.value {
        Value::Scalar(text, _) => check_value(text, node.span, file, sink),
        Value::List(items) => items.iter().for_each(|item| check_values(item, file, sink)),
        Value::Map(entries) => entries.iter().for_each(|entry| {
            check_value(&entry.key, entry.key_span, file, sink);
            check_values(&entry.node, file, sink);
        }),
        Value::Nothing | Value::Unread => {}
    }
}

fn check_value(text: &str, span: Span, file: &Arc<SourceFile>, sink: &mut Sink) {
    let whole = Place { file: file.clone(), span };
    let place = |c: char| {
        let written = file.text.get(span.start..span.end).and_then(|raw| raw.find(c));
        let start = written.map(|at| span.start + at);
        start.map_or(whole.clone(), |at| Place { file: file.clone(), span: Span::new(at, at + c.len_utf8()) })
    };
    let mut told = BTreeSet::new();
    let returned = text.chars().find(|c| *c == '\r');
    let hidden = unseen(text).map(|(_, c)| c).chain(returned);
    for c in hidden.filter(|c| told.insert(*c)) {
        let message = format!("这里有看不见的字符 U+{:04X}（{}）", c as u32, name(c));
        let help = "删掉这个字符；写成 \\ 加字母或编号的，把这几个字一起删掉";
        sink.push(Diagnostic::error("yaml/control-character", message).at(place(c), "").help(help));
    }
    for (at, c) in text.char_indices() {
        let Some((what, help)) = odd_at(text, at, c).filter(|_| told.insert(c)) else { continue };
        let message = format!("这里有 U+{:04X}（{what}）", c as u32);
        sink.push(Diagnostic::warning("yaml/odd-character", message).at(place(c), "").help(help));
    }
}

/// Reports the same in a file that is no YAML: a template, a text. A tab lays out the lines of such a file.
pub fn check_text(file: &Arc<SourceFile>, sink: &mut Sink) {
    let place = |at: usize, c: char| Place { file: file.clone(), span: Span::new(at, at + c.len_utf8()) };
    let returns = lone_returns(&file.text).map(|at| (at, '\r'));
    for (at, c) in unseen(&file.text).chain(returns) {
        let message = format!("这里有看不见的字符 U+{:04X}（{}）", c as u32, name(c));
        let (title, put) = if c == '\r' { ("换行改成 LF", "\n") } else { ("删掉这个字符", "") };
        sink.push(
            Diagnostic::error("source/control-character", message)
                .at(place(at, c), "")
                .help("删掉这个字符：把它前后的字一起删掉，重新输入")
                .fix(fix(title, std::iter::once((at..at + c.len_utf8(), put)))),
        );
    }
    for (at, c) in file.text.char_indices().filter(|(_, c)| *c != '\t') {
        let Some((what, help)) = odd_at(&file.text, at, c) else { continue };
        let message = format!("这里有 U+{:04X}（{what}）", c as u32);
        sink.push(Diagnostic::warning("source/odd-character", message).at(place(at, c), "").help(help));
    }
}

fn unseen(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.char_indices().filter(|&(at, c)| is_unseen_at(text, at, c))
}

/// The line breaks of the kind that only old programs write.
fn lone_returns(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices('\r')
        .map(|(at, _)| at)
        .filter(|at| !text[at + 1..].starts_with('\n') && at + 1 < text.len())
}

fn fix<'a>(title: &str, edits: impl Iterator<Item = (Range<usize>, &'a str)>) -> Fix {
    let edit = |(range, text): (Range<usize>, &str)| Edit {
        span: Span::new(range.start, range.end),
        text: text.into(),
    };
    Fix { title: title.into(), edits: edits.map(edit).collect(), is_safe: true }
}

fn name(c: char) -> &'static str {
    match c {
        '\0' => "空字符",
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            "会改变文字方向"
        }
        '\u{2028}' | '\u{2029}' => "特殊的换行符",
        '\u{feff}' => "文件中间的字节顺序标记",
        '\u{200b}' | '\u{200c}' | '\u{2060}' => "没有宽度的空格",
        '\u{200d}' => "没有宽度的连接符",
        '\u{ad}' => "软连字符",
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => "没有形状的字母",
        '\u{e0000}'..='\u{e0fff}' => "没有形状的标记",
        _ => "控制字符",
    }
}
