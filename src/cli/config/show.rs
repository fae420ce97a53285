//! `complain config`: what is in force, and where it comes from; a line each, columns separated by tabs.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::channel::{Channel, Field};
use crate::diagnostic::Sink;
use crate::language::Fixed;
use crate::pipeline::{LimitOverride, Pipeline};

use super::super::Status;
use super::super::console::Console;
use super::super::explain::check_called;
use super::super::lang::{either, spoken};
use super::super::options::{ChannelArgs, OverlayArgs, selection};
use super::levels::known;
use super::{LevelArgs, LimitArgs, Settings};

const BUILT_IN: Fixed = Fixed::fixed("自带", "built in");

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct ConfigArgs {
    /// 案件文件或文件夹：从这里往上找设置文件；不写时从当前文件夹找
    #[arg(value_name = "案件")]
    cases: Vec<PathBuf>,
    #[command(flatten)]
    wanted: ChannelArgs,
    #[command(flatten)]
    levels: LevelArgs,
    #[command(flatten)]
    limits: LimitArgs,
    /// 文字写到哪个文件夹
    #[arg(short, long, value_name = "文件夹")]
    out: Option<PathBuf>,
    #[command(flatten)]
    overlays: OverlayArgs,
}

pub(in crate::cli) fn run(args: &ConfigArgs, console: &mut Console) -> Status {
    let settings = Settings::near(&args.overlays, &args.cases, console);
    let assets = settings.as_ref().and_then(|settings| settings.assets(&args.overlays, console));
    let Some((settings, assets)) = settings.zip(assets) else { return Status::CouldNotRun };
    let mut sink = Sink::default();
    let rows = rows(args, &settings, &assets, &mut sink);
    let has_errors = console.report_all(sink);
    let Some(rows) = rows else { return Status::CouldNotRun };
    for row in rows {
        console.show(&(row.join("\t") + "\n"));
    }
    if has_errors { Status::Errors } else { Status::Clean }
}

type Row = [String; 3];

fn rows(args: &ConfigArgs, settings: &Settings, assets: &Assets, sink: &mut Sink) -> Option<Vec<Row>> {
    let channels = settings.channels(&args.wanted.channels);
    let limits = settings.limits(&args.limits, assets, sink)?;
    let levels = settings.levels(&args.levels, assets, sink)?;
    let pipeline = Pipeline::load(assets.clone(), &selection(&channels), &limits, sink)?;
    let asked = |is_asked: bool, option: &str, key: &str| {
        if is_asked { option.to_owned() } else { settings.origin(key) }
    };
    let no_file = either("没有设置文件", "no settings file");
    let mut rows = vec![["config".into(), settings.name().unwrap_or(no_file).into(), String::new()]];
    let suiting = || either("适合案件的渠道", "those that suit the case").to_owned();
    let named = if channels.is_empty() { suiting() } else { channels.join(either("、", ", ")) };
    rows.push(["channels".into(), named, asked(!args.wanted.channels.is_empty(), "--channel", "channels")]);
    let checks = known(assets);
    rows.extend(levels.iter().map(|(rule, level)| {
        let is_it = |named: &str| check_called(named, &checks) == *rule;
        let is_asked = args.levels.levels.iter().any(|(asked, _)| is_it(asked));
        let entry = settings.entries("levels").iter().find(|entry| is_it(&entry.key));
        let key = entry.map_or(rule, |entry| entry.key.as_ref());
        let from = if is_asked { "--level".into() } else { settings.origin_in("levels", key) };
        [format!("levels.{rule}"), level.word().to_owned(), from]
    }));
    for channel in pipeline.channels() {
        rows.extend(channel.fields.iter().filter_map(|field| limit_row(channel, field, &limits, settings)));
    }
    for (key, option, asked_for, folder) in [
        ("templates", "--templates", &args.overlays.templates, settings.templates(&args.overlays)),
        ("data", "--data", &args.overlays.data, settings.data(&args.overlays)),
        ("out", "--out", &args.out, settings.out(args.out.as_ref())),
    ] {
        let none = if key == "out" { either("屏幕", "the screen") } else { spoken(BUILT_IN) };
        let value = folder.map_or_else(|| none.to_owned(), |folder| folder.display().to_string());
        rows.push([key.to_owned(), value, asked(asked_for.is_some(), option, key)]);
    }
    let profile = settings.profile();
    let own = [("name", profile.name), ("phone", profile.phone), ("address", profile.address)];
    rows.extend(
        own.into_iter()
            .filter(|(_, said)| !said.is_empty())
            .map(|(key, said)| [format!("consumer.{key}"), said, settings.origin_in("consumer", key)]),
    );
    Some(rows)
}

fn limit_row(channel: &Channel, field: &Field, limits: &[LimitOverride], settings: &Settings) -> Option<Row> {
    let max = field.limit.as_ref()?.max;
    let name = format!("{}.{}", channel.id, field.id);
    // The last one wins.
    let chosen = limits.iter().rev().find(|limit| limit.channel == channel.id && limit.field == field.id);
    let from = match chosen {
        Some(limit) if limit.must_apply => limit.origin.clone(),
        Some(_) => settings.origin_in("limits", &name),
        None => spoken(BUILT_IN).to_owned(),
    };
    Some([format!("limits.{name}"), max.to_string(), from])
}

impl Settings {
    /// Where a key comes from.
    fn origin(&self, key: &str) -> String {
        let place = self.get(key).and_then(|node| self.place(node.span));
        place.map_or_else(|| spoken(BUILT_IN).to_owned(), |place| line(&place))
    }

    /// Where an entry of a mapping comes from.
    fn origin_in(&self, key: &str, name: &str) -> String {
        let entry = self.entries(key).iter().find(|entry| entry.key == name);
        let place = entry.and_then(|entry| self.place(entry.key_span));
        place.map_or_else(|| spoken(BUILT_IN).to_owned(), |place| line(&place))
    }
}

fn line(place: &crate::source::Place) -> String {
    format!("{}:{}", place.file.name, place.file.line_column(place.span.start).0)
}
