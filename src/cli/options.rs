//! Options that several commands take.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{Args as ClapArgs, ValueEnum};

use crate::calendar::{self, DateError, Day};
use crate::emit::Format;
use crate::pipeline::Selection;

use super::lang::either;

#[derive(Debug, ClapArgs)]
pub(super) struct CommonArgs {
    #[arg(
        long,
        value_name = "日期",
        value_parser = day,
        env = "COMPLAIN_AS_OF",
        hide_env = true,
        help = "写信的日期，如 2026-05-20，或 today（今天）；\n优先于案件里的 as_of，都没有时是今天"
    )]
    pub(super) as_of: Option<Day>,
    #[command(flatten)]
    pub(super) overlays: OverlayArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct OverlayArgs {
    /// 自己的模板，同名的文件代替自带的
    #[arg(long, value_name = "文件夹", env = "COMPLAIN_TEMPLATES", hide_env = true)]
    pub(super) templates: Option<PathBuf>,
    /// 自己的平台、问题种类等资料，同名的文件代替自带的
    #[arg(long, value_name = "文件夹", env = "COMPLAIN_DATA", hide_env = true)]
    pub(super) data: Option<PathBuf>,
    #[arg(
        long,
        value_name = "文件",
        env = "COMPLAIN_CONFIG",
        hide_env = true,
        help = "设置文件；不写时从案件的文件夹往上找\n.complain.yaml，写法见 complain config --help"
    )]
    pub(super) config: Option<PathBuf>,
}

/// Which channels.
#[derive(Debug, ClapArgs)]
pub(super) struct ChannelArgs {
    #[arg(
        short,
        long = "channel",
        value_name = "渠道",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称，可以写几次；\n不写：适合这个案件的渠道；写 all：点名才写的也写"
    )]
    pub(super) channels: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    #[value(alias = "text")]
    Txt,
    #[value(alias = "markdown")]
    Md,
    Json,
}

/// When something is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorArg {
    Auto,
    Always,
    Never,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Txt => Self::Txt,
            FormatArg::Md => Self::Md,
            FormatArg::Json => Self::Json,
        }
    }
}

pub(super) fn day(text: &str) -> Result<Day, String> {
    if ["today", "今天"].contains(&text) {
        return Ok(calendar::today());
    }
    Day::parse(text).map_err(|error| match error {
        DateError::WriteAs(better) => {
            either(format!("日期请写成 {better}"), format!("write the day as {better}"))
        }
        DateError::Impossible => either("没有这一天", "there is no such day").into(),
        _ => either("日期请写成 2026-05-20 这样", "write the day as 2026-05-20").into(),
    })
}

pub(super) fn jobs(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|number| (1..=256).contains(number));
    number.ok_or_else(|| either("请写 1 到 256 的整数", "write a whole number from 1 to 256").into())
}

/// The channels that `--channel` asks for: without any those that suit a case, with `all` also those on request.
pub(super) fn selection(channels: &[String]) -> Selection {
    if channels.iter().any(|name| name == "all") {
        Selection::Every
    } else if channels.is_empty() {
        Selection::Suiting
    } else {
        Selection::Named(channels.to_vec())
    }
}
