//! Help on request; wrong usage, said in Chinese.

use std::borrow::Cow;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use clap::{CommandFactory, ValueEnum};

use super::Status;
use super::args::Args;
use super::completions::ShellArg;
use super::console::Console;
use super::lang::Lang;
use super::list::ListWhat;

/// Prints help or version where that was asked for; else says what is wrong with the arguments, of which `words` are the
/// first two.
pub(super) fn answer(
    error: &clap::Error,
    words: &[Cow<'_, str>],
    lang: Lang,
    console: &mut Console,
) -> Status {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.print(&printed(error));
            return Status::Clean;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            console.say(printed(error).trim_end());
        }
        kind => {
            let command = command(words).map(|command| format!("{command} ")).unwrap_or_default();
            console.say(&match lang {
                Lang::Zh => format!("用法不对：{}\n说明见 complain {command}--help", what(error, kind)),
                Lang::En => format!("{}\nSee complain {command}--help", in_english(error)),
            });
        }
    }
    Status::CouldNotRun
}

/// The command that the first words name, with what it is to do where it does several things.
fn command(words: &[Cow<'_, str>]) -> Option<String> {
    let command = words.first().filter(|word| Args::command().find_subcommand(word.as_ref()).is_some())?;
    let is_below = |word: &&Cow<'_, str>| ["new", "eject", "check"].contains(&word.as_ref());
    let below = words.get(1).filter(|_| command == "templates").filter(is_below);
    Some(below.map_or_else(|| command.to_string(), |below| format!("{command} {below}")))
}

/// With the ellipsis of Chinese texts.
fn printed(error: &clap::Error) -> String {
    error.render().to_string().replace("[案件]...", "<案件>…").replace(">...", ">…").replace("]...", "]…")
}

fn what(error: &clap::Error, kind: ErrorKind) -> String {
    let arg = text(error, ContextKind::InvalidArg).unwrap_or_default().replace(">...", ">");
    // `--as-of <日期>` is said with the value that was written instead of its name.
    let option = arg.split(' ').next().unwrap_or_default();
    let value = text(error, ContextKind::InvalidValue).unwrap_or_default();
    let suggested = text(error, ContextKind::SuggestedArg)
        .or_else(|| text(error, ContextKind::SuggestedSubcommand))
        .or_else(|| text(error, ContextKind::SuggestedValue));
    let near = suggested.map(|near| format!("，是不是“{near}”？")).unwrap_or_default();
    match kind {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => format!("多写了“{arg}”"),
        ErrorKind::UnknownArgument => format!("没有“{arg}”这个选项{near}"),
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("没有“{name}”这个命令{near}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少{arg}{}", words_of(&arg)),
        ErrorKind::InvalidValue if value.is_empty() => format!("{option} 后面要有内容"),
        ErrorKind::InvalidValue => {
            let words = text(error, ContextKind::ValidValue).unwrap_or_default();
            format!("{option} 里没有“{value}”{near}\n可以写：{words}")
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("{option} {value}：{why}")
        }
        ErrorKind::ArgumentConflict => format!("{option} 只能写一次"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => format!("{option} 的个数不对"),
        _ => "参数读不懂".into(),
    }
}

/// The words that a missing argument can be, where they are few.
fn words_of(arg: &str) -> String {
    let words = match arg {
        "<名目>" => possible::<ListWhat>(),
        "<外壳>" => possible::<ShellArg>(),
        _ => return String::new(),
    };
    format!("\n可以写：{}", words.join("、"))
}

fn possible<T: ValueEnum>() -> Vec<String> {
    let all = T::value_variants().iter().filter_map(ValueEnum::to_possible_value);
    all.map(|one| one.get_name().to_owned()).collect()
}

/// The engine's own first lines.
fn in_english(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let lines = text.lines().take_while(|line| !line.starts_with("Usage") && !line.starts_with("For more"));
    lines.filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        _ => None,
    }
}
