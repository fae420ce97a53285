//! Template text as tags and their tokens: as much of the engine's grammar as has to be known to read over it.

use std::ops::Range;

/// A token of a tag, by its bytes in the template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) start: usize,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a keyword.
    Word,
    /// A text in quotation marks.
    Text,
    Number,
    /// An opening bracket; `?[` too.
    Open,
    Close,
    Sign,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// The bytes of each `{{ … }}` and `{% … %}`, without comments and raw text.
pub(super) fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = next_tag(&text[at..]) {
        let start = at + open;
        let tag = &text[start..];
        at = start + tag_end(tag);
        if !tag.starts_with("{#") {
            found.push(start..at);
        }
        at += raw_length(tag, &text[at..]).unwrap_or(0);
    }
    found
}

/// The bytes between tags, comments and raw texts: what is printed as it stands.
pub(super) fn prose(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = next_tag(&text[at..]) {
        let start = at + open;
        found.push(at..start);
        let tag = &text[start..];
        at = start + tag_end(tag);
        at += raw_length(tag, &text[at..]).unwrap_or(0);
    }
    found.push(at..text.len());
    found
}

/// The tokens of a tag.
pub(super) fn tokens<'a>(text: &'a str, tag: &Range<usize>) -> Vec<Token<'a>> {
    let mut found = Vec::new();
    let inside = text[tag.clone()].get(2..tag.len().saturating_sub(2)).unwrap_or_default();
    // What cuts blanks away is no sign of the expression.
    let begun = inside.strip_prefix('-').unwrap_or(inside);
    let mut at = tag.start + 2 + inside.len() - begun.len();
    let end = at + begun.strip_suffix('-').unwrap_or(begun).len();
    while at < end {
        let rest = &text[at..end];
        let (kind, length) = token(rest);
        if let Some(kind) = kind {
            found.push(Token { kind, text: &rest[..length], start: at });
        }
        at += length;
    }
    found
}

/// Kind and length of the token that a text begins with; no kind for blanks.
fn token(rest: &str) -> (Option<Kind>, usize) {
    let first = rest.as_bytes()[0];
    let run = |is: fn(&u8) -> bool| rest.bytes().take_while(is).count();
    match first {
        b'"' | b'\'' | b'`' => (Some(Kind::Text), quoted_length(rest)),
        b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
            (Some(Kind::Word), run(|byte| byte.is_ascii_alphanumeric() || *byte == b'_'))
        }
        b'0'..=b'9' => (Some(Kind::Number), run(|byte| byte.is_ascii_digit() || *byte == b'.')),
        b'(' | b'[' | b'{' => (Some(Kind::Open), 1),
        b')' | b']' | b'}' => (Some(Kind::Close), 1),
        b'?' if rest.starts_with("?[") => (Some(Kind::Open), 2),
        _ if first.is_ascii_whitespace() => (None, 1),
        _ => {
            let long = ["...", "==", "!=", "<=", ">=", "</", "?.", "//", "**"];
            let known = long.into_iter().find(|sign| rest.starts_with(sign)).map(str::len);
            (Some(Kind::Sign), known.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(1))
        }
    }
}

/// The length of the text in quotation marks that `rest` begins with.
fn quoted_length(rest: &str) -> usize {
    let mut escaped = false;
    let open = rest.as_bytes()[0];
    for (at, byte) in rest.bytes().enumerate().skip(1) {
        if escaped {
            escaped = false;
        } else if byte == b'\\' {
            escaped = true;
        } else if byte == open {
            return at + 1;
        }
    }
    rest.len()
}

/// Where the next tag, print or comment begins.
pub(super) fn next_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(open) = text[at..].find('{') {
        at += open + 1;
        if bytes.get(at).is_some_and(|byte| matches!(byte, b'{' | b'%' | b'#')) {
            return Some(at - 1);
        }
    }
    None
}

/// The length of the tag, print or comment that `text` begins with.
pub(super) fn tag_end(text: &str) -> usize {
    if text.starts_with("{#") {
        return text.find("#}").map_or(text.len(), |at| at + 2);
    }
    let close = if text.starts_with("{{") { "}}" } else { "%}" };
    let bytes = text.as_bytes();
    let mut at = 2;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' | b'\'' | b'`' => at += quoted_length(&text[at..]),
            _ if bytes[at..].starts_with(close.as_bytes()) => return at + 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// The length of the raw text after this tag, if it opens one.
pub(super) fn raw_length(tag: &str, after: &str) -> Option<usize> {
    let word = |text: &str| text.trim_start_matches(['{', '%', '-']).trim_start().to_owned();
    if !tag.starts_with("{%") || !word(tag).starts_with("raw") {
        return None;
    }
    let ends = after.match_indices("{%").map(|(at, _)| at);
    Some(ends.into_iter().find(|&at| word(&after[at..]).starts_with("endraw")).unwrap_or(after.len()))
}
