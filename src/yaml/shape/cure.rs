//! What a message says to write, as a change of the file.

use std::sync::Arc;

use crate::amount::Quantity;
use crate::diagnostic::{Edit, Fix};
use crate::source::{SourceFile, Span};

use super::super::tree::Style;
use super::{Shape, as_value, is_id};

/// The bytes of a value or a key with this in their place. `None` where they are no text of one line.
pub(super) fn instead(file: &Arc<SourceFile>, span: Span, style: Style, with: &str) -> Option<Fix> {
    let raw = file.text.get(span.start..span.end)?;
    let is_whole = !raw.is_empty() && !raw.contains('\n') && !matches!(style, Style::Block | Style::Guessed);
    let edits = vec![Edit { span, text: with.to_owned() }];
    is_whole.then(|| Fix { title: format!("写成 {with}"), edits, is_safe: true })
}

/// A text where a list or a mapping belongs, as that: ids as a list, the one thing that a mapping cannot do without.
pub(super) fn in_kind(shape: &Shape, text: &str) -> Option<String> {
    match shape {
        Shape::List(Shape::Id) => ids(text),
        Shape::List(item) => in_kind(item, text).map(|item| format!("[{item}]")),
        Shape::Map(keys) => {
            let mut needed = keys.iter().filter(|key| key.required);
            let (Some(key), None) = (needed.next(), needed.next()) else { return None };
            let value = match key.shape {
                Shape::Text if !text.contains(['：', ':']) => as_value(text),
                Shape::OneOf(choices) => {
                    let mut meant =
                        choices.iter().filter(|choice| choice.word == text || choice.is_called(text));
                    let (Some(choice), None) = (meant.next(), meant.next()) else { return None };
                    choice.word.to_owned()
                }
                _ => return None,
            };
            Some(format!("{{{}: {value}}}", key.name))
        }
        _ => None,
    }
}

/// Ids in one text as a list.
fn ids(text: &str) -> Option<String> {
    let text = text.trim_matches(['［', '］', '【', '】', '[', ']']);
    let ids: Vec<&str> = text.split(['，', '、', ',', ' ', '；']).filter(|id| !id.is_empty()).collect();
    ids.iter().all(|id| is_id(id)).then(|| format!("[{}]", ids.join(", ")))
}

/// A number with its unit on a line of its own: the number, and the unit on a line below it. `None` elsewhere, or where
/// there is a unit already.
pub(super) fn with_unit(file: &Arc<SourceFile>, span: Span, text: &str) -> Option<Fix> {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = text[number.len()..].trim();
    let is_unit =
        (1..=2).contains(&unit.chars().count()) && unit.chars().all(|c| c.is_alphabetic() && !c.is_ascii());
    let line = file.line_column(span.start).0;
    let whole = file.line_span(line);
    let before = &file.text[whole.start..span.start];
    let indent = &before[..before.len() - before.trim_start_matches(' ').len()];
    let key = before.trim_start().strip_suffix(": ").filter(|key| !key.contains(['{', '-', ':']))?;
    let (there, also) = if key.is_ascii() { ("unit", "量词") } else { ("量词", "unit") };
    let has_unit = [there, also].iter().any(|key| file.text.contains(&format!("\n{indent}{key}:")));
    let is_alone = span.end == whole.end && !has_unit && is_unit && Quantity::parse(number).is_some();
    let line_break = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
    let text = format!("{number}{line_break}{indent}{there}: {unit}");
    let edits = vec![Edit { span, text }];
    is_alone.then(|| Fix { title: format!("写成 {number}，单位写在 {there}"), edits, is_safe: true })
}
