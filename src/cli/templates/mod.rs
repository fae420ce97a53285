//! `complain templates`: a folder of one's own templates, begun, filled from the built-in ones, and looked through.

mod check;
mod eject;
mod findings;
mod names;
mod new;
mod overlay;
mod paths;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

use super::Status;
use super::console::Console;

/// The folder where none is named.
const FOLDER: &str = "my-templates";
const SUB: &str = "\
{about}

用法：{usage}

参数：
{positionals}

选项：
{options}{after-help}
";

#[derive(Debug, ClapArgs)]
pub(super) struct TemplatesArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// 新建一个渠道：一份写了说明的 channel.yaml，一个已经能用的模板
    #[command(
        override_usage = "complain templates new <编号> [选项]",
        help_template = SUB,
        after_help = "例：\n  complain templates new after-sale\n  \
                      complain templates new bank --for payment --dir 我的模板"
    )]
    New(new::NewArgs),
    /// 把自带的模板抄到自己的文件夹里来改；不写路径时列出有哪些
    #[command(
        override_usage = "complain templates eject [<路径>…] [选项]",
        help_template = SUB,
        after_help = "例：\n  complain templates eject                          有哪些，各是什么\n  \
                      complain templates eject note                     一个渠道\n  \
                      complain templates eject _shared/claim.tera       一个共用的段落\n  \
                      complain templates eject _moves/bought.tera       经过里的一种事"
    )]
    Eject(eject::EjectArgs),
    /// 检查自己的模板：用案件试写一遍，什么也不写下
    #[command(
        override_usage = "complain templates check <文件夹> [<案件>…] [选项]",
        help_template = SUB,
        after_help = "例：\n  complain templates check my-templates             用自带的例子试写\n  \
                      complain templates check my-templates 案件.yaml   用自己的案件试写"
    )]
    Check(check::CheckArgs),
}

/// Where copies and new channels go.
#[derive(Debug, ClapArgs)]
struct FolderArgs {
    /// 自己的模板放在哪个文件夹，默认 my-templates
    #[arg(long = "dir", value_name = "文件夹", default_value = FOLDER, hide_default_value = true)]
    dir: PathBuf,
}

pub(super) fn run(args: &TemplatesArgs, console: &mut Console) -> Status {
    match &args.what {
        What::New(args) => new::run(args, console),
        What::Eject(args) => eject::run(args, console),
        What::Check(args) => check::run(args, console),
    }
}
