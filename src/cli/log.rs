//! `complain log`: one more event in a case file, which otherwise stays as it is; what the options leave out is asked.

use std::io::{self, BufReader, IsTerminal};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::calendar::{self, Day, said_on};
use crate::case::{Actor, Days, EventKind};
use crate::casefile::{EventInterview, Known, NewEvent, with_event};
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::pipeline::Pipeline;
use crate::source::{self, SourceFile};

use super::changes::diff;
use super::console::Console;
use super::inputs;
use super::lang::{either, spoken};
use super::new::shown;
use super::options::OverlayArgs;
use super::written::unwritten;
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct LogArgs {
    /// 案件文件
    #[arg(value_name = "案件")]
    case: PathBuf,
    /// 什么事：编号或名称，见 complain list events
    #[arg(short, long, value_name = "事件", value_parser = kind)]
    event: Option<EventKind>,
    /// 什么时候，如 2026-05-04 18:30、5月4日、昨天
    #[arg(short, long, value_name = "时间")]
    at: Option<String>,
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
    /// 不在终端里也提问：一行一个答案，从标准输入读
    #[arg(long)]
    ask: bool,
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
            console.say(either(
                "这件事没有写进去：先把文件换成 UTF-8 编码，再写一次",
                "the event was not added: save the file in UTF-8, then add it again",
            ));
        }
        return loaded.status.max(Status::Errors);
    };
    let today = calendar::today();
    let Some(event) = event(args, &assets, today, console) else { return Status::CouldNotRun };
    let Some(text) = with_event(&file, &event) else {
        let name = &file.name;
        console.say(&either(
            format!("{name} 的 history 读不懂，先运行 complain check 改好"),
            format!("the history of {name} was not understood: mend it with complain check first"),
        ));
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
        console.say(either(
            "这件事没有写进去：改好上面说的，再写一次",
            "the event was not added: mend what is said above, then add it again",
        ));
        return Status::Errors;
    }
    if args.diff {
        console.print(&diff(&file.name, Some(&file.text), &due.text));
        return Status::Clean;
    }
    write(args, &due, &event, console)
}

fn write(args: &LogArgs, due: &SourceFile, event: &NewEvent, console: &mut Console) -> Status {
    if let Err(error) = source::rewrite_file(&args.case, &due.text) {
        console.say(&unwritten(&args.case, error.kind()));
        return Status::CouldNotRun;
    }
    let (at, name) = (&event.at, &due.name);
    let (kind, id) = (event.kind.about(), event.kind.word());
    console.say(&either(
        format!("{name}：写进了 {at} {kind}。接下来：complain plan {name}"),
        format!("{name}: added {at} {id}. Next: complain plan {name}"),
    ));
    Status::Clean
}

/// The event that the options tell, and the answers to what they leave out. `None` where it is not known; why was said.
fn event(args: &LogArgs, assets: &Assets, today: Day, console: &mut Console) -> Option<NewEvent> {
    let at = args.at.as_ref().map(|at| said_on(at, today).ok_or(at)).transpose();
    let at = match at {
        Ok(moment) => moment.map(|moment| moment.to_string()),
        Err(at) => {
            console.say(&either(
                format!("--at {at}：写成 2026-05-04 18:30、5月4日 或 昨天 的样子"),
                format!("--at {at}: write it as 2026-05-04 18:30, 5月4日 or 昨天"),
            ));
            return None;
        }
    };
    let is_told = args.event.is_some() && at.is_some();
    let known = Known { kind: args.event, at, by: args.by, more: more(args, today) };
    let may_ask = args.ask || (io::stdin().is_terminal() && io::stderr().is_terminal());
    if !is_told && !may_ask {
        console.say(either(
            "缺少 --event 和 --at：写上它们，或者在终端里运行，一问一答；例子见 complain log --help",
            "--event and --at are missing: write them, or run it at a terminal, which asks; see complain log --help",
        ));
        return None;
    }
    let asks = args.ask || !is_told;
    let channels = if asks { channels(assets) } else { Vec::new() };
    let mut interview = EventInterview::new(known, channels, today);
    if asks {
        ask(&mut interview, console);
    }
    let event = interview.event();
    if event.is_none() {
        console.say(either(
            "这件事没有写进去：还不知道是什么事、什么时候",
            "the event was not added: what happened, and when?",
        ));
    }
    event
}

/// Asks until all is answered, or nothing more comes in.
fn ask(interview: &mut EventInterview, console: &mut Console) {
    let mut input = BufReader::new(io::stdin());
    while let Some(question) = interview.question() {
        console.say(&shown(&question));
        let Some(Ok(line)) = source::read_line(&mut input) else { break };
        if let Err(why) = interview.answer(&line) {
            console.say(&format!("  {}", spoken(why)));
        }
    }
}

fn channels(assets: &Assets) -> Vec<(String, String)> {
    let ids = Channel::ids(assets).into_iter();
    let read = ids.filter_map(|id| Channel::read(assets, &id, &mut Sink::default()));
    read.map(|channel| (channel.id, channel.name)).collect()
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
        let near = if like.is_empty() {
            String::new()
        } else {
            either(format!("，可能是 {}", like.join("、")), format!(", perhaps {}", like.join(", ")))
        };
        either(
            format!("没有这种事{near}；编号和名称见 complain list events"),
            format!("no such event{near}; ids and names: complain list events"),
        )
    })
}

fn actor(text: &str) -> Result<Actor, String> {
    let names = Actor::CHOICES.iter().map(|one| format!("{}（{}）", one.word, one.about));
    let names: Vec<String> = names.collect();
    let said = || either(format!("可以写 {}", names.join("、")), format!("may be {}", names.join(", ")));
    Actor::from_name(text).ok_or_else(said)
}
