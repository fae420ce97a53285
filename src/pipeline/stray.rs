//! Names in folders of one's own that nothing reads: a slip of the keyboard there would leave a change without effect, and
//! without a word.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::channel::right_name;
use crate::data;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};
use crate::yaml::{is_a_slip, is_id, nearest};

/// Folders of `data/` whose files have fixed names.
const FIXED: [&str; 2] = ["phrases", "reading"];

/// Says which names in the folders laid over the built-in trees are not read, or are none of files and folders.
pub(super) fn names(assets: &Assets, sink: &mut Sink) {
    for (path, error) in assets.strange(Tree::Data) {
        sink.push(data::unreadable("data/unreadable", &path.display().to_string(), &error));
    }
    // Of a file of templates it is said where it is asked for; a folder that is none is asked for nothing.
    let is_file = |path: &Path| path.extension().is_some();
    for (path, error) in assets.strange(Tree::Templates).into_iter().filter(|(path, _)| !is_file(path)) {
        sink.push(data::unreadable("template/unreadable", &path.display().to_string(), &error));
    }
    of_data(assets, sink);
    templates(assets, sink);
}

fn of_data(assets: &Assets, sink: &mut Sink) {
    for folder in own(assets, Tree::Data, "") {
        push(assets, Tree::Data, "", &folder, true, sink);
    }
    themes(assets, sink);
    for folder in Assets::built_in().names(Tree::Data, "") {
        for name in own(assets, Tree::Data, &folder) {
            let is_folder = !assets.names(Tree::Data, &format!("{folder}/{name}")).is_empty();
            let is_fixed = FIXED.contains(&folder.as_str()) || folder == "wording" && !is_folder;
            let is_read = match folder.as_str() {
                "calendar" => is_year(&name) || is_named(&name, ".json"),
                _ => is_folder && folder == "wording" || is_named(&name, ".yaml"),
            };
            push(assets, Tree::Data, &folder, &name, is_fixed || !is_read, sink);
        }
    }
}

/// Is it the file of a year, in four digits as it is looked for?
fn is_year(name: &str) -> bool {
    let year = name.strip_suffix(".yaml").unwrap_or_default();
    year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
}

/// The rules of a group of `wording/`, and their themes: a folder is read where a rule has its name.
fn themes(assets: &Assets, sink: &mut Sink) {
    for group in assets.names(Tree::Data, "wording").into_iter().filter(|name| !name.contains('.')) {
        let group = format!("wording/{group}");
        let rules = assets.names(Tree::Data, &group);
        for name in own(assets, Tree::Data, &group) {
            let is_read = is_named(&name, ".yaml") || rules.contains(&format!("{name}.yaml"));
            push(assets, Tree::Data, &group, &name, !is_read, sink);
        }
        for rule in rules.iter().filter_map(|name| name.strip_suffix(".yaml")) {
            let folder = format!("{group}/{rule}");
            for name in own(assets, Tree::Data, &folder) {
                push(assets, Tree::Data, &folder, &name, !is_named(&name, ".yaml"), sink);
            }
        }
    }
}

fn templates(assets: &Assets, sink: &mut Sink) {
    for folder in own(assets, Tree::Templates, "") {
        let is_channel = assets.names(Tree::Templates, &folder).contains("channel.yaml");
        // A folder of parts may have any name, unless it is nearly that of another.
        push(assets, Tree::Templates, "", &folder, !is_channel && !folder.starts_with('_'), sink);
    }
    for folder in Assets::built_in().names(Tree::Templates, "") {
        // One whose ending hides what it is was said when the folder was looked at.
        let own = own(assets, Tree::Templates, &folder).into_iter();
        for name in own.filter(|name| right_name(name).is_none()) {
            push(assets, Tree::Templates, &folder, &name, !ends(&name, "tera") && !ends(&name, "yaml"), sink);
        }
    }
}

/// The user's names in a folder that are not those of the built-in tree; what explains a folder is no part of it.
fn own(assets: &Assets, tree: Tree, folder: &str) -> BTreeSet<String> {
    let built_in = Assets::built_in().names(tree, folder);
    let mut names = assets.names(tree, folder);
    let explains = |name: &str| (ends(name, "md") || ends(name, "txt")) && right_name(name).is_none();
    names.retain(|name| !built_in.contains(name) && !explains(name) && name != "README");
    names
}

/// Only the one spelling of an ending is looked for.
fn is_named(name: &str, ending: &str) -> bool {
    name.strip_suffix(ending).is_some()
}

fn ends(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case(ending))
}

/// `is_unread` where nothing reads it; else it is said only where it is a slip of a name that is read.
fn push(assets: &Assets, tree: Tree, folder: &str, name: &str, is_unread: bool, sink: &mut Sink) {
    let known = Assets::built_in().names(tree, folder);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let meant = if is_unread {
        let right = right_name(name).or_else(|| whole_year(folder, name));
        right.or_else(|| nearest(name, &known).map(str::to_owned))
    } else {
        known.iter().copied().find(|known| is_misspelt(assets, tree, folder, name, known)).map(str::to_owned)
    };
    if !is_unread && meant.is_none() {
        return;
    }
    let Some(path) = assets.own_path(tree, folder, name) else { return };
    let place = Place { file: Arc::new(SourceFile::new(path.clone(), "")), span: Span::new(0, 0) };
    let what = match &meant {
        Some(meant) if !is_unread && tree == Tree::Data => format!("没有换掉自带的“{meant}”，当作另一个文件"),
        _ => "没有用上：这里不认识这个名字".to_owned(),
    };
    let found = Diagnostic::warning("data/unread", format!("{path} {what}")).at(place, "");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    sink.push(match meant {
        Some(meant) if is_unread || tree == Tree::Templates => {
            found.help(format!("是不是“{meant}”？改名；用不着的，删去"))
        }
        Some(meant) if is_id(stem) => {
            found.help(format!("是不是“{meant}”？改名；确实是另一个，里面写 id: {stem}"))
        }
        Some(meant) => found.help(format!("是不是“{meant}”？改名，名字只用小写字母、数字和连字符 -")),
        None if folder == "calendar" => found.help("文件名写四位数的年份，如 2027.yaml；用不着的，移到别处"),
        None => found.help("文件夹和文件照自带的起名，资料以 .yaml 结尾；用不着的，移到别处"),
    });
}

/// The file that a year of two digits, or one with something around it, stands for.
fn whole_year(folder: &str, name: &str) -> Option<String> {
    let digits: String = name.chars().filter(char::is_ascii_digit).collect();
    let year = match digits.len() {
        4 => digits,
        2 => format!("20{digits}"),
        _ => return None,
    };
    (folder == "calendar" && ends(name, "yaml")).then(|| format!("{year}.yaml"))
}

/// Is a name that would be read another one but for capitals or a letter? One that differs in figures is the next year or
/// the next version, and one that says in itself that it is called so is meant to be.
fn is_misspelt(assets: &Assets, tree: Tree, folder: &str, name: &str, known: &str) -> bool {
    if name.to_lowercase() == known.to_lowercase() {
        return true;
    }
    let parts = |name: &str| {
        let (stem, end) = name.rsplit_once('.').unwrap_or((name, ""));
        (stem.to_owned(), end.to_owned())
    };
    let ((stem, end), (known_stem, known_end)) = (parts(name), parts(known));
    let without_figures = |stem: &str| stem.replace(|c: char| c.is_ascii_digit(), "");
    let is_next = without_figures(&stem) == without_figures(&known_stem);
    if end != known_end || is_next || !is_a_slip(&stem, &known_stem) {
        return false;
    }
    let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let file = assets.read(tree, &path).ok().flatten();
    let own = format!("id: {stem}");
    !file.is_some_and(|file| file.text.lines().any(|line| line.trim_end() == own))
}
