//! The mistakes that people really make in YAML: what to say, and the line as it was probably meant.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::{Place, SourceFile, Span};

use super::lines::Mended;
use super::parse::Broken;
use super::tree::{Node, Style, Value};

/// What is wrong with a line, and how it was probably meant.
pub(super) struct Hint {
    pub(super) line: usize,
    /// The line as it was probably meant; `None` where no guess is safe.
    pub(super) mended: Option<String>,
    rule: &'static str,
    /// Characters of the line to underline, from and to.
    columns: (usize, usize),
    message: String,
    help: String,
}

impl Hint {
    pub(super) fn diagnostic(&self, file: &Arc<SourceFile>) -> Diagnostic {
        let whole = file.line_span(self.line);
        let text = file.line(self.line);
        let byte = |column: usize| text.char_indices().nth(column).map_or(text.len(), |(at, _)| at);
        let span = Span::new(whole.start + byte(self.columns.0), whole.start + byte(self.columns.1));
        Diagnostic::error(self.rule, self.message.clone())
            .at(Place { file: file.clone(), span }, "")
            .help(self.help.clone())
    }
}

/// Why the text breaks off: the broken line is looked at first, then the lines before it.
pub(super) fn at_error(broken: &Broken, text: &Mended<'_>, known: &[&str]) -> Hint {
    let at = text.line_at(broken.byte).min(text.line_count()).max(1);
    // The parser often notices a line or more after the mistake.
    let candidates = (1..=at).rev().filter(|&line| !text.line(line).trim().is_empty()).take(4);
    let hint = if broken.is_final { None } else { candidates.clone().find_map(|line| of_line(text, line, known, true)) };
    let unclosed = || candidates.clone().find_map(|line| dedent(text, line));
    hint.or_else(|| if broken.is_final { None } else { unclosed() }).unwrap_or_else(|| {
        let column = text.line(at).chars().count();
        Hint {
            line: at,
            mended: None,
            rule: "yaml/syntax",
            columns: (0, column),
            message: broken.message.to_owned(),
            help: "检查这一行和上一行：冒号用英文 : 并在后面空一格；缩进只用空格并和同级对齐；含有特殊符号的文字加英文引号".into(),
        }
    })
}

/// Text that parsed, but has swallowed what was meant as a key.
pub(super) fn in_tree(root: &Node, text: &Mended<'_>, known: &[&str]) -> Option<Hint> {
    match &root.value {
        Value::Scalar(_, Style::Plain) => {
            let line = |byte: usize| text.file.line_column(byte).0;
            (line(root.span.start)..=line(root.span.end)).find_map(|line| of_line(text, line, known, false))
        }
        Value::List(items) => items.iter().find_map(|item| in_tree(item, text, known)),
        Value::Map(entries) => entries.iter().find_map(|entry| {
            let line = text.file.line_column(entry.key_span.start).0;
            let odd = entry.key.starts_with(['\u{3000}', '\u{a0}', '\t']) || entry.key.contains('：');
            let key = if odd { of_line(text, line, known, false) } else { None };
            key.or_else(|| in_tree(&entry.node, text, known))
        }),
        _ => None,
    }
}

type Check = fn(usize, &str, &Parts<'_>, &[&str]) -> Option<Hint>;

/// Mistakes that are certain from the line and the known keys alone.
const CERTAIN: &[Check] = &[odd_indent, full_width_colon, no_space_after_colon];
/// Mistakes only where the parser failed: the same line can be right.
const AFTER_FAILURE: &[Check] = &[smart_closing_quote, special_start, text_after_quote, colon_in_text];

fn of_line(text: &Mended<'_>, line: usize, known: &[&str], failed: bool) -> Option<Hint> {
    if text.is_mended(line) {
        return None;
    }
    let whole = text.line(line);
    let parts = Parts::of(whole);
    let more: &[Check] = if failed { AFTER_FAILURE } else { &[] };
    CERTAIN.iter().chain(more).find_map(|check| check(line, whole, &parts, known))
}

/// A line taken apart: indent with dashes, key, what separates, value.
struct Parts<'a> {
    indent: &'a str,
    key: &'a str,
    /// From the separator on; empty where there is none.
    rest: &'a str,
}

impl<'a> Parts<'a> {
    fn of(line: &'a str) -> Self {
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\u{3000}' | '\u{a0}');
        let mut start = line.len() - line.trim_start_matches(is_space).len();
        while let Some(after) = line[start..].strip_prefix("- ") {
            start = line.len() - after.trim_start_matches(is_space).len();
        }
        if line[start..].starts_with('{') {
            start += 1;
        }
        let (indent, content) = line.split_at(start);
        let key_end = content.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(content.len());
        let (key, rest) = content.split_at(key_end);
        Self { indent, key, rest }
    }

    /// The value after `: `, or after `- ` where there is no key.
    fn value(&self) -> &'a str {
        match self.rest.strip_prefix(": ") {
            Some(value) if !self.key.is_empty() => value.trim_start(),
            _ if self.key.is_empty() && self.indent.trim_start().starts_with('-') => self.rest,
            _ => "",
        }
    }
}

fn odd_indent(line: usize, whole: &str, parts: &Parts<'_>, _: &[&str]) -> Option<Hint> {
    let odd = parts.indent.chars().find(|c| matches!(c, '\t' | '\u{3000}' | '\u{a0}'))?;
    let name = if odd == '\t' { "制表符（Tab）" } else { "全角空格" };
    let indent = parts.indent.replace(['\t', '\u{3000}'], "  ").replace('\u{a0}', " ");
    Some(Hint {
        line,
        mended: Some(format!("{indent}{}", &whole[parts.indent.len()..])),
        rule: "yaml/indent",
        columns: (0, parts.indent.chars().count()),
        message: format!("缩进里有{name}"),
        help: "缩进只能用英文空格，每一级两个".into(),
    })
}

fn full_width_colon(line: usize, whole: &str, parts: &Parts<'_>, known: &[&str]) -> Option<Hint> {
    let rest = parts.rest.strip_prefix('：')?;
    known.contains(&parts.key).then(|| {
        let column = whole.chars().count() - parts.rest.chars().count();
        let mended = format!("{}{}: {}", parts.indent, parts.key, rest.trim_start());
        Hint {
            line,
            help: format!("写成 {}", mended.trim_start()),
            mended: Some(mended),
            rule: "yaml/full-width-colon",
            columns: (column, column + 1),
            message: format!("“{}”后面是全角冒号", parts.key),
        }
    })
}

fn no_space_after_colon(line: usize, whole: &str, parts: &Parts<'_>, known: &[&str]) -> Option<Hint> {
    let rest = parts.rest.strip_prefix(':')?;
    if rest.is_empty() || rest.starts_with([' ', '\t', '/']) || !known.contains(&parts.key) {
        return None;
    }
    let column = whole.chars().count() - parts.rest.chars().count();
    let mended = format!("{}{}: {}", parts.indent, parts.key, rest.trim_start_matches(['\u{3000}', '\u{a0}']));
    Some(Hint {
        line,
        help: format!("写成 {}", mended.trim_start()),
        mended: Some(mended),
        rule: "yaml/space-after-colon",
        columns: (column, column + 1),
        message: format!("“{}”的冒号后面要空一格", parts.key),
    })
}

fn smart_closing_quote(line: usize, whole: &str, parts: &Parts<'_>, _: &[&str]) -> Option<Hint> {
    let value = parts.value();
    let inside = value.strip_prefix('"')?;
    let close = inside.rfind(['”', '“', '＂'])?;
    if inside.contains('"') {
        return None;
    }
    let column = whole[..whole.len() - inside.len() + close].chars().count();
    let start = &whole[..whole.len() - value.len()];
    Some(Hint {
        line,
        mended: Some(format!("{start}{}", quoted(&inside[..close]))),
        rule: "yaml/smart-quotes",
        columns: (column, column + 1),
        message: "开头是英文引号，结尾却是中文引号".into(),
        help: "两头都用英文引号 \"…\"；文字里面的中文引号可以保留".into(),
    })
}

fn special_start(line: usize, whole: &str, parts: &Parts<'_>, _: &[&str]) -> Option<Hint> {
    let value = parts.value().trim_end();
    let first = value.chars().next().filter(|c| "@`%*&!{[|>,?#".contains(*c))?;
    // `{a: b}` and `[a, b]` that close are meant as such; so are `|` and `>` alone.
    let closes = match first {
        '{' => value.ends_with('}') && !value.starts_with("{{"),
        '[' => value.ends_with(']'),
        '|' | '>' => value.len() <= 2,
        _ => false,
    };
    if closes {
        return None;
    }
    let column = whole.chars().count() - parts.value().chars().count();
    let start = &whole[..whole.len() - parts.value().len()];
    Some(Hint {
        line,
        mended: Some(format!("{start}{}", quoted(value))),
        rule: "yaml/special-start",
        columns: (column, column + 1),
        message: format!("没有加引号的文字不能以 {first} 开头"),
        help: format!("给整段文字加英文引号：{}", quoted(value)),
    })
}

fn text_after_quote(line: usize, whole: &str, parts: &Parts<'_>, _: &[&str]) -> Option<Hint> {
    let value = parts.value().trim_end();
    let mark = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let close = value[1..].find(mark)? + 1;
    let after = &value[close + 1..];
    if after.is_empty() || after.trim_start().starts_with(['#', ',', '}', ']', ':']) {
        return None;
    }
    let column = whole.chars().count() - parts.value().chars().count() + value[..=close].chars().count();
    let start = &whole[..whole.len() - parts.value().len()];
    Some(Hint {
        line,
        mended: Some(format!("{start}{}", quoted(value))),
        rule: "yaml/text-after-quote",
        columns: (column, column + after.chars().count()),
        message: "引号结束以后还有文字".into(),
        help: format!("给整段文字加另一种英文引号：{}", quoted(value)),
    })
}

fn colon_in_text(line: usize, whole: &str, parts: &Parts<'_>, _: &[&str]) -> Option<Hint> {
    let value = parts.value().trim_end();
    if value.starts_with(['"', '\'', '{', '[']) {
        return None;
    }
    let at = value.find(": ").or_else(|| value.ends_with(':').then(|| value.len() - 1))?;
    let column = whole[..whole.len() - parts.value().len() + at].chars().count();
    let start = &whole[..whole.len() - parts.value().len()];
    Some(Hint {
        line,
        mended: Some(format!("{start}{}", quoted(value))),
        rule: "yaml/colon-in-text",
        columns: (column, column + 1),
        message: "没有加引号的文字里有英文冒号加空格".into(),
        help: format!("给整段文字加英文引号：{}", quoted(value)),
    })
}

/// A line whose indent fits no line above it.
fn dedent(text: &Mended<'_>, line: usize) -> Option<Hint> {
    let width = |line: usize| text.line(line).len() - text.line(line).trim_start_matches(' ').len();
    let own = width(line);
    let filled = |line: &usize| !text.line(*line).trim().is_empty() && !text.line(*line).trim_start().starts_with('#');
    let above: Vec<usize> = (1..line).rev().filter(filled).map(width).collect();
    // The indents that are still open above: each smaller than the one after it.
    let mut open = Vec::new();
    for indent in above {
        if open.last().is_none_or(|&last| indent < last) {
            open.push(indent);
        }
    }
    if text.is_mended(line) || open.is_empty() || open.contains(&own) {
        return None;
    }
    let nearest = open.iter().copied().min_by_key(|indent| indent.abs_diff(own))?;
    Some(Hint {
        line,
        mended: Some(format!("{}{}", " ".repeat(nearest), text.line(line).trim_start_matches(' '))),
        rule: "yaml/indent",
        columns: (0, own.max(1)),
        message: "这一行的缩进和上面任何一级都对不齐".into(),
        help: format!("同级的行左边空格数要一样；这里有 {own} 个，可能应为 {nearest} 个"),
    })
}

/// The text in quotes that YAML reads back unchanged.
fn quoted(text: &str) -> String {
    if text.contains('"') || text.contains('\\') {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}
