//! Names in a data file that nobody gave: a condition that is none, an id that is not the file's own.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile};
use crate::yaml::{Node, Value, nearest};

use super::conditions::CONDITIONS;

/// Under these keys stand conditions.
const CONDITIONED: [&str; 2] = ["when", "unless"];
/// Whose ids say the folder too: `tone/threat`.
const WITH_FOLDER: &str = "wording/";

/// Both, each at its line and column: a rule under a condition that never holds would never speak, and nobody would know.
pub(super) fn check(node: &Node, path: &str, file: &Arc<SourceFile>, sink: &mut Sink) {
    let own = path.strip_suffix(".yaml").unwrap_or(path);
    let own = own
        .strip_prefix(WITH_FOLDER)
        .or_else(|| Path::new(own).file_name().and_then(|name| name.to_str()))
        .unwrap_or(own);
    let id = node.get("id");
    if let Some((node, id)) = id.and_then(|node| Some((node, node.text()?))).filter(|(_, id)| *id != own) {
        let found = Diagnostic::error("data/id", format!("编号“{id}”和文件名“{own}”不一样"));
        let place = Place { file: Arc::clone(file), span: node.span };
        sink.push(
            found
                .at(place, "")
                .help(format!("别的文件用文件名找它：写 id: {own}，或者把文件改名为 {id}.yaml")),
        );
    }
    conditions(node, file, sink);
}

fn conditions(node: &Node, file: &Arc<SourceFile>, sink: &mut Sink) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                if CONDITIONED.contains(&entry.key.as_ref()) {
                    entry.node.items().iter().for_each(|item| condition(item, file, sink));
                }
                conditions(&entry.node, file, sink);
            }
        }
        Value::List(items) => items.iter().for_each(|item| conditions(item, file, sink)),
        _ => {}
    }
}

fn condition(node: &Node, file: &Arc<SourceFile>, sink: &mut Sink) {
    let known = || CONDITIONS.iter().map(|(name, _)| *name);
    let Some(word) = node.text().filter(|word| !known().any(|name| name == *word)) else { return };
    let found = Diagnostic::error("data/condition", format!("没有“{word}”这个条件"));
    let found = found.at(Place { file: Arc::clone(file), span: node.span }, "写错了就永远不成立");
    let near = nearest(word, &known().collect::<Vec<_>>());
    let meaning =
        |name: &str| CONDITIONS.iter().find(|(known, _)| *known == name).map_or("", |(_, meaning)| meaning);
    let near = near.map(|name| format!("是不是 {name}（{}）", meaning(name)));
    sink.push(found.help(near.unwrap_or_else(|| "全部条件和意思列在 docs/data.zh-CN.md".to_owned())));
}
