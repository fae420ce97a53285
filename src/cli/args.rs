//! Arguments and their help.

use std::path::PathBuf;

use clap::builder::NonEmptyStringValueParser;
use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::calendar::{DateError, Day};
use crate::emit::Format;

use super::check::CheckArgs;
use super::config::{LimitArgs, SizeArgs};
use super::exhibits::ExhibitsArgs;
use super::list::ListArgs;
use super::trace::TraceArgs;

const TOP: &str = "\
{about}

用法：{usage}

命令：
{subcommands}

选项：
{options}{after-help}
";
const SUB: &str = "\
{about}

用法：{usage}

参数：
{positionals}

选项：
{options}{after-help}
";

/// `complain`. Help is not wrapped: Chinese has no spaces to wrap at, and its lines are short as they stand.
#[derive(Debug, Parser)]
#[command(
    name = "complain",
    about = "把一份案件文件（YAML）写成各个渠道的投诉文字。只写案件里的事实，语气平和，\n\
             按各渠道的栏目和字数分好。",
    override_usage = "complain <命令> …",
    help_template = TOP,
    after_help = "看下一步做什么：\n  complain plan cases/cracked-bowls.yaml\n\
                  看有哪些渠道：\n  complain list channels\n\
                  把例子写出来：\n  complain render cases/cracked-bowls.yaml --channel 12315\n\
                  每个命令都有说明：\n  complain render --help\n\n\
                  退出状态：\n  0 没有错误\n  1 有要改正的错误\n  2 没有做成：用法不对，或文件读不了、写不了",
    term_width = 0,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    version
)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// 显示说明
    #[arg(short, long, action = ArgAction::Help, global = true, display_order = 900)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = ArgAction::Version, display_order = 901)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 写出投诉文字：一个或几个案件，一个或几个渠道
    #[command(
        override_usage = "complain render <案件>… [选项]",
        help_template = SUB,
        after_help = "例：\n  complain render 案件.yaml --channel 12315        在屏幕上看一份\n  \
                      complain render 案件.yaml                        写出适合这个案件的所有渠道\n  \
                      complain render cases --channel all --out 输出   整个文件夹，每份一个文件\n  \
                      complain render - --channel note < 案件.yaml     从标准输入读"
    )]
    Render(RenderArgs),
    /// 检查案件：事实、证据、措辞、隐私，会不会被受理；不写文字
    #[command(
        override_usage = "complain check <案件>… [选项]",
        help_template = SUB,
        after_help = "例：\n  complain check 案件.yaml\n  \
                      complain check cases --report sarif > 结果.sarif   整个文件夹，给持续集成\n  \
                      complain check 案件.yaml --fix                    标点之类可以放心改的，直接改\n  \
                      complain check 草稿.txt                           自己写好的文字，只查措辞\n\n\
                      某一条检查的说明见 complain explain <编号>，如 tone/insult；\n\
                      有意保留的，在案件里写 allow: [{rule: 编号, reason: 理由}]"
    )]
    Check(CheckArgs),
    /// 看现在到了哪一步，下一步用哪个渠道，各个期限到哪天
    #[command(
        override_usage = "complain plan <案件> [选项]",
        help_template = SUB,
        after_help = "例：\n  complain plan 案件.yaml\n  \
                      complain plan 案件.yaml --as-of 2026-05-20\n  \
                      complain plan 案件.yaml --format ics > 期限.ics     导入日历"
    )]
    Plan(PlanArgs),
    /// 看每句话的来源：案件里的哪一处、证据、法条、模板的哪一行
    #[command(
        override_usage = "complain trace <案件> --channel <渠道> [选项]",
        help_template = SUB,
        after_help = "例：\n  complain trace 案件.yaml --channel 12315\n  \
                      complain trace 案件.yaml --unused                 写了而没有用到的内容和证据\n  \
                      complain trace 案件.yaml --channel letter --format json\n\n\
                      “写的是”：句子里写出了案件的这一处；“取决于”：把案件的这一处改成别的，\n\
                      这句话就会变，或者不再出现。后者是一处一处改过、重新写过才列出的"
    )]
    Trace(TraceArgs),
    /// 列出一个案件的证据，核对文件
    #[command(override_usage = "complain exhibits <案件> [选项]", help_template = SUB)]
    Exhibits(ExhibitsArgs),
    /// 解释一个编号：渠道、问题种类、拒绝理由、部门、法规、条文、期限或检查
    #[command(
        override_usage = "complain explain <编号> [选项]",
        help_template = SUB,
        after_help = "例：\n  complain explain intervention                     渠道\n  \
                      complain explain quality                          问题种类\n  \
                      complain explain opened-package                   商家常用的拒绝理由\n  \
                      complain explain consumer-law                     法规\n  \
                      complain explain consumer-law/no-reason-return    条文\n  \
                      complain explain intervention-window              期限\n  \
                      complain explain accept/identity                  检查"
    )]
    Explain(ExplainArgs),
    /// 列出渠道、问题种类、拒绝理由、法规、检查等的编号
    #[command(
        override_usage = "complain list <名目> [选项]",
        help_template = SUB,
        after_help = "一行一项，各列以制表符分开。渠道的最后一列是各栏的编号，有上限的写成\n\
                      编号=字数；检查的第二列是级别；法律法规的最后两列是施行日和最后有效日，\n\
                      现行有效的没有后者。\n\
                      某一项的说明见 complain explain <编号>"
    )]
    List(ListArgs),
    /// 以 JSON 显示一个案件的全部事实，写模板时用
    #[command(override_usage = "complain facts <案件> [选项]", help_template = SUB)]
    Facts(FactsArgs),
}

#[derive(Debug, ClapArgs)]
pub(super) struct RenderArgs {
    /// 案件文件；也可以是文件夹（其中所有 .yaml 和 .yml）或 -（标准输入）
    #[arg(value_name = "案件", required = true)]
    pub(super) cases: Vec<PathBuf>,
    #[arg(
        short,
        long = "channel",
        value_name = "渠道",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称，可以写几次；\n不写或写 all：适合这个案件的所有渠道"
    )]
    pub(super) channels: Vec<String>,
    /// txt 纯文本（默认），md Markdown，json 供程序读取
    #[arg(
        short,
        long,
        value_name = "格式",
        default_value = "txt",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: FormatArg,
    /// 写成文件：<文件夹>/<案件编号>/<渠道>.<格式>
    #[arg(short, long, value_name = "文件夹")]
    pub(super) out: Option<PathBuf>,
    #[command(flatten)]
    pub(super) sizes: SizeArgs,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    /// 同时处理几个案件，默认按处理器核数
    #[arg(short, long, value_name = "数", value_parser = jobs)]
    pub(super) jobs: Option<u16>,
    #[arg(long, help = "在句子后面编号，文字下面列出每句的来源；\n来源里有私人信息，只供自己看")]
    pub(super) trace: bool,
    /// 不显示字数、提醒和写好的份数
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct FactsArgs {
    /// 案件文件或 -（标准输入）
    #[arg(value_name = "案件")]
    pub(super) case: PathBuf,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct PlanArgs {
    /// 案件文件或 -（标准输入）
    #[arg(value_name = "案件")]
    pub(super) case: PathBuf,
    /// text 文字（默认），json 供程序读取，ics 日历
    #[arg(
        short,
        long,
        value_name = "格式",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: PlanFormatArg,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// 编号，见 complain list；条文写成 法规/条文
    #[arg(value_name = "编号")]
    pub(super) id: String,
    #[command(flatten)]
    pub(super) overlays: OverlayArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum PlanFormatArg {
    Text,
    Json,
    Ics,
}

#[derive(Debug, ClapArgs)]
pub(super) struct CommonArgs {
    #[arg(
        long,
        value_name = "日期",
        value_parser = day,
        help = "写信的日期，如 2026-05-20；\n优先于案件里的 as_of，都没有时是今天"
    )]
    pub(super) as_of: Option<Day>,
    #[command(flatten)]
    pub(super) overlays: OverlayArgs,
}

#[derive(Debug, ClapArgs)]
pub(super) struct OverlayArgs {
    /// 自己的模板，同名的文件代替自带的
    #[arg(long, value_name = "文件夹")]
    pub(super) templates: Option<PathBuf>,
    /// 自己的平台、问题种类等资料，同名的文件代替自带的
    #[arg(long, value_name = "文件夹")]
    pub(super) data: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatArg {
    Txt,
    Md,
    Json,
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

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).map_err(|error| match error {
        DateError::WriteAs(better) => format!("日期请写成 {better}"),
        DateError::Impossible => "没有这一天".into(),
        _ => "日期请写成 2026-05-20 这样".into(),
    })
}

pub(super) fn jobs(text: &str) -> Result<u16, String> {
    let number = text.parse().ok().filter(|number| (1..=256).contains(number));
    number.ok_or_else(|| "请写 1 到 256 的整数".into())
}
