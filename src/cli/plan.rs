//! `complain plan`.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::Pipeline;
use crate::plan::{self, Plan, Writing};
use crate::source;

use super::console::Console;
use super::inputs::{self, Inputs};
use super::options::CommonArgs;
use super::written::{deliver, json};
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct PlanArgs {
    /// 案件文件或 -（标准输入）；几个案件或文件夹合成一张表
    #[arg(value_name = "案件", required = true)]
    cases: Vec<PathBuf>,
    /// text 文字（默认），json 供程序读取，ics 日历
    #[arg(
        short,
        long,
        alias = "output-format",
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
    #[value(alias = "txt")]
    Text,
    Json,
    Ics,
}

pub(super) fn run(args: &PlanArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, &args.cases, console) else {
        return Status::CouldNotRun;
    };
    let Inputs { files, unsure, mut status, is_whole } = inputs::read(&args.cases, console);
    let mut sink = Sink::default();
    let pipeline = Pipeline::for_plan(assets, &mut sink);
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let (is_batch, is_loaded) = (is_whole || files.len() > 1, !sink.has_errors());
    let mut plans = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let mut own = Sink::default();
        let found = pipeline.facts(file, days, &mut own);
        let is_good = !own.has_errors() && !unsure.contains(&number);
        let asked = if is_batch { Path::new(&file.name) } else { args.cases[0].as_path() };
        let name = as_argument(asked, &file.name);
        let found = found.filter(|_| is_good && is_loaded);
        plans.extend(found.map(|(case, facts)| {
            let mut plan = plan::plan(&facts, &pipeline.channels(), &name);
            plan.warnings.extend(pipeline.doubts(&case, &facts));
            plan.series = file.folder.as_deref().and_then(source::trail).unwrap_or(plan.series);
            plan
        }));
        sink.extend(own);
    }
    if !plans.is_empty() {
        status = status.max(deliver(args.out.as_deref(), &shown(args, &plans, is_batch), console));
    }
    if console.report_all(sink) {
        status = status.max(Status::Errors);
    }
    status
}

/// One plan in full, or several together.
fn shown(args: &PlanArgs, plans: &[Plan], is_batch: bool) -> String {
    match (args.format, plans) {
        (PlanFormatArg::Ics, _) => calendar(args, plans),
        (PlanFormatArg::Text, [one]) if !is_batch => plan::text(one),
        (PlanFormatArg::Text, _) => plan::table(plans),
        (PlanFormatArg::Json, [one]) if !is_batch => json(one) + "\n",
        (PlanFormatArg::Json, _) => json(&plan::document(plans)) + "\n",
    }
}

/// The calendar. Who names the day of writing wants the same bytes each time: no clock then.
fn calendar(args: &PlanArgs, plans: &[Plan]) -> String {
    let now = args.common.as_of.is_none().then(calendar::this_second);
    let earlier = args.out.as_deref().and_then(|path| source::read_file(path).ok());
    plan::calendar(plans, Writing { now, earlier: earlier.as_deref() })
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
