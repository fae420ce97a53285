//! What people are shown: characters that a terminal or a page would obey, or show as nothing, by their numbers instead.

use std::borrow::Cow;

use super::is_invisible;

/// The text with `<U+202E>` for each character that is obeyed instead of shown. Line breaks, `\r\n` too, and tabs stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some(first) = raw(text).next() else { return Cow::Borrowed(text) };
    let mut shown = String::with_capacity(text.len() + 16);
    let mut from = 0;
    for (at, c) in std::iter::once(first).chain(raw(text).skip(1)) {
        shown.push_str(&text[from..at]);
        shown.push_str(&format!("<U+{:04X}>", c as u32));
        from = at + c.len_utf8();
    }
    shown.push_str(&text[from..]);
    Cow::Owned(shown)
}

/// The same for JSON that is written out: programs get the very character, by JSON's own escape.
pub fn visible_in_json(json: &str) -> Cow<'_, str> {
    // Outside of texts JSON has none of them, and controls stand escaped in it already.
    if raw(json).next().is_none() {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 16);
    let mut from = 0;
    for (at, c) in raw(json) {
        shown.push_str(&json[from..at]);
        for unit in c.encode_utf16(&mut [0; 2]) {
            shown.push_str(&format!("\\u{unit:04x}"));
        }
        from = at + c.len_utf8();
    }
    shown.push_str(&json[from..]);
    Cow::Owned(shown)
}

/// Is it obeyed, or shown as nothing or as whatever a device likes, wherever it stands?
pub fn is_raw(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

fn raw(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let is_lone = |at: usize| !text[at + 1..].starts_with('\n');
    text.char_indices().filter(move |&(at, c)| is_raw(c) || c == '\r' && is_lone(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_obeyed_is_shown_by_its_number() {
        assert_eq!(
            visible("碗\u{1b}[31m\u{202e}口\r\n一\r二\u{e5e5}\t"),
            "碗<U+001B>[31m<U+202E>口\r\n一<U+000D>二<U+E5E5>\t"
        );
        assert!(matches!(visible("👨\u{200d}👩 碗口\n"), Cow::Borrowed(_)));
        let json = serde_json::to_string("\u{1b}\u{202e}\u{7f}\u{e0001}碗").unwrap();
        let shown = visible_in_json(&json);
        assert_eq!(shown, "\"\\u001b\\u202e\\u007f\\udb40\\udc01碗\"");
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), "\u{1b}\u{202e}\u{7f}\u{e0001}碗");
    }
}
