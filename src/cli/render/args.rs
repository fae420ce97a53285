//! What `render` takes.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::super::config::{LevelArgs, LimitArgs, SizeArgs};
use super::super::options::{ChannelArgs, CommonArgs, jobs};
use super::format::FormatArg;

#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(in crate::cli) struct RenderArgs {
    /// 案件文件；也可以是文件夹（其中所有 .yaml 和 .yml）或 -（标准输入）
    #[arg(value_name = "案件", required_unless_present = "list")]
    pub(super) cases: Vec<PathBuf>,
    #[arg(long = "files-from", value_name = "清单", help = "从清单里读案件的文件名，一行一个；- 是标准输入")]
    pub(super) list: Option<PathBuf>,
    #[command(flatten)]
    pub(super) wanted: ChannelArgs,
    #[arg(
        short,
        long,
        alias = "output-format",
        value_name = "格式",
        help = "txt 纯文本（默认），md Markdown，json 供程序读取，\nhtml 一个案件一页，用浏览器看",
        default_value = "txt",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) format: FormatArg,
    #[arg(
        short,
        long,
        value_name = "去处",
        help = "写成文件：<去处>/<案件编号>/<渠道>.<格式>；\n- 是屏幕；以 .txt、.md、.json、.html 结尾的\n是一个文件"
    )]
    pub(super) out: Option<PathBuf>,
    #[arg(
        long,
        help = "不写文件，只看 --out 里的和现在应写的是否一样；\n不一样的逐行列出，退出状态为 1。没有 --as-of 时\n按上次写的日期比较"
    )]
    pub(super) check: bool,
    #[arg(
        long,
        help = "案件或渠道已经没有了的文字，从 --out 里删掉；\n只删 manifest.json 里记着、没有改过的文件"
    )]
    pub(super) prune: bool,
    #[command(flatten)]
    pub(super) sizes: SizeArgs,
    #[command(flatten)]
    pub(super) levels: LevelArgs,
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
