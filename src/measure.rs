//! How long a text is, in the unit that the box it goes into counts.

/// A way of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Unicode scalar values; a line break is one. What most web forms count, near enough.
    #[default]
    Chars,
    /// UTF-16 code units, as a page's own script counts; a rare character or an emoji is two.
    Utf16,
    /// The counter of a 小红书 note title: a UTF-16 code unit above 127 counts two halves, any other one half; rounded up.
    NoteTitle,
}

impl Unit {
    /// Every unit, with the name that data files use.
    pub const ALL: &[(&str, Self)] =
        &[("chars", Self::Chars), ("utf16", Self::Utf16), ("note-title", Self::NoteTitle)];

    /// The length of `text` in this unit.
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Chars => text.chars().count(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::NoteTitle => {
                let halves: usize = text.encode_utf16().map(|unit| if unit > 127 { 2 } else { 1 }).sum();
                halves.div_ceil(2)
            }
        }
    }

    /// The name that data files and JSON use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chars => "chars",
            Self::Utf16 => "utf16",
            Self::NoteTitle => "note-title",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_the_box_does() {
        assert_eq!(Unit::Chars.count("𠮷田\n3"), 4);
        assert_eq!(Unit::Utf16.count("𠮷田\n3"), 5);
        assert_eq!(Unit::NoteTitle.count("abcd"), 2);
        assert_eq!(Unit::NoteTitle.count("abc"), 2);
        assert_eq!(Unit::NoteTitle.count("避雷，"), 3);
        assert_eq!(Unit::NoteTitle.count("📷"), 2);
    }
}
