//! Arguments and their help.

use std::path::PathBuf;

use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::calendar::{DateError, Day};
use crate::pipeline::LimitOverride;

const TOP: &str = "\
{about}

用法：{usage}

命令：
{subcommands}

选项：
{options}

{after-help}
";
const SUB: &str = "\
{about}

用法：{usage}

{all-args}{after-help}
";

/// `complain`.
#[derive(Debug, Parser)]
#[command(
    name = "complain",
    about = "把一份案件文件（YAML）写成各个渠道的投诉文字：只写事实，语气平和，格式合栏。",
    override_usage = "complain <命令> …",
    help_template = TOP,
    after_help = "先试：complain list channels；再试：complain render cases/cracked-bowls.yaml --channel 12315\n\
                  退出状态：0 没有问题；1 有要改的错误；2 无法运行（用法不对、文件读不了或写不了）",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    version
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// 显示帮助
    #[arg(short, long, action = ArgAction::Help, global = true, help_heading = "选项")]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 写出文字：一个或几个案件，一个或几个渠道
    #[command(
        override_usage = "complain render <案件>… [--channel 渠道]… [--format txt|md|json] [--out 文件夹]",
        help_template = SUB,
        after_help = "例：\n  complain render 案件.yaml --channel 12315          在屏幕上看一份\n  \
                      complain render 案件.yaml                          写出适合这个案件的所有渠道\n  \
                      complain render cases --channel all --out 输出     整个文件夹，每份一个文件\n  \
                      complain render - --channel note < 案件.yaml       从标准输入读"
    )]
    Render(RenderArgs),
    /// 以 JSON 显示一个案件的全部事实：模板能用的都在这里
    #[command(override_usage = "complain facts <案件> [--as-of 日期]", help_template = SUB)]
    Facts(FactsArgs),
    /// 列出渠道、问题种类、平台、事件、诉求或模板
    #[command(override_usage = "complain list <什么>", help_template = SUB)]
    List(ListArgs),
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "选项")]
pub(super) struct RenderArgs {
    /// 案件文件、文件夹（其中所有 .yaml 和 .yml）或 -（标准输入）
    #[arg(value_name = "案件", required = true, help_heading = "参数")]
    pub(super) cases: Vec<PathBuf>,
    /// 渠道的编号或名称，可以写几次；默认是适合案件的所有渠道，all 也是
    #[arg(short, long = "channel", value_name = "渠道")]
    pub(super) channels: Vec<String>,
    /// 输出格式：txt 纯文本，md Markdown，json 供程序读取
    #[arg(short, long, value_name = "格式", default_value = "txt", hide_default_value = true, hide_possible_values = true)]
    pub(super) format: FormatArg,
    /// 写到这个文件夹：<文件夹>/<案件编号>/<渠道>.<格式>
    #[arg(short, long, value_name = "文件夹")]
    pub(super) out: Option<PathBuf>,
    /// 改一栏的字数上限，例如 12315.facts=800；可以写几次
    #[arg(long = "limit", value_name = "渠道.栏=字数", value_parser = limit)]
    pub(super) limits: Vec<LimitOverride>,
    /// 同时处理的案件数，默认按处理器核数
    #[arg(short, long, value_name = "数", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(super) jobs: Option<u16>,
    /// 不显示字数和提醒
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "选项")]
pub(super) struct FactsArgs {
    /// 案件文件或 -（标准输入）
    #[arg(value_name = "案件", help_heading = "参数")]
    pub(super) case: PathBuf,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "选项")]
pub(super) struct ListArgs {
    /// channels 渠道，problems 问题种类，platforms 平台，events 事件，claims 诉求，templates 模板
    #[arg(value_name = "什么", hide_possible_values = true, help_heading = "参数")]
    pub(super) what: ListWhat,
    #[command(flatten)]
    pub(super) overlays: OverlayArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CommonArgs {
    /// 写文字的日期，如 2026-05-20；优先于案件里的 as_of，都没有时是今天
    #[arg(long, value_name = "日期", value_parser = day)]
    pub(super) as_of: Option<Day>,
    #[command(flatten)]
    pub(super) overlays: OverlayArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct OverlayArgs {
    /// 自己的模板文件夹，按文件盖在自带的 templates/ 上
    #[arg(long, value_name = "文件夹")]
    pub(super) templates: Option<PathBuf>,
    /// 自己的资料文件夹，按文件盖在自带的 data/ 上
    #[arg(long, value_name = "文件夹")]
    pub(super) data: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FormatArg {
    Txt,
    Md,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ListWhat {
    Channels,
    Problems,
    Platforms,
    Events,
    Claims,
    Templates,
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|error| match error {
        DateError::WriteAs(better) => format!("日期请写成 {better}"),
        DateError::Impossible => "没有这一天".into(),
        _ => "日期请写成 2026-05-20 这样".into(),
    })
}

fn limit(text: &str) -> Result<LimitOverride, String> {
    let parse = || {
        let (place, max) = text.split_once('=')?;
        let (channel, field) = place.split_once('.')?;
        let max = max.parse().ok().filter(|max| *max > 0)?;
        Some(LimitOverride { channel: channel.into(), field: field.into(), max })
    };
    parse().ok_or_else(|| "请写成 渠道.栏=字数，例如 12315.facts=800".into())
}
