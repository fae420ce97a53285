//! `complain new`: a case file by questions, or one to fill in.

use std::io::{self, BufReader, IsTerminal};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::casefile::{Choices, Interview, Question, skeleton};
use crate::diagnostic::{Severity, Sink};
use crate::pipeline::Pipeline;
use crate::source::{self, SourceFile};

use super::console::Console;
use super::lang::{either, spoken};
use super::options::OverlayArgs;
use super::written::{deliver, there};
use super::{Status, assets, schema};

/// The name of a case that goes to standard output.
const NAMELESS: &str = "case.yaml";

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// 写到哪个文件；不写时显示在屏幕上
    #[arg(value_name = "文件")]
    file: Option<PathBuf>,
    /// 平台的编号或名称，见 complain list platforms
    #[arg(long, value_name = "平台")]
    platform: Option<String>,
    /// 问题种类的编号或名称，见 complain list problems
    #[arg(long, value_name = "种类")]
    problem: Option<String>,
    /// 不在终端里也提问：一行一个答案，从标准输入读
    #[arg(long, conflicts_with = "blank")]
    ask: bool,
    /// 不提问，写一份待填的
    #[arg(long)]
    blank: bool,
    /// 已经有的文件也盖掉
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    overlays: OverlayArgs,
}

pub(super) fn run(args: &NewArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.overlays, args.file.as_slice(), console) else {
        return Status::CouldNotRun;
    };
    if let Some(file) = args.file.as_deref().filter(|file| file.exists() && !args.force) {
        console.say(&there(file));
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let choices = Choices::read(&assets, &mut sink);
    if console.report_all(sink) {
        return Status::Errors;
    }
    let platform = args.platform.as_deref().map(|name| choices.platform(name)).transpose();
    let problem = args.problem.as_deref().map(|name| choices.problem(name).cloned()).transpose();
    let (platform, problem) = match (platform, problem) {
        (Ok(platform), Ok(problem)) => (platform, problem),
        (platform, problem) => {
            platform.err().into_iter().chain(problem.err()).for_each(|why| console.say(&spoken(why)));
            console.say(either(
                "编号和名称见 complain list platforms 和 complain list problems",
                "ids and names: complain list platforms, complain list problems",
            ));
            return Status::CouldNotRun;
        }
    };
    let asks = args.ask || (!args.blank && io::stdin().is_terminal() && io::stderr().is_terminal());
    if !asks {
        let text = with_editor(args, &skeleton(platform.as_deref(), problem.as_ref()));
        let status = deliver(args.file.as_deref(), &text, console);
        say_next(args.file.as_deref(), either("换掉“请填”以后", "when no 请填 is left"), status, console);
        return status;
    }
    let kind = problem.map(|problem| problem.id);
    let interview = Interview::new(choices, platform.as_deref(), kind.as_deref(), calendar::today());
    let text = with_editor(args, &ask(interview, console));
    let status = deliver(args.file.as_deref(), &text, console);
    let status = status.max(check(args, assets, text, console));
    say_next(args.file.as_deref(), either("接下来", "next"), status, console);
    status
}

/// With the line for editors on top, where the schema is at hand.
fn with_editor(args: &NewArgs, text: &str) -> String {
    args.file.as_deref().and_then(schema::editor_line).unwrap_or_default() + text
}

/// Asks until all is answered, or nothing more comes in.
fn ask(mut interview: Interview, console: &mut Console) -> String {
    let mut input = BufReader::new(io::stdin());
    console.say(either(
        "照实回答；不知道的、没有的，直接回车。写到一半可以按 Ctrl-D，没有回答的写成“请填”。",
        "The texts are in Chinese, so answer in Chinese, as it was; Enter alone where you do not know or there is \
         none. Ctrl-D ends it early: what has no answer says 请填, to be filled in.",
    ));
    while let Some(question) = interview.question() {
        console.say(&shown(&question));
        let Some(Ok(line)) = source::read_line(&mut input) else { break };
        if let Err(why) = interview.answer(&line) {
            console.say(&format!("  {}", spoken(why)));
        }
    }
    interview.text()
}

/// A question as it stands at a terminal.
pub(super) fn shown(question: &Question) -> String {
    let may = if question.may_be_empty { either("（可以不填）", " (optional)") } else { "" };
    let mut text = format!("\n{}{may}\n  {}", spoken(question.ask), spoken(question.why));
    for (number, (id, name)) in question.choices.iter().enumerate() {
        // The names are Chinese; the ids say it in English.
        let id = either(String::new(), format!(" {id}"));
        text.push_str(&format!("\n  {:>2}{id} {name}", number + 1));
    }
    text
}

/// What the reader of case files says of the case.
fn check(args: &NewArgs, assets: Assets, text: String, console: &mut Console) -> Status {
    let name = args.file.as_deref().map_or_else(|| NAMELESS.to_owned(), |file| file.display().to_string());
    let file = Arc::new(SourceFile::new(name, text));
    let mut found = Sink::default();
    let days = Days { as_of: None, today: calendar::today() };
    Pipeline::without_channels(assets).facts(&file, days, &mut found);
    let mut status = Status::Clean;
    for diagnostic in found.into_sorted().iter().filter(|found| found.severity == Severity::Error) {
        console.report(diagnostic);
        status = Status::Errors;
    }
    status
}

fn say_next(file: Option<&Path>, when: &str, status: Status, console: &mut Console) {
    if let Some(file) = file.filter(|_| status != Status::CouldNotRun) {
        let name = file.display();
        console.say(&either(
            format!("写好 {name}。{when}：complain check {name} -c platform-chat，complain plan {name}"),
            format!("Wrote {name}; {when}: complain check {name} -c platform-chat, complain plan {name}"),
        ));
    }
}
