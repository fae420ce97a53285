//! Lines that may hold a mistake although they parsed.

use super::super::lines::Mended;
use super::super::tree::{Node, Style, Value};

/// How many lines are looked at.
const MOST: usize = 200;

/// The lines, in order.
pub(super) fn lines(root: &Node, text: &Mended<'_>, known: &[&str]) -> Vec<usize> {
    let mut lines = Vec::new();
    suspicious(root, text, known, &mut lines);
    lines.dedup();
    lines.truncate(MOST);
    lines
}

fn suspicious(node: &Node, text: &Mended<'_>, known: &[&str], lines: &mut Vec<usize>) {
    match &node.value {
        Value::Scalar(scalar, Style::Plain) => {
            let ((first, start), (last, _)) =
                (text.file_line(node.span.start), text.file_line(node.span.end));
            let before = text.file.text.get(start..node.span.start).unwrap_or_default();
            let starts_line = before.chars().all(|c| c == ' ' || c == '-');
            let is_suspect = starts_line || scalar.starts_with('｛');
            lines.extend(if is_suspect { first..=last } else { first + 1..=last });
        }
        Value::List(items) => items.iter().for_each(|item| suspicious(item, text, known, lines)),
        Value::Map(entries) => {
            for entry in entries {
                let odd = entry
                    .key
                    .starts_with([' ', '\t', '\u{3000}', '\u{a0}', '-', '－', '—', '–', '•', '·', '｛']);
                let swallowed = matches!(entry.node.value, Value::Nothing) && !known.contains(&&*entry.key);
                if odd || swallowed || entry.key.contains(['：', ':', '，']) {
                    lines.push(text.file_line(entry.key_span.start).0);
                }
                suspicious(&entry.node, text, known, lines);
            }
        }
        _ => {}
    }
}
