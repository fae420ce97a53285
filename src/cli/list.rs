//! `complain list`: what there is, a line each, from the same registries that the program works with.

use crate::assets::{Assets, Tree};
use crate::case::{ClaimKind, EventKind};
use crate::channel::Channel;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Platform, Problem};

use super::args::{ListArgs, ListWhat};
use super::console::Console;
use super::{Status, render};

pub(super) fn run(args: &ListArgs, console: &mut Console) -> Status {
    let assets = render::assets(&args.overlays);
    let mut sink = Sink::default();
    let rows = match args.what {
        ListWhat::Channels => channels(&assets, &mut sink),
        ListWhat::Problems => problems(&assets, &mut sink),
        ListWhat::Platforms => platforms(&assets, &mut sink),
        ListWhat::Events => EventKind::CHOICES.iter().map(|choice| row(choice.word, choice.about)).collect(),
        ListWhat::Claims => ClaimKind::CHOICES.iter().map(|choice| row(choice.word, choice.about)).collect(),
        ListWhat::Templates => templates(&assets),
    };
    for row in rows {
        console.print(&row);
    }
    if render::report(sink, console) { Status::Errors } else { Status::Clean }
}

fn row(id: &str, about: &str) -> String {
    format!("{id}\t{about}\n")
}

fn channels(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let channels = Channel::ids(assets).into_iter().filter_map(|id| Channel::read(assets, &id, sink));
    let fields = |channel: &Channel| channel.fields.iter().map(|field| field.id.as_str()).collect::<Vec<_>>().join(" ");
    channels.map(|channel| format!("{}\t{}\t{}\t{}\n", channel.id, channel.name, channel.about, fields(&channel))).collect()
}

fn problems(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let ids = data::ids(assets, "problems").into_iter();
    let problems = ids.filter_map(|id| Problem::read(assets, &id, sink));
    problems.map(|problem| format!("{}\t{}\t{}\n", problem.id, problem.name, problem.about)).collect()
}

fn platforms(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let ids = data::ids(assets, "platforms").into_iter();
    ids.filter_map(|id| Platform::read(assets, &id, sink)).map(|platform| row(&platform.id, &platform.name)).collect()
}

fn templates(assets: &Assets) -> Vec<String> {
    let folders = assets.names(Tree::Templates, "").into_iter();
    let files = folders.flat_map(|folder| {
        let names = assets.names(Tree::Templates, &folder).into_iter();
        names.map(move |name| format!("{folder}/{name}\n")).collect::<Vec<_>>()
    });
    files.collect()
}
