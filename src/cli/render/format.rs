//! `--format`: texts in one of the text formats, or a page.

use clap::ValueEnum;

use crate::emit::Format;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    #[value(alias = "text")]
    Txt,
    #[value(alias = "markdown")]
    Md,
    Json,
    Html,
}

impl FormatArg {
    /// All texts of a case on one page.
    pub(super) fn is_page(self) -> bool {
        self == Self::Html
    }
}

/// The format of a text; on a page it is shown as plain text.
pub(super) fn format(format: FormatArg) -> Format {
    match format {
        FormatArg::Txt | FormatArg::Html => Format::Txt,
        FormatArg::Md => Format::Md,
        FormatArg::Json => Format::Json,
    }
}
