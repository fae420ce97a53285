//! `complain facts`.

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::Pipeline;

use super::args::FactsArgs;
use super::console::Console;
use super::{Status, inputs, render};

pub(super) fn run(args: &FactsArgs, console: &mut Console) -> Status {
    let (files, mut status) = inputs::read(std::slice::from_ref(&args.case), console);
    let [file] = files.as_slice() else {
        if files.len() > 1 {
            console.say("facts 一次只看一个案件");
        }
        return status.max(Status::CouldNotRun);
    };
    let pipeline = Pipeline::without_channels(render::assets(&args.common.overlays));
    let mut sink = Sink::default();
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let found = pipeline.facts(file, days, &mut sink);
    if let Some((_, facts)) = &found {
        // Facts are plain data: they always serialise.
        console.print(&(serde_json::to_string_pretty(facts).unwrap_or_default() + "\n"));
    }
    if render::report(sink, console) {
        status = status.max(Status::Errors);
    }
    status
}
