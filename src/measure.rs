//! How long a text is, in the unit that the box it goes into counts.

/// A way of counting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Unicode scalar values; a line break is one. What most web forms count, near enough.
    Chars,
    /// The counter of a 小红书 note title: a UTF-16 code unit above 127 counts two halves, any other one half; rounded up.
    NoteTitle,
}

impl Unit {
    /// Every unit, with the name that data files use.
    pub const ALL: &[(&str, Self)] = &[("chars", Self::Chars), ("note-title", Self::NoteTitle)];

    /// The length of `text` in this unit.
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::Chars => text.chars().count(),
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
        assert_eq!(Unit::NoteTitle.count("abcd"), 2);
        assert_eq!(Unit::NoteTitle.count("abc"), 2);
        assert_eq!(Unit::NoteTitle.count("避雷，"), 3);
        assert_eq!(Unit::NoteTitle.count("📷"), 2);
    }
}
