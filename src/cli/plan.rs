//! `complain plan`.

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::Pipeline;
use crate::plan;

use super::args::{PlanArgs, PlanFormatArg};
use super::console::Console;
use super::inputs::{self, Inputs};
use super::{Status, assets};

pub(super) fn run(args: &PlanArgs, console: &mut Console) -> Status {
    let Inputs { files, mut status, .. } = inputs::read(std::slice::from_ref(&args.case), console);
    let [file] = files.as_slice() else {
        if files.len() > 1 {
            console.say("plan 一次只看一个案件");
        }
        return status.max(Status::CouldNotRun);
    };
    let mut sink = Sink::default();
    let Some(assets) = assets(&args.common.overlays, console) else { return Status::CouldNotRun };
    let pipeline = Pipeline::for_plan(assets, &mut sink);
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let found = pipeline.facts(file, days, &mut sink);
    let errors = sink.has_errors();
    if let Some((_, facts)) = found.filter(|_| !errors) {
        let plan = plan::plan(&facts, &pipeline.channels(), &file.name);
        console.print(&match args.format {
            PlanFormatArg::Text => plan::text(&plan),
            // A plan is plain data: it always serialises.
            PlanFormatArg::Json => serde_json::to_string_pretty(&plan).unwrap_or_default() + "\n",
            PlanFormatArg::Ics => plan::calendar(&plan),
        });
    }
    if console.report_all(sink) {
        status = status.max(Status::Errors);
    }
    status
}
