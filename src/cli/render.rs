//! `complain render`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::Draft;
use crate::emit::{Format, Text};
use crate::pipeline::{Outcome, Pipeline, Selection};
use crate::source;

use super::Status;
use super::args::{FormatArg, OverlayArgs, RenderArgs};
use super::console::Console;
use super::inputs;

pub(super) fn run(args: &RenderArgs, console: &mut Console) -> Status {
    let mut sink = Sink::default();
    let Some(pipeline) = Pipeline::load(assets(&args.common.overlays), &selection(args), &args.limits, &mut sink) else {
        report(sink, console);
        return Status::CouldNotRun;
    };
    let mut status = if report(sink, console) { Status::Errors } else { Status::Clean };
    let (files, read) = inputs::read(&args.cases, console);
    status = status.max(read);
    if let Some(jobs) = args.jobs.filter(|_| files.len() > 1) {
        // Fails only where a pool was made before, which nothing here does.
        drop(rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global());
    }
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let outcomes = pipeline.run_all(&files, days);
    for outcome in &outcomes {
        outcome.diagnostics.iter().for_each(|diagnostic| console.report(diagnostic));
        if outcome.has_errors {
            status = status.max(Status::Errors);
        }
    }
    match &args.out {
        Some(folder) => status.max(write(folder, &pipeline, &outcomes, args, console)),
        None => {
            print(&pipeline, &outcomes, args, console);
            status
        }
    }
}

/// The assets with the user's folders over them.
pub(super) fn assets(overlays: &OverlayArgs) -> Assets {
    Assets::with_overlays(overlays.templates.clone(), overlays.data.clone())
}

fn selection(args: &RenderArgs) -> Selection {
    if args.channels.is_empty() || args.channels.iter().any(|name| name == "all") {
        Selection::Suiting
    } else {
        Selection::Named(args.channels.clone())
    }
}

fn format(args: &RenderArgs) -> Format {
    match args.format {
        FormatArg::Txt => Format::Txt,
        FormatArg::Md => Format::Md,
        FormatArg::Json => Format::Json,
    }
}

/// Prints diagnostics that belong to no case; true where there is an error.
pub(super) fn report(sink: Sink, console: &mut Console) -> bool {
    let errors = sink.has_errors();
    sink.into_sorted().iter().for_each(|diagnostic| console.report(diagnostic));
    errors
}

fn print(pipeline: &Pipeline, outcomes: &[Outcome], args: &RenderArgs, console: &mut Console) {
    let texts: Vec<Text<'_>> = outcomes
        .iter()
        .flat_map(|outcome| outcome.texts.iter().map(move |(number, draft)| (outcome, *number, draft)))
        .map(|(outcome, number, draft)| Text { draft, channel: pipeline.channel(number), as_of: &outcome.as_of })
        .collect();
    // The shape of the output follows from what was asked for, not from what went well.
    let asked_for_one = outcomes.len() == 1 && args.channels.len() == 1 && args.channels[0] != "all";
    match texts.as_slice() {
        [] => {}
        [only] if asked_for_one => {
            console.print(&format(args).one(*only));
            if !args.quiet {
                remind(only.draft, only.channel, console);
            }
        }
        several => console.print(&format(args).several(several)),
    }
}

/// What the writer should know about this text that is no part of it.
fn remind(draft: &Draft, channel: &Channel, console: &mut Console) {
    for field in &channel.fields {
        let Some(limit) = &field.limit else { continue };
        let Some(filled) = draft.fields.iter().find(|filled| filled.id == field.id) else { continue };
        let counts: Vec<String> = filled.parts.iter().map(|part| limit.unit.count(&part.text()).to_string()).collect();
        let sure = if limit.certainty == "documented" { "" } else { "，没有官方文字，以页面计数为准" };
        console.say(&format!("字数　{}：{} 字，上限 {} 字{sure}", field.label, counts.join("、"), limit.max));
    }
    for reminder in &channel.reminders {
        console.say(&format!("提醒　{reminder}"));
    }
}

fn write(folder: &Path, pipeline: &Pipeline, outcomes: &[Outcome], args: &RenderArgs, console: &mut Console) -> Status {
    let mut status = Status::Clean;
    let mut written: BTreeMap<PathBuf, ()> = BTreeMap::new();
    for outcome in outcomes {
        for (number, draft) in &outcome.texts {
            let channel = pipeline.channel(*number);
            let name = format!("{}.{}", draft.channel, format(args).extension());
            let path = folder.join(&draft.case).join(name);
            if written.insert(path.clone(), ()).is_some() {
                console.report(&same_id(&draft.case));
                status = status.max(Status::Errors);
                break;
            }
            let text = format(args).one(Text { draft, channel, as_of: &outcome.as_of });
            if source::write_file(&path, &text).is_err() {
                console.say(&format!("写不了 {}", path.display()));
                return Status::CouldNotRun;
            }
        }
    }
    if !args.quiet {
        console.say(&format!("写好 {} 份，在 {}", written.len(), folder.display()));
    }
    status
}

fn same_id(id: &str) -> Diagnostic {
    Diagnostic::error("batch/same-id", format!("有两个案件的编号都是“{id}”，后一个没有写出"))
        .help("编号默认是文件名；在其中一个案件里写上不同的 id")
}
