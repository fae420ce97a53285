//! `complain list`: what there is, a line each, from the same registries that the program works with.

use clap::{Args as ClapArgs, ValueEnum};

use crate::assets::{Assets, Tree};
use crate::case::{ClaimKind, EventKind, Promise, Shows};
use crate::channel::{Channel, Field};
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Department, Platform, Problem, Refusal};
use crate::law::Statute;
use crate::lint::RULES;
use crate::wording::Wording;
use crate::yaml::Choice;

use super::console::Console;
use super::explain::rules;
use super::options::OverlayArgs;
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct ListArgs {
    #[arg(
        value_name = "名目",
        hide_possible_values = true,
        help = "channels 渠道，problems 问题种类，platforms 平台，events 事件，\n\
                claims 诉求，promises 页面承诺，refusals 常见拒绝理由，\n\
                shows 细节能说明的事，\n\
                departments 别的部门，rules 检查，statutes 法律法规，\n\
                templates 模板文件；写中文名目也行"
    )]
    pub(super) what: ListWhat,
    #[command(flatten)]
    pub(super) overlays: OverlayArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ListWhat {
    #[value(aliases = ["渠道"])]
    Channels,
    #[value(aliases = ["问题种类", "问题"])]
    Problems,
    #[value(aliases = ["平台"])]
    Platforms,
    #[value(aliases = ["事件"])]
    Events,
    #[value(aliases = ["诉求"])]
    Claims,
    #[value(aliases = ["页面承诺", "承诺"])]
    Promises,
    #[value(aliases = ["常见拒绝理由", "拒绝理由"])]
    Refusals,
    #[value(aliases = ["细节能说明的事"])]
    Shows,
    #[value(aliases = ["别的部门", "部门"])]
    Departments,
    #[value(aliases = ["检查", "规则"])]
    Rules,
    #[value(aliases = ["法律法规", "法规"])]
    Statutes,
    #[value(aliases = ["模板文件", "模板"])]
    Templates,
}

pub(super) fn run(args: &ListArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.overlays, &[], console) else {
        return Status::CouldNotRun;
    };
    let mut sink = Sink::default();
    let rows = match args.what {
        ListWhat::Channels => channels(&assets, &mut sink),
        ListWhat::Problems => problems(&assets, &mut sink),
        ListWhat::Platforms => platforms(&assets, &mut sink),
        ListWhat::Events => words(EventKind::CHOICES),
        ListWhat::Claims => words(ClaimKind::CHOICES),
        ListWhat::Promises => words(Promise::CHOICES),
        ListWhat::Refusals => refusals(&assets, &mut sink),
        ListWhat::Shows => words(Shows::CHOICES),
        ListWhat::Departments => departments(&assets, &mut sink),
        ListWhat::Rules => all_rules(&assets, &mut sink),
        ListWhat::Statutes => statutes(&assets, &mut sink),
        ListWhat::Templates => templates(&assets),
    };
    for row in rows {
        console.show(&(row + "\n"));
    }
    if console.report_all(sink) { Status::Errors } else { Status::Clean }
}

fn all_rules(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let wording = Wording::read(assets, sink);
    let of_words = wording.rules().iter().map(|rule| rules::of_wording(rule).row());
    let mut rows: Vec<String> =
        RULES.iter().map(|rule| rules::of_facts(rule).row()).chain(of_words).collect();
    rows.sort();
    rows
}

fn row(columns: &[&str]) -> String {
    columns.join("\t")
}

fn words(choices: &[Choice]) -> Vec<String> {
    choices.iter().map(|choice| row(&[choice.word, choice.about])).collect()
}

fn channels(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let channels = Channel::ids(assets).into_iter().filter_map(|id| Channel::read(assets, &id, sink));
    let fields = |channel: &Channel| channel.fields.iter().map(field).collect::<Vec<_>>().join(" ");
    channels.map(|channel| row(&[&channel.id, &channel.name, &channel.about, &fields(&channel)])).collect()
}

/// A field as `--limit` writes it: `facts=1000`.
fn field(field: &Field) -> String {
    match &field.limit {
        Some(limit) => format!("{}={}", field.id, limit.max),
        None => field.id.clone(),
    }
}

fn problems(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let ids = data::ids(assets, "problems").into_iter();
    let problems = ids.filter_map(|id| Problem::read(assets, &id, sink));
    problems.map(|problem| row(&[&problem.id, &problem.name, &problem.about])).collect()
}

fn platforms(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let ids = data::ids(assets, "platforms").into_iter();
    let platforms = ids.filter_map(|id| Platform::read(assets, &id, sink));
    platforms.map(|platform| row(&[&platform.id, &platform.name])).collect()
}

fn refusals(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let ids = data::ids(assets, "refusals").into_iter();
    let refusals = ids.filter_map(|id| Refusal::read(assets, &id, sink));
    refusals.map(|refusal| row(&[&refusal.id, &refusal.name, &refusal.about])).collect()
}

fn departments(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let ids = data::ids(assets, "departments").into_iter();
    let departments = ids.filter_map(|id| Department::read(assets, &id, sink));
    departments.map(|one| row(&[&one.id, &one.name, &one.matter])).collect()
}

/// Each version with its days in force: the last column is empty while it is.
fn statutes(assets: &Assets, sink: &mut Sink) -> Vec<String> {
    let ids = data::ids(assets, "law").into_iter();
    let statutes = ids.filter_map(|id| Statute::read(assets, &id, sink));
    statutes
        .map(|statute| {
            let until = statute.until.map(|day| day.to_string()).unwrap_or_default();
            row(&[&statute.id, &statute.title, &statute.issued, &statute.from.to_string(), &until])
        })
        .collect()
}

fn templates(assets: &Assets) -> Vec<String> {
    let folders = assets.names(Tree::Templates, "").into_iter();
    let files = folders.flat_map(|folder| {
        let names = assets.names(Tree::Templates, &folder).into_iter();
        names.map(move |name| format!("{folder}/{name}")).collect::<Vec<_>>()
    });
    files.collect()
}
