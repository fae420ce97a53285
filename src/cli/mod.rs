//! The command line. Results go to standard output, everything said to a person to standard error, in Chinese.
//!
//! Exit status: 0 clean, 1 an error a person can mend, 2 it could not run.

mod args;
mod console;
mod facts;
mod inputs;
mod list;
mod render;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use console::Console;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Clean = 0,
    Errors = 1,
    CouldNotRun = 2,
}

/// Runs the program with these arguments (the first is the program's name).
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut console = Console::new();
    let status = match Args::try_parse_from(args) {
        Err(error) => usage::answer(&error, &mut console),
        Ok(args) => match args.command {
            Command::Render(args) => render::run(&args, &mut console),
            Command::Facts(args) => facts::run(&args, &mut console),
            Command::List(args) => list::run(&args, &mut console),
        },
    };
    ExitCode::from(console.finish(status) as u8)
}
