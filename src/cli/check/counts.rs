//! What a run of checks came to.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Severity};

use super::super::lang::{Lang, chosen};

/// Counts of files and findings.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// How many files were asked for.
    pub(super) files: usize,
    /// How many of them could not be read as they should be.
    pub(super) unread: usize,
    /// Of how many errors kept some checks from being made.
    pub(super) cut_short: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    fixable: usize,
    by_rule: BTreeMap<String, usize>,
}

impl Counts {
    pub(super) fn add(&mut self, found: &[Diagnostic]) {
        for one in found {
            *self.by_rule.entry(one.rule.name().to_owned()).or_default() += 1;
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

    /// How often each check was reported, the most frequent first.
    pub(super) fn statistics(&self) -> String {
        let mut rows: Vec<(&String, &usize)> = self.by_rule.iter().collect();
        rows.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let rows: Vec<String> = rows.iter().map(|(rule, count)| format!("{count}\t{rule}\n")).collect();
        rows.concat()
    }

    /// In one line.
    pub(super) fn summary(&self) -> String {
        if chosen() == Lang::En {
            return self.in_english();
        }
        let files = self.files;
        let counts = [(self.errors, "错误"), (self.warnings, "警告"), (self.notes, "提示")];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let unread = (self.unread > 0).then(|| format!("{} 个读不了", self.unread));
        let counts = counts.map(|(count, name)| format!("{count} 处{name}"));
        let said: Vec<String> = unread.into_iter().chain(counts).collect();
        let short = match (self.cut_short, files) {
            (0, _) => String::new(),
            (_, 1) => "。因为有错误，隐私、证据和文字还没有查全；改好再查一次".to_owned(),
            (short, _) => {
                format!("。有 {short} 个文件因为错误，隐私、证据和文字还没有查全；改好再查一次")
            }
        };
        if said.is_empty() {
            // What was asked for may have left out the errors themselves.
            let none = if short.is_empty() { "没有问题" } else { "要看的几项没有报告问题" };
            return format!("查了 {files} 个文件，{none}{short}");
        }
        let fixable = (self.fixable > 0).then(|| format!("；其中 {} 处可以用 --fix 直接改", self.fixable));
        format!("查了 {files} 个文件：{}{}{short}", said.join("，"), fixable.unwrap_or_default())
    }

    fn in_english(&self) -> String {
        let counts = [
            (self.unread, "unreadable"),
            (self.errors, plural(self.errors, "error", "errors")),
            (self.warnings, plural(self.warnings, "warning", "warnings")),
            (self.notes, plural(self.notes, "note", "notes")),
            (self.fixable, "fixable with --fix"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let said: Vec<String> = counts.map(|(count, name)| format!("{count} {name}")).collect();
        let said = if said.is_empty() { "nothing found".to_owned() } else { said.join(", ") };
        let short = match self.cut_short {
            0 => String::new(),
            short => format!(
                "; errors kept privacy, evidence and texts of {short} {} from being fully checked: mend them and check again",
                plural(short, "file", "files")
            ),
        };
        format!("{} {} checked: {said}{short}", self.files, plural(self.files, "file", "files"))
    }
}

fn plural(count: usize, one: &'static str, many: &'static str) -> &'static str {
    if count == 1 { one } else { many }
}
