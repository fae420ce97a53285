//! Blanks that are no indent, dashes, and lines that belong nowhere.

use super::super::line::{BLANKS, Line};
use super::super::lines::Mended;
use super::{Hint, Mistake};

pub(super) fn odd_indent(line: &Line<'_>, _: &[&str]) -> Option<Mistake> {
    let blanks = &line.text[..line.indent];
    let odd = blanks.chars().find(|c| matches!(c, '\t' | '\u{3000}' | '\u{a0}'))?;
    if line.is_void() {
        return None;
    }
    let name = match odd {
        '\t' => "制表符（Tab）",
        '\u{3000}' => "全角空格",
        _ => "不换行空格（U+00A0，常从网页复制而来）",
    };
    let better = blanks.replace(['\t', '\u{3000}'], "  ").replace('\u{a0}', " ");
    let found = Mistake::new("yaml/indent", 0..line.indent, format!("行首的空白里有{name}"));
    Some(
        found
            .help("行首只能用英文空格，每一级两个：删掉这段空白，按空格键重新输入")
            .edit(0..line.indent, better),
    )
}

/// `-text`, or another sign where a list wants `-`.
pub(super) fn no_space_after_dash(line: &Line<'_>, known: &[&str]) -> Option<Mistake> {
    let content = &line.text[line.content..];
    let dash = content.chars().next().filter(|c| "-－—–•·".contains(*c))?;
    let after = &content[dash.len_utf8()..];
    let rest = after.trim_start_matches(BLANKS);
    let word = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
    let is_item =
        rest.starts_with('{') || (known.contains(&&rest[..word]) && rest[word..].starts_with([':', '：']));
    if !is_item || (dash == '-' && after.starts_with(' ')) {
        return None;
    }
    let message = if dash == '-' {
        "列表的“-”后面要空一格".into()
    } else {
        format!("列表要用英文的“-”开头，这里是“{dash}”")
    };
    let blank = after.len() - rest.len();
    let found = Mistake::new("yaml/dash", line.content..line.content + dash.len_utf8(), message);
    Some(
        found.help(format!("写成 - {rest}")).edit(line.content..line.content + dash.len_utf8() + blank, "- "),
    )
}

/// A mark of Markdown around the file, from a chat or an editor.
pub(super) fn fence(line: &Line<'_>, _: &[&str]) -> Option<Mistake> {
    let content = &line.text[line.indent..];
    content.starts_with("```").then(|| {
        Mistake::new("yaml/fence", line.indent..line.text.len(), "``` 是 Markdown 的记号，不属于案件")
            .help("删掉这一行")
            .edit(0..line.text.len(), "")
    })
}

/// A line that is neither `key: value` nor an item of a list.
pub(super) fn loose_text(text: &Mended<'_>, number: usize, known: &[&str]) -> Option<Hint> {
    let line = Line::new(text.line(number), known);
    let [slot] = &line.slots[..] else { return None };
    let is_text = slot.key.is_empty()
        && line.content == line.indent
        && line.value(slot).starts_with(char::is_alphanumeric);
    is_text.then(|| {
        Mistake::new("yaml/loose-text", line.content..slot.value.end, "这一行不是“键: 值”的样子")
            .help("如果是上一行文字的后半段，接到上一行的末尾；如果是说明，行首加 # 号")
            .guess(0..line.text.len(), "")
            .on(number)
    })
}
