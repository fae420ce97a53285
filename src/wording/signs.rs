//! What single characters are. `build.rs` includes this file.

/// Is this a letter, a digit or a Chinese character?
pub(super) fn is_solid(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// The plain form of a character in a rule: width and case only, since rules are written in simplified characters. `None`
/// for one that takes no room.
pub(super) fn in_rule(c: char) -> Option<char> {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).map(|c| c.to_ascii_lowercase()),
        '\u{4e00}'..='\u{9fff}' => Some(c),
        c if c.is_ascii() => Some(c.to_ascii_lowercase()),
        c => (!is_invisible(c)).then_some(c),
    }
}

/// Takes no room of its own: zero-width, direction marks, variation selectors, strokes put through the letter before.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e01ef}'
        | '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}
