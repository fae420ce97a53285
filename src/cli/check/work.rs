//! The work on one file: read, mend where that was asked for, look at as what it is.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

use crate::case::Days;
use crate::diagnostic::{Diagnostic, RuleId, Severity};
use crate::lint::Mark;
use crate::pipeline::{self, Look, Pipeline, Work};
use crate::report::Row;
use crate::source::{self, SourceFile};

use super::super::Status;
use super::super::changes::diff;
use super::super::console::said;
use super::super::inputs::{self, Loaded};
use super::super::lang::either;
use super::super::written::unwritten;
use super::chosen::Chosen;
use super::document::shown;
use super::reports::Report;
use super::{CheckArgs, Found, summed};

/// The place of a finding and its rule.
type Said = (String, usize, usize, RuleId);

/// A run over many files.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Checking<'a> {
    fixes: bool,
    /// What would change is shown, nothing written.
    only_shows: bool,
    piped: Option<&'a Path>,
    is_shown: bool,
    is_summed_up: bool,
    chosen: Chosen<'a>,
    pub(super) pipeline: &'a Pipeline,
    pub(super) paths: &'a [Box<Path>],
    days: Days,
    /// What is said of a template's own line need not be said again of every case whose text it writes.
    of_templates: BTreeSet<Said>,
}

/// A file that was checked.
pub(super) struct Checked {
    /// Its place among the inputs.
    pub(super) number: usize,
    /// What is said of it beside the report.
    pub(super) said: Vec<Vec<u8>>,
    /// What `--fix` would change in it.
    diff: String,
    /// It could not be read, or not as it should be.
    pub(super) is_unread: bool,
    /// Its errors kept some checks from being made.
    pub(super) is_cut_short: bool,
    /// What was found in it.
    pub(super) found: Found,
    /// The same for a person, where the report is for one.
    pub(super) shown: String,
    /// What it is compared by.
    pub(super) mark: Option<Mark>,
    /// The gravest thing that happened beside what was found.
    pub(super) status: Status,
}

impl<'a> Checking<'a> {
    pub(super) fn new(
        args: &'a CheckArgs,
        pipeline: &'a Pipeline,
        paths: &'a [Box<Path>],
        days: Days,
    ) -> Self {
        let mut of_templates = BTreeSet::new();
        for path in paths.iter().filter(|path| look(path) == Look::Template) {
            let file = inputs::load(path).file;
            let found = file.map(|file| pipeline.read_text(&file, Look::Template)).unwrap_or_default();
            of_templates.extend(found.iter().filter_map(place));
        }
        let (fixes, only_shows) = (args.fix || args.diff, args.diff);
        let (piped, is_shown) = (args.stdin_filename.as_deref(), args.is_streamed());
        let is_summed_up = args.report == Report::Summary;
        let chosen = args.chosen();
        Self { fixes, only_shows, piped, is_shown, is_summed_up, chosen, pipeline, paths, days, of_templates }
    }

    fn check(&self, number: usize) -> Checked {
        let path = &self.paths[number];
        let mut loaded = inputs::load_as(path, self.piped);
        let mut saved = Vec::new();
        match loaded.elsewise.take().filter(|_| self.fixes) {
            Some(_) if self.only_shows => {
                let name = &loaded.name;
                saved = said(&either(
                    format!("{name}：编码会换成 UTF-8"),
                    format!("{name}: would be saved in UTF-8"),
                ));
                loaded.status = loaded.status.max(Status::Errors);
            }
            Some(text) => saved = self.save(path, &text, &mut loaded),
            None => {}
        }
        let Loaded { name, file, is_unsure, mut said, fault, status, .. } = loaded;
        // A warning stands among the findings, for a person too.
        let is_unread = is_unread(fault.as_ref());
        if fault.is_some() && !is_unread {
            said = saved;
        } else {
            said.extend(saved);
        }
        let said = if said.is_empty() { Vec::new() } else { vec![said] };
        let mut checked = Checked { said, is_unread, status, ..Checked::new(number) };
        // To a person it was said; a program finds it in the report, at its file.
        let fault = fault.filter(|_| !(self.is_shown && is_unread));
        let Some(mut file) = file else {
            checked.found = Found { name, diagnostics: Vec::from_iter(fault), ..Found::default() };
            return checked;
        };
        let look = look(path);
        if self.fixes && !is_unsure {
            self.fix(&mut file, look, &mut checked);
        }
        let mut row = Row::default();
        let (case, mut diagnostics) = match look {
            Look::Case => {
                let mut outcome = self.pipeline.run(&file, self.days);
                checked.mark = outcome.take_mark();
                checked.is_cut_short = outcome.is_cut_short;
                if self.is_summed_up {
                    row = summed::row(self.pipeline, &file.name, &outcome);
                }
                (outcome.case, outcome.diagnostics)
            }
            other => (String::new(), self.pipeline.read_text(&file, other)),
        };
        if look != Look::Template {
            diagnostics.retain(|found| place(found).is_none_or(|place| !self.of_templates.contains(&place)));
        }
        diagnostics.splice(..0, fault);
        diagnostics.retain(|found| self.chosen.takes(found.rule.name()));
        checked.found = self.shown(Found { name, case, diagnostics, row }, &mut checked);
        checked
    }

    fn shown(&self, found: Found, checked: &mut Checked) -> Found {
        let diff = std::mem::take(&mut checked.diff);
        if self.is_shown {
            checked.shown = diff + &shown(&found, self.paths.len() > 1);
        } else {
            // Standard output holds the report alone.
            checked.said.push(diff.into_bytes());
        }
        found
    }

    /// Saves a file of another encoding in UTF-8; what is to be said of it.
    fn save(&self, path: &Path, text: &str, loaded: &mut Loaded) -> Vec<u8> {
        match source::rewrite_file(path, text) {
            Ok(()) => {
                let name = loaded.name.clone();
                *loaded = inputs::load_as(path, self.piped);
                said(&either(format!("{name}：换成了 UTF-8 编码"), format!("{name}: is in UTF-8 now")))
            }
            Err(error) => {
                loaded.status = Status::CouldNotRun;
                said(&unwritten(path, error.kind()))
            }
        }
    }

    /// Makes the safe fixes in a file.
    fn fix(&self, file: &mut Arc<SourceFile>, look: Look, checked: &mut Checked) {
        let (fixed, made) = self.pipeline.fixed(file, self.days, look);
        if made == 0 {
            return;
        }
        if self.only_shows {
            checked.diff = diff(&file.name, Some(&file.text), &fixed.text);
            checked.status = checked.status.max(Status::Errors);
            return;
        }
        if let Err(error) = source::rewrite_file(&self.paths[checked.number], &fixed.text) {
            checked.said.push(said(&unwritten(&self.paths[checked.number], error.kind())));
            checked.status = Status::CouldNotRun;
            return;
        }
        let name = &file.name;
        let line = either(format!("{name}：改好 {made} 处"), format!("{name}: mended in places: {made}"));
        checked.said.push(said(&line));
        *file = fixed;
    }
}

impl Checked {
    fn new(number: usize) -> Self {
        let (found, shown) = (Found::default(), String::new());
        let (said, status) = (Vec::new(), Status::Clean);
        let (is_unread, is_cut_short) = (false, false);
        Self { number, said, diff: String::new(), is_unread, is_cut_short, found, shown, mark: None, status }
    }
}

impl Work for Checking<'_> {
    type Item = usize;
    type Made = Checked;
    type Done = Checked;

    fn make(&self, number: usize) -> Checked {
        catch_unwind(AssertUnwindSafe(|| self.check(number))).unwrap_or_else(|_| {
            let name = self.paths[number].display().to_string();
            let diagnostics = vec![pipeline::panicked(&name)];
            let mut checked = Checked { status: Status::Errors, ..Checked::new(number) };
            let found = Found { name, diagnostics, ..Found::default() };
            checked.found = self.shown(found, &mut checked);
            checked
        })
    }

    fn admit(&self, _: &mut Checked) {}

    fn finish(&self, checked: Checked) -> Checked {
        checked
    }
}

/// What a file is, by the ending of its name.
fn look(path: &Path) -> Look {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("txt" | "md") => Look::Text,
        Some("tera") => Look::Template,
        _ => Look::Case,
    }
}

/// Could a file not be read as it should be, for this fault?
fn is_unread(fault: Option<&Diagnostic>) -> bool {
    fault.is_some_and(|fault| fault.severity == Severity::Error)
}

fn place(diagnostic: &Diagnostic) -> Option<Said> {
    let label = diagnostic.labels.first()?;
    let span = label.place.span;
    Some((label.place.file.name.clone(), span.start, span.end, diagnostic.rule.clone()))
}
