//! `--report`: a format of findings, or the summary of a run.

use crate::report::Format;

use super::super::lang::either;

const SUMMARY: &str = "summary";

/// What is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Report {
    /// What was found, in this format.
    Of(Format),
    /// Cases by channels, what is due, the errors.
    Summary,
}

/// The words for reports.
pub(in crate::cli) fn words() -> Vec<&'static str> {
    Format::ALL.iter().map(|(word, _)| *word).chain([SUMMARY]).collect()
}

/// The report with this word.
pub(super) fn report(text: &str) -> Result<Report, String> {
    let word = if ["text", "txt"].contains(&text) { "human" } else { text };
    let format = Format::from_word(word).map(Report::Of);
    let report = format.or_else(|| (text == SUMMARY).then_some(Report::Summary));
    report.ok_or_else(|| {
        either(format!("可以写：{}", words().join("、")), format!("may be {}", words().join(", ")))
    })
}
