//! Text that needs quotes, and quotes that do not fit.

use crate::amount::ungrouped;
use crate::numerals;

use super::super::line::{Inside, Line, Slot, end_of_quoted, quoted};
use super::Mistake;

pub(super) const UNCLOSED: &str = "yaml/unclosed-quote";

/// Text that begins with a sign of YAML.
pub(super) fn special_start(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let value = line.value(slot);
    let first = value.chars().next()?;
    let is_special = match first {
        '@' | '`' | '%' | '*' | '&' | '!' | ',' | '}' | ']' => true,
        // `|` and `>` alone start a text over several lines.
        '|' | '>' => value.len() > 2 || slot.inside == Inside::Map,
        '?' | '-' => value[1..].is_empty() || value[1..].starts_with(' '),
        '{' => {
            slot.inside == Inside::Block
                && !slot.key.is_empty()
                && !value.contains(": ")
                && !value.ends_with('}')
        }
        _ => false,
    };
    if !is_special || (slot.key.is_empty() && first == '-') {
        return None;
    }
    let start = slot.value.start;
    let found = Mistake::new(
        "yaml/special-start",
        start..start + first.len_utf8(),
        format!("没有加引号的文字不能以 {first} 开头"),
    );
    Some(in_quotes(found, line, slot))
}

/// A comma breaks a text off in braces.
pub(super) fn comma(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let value = line.value(slot);
    let at = value
        .find(',')
        .filter(|_| slot.inside == Inside::Map && !value.starts_with(['"', '\'', '[', '{']))?;
    let place = slot.value.start + at;
    let found = Mistake::new("yaml/comma", place..place + 1, "花括号里的英文逗号把这段文字断成了两段");
    if value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')) {
        let digits = value.replace(',', "");
        let is_sure = ungrouped(value).is_some();
        let found = found.help(format!("数字里不写逗号：{}: {digits}", line.key(slot)));
        let range = slot.value.clone();
        return Some(if is_sure { found.edit(range, digits) } else { found.guess(range, digits) });
    }
    // ￥1,260
    if let Some(digits) = numerals::money(value) {
        let found = found.help(format!("数字里不写逗号：{}: {digits}", line.key(slot)));
        return Some(found.edit(slot.value.clone(), digits));
    }
    let mut found = in_quotes(found, line, slot).help("也可以改用中文逗号");
    // `2026-05-04, courier` has lost a key rather than its quotes.
    found.is_cure &= !value[..at].is_ascii();
    Some(found)
}

/// A closing quote in the middle, or a comma at the end of the line.
pub(super) fn text_after_quote(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let value = line.value(slot);
    let end = end_of_quoted(value)?;
    let after = value[end..].trim_start();
    if after.is_empty() {
        return None;
    }
    let place = slot.value.end - after.len()..slot.value.end;
    if matches!(after, "," | "，" | ";" | "；") {
        let better = format!("写成 {}: {}", line.key(slot), &value[..end]);
        let edit = slot.value.start + end..slot.value.end;
        return Some(Mistake::new("yaml/comma", place, "行末多了一个标点").help(better).edit(edit, ""));
    }
    Some(in_quotes(Mistake::new("yaml/text-after-quote", place, "引号结束以后还有文字"), line, slot))
}

/// `\` in double quotes begins a sign of its own.
pub(super) fn escape(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let value = line.value(slot);
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut signs = inside.match_indices('\\').map(|(at, _)| at);
    let at = signs.find(|at| !inside[at + 1..].starts_with(|c| "\\\"/ntrabefv0 _NLPxuU".contains(c)))?;
    let place = slot.value.start + 1 + at;
    let better = format!("'{}'", inside.replace('\'', "''"));
    let found = Mistake::new("yaml/escape", place..place + 1, "双引号里的 \\ 是特殊符号，不能这样用");
    Some(found.help(format!("改用单引号：{better}")).edit(slot.value.clone(), better))
}

/// A colon with a blank makes a key of the text before it.
pub(super) fn colon(line: &Line<'_>, slot: &Slot, known: &[&str]) -> Option<Mistake> {
    let value = line.value(slot);
    if value.starts_with(['"', '\'', '{', '[', '|', '>']) {
        return None;
    }
    let at = value.find(": ").or_else(|| value.strip_suffix(':').map(str::len))?;
    let place = slot.value.start + at;
    let message = "这段文字里有英文冒号，会被当成“键: 值”";
    if let Some(start) =
        value[..at].rfind(' ').map(|blank| blank + 1).filter(|&start| known.contains(&&value[start..at]))
    {
        let (key, piece) = (&value[start..at], slot.value.start + start..place);
        let found = Mistake::new("yaml/two-keys", piece, format!("“{key}”前面没有换行"));
        let help = format!("一行只写一个键：“{key}”另起一行，和“{}”对齐", line.key(slot));
        return Some(found.help(help).guess(slot.value.clone(), quoted(value)));
    }
    if line.content > line.indent && slot.inside == Inside::Block && !line.key(slot).is_ascii() {
        let item = quoted(&line.text[slot.key.start..slot.value.end]);
        let found = Mistake::new("yaml/colon-in-text", place..place + 1, message);
        return Some(
            found
                .help(format!("给整段文字加英文引号，写成 - {item}"))
                .edit(slot.key.start..slot.value.end, item),
        );
    }
    let found = Mistake::new("yaml/colon-in-text", place..place + 1, message);
    Some(in_quotes(found, line, slot).help("也可以改用中文冒号"))
}

/// Brackets in the middle of a text in braces.
pub(super) fn brackets_in_text(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let value = line.value(slot);
    let at = value.find(['[', ']', '{', '}'])?;
    if slot.inside != Inside::Map || at == 0 || value.starts_with(['"', '\'', '[', '{']) || !is_paired(value)
    {
        return None;
    }
    let place = slot.value.start + at;
    Some(in_quotes(Mistake::new("yaml/bracket", place..place + 1, "花括号里的文字含有英文括号"), line, slot))
}

/// A quote that does not close on its line.
pub(super) fn unclosed_quote(line: &Line<'_>, slot: &Slot) -> Option<Mistake> {
    let value = line.value(slot);
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    if end_of_quoted(value).is_some() {
        return None;
    }
    let place = slot.value.start;
    let inside = &value[1..];
    if let Some(text) = inside.strip_suffix(['”', '“', '＂', '’', '‘']) {
        let found = Mistake::new(
            "yaml/smart-quotes",
            place + 1 + text.len()..slot.value.end,
            "开头是英文引号，结尾却是中文引号",
        );
        let better = quoted(text);
        return Some(found.help(write_as(line, slot, &better)).edit(slot.value.clone(), better));
    }
    let found = Mistake::new(UNCLOSED, place..place + 1, format!("这个引号 {quote} 没有配对的另一半"));
    let better = quoted(inside);
    Some(found.help(write_as(line, slot, &better)).edit(slot.value.clone(), better))
}

fn is_paired(text: &str) -> bool {
    text.matches('[').count() == text.matches(']').count()
        && text.matches('{').count() == text.matches('}').count()
}

fn in_quotes(found: Mistake, line: &Line<'_>, slot: &Slot) -> Mistake {
    let better = quoted(line.value(slot));
    found
        .help(format!("给整段文字加英文引号，{}", write_as(line, slot, &better)))
        .edit(slot.value.clone(), better)
}

fn write_as(line: &Line<'_>, slot: &Slot, value: &str) -> String {
    if slot.key.is_empty() {
        format!("写成 {value}")
    } else {
        format!("写成 {}: {value}", line.key(slot))
    }
}
