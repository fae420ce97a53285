//! The settings file and what stands in it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::assets::Assets;
use crate::channel::check_layout;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{self, Place, SourceFile, Span};
use crate::web::Profile;
use crate::yaml::{self, Entry, Key, Node, Shape};

use super::super::console::Console;
use super::super::lang::either;
use super::super::options::OverlayArgs;
use super::super::written::{cannot_read, no_folder};

const SHAPE: &Shape = &Shape::Map(&[
    Key::optional("channels", "写哪些渠道，编号或名称", &Shape::List(&Shape::Text)),
    Key::optional("levels", "各项检查的级别：编号: 级别", &Shape::Texts),
    Key::optional("limits", "各栏的字数上限：渠道.栏: 字数", &Shape::Texts),
    Key::optional("templates", "自己的模板，文件夹", &Shape::Text),
    Key::optional("data", "自己的资料，文件夹", &Shape::Text),
    Key::optional("out", "文字写到哪个文件夹", &Shape::Text),
    Key::optional("consumer", "自己的姓名、电话和地址，填进新案件", WRITER),
]);
const WRITER: &Shape = &Shape::Map(&[
    Key::optional("name", "姓名", &Shape::Text),
    Key::optional("phone", "电话", &Shape::Text),
    Key::optional("address", "地址", &Shape::Text),
]);

/// What a settings file says; nothing where there is none.
#[derive(Debug, Default)]
pub(in crate::cli) struct Settings {
    pub(super) read: Option<(Arc<SourceFile>, Node)>,
    /// That the paths in it start from.
    pub(super) folder: PathBuf,
}

impl Settings {
    /// The name of the file; `None` where there is none.
    pub(in crate::cli) fn name(&self) -> Option<&str> {
        self.read.as_ref().map(|(file, _)| file.name.as_str())
    }

    /// The channels: those of the command line, else those of the file.
    pub(in crate::cli) fn channels(&self, asked: &[String]) -> Vec<String> {
        if !asked.is_empty() {
            return asked.to_vec();
        }
        let items = self.get("channels").map(Node::items).unwrap_or_default();
        items.iter().filter_map(Node::text).map(str::to_owned).collect()
    }

    /// The folder of texts: that of the command line, where `-` is standard output, else that of the file.
    pub(in crate::cli) fn out(&self, asked: Option<&PathBuf>) -> Option<PathBuf> {
        let is_printed = |out: &PathBuf| out == Path::new("-");
        asked.cloned().or_else(|| self.path("out")).filter(|out| !is_printed(out))
    }

    /// The writer, as the file knows them.
    pub(in crate::cli) fn profile(&self) -> Profile {
        let own = |key: &str| {
            self.get("consumer").and_then(|node| node.get(key)?.text()).unwrap_or_default().to_owned()
        };
        Profile { name: own("name"), phone: own("phone"), address: own("address") }
    }

    /// The folder that lies over the built-in templates.
    pub(in crate::cli) fn templates(&self, overlays: &OverlayArgs) -> Option<PathBuf> {
        overlays.templates.clone().or_else(|| self.path("templates"))
    }

    /// The folder that lies over the built-in data.
    pub(in crate::cli) fn data(&self, overlays: &OverlayArgs) -> Option<PathBuf> {
        overlays.data.clone().or_else(|| self.path("data"))
    }

    /// The assets with these folders over them. `None` where there is no such folder, or what is in it lies where nothing
    /// would be used: neither may pass for an empty one.
    pub(in crate::cli) fn assets(&self, overlays: &OverlayArgs, console: &mut Console) -> Option<Assets> {
        let (templates, data) = (self.templates(overlays), self.data(overlays));
        let absent = [&templates, &data].into_iter().flatten().find(|folder| !folder.is_dir());
        if let Some(folder) = absent {
            console.say(&no_folder(folder));
            return None;
        }
        let assets = Assets::with_overlays(templates.clone(), data);
        let mut sink = Sink::default();
        if let Some(dir) = &templates {
            check_layout(&assets, dir, &mut sink);
        }
        if console.report_all(sink) { None } else { Some(assets) }
    }

    /// The entries of a mapping in the file.
    pub(super) fn entries(&self, key: &str) -> &[Entry] {
        self.get(key).map(Node::entries).unwrap_or_default()
    }

    /// A key of the file.
    pub(super) fn get(&self, key: &str) -> Option<&Node> {
        self.read.as_ref()?.1.get(key)
    }

    /// A place in the file.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        let (file, _) = self.read.as_ref()?;
        Some(Place { file: file.clone(), span })
    }

    /// An error at a place of the file.
    pub(super) fn fault(&self, span: Span, rule: &'static str, message: String) -> Diagnostic {
        let fault = Diagnostic::error(rule, message);
        match self.place(span) {
            Some(place) => fault.at(place, ""),
            None => fault,
        }
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        Some(self.folder.join(self.get(key)?.text()?.trim()))
    }
}

/// Reads a file of settings.
pub(super) fn read(path: &Path, sink: &mut Sink) -> Option<(Arc<SourceFile>, Node)> {
    let text = match source::read_file(path) {
        Ok(text) => text,
        Err(error) => {
            let (name, why) = (path.display(), cannot_read(path, &error));
            let message = either(
                format!("读不了设置文件 {name}：{why}"),
                format!("cannot read the settings file {name}: {why}"),
            );
            sink.push(Diagnostic::error("config/unreadable", message).help(either(
                "检查文件名和权限；文件应为 UTF-8 编码",
                "look at its name and its permissions; it should be UTF-8",
            )));
            return None;
        }
    };
    let has_nothing = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    let file = Arc::new(SourceFile::new(path.display().to_string(), text));
    let node = if has_nothing { None } else { yaml::read(&file, SHAPE, sink) };
    if let Some(node) = &node {
        yaml::check(node, SHAPE, &file, sink);
    }
    Some((file, node?))
}
