//! `complain check`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::pipeline::{Look, Pipeline, Selection};
use crate::source::{self, SourceFile};

use super::args::{CheckArgs, ReportArg};
use super::console::Console;
use super::inputs::{self, Inputs};
use super::render::reason;
use super::{Status, assets};

/// A file with what was found in it.
struct Checked {
    file: Arc<SourceFile>,
    case: String,
    diagnostics: Vec<Diagnostic>,
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
    let Some(pipeline) = Pipeline::load(assets, &selection(&args.channels), &[], &mut sink) else {
        console.report_all(sink);
        return Status::CouldNotRun;
    };
    let mut status = if console.report_all(sink) { Status::Errors } else { Status::Clean };
    let mut paths = args.cases.clone();
    paths.extend(args.common.overlays.templates.as_deref().map(inputs::templates_below).unwrap_or_default());
    let Inputs { mut files, unsure, status: read, .. } = inputs::read(&paths, console);
    status = status.max(read);
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    if args.fix {
        for (_, file) in files.iter_mut().enumerate().filter(|(place, _)| !unsure.contains(place)) {
            status = status.max(fix(&pipeline, file, days, console));
        }
    }
    let checked = check(&pipeline, files, days);
    let found = || checked.iter().flat_map(|one| &one.diagnostics);
    if found().any(|diagnostic| diagnostic.severity == Severity::Error) {
        status = status.max(Status::Errors);
    }
    for diagnostic in found() {
        match args.report {
            ReportArg::Human => console.report(diagnostic),
            ReportArg::Json => console.print(&line(diagnostic)),
        }
    }
    status
}

/// Checks every file as what it is; the order of the files stays.
fn check(pipeline: &Pipeline, files: Vec<Arc<SourceFile>>, days: Days) -> Vec<Checked> {
    let is_case = |file: &Arc<SourceFile>| look(file) == Look::Case;
    let cases: Vec<Arc<SourceFile>> = files.iter().filter(|file| is_case(file)).cloned().collect();
    let mut outcomes = pipeline.run_all(&cases, days).into_iter();
    let one = |file: Arc<SourceFile>| match look(&file) {
        Look::Case => {
            let outcome = outcomes.next().unwrap_or_default();
            Checked { file, case: outcome.case, diagnostics: outcome.diagnostics }
        }
        other => {
            let diagnostics = pipeline.read_text(&file, other);
            Checked { file, case: String::new(), diagnostics }
        }
    };
    files.into_iter().map(one).collect()
}

/// What a file is, by the ending of its name.
fn look(file: &SourceFile) -> Look {
    match Path::new(&file.name).extension().and_then(|ending| ending.to_str()) {
        Some("txt" | "md") => Look::Text,
        Some("tera") => Look::Template,
        _ => Look::Case,
    }
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

fn line(diagnostic: &Diagnostic) -> String {
    let label = diagnostic.labels.first();
    let (line, column) = label.map_or((0, 0), |l| l.place.file.line_column(l.place.span.start));
    let found = label.map_or("", |l| &l.place.file.text[l.place.span.start..l.place.span.end]);
    let whole = label.map_or("", |l| l.place.file.line(line.max(1)));
    format!("{}\t{line}\t{column}\t{found}\t{whole}\n", diagnostic.rule)
}
