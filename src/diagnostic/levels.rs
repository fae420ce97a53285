//! How grave a person wants the findings of a check to be.

use std::collections::BTreeMap;

use super::{Diagnostic, Severity, Sink};

/// The levels that a person chose, by the names of checks. They speak of warnings and notes alone: an error stays one.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    chosen: BTreeMap<String, Level>,
}

/// What becomes of the findings of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// They are that grave.
    Said(Severity),
    /// They are not said.
    Off,
}

impl Level {
    /// Every level, by the word that stands for it.
    pub const ALL: &[(&str, Self)] = &[
        ("error", Self::Said(Severity::Error)),
        ("warning", Self::Said(Severity::Warning)),
        ("note", Self::Said(Severity::Note)),
        ("off", Self::Off),
    ];

    /// The level with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, level)| *level)
    }

    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(_, level)| *level == self).map_or("", |(word, _)| word)
    }
}

impl Levels {
    /// Chooses a level; what was chosen before for this check does not count any more.
    pub fn set(&mut self, rule: impl Into<String>, level: Level) {
        self.chosen.insert(rule.into(), level);
    }

    /// The choices, by the names of checks.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Level)> {
        self.chosen.iter().map(|(rule, level)| (rule.as_str(), *level))
    }

    /// The finding as grave as was chosen; `None` where it is not to be said.
    pub fn applied(&self, mut found: Diagnostic) -> Option<Diagnostic> {
        if found.severity < Severity::Error {
            match self.chosen.get(found.rule.name()) {
                Some(Level::Off) => return None,
                Some(Level::Said(severity)) => found.severity = *severity,
                None => {}
            }
        }
        Some(found)
    }
}

impl Sink {
    /// Everything as grave as was chosen.
    #[must_use]
    pub fn leveled(mut self, levels: &Levels) -> Self {
        if !levels.chosen.is_empty() {
            self.found = self.found.into_iter().filter_map(|found| levels.applied(found)).collect();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_stays_one() {
        let mut levels = Levels::default();
        levels.set("a/a", Level::Off);
        levels.set("a/b", Level::Said(Severity::Error));
        let severity = |found| levels.applied(found).map(|found| found.severity);
        assert_eq!(severity(Diagnostic::error("a/a", "")), Some(Severity::Error));
        assert_eq!(severity(Diagnostic::warning("a/a", "")), None);
        assert_eq!(severity(Diagnostic::note("a/b", "")), Some(Severity::Error));
        assert_eq!(severity(Diagnostic::note("a/c", "")), Some(Severity::Note));
    }
}
