//! The command line. Results go to standard output, everything said to a person to standard error, in Chinese.
//!
//! Exit status: 0 clean, 1 an error a person can mend, 2 it could not run, 130 it was interrupted.

mod args;
mod changes;
mod check;
mod completions;
mod config;
mod console;
mod encoding;
mod english;
mod exhibits;
mod explain;
mod facts;
mod help;
mod import;
mod inputs;
mod interrupt;
mod lang;
mod list;
mod log;
mod man;
mod new;
mod options;
mod plan;
mod render;
mod schema;
mod serve;
mod stream;
mod templates;
mod trace;
mod usage;
mod written;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use crate::assets::Assets;

use args::{Args, Command};
use config::Settings;
use console::Console;
use options::OverlayArgs;

/// How a command ended.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    #[default]
    Clean = 0,
    Errors = 1,
    CouldNotRun = 2,
    /// Ctrl-C, as shells say it.
    Interrupted = 130,
}

/// Runs the program with these arguments (the first is the program's name).
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut console = Console::new();
    let args = with_help(args.into_iter().collect());
    let lang = lang::of(&args);
    lang::choose(lang);
    let command = help::shown(Args::command(), &args, lang);
    let parsed = command.try_get_matches_from(&args).and_then(|matches| Args::from_arg_matches(&matches));
    let status = match parsed {
        Err(error) => {
            let words: Vec<_> = args.iter().skip(1).take(2).map(|word| word.to_string_lossy()).collect();
            usage::answer(&error, &words, lang, &mut console)
        }
        Ok(args) => {
            console.paint(args.color);
            execute(args.command, &mut console)
        }
    };
    ExitCode::from(console.finish(status) as u8)
}

fn execute(command: Command, console: &mut Console) -> Status {
    match command {
        Command::Render(args) => render::run(args, console),
        Command::Check(args) => check::run(args, console),
        Command::Import(args) => import::run(&args, console),
        Command::Serve(args) => serve::run(&args, console),
        Command::Config(args) => config::run(&args, console),
        Command::Stream(args) => stream::run(&args, console),
        Command::Completions(args) => completions::run(&args, Args::command(), console),
        Command::New(args) => new::run(&args, console),
        Command::Log(args) => log::run(&args, console),
        Command::Facts(args) => facts::run(&args, console),
        Command::List(args) => list::run(&args, console),
        Command::Plan(args) => plan::run(&args, console),
        Command::Exhibits(args) => exhibits::run(&args, console),
        Command::Trace(args) => trace::run(&args, console),
        Command::Explain(args) => explain::run(&args, console),
        Command::Templates(args) => templates::run(&args, console),
        Command::Schema(args) => schema::run(&args, console),
        Command::Man(args) => man::run(&args, &Args::command(), console),
    }
}

/// `complain help render` is `complain render --help`.
fn with_help(mut args: Vec<OsString>) -> Vec<OsString> {
    if args.get(1).is_some_and(|command| command == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

/// The assets with the user's folders over them, as the command line and the settings near these cases name them.
fn assets(overlays: &OverlayArgs, cases: &[PathBuf], console: &mut Console) -> Option<Assets> {
    Settings::near(overlays, cases, console)?.assets(overlays, console)
}
