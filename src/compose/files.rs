//! The files of the templates: those of the channels' boxes, and every part that they include.

use std::collections::BTreeSet;
use std::path::Path;

use crate::assets::{Assets, Tree};
use crate::channel::{ANNEX, Channel};
use crate::data;
use crate::diagnostic::Sink;
use crate::source::ReadError;
use crate::yaml;

use super::errors::{self, Files};
use super::slips::slips;

/// The templates of the fields, and every part that they include; then the names of those that are there and cannot be
/// used. The sink says why.
pub(super) fn read(assets: &Assets, channels: &[Channel], sink: &mut Sink) -> (Files, BTreeSet<String>) {
    let (mut files, mut unread) = (Files::new(), BTreeSet::new());
    let mut wanted = Vec::new();
    for channel in channels {
        for name in names(channel) {
            match assets.read(Tree::Templates, &name) {
                Ok(Some(file)) => {
                    wanted.extend(includes(&file.text));
                    files.insert(name, file);
                }
                Ok(None) => sink.push(errors::missing(assets, channel, &name)),
                Err((path, error)) => {
                    unusable(&path, &error, sink);
                    unread.insert(name);
                }
            }
        }
    }
    while let Some(name) = wanted.pop() {
        if files.contains_key(&name) || unread.contains(&name) {
            continue;
        }
        match assets.read(Tree::Templates, &name) {
            Ok(Some(file)) => {
                wanted.extend(includes(&file.text));
                files.insert(name, file);
            }
            // One that is not there is reported by the engine, at the place that includes it.
            Ok(None) => {}
            Err((path, error)) => {
                unusable(&path, &error, sink);
                unread.insert(name);
            }
        }
    }
    if assets.has_overlays() {
        without_slips(&mut files, sink);
    }
    (files, unread)
}

/// The parts that a template includes.
pub fn includes(text: &str) -> Vec<String> {
    let after = text.split("include").skip(1).map(str::trim_start);
    let quoted = after.filter_map(|rest| {
        rest.split(['"', '\'', '`']).nth(1).filter(|_| rest.starts_with(['"', '\'', '`']))
    });
    quoted.map(str::to_owned).collect()
}

/// Leaves out these templates and whatever includes them.
pub(super) fn leave_out(mut names: Vec<String>, files: &mut Files) {
    while let Some(name) = names.pop() {
        files.remove(&name);
        names.extend(
            files
                .iter()
                .filter(|(_, file)| includes(&file.text).contains(&name))
                .map(|(user, _)| user.clone()),
        );
    }
}

/// The templates of a channel's fields and of its supplementary page.
pub(super) fn names(channel: &Channel) -> Vec<String> {
    let fields = channel.fields.iter().map(|field| field.id.as_str());
    let annex = channel.annex.as_ref().map(|_| ANNEX);
    fields.chain(annex).map(|field| format!("{}/{field}.tera", channel.id)).collect()
}

/// Leaves out what would print the signs of a tag, or characters that nobody sees.
fn without_slips(files: &mut Files, sink: &mut Sink) {
    let mut names = Vec::new();
    for (name, file) in files.iter() {
        let mut found = Sink::default();
        yaml::check_text(file, &mut found);
        for one in slips(file) {
            found.push(one);
        }
        if found.has_errors() {
            names.push(name.clone());
        }
        sink.extend(found);
    }
    leave_out(names, files);
}

fn unusable(path: &Path, error: &ReadError, sink: &mut Sink) {
    sink.push(data::unreadable("template/unreadable", &path.display().to_string(), error));
}
