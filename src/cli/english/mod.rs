//! Help in English: of each command what it does and how it is called, of each argument what it is, of each check of the
//! machinery what it means.

mod arguments;
mod commands;
mod findings;

use clap::Command;

use arguments::ARGUMENTS;
use commands::COMMANDS;
pub(super) use findings::gloss;

const TOP: &str = "\
{about}

Usage: {usage}

Commands:
{subcommands}

Options:
{options}{after-help}
";
const SUB: &str = "\
{about}

Usage: {usage}

Arguments:
{positionals}

Options:
{options}{after-help}
";

const VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    " (",
    env!("BUILT_FROM_COMMIT_IN_ENGLISH"),
    "data as of ",
    env!("BUILT_FROM_DATA"),
    ")"
);

/// The commands with their help in English.
pub(super) fn translated(command: Command) -> Command {
    let path = command.get_name().to_owned();
    of_command(command, &path).version(VERSION).term_width(100)
}

fn of_command(command: Command, path: &str) -> Command {
    let mut command = command.mut_args(|arg| {
        let id = arg.get_id().as_str();
        let own = |place: &str| ARGUMENTS.iter().find(|(at, name, ..)| *at == place && *name == id);
        let Some((_, _, value, help)) = own(path).or_else(|| own("")) else { return arg };
        let arg = arg.help(*help);
        if value.is_empty() { arg } else { arg.value_name(*value) }
    });
    if let Some((_, usage, about, after)) = COMMANDS.iter().find(|(known, ..)| *known == path) {
        let template = if command.has_subcommands() { TOP } else { SUB };
        let has_positionals = command.get_positionals().next().is_some();
        let template = if has_positionals {
            template.to_owned()
        } else {
            template.replace("Arguments:\n{positionals}\n\n", "")
        };
        command = command.override_usage(*usage).about(*about).after_help(*after).help_template(template);
    }
    command.mut_subcommands(|below| {
        let path = format!("{path} {}", below.get_name());
        of_command(below, &path)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::super::args::Args;
    use super::*;

    fn is_chinese(text: &str) -> bool {
        // Examples may hold what a merchant says, and dates as they are spoken.
        let examples = ["昨天", "5月4日", "包装已拆，不退"];
        let text = examples.iter().fold(text.to_owned(), |text, example| text.replace(example, ""));
        text.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c))
    }

    fn pages(command: &mut Command, path: &str, found: &mut Vec<String>) {
        let page = command.render_long_help().to_string();
        if is_chinese(&page) {
            found.push(format!("{path}:\n{page}"));
        }
        let names: Vec<String> = command.get_subcommands().map(|one| one.get_name().to_owned()).collect();
        for name in names {
            if let Some(below) = command.find_subcommand_mut(&name) {
                pages(below, &format!("{path} {name}"), found);
            }
        }
    }

    #[test]
    fn every_page_is_in_english() {
        let mut found = Vec::new();
        pages(&mut translated(Args::command()), "complain", &mut found);
        assert!(found.is_empty(), "{}", found.join("\n"));
    }

    #[test]
    fn nothing_is_said_of_what_is_not_there() {
        let commands = Args::command();
        for (path, id, ..) in ARGUMENTS.iter().filter(|(path, ..)| !path.is_empty()) {
            let mut command = &commands;
            for name in path.split(' ').skip(1) {
                command = command.find_subcommand(name).unwrap_or_else(|| panic!("{path}"));
            }
            assert!(command.get_arguments().any(|arg| arg.get_id() == id), "{path}: {id}");
        }
    }
}
