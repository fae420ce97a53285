//! What lies in a folder of one's own templates, and what can be said of it without writing a text: files that nothing uses,
//! parts and words that went.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::channel::{ANNEX, Channel, right_name};
use crate::compose::{includes, replaced};
use crate::data::unreadable;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{self, Place, ReadError, SourceFile, Span};
use crate::yaml::nearest;

use super::super::inputs;
use super::names::{self, Name};
use super::paths;

/// Facts that no public text may print.
const PRIVATE: [&str; 8] = [
    "consumer.",
    "order.number",
    "order.payment.transaction",
    "merchant.legal_name",
    "merchant.credit_code",
    "merchant.address",
    "merchant.phone",
    "respondent.",
];

/// The files of the folder.
pub(super) struct Overlay {
    /// By their path in the folder, with `/`.
    pub(super) files: BTreeMap<String, Arc<SourceFile>>,
    /// The paths of those that are no text.
    unread: Vec<String>,
}

/// Which templates a channel is made of.
pub(super) type Used = BTreeMap<String, BTreeSet<String>>;

impl Overlay {
    /// Reads the folder; the sink says which files are no text.
    pub(super) fn read(dir: &Path, sink: &mut Sink) -> Self {
        let (mut files, mut unread) = (BTreeMap::new(), Vec::new());
        let (found, closed) = inputs::files_below(dir, &["tera", "yaml", "yml"]);
        for path in closed {
            let error = ReadError::Io(io::ErrorKind::PermissionDenied.into());
            sink.push(unreadable("template/unreadable", &path.display().to_string(), &error));
        }
        for path in found {
            let inside = path.strip_prefix(dir).unwrap_or(&path).to_string_lossy().replace('\\', "/");
            let name = path.display().to_string();
            match source::read_inside(dir, &path) {
                Ok(text) => {
                    files.insert(inside, Arc::new(SourceFile::new(name, text)));
                }
                Err(error) => {
                    sink.push(unreadable("template/unreadable", &name, &error));
                    unread.push(inside);
                }
            }
        }
        Self { files, unread }
    }

    /// The files that are no copies of built-in ones as they stand.
    pub(super) fn changed(&self) -> impl Iterator<Item = (&String, &Arc<SourceFile>)> {
        self.files.iter().filter(|(path, file)| {
            let built_in = Assets::built_in().read(Tree::Templates, path).ok().flatten();
            built_in.is_none_or(|built_in| built_in.text != file.text)
        })
    }

    /// Is this, by its full name, a copy of a built-in file as it stands?
    pub(super) fn is_copy(&self, name: &Path) -> bool {
        let is_it = |file: &Arc<SourceFile>| Path::new(&file.name) == name;
        self.files.values().any(is_it) && !self.changed().any(|(_, file)| is_it(file))
    }

    /// Are the files of this channel's folder copies of the built-in ones as they stand?
    pub(super) fn is_copied(&self, channel: &str) -> bool {
        let inside = format!("{channel}/");
        !self.changed().any(|(path, _)| path.starts_with(&inside))
    }

    /// Does it say that a file is missing which is there and could not be read?
    pub(super) fn is_of_unread(&self, one: &Diagnostic) -> bool {
        one.rule.name() == "template/missing" && self.unread.iter().any(|path| one.message.ends_with(path))
    }

    /// Where a template of this channel first prints something that the public may not read.
    pub(super) fn private(&self, channel: &str) -> Option<Place> {
        let own = self
            .files
            .iter()
            .filter(|(path, _)| path.split_once('/').is_some_and(|(folder, _)| folder == channel));
        let is_private = |name: &Name| PRIVATE.iter().any(|private| name.path.starts_with(private));
        own.filter(|(path, _)| paths::is_template(path)).find_map(|(_, file)| {
            let name = names::read(&file.text).0.into_iter().find(is_private)?;
            Some(Place { file: file.clone(), span: name.span })
        })
    }

    /// The channels that have a folder here.
    pub(super) fn folders(&self) -> BTreeSet<&str> {
        let folders = self.files.keys().filter_map(|path| path.split_once('/')).map(|(folder, _)| folder);
        folders.filter(|folder| !folder.starts_with('_')).collect()
    }

    /// Has something here a part in this channel?
    pub(super) fn concerns(&self, id: &str, used: &Used) -> bool {
        let is_used = |names: &BTreeSet<String>| self.files.keys().any(|file| names.contains(file));
        self.folders().contains(id) || used.get(id).is_some_and(is_used)
    }

    /// Files that no channel uses and folders that are no channel; those that have the wrong name were said.
    pub(super) fn unused(
        &self,
        assets: &Assets,
        channels: &[&Channel],
        used: &Used,
        misnamed: &BTreeSet<String>,
        sink: &mut Sink,
    ) {
        let ids = Channel::ids(assets);
        for folder in self.folders().into_iter().filter(|folder| !ids.iter().any(|id| id == folder)) {
            sink.push(self.no_channel(assets, folder, &ids));
        }
        let is_read = |folder: &str| channels.iter().any(|channel| channel.id == folder);
        for (path, file) in &self.files {
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            // What has no channel, or one that could not be read, was said.
            let is_said = !folder.is_empty() && !folder.starts_with('_') && !is_read(folder);
            let is_settings = path.ends_with("/channel.yaml") && is_read(folder);
            let is_said = is_said || misnamed.contains(&file.name);
            if !is_said && !is_settings && !used.values().any(|names| names.contains(path)) {
                sink.push(unused(path, file, channels, used));
            }
        }
    }

    /// Parts and words that are still understood and no longer do what they did.
    pub(super) fn outdated(&self, sink: &mut Sink) {
        for (path, file) in self.changed() {
            if paths::is_template(path) {
                for part in includes(&file.text) {
                    let at = file.text.find(&part);
                    // One that is no longer there is an error, which the engine tells.
                    let is_there =
                        Assets::built_in().read(Tree::Templates, &part).is_ok_and(|file| file.is_some());
                    if let Some((now, at)) = replaced(&part).filter(|_| is_there).zip(at) {
                        let message = format!("自带的渠道不再用 {part} 写正文");
                        let place = Place { file: file.clone(), span: Span::new(at, at + part.len()) };
                        sink.push(Diagnostic::note("template/old-part", message).at(place, "").help(now));
                    }
                }
            } else if let Some(at) = lead_of_voice(&file.text) {
                let place = Place { file: file.clone(), span: Span::new(at, at + "lead".len()) };
                sink.push(old_lead(place));
            }
        }
    }

    fn no_channel(&self, assets: &Assets, folder: &str, ids: &[String]) -> Diagnostic {
        let words: Vec<&str> = ids.iter().map(String::as_str).collect();
        let found = Diagnostic::error(
            "template/no-channel",
            format!("文件夹“{folder}”里没有 channel.yaml，不是一个渠道"),
        );
        let inside = format!("{folder}/");
        let first = self.files.iter().find(|(path, _)| path.starts_with(&inside));
        let found = match first {
            Some((_, file)) => found.at(start(file), ""),
            None => found,
        };
        let hidden = assets.names(Tree::Templates, folder);
        let hidden =
            hidden.into_iter().find(|name| right_name(name).is_some_and(|right| right == "channel.yaml"));
        if let Some(name) = hidden {
            return found.help(format!("里面有 {name}，把它改名为 channel.yaml"));
        }
        match nearest(folder, &words) {
            Some(near) => found.help(format!("要改自带的渠道，文件夹名写它的编号，是不是“{near}”？")),
            None => {
                found.help("照 complain templates new 写出的样子补一份；要改自带的渠道，文件夹名写它的编号")
            }
        }
    }
}

/// `lead` is a word of the account of old alone; the story has its own beginning.
pub(super) fn old_lead(place: Place) -> Diagnostic {
    Diagnostic::warning("template/old-word", "自带的渠道不再用“lead”")
        .at(place, "")
        .help("经过从 story 写起，开头的问题是 {{ story.summary | clause }}；要一句自己的话，直接写在模板里")
        .help("它只对 _shared/account.tera 有作用")
}

/// The templates of each channel with every part that they include.
pub(super) fn used(assets: &Assets, channels: &[&Channel]) -> Used {
    let of = |channel: &&Channel| {
        let fields = channel.fields.iter().map(|field| field.id.as_str());
        let all = fields.chain(channel.annex.as_ref().map(|_| ANNEX));
        let mut wanted: Vec<String> = all.map(|field| format!("{}/{field}.tera", channel.id)).collect();
        let mut names = BTreeSet::new();
        while let Some(name) = wanted.pop() {
            if let Ok(Some(file)) = assets.read(Tree::Templates, &name)
                && names.insert(name)
            {
                wanted.extend(includes(&file.text));
            }
        }
        (channel.id.clone(), names)
    };
    channels.iter().map(of).collect()
}

/// The texts of the built-in templates.
pub(super) fn built_in() -> impl Iterator<Item = String> {
    let assets = Assets::built_in();
    let folders = assets.names(Tree::Templates, "").into_iter();
    let paths: Vec<String> = folders
        .flat_map(|folder| {
            let names = assets.names(Tree::Templates, &folder).into_iter();
            names.map(move |name| format!("{folder}/{name}")).collect::<Vec<_>>()
        })
        .filter(|path| paths::is_template(path))
        .collect();
    paths.into_iter().filter_map(move |path| Some(assets.read(Tree::Templates, &path).ok()??.text.clone()))
}

fn unused(path: &str, file: &Arc<SourceFile>, channels: &[&Channel], used: &Used) -> Diagnostic {
    let found = Diagnostic::warning("template/unused-file", format!("没有渠道用 {path}")).at(start(file), "");
    if let Some(now) = replaced(path) {
        return found.help(now).help("把改动移过去，再删去这一份");
    }
    let all: BTreeSet<&str> = used.values().flatten().map(String::as_str).collect();
    let known: Vec<&str> = all.into_iter().collect();
    let channel = channels.iter().find(|channel| path.starts_with(&format!("{}/", channel.id)));
    match (nearest(path, &known), channel) {
        (_, Some(channel)) => {
            let fields = channel.fields.iter().map(|field| field.id.as_str()).collect::<Vec<_>>().join("、");
            found.help(format!("模板和 channel.yaml 里的一栏同名才写得出文字；这个渠道的栏：{fields}"))
        }
        (Some(near), None) => found.help(format!("是不是“{near}”？")),
        (None, None) => found.help("在一个模板里用 {% include … %} 写上它，或者删去"),
    }
}

/// Where `voice` names a `lead`.
fn lead_of_voice(settings: &str) -> Option<usize> {
    let voice = settings.find("\nvoice:")?;
    let rest = &settings[voice + 1..];
    // Up to the next key of the file itself.
    let end =
        rest.match_indices('\n').find(|(at, _)| rest[at + 1..].starts_with(|c: char| c.is_ascii_lowercase()));
    let voice_text = &rest[..end.map_or(rest.len(), |(at, _)| at)];
    voice_text.find("lead:").map(|at| voice + 1 + at)
}

fn start(file: &Arc<SourceFile>) -> Place {
    Place { span: file.line_span(1), file: file.clone() }
}
