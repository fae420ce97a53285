//! `complain trace`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::ValueEnum;
use clap::builder::NonEmptyStringValueParser;

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Severity, Sink};
use crate::emit;
use crate::pipeline::{Outcome, Pipeline};
use crate::trace::Traces;

use super::Status;
use super::config::{LimitArgs, Settings, SizeArgs};
use super::console::Console;
use super::inputs::{self, Inputs};
use super::options::{CommonArgs, selection};
use super::written::{deliver, json, one_case};

#[derive(Debug, ClapArgs)]
pub(super) struct TraceArgs {
    /// 案件文件或 -（标准输入）
    #[arg(value_name = "案件")]
    case: PathBuf,
    #[arg(
        short,
        long = "channel",
        value_name = "渠道",
        required_unless_present = "unused",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称，可以写几次；all：适合这个\n案件的所有渠道"
    )]
    channels: Vec<String>,
    /// 只列出没有用到的内容和证据；不写渠道时看所有渠道
    #[arg(long)]
    unused: bool,
    /// text 文字（默认），json 供程序读取
    #[arg(
        short,
        long,
        alias = "output-format",
        value_name = "格式",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: TraceFormat,
    /// 写到这个文件，不显示在屏幕上
    #[arg(short = 'o', long = "out", value_name = "文件")]
    out: Option<PathBuf>,
    #[command(flatten)]
    sizes: SizeArgs,
    #[command(flatten)]
    limits: LimitArgs,
    #[command(flatten)]
    common: CommonArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum TraceFormat {
    #[value(alias = "txt")]
    Text,
    Json,
}

pub(super) fn run(args: &TraceArgs, console: &mut Console) -> Status {
    let cases = std::slice::from_ref(&args.case);
    let settings = Settings::near(&args.common.overlays, cases, console);
    let assets = settings.as_ref().and_then(|settings| settings.assets(&args.common.overlays, console));
    let Some((settings, assets)) = settings.zip(assets) else { return Status::CouldNotRun };
    let mut sink = Sink::default();
    let limits = settings.limits(&args.limits, &assets, &mut sink);
    let channels = selection(&settings.channels(&args.channels));
    let pipeline = limits.and_then(|limits| Pipeline::load(assets, &channels, &limits, &mut sink));
    let has_errors = console.report_all(sink);
    let Some(pipeline) = pipeline else { return Status::CouldNotRun };
    let pipeline = pipeline.no_fuller_than(args.sizes.size.into());
    let mut status = if has_errors { Status::Errors } else { Status::Clean };
    let Inputs { files, unsure, status: read, .. } = inputs::read(cases, console);
    let [file] = files.as_slice() else {
        if files.len() > 1 {
            console.say(&one_case("trace"));
            return Status::CouldNotRun;
        }
        return read;
    };
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let outcome = pipeline.run(file, days);
    if console.report_all(pipeline.faults()) {
        status = status.max(Status::Errors);
    }
    let errors = outcome.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    errors.for_each(|found| console.report(found));
    if outcome.has_errors {
        status = status.max(Status::Errors);
    }
    let channels = numbers(&outcome, unsure.is_empty());
    if let Some(traces) = pipeline.trace(file, days, &channels).filter(|_| !channels.is_empty()) {
        status = status.max(print(traces, args, console));
    }
    status.max(read)
}

/// The channels that were written.
fn numbers(outcome: &Outcome, is_sure: bool) -> Vec<usize> {
    outcome.texts.iter().filter(|_| is_sure).map(|(number, _)| *number).collect()
}

fn print(mut traces: Traces, args: &TraceArgs, console: &mut Console) -> Status {
    if !args.unused {
        traces.unused = None;
    }
    let text = match args.format {
        TraceFormat::Text => emit::trace(&traces, args.unused),
        TraceFormat::Json => json(&traces) + "\n",
    };
    deliver(args.out.as_deref(), &text, console)
}
