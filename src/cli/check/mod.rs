//! `complain check`: file by file, on all cores, in the order of the files.

mod chosen;
mod counts;
mod document;
pub(super) mod reports;
mod roots;
mod summed;
mod work;

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Sink};
use crate::pipeline::{Compared, Pipeline, flow};
use crate::report::{Format, Row};

use super::config::{LevelArgs, LimitArgs, Settings};
use super::console::Console;
use super::inputs;
use super::interrupt::Interrupt;
use super::lang::either;
use super::options::{ChannelArgs, CommonArgs, jobs, selection};
use super::{Status, explain};
use chosen::Chosen;
use counts::Counts;
use document::{Before, by_file, deliver, shown, told};
use reports::Report;
use work::{Checked, Checking};

#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// 案件文件；也可以是文件夹、-（标准输入），或自己写好的 .txt、.md 文字
    #[arg(value_name = "案件", required_unless_present = "list")]
    pub(super) cases: Vec<PathBuf>,
    #[arg(long = "files-from", value_name = "清单", help = "从清单里读文件名，一行一个；- 是标准输入")]
    pub(super) list: Option<PathBuf>,
    #[command(flatten)]
    pub(super) wanted: ChannelArgs,
    #[arg(
        short,
        long,
        aliases = ["format", "output-format"],
        value_name = "格式",
        default_value = "human",
        hide_default_value = true,
        value_parser = reports::report,
        help = "human 给人看（默认），json 供程序读取，\ngithub 在合并请求里标出，sarif 代码扫描，\njunit 测试报告，summary 一页总览（Markdown）"
    )]
    pub(super) report: Report,
    #[arg(
        long,
        help = "把说明里写了怎样改的直接改在文件里（全角标点、\n空格、金额、日期、中文的键、编码），其余照样报告"
    )]
    pub(super) fix: bool,
    #[arg(long, help = "显示 --fix 会改什么，不改文件；\n有要改的，退出状态是 1")]
    pub(super) diff: bool,
    /// 报告写到这个文件，不显示在屏幕上
    #[arg(short = 'o', long = "out", value_name = "文件")]
    pub(super) out: Option<PathBuf>,
    /// 有错误也以 0 退出；没有做成的仍是 2
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// 有警告也算错误，以 1 退出
    #[arg(long)]
    pub(super) error_on_warning: bool,
    #[arg(
        long,
        value_name = "检查",
        value_delimiter = ',',
        help = "只报告这些检查，可以写几次：\n编号，如 tone/insult，或者一组，如 tone"
    )]
    pub(super) select: Vec<String>,
    /// 不报告这些检查，写法同 --select
    #[arg(long, value_name = "检查", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// 不逐条列出，只按检查数一数各有几处
    #[arg(long)]
    pub(super) statistics: bool,
    /// 标准输入来自哪个文件：报告里用它的名字
    #[arg(long, value_name = "文件")]
    pub(super) stdin_filename: Option<PathBuf>,
    #[arg(
        long,
        value_name = "文件夹",
        help = "与上次 render --out 写到这个文件夹的文字比较\n金额、日期和诉求"
    )]
    pub(super) sent: Option<PathBuf>,
    #[command(flatten)]
    pub(super) levels: LevelArgs,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    /// 同时处理几个案件，默认按处理器核数
    #[arg(short, long, value_name = "数", value_parser = jobs)]
    pub(super) jobs: Option<u16>,
    /// 不显示总数
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

impl CheckArgs {
    /// Which checks are reported.
    fn chosen(&self) -> Chosen<'_> {
        Chosen::new(&self.select, &self.ignore)
    }

    /// Nobody but a person reads the report, while it is made.
    fn is_streamed(&self) -> bool {
        self.report == Report::Of(Format::Human) && self.out.is_none()
    }
}

/// A file with what was found in it.
#[derive(Default)]
struct Found {
    name: String,
    case: String,
    diagnostics: Vec<Diagnostic>,
    /// For the summary.
    row: Row,
}

pub(super) fn run(args: CheckArgs, console: &mut Console) -> Status {
    let is_never_red = args.exit_zero;
    match check(args, console) {
        Status::Errors if is_never_red => Status::Clean,
        status => status,
    }
}

fn check(mut args: CheckArgs, console: &mut Console) -> Status {
    let settings = Settings::near(&args.common.overlays, &args.cases, console);
    let assets = settings.as_ref().and_then(|settings| settings.assets(&args.common.overlays, console));
    let Some((settings, assets)) = settings.zip(assets) else { return Status::CouldNotRun };
    if args.fix && args.cases.iter().any(|path| path == Path::new("-")) {
        console.say(either(
            "标准输入不能用 --fix 改；写出文件名，或者用 --diff 看怎样改",
            "--fix cannot change standard input: name the file, or see by --diff what it would change",
        ));
        return Status::CouldNotRun;
    }
    if !args.select.is_empty() || !args.ignore.is_empty() {
        let checks = explain::checks(&assets);
        for name in args.select.iter_mut().chain(&mut args.ignore) {
            *name = explain::check_called(name, &checks);
        }
        if let Some(why) = args.chosen().unknown(&checks) {
            console.say(&why);
            return Status::CouldNotRun;
        }
    }
    let args = &args;
    let mut sink = Sink::default();
    let Some(pipeline) = load(args, &settings, &assets, &mut sink) else {
        console.report_all(sink);
        return Status::CouldNotRun;
    };
    // The program ends with this run: what was loaded is not taken apart first.
    let pipeline = ManuallyDrop::new(pipeline);
    let (of_loading, mut status) = told(args.chosen().of(sink), console);
    let mut named = inputs::named(&args.cases, args.list.as_deref(), console);
    let own = settings.templates(&args.common.overlays);
    if let Some(own) = &own {
        named.add_templates(own, console);
    }
    status = status.max(named.status);
    let interrupt = if named.paths.len() > 1 { Interrupt::listen() } else { Interrupt::default() };
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let work = Checking::new(args, &pipeline, &named.paths, days);
    let before = Before { missed: named.missed, of_loading };
    let (counts, worst) = tell(args, &work, before, &assets, &interrupt, console);
    status = status.max(worst);
    if interrupt.is_asked() {
        console.say(either("中断了，后面的文件没有查", "interrupted: the rest was not checked"));
        return Status::Interrupted;
    }
    if args.statistics && args.report == Report::Of(Format::Human) {
        console.show(&counts.statistics());
    } else if args.statistics {
        console.say(counts.statistics().trim_end());
    }
    if args.report == Report::Of(Format::Human) && !args.quiet {
        console.say(&counts.summary());
    }
    status
}

fn load(args: &CheckArgs, settings: &Settings, assets: &Assets, sink: &mut Sink) -> Option<Pipeline> {
    let limits = settings.limits(&args.limits, assets, sink)?;
    let levels = settings.levels(&args.levels, assets, sink)?;
    let selection = selection(&settings.channels(&args.wanted.channels));
    let pipeline = Pipeline::load(assets.clone(), &selection, &limits, sink)?;
    let pipeline = pipeline.with_levels(levels).keeping_facts(args.report == Report::Summary);
    Some(match &args.sent {
        Some(folder) => pipeline.remembering(folder.clone()),
        None => pipeline,
    })
}

/// All files in their order, each reported when it was checked; what programs read is one document, at the end.
fn tell(
    args: &CheckArgs,
    work: &Checking<'_>,
    before: Before,
    assets: &Assets,
    interrupt: &Interrupt,
    console: &mut Console,
) -> (Counts, Status) {
    let count = work.paths.len();
    let is_streamed = args.is_streamed();
    let (mut counts, mut status) = (Counts::default(), Status::Clean);
    let (mut compared, mut all) = (Compared::default(), Vec::new());
    counts.unread += before.missed.len();
    before.of_loading.iter().for_each(|found| counts.add(&found.diagnostics));
    let threads = inputs::use_jobs(args.jobs, count);
    console.watch(count, true);
    flow(work, (0..count).take_while(|_| !interrupt.is_asked()), threads, |mut done: Checked| {
        status = status.max(done.status);
        done.said.iter().for_each(|text| console.tell(text));
        compared.keep(done.number, done.mark.take());
        counts.files += 1;
        counts.unread += usize::from(done.is_unread);
        counts.cut_short += usize::from(done.is_cut_short);
        counts.add(&done.found.diagnostics);
        if is_streamed {
            // What the data files say stands before what a lone case says of them, and after many cases.
            if count == 1 {
                tell_faults(&by_file(args.chosen().of(work.pipeline.faults())), &mut counts, console);
            }
            if !args.statistics {
                console.print_styled(&done.shown);
            }
        } else {
            all.push((done.number, done.found));
        }
        console.advance();
    });
    console.rest();
    tell_alike(args, work, &compared, is_streamed, &mut counts, &mut all, console);
    let faults = if is_streamed && count == 1 {
        Vec::new()
    } else {
        by_file(args.chosen().of(work.pipeline.faults()))
    };
    if is_streamed {
        tell_faults(&faults, &mut counts, console);
    } else {
        for fault in &faults {
            counts.add(&fault.diagnostics);
        }
        let all = before.found().chain(faults).chain(all.into_iter().map(|(_, one)| one));
        status = status.max(deliver(args, all, work.pipeline, assets, console));
    }
    if counts.errors() > 0 || (args.error_on_warning && counts.warnings() > 0) {
        status = status.max(Status::Errors);
    }
    (counts, status)
}

/// What only the comparison of the cases shows.
fn tell_alike(
    args: &CheckArgs,
    work: &Checking<'_>,
    compared: &Compared,
    is_streamed: bool,
    counts: &mut Counts,
    all: &mut [(usize, Found)],
    console: &mut Console,
) {
    for alike in compared.alike() {
        let number = alike.number;
        let file = inputs::again(&work.paths[number]);
        let diagnostics = Vec::from_iter(work.pipeline.leveled(alike.finding(&file)));
        let mut found = Found { name: file.name.clone(), diagnostics, ..Found::default() };
        found.diagnostics.retain(|one| args.chosen().takes(one.rule.name()));
        counts.add(&found.diagnostics);
        if is_streamed && !args.statistics {
            console.print_styled(&shown(&found, true));
        } else if let Ok(place) = all.binary_search_by_key(&number, |(number, _)| *number) {
            all[place].1.diagnostics.extend(found.diagnostics);
        }
    }
}

fn tell_faults(faults: &[Found], counts: &mut Counts, console: &mut Console) {
    for fault in faults {
        counts.add(&fault.diagnostics);
        console.print_styled(&shown(fault, true));
    }
}
