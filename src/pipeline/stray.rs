//! Names in folders of one's own that nothing reads: a slip of the keyboard there would leave a change without effect, and
//! without a word.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::channel::right_name;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};
use crate::yaml::nearest;

/// Folders of `data/` whose files have fixed names.
const FIXED: [&str; 2] = ["phrases", "reading"];

/// Says which names in the folders laid over the built-in trees are not read.
pub(super) fn names(assets: &Assets, sink: &mut Sink) {
    data(assets, sink);
    templates(assets, sink);
}

fn data(assets: &Assets, sink: &mut Sink) {
    for folder in own(assets, Tree::Data, "") {
        push(assets, Tree::Data, "", &folder, true, sink);
    }
    themes(assets, sink);
    for folder in Assets::built_in().names(Tree::Data, "") {
        for name in own(assets, Tree::Data, &folder) {
            let is_data = ends(&name, "yaml") || folder == "calendar" && ends(&name, "json");
            let is_folder = !assets.names(Tree::Data, &format!("{folder}/{name}")).is_empty();
            let is_fixed = FIXED.contains(&folder.as_str()) || folder == "wording" && !is_folder;
            if is_fixed || !is_data && !is_folder {
                push(assets, Tree::Data, &folder, &name, true, sink);
            }
        }
    }
}

/// The rules of a group of `wording/`, and their themes: a folder is read where a rule has its name.
fn themes(assets: &Assets, sink: &mut Sink) {
    for group in assets.names(Tree::Data, "wording").into_iter().filter(|name| !name.contains('.')) {
        let group = format!("wording/{group}");
        let rules = assets.names(Tree::Data, &group);
        for name in own(assets, Tree::Data, &group) {
            let is_read = ends(&name, "yaml") || rules.contains(&format!("{name}.yaml"));
            push(assets, Tree::Data, &group, &name, !is_read, sink);
        }
        for rule in rules.iter().filter_map(|name| name.strip_suffix(".yaml")) {
            let folder = format!("{group}/{rule}");
            for name in own(assets, Tree::Data, &folder) {
                push(assets, Tree::Data, &folder, &name, !ends(&name, "yaml"), sink);
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
    names.retain(|name| {
        !built_in.contains(name) && !ends(name, "md") && !ends(name, "txt") && name != "README"
    });
    names
}

fn ends(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case(ending))
}

/// `is_unread` where nothing reads it; else it is said only where it is nearly a name that is read.
fn push(assets: &Assets, tree: Tree, folder: &str, name: &str, is_unread: bool, sink: &mut Sink) {
    let known = Assets::built_in().names(tree, folder);
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let near = nearest(name, &known).or_else(|| {
        let lower = name.to_lowercase();
        known.iter().copied().find(|known| known.to_lowercase() == lower)
    });
    if !is_unread && near.is_none() {
        return;
    }
    let Some(path) = assets.own_path(tree, folder, name) else { return };
    let place = Place { file: Arc::new(SourceFile::new(path.clone(), "")), span: Span::new(0, 0) };
    let found =
        Diagnostic::warning("data/unread", format!("{path} 没有用上：这里不认识这个名字")).at(place, "");
    sink.push(match near {
        Some(near) => found.help(format!("是不是“{near}”？改名；用不着的，删去")),
        None => found.help("文件夹和文件照自带的起名，资料以 .yaml 结尾；用不着的，移到别处"),
    });
}
