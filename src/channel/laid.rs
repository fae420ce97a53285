//! How a folder of one's own templates is laid out: folders one level too high or too low, files whose names end otherwise
//! than they should. Nothing in them would be used, and nothing else would say so.

use std::path::Path;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};
use crate::yaml::Node;

const SETTINGS: &str = "channel.yaml";

/// Says what in this folder, which lies over the templates, lies in the wrong place or has the wrong name.
pub fn check_layout(assets: &Assets, dir: &Path, sink: &mut Sink) {
    let built_in = Assets::built_in();
    let names = |folder: &str| assets.names(Tree::Templates, folder);
    let own = names("");
    if own.contains(SETTINGS) {
        sink.push(too_high(dir));
        return;
    }
    for folder in &own {
        let is_channel = names(folder).contains(SETTINGS);
        for name in names(folder) {
            let path = format!("{folder}/{name}");
            // What is built in has its right name.
            let is_own = !built_in.names(Tree::Templates, folder).contains(&name);
            if let Some(right) = right_name(&name).filter(|_| is_own) {
                sink.push(misnamed(dir, &path, &right));
            } else if !is_channel
                && (names(&path).contains(SETTINGS) || is_room_of_templates(&name))
                && is_own
            {
                sink.push(too_low(dir, folder, &name));
                break;
            }
        }
    }
}

/// The name that a file should have, where its ending hides what it is.
pub fn right_name(name: &str) -> Option<String> {
    let small = name.to_ascii_lowercase();
    for (kind, plain) in [(".tera", ".tera"), (".yaml", ".yaml"), (".yml", ".yaml")] {
        let hidden = [".txt", ".tera", ".html", ".md"].iter().find_map(|end| {
            let end = format!("{kind}{end}");
            small.ends_with(&end).then(|| name.len() - end.len())
        });
        // `channel.yml` and `message.TERA` too: only the one spelling is looked for.
        let other = (small.ends_with(kind) && !name.ends_with(plain)).then(|| name.len() - kind.len());
        if let Some(stem) = hidden.or(other).and_then(|at| name.get(..at)) {
            return Some(format!("{stem}{plain}"));
        }
    }
    None
}

/// A channel whose settings call it otherwise than its folder.
pub(super) fn other_id(assets: &Assets, folder: &str, settings: &Node) -> Diagnostic {
    let own = settings.text_of("id").unwrap_or_default();
    let message = format!("channel.yaml 里的 id 是“{own}”，文件夹叫“{folder}”：渠道按文件夹的名字用");
    let found = Diagnostic::warning("template/id", message)
        .help(format!("写成 id: {folder}；想叫 {own}，就把文件夹改名为 {own}"));
    let file = assets.read(Tree::Templates, &format!("{folder}/{SETTINGS}")).ok().flatten();
    match file.zip(settings.get("id")) {
        Some((file, node)) => found.at(Place { file, span: node.span }, ""),
        None => found,
    }
}

fn is_room_of_templates(name: &str) -> bool {
    name == "_shared" || name == "_moves"
}

fn misnamed(dir: &Path, path: &str, right: &str) -> Diagnostic {
    let name = dir.join(path).display().to_string();
    Diagnostic::warning("template/file-name", format!("{name} 的名字不对，里面的内容没有用到"))
        .at(nameless(&name), "")
        .help(format!("改名为 {right}；看不到结尾的 .txt 时，先在资源管理器的“查看”里勾选“文件扩展名”"))
}

fn too_low(dir: &Path, folder: &str, name: &str) -> Diagnostic {
    let inner = dir.join(folder);
    let message =
        format!("{} 多了一层文件夹，渠道应该直接在 {} 里面", inner.join(name).display(), dir.display());
    Diagnostic::error("template/folder", message).at(nameless(&inner.display().to_string()), "").help(
        format!(
            "模板文件夹写 {0}，如 --templates {0}；或者把 {1} 移到 {2} 里",
            inner.display(),
            name,
            dir.display()
        ),
    )
}

fn too_high(dir: &Path) -> Diagnostic {
    let above = dir.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let message = format!("{} 是一个渠道自己的文件夹，模板文件夹是它的上一层", dir.display());
    Diagnostic::error("template/folder", message)
        .at(nameless(&dir.display().to_string()), "")
        .help(format!("写 {0}，如 --templates {0}", above.display()))
}

/// A folder or a file of which only the name matters.
fn nameless(name: &str) -> Place {
    Place { file: Arc::new(SourceFile::new(name, "")), span: Span::new(0, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_that_hide_what_a_file_is() {
        let cases = [
            ("message.tera.txt", Some("message.tera")),
            ("message.TERA", Some("message.tera")),
            ("channel.yaml.txt", Some("channel.yaml")),
            ("channel.yml", Some("channel.yaml")),
            ("message.tera", None),
            ("channel.yaml", None),
            ("说明.txt", None),
        ];
        for (name, right) in cases {
            assert_eq!(right_name(name).as_deref(), right, "{name}");
        }
    }
}
