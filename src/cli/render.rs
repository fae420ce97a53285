//! `complain render`.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args as ClapArgs;
use clap::builder::NonEmptyStringValueParser;

use crate::calendar;
use crate::case::Days;
use crate::channel::{Channel, GIVEN, Limit};
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::Draft;
use crate::emit::{Format, Text};
use crate::pipeline::{Outcome, Pipeline, Selection};
use crate::sent;
use crate::source::{self, SourceFile};
use crate::trace::Trace;

use super::config::{LimitArgs, SizeArgs};
use super::console::Console;
use super::inputs::{self, Inputs};
use super::options::{CommonArgs, FormatArg, jobs};
use super::{Status, assets, config};

#[derive(Debug, ClapArgs)]
pub(super) struct RenderArgs {
    /// 案件文件；也可以是文件夹（其中所有 .yaml 和 .yml）或 -（标准输入）
    #[arg(value_name = "案件", required = true)]
    cases: Vec<PathBuf>,
    #[arg(
        short,
        long = "channel",
        value_name = "渠道",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称，可以写几次；\n不写或写 all：适合这个案件的所有渠道"
    )]
    channels: Vec<String>,
    /// txt 纯文本（默认），md Markdown，json 供程序读取
    #[arg(
        short,
        long,
        value_name = "格式",
        default_value = "txt",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: FormatArg,
    /// 写成文件：<文件夹>/<案件编号>/<渠道>.<格式>
    #[arg(short, long, value_name = "文件夹")]
    out: Option<PathBuf>,
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
    let Some(pipeline) =
        limits.and_then(|limits| Pipeline::load(assets, &selection(args), &limits, &mut sink))
    else {
        console.report_all(sink);
        return Status::CouldNotRun;
    };
    let pipeline = pipeline.no_fuller_than(args.sizes.size.into());
    let pipeline = match &args.out {
        Some(folder) => pipeline.remembering(folder),
        None => pipeline,
    };
    let mut status = if console.report_all(sink) { Status::Errors } else { Status::Clean };
    let Inputs { files, asked, unsure, status: read, .. } = inputs::read(&args.cases, console);
    status = status.max(read);
    inputs::use_jobs(args.jobs, files.len());
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let mut outcomes = pipeline.run_all(&files, days);
    if console.report_all(pipeline.faults()) {
        status = status.max(Status::Errors);
    }
    for (place, outcome) in outcomes.iter_mut().enumerate() {
        for diagnostic in &outcome.diagnostics {
            if asked > 1 {
                console.report_of(&files[place].name, diagnostic);
            } else {
                console.report(diagnostic);
            }
        }
        if outcome.has_errors {
            status = status.max(Status::Errors);
        }
        if unsure.contains(&place) {
            outcome.texts.clear();
        }
    }
    let traces: Vec<Vec<Trace>> = files
        .iter()
        .zip(&outcomes)
        .map(|(file, outcome)| if args.trace { traces(&pipeline, file, days, outcome) } else { Vec::new() })
        .collect();
    let written = Written { pipeline: &pipeline, files: &files, outcomes: &outcomes, traces: &traces };
    if let Some(folder) = &args.out {
        return status.max(write(folder, &written, args, console));
    }
    print(&written, asked, args, console);
    status
}

/// The cases' texts, with the traces of each where they were asked for.
struct Written<'a> {
    pipeline: &'a Pipeline,
    files: &'a [Arc<SourceFile>],
    outcomes: &'a [Outcome],
    traces: &'a [Vec<Trace>],
}

impl<'a> Written<'a> {
    /// The texts of a case.
    fn texts(&self, place: usize) -> Vec<(Text<'a>, Option<&'a Trace>)> {
        let outcome = &self.outcomes[place];
        let text = |(index, (number, draft)): (usize, &'a (usize, Draft))| {
            let channel = self.pipeline.channel(*number);
            (Text { draft, channel, as_of: &outcome.as_of }, self.traces[place].get(index))
        };
        outcome.texts.iter().enumerate().map(text).collect()
    }
}

fn traces(pipeline: &Pipeline, file: &Arc<SourceFile>, days: Days, outcome: &Outcome) -> Vec<Trace> {
    let channels: Vec<usize> = outcome.texts.iter().map(|(number, _)| *number).collect();
    pipeline.trace(file, days, &channels).map(|traces| traces.texts).unwrap_or_default()
}

/// Texts as they were asked for.
fn shown(texts: &[(Text<'_>, Option<&Trace>)], is_headed: bool, args: &RenderArgs) -> String {
    let traced: Vec<(Text<'_>, &Trace)> =
        texts.iter().filter_map(|(text, trace)| Some((*text, (*trace)?))).collect();
    match texts {
        _ if args.trace => format(args).traced(&traced, is_headed),
        [(only, _)] if !is_headed => format(args).one(*only),
        several => format(args).several(&several.iter().map(|(text, _)| *text).collect::<Vec<_>>()),
    }
}

fn selection(args: &RenderArgs) -> Selection {
    if args.channels.is_empty() || args.channels.iter().any(|name| name == "all") {
        Selection::Suiting
    } else {
        Selection::Named(args.channels.clone())
    }
}

fn format(args: &RenderArgs) -> Format {
    args.format.into()
}

fn print(written: &Written<'_>, asked: usize, args: &RenderArgs, console: &mut Console) {
    let texts: Vec<_> = (0..written.outcomes.len()).flat_map(|place| written.texts(place)).collect();
    // The shape of the output follows from what was asked for, not from what went well.
    let asked_for_one = asked == 1 && args.channels.len() == 1 && args.channels[0] != "all";
    match texts.as_slice() {
        // A program that reads JSON gets a document in any case.
        [] if args.format != FormatArg::Json => {}
        [(only, _)] if asked_for_one => {
            console.print(&shown(&texts, false, args));
            if !args.quiet {
                remind(only.draft, only.channel, console);
            }
        }
        several => console.print(&shown(several, true, args)),
    }
}

/// What the writer should know about this text that is no part of it.
fn remind(draft: &Draft, channel: &Channel, console: &mut Console) {
    let counts = channel.fields.iter().filter_map(|field| {
        let limit = field.limit.as_ref()?;
        let filled = draft.fields.iter().find(|filled| filled.id == field.id)?;
        let counts = filled.parts.iter().map(|part| limit.unit.count(&part.text()).to_string());
        let counts = counts.collect::<Vec<_>>().join("、");
        let each = if field.is_messages { "每条" } else { "" };
        let basis = basis(limit);
        Some(format!("字数　{}：{counts} 字，{each}上限 {} 字{basis}", field.label, limit.max))
    });
    let reminders = channel.reminders.iter().map(|reminder| format!("提醒　{reminder}"));
    let lines: Vec<String> = counts.chain(reminders).collect();
    if !lines.is_empty() {
        console.say(&format!("\n{}", lines.join("\n")));
    }
}

/// How sure a limit is.
fn basis(limit: &Limit) -> String {
    match limit.certainty.as_str() {
        GIVEN => format!("（出自 {}）", limit.source),
        "documented" => String::new(),
        "observed" => "（实际见到的数，没有官方文字，以页面为准）".into(),
        _ => "（谨慎取值，没有官方文字，以页面为准）".into(),
    }
}

fn write(folder: &Path, all: &Written<'_>, args: &RenderArgs, console: &mut Console) -> Status {
    let mut status = Status::Clean;
    let mut written: BTreeSet<PathBuf> = BTreeSet::new();
    for (place, outcome) in all.outcomes.iter().enumerate() {
        let mut is_own = true;
        for text in all.texts(place) {
            let draft = text.0.draft;
            let name = format!("{}.{}", draft.channel, format(args).extension());
            let path = folder.join(&draft.case).join(name);
            if !written.insert(path.clone()) {
                console.report_of(&all.files[place].name, &same_id(&draft.case));
                status = status.max(Status::Errors);
                is_own = false;
                break;
            }
            if !write_one(&path, &shown(&[text], false, args), console) {
                return Status::CouldNotRun;
            }
        }
        // After its texts, so that the record never speaks of one that could not be written.
        let record = outcome.sent.as_ref().filter(|_| is_own && !outcome.texts.is_empty());
        if let Some(record) = record
            && !write_one(&sent::path(folder, &outcome.case), &record.text(), console)
        {
            return Status::CouldNotRun;
        }
    }
    if !args.quiet {
        console.say(&match written.len() {
            0 => "没有写出文字".into(),
            count => format!("写好 {count} 份，在 {}", folder.display()),
        });
    }
    status
}

/// False where it cannot be written, which was said.
fn write_one(path: &Path, text: &str, console: &mut Console) -> bool {
    let written = source::write_file(path, text);
    if let Err(error) = &written {
        console.say(&format!("写不了 {}：{}", path.display(), reason(error.kind())));
    }
    written.is_ok()
}

fn same_id(id: &str) -> Diagnostic {
    Diagnostic::error("batch/same-id", format!("有两个案件的编号都是“{id}”，后一个没有写出"))
        .help("编号默认是文件名；在其中一个案件里写上不同的 id")
}

pub(super) fn reason(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "没有写入的权限",
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => "路径里有同名的文件，不能作文件夹",
        io::ErrorKind::StorageFull => "磁盘已满",
        _ => "系统报告写入错误",
    }
}
