//! `complain templates eject`: copies of built-in templates, to be changed.

use std::path::Path;

use clap::Args as ClapArgs;

use crate::assets::{Assets, Tree};
use crate::channel::Channel;
use crate::diagnostic::Sink;
use crate::yaml::nearest;

use super::super::Status;
use super::super::console::Console;
use super::super::lang::{either, meant};
use super::{FolderArgs, paths};

#[derive(Debug, ClapArgs)]
pub(super) struct EjectArgs {
    #[arg(
        value_name = "路径",
        help = "渠道的编号，或者 _shared/、_moves/ 里的一个文件；\n可以写几个，不写时列出有哪些"
    )]
    paths: Vec<String>,
    #[command(flatten)]
    folder: FolderArgs,
}

/// What can be ejected by one name.
struct Part {
    /// A channel's id, or the path of a file.
    name: String,
    /// What it is for, one line.
    about: String,
    /// The files, as paths in `templates/`.
    files: Vec<String>,
}

pub(super) fn run(args: &EjectArgs, console: &mut Console) -> Status {
    let assets = Assets::built_in();
    let parts = parts(&assets);
    if args.paths.is_empty() {
        for part in &parts {
            console.show(&format!("{}\t{}\n", part.name, part.about));
        }
        return Status::Clean;
    }
    let found: Vec<Option<Vec<String>>> =
        args.paths.iter().map(|path| files(&assets, &parts, path, console)).collect();
    let Some(found) = found.into_iter().collect::<Option<Vec<_>>>() else {
        console.say(either(
            "一个也没有抄；有哪些见 complain templates eject",
            "nothing was copied; what there is: complain templates eject",
        ));
        return Status::CouldNotRun;
    };
    let mut files: Vec<String> = found.into_iter().flatten().collect();
    files.sort();
    files.dedup();
    copy(&assets, &files, &args.folder.dir, console)
}

fn copy(assets: &Assets, files: &[String], dir: &Path, console: &mut Console) -> Status {
    let targets: Vec<_> = files.iter().map(|file| dir.join(file)).collect();
    let instead = either(
        "一个也没有抄；要重新抄，先把原来的移开",
        "nothing was copied; to copy again, move the old ones away first",
    );
    if paths::any_is_there(targets.iter().map(AsRef::as_ref), instead, console) {
        return Status::CouldNotRun;
    }
    for (file, target) in files.iter().zip(&targets) {
        // It was listed: a built-in file can always be read.
        let Ok(Some(source)) = assets.read(Tree::Templates, file) else { continue };
        if paths::write(target, &source.text, console) != Status::Clean {
            return Status::CouldNotRun;
        }
        let target = target.display();
        console.say(&either(
            format!("{file} 抄在 {target}；从此用这一份，不再随程序更新"),
            format!("{file} is copied to {target}, which is used from now on and no longer changes with the program"),
        ));
    }
    let dir = paths::shown(dir);
    console.say(either("\n改好以后：", "\nWhen it is changed:"));
    console.say(&format!("  complain templates check {dir}"));
    let case = either("案件.yaml", "case.yaml");
    console.say(&format!("  complain render {case} --templates {dir}"));
    Status::Clean
}

/// The files that a name on the command line stands for. `None` where there is none, which was said.
fn files(assets: &Assets, parts: &[Part], path: &str, console: &mut Console) -> Option<Vec<String>> {
    let plain = path.replace('\\', "/");
    let plain = plain.trim_end_matches('/').trim_start_matches("./");
    let plain = plain.strip_prefix("templates/").unwrap_or(plain);
    let inside = format!("{plain}/");
    let by_other_name = |part: &&Part| {
        let channel = Channel::read(assets, &part.name, &mut Sink::default());
        channel.is_some_and(|channel| channel.is_called(plain))
    };
    let all: Vec<String> = parts.iter().flat_map(|part| part.files.clone()).collect();
    let below: Vec<String> =
        all.iter().filter(|file| *file == plain || file.starts_with(&inside)).cloned().collect();
    if !below.is_empty() {
        return Some(below);
    }
    if let Some(part) = parts.iter().find(by_other_name) {
        return Some(part.files.clone());
    }
    let known: Vec<&str> =
        parts.iter().map(|part| part.name.as_str()).chain(all.iter().map(String::as_str)).collect();
    let said = match crate::compose::replaced(plain) {
        Some(now) => format!("{}{now}", either("：", ": ")),
        None => meant(nearest(plain, &known)),
    };
    console.say(&either(
        format!("自带的模板里没有“{path}”{said}"),
        format!("no built-in template is called “{path}”{said}"),
    ));
    None
}

/// Channels first, then the parts, each folder by name.
fn parts(assets: &Assets) -> Vec<Part> {
    let in_folder = |folder: &str| -> Vec<String> {
        let names = assets.names(Tree::Templates, folder).into_iter();
        names.map(|name| format!("{folder}/{name}")).collect()
    };
    let channels = Channel::ids(assets).into_iter().filter_map(|id| {
        let channel = Channel::read(assets, &id, &mut Sink::default())?;
        let about = format!("{}“{}”：{}", either("渠道", "channel "), channel.name, channel.about);
        Some(Part { about, files: in_folder(&id), name: id })
    });
    let folders = assets.names(Tree::Templates, "").into_iter();
    let shared = folders.filter(|folder| folder.starts_with('_')).flat_map(|folder| in_folder(&folder));
    let shared = shared.map(|file| {
        let text = assets.read(Tree::Templates, &file).ok().flatten();
        let about = text.map(|source| head(&source.text)).unwrap_or_default();
        Part { about, files: vec![file.clone()], name: file }
    });
    channels.chain(shared).collect()
}

/// The comment with which a part begins, its first sentence.
fn head(text: &str) -> String {
    let comment = text.trim_start().strip_prefix("{#-").and_then(|rest| rest.split("-#}").next());
    let comment: String = comment.unwrap_or_default().lines().map(str::trim).collect();
    let end = comment.find('。').unwrap_or(comment.len());
    comment[..end].to_owned()
}
