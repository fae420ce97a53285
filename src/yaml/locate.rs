//! Where a piece of a scalar's text stands in the file: through escapes, folded lines and indentation.

use std::ops::Range;

/// The bytes of `raw` (a scalar as it stands in the file) behind a range of bytes of `text` (the same scalar as read).
/// `None` where the two cannot be brought together.
pub fn locate(raw: &str, text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
    let mut at = match raw.as_bytes().first()? {
        b'"' | b'\'' => 1,
        // The line of `|` or `>` holds no text.
        b'|' | b'>' => raw.find('\n')? + 1,
        _ => 0,
    };
    // What stands in the file as it is read is found at once: a long text with a thousand findings is looked through as often.
    let is_as_read = |head: &str| raw[at..].starts_with(head) && !head.contains('\\') && !head.contains('\'');
    if !range.is_empty() && text.get(..range.end).is_some_and(is_as_read) {
        return Some(at + range.start..at + range.end);
    }
    let mut start = None;
    let mut end = at;
    for (place, c) in text.char_indices() {
        if place >= range.end {
            break;
        }
        let (from, to) = step(raw, at, c, quote)?;
        if place >= range.start {
            start.get_or_insert(from);
            end = to;
        }
        at = to;
    }
    start.map(|start| start..end)
}

/// The bytes of the next character of the text, passing over what only lays the scalar out.
fn step(raw: &str, at: usize, c: char, quote: Option<char>) -> Option<(usize, usize)> {
    let rest = raw.get(at..)?;
    match quote {
        Some('"') if rest.starts_with('\\') => return escape(raw, at, c),
        Some('\'') if c == '\'' && rest.starts_with("''") => return Some((at, at + 2)),
        _ => {}
    }
    // A line break in the file reads as one space, or as one line break, and takes the indentation after it along.
    let gap = rest.len() - rest.trim_start().len();
    if gap > 0 && rest[..gap].contains('\n') && (c == ' ' || c == '\n') {
        let end = if c == '\n' { at + rest.find('\n')? + 1 } else { at + gap };
        return Some((at, end));
    }
    if rest.starts_with(c) {
        return Some((at, at + c.len_utf8()));
    }
    // Indentation, or a line break that the reading dropped.
    let skipped = at + gap;
    (gap > 0 && raw[skipped..].starts_with(c)).then(|| (skipped, skipped + c.len_utf8()))
}

/// `\n`, `\u4e00` and the like; `\` at the end of a line joins it to the next.
fn escape(raw: &str, at: usize, c: char) -> Option<(usize, usize)> {
    let sign = raw[at + 1..].chars().next()?;
    let length = match sign {
        'x' => 4,
        'u' => 6,
        'U' => 10,
        '\n' | '\r' => {
            let joined = raw[at + 1..].trim_start();
            return step(raw, raw.len() - joined.len(), c, Some('"'));
        }
        other => 1 + other.len_utf8(),
    };
    raw.is_char_boundary(at + length).then_some((at, at + length))
}

#[cfg(test)]
mod tests {
    use super::locate;

    fn found(raw: &str, text: &str, wanted: &str) -> Option<String> {
        let at = text.find(wanted).unwrap();
        locate(raw, text, &(at..at + wanted.len())).map(|range| raw[range].to_owned())
    }

    #[test]
    fn every_way_to_write_a_scalar() {
        assert_eq!(found("收到假货", "收到假货", "假货").as_deref(), Some("假货"));
        assert_eq!(found("\"收到\\\"假货\\\"。\"", "收到\"假货\"。", "假货\"").as_deref(), Some("假货\\\""));
        assert_eq!(found("\"a\\u5047货\"", "a假货", "假货").as_deref(), Some("\\u5047货"));
        assert_eq!(found("'it''s 假货'", "it's 假货", "'s 假").as_deref(), Some("''s 假"));
        assert_eq!(found("|\n    第一行\n    假货\n", "第一行\n假货", "假货").as_deref(), Some("假货"));
        assert_eq!(found(">-\n  第一行\n  假货", "第一行 假货", "行 假").as_deref(), Some("行\n  假"));
        assert_eq!(found("第一行\n      假货", "第一行 假货", "假货").as_deref(), Some("假货"));
        assert_eq!(found("\"第一行\\\n  假货\"", "第一行假货", "假货").as_deref(), Some("假货"));
        assert_eq!(found("别的", "假货", "假货"), None);
    }
}
