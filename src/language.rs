//! What is said to a person, in Chinese and in English: who prints it knows which of them is wanted. What a case says, and
//! what is written into one, is Chinese in both.

/// The same in both languages. A message that is made so cannot lack its English.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Both<T = String> {
    /// In Simplified Chinese.
    pub zh: T,
    /// In English.
    pub en: T,
}

/// A message that is the same each time.
pub type Fixed = Both<&'static str>;

impl Both {
    /// A message that is put together.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// Each of the two changed in the same way.
    #[must_use]
    pub fn map(self, change: impl Fn(String) -> String) -> Self {
        Self { zh: change(self.zh), en: change(self.en) }
    }
}

impl Fixed {
    /// A message that is the same each time.
    pub const fn fixed(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }
}

impl From<Fixed> for Both {
    fn from(fixed: Fixed) -> Self {
        Self::new(fixed.zh, fixed.en)
    }
}
