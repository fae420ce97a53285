//! `complain templates check`: a folder of one's own templates, read and tried as `render` would; nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::assets::{Assets, Tree};
use crate::calendar;
use crate::case::Days;
use crate::channel::{Channel, check_layout};
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::pipeline::{Look, Pipeline, Selection};
use crate::source::{Place, SourceFile};
use crate::yaml::nearest;

use super::super::Status;
use super::super::console::{Console, reported};
use super::super::inputs::{self, Inputs};
use super::super::lang::either;
use super::super::written::no_folder;
use super::findings::Findings;
use super::names::Known;
use super::overlay::{self, Overlay};
use super::paths;

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// 自己的模板
    #[arg(value_name = "文件夹")]
    dir: PathBuf,
    /// 试写用的案件：文件、文件夹或 -；不写时用自带的例子
    #[arg(value_name = "案件")]
    cases: Vec<PathBuf>,
}

/// What is looked at.
struct Trial<'a> {
    dir: &'a Path,
    overlay: &'a Overlay,
    pipeline: &'a Pipeline,
    /// The channels that something in the folder has a part in.
    concerned: Vec<&'a Channel>,
    days: Days,
}

/// What came of the cases.
#[derive(Default)]
struct Tried {
    /// How many texts each channel has.
    written: BTreeMap<String, usize>,
    /// How many cases could be tried.
    cases: usize,
    status: Status,
}

pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Status {
    if !args.dir.is_dir() {
        console.say(&no_folder(&args.dir));
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let overlay = Overlay::read(&args.dir, &mut sink);
    if overlay.files.is_empty() && !sink.has_errors() {
        let dir = args.dir.display();
        console.say(&either(
            format!("文件夹 {dir} 里没有 .tera 或 .yaml 文件"),
            format!("no .tera or .yaml file in the folder {dir}"),
        ));
        return Status::CouldNotRun;
    }
    let Inputs { files, status, .. } = cases(&args.cases, console);
    let assets = Assets::with_overlays(Some(args.dir.clone()), None);
    let Some(pipeline) = Pipeline::load(assets.clone(), &Selection::Every, &[], &mut sink) else {
        console.report_all(sink);
        return Status::CouldNotRun;
    };
    let channels = pipeline.channels();
    let used = overlay::used(&assets, &channels);
    let mut laid = Sink::default();
    check_layout(&assets, &args.dir, &mut laid);
    // Where the folders lie wrongly, that nothing uses them follows.
    if !laid.has_errors() {
        let misnamed = laid.files();
        overlay.unused(&assets, &channels, &used, &misnamed, &mut sink);
    }
    sink.extend(laid);
    overlay.outdated(&mut sink);
    let concerned = channels.into_iter().filter(|channel| overlay.concerns(&channel.id, &used)).collect();
    let days = Days { as_of: None, today: calendar::today() };
    let trial = Trial { dir: &args.dir, overlay: &overlay, pipeline: &pipeline, concerned, days };
    let mut found = Findings::default();
    let said = sink.into_sorted().into_iter().filter(|one| !overlay.is_of_unread(one) && !is_of_loading(one));
    said.for_each(|one| found.add(one, None));
    let tried = trial.look(&files, &mut found, console);
    let all = found.finish();
    let shown: Vec<u8> = all.iter().flat_map(reported).collect();
    console.print_styled(&String::from_utf8_lossy(&shown));
    console.say(&summary(&all, &tried, trial.concerned.len()));
    let has_errors = all.iter().any(|one| one.severity == Severity::Error);
    status.max(tried.status).max(if has_errors { Status::Errors } else { Status::Clean })
}

/// The settings of a channel were read with all the folder, which said the same.
fn is_of_loading(one: &Diagnostic) -> bool {
    one.rule.name() == "data/unreadable"
}

/// Those named, or the examples.
fn cases(named: &[PathBuf], console: &mut Console) -> Inputs {
    if !named.is_empty() {
        let mut read = inputs::read(named, console);
        // What may be read wrongly says nothing about a template.
        let unsure = std::mem::take(&mut read.unsure);
        read.files = read
            .files
            .into_iter()
            .enumerate()
            .filter(|(place, _)| !unsure.contains(place))
            .map(|(_, file)| file)
            .collect();
        return read;
    }
    let files = examples();
    Inputs { files, unsure: BTreeSet::new(), status: Status::Clean, is_whole: true }
}

fn examples() -> Vec<Arc<SourceFile>> {
    let assets = Assets::built_in();
    let names = assets.names(Tree::Cases, "").into_iter();
    names.filter_map(|name| assets.read(Tree::Cases, &name).ok().flatten()).collect()
}

impl Trial<'_> {
    /// Reads the templates' own words and names, then writes the cases.
    fn look(&self, files: &[Arc<SourceFile>], found: &mut Findings, console: &mut Console) -> Tried {
        for (_, file) in self.overlay.changed().filter(|(path, _)| paths::is_template(path)) {
            self.pipeline.read_text(file, Look::Template).into_iter().for_each(|one| found.add(one, None));
        }
        self.unknown(files, found);
        let tried = self.tried(files, found, console);
        let faults = self.pipeline.faults().into_sorted().into_iter().filter(|one| self.is_own(one));
        faults.for_each(|one| found.add(one, None));
        self.untried(&tried, found);
        tried
    }

    /// Names in the templates that are no fact of any case.
    fn unknown(&self, files: &[Arc<SourceFile>], found: &mut Findings) {
        let mut known = Known::new();
        for file in examples().iter().chain(files) {
            let facts = self.pipeline.facts(file, self.days, &mut Sink::default());
            let document = facts.map(|(_, facts)| crate::facts::document(&facts));
            document.iter().flat_map(|document| document.leaves()).for_each(|(path, _)| known.add(&path));
        }
        for text in overlay::built_in() {
            known.learn(&text, true);
        }
        self.overlay.files.values().for_each(|file| known.learn(&file.text, false));
        for (_, file) in self.overlay.changed().filter(|(path, _)| paths::is_template(path)) {
            // What the engine cannot read has no names yet.
            if found.names("template/syntax", &file.name) {
                continue;
            }
            for name in super::names::read(&file.text).0 {
                let place = Place { file: file.clone(), span: name.span };
                if name.path == "lead" {
                    found.add(overlay::old_lead(place), None);
                } else if known.lacks(&name) {
                    found.add(no_fact(&name.path, &known, place), None);
                }
            }
        }
    }

    /// What the cases showed.
    fn tried(&self, files: &[Arc<SourceFile>], found: &mut Findings, console: &mut Console) -> Tried {
        let mut tried = Tried::default();
        for (outcome, file) in self.pipeline.run_all(files, self.days).into_iter().zip(files) {
            let (own, others): (Vec<_>, Vec<_>) =
                outcome.diagnostics.into_iter().partition(|one| self.is_own(one));
            let is_broken = others.iter().any(|one| one.severity == Severity::Error);
            if is_broken && own.is_empty() && outcome.texts.is_empty() {
                let name = paths::shown(Path::new(&file.name));
                console.say(&either(
                    format!("{name} 自己有错误，没有用它试写；见 complain check {name}"),
                    format!("{name} has errors of its own and was not tried; see complain check {name}"),
                ));
                tried.status = Status::Errors;
                continue;
            }
            tried.cases += 1;
            let channels = outcome.texts.iter().map(|(number, _)| self.pipeline.channel(*number));
            for channel in channels.filter(|one| self.concerned.iter().any(|known| known.id == one.id)) {
                *tried.written.entry(channel.id.clone()).or_default() += 1;
            }
            for one in own {
                found.add(self.placed(one), Some(&outcome.case));
            }
        }
        tried
    }

    /// What must not be public, at the name in the template that prints it.
    fn placed(&self, one: Diagnostic) -> Diagnostic {
        if !one.labels.is_empty() || !one.rule.name().starts_with("privacy/") {
            return one;
        }
        let channel =
            self.concerned.iter().find(|channel| one.message.contains(&format!("“{}”", channel.id)));
        match channel.and_then(|channel| self.overlay.private(&channel.id)) {
            Some(place) => one.at(place, "模板在这里写出了它"),
            None => one,
        }
    }

    /// Is it about the templates of the folder, and not about the case?
    fn is_own(&self, one: &Diagnostic) -> bool {
        let file = one.labels.first().map(|label| Path::new(&label.place.file.name));
        let names_channel = |text: &String| self.concerned.iter().any(|channel| names(text, channel));
        let is_error = one.severity == Severity::Error;
        // What a copy says that nobody has changed yet is our own.
        let is_copy = |file: &Path| self.overlay.is_copy(file);
        let is_here = file.is_some_and(|file| file.starts_with(self.dir) && (is_error || !is_copy(file)));
        // A built-in part fails where what includes it left something out. What a case lacks is no template's fault.
        let is_of_template = one.rule.name().starts_with("template/") && (is_error || file.is_none());
        let is_of_channel = is_error && one.rule.name() != "channel/missing-key";
        is_here
            || is_of_template
            || is_of_channel && [&one.message].into_iter().chain(&one.help).any(names_channel)
    }

    /// Channels that no case was written for, though nothing was found wrong.
    fn untried(&self, tried: &Tried, found: &mut Findings) {
        if found.has_errors() || tried.cases == 0 {
            return;
        }
        // What is copied and stays as it was needs no trial.
        let is_own = |channel: &&&Channel| !self.overlay.is_copied(&channel.id);
        let untried = self.concerned.iter().filter(|channel| !tried.written.contains_key(&channel.id));
        for channel in untried.filter(is_own) {
            let message = format!("这些案件里没有一个能写渠道“{}”，它的模板没有试过", channel.id);
            let mut asks = channel.needs.clone();
            asks.extend(channel.payment.iter().map(|method| format!("付款方式 {method}")));
            asks.extend(
                (!channel.after.is_empty()).then(|| format!("经过里有 {}", channel.after.join("、"))),
            );
            let asks = if asks.is_empty() { "没有".into() } else { asks.join("，") };
            let help = format!("它要案件里有的：{asks}；在后面写一个合适的案件再试");
            found.add(Diagnostic::warning("template/untried", message).help(help), None);
        }
    }
}

/// Does this text speak of the channel?
fn names(text: &str, channel: &Channel) -> bool {
    [&channel.id, &channel.name].iter().any(|name| text.contains(&format!("“{name}”")))
}

fn no_fact(path: &str, known: &Known, place: Place) -> Diagnostic {
    let near = nearest(path, &known.paths()).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    Diagnostic::warning("template/unknown-fact", format!("“{path}”不是事实，也不是模板里起的名字"))
        .at(place, near)
        .help("写在条件里的，条件总不成立；有哪些事实见 complain facts，story 里有什么见 docs/templates.zh-CN.md")
}

fn summary(found: &[Diagnostic], tried: &Tried, channels: usize) -> String {
    let (cases, texts) = (tried.cases, tried.written.values().sum::<usize>());
    let counts = [
        (Severity::Error, either("错误", "errors")),
        (Severity::Warning, either("警告", "warnings")),
        (Severity::Note, either("提示", "notes")),
    ];
    let counts =
        counts.map(|(severity, name)| (found.iter().filter(|one| one.severity == severity).count(), name));
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| either(format!("{count} 处{name}"), format!("{name}: {count}")))
        .collect();
    let nothing = || either("没有问题", "nothing found").to_owned();
    let said = if said.is_empty() { nothing() } else { said.join(either("，", ", ")) };
    match cases {
        0 => either(
            format!("没有案件可以试写，只看了模板：{said}"),
            format!("no case to try; of the templates alone: {said}"),
        ),
        _ => either(
            format!("用 {cases} 个案件试写 {channels} 个渠道，写出 {texts} 份：{said}"),
            format!("cases tried: {cases}, channels: {channels}, texts written: {texts}; {said}"),
        ),
    }
}
