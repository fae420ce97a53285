//! `complain facts`.

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::Pipeline;

use super::args::FactsArgs;
use super::console::Console;
use super::inputs::{self, Inputs};
use super::{Status, assets};

pub(super) fn run(args: &FactsArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, console) else {
        return Status::CouldNotRun;
    };
    let Inputs { files, unsure, mut status, .. } = inputs::read(std::slice::from_ref(&args.case), console);
    let [file] = files.as_slice() else {
        if files.len() > 1 {
            console.say("facts 一次只看一个案件，请写出是哪个文件");
            status = Status::CouldNotRun;
        }
        return status;
    };
    let pipeline = Pipeline::without_channels(assets);
    let mut sink = Sink::default();
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let found = pipeline.facts(file, days, &mut sink);
    if let Some((_, facts)) = found.filter(|_| unsure.is_empty()) {
        // Facts are plain data: they always serialise.
        console.print(&(serde_json::to_string_pretty(&facts).unwrap_or_default() + "\n"));
    }
    if console.report_all(sink) {
        status = status.max(Status::Errors);
    }
    status
}
