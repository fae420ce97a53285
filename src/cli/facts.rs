//! `complain facts`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::Pipeline;

use super::console::Console;
use super::inputs::{self, Inputs};
use super::options::CommonArgs;
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct FactsArgs {
    /// 案件文件或 -（标准输入）
    #[arg(value_name = "案件")]
    case: PathBuf,
    #[command(flatten)]
    common: CommonArgs,
}

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
