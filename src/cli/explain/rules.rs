//! The pages and rows of rules, whatever registry they come from: rules on facts, rules on wording.

use crate::diagnostic::Severity;
use crate::lint::{Example, Rule};
use crate::wording::WordingRule;

use super::parts::section;

/// At most this many examples of each sort are shown: the rest are near neighbours for the tests.
const SHOWN: usize = 6;

/// What is said of a rule.
pub(in crate::cli) struct Page<'a> {
    /// `group/name`.
    pub(in crate::cli) id: &'a str,
    /// A short title.
    pub(in crate::cli) name: &'a str,
    /// How grave its findings are.
    pub(in crate::cli) level: Severity,
    /// Why it matters.
    pub(in crate::cli) why: &'a str,
    /// What to do instead.
    pub(in crate::cli) instead: &'a str,
    /// What it finds something in.
    pub(in crate::cli) bad: Vec<String>,
    /// The nearest innocent neighbours.
    pub(in crate::cli) good: Vec<String>,
}

/// The page of every rule on facts.
pub(in crate::cli) fn of_facts(rule: &Rule) -> Page<'_> {
    let examples = |examples: &[Example]| examples.iter().take(SHOWN).map(snippet).collect();
    Page {
        id: rule.id,
        name: rule.name,
        level: rule.level,
        why: rule.why,
        instead: rule.instead,
        bad: examples(rule.bad),
        good: examples(rule.good),
    }
}

/// The page of a rule on wording.
pub(in crate::cli) fn of_wording(rule: &WordingRule) -> Page<'_> {
    Page {
        id: &rule.id,
        name: &rule.name,
        level: rule.level,
        why: &rule.why,
        instead: &rule.instead,
        bad: rule.bad.iter().take(SHOWN).map(ToString::to_string).collect(),
        good: rule.good.iter().take(SHOWN).map(ToString::to_string).collect(),
    }
}

impl Page<'_> {
    /// As `complain explain` prints it.
    pub(in crate::cli) fn text(&self) -> String {
        let mut page = format!(
            "检查 {}：{}（{}）\n\n为什么：{}\n怎么办：{}\n",
            self.id,
            self.name,
            level(self.level),
            self.why,
            self.instead
        );
        for (title, examples) in [("会报告的写法", &self.bad), ("不会报告的写法", &self.good)] {
            // An example may have several lines: a blank one parts it from the next.
            section(&mut page, title, &[examples.join("\n\n  ")]);
        }
        page
    }

    /// As `complain list rules` prints it.
    pub(in crate::cli) fn row(&self) -> String {
        [self.id, level(self.level), self.name].join("\t")
    }
}

/// The keys of an example as they would stand in a case; what is not said is as in a case without a finding.
fn snippet(example: &Example) -> String {
    let mut lines = Vec::new();
    if !example.channel.is_empty() {
        lines.push(format!("# 渠道 {}", example.channel));
    }
    if example.case.is_empty() {
        lines.push("# 一个完好的案件".to_owned());
    }
    lines.extend(example.case.lines().map(str::to_owned));
    for (name, content) in example.files {
        let what = if name.starts_with("templates/") { "模板文件" } else { "同一批里的" };
        lines.push(format!("# {what} {name}"));
        lines.extend(content.lines().map(str::to_owned));
    }
    lines.join("\n  ")
}

/// The level in the words of the reports.
fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    }
}
