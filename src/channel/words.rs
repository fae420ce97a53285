//! How a channel speaks, in the words of its file.

/// How a text speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Register {
    /// In writing: 本人.
    #[default]
    Formal,
    /// To everybody.
    Note,
    /// To one person who reads it: 我 and 您.
    Chat,
}

/// How a text refers to exhibits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Citing {
    /// By number: （证据1）.
    #[default]
    Numbered,
    /// With their name where they are first needed: （证据1：开箱录像）.
    Named,
    /// Not by number.
    None,
}

impl Register {
    /// The word that data files and templates use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Formal => "formal",
            Self::Note => "note",
            Self::Chat => "chat",
        }
    }

    pub(super) fn from_word(word: &str) -> Self {
        [Self::Note, Self::Chat].into_iter().find(|register| register.word() == word).unwrap_or_default()
    }
}

impl Citing {
    pub(super) fn from_word(word: &str) -> Self {
        match word {
            "named" => Self::Named,
            "none" => Self::None,
            _ => Self::Numbered,
        }
    }
}
