//! `complain man`: a page of the manual for each command.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Command};

use super::Status;
use super::console::Console;
use super::help;
use super::lang;
use super::written::write_out;

#[derive(Debug, ClapArgs)]
pub(super) struct ManArgs {
    /// 写到这个文件夹，没有就新建
    #[arg(value_name = "文件夹")]
    dir: PathBuf,
}

pub(super) fn run(args: &ManArgs, commands: &Command, console: &mut Console) -> Status {
    let mut status = Status::Clean;
    let commands = help::in_language(commands.clone(), lang::chosen()).term_width(0);
    let count = pages(&commands, "complain", &mut |name, page| {
        status = status.max(write_out(&args.dir.join(format!("{name}.1")), page, console));
    });
    if status == Status::Clean {
        let dir = args.dir.display();
        console.say(&lang::either(
            format!("写好 {count} 页，在 {dir}"),
            format!("{count} pages written to {dir}"),
        ));
    }
    status
}

/// The page of a command, then those of the commands below it; how many they are.
fn pages(command: &Command, name: &str, write: &mut impl FnMut(&str, &str)) -> usize {
    let mut page = Vec::new();
    let named = command.clone().name(name.to_owned()).display_name(name).bin_name(name.replace('-', " "));
    // Writing to memory does not fail.
    drop(clap_mangen::Man::new(named).render(&mut page));
    write(name, &String::from_utf8_lossy(&page));
    let below = command.get_subcommands().map(|one| pages(one, &format!("{name}-{}", one.get_name()), write));
    1 + below.sum::<usize>()
}
