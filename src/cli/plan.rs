//! `complain plan`.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::Pipeline;
use crate::plan;

use super::console::Console;
use super::inputs::{self, Inputs};
use super::options::CommonArgs;
use super::written::deliver;
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct PlanArgs {
    /// 案件文件或 -（标准输入）
    #[arg(value_name = "案件")]
    case: PathBuf,
    /// text 文字（默认），json 供程序读取，ics 日历
    #[arg(
        short,
        long,
        value_name = "格式",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: PlanFormatArg,
    /// 写到这个文件，不显示在屏幕上
    #[arg(short = 'o', long = "out", value_name = "文件")]
    out: Option<PathBuf>,
    #[command(flatten)]
    common: CommonArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum PlanFormatArg {
    Text,
    Json,
    Ics,
}

pub(super) fn run(args: &PlanArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, std::slice::from_ref(&args.case), console) else {
        return Status::CouldNotRun;
    };
    let Inputs { files, unsure, mut status, .. } = inputs::read(std::slice::from_ref(&args.case), console);
    let [file] = files.as_slice() else {
        if files.len() > 1 {
            console.say("plan 一次只看一个案件，请写出是哪个文件");
            status = Status::CouldNotRun;
        }
        return status;
    };
    let mut sink = Sink::default();
    let pipeline = Pipeline::for_plan(assets, &mut sink);
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let found = pipeline.facts(file, days, &mut sink);
    let is_good = !sink.has_errors() && unsure.is_empty();
    if let Some((_, facts)) = found.filter(|_| is_good) {
        let plan = plan::plan(&facts, &pipeline.channels(), &as_argument(&args.case, &file.name));
        let text = match args.format {
            PlanFormatArg::Text => plan::text(&plan),
            // A plan is plain data: it always serialises.
            PlanFormatArg::Json => serde_json::to_string_pretty(&plan).unwrap_or_default() + "\n",
            PlanFormatArg::Ics => plan::calendar(&plan),
        };
        status = status.max(deliver(args.out.as_deref(), &text, console));
    }
    if console.report_all(sink) {
        status = status.max(Status::Errors);
    }
    status
}

/// The case as a command names it: standard input is `-`, a name with spaces stands in quotation marks.
fn as_argument(asked: &Path, name: &str) -> String {
    if asked == Path::new("-") {
        "-".into()
    } else if name.contains(char::is_whitespace) {
        format!("\"{name}\"")
    } else {
        name.to_owned()
    }
}
