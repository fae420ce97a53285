//! `complain templates check`: a folder of one's own templates, read and tried as `render` would; nothing is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::assets::{Assets, Tree};
use crate::calendar;
use crate::case::Days;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::pipeline::{Look, Outcome, Pipeline, Selection};
use crate::report::{self, Checked, Format};
use crate::source::{Place, SourceFile};
use crate::yaml::nearest;

use super::super::Status;
use super::super::console::Console;
use super::super::inputs::{self, Inputs};
use super::names::{self, Known};
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

/// What is looked at, and how far it has come.
struct Trial<'a> {
    dir: &'a Path,
    overlay: &'a Overlay,
    /// The channels that something in the folder has a part in.
    concerned: Vec<&'a Channel>,
}

pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Status {
    if !args.dir.is_dir() {
        console.say(&format!("没有 {} 这个文件夹", args.dir.display()));
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let overlay = Overlay::read(&args.dir, &mut sink);
    if overlay.files.is_empty() && !sink.has_errors() {
        console.say(&format!("文件夹 {} 里没有 .tera 或 .yaml 文件", args.dir.display()));
        return Status::CouldNotRun;
    }
    let Inputs { files, status, .. } = cases(&args.cases, console);
    let assets = Assets::with_overlays(Some(args.dir.clone()), None);
    let Some(pipeline) = Pipeline::load(assets.clone(), &Selection::Suiting, &[], &mut sink) else {
        console.report_all(sink);
        return Status::CouldNotRun;
    };
    let channels = pipeline.channels();
    let used = overlay::used(&assets, &channels);
    overlay.unused(&assets, &channels, &used, &mut sink);
    overlay.outdated(&mut sink);
    let is_concerned = |channel: &&&Channel| {
        let names = used.get(&channel.id);
        overlay.folders().contains(channel.id.as_str())
            || names.is_some_and(|names| overlay.files.keys().any(|file| names.contains(file)))
    };
    let concerned: Vec<&Channel> = channels.iter().filter(is_concerned).copied().collect();
    let look = Trial { dir: &args.dir, overlay: &overlay, concerned };
    let mut found = Findings::default();
    sink.into_sorted().into_iter().for_each(|one| found.add(one, None));
    for file in overlay.files.iter().filter(|(path, _)| path.ends_with(".tera")).map(|(_, file)| file) {
        pipeline.read_text(file, Look::Template).into_iter().for_each(|one| found.add(one, None));
    }
    let days = Days { as_of: None, today: calendar::today() };
    let outcomes = pipeline.run_all(&files, days);
    look.unknown(&pipeline, &assets, &files, days, &mut found);
    let written = look.tried(&pipeline, outcomes, &files, &mut found, console);
    let faults = pipeline.faults().into_sorted().into_iter().filter(|one| look.is_own(one));
    faults.for_each(|one| found.add(one, None));
    look.untried(&written, &mut found);
    let all = found.finish();
    console.print_styled(&report::document(
        Format::Human,
        &[Checked { name: "", case: "", diagnostics: &all }],
        &[],
    ));
    console.say(&summary(&all, files.len(), look.concerned.len(), written.values().sum()));
    let has_errors = all.iter().any(|one| one.severity == Severity::Error);
    status.max(if has_errors { Status::Errors } else { Status::Clean })
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
    Inputs { files, unsure: BTreeSet::new(), status: Status::Clean }
}

fn examples() -> Vec<Arc<SourceFile>> {
    let assets = Assets::built_in();
    let names = assets.names(Tree::Cases, "").into_iter();
    names.filter_map(|name| assets.read(Tree::Cases, &name).ok().flatten()).collect()
}

impl Trial<'_> {
    /// Names in the templates that are no fact of any case.
    fn unknown(
        &self,
        pipeline: &Pipeline,
        assets: &Assets,
        files: &[Arc<SourceFile>],
        days: Days,
        found: &mut Findings,
    ) {
        let mut known = Known::new();
        for file in examples().iter().chain(files) {
            let facts = pipeline.facts(file, days, &mut Sink::default());
            let document = facts.map(|(_, facts)| crate::facts::document(&facts));
            document.iter().flat_map(|document| document.leaves()).for_each(|(path, _)| known.add(&path));
        }
        let folders = assets.names(Tree::Templates, "").into_iter();
        let paths = folders.flat_map(|folder| {
            let names = assets.names(Tree::Templates, &folder).into_iter();
            names.map(move |name| format!("{folder}/{name}")).collect::<Vec<_>>()
        });
        for path in paths.filter(|path| path.ends_with(".tera")) {
            if let Ok(Some(built_in)) = Assets::built_in().read(Tree::Templates, &path) {
                known.learn(&built_in.text, true);
            }
            if let Some(own) = self.overlay.files.get(&path) {
                known.learn(&own.text, false);
            }
        }
        for (path, file) in self.overlay.files.iter().filter(|(path, _)| path.ends_with(".tera")) {
            let is_copied = Assets::built_in().read(Tree::Templates, path).is_ok_and(|file| file.is_some());
            for name in names::read(&file.text).0 {
                let place = Place { file: file.clone(), span: name.span };
                if name.path == "lead" && !is_copied {
                    found.add(overlay::old_lead(place), None);
                } else if known.lacks(&name) {
                    found.add(no_fact(&name.path, &known, place), None);
                }
            }
        }
    }

    /// What the cases showed; how many texts each channel has.
    fn tried(
        &self,
        pipeline: &Pipeline,
        outcomes: Vec<Outcome>,
        files: &[Arc<SourceFile>],
        found: &mut Findings,
        console: &mut Console,
    ) -> BTreeMap<String, usize> {
        let mut written: BTreeMap<String, usize> = BTreeMap::new();
        for (outcome, file) in outcomes.into_iter().zip(files) {
            let (own, others): (Vec<_>, Vec<_>) =
                outcome.diagnostics.into_iter().partition(|one| self.is_own(one));
            if own.is_empty()
                && outcome.texts.is_empty()
                && others.iter().any(|one| one.severity == Severity::Error)
            {
                let name = paths::shown(Path::new(&file.name));
                console.say(&format!("{name} 自己有错误，没有用它试写；见 complain check {name}"));
            }
            for (number, _) in &outcome.texts {
                *written.entry(pipeline.channel(*number).id.clone()).or_default() += 1;
            }
            own.into_iter().for_each(|one| found.add(one, Some(&outcome.case)));
        }
        let ids: BTreeSet<&str> = self.concerned.iter().map(|channel| channel.id.as_str()).collect();
        written.retain(|id, _| ids.contains(id.as_str()));
        written
    }

    /// Is it about the templates of the folder, and not about the case?
    fn is_own(&self, one: &Diagnostic) -> bool {
        let file = one.labels.first().map(|label| Path::new(&label.place.file.name));
        let names_channel = |text: &String| {
            let mut channels = self.concerned.iter();
            channels.any(|channel| {
                [&channel.id, &channel.name].iter().any(|name| text.contains(&format!("“{name}”")))
            })
        };
        let is_here = file.is_some_and(|file| file.starts_with(self.dir));
        let is_error = one.severity == Severity::Error;
        // A built-in part fails where what includes it left something out. What a case lacks is no template's fault.
        let is_of_template = one.rule.name().starts_with("template/") && (is_error || file.is_none());
        let is_of_channel = is_error && one.rule.name() != "channel/missing-key";
        is_here
            || is_of_template
            || is_of_channel && [&one.message].into_iter().chain(&one.help).any(names_channel)
    }

    /// Channels that no case was written for, though nothing was found wrong.
    fn untried(&self, written: &BTreeMap<String, usize>, found: &mut Findings) {
        if found.has_errors() {
            return;
        }
        for channel in self.concerned.iter().filter(|channel| !written.contains_key(&channel.id)) {
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

fn no_fact(path: &str, known: &Known, place: Place) -> Diagnostic {
    let near = nearest(path, &known.paths()).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    Diagnostic::warning("template/unknown-fact", format!("“{path}”不是事实，也不是模板里起的名字"))
        .at(place, near)
        .help("写在条件里的，条件总不成立；有哪些事实见 complain facts，story 里有什么见 docs/templates.zh-CN.md")
}

/// What was found, each thing once.
#[derive(Default)]
struct Findings {
    all: Vec<Diagnostic>,
    /// For each, the cases that showed it.
    cases: Vec<Vec<String>>,
}

impl Findings {
    fn add(&mut self, mut one: Diagnostic, case: Option<&str>) {
        // The engine's error at a name says more than that it is no fact, but for what was probably meant.
        let weaker = self.all.iter().position(|known| is_weaker(known, &one));
        if let Some(at) = weaker {
            let known = self.all.remove(at);
            self.cases.remove(at);
            let near = known.labels.into_iter().next().map(|label| label.text);
            one.help.splice(..0, near.filter(|near| !near.is_empty()));
        }
        let same = self.all.iter().position(|known| is_same(known, &one));
        let at = same.unwrap_or_else(|| {
            self.all.push(one);
            self.cases.push(Vec::new());
            self.all.len() - 1
        });
        self.cases[at].extend(case.map(str::to_owned));
    }

    fn has_errors(&self) -> bool {
        self.all.iter().any(|one| one.severity == Severity::Error)
    }

    /// In order, each with the cases that showed it.
    fn finish(self) -> Vec<Diagnostic> {
        let mut sink = Sink::default();
        for (one, cases) in self.all.into_iter().zip(self.cases) {
            sink.push(match cases.as_slice() {
                [] => one,
                [only] => one.help(format!("试写案件“{only}”时")),
                [first, more @ ..] => {
                    one.help(format!("试写案件“{first}”时，另有 {} 个案件也是", more.len()))
                }
            });
        }
        sink.into_sorted()
    }
}

fn is_same(known: &Diagnostic, one: &Diagnostic) -> bool {
    let place =
        |one: &Diagnostic| one.labels.first().map(|label| (label.place.file.name.clone(), label.place.span));
    known.rule == one.rule
        && place(known) == place(one)
        && (!one.labels.is_empty() || known.message == one.message)
}

/// Does one say of a name that it is absent where the other said that nobody has it?
fn is_weaker(known: &Diagnostic, one: &Diagnostic) -> bool {
    let rules = [known.rule.name(), one.rule.name()];
    let Some((wide, narrow)) = known.labels.first().zip(one.labels.first()) else { return false };
    let (outer, inner) = (wide.place.span, narrow.place.span);
    rules == ["template/unknown-fact", "template/absent-fact"]
        && wide.place.file.name == narrow.place.file.name
        && outer.start <= inner.start
        && inner.end <= outer.end
}

fn summary(found: &[Diagnostic], cases: usize, channels: usize, texts: usize) -> String {
    let counts = [(Severity::Error, "错误"), (Severity::Warning, "警告"), (Severity::Note, "提示")];
    let counts =
        counts.map(|(severity, name)| (found.iter().filter(|one| one.severity == severity).count(), name));
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, name)| format!("{count} 处{name}"))
        .collect();
    let said = if said.is_empty() { "没有问题".into() } else { said.join("，") };
    format!("用 {cases} 个案件试写 {channels} 个渠道，写出 {texts} 份：{said}")
}
