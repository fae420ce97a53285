//! `complain completions`: what a shell offers, with the ids of the data.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args as ClapArgs, Command, ValueEnum};
use clap_complete::Shell;

use crate::assets::Assets;
use crate::case::{Actor, EventKind};
use crate::channel::Channel;
use crate::data;
use crate::yaml::Choice;

use super::check::reports;
use super::console::Console;
use super::options::OverlayArgs;
use super::written::deliver;
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct CompletionsArgs {
    #[arg(value_name = "外壳", hide_possible_values = true, help = "bash、zsh、fish、powershell 或 elvish")]
    shell: ShellArg,
    /// 写到这个文件；不写时显示在屏幕上
    #[arg(short, long, value_name = "文件")]
    out: Option<PathBuf>,
    #[command(flatten)]
    overlays: OverlayArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ShellArg {
    Bash,
    Zsh,
    Fish,
    #[value(name = "powershell", alias = "pwsh")]
    PowerShell,
    Elvish,
}

pub(super) fn run(args: &CompletionsArgs, commands: Command, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.overlays, &[], console) else { return Status::CouldNotRun };
    let shell = match args.shell {
        ShellArg::Bash => Shell::Bash,
        ShellArg::Zsh => Shell::Zsh,
        ShellArg::Fish => Shell::Fish,
        ShellArg::PowerShell => Shell::PowerShell,
        ShellArg::Elvish => Shell::Elvish,
    };
    let mut script = Vec::new();
    let mut commands = with_ids(&assets, commands);
    clap_complete::generate(shell, &mut commands, "complain", &mut script);
    let script = String::from_utf8_lossy(&script);
    let script = match args.shell {
        ShellArg::PowerShell => with_values(&script, &commands),
        _ => script.into_owned(),
    };
    deliver(args.out.as_deref(), &script, console)
}

/// The script for PowerShell with the words that values can be: its generator knows only options and commands. What stands
/// before the word decides: an option, or the command whose first argument it is.
fn with_values(script: &str, commands: &Command) -> String {
    const BEGINS: &str = "    $completions = @(switch ($command) {";
    let mut offers = String::new();
    for command in commands.get_subcommands() {
        let name = command.get_name();
        for arg in command.get_arguments() {
            let words: Vec<String> =
                arg.get_possible_values().iter().map(|word| format!("'{}'", word.get_name())).collect();
            let is_flag = !arg.is_positional() && !arg.get_action().takes_values();
            if words.is_empty() || is_flag {
                continue;
            }
            let long = arg.get_long().map(|long| format!("--{long}"));
            let short = arg.get_short().map(|short| format!("-{short}"));
            let own = arg.is_positional().then(|| name.to_owned());
            for before in long.into_iter().chain(short).chain(own) {
                offers += &format!("        '{name} {before}' {{ {} }}\n", words.join(", "));
            }
        }
    }
    let values = format!(
        "    $last = $commandElements.Count - 1\n\
         \x20   $before = if ($wordToComplete -and $last -gt 1) {{ $commandElements[$last - 1] }} else {{ $commandElements[$last] }}\n\
         \x20   $values = @(switch -CaseSensitive (\"$($commandElements[1]) $before\") {{\n{offers}    }})\n\
         \x20   if ($values) {{\n\
         \x20       return $values | Where-Object {{ $_ -like \"$wordToComplete*\" }} | ForEach-Object {{\n\
         \x20           [CompletionResult]::new($_, $_, [CompletionResultType]::ParameterValue, $_)\n\
         \x20       }}\n\
         \x20   }}\n\n"
    );
    script.replacen(BEGINS, &(values + BEGINS), 1)
}

/// The commands, each option with the ids that it takes.
fn with_ids(assets: &Assets, commands: Command) -> Command {
    let words = |choices: &[Choice]| choices.iter().map(|choice| choice.word.to_owned()).collect::<Vec<_>>();
    let channels = [Channel::ids(assets), vec!["all".to_owned()]].concat();
    let (problems, platforms) = (data::ids(assets, "problems"), data::ids(assets, "platforms"));
    let reports = reports::words().into_iter().map(str::to_owned).collect();
    let explained = [
        Channel::ids(assets),
        problems.clone(),
        data::ids(assets, "refusals"),
        data::ids(assets, "law"),
        data::ids(assets, "departments"),
    ];
    let ids: [(&str, &str, Vec<String>); 12] = [
        ("render", "channels", channels.clone()),
        ("check", "channels", channels.clone()),
        ("stream", "channels", channels.clone()),
        ("trace", "channels", channels.clone()),
        ("facts", "channel", channels.clone()),
        ("log", "channel", channels),
        ("check", "report", reports),
        ("new", "platform", platforms),
        ("new", "problem", problems),
        ("log", "event", words(EventKind::CHOICES)),
        ("log", "by", words(Actor::CHOICES)),
        ("explain", "id", explained.concat()),
    ];
    ids.into_iter().fold(commands, |command, (name, arg, ids)| {
        let has_it = |command: &Command| command.get_arguments().any(|one| one.get_id() == arg);
        command.mut_subcommand(name, |command| {
            if has_it(&command) {
                command.mut_arg(arg, |one| one.value_parser(PossibleValuesParser::new(ids)))
            } else {
                command
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Args;
    use super::*;

    #[test]
    fn powershell_offers_ids_behind_options_and_commands() {
        let script = with_values(
            "    $completions = @(switch ($command) {\n",
            &with_ids(&Assets::built_in(), Args::command()),
        );
        for begin in [
            "'render --channel' { '12315', ",
            "'render -c' { '12315', ",
            "'new --problem' { '",
            "'list list' { '",
        ] {
            assert!(script.contains(begin), "{begin}\n{script}");
        }
    }

    #[test]
    fn every_option_is_there() {
        let command = with_ids(&Assets::built_in(), Args::command());
        let offers = |name: &str, arg: &str| {
            let command = command.find_subcommand(name).unwrap();
            let arg = command.get_arguments().find(|one| one.get_id() == arg);
            arg.unwrap_or_else(|| panic!("{name} has no {arg:?}")).get_possible_values().len()
        };
        for (name, arg) in [
            ("render", "channels"),
            ("check", "channels"),
            ("stream", "channels"),
            ("trace", "channels"),
            ("facts", "channel"),
            ("log", "channel"),
            ("check", "report"),
            ("new", "platform"),
            ("new", "problem"),
            ("log", "event"),
            ("log", "by"),
            ("explain", "id"),
            ("list", "what"),
        ] {
            assert!(offers(name, arg) > 1, "{name} {arg}");
        }
    }
}
