//! `complain render`: case by case, on all cores, in the order of the files, in bounded memory.

mod compared;
mod drift;
mod format;
mod made;
mod pages;
mod past;
mod remind;
mod tally;
mod target;
mod work;

use std::io;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args as ClapArgs;
use clap::builder::NonEmptyStringValueParser;

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Sink};
use crate::emit::Format;
use crate::pipeline::{Compared, Pipeline, flow};
use crate::report;

use super::config::{LimitArgs, SizeArgs};
use super::console::Console;
use super::inputs::{self, Named};
use super::interrupt::Interrupt;
use super::lang::either;
use super::options::{CommonArgs, jobs, selection};
use super::written::unwritten;
use super::{Status, assets, config};
use format::{FormatArg, format};
use made::Done;
use pages::Pages;
use past::Past;
use tally::Tally;
use target::Target;
use work::Rendering;

#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct RenderArgs {
    /// 案件文件；也可以是文件夹（其中所有 .yaml 和 .yml）或 -（标准输入）
    #[arg(value_name = "案件", required_unless_present = "list")]
    cases: Vec<PathBuf>,
    #[arg(long = "files-from", value_name = "清单", help = "从清单里读案件的文件名，一行一个；- 是标准输入")]
    list: Option<PathBuf>,
    #[arg(
        short,
        long = "channel",
        value_name = "渠道",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称，可以写几次；\n不写：适合这个案件的渠道；写 all：点名才写的也写"
    )]
    channels: Vec<String>,
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
    format: FormatArg,
    /// 写成文件：<文件夹>/<案件编号>/<渠道>.<格式>
    #[arg(short, long, value_name = "文件夹")]
    out: Option<PathBuf>,
    #[arg(
        long,
        requires = "out",
        help = "不写文件，只看 --out 里的和现在应写的是否一样；\n不一样的逐行列出，退出状态为 1。没有 --as-of 时\n按上次写的日期比较"
    )]
    check: bool,
    #[arg(
        long,
        requires = "out",
        help = "案件或渠道已经没有了的文字，从 --out 里删掉；\n只删 manifest.json 里记着、没有改过的文件"
    )]
    prune: bool,
    #[command(flatten)]
    sizes: SizeArgs,
    #[command(flatten)]
    limits: LimitArgs,
    /// 同时处理几个案件，默认按处理器核数
    #[arg(short, long, value_name = "数", value_parser = jobs)]
    jobs: Option<u16>,
    #[arg(long, help = "在句子后面编号，文字下面列出每句的来源；\n来源里有私人信息，只供自己看")]
    trace: bool,
    /// 不显示字数、提醒和写好的份数
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    common: CommonArgs,
}

pub(super) fn run(args: &RenderArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, console) else {
        return Status::CouldNotRun;
    };
    let mut sink = Sink::default();
    let limits = config::limits(&args.limits, &assets, &mut sink);
    let loaded = limits.and_then(|limits| {
        let pipeline = Pipeline::load(assets.clone(), &selection(&args.channels), &limits, &mut sink)?;
        Some((pipeline.no_fuller_than(args.sizes.size.into()), limits))
    });
    let has_errors = console.report_all(sink);
    let Some((pipeline, limits)) = loaded else { return Status::CouldNotRun };
    // The program ends with this run: what was loaded is not taken apart first.
    let pipeline = ManuallyDrop::new(pipeline);
    let mut status = if has_errors { Status::Errors } else { Status::Clean };
    let named = inputs::named(&args.cases, args.list.as_deref(), console);
    status = status.max(named.status);
    if let Some(why) = pages::hindrance(args, named.paths.len()) {
        console.say(why);
        return Status::CouldNotRun;
    }
    let is_batch = named.paths.len() > 1 || named.is_whole;
    let pages = args.format.is_page().then(|| Pages::new(&assets, is_batch && args.out.is_some()));
    let interrupt =
        if args.out.is_some() || named.paths.len() > 1 { Interrupt::listen() } else { Interrupt::default() };
    let Some(out) = &args.out else {
        return status.max(print(args, &pipeline, pages.as_ref(), &named, &interrupt, console));
    };
    let pipeline = ManuallyDrop::new(ManuallyDrop::into_inner(pipeline).remembering(out));
    if args.check {
        return status.max(drift::check(args, out, &pipeline, pages.as_ref(), &named, &interrupt, console));
    }
    let settings = past::settings(args, &limits, &assets);
    let target = match Target::open(out, settings, &interrupt, console) {
        Ok(target) => target,
        Err(failed) => return failed,
    };
    status.max(write(args, &target, &pipeline, pages.as_ref(), &named, &interrupt, console))
}

fn print(
    args: &RenderArgs,
    pipeline: &Pipeline,
    pages: Option<&Pages>,
    named: &Named,
    interrupt: &Interrupt,
    console: &mut Console,
) -> Status {
    // The shape of the output follows from what was asked for, not from what went well.
    let is_lone = named.paths.len() == 1 && args.channels.len() == 1 && args.channels[0] != "all";
    let past = Past::none(days(args));
    let work = Rendering::new(args, pipeline, &named.paths, &past, None, is_lone).paging(pages);
    let format = format(args);
    let is_document = !is_lone && pages.is_none() && (format == Format::Json || !named.paths.is_empty());
    if is_document {
        console.print(format.opening());
    }
    let mut count = 0;
    let mut status = all(args, &work, interrupt, console, |done, console| {
        for text in &done.printed {
            if !is_lone && pages.is_none() {
                console.print(format.separator(count == 0));
            }
            console.print(text);
            count += 1;
        }
        if let Some(reminder) = done.reminder.as_ref().filter(|_| !args.quiet) {
            console.say(reminder);
        }
    });
    if is_document {
        console.print(format.closing(count == 0));
    } else if count == 0 && format == Format::Json {
        // A program that reads JSON gets a document in any case.
        console.print(format.opening());
        console.print(format.closing(true));
    }
    if interrupt.is_asked() {
        console.say(either("中断了，后面的案件没有处理", "interrupted: the rest was not handled"));
        status = Status::Interrupted;
    }
    status
}

fn write(
    args: &RenderArgs,
    target: &Target,
    pipeline: &Pipeline,
    pages: Option<&Pages>,
    named: &Named,
    interrupt: &Interrupt,
    console: &mut Console,
) -> Status {
    let past = Past::of(days(args), target.root(), target.past(), target.settings());
    // The list of a batch says something of every case.
    let past = if pages.is_some() { past.forgetting() } else { past };
    let work = Rendering::new(args, pipeline, &named.paths, &past, Some(target), false).paging(pages);
    let mut listed = Vec::new();
    let mut tally = Tally::default();
    let mut next = match target.next() {
        Ok(next) => next,
        Err(error) => {
            console.say(&unwritten(target.root(), error.kind()));
            return Status::CouldNotRun;
        }
    };
    let mut status = all(args, &work, interrupt, console, |done, console| {
        tally.add(done);
        listed.extend(done.summary.clone());
        for name in &done.gone {
            console.say(&target::superfluous(target.root(), name, "这个案件不再写这个渠道", args.prune));
        }
        if let Some(entry) = &done.entry {
            tally.note(next.add(entry));
        }
    });
    // What only the cases needed goes before the manifest is put in order.
    drop(work);
    let is_whole = named.is_whole && named.status == Status::Clean && !interrupt.is_asked();
    if pages.is_some_and(Pages::is_batch) && !interrupt.is_asked() {
        status = status.max(pages::write_list(target, listed, console));
    }
    status = status.max(target.close(&next, is_whole, args.prune, &mut tally, console));
    if interrupt.is_asked() {
        status = Status::Interrupted;
    }
    if !args.quiet || interrupt.is_asked() {
        console.say(&tally.summary(target.root(), interrupt.is_asked()));
    }
    status
}

/// All cases, each told and handed over in its order; then what only their comparison shows.
fn all(
    args: &RenderArgs,
    work: &Rendering<'_>,
    interrupt: &Interrupt,
    console: &mut Console,
    mut take: impl FnMut(&Done, &mut Console),
) -> Status {
    let count = work.paths.len();
    let mut status = Status::Clean;
    let mut compared = Compared::default();
    let threads = inputs::use_jobs(args.jobs, count);
    let is_unread = AtomicBool::new(false);
    let goes_on = |_: &usize| !interrupt.is_asked() && !is_unread.load(Ordering::Relaxed);
    console.watch(count, args.out.is_none());
    flow(work, (0..count).take_while(goes_on), threads, |mut done: Done| {
        status = status.max(done.status);
        // What the data files say stands before what a lone case says of them, and after many cases.
        if count == 1 && console.report_all(work.pipeline.faults()) {
            status = status.max(Status::Errors);
        }
        done.said.iter().for_each(|text| console.tell(text));
        compared.keep(done.number, done.mark.take());
        take(&done, console);
        console.advance();
        // Nobody reads what is printed any more.
        is_unread.fetch_or(console.has_failed(), Ordering::Relaxed);
    });
    console.rest();
    if count != 1 && console.report_all(work.pipeline.faults()) {
        status = status.max(Status::Errors);
    }
    for alike in compared.alike() {
        let file = inputs::again(&work.paths[alike.number]);
        console.report(&report::of_batch(&alike.finding(&file), &file.name));
    }
    status
}

fn days(args: &RenderArgs) -> Days {
    Days { as_of: args.common.as_of, today: calendar::today() }
}

fn same_id(id: &str) -> Diagnostic {
    Diagnostic::error("batch/same-id", format!("有两个案件的编号都是“{id}”，后一个没有写出"))
        .help("编号默认是文件名；在其中一个案件里写上不同的 id")
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    unwritten(path, error.kind())
}
