//! What a run of checks came to.

use crate::diagnostic::{Diagnostic, Severity};

/// Counts of files and findings.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// How many files were asked for.
    pub(super) files: usize,
    /// How many of them could not be read as they should be.
    pub(super) unread: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    fixable: usize,
}

impl Counts {
    pub(super) fn add(&mut self, found: &[Diagnostic]) {
        for one in found {
            *match one.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
                Severity::Note => &mut self.notes,
            } += 1;
            self.fixable += usize::from(one.fix.as_ref().is_some_and(|fix| fix.is_safe));
        }
    }

    pub(super) fn errors(&self) -> usize {
        self.errors
    }

    pub(super) fn warnings(&self) -> usize {
        self.warnings
    }

    /// In one line.
    pub(super) fn summary(&self) -> String {
        let files = self.files;
        let counts = [(self.errors, "错误"), (self.warnings, "警告"), (self.notes, "提示")];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let unread = (self.unread > 0).then(|| format!("{} 个读不了", self.unread));
        let counts = counts.map(|(count, name)| format!("{count} 处{name}"));
        let said: Vec<String> = unread.into_iter().chain(counts).collect();
        match (said.is_empty(), self.fixable) {
            (true, _) => format!("查了 {files} 个文件，没有问题"),
            (false, 0) => format!("查了 {files} 个文件：{}", said.join("，")),
            (false, fixable) => {
                format!("查了 {files} 个文件：{}；其中 {fixable} 处可以用 --fix 直接改", said.join("，"))
            }
        }
    }
}
