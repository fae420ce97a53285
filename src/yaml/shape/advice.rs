//! How to write what belongs somewhere.

use super::super::line::quoted;
use super::super::tree::{Node, Value};
use super::fault::Name;
use super::{Key, Shape};

/// What a value of the wrong kind should be, and how to make it that. `here` is its first line.
pub(super) fn of_kind(shape: &Shape, node: &Node, here: &str, name: Name<'_>) -> (&'static str, String) {
    let Name { key: name, is_item } = name;
    let is_map = matches!(node.value, Value::Map(_));
    match shape {
        _ if name.is_empty() => (
            "一组“键: 值”",
            "从最左边写起，一行一个键，如 platform: …；每个键的意思见 docs/case-file.zh-CN.md".into(),
        ),
        Shape::Map(keys) if is_item => {
            ("一组“键: 值”", format!("写成 - {{{}}}", key_list(keys).replace("”“", ", ")))
        }
        Shape::Map(keys) => {
            ("一组“键: 值”", format!("{name}: 后面换行，下一行起多空两格，写“{}”", key_list(keys)))
        }
        Shape::Texts => ("一组“键: 值”", "另起一行，多空两格，写“键: 值”".into()),
        Shape::List(Shape::Id) if !is_map => {
            ("一个列表", format!("写成 {name}: [{}]", bare(here).replace(['、', '，', '；'], ", ")))
        }
        Shape::List(_) if is_map => ("一个列表", format!("每一条以“- ”开头，如 - {here}")),
        Shape::List(_) => ("一个列表", format!("写成 {name}: [{}]", bare(here))),
        Shape::Id | Shape::Name if matches!(node.value, Value::List(_)) => {
            let one = node.items().first().and_then(Node::text).unwrap_or("…");
            ("一段文字", format!("只能写一个，直接写在冒号后面：{one}"))
        }
        _ if is_map && is_item => {
            ("一段文字", format!("文字里有英文冒号时，给整段加英文引号，写成 - {}", quoted(bare(here))))
        }
        _ if is_map => (
            "一段文字",
            format!("直接写在冒号后面；文字里有英文冒号时，给整段加英文引号：{}", quoted(bare(here))),
        ),
        _ => ("一段文字", format!("直接写在冒号后面：{}", bare(here))),
    }
}

pub(super) fn how_to_write(key: &Key) -> String {
    let Key { name, about, .. } = key;
    let value = match key.shape {
        Shape::Text | Shape::TextOr(_) | Shape::Id | Shape::Name | Shape::Sha256 => "…".into(),
        Shape::OneOf(choices) => {
            let words: Vec<String> =
                choices.iter().map(|choice| format!("{}（{}）", choice.word, choice.about)).collect();
            return format!("写上“{name}: …”：{about}，可以写 {}", words.join("、"));
        }
        Shape::Amount | Shape::AmountOrZero => "268.00".into(),
        Shape::Moment => "2026-05-04 18:30".into(),
        Shape::Day => "2026-05-04".into(),
        Shape::Quantity => "1".into(),
        Shape::Whole(from, _) => from.to_string(),
        Shape::Flag => "true".into(),
        Shape::List(Shape::Map(keys)) => {
            return format!("写上“{name}:”，下面每条以“- ”开头，写“{}”：{about}", key_list(keys));
        }
        Shape::List(_) => "[…]".into(),
        Shape::Map(keys) => return format!("写上“{name}:”，下面多空两格写“{}”：{about}", key_list(keys)),
        Shape::Texts => return format!("写上“{name}:”，下面多空两格写“键: 值”：{about}"),
    };
    format!("写上“{name}: {value}”：{about}")
}

/// The keys to begin with: the required ones, or all.
fn key_list(keys: &[Key]) -> String {
    let required: Vec<String> =
        keys.iter().filter(|key| key.required).map(|key| format!("{}: …", key.name)).collect();
    if required.is_empty() { names(keys) } else { required.join("”“") }
}

pub(super) fn names(keys: &[Key]) -> String {
    keys.iter().map(|key| key.name).collect::<Vec<_>>().join("、")
}

/// Without the brackets of a list or mapping, also full-width ones.
fn bare(text: &str) -> &str {
    text.trim_matches(['[', ']', '{', '}', '［', '］', '【', '】', '｛', '｝'])
}
