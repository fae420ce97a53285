//! Help as it is shown: short with `-h`, with examples and all options with `--help`, in the language that was asked for.

use std::ffi::OsString;

use clap::Command;

use super::english;
use super::lang::Lang;

/// Options that `-h` leaves out: few need them.
const RARE: &[&str] = &[
    "color",
    "config",
    "data",
    "error_on_warning",
    "exit_zero",
    "ignore",
    "jobs",
    "lang",
    "limits",
    "list",
    "prune",
    "select",
    "sent",
    "size",
    "statistics",
    "stdin_filename",
    "templates",
    "trace",
];

/// The commands with the help that these arguments ask for.
pub(super) fn shown(command: Command, args: &[OsString], lang: Lang) -> Command {
    let command = in_language(command, lang);
    // What stands after `--` is no option.
    let is_short = args.iter().take_while(|arg| *arg != "--").any(|arg| arg == "-h");
    if is_short { shortened(command, lang) } else { command }
}

/// The commands in a language.
pub(super) fn in_language(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::Zh => command,
        Lang::En => english::translated(command),
    }
}

/// Without examples and rare options; says where the rest stands.
fn shortened(command: Command, lang: Lang) -> Command {
    let rest = match lang {
        Lang::Zh => "全部选项和例子见 --help",
        Lang::En => "All options and examples: --help",
    };
    let has_more = command.get_after_help().is_some();
    let command = command.mut_args(|arg| {
        let is_rare = RARE.contains(&arg.get_id().as_str());
        arg.hide(is_rare)
    });
    let command = if has_more { command.after_help(rest) } else { command };
    command.mut_subcommands(|below| shortened(below, lang))
}
