//! How long texts may be: limits and sizes of the command line, and standing settings in `.complain.yaml` of the current
//! folder, of one above it, or in the file that `--config` names.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args as ClapArgs, ValueEnum};

use crate::assets::Assets;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::Size;
use crate::pipeline::LimitOverride;
use crate::source::{self, Place, SourceFile};
use crate::yaml::{self, Key, Shape};

const FILE: &str = ".complain.yaml";

const CONFIG: &Shape =
    &Shape::Map(&[Key::optional("limits", "各栏的字数上限：渠道.栏: 字数", &Shape::Texts)]);

#[derive(Debug, ClapArgs)]
pub(super) struct LimitArgs {
    /// 改一栏的字数上限，如 12315.facts=800；可以写几次
    #[arg(long = "limit", value_name = "渠道.栏=字数", value_parser = limit)]
    pub(super) limits: Vec<LimitOverride>,
    #[arg(
        long,
        value_name = "文件",
        env = "COMPLAIN_CONFIG",
        hide_env = true,
        help = "设置文件，其中 limits 写各栏的上限；不写时用\n这个文件夹或上层文件夹里的 .complain.yaml"
    )]
    pub(super) config: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct SizeArgs {
    #[arg(
        long,
        value_name = "写法",
        help = "写得多详细：full 放得下就写全（默认），\nstandard 短一些，brief 最短",
        default_value = "full",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(super) size: SizeArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum SizeArg {
    Full,
    Standard,
    Brief,
}

impl From<SizeArg> for Size {
    fn from(size: SizeArg) -> Self {
        match size {
            SizeArg::Full => Self::Full,
            SizeArg::Standard => Self::Standard,
            SizeArg::Brief => Self::Brief,
        }
    }
}

/// The limits of the settings, then those of the command line, which win. `None` where a settings file cannot be used; the
/// sink says why.
pub(super) fn limits(args: &LimitArgs, assets: &Assets, sink: &mut Sink) -> Option<Vec<LimitOverride>> {
    let path = args.config.clone().or_else(found_upwards);
    let mut limits = Vec::new();
    if let Some(path) = path {
        limits = of_file(&path, assets, sink)?;
    }
    limits.extend(args.limits.iter().cloned());
    Some(limits)
}

/// The settings of the current folder, or of the nearest one above it that has some, up to the root of the repository.
fn found_upwards() -> Option<PathBuf> {
    if Path::new(FILE).is_file() {
        return Some(FILE.into());
    }
    let here = env::current_dir().ok()?;
    let mut folder = here.as_path();
    let mut up = PathBuf::new();
    while !folder.join(".git").exists() {
        folder = folder.parent()?;
        up.push("..");
        if folder.join(FILE).is_file() {
            return Some(up.join(FILE));
        }
    }
    None
}

fn of_file(path: &Path, assets: &Assets, sink: &mut Sink) -> Option<Vec<LimitOverride>> {
    let Ok(text) = source::read_file(path) else {
        let message = format!("读不了设置文件 {}", path.display());
        sink.push(
            Diagnostic::error("config/unreadable", message).help("检查文件名和权限；文件应为 UTF-8 编码"),
        );
        return None;
    };
    let file = Arc::new(SourceFile::new(path.display().to_string(), text));
    let mut found = Sink::default();
    let node = yaml::read(&file, CONFIG, &mut found);
    if let Some(node) = &node {
        yaml::check(node, CONFIG, &file, &mut found);
    }
    let ids = Channel::ids(assets);
    let mut limits = Vec::new();
    for entry in
        node.as_ref().and_then(|node| node.get("limits")).map(yaml::Node::entries).unwrap_or_default()
    {
        let place = |span| Place { file: file.clone(), span };
        let known = entry.key.split_once('.').filter(|(channel, field)| {
            let is_id = ids.iter().any(|id| id == channel);
            let channel = is_id.then(|| Channel::read(assets, channel, &mut Sink::default())).flatten();
            channel.is_some_and(|channel| channel.fields.iter().any(|one| one.id == *field))
        });
        let max = entry.node.text().and_then(|text| text.trim().parse::<usize>().ok()).filter(|max| *max > 0);
        match (known, max) {
            (Some((channel, field)), Some(max)) => limits.push(LimitOverride {
                channel: channel.into(),
                field: field.into(),
                max,
                origin: format!("设置文件 {}", path.display()),
                must_apply: false,
            }),
            (None, _) => found.push(
                Diagnostic::error("config/limit", format!("没有“{}”这一栏", entry.key))
                    .at(place(entry.key_span), "")
                    .help("写成 12315.facts 这样；渠道和栏的编号见 complain list channels"),
            ),
            (_, None) => found.push(
                Diagnostic::error("config/limit", "字数上限应是大于 0 的整数")
                    .at(place(entry.node.span), "")
                    .help("写成 12315.facts: 800 这样"),
            ),
        }
    }
    let is_good = !found.has_errors();
    sink.extend(found);
    is_good.then_some(limits)
}

fn limit(text: &str) -> Result<LimitOverride, String> {
    let parse = || {
        let (place, max) = text.split_once('=')?;
        let (channel, field) = place.split_once('.')?;
        let max = max.parse().ok().filter(|max| *max > 0)?;
        Some(LimitOverride {
            channel: channel.into(),
            field: field.into(),
            max,
            origin: "--limit".into(),
            must_apply: true,
        })
    };
    parse().ok_or_else(|| "请写成 渠道.栏=字数，例如 12315.facts=800".into())
}
