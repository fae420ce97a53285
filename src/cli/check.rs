//! `complain check`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args as ClapArgs;
use clap::builder::NonEmptyStringValueParser;

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::lint;
use crate::pipeline::{Look, Pipeline, Selection};
use crate::report::{self, Checked, Format, RuleInfo};
use crate::source::{self, SourceFile};
use crate::wording::Wording;

use super::config::LimitArgs;
use super::console::Console;
use super::found::Found;
use super::inputs::{self, Inputs};
use super::options::{CommonArgs, jobs};
use super::render::reason;
use super::{Status, assets, config, roots};

#[derive(Debug, ClapArgs)]
pub(super) struct CheckArgs {
    /// 案件文件；也可以是文件夹、-（标准输入），或者自己写好的 .txt、.md 文字
    #[arg(value_name = "案件", required = true)]
    pub(super) cases: Vec<PathBuf>,
    #[arg(
        short,
        long = "channel",
        value_name = "渠道",
        value_parser = NonEmptyStringValueParser::new(),
        help = "渠道的编号或名称，可以写几次；\n不写或写 all：适合这个案件的所有渠道"
    )]
    pub(super) channels: Vec<String>,
    #[arg(
        short,
        long,
        value_name = "格式",
        default_value = "human",
        hide_default_value = true,
        value_parser = report,
        help = "human 给人看（默认），json 供程序读取，github 在合并请求里标出，\nsarif 代码扫描，junit 测试报告"
    )]
    pub(super) report: Format,
    /// 把可以放心改的直接改在文件里（标点之类），其余的照样报告
    #[arg(long)]
    pub(super) fix: bool,
    /// 与上次 render --out 写到这个文件夹的文字比较金额、日期和诉求
    #[arg(long, value_name = "文件夹")]
    pub(super) sent: Option<PathBuf>,
    #[command(flatten)]
    pub(super) limits: LimitArgs,
    /// 同时处理几个案件，默认按处理器核数
    #[arg(short, long, value_name = "数", value_parser = jobs)]
    pub(super) jobs: Option<u16>,
    /// 不显示总数
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) common: CommonArgs,
}

pub(super) fn run(args: &CheckArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, console) else {
        return Status::CouldNotRun;
    };
    if args.fix && args.cases.iter().any(|path| path == Path::new("-")) {
        console.say("标准输入不能用 --fix 改；写出文件名");
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let limits = config::limits(&args.limits, &assets, &mut sink);
    let selection = selection(&args.channels);
    let loaded = limits.and_then(|limits| Pipeline::load(assets.clone(), &selection, &limits, &mut sink));
    let Some(pipeline) = loaded else {
        console.report_all(sink);
        return Status::CouldNotRun;
    };
    let pipeline = match &args.sent {
        Some(folder) => pipeline.remembering(folder.clone()),
        None => pipeline,
    };
    let mut status = if console.report_all(sink) { Status::Errors } else { Status::Clean };
    let mut paths = args.cases.clone();
    paths.extend(args.common.overlays.templates.as_deref().map(inputs::templates_below).unwrap_or_default());
    let Inputs { mut files, asked, unsure, unread, status: read } = inputs::read(&paths, console);
    status = status.max(read);
    inputs::use_jobs(args.jobs, files.len());
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    if args.fix {
        for (_, file) in files.iter_mut().enumerate().filter(|(place, _)| !unsure.contains(place)) {
            status = status.max(fix(&pipeline, file, days, console));
        }
    }
    let mut found = check(&pipeline, files, days);
    found.splice(..0, by_file(pipeline.faults()));
    let mut all = found.iter().flat_map(|one| &one.diagnostics);
    if all.any(|diagnostic| diagnostic.severity == Severity::Error) {
        status = status.max(Status::Errors);
    }
    let unread_count = unread.len();
    if args.report != Format::Human {
        add_unread(&mut found, unread);
    }
    let found =
        if matches!(args.report, Format::Github | Format::Sarif) { roots::from_root(found) } else { found };
    tell(args, &assets, &found, (asked, unread_count), console);
    status
}

/// Checks every file as what it is; the order of the files stays.
fn check(pipeline: &Pipeline, files: Vec<Arc<SourceFile>>, days: Days) -> Vec<Found> {
    let is_case = |file: &&Arc<SourceFile>| look(file) == Look::Case;
    let cases: Vec<Arc<SourceFile>> = files.iter().filter(is_case).cloned().collect();
    let mut outcomes = pipeline.run_all(&cases, days).into_iter();
    let one = |file: Arc<SourceFile>| match look(&file) {
        Look::Case => {
            let outcome = outcomes.next().unwrap_or_default();
            Found { file, case: outcome.case, diagnostics: outcome.diagnostics }
        }
        other => {
            let diagnostics = pipeline.read_text(&file, other);
            Found { file, case: String::new(), diagnostics }
        }
    };
    let mut found: Vec<Found> = files.into_iter().map(one).collect();
    say_once(&mut found);
    found
}

/// What could not be read, at its file.
fn add_unread(found: &mut Vec<Found>, unread: Vec<(String, Diagnostic)>) {
    for (name, diagnostic) in unread {
        if let Some(one) = found.iter_mut().find(|one| one.file.name == name) {
            one.diagnostics.insert(0, diagnostic);
            continue;
        }
        let file = Arc::new(SourceFile::new(&name, String::new()));
        found.push(Found { file, case: String::new(), diagnostics: vec![diagnostic] });
    }
}

/// What is wrong in data files of one's own, each file as one that was looked at too.
fn by_file(faults: Sink) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for fault in faults.into_sorted() {
        let Some(file) = fault.labels.first().map(|label| label.place.file.clone()) else { continue };
        match found.last_mut().filter(|last| last.file.name == file.name) {
            Some(last) => last.diagnostics.push(fault),
            None => found.push(Found { file, case: String::new(), diagnostics: vec![fault] }),
        }
    }
    found
}

/// What is said of a template's own line need not be said again of every case whose text it writes.
fn say_once(found: &mut [Found]) {
    let place = |diagnostic: &Diagnostic| {
        let label = diagnostic.labels.first()?;
        let span = label.place.span;
        Some((label.place.file.name.clone(), span.start, span.end, diagnostic.rule.clone()))
    };
    let templates = found.iter().filter(|one| look(&one.file) == Look::Template);
    let said: BTreeSet<_> = templates.flat_map(|one| &one.diagnostics).filter_map(place).collect();
    for one in found.iter_mut().filter(|one| look(&one.file) != Look::Template) {
        one.diagnostics.retain(|diagnostic| place(diagnostic).is_none_or(|place| !said.contains(&place)));
    }
}

/// What a file is, by the ending of its name.
fn look(file: &SourceFile) -> Look {
    match Path::new(&file.name).extension().and_then(|ending| ending.to_str()) {
        Some("txt" | "md") => Look::Text,
        Some("tera") => Look::Template,
        _ => Look::Case,
    }
}

/// The report, to standard output, and what it comes to, to the person.
fn tell(
    args: &CheckArgs,
    assets: &Assets,
    found: &[Found],
    (asked, unread): (usize, usize),
    console: &mut Console,
) {
    let checked: Vec<Checked<'_>> = found
        .iter()
        .map(|Found { file, case, diagnostics }| Checked { name: &file.name, case, diagnostics })
        .collect();
    let format = args.report;
    let rules = if format == Format::Human { Vec::new() } else { rules(assets) };
    console.print_styled(&report::document(format, &checked, &rules));
    if format == Format::Human && !args.quiet {
        console.say(&summary(found, asked, unread));
    }
}

fn summary(found: &[Found], files: usize, unread: usize) -> String {
    let all = || found.iter().flat_map(|one| &one.diagnostics);
    let counts = [(Severity::Error, "错误"), (Severity::Warning, "警告"), (Severity::Note, "提示")];
    let counts = counts.map(|(severity, name)| (all().filter(|d| d.severity == severity).count(), name));
    let said = counts.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} 处{name}"));
    let unread = (unread > 0).then(|| format!("{unread} 个读不了"));
    let said: Vec<String> = unread.into_iter().chain(said).collect();
    let fixable = all().filter(|d| d.fix.as_ref().is_some_and(|fix| fix.is_safe)).count();
    match (said.is_empty(), fixable) {
        (true, _) => format!("查了 {files} 个文件，没有问题"),
        (false, 0) => format!("查了 {files} 个文件：{}", said.join("，")),
        (false, _) => {
            format!("查了 {files} 个文件：{}；其中 {fixable} 处可以用 --fix 直接改", said.join("，"))
        }
    }
}

/// What programs are told of each rule.
fn rules(assets: &Assets) -> Vec<RuleInfo> {
    let of_facts = lint::RULES.iter().map(|rule| RuleInfo {
        id: rule.id.to_owned(),
        name: rule.name.to_owned(),
        why: rule.why.to_owned(),
        instead: rule.instead.to_owned(),
        level: rule.level,
    });
    let wording = Wording::read(assets, &mut Sink::default());
    let of_words = wording.rules().iter().map(|rule| RuleInfo {
        id: rule.id.clone(),
        name: rule.name.clone(),
        why: rule.why.clone(),
        instead: rule.instead.clone(),
        level: rule.level,
    });
    of_facts.chain(of_words).collect()
}

/// Makes the safe fixes in a file.
fn fix(pipeline: &Pipeline, file: &mut Arc<SourceFile>, days: Days, console: &mut Console) -> Status {
    let (fixed, made) = pipeline.fixed(file, days, look(file));
    if made == 0 {
        return Status::Clean;
    }
    if let Err(error) = source::rewrite_file(Path::new(&file.name), &fixed.text) {
        console.say(&format!("改不了 {}：{}", file.name, reason(error.kind())));
        return Status::CouldNotRun;
    }
    console.say(&format!("{}：改好 {made} 处", file.name));
    *file = fixed;
    Status::Clean
}

fn selection(channels: &[String]) -> Selection {
    if channels.is_empty() || channels.iter().any(|name| name == "all") {
        Selection::Suiting
    } else {
        Selection::Named(channels.to_vec())
    }
}

fn report(text: &str) -> Result<Format, String> {
    let words: Vec<&str> = Format::ALL.iter().map(|(word, _)| *word).collect();
    Format::from_word(text).ok_or_else(|| format!("可以写：{}", words.join("、")))
}
