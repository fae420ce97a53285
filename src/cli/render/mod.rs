//! `complain render`: case by case, on all cores, in the order of the files, in bounded memory.

mod args;
mod compared;
mod drift;
mod format;
mod made;
mod pages;
mod past;
mod remind;
mod single;
mod tally;
mod target;
mod work;

use std::io;
use std::mem::ManuallyDrop;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::emit::Format;
use crate::pipeline::{Compared, LimitOverride, Pipeline, flow};
use crate::report;

use super::Status;
use super::config::Settings;
use super::console::Console;
use super::inputs::{self, Named};
use super::interrupt::Interrupt;
use super::lang::{either, spoken};
use super::options::selection;
use super::written::unwritten;
pub(super) use args::RenderArgs;
use format::format;
use made::Done;
use pages::Pages;
use past::Past;
use tally::Tally;
use target::Target;
use work::Rendering;

pub(super) fn run(args: RenderArgs, console: &mut Console) -> Status {
    match single::file(&args) {
        Some(file) => single::run(args, &file, console),
        None => run_all(args, console),
    }
}

fn run_all(mut args: RenderArgs, console: &mut Console) -> Status {
    let settings = Settings::near(&args.common.overlays, &args.cases, console);
    let assets = settings.as_ref().and_then(|settings| settings.assets(&args.common.overlays, console));
    let Some((settings, assets)) = settings.zip(assets) else { return Status::CouldNotRun };
    args.wanted.channels = settings.channels(&args.wanted.channels);
    args.out = settings.out(args.out.as_ref());
    if (args.check || args.prune) && args.out.is_none() {
        console.say(either(
            "--check 和 --prune 要知道文字在哪个文件夹，请加上 --out <文件夹>",
            "--check and --prune have to know where the texts are: add --out DIR",
        ));
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let loaded = load(&args, &settings, &assets, &mut sink);
    let has_errors = console.report_all(sink);
    let Some((pipeline, limits)) = loaded else { return Status::CouldNotRun };
    let status = if has_errors { Status::Errors } else { Status::Clean };
    status.max(run_with(&args, &assets, pipeline, &limits, console))
}

fn load(
    args: &RenderArgs,
    settings: &Settings,
    assets: &Assets,
    sink: &mut Sink,
) -> Option<(Pipeline, Vec<LimitOverride>)> {
    let limits = settings.limits(&args.limits, assets, sink)?;
    let levels = settings.levels(&args.levels, assets, sink)?;
    let pipeline = Pipeline::load(assets.clone(), &selection(&args.wanted.channels), &limits, sink)?;
    Some((pipeline.no_fuller_than(args.sizes.size.into()).with_levels(levels), limits))
}

fn run_with(
    args: &RenderArgs,
    assets: &Assets,
    pipeline: Pipeline,
    limits: &[LimitOverride],
    console: &mut Console,
) -> Status {
    // The program ends with this run: what was loaded is not taken apart first.
    let pipeline = ManuallyDrop::new(pipeline);
    let named = inputs::named(&args.cases, args.list.as_deref(), console);
    let status = named.status;
    if let Some(why) = pages::hindrance(args, named.paths.len()) {
        console.say(why);
        return Status::CouldNotRun;
    }
    let is_batch = named.paths.len() > 1 || named.is_whole;
    let pages = args.format.is_page().then(|| Pages::new(assets, is_batch && args.out.is_some()));
    let interrupt =
        if args.out.is_some() || named.paths.len() > 1 { Interrupt::listen() } else { Interrupt::default() };
    let Some(out) = &args.out else {
        return status.max(print(args, &pipeline, pages.as_ref(), &named, &interrupt, console));
    };
    let pipeline = ManuallyDrop::new(ManuallyDrop::into_inner(pipeline).remembering(out));
    if args.check {
        return status.max(drift::check(args, out, &pipeline, pages.as_ref(), &named, &interrupt, console));
    }
    let settings = past::settings(args, &pipeline, limits, assets);
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
    let is_lone =
        named.paths.len() == 1 && args.wanted.channels.len() == 1 && args.wanted.channels[0] != "all";
    let past = Past::none(days(args));
    let work = Rendering::new(args, pipeline, &named.paths, &past, None, is_lone).paging(pages);
    let format = format(args.format);
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
            console.say(&target::superfluous(target.root(), name, spoken(target::NO_CHANNEL), args.prune));
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
        if let Some(found) = work.pipeline.leveled(alike.finding(&file)) {
            status =
                status.max(if found.severity == Severity::Error { Status::Errors } else { Status::Clean });
            console.report(&report::of_batch(&found, &file.name));
        }
    }
    status
}

fn days(args: &RenderArgs) -> Days {
    Days { as_of: args.common.as_of, today: calendar::today() }
}

/// `first`: the file whose texts were written under this id.
fn same_id(id: &str, first: &str) -> Diagnostic {
    let message = either(
        format!("编号“{id}”已经有了，是 {first}；这一个没有写出"),
        format!("the id “{id}” is that of {first}: this one was not written"),
    );
    Diagnostic::error("batch/same-id", message).help(either(
        "编号默认是文件名；在其中一个案件里写上不同的 id",
        "the id is the file's name by default: write another id into one of the cases",
    ))
}

fn unwritable(path: &Path, error: &io::Error) -> String {
    unwritten(path, error.kind())
}
