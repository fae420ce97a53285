//! The commands and their help. What a command takes stands in its own file, what several take in `options`.

use clap::{ArgAction, Parser, Subcommand};

use super::check::CheckArgs;
use super::completions::CompletionsArgs;
use super::config::ConfigArgs;
use super::exhibits::ExhibitsArgs;
use super::explain::ExplainArgs;
use super::facts::FactsArgs;
use super::import::ImportArgs;
use super::lang::Lang;
use super::list::ListArgs;
use super::log::LogArgs;
use super::man::ManArgs;
use super::new::NewArgs;
use super::options::ColorArg;
use super::plan::PlanArgs;
use super::render::RenderArgs;
use super::schema::SchemaArgs;
use super::serve::ServeArgs;
use super::stream::StreamArgs;
use super::templates::TemplatesArgs;
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
    after_help = "从头写一份案件：\n  complain new 案件.yaml\n看下一步做什么：\n  complain plan cases/cracked-bowls.yaml\n\
                  看有哪些渠道：\n  complain list channels\n\
                  把例子写出来：\n  complain render cases/cracked-bowls.yaml --channel 12315\n\
                  每个命令都有说明：\n  complain render --help\n\n\
                  退出状态：\n  0 没有错误\n  1 有要改正的错误\n  2 没有做成：用法不对，或文件读不了、写不了",
    term_width = 0,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    version = concat!(env!("CARGO_PKG_VERSION"), "（", env!("BUILT_FROM_COMMIT"), "资料核对至 ", env!("BUILT_FROM_DATA"), "）")
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
    /// 颜色：auto 在终端里才带（默认），always，never
    #[arg(
        long,
        value_name = "时候",
        global = true,
        env = "COMPLAIN_COLOR",
        hide_env = true,
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        display_order = 890
    )]
    pub(super) color: ColorArg,
    /// 说明用哪种语言：zh 中文（默认），en 英文
    #[arg(long, value_name = "语言", global = true, hide_possible_values = true, display_order = 891)]
    pub(super) lang: Option<Lang>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 新写一份案件：一问一答，或者写一份待填的
    #[command(
        override_usage = "complain new [文件] [选项]",
        help_template = SUB,
        after_help = "例：\n  complain new 案件.yaml                      在终端里一问一答\n  \
                      complain new 案件.yaml --blank --problem 质量问题   写一份待填的\n\n\
                      待填的地方写着“请填”，complain check 会一处一处指出来"
    )]
    New(NewArgs),
    /// 在案件的经过里加一件事，别的一个字也不动
    #[command(
        override_usage = "complain log <案件> [选项]",
        help_template = SUB,
        after_help = "不写 --event 或 --at 时，在终端里一问一答。\n\n\
                      例：\n  complain log 案件.yaml\n  \
                      complain log 案件.yaml --event 拒绝 --at 昨天 --quote 包装已拆，不退\n  \
                      complain log 案件.yaml -e complained -a 2026-05-20 -c 12315"
    )]
    Log(LogArgs),
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
    /// 在浏览器里写案件、看文字；只给这台电脑自己看
    #[command(
        override_usage = "complain serve [文件夹] [选项]",
        help_template = SUB,
        after_help = "打印一个地址，用浏览器打开它。填的内容存在文件夹的案件文件里，\n\
                      不上传到任何地方；文件在别处改过，下一次操作时重新读入。\n\n\
                      例：\n  complain serve cases"
    )]
    Serve(ServeArgs),
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
    /// 列出设置：现在按什么写，各出自哪里
    #[command(
        override_usage = "complain config [案件]… [选项]",
        help_template = SUB,
        after_help = "设置文件是 .complain.yaml，放在案件的文件夹或上面的文件夹里，每一项都可以不写：\n  \
                      channels: [12315, letter]      写哪些渠道\n  \
                      levels: {note/images: error}   各项检查的级别\n  \
                      limits: {12315.facts: 800}     各栏的字数上限\n  \
                      templates: my-templates        自己的模板\n  \
                      data: my-data                  自己的资料\n  \
                      out: texts                     文字写到哪个文件夹\n\
                      文件夹从设置文件所在的地方算起。命令行里写了的，以命令行为准；\n\
                      设置里有 out 时，--out - 仍写在屏幕上"
    )]
    Config(ConfigArgs),
    /// 从标准输入一行读一个案件（JSON），一行写一个结果，给别的程序用
    #[command(
        override_usage = "complain stream [选项] < 案件.jsonl > 结果.jsonl",
        help_template = "{about}\n\n用法：{usage}\n\n选项：\n{options}{after-help}\n",
        after_help = "一行是一个案件，栏目和案件文件一样，写成 JSON；一行得一个结果，顺序不变：\n  \
                      texts 是文字，findings 是要改正和留意的。哪一行有错误，结果里就没有\n  \
                      相应的文字，其余的照写，最后退出状态为 1。\n\n例：\n  \
                      complain stream --channel 12315 < 案件.jsonl > 结果.jsonl"
    )]
    Stream(StreamArgs),
    /// 把粘贴的订单、账单、聊天，或表格里的订单写成案件文件
    #[command(
        override_usage = "complain import <来源> [选项]",
        help_template = SUB,
        after_help = "例：\n  complain import 聊天.txt --out 案件.yaml             粘贴的文字\n  \
                      complain import - --merchant 阿陶 < 聊天.txt\n  \
                      complain import 订单.xlsx --map 对应.yaml --out cases   表格，一行一个\n\n\
                      文字里每个值都写着出自哪一行，请核对；拿不准的不写，另外列出。\n\
                      表格的对应关系是一个 YAML 文件：\n  columns: {id: 编号, order.paid: 实付, history.*.at: 时间*}\n  \
                      fixed: {platform: xiaohongshu}\n\n例子见 examples/import"
    )]
    Import(ImportArgs),
    /// 看现在到了哪一步，下一步用哪个渠道，各个期限到哪天
    #[command(
        override_usage = "complain plan <案件>… [选项]",
        help_template = SUB,
        after_help = "例：\n  complain plan 案件.yaml\n  \
                      complain plan 案件.yaml --as-of 2026-05-20\n  \
                      complain plan 案件.yaml --format ics > 期限.ics     导入日历\n  \
                      complain plan cases                         整个文件夹合成一张表"
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
    /// 解释编号：渠道、问题种类、拒绝理由、部门、法规、条文、期限或检查
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
    /// 自己的模板：新建一个渠道，抄出自带的来改，检查写得对不对
    #[command(
        override_usage = "complain templates <命令> …",
        help_template = TOP,
        after_help = "从头写一个渠道：\n  complain templates new after-sale\n\
                      改自带的一个渠道：\n  complain templates eject note\n\
                      改好以后：\n  complain templates check my-templates\n\
                      用它写：\n  complain render 案件.yaml --templates my-templates\n\n\
                      写法见 docs/templates.zh-CN.md"
    )]
    Templates(TemplatesArgs),
    /// 让命令行外壳补全命令、选项和编号
    #[command(
        override_usage = "complain completions <外壳> [选项]",
        help_template = SUB,
        after_help = "例：\n  complain completions bash -o complain.bash    用 source complain.bash 装上\n  \
                      complain completions zsh -o ~/.zfunc/_complain\n  \
                      complain completions fish -o ~/.config/fish/completions/complain.fish\n  \
                      complain completions powershell -o complain.ps1"
    )]
    Completions(CompletionsArgs),
    /// 写出案件文件的 JSON Schema，给编辑器补全和提示用
    #[command(
        override_usage = "complain schema [选项]",
        help_template = SUB,
        after_help = "例：\n  complain schema --out complain.schema.json\n\n\
                      放在案件的文件夹或上面的文件夹里，complain new 写的案件第一行就会\n\
                      指到它；装了 YAML 插件的编辑器照着补全、提示。对不对，以 check 为准"
    )]
    Schema(SchemaArgs),
    /// 写出每个命令的手册页（man）
    #[command(
        override_usage = "complain man <文件夹>",
        help_template = SUB,
        after_help = "例：\n  complain man ~/.local/share/man/man1    以后可以 man complain-render"
    )]
    Man(ManArgs),
}
