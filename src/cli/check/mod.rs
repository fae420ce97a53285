//! `complain check`: file by file, on all cores, in the order of the files.

mod counts;
mod roots;
mod work;

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;
use clap::builder::NonEmptyStringValueParser;

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Sink};
use crate::lint;
use crate::pipeline::{Compared, Pipeline, flow};
use crate::report::{self, Format, RuleInfo};
use crate::wording::Wording;

use super::config::LimitArgs;
use super::console::{Console, reported};
use super::inputs;
use super::interrupt::Interrupt;
use super::options::{CommonArgs, jobs, selection};
use super::{Status, assets, config};
use counts::Counts;
use work::{Checked, Checking};

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// 案件文件；也可以是文件夹、-（标准输入），或自己写好的 .txt、.md 文字
    #[arg(value_name = "案件", required_unless_present = "list")]
    pub(super) cases: Vec<PathBuf>,
    #[arg(long = "files-from", value_name = "清单", help = "从清单里读文件名，一行一个；- 是标准输入")]
    pub(super) list: Option<PathBuf>,
    #[arg(
        short,
        long = "channel",
        value_name = "渠道",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称，可以写几次；\n不写：适合这个案件的渠道；写 all：点名才写的也写"
    )]
    pub(super) channels: Vec<String>,
    #[arg(
        short,
        long,
        value_name = "格式",
        default_value = "human",
        hide_default_value = true,
        value_parser = report,
        help = "human 给人看（默认），json 供程序读取，\ngithub 在合并请求里标出，sarif 代码扫描，\njunit 测试报告"
    )]
    pub(super) report: Format,
    #[arg(long, help = "把可以放心改的直接改在文件里（标点之类），\n其余的照样报告")]
    pub(super) fix: bool,
    #[arg(
        long,
        value_name = "文件夹",
        help = "与上次 render --out 写到这个文件夹的文字比较\n金额、日期和诉求"
    )]
    pub(super) sent: Option<PathBuf>,
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

/// A file with what was found in it.
#[derive(Default)]
struct Found {
    name: String,
    case: String,
    diagnostics: Vec<Diagnostic>,
}

pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, console) else {
        return Status::CouldNotRun;
    };
    if args.fix && args.cases.iter().any(|path| path == Path::new("-")) {
        console.say("标准输入不能用 --fix 改；写出文件名");
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let limits = config::limits(&args.limits, &assets, &mut sink);
    let selection = selection(&args.channels);
    let loaded = limits.and_then(|limits| Pipeline::load(assets.clone(), &selection, &limits, &mut sink));
    let Some(pipeline) = loaded else {
        console.report_all(sink);
        return Status::CouldNotRun;
    };
    let pipeline = match &args.sent {
        Some(folder) => pipeline.remembering(folder.clone()),
        None => pipeline,
    };
    // The program ends with this run: what was loaded is not taken apart first.
    let pipeline = ManuallyDrop::new(pipeline);
    let mut status = if console.report_all(sink) { Status::Errors } else { Status::Clean };
    let mut named = inputs::named(&args.cases, args.list.as_deref(), console);
    named
        .paths
        .extend(args.common.overlays.templates.as_deref().map(inputs::templates_below).unwrap_or_default());
    status = status.max(named.status);
    let interrupt = if named.paths.len() > 1 { Interrupt::listen() } else { Interrupt::default() };
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let work = Checking::new(args, &pipeline, &named.paths, days);
    let (counts, worst) = tell(args, &work, &assets, &interrupt, console);
    status = status.max(worst);
    if interrupt.is_asked() {
        console.say("中断了，后面的文件没有查");
        return Status::Interrupted;
    }
    if args.report == Format::Human && !args.quiet {
        console.say(&counts.summary());
    }
    status
}

/// All files in their order, each reported when it was checked; what programs read is one document, at the end.
fn tell(
    args: &CheckArgs,
    work: &Checking<'_>,
    assets: &Assets,
    interrupt: &Interrupt,
    console: &mut Console,
) -> (Counts, Status) {
    let count = work.paths.len();
    let is_streamed = args.report == Format::Human;
    let (mut counts, mut status) = (Counts::default(), Status::Clean);
    let (mut compared, mut all) = (Compared::default(), Vec::new());
    let threads = inputs::use_jobs(args.jobs, count);
    console.watch(count, true);
    flow(work, (0..count).take_while(|_| !interrupt.is_asked()), threads, |mut done: Checked| {
        status = status.max(done.status);
        done.said.iter().for_each(|text| console.tell(text));
        compared.keep(done.number, done.mark.take());
        counts.files += 1;
        counts.unread += usize::from(done.is_unread);
        counts.add(&done.found.diagnostics);
        if is_streamed {
            // What the data files say stands before what a lone case says of them, and after many cases.
            if count == 1 {
                tell_faults(&by_file(work.pipeline.faults()), &mut counts, console);
            }
            console.print_styled(&done.shown);
        } else {
            all.push((done.number, done.found));
        }
        console.advance();
    });
    console.rest();
    for alike in compared.alike() {
        let number = alike.number;
        let file = inputs::again(&work.paths[number]);
        let diagnostics = vec![alike.finding(&file)];
        let found = Found { name: file.name.clone(), case: String::new(), diagnostics };
        counts.add(&found.diagnostics);
        if is_streamed {
            console.print_styled(&shown(&found, true));
        } else if let Ok(place) = all.binary_search_by_key(&number, |(number, _)| *number) {
            all[place].1.diagnostics.extend(found.diagnostics);
        }
    }
    let faults = if is_streamed && count == 1 { Vec::new() } else { by_file(work.pipeline.faults()) };
    if is_streamed {
        tell_faults(&faults, &mut counts, console);
    } else {
        for fault in &faults {
            counts.add(&fault.diagnostics);
        }
        let all = faults.into_iter().chain(all.into_iter().map(|(_, found)| found));
        console.print(&document(args.report, all, &rules(assets)));
    }
    if counts.errors() > 0 {
        status = status.max(Status::Errors);
    }
    (counts, status)
}

fn tell_faults(faults: &[Found], counts: &mut Counts, console: &mut Console) {
    for fault in faults {
        counts.add(&fault.diagnostics);
        console.print_styled(&shown(fault, true));
    }
}

/// Findings for a person; among several files each says which it is about.
fn shown(found: &Found, is_batch: bool) -> String {
    let one = |diagnostic| {
        let named = report::of_batch(diagnostic, if is_batch { &found.name } else { "" });
        String::from_utf8_lossy(&reported(&named)).into_owned()
    };
    found.diagnostics.iter().map(one).collect()
}

fn document(format: Format, found: impl Iterator<Item = Found>, rules: &[RuleInfo]) -> String {
    let found: Vec<Found> = match format {
        Format::Github | Format::Sarif => roots::from_root(found),
        _ => found.collect(),
    };
    let checked: Vec<report::Checked<'_>> = found.iter().map(checked).collect();
    report::document(format, &checked, rules)
}

fn checked(found: &Found) -> report::Checked<'_> {
    report::Checked { name: &found.name, case: &found.case, diagnostics: &found.diagnostics }
}

/// What is wrong in data files of one's own, each file as one that was looked at too.
fn by_file(faults: Sink) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for fault in faults.into_sorted() {
        let Some(name) = fault.labels.first().map(|label| label.place.file.name.clone()) else { continue };
        match found.last_mut().filter(|last| last.name == name) {
            Some(last) => last.diagnostics.push(fault),
            None => found.push(Found { name, case: String::new(), diagnostics: vec![fault] }),
        }
    }
    found
}

/// What programs are told of each rule.
fn rules(assets: &Assets) -> Vec<RuleInfo> {
    let of_facts = lint::RULES.iter().map(|rule| RuleInfo {
        id: rule.id.to_owned(),
        name: rule.name.to_owned(),
        why: rule.why.to_owned(),
        instead: rule.instead.to_owned(),
        level: rule.level,
    });
    let wording = Wording::read(assets, &mut Sink::default());
    let of_words = wording.rules().iter().map(|rule| RuleInfo {
        id: rule.id.clone(),
        name: rule.name.to_string(),
        why: rule.why.to_string(),
        instead: rule.instead.to_string(),
        level: rule.level,
    });
    of_facts.chain(of_words).collect()
}

fn report(text: &str) -> Result<Format, String> {
    let words: Vec<&str> = Format::ALL.iter().map(|(word, _)| *word).collect();
    Format::from_word(text).ok_or_else(|| format!("可以写：{}", words.join("、")))
}
