//! `complain log`: one more event in a case file, which otherwise stays as it is.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::calendar::{self, Day, said_on};
use crate::case::{Actor, Days, EventKind};
use crate::casefile::{NewEvent, with_event};
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::pipeline::Pipeline;
use crate::source::{self, SourceFile};

use super::changes::diff;
use super::console::Console;
use super::inputs;
use super::options::OverlayArgs;
use super::written::reason;
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct LogArgs {
    /// 案件文件
    #[arg(value_name = "案件")]
    case: PathBuf,
    /// 什么事：编号或名称，见 complain list events
    #[arg(short, long, value_name = "事件", value_parser = kind)]
    event: EventKind,
    /// 什么时候，如 2026-05-04 18:30、5月4日、昨天
    #[arg(short, long, value_name = "时间")]
    at: String,
    /// 谁做的，如 merchant 或 商家；默认是通常的那一方
    #[arg(short, long, value_name = "谁", value_parser = actor)]
    by: Option<Actor>,
    /// 内容，自己的话
    #[arg(long, value_name = "文字")]
    text: Option<String>,
    /// 对方的原话，一字不改
    #[arg(long, value_name = "原话")]
    quote: Option<String>,
    /// 金额（元），退款和补偿时写
    #[arg(long, value_name = "金额")]
    amount: Option<String>,
    /// 通过哪个渠道投诉
    #[arg(short, long, value_name = "渠道")]
    channel: Option<String>,
    /// 承诺的日期
    #[arg(long, value_name = "日期")]
    until: Option<String>,
    /// 证明它的证据编号，可以写几次
    #[arg(long = "exhibit", value_name = "编号")]
    exhibits: Vec<String>,
    /// 只显示会改什么
    #[arg(long)]
    diff: bool,
    #[command(flatten)]
    overlays: OverlayArgs,
}

pub(super) fn run(args: &LogArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.overlays, std::slice::from_ref(&args.case), console) else {
        return Status::CouldNotRun;
    };
    let loaded = inputs::load(&args.case);
    console.tell(&loaded.said);
    let is_readable = loaded.file.is_some();
    let Some(file) = loaded.file.filter(|_| loaded.elsewise.is_none() && !loaded.is_unsure) else {
        if is_readable || loaded.elsewise.is_some() {
            console.say("这件事没有写进去：先把文件换成 UTF-8 编码，再写一次");
        }
        return loaded.status.max(Status::Errors);
    };
    let today = calendar::today();
    let Some(at) = said_on(&args.at, today) else {
        console.say(&format!("--at {}：写成 2026-05-04 18:30、5月4日 或 昨天 的样子", args.at));
        return Status::CouldNotRun;
    };
    let event = NewEvent {
        at: at.to_string(),
        by: args.by.or_else(|| args.event.actors().first().copied()).unwrap_or(Actor::Consumer),
        kind: args.event,
        more: more(args, today),
    };
    let Some(text) = with_event(&file, &event) else {
        console.say(&format!("{} 的 history 读不懂，先运行 complain check 改好", file.name));
        return Status::Errors;
    };
    let due = Arc::new(file.with_text(text));
    let pipeline = Pipeline::without_channels(assets);
    let before = errors(&pipeline, &file, today).len();
    let after = errors(&pipeline, &due, today);
    if after.len() > before {
        for found in &after {
            console.report(found);
        }
        console.say("这件事没有写进去：改好上面说的，再写一次");
        return Status::Errors;
    }
    if args.diff {
        console.print(&diff(&file.name, Some(&file.text), &due.text));
        return Status::Clean;
    }
    match source::rewrite_file(&args.case, &due.text) {
        Ok(()) => {
            let (kind, name) = (args.event.about(), &file.name);
            console.say(&format!("{name}：写进了 {} {kind}。接下来：complain plan {name}", event.at));
            Status::Clean
        }
        Err(error) => {
            console.say(&format!("写不了 {}：{}", file.name, reason(error.kind())));
            Status::CouldNotRun
        }
    }
}

fn more(args: &LogArgs, today: Day) -> Vec<(&'static str, String)> {
    let day =
        |text: &String| said_on(text, today).map_or_else(|| text.clone(), |moment| moment.day.to_string());
    let ids = (!args.exhibits.is_empty()).then(|| format!("[{}]", args.exhibits.join(", ")));
    let values = [
        ("text", args.text.clone()),
        ("quote", args.quote.clone()),
        ("amount", args.amount.clone()),
        ("channel", args.channel.clone()),
        ("until", args.until.as_ref().map(day)),
        ("exhibits", ids),
    ];
    values.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

fn errors(pipeline: &Pipeline, file: &Arc<SourceFile>, today: Day) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    pipeline.facts(file, Days { as_of: None, today }, &mut sink);
    sink.into_sorted().into_iter().filter(|found| found.severity == Severity::Error).collect()
}

fn kind(text: &str) -> Result<EventKind, String> {
    EventKind::from_name(text).ok_or_else(|| {
        let like = EventKind::CHOICES.iter().filter(|one| !text.is_empty() && one.about.contains(text));
        let like: Vec<String> = like.map(|one| format!("{}（{}）", one.word, one.about)).collect();
        let near = if like.is_empty() { String::new() } else { format!("，可能是 {}", like.join("、")) };
        format!("没有这种事{near}；编号和名称见 complain list events")
    })
}

fn actor(text: &str) -> Result<Actor, String> {
    let names = Actor::CHOICES.iter().map(|one| format!("{}（{}）", one.word, one.about));
    Actor::from_name(text).ok_or_else(|| format!("可以写 {}", names.collect::<Vec<_>>().join("、")))
}
