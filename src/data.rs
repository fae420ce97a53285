//! Data files: read from the assets, checked against their shape. Used by every room that loads one.

mod conditions;
mod named;

use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{self, Place, ReadError, SourceFile, Span};
use crate::yaml::{self, Node, Shape, Style, Value};

pub use conditions::CONDITIONS;

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
            sink.push(unreadable("data/unreadable", &path.display().to_string(), &error));
            return None;
        }
    };
    let mut found = Sink::default();
    let node = read_checked(&file, shape, sink)?;
    if matches!(tree, Tree::Data) {
        named::check(&node, path, &file, &mut found);
    }
    let good = !found.has_errors();
    sink.extend(found);
    good.then_some(node)
}

/// A file of templates or data that is no text in UTF-8, or cannot be read, with what to do.
pub fn unreadable(rule: &'static str, name: &str, error: &ReadError) -> Diagnostic {
    let (why, guessed) = match error {
        ReadError::TooLarge => ("超过 1 MB", None),
        ReadError::Utf16(text) => ("是 UTF-16 编码，应为 UTF-8", text.as_ref()),
        ReadError::Big5(text) => ("是 Big5（繁体中文）编码，应为 UTF-8", Some(text)),
        ReadError::NotUtf8 { as_gbk: Some(text) } if source::reads_well(text) => {
            ("是 GBK（ANSI）编码，应为 UTF-8", Some(text))
        }
        ReadError::NotUtf8 { .. } => ("不是 UTF-8 文字", None),
        ReadError::Utf32 => ("是 UTF-32 编码，应为 UTF-8", None),
        ReadError::Outside => ("是一个链接，指到了文件夹外面", None),
        ReadError::Folder => ("是文件夹，这里应是一个文件", None),
        ReadError::Io(error) => (refused(error.kind()), None),
    };
    let help = match error {
        ReadError::TooLarge => "里面只写文字；图片和视频不放在这里",
        ReadError::Outside => "把文件复制进来",
        ReadError::Folder => "换成文件，或者移走；移走就用自带的",
        ReadError::Io(error) if error.kind() == io::ErrorKind::PermissionDenied => "检查文件名和读取的权限",
        ReadError::Io(_) => "换成能读的文件，或者移走；移走就用自带的",
        _ => "用记事本打开，“另存为”，编码选 UTF-8",
    };
    let found = Diagnostic::error(rule, format!("{name} {why}"));
    let file = Arc::new(SourceFile::new(name, guessed.cloned().unwrap_or_default()));
    // Where nothing can be shown, its name alone: whoever needs the file can say which it is.
    let line = (1..=file.line_count()).find(|&line| !file.line(line).is_ascii());
    let span = line.map_or(Span::new(0, 0), |line| file.line_span(line));
    let found = found.at(Place { file, span }, line.map(|_| "读出来是这样").unwrap_or_default()).help(help);
    let is_template = Path::new(name).extension().is_some_and(|ending| ending == "tera");
    let is_mended = guessed.is_some() && is_template;
    if is_mended {
        found.help(format!("也可以写 complain check {name} --fix，它会换成 UTF-8"))
    } else {
        found
    }
}

/// Why the system gave nothing. Of a name that is there, nothing found means a link to nothing.
fn refused(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotFound => "是一个链接，指到的文件没有了",
        io::ErrorKind::Unsupported => "是管道或设备，不是文件",
        io::ErrorKind::PermissionDenied => "没有读取的权限",
        io::ErrorKind::NotADirectory => "不是文件夹，这里应是一个文件夹",
        // A loop of links has a kind of its own only in newer systems' words.
        _ => "读不了：是指回自己的链接，或者系统报告错误",
    }
}

fn read_checked(file: &Arc<SourceFile>, shape: &Shape, sink: &mut Sink) -> Option<Node> {
    let mut found = Sink::default();
    let node = yaml::read(file, shape, &mut found);
    if let Some(node) = &node {
        yaml::check(node, shape, file, &mut found);
    }
    let good = !found.has_errors();
    if let Some(node) = node.as_ref().filter(|_| good) {
        run_together(node, file, &mut found);
    }
    sink.extend(found);
    node.filter(|_| good)
}

/// Items of a list in brackets that a full-width comma has made one: `[扛得住，暴雨都]` is one word, which nobody says.
fn run_together(node: &Node, file: &Arc<SourceFile>, sink: &mut Sink) {
    let is_comma = |sign: char| matches!(sign, '，' | '、' | '；');
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|entry| run_together(&entry.node, file, sink)),
        Value::List(items) => items.iter().for_each(|item| run_together(item, file, sink)),
        Value::Scalar(text, Style::Plain)
            if text.trim_matches(is_comma).contains(is_comma)
                && file.text[..node.span.start].trim_end().ends_with(['[', ',']) =>
        {
            let apart: Vec<&str> =
                text.split(is_comma).map(str::trim).filter(|word| !word.is_empty()).collect();
            let apart = apart.join(", ");
            let help = format!("是几个词的，用半角逗号分开：{apart}；就是一个词的，加上引号：\"{text}\"");
            let found = Diagnostic::warning("data/comma", format!("“{text}”中间是全角的标点，算成了一个词"));
            sink.push(found.at(Place { file: Arc::clone(file), span: node.span }, "").help(help));
        }
        _ => {}
    }
}

/// How sure we are of a fact, in the words that every data file uses.
pub const CERTAINTY: &Shape = &Shape::OneOf(&[
    yaml::Choice::new("documented", "有官方文字"),
    yaml::Choice::new("observed", "实际见到，没有官方文字"),
    yaml::Choice::new("cautious", "没有依据时的谨慎取值"),
]);

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::read_checked;
    use crate::diagnostic::Sink;
    use crate::source::SourceFile;
    use crate::yaml::{Key, Shape};

    #[test]
    fn words_that_a_full_width_comma_joins_are_told() {
        const WORDS: &Shape = &Shape::Map(&[Key::required("words", "怎样说", &Shape::List(&Shape::Text))]);
        let told = |text: &str| {
            let mut sink = Sink::default();
            let file = Arc::new(SourceFile::new("words.yaml", text.to_owned()));
            assert!(read_checked(&file, WORDS, &mut sink).is_some(), "{text}");
            sink.into_sorted().iter().filter(|found| found.rule.name() == "data/comma").count()
        };
        assert_eq!(told("words: [扛得住，暴雨都, 抗压、耐磨, 防水；防晒, 好]"), 3);
        for text in
            ["words: [扛得住, 暴雨都, 对，]", "words: [\"扛得住，暴雨都\"]", "words:\n  - 扛得住，暴雨都\n"]
        {
            assert_eq!(told(text), 0, "{text}");
        }
    }
}
