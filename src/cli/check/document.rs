//! What is said of the files that were checked: to a person file by file, to programs as one document.

use crate::assets::Assets;
use crate::diagnostic::Sink;
use crate::lint;
use crate::pipeline::Pipeline;
use crate::report::{self, Format, RuleInfo};
use crate::wording::Wording;

use super::super::Status;
use super::super::console::{Console, plain, reported};
use super::super::inputs::Missed;
use super::super::written;
use super::reports::Report;
use super::{CheckArgs, Found, roots};

/// Findings for a person; among several files each says which it is about.
pub(super) fn shown(found: &Found, is_batch: bool) -> String {
    let one = |diagnostic| {
        let named = report::of_batch(diagnostic, if is_batch { &found.name } else { "" });
        String::from_utf8_lossy(&reported(&named)).into_owned()
    };
    found.diagnostics.iter().map(one).collect()
}

/// The report of all files, to standard output or into a file.
pub(super) fn deliver(
    args: &CheckArgs,
    all: impl Iterator<Item = Found>,
    pipeline: &Pipeline,
    assets: &Assets,
    console: &mut Console,
) -> Status {
    let text = match args.report {
        Report::Summary => summary(all, pipeline),
        Report::Of(Format::Human) => plain(&all.map(|found| shown(&found, true)).collect::<String>()),
        Report::Of(format) => document(format, all, &rules(assets)),
    };
    written::deliver(args.out.as_deref(), &text, console)
}

fn document(format: Format, found: impl Iterator<Item = Found>, rules: &[RuleInfo]) -> String {
    let found: Vec<Found> = match format {
        Format::Github | Format::Sarif => roots::from_root(found),
        _ => found.collect(),
    };
    let checked: Vec<report::Checked<'_>> = found.iter().map(checked).collect();
    report::document(format, &checked, rules)
}

fn summary(found: impl Iterator<Item = Found>, pipeline: &Pipeline) -> String {
    let found = roots::from_root(found);
    let rows: Vec<_> = found.iter().map(|found| (checked(found), &found.row)).collect();
    let channels = pipeline.channels();
    let channels: Vec<_> = channels.iter().map(|channel| (&*channel.id, &*channel.name)).collect();
    report::summary(&rows, &channels)
}

fn checked(found: &Found) -> report::Checked<'_> {
    report::Checked { name: &found.name, case: &found.case, diagnostics: &found.diagnostics }
}

/// What is wrong in data files of one's own, each file as one that was looked at too.
pub(super) fn by_file(faults: Sink) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for fault in faults.into_sorted() {
        let Some(name) = fault.labels.first().map(|label| label.place.file.name.clone()) else { continue };
        match found.last_mut().filter(|last| last.name == name) {
            Some(last) => last.diagnostics.push(fault),
            None => found.push(Found { name, diagnostics: vec![fault], ..Found::default() }),
        }
    }
    found
}

/// What was said before the first file. To a person who watches it was said; whoever reads the report alone finds it there.
pub(super) struct Before {
    /// What was named and yields no file.
    pub(super) missed: Vec<Missed>,
    /// What is wrong in folders of one's own.
    pub(super) of_loading: Vec<Found>,
}

impl Before {
    /// Each as a file that was looked at.
    pub(super) fn found(self) -> impl Iterator<Item = Found> {
        let of_missed =
            |missed: Missed| Found { name: missed.name, diagnostics: vec![missed.fault], ..Found::default() };
        self.missed.into_iter().map(of_missed).chain(self.of_loading)
    }
}

/// Says what was found before the first file; what stands at a file comes back for the report, and how grave all is.
pub(super) fn told(found: Sink, console: &mut Console) -> (Vec<Found>, Status) {
    let status = if found.has_errors() { Status::Errors } else { Status::Clean };
    let mut placed = Sink::default();
    for one in found.into_sorted() {
        console.report(&one);
        placed.push(one);
    }
    (by_file(placed), status)
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
        name: rule.name.to_string(),
        why: rule.why.to_string(),
        instead: rule.instead.to_string(),
        level: rule.level,
    });
    of_facts.chain(of_words).collect()
}
