//! `complain facts`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use clap::builder::NonEmptyStringValueParser;

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::{Pipeline, Selection};

use super::console::Console;
use super::inputs::{self, Inputs};
use super::lang::either;
use super::options::CommonArgs;
use super::written::{deliver, json, one_case};
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct FactsArgs {
    /// 案件文件或 -（标准输入）
    #[arg(value_name = "案件")]
    case: PathBuf,
    #[arg(
        short,
        long,
        value_name = "渠道",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称：再加上 story，\n这个渠道的模板怎样看这件事的经过"
    )]
    channel: Option<String>,
    /// 写到这个文件，不显示在屏幕上
    #[arg(short = 'o', long = "out", value_name = "文件")]
    out: Option<PathBuf>,
    #[command(flatten)]
    common: CommonArgs,
}

pub(super) fn run(args: &FactsArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, std::slice::from_ref(&args.case), console) else {
        return Status::CouldNotRun;
    };
    let Inputs { files, unsure, mut status, .. } = inputs::read(std::slice::from_ref(&args.case), console);
    let [file] = files.as_slice() else {
        if files.len() > 1 {
            console.say(&one_case("facts"));
            status = Status::CouldNotRun;
        }
        return status;
    };
    let mut sink = Sink::default();
    let channel = args.channel.as_ref().map(|channel| {
        Pipeline::load(assets.clone(), &Selection::Named(vec![channel.clone()]), &[], &mut sink)
    });
    let telling = match channel {
        Some(Some(pipeline)) if pipeline.channels().len() == 1 => Some(pipeline),
        None => None,
        Some(loaded) => {
            if loaded.is_some() {
                console.say(either(
                    "facts 一次只看一个渠道，请写出是哪一个",
                    "facts looks at one channel at a time: name it",
                ));
            }
            console.report_all(sink);
            return Status::CouldNotRun;
        }
    };
    let pipeline = Pipeline::without_channels(assets);
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let found = pipeline.facts(file, days, &mut sink);
    if let Some((_, facts)) = found.filter(|_| unsure.is_empty()) {
        let printed = json(&facts);
        let story = telling.map(|pipeline| pipeline.story(0, &facts));
        let printed = story.map_or(printed.clone(), |story| with_story(&printed, &story)) + "\n";
        status = status.max(deliver(args.out.as_deref(), &printed, console));
    }
    if console.report_all(sink) {
        status = status.max(Status::Errors);
    }
    status
}

/// The facts as they are printed, with the story as their last key.
fn with_story(facts: &str, story: &serde_json::Value) -> String {
    let story = json(story).replace('\n', "\n  ");
    format!("{},\n  \"story\": {story}\n}}", facts.trim_end_matches("\n}"))
}
