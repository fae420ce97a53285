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
    clap_complete::generate(shell, &mut with_ids(&assets, commands), "complain", &mut script);
    deliver(args.out.as_deref(), &String::from_utf8_lossy(&script), console)
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
