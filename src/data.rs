//! Data files: read from the assets, checked against their shape. Used by every room that loads one.

use std::path::Path;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, ReadError, SourceFile, Span};
use crate::yaml::{self, Node, Shape};

/// The ids of the files in a folder of `data/`.
pub fn ids(assets: &Assets, folder: &str) -> Vec<String> {
    let names = assets.names(Tree::Data, folder);
    names.into_iter().filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned)).collect()
}

/// Reads one data file and checks its shape. `None` where there is no such file or it has errors; the sink says which.
pub fn read_data(assets: &Assets, tree: Tree, path: &str, shape: &Shape, sink: &mut Sink) -> Option<Node> {
    // Built-in files are read when the program is built; that their shape is right is tested then.
    if let Some(packed) = assets.packed(tree, path) {
        return yaml::unpack(packed);
    }
    let file = match assets.read(tree, path) {
        Ok(file) => file?,
        Err((path, error)) => {
            sink.push(unreadable(&path, &error));
            return None;
        }
    };
    read_checked(&file, shape, sink)
}

/// A data file that is there and cannot be read.
pub fn unreadable(path: &Path, error: &ReadError) -> Diagnostic {
    let name = path.display().to_string();
    let message = format!("读不了资料文件 {name}");
    // Its name alone: whoever needs the file can say which it is.
    let start = Place { file: Arc::new(SourceFile::new(name, "")), span: Span::new(0, 0) };
    Diagnostic::error("data/unreadable", message).at(start, "").help(match error {
        ReadError::Outside => "它是一个链接，指到了资料文件夹外面：把文件复制进来",
        _ => "检查文件权限；文件应为 UTF-8 编码，不超过 1 MB",
    })
}

fn read_checked(file: &Arc<SourceFile>, shape: &Shape, sink: &mut Sink) -> Option<Node> {
    let mut found = Sink::default();
    let node = yaml::read(file, shape, &mut found);
    if let Some(node) = &node {
        yaml::check(node, shape, file, &mut found);
    }
    let good = !found.has_errors();
    sink.extend(found);
    node.filter(|_| good)
}

/// How sure we are of a fact, in the words that every data file uses.
pub const CERTAINTY: &Shape = &Shape::OneOf(&[
    yaml::Choice::new("documented", "有官方文字"),
    yaml::Choice::new("observed", "实际见到，没有官方文字"),
    yaml::Choice::new("cautious", "没有依据时的谨慎取值"),
]);
