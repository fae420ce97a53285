//! Wrong usage, said in Chinese.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Status;
use super::console::Console;

/// Prints help or version where that was asked for; else says what is wrong with the arguments.
pub(super) fn answer(error: &clap::Error, console: &mut Console) -> Status {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            console.print(&error.render().to_string());
            return Status::Clean;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            console.say("缺少命令。可以用：render、facts、list；说明见 complain --help");
        }
        kind => {
            console.say(&format!("用法不对：{}", what(error, kind)));
            console.say("说明见 complain --help，或在命令后面加 --help");
        }
    }
    Status::CouldNotRun
}

fn what(error: &clap::Error, kind: ErrorKind) -> String {
    let arg = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    let suggested = text(error, ContextKind::SuggestedArg)
        .or_else(|| text(error, ContextKind::SuggestedSubcommand))
        .or_else(|| text(error, ContextKind::SuggestedValue));
    let near = suggested.map(|near| format!("，是不是“{near}”？")).unwrap_or_default();
    let arg = arg.unwrap_or_default();
    match kind {
        ErrorKind::UnknownArgument => format!("不认识的选项“{arg}”{near}"),
        ErrorKind::InvalidSubcommand => {
            let name = text(error, ContextKind::InvalidSubcommand).unwrap_or_default();
            format!("不认识的命令“{name}”{near}")
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {arg}"),
        ErrorKind::InvalidValue if value.as_deref() == Some("") => format!("{arg} 后面要有内容"),
        ErrorKind::InvalidValue => {
            let words = text(error, ContextKind::ValidValue).map(|words| format!("，可以写：{words}")).unwrap_or_default();
            format!("{arg} 不能是“{}”{near}{words}", value.unwrap_or_default())
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            format!("{arg} 不能是“{}”：{why}", value.unwrap_or_default())
        }
        ErrorKind::ArgumentConflict => format!("{arg} 不能这样一起用或重复用"),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => format!("{arg} 的个数不对"),
        _ => "参数读不懂".into(),
    }
}

fn text(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        _ => None,
    }
}
