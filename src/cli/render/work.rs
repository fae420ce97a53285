//! The work on one case: read, write its texts, put them where they go.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::diagnostic::Diagnostic;
use crate::emit::Text;
use crate::manifest::{Entry, Output};
use crate::pipeline::{self, Memory, Outcome, PANICKED, Pipeline, Selection, Work};
use crate::report;
use crate::source::{self, SourceFile, Written};
use crate::trace::Trace;

use super::super::Status;
use super::super::console::{reported, said};
use super::super::inputs;
use super::super::options::selection;
use super::compared::compared;
use super::made::{Done, Made};
use super::pages::{PAGE, Pages};
use super::past::Past;
use super::remind::reminder;
use super::target::Target;
use super::{RenderArgs, format, same_id, unwritable};

/// The name of a case's record in its folder.
const RECORD: &str = ".complain.json";

/// A run over many cases.
pub(super) struct Rendering<'a> {
    args: &'a RenderArgs,
    pub(super) pipeline: &'a Pipeline,
    pub(super) paths: &'a [Box<Path>],
    past: &'a Past<'a>,
    target: Option<&'a Target>,
    compares: Option<&'a Path>,
    /// All texts of a case on one page.
    pages: Option<&'a Pages>,
    /// One case to one channel: its text alone is printed.
    is_lone: bool,
    /// Those of the cases so far, by their digests.
    ids: Mutex<BTreeMap<[u8; 16], usize>>,
}

impl<'a> Rendering<'a> {
    /// Texts are printed, or written to the target.
    pub(super) fn new(
        args: &'a RenderArgs,
        pipeline: &'a Pipeline,
        paths: &'a [Box<Path>],
        past: &'a Past<'a>,
        target: Option<&'a Target>,
        is_lone: bool,
    ) -> Self {
        let ids = Mutex::new(BTreeMap::new());
        Self { args, pipeline, paths, past, target, compares: None, pages: None, is_lone, ids }
    }

    /// Texts are compared with those in a folder.
    pub(super) fn comparing(self, root: &'a Path) -> Self {
        Self { compares: Some(root), ..self }
    }

    /// Texts stand on pages.
    pub(super) fn paging(self, pages: Option<&'a Pages>) -> Self {
        Self { pages, ..self }
    }

    /// Was there a case with this id?
    pub(super) fn knows(&self, id: &str) -> bool {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&source::short_digest(id))
    }

    fn is_to_files(&self) -> bool {
        self.target.is_some() || self.compares.is_some()
    }

    fn read(&self, number: usize) -> Made {
        let loaded = inputs::load(&self.paths[number]);
        let mut made = Made { number, name: loaded.name, ..Made::default() };
        made.is_at_least(loaded.status);
        made.has_failed = loaded.status == Status::CouldNotRun;
        made.has_errors = loaded.status == Status::Errors;
        if !loaded.said.is_empty() {
            made.said.push(loaded.said);
        }
        let Some(file) = loaded.file else { return made };
        let mut outcome = self.pipeline.run_unless_known(&file, self.past);
        for diagnostic in &outcome.diagnostics {
            made.said.push(self.finding(&file.name, diagnostic));
            made.has_failed |= diagnostic.rule.name() == PANICKED;
        }
        if loaded.is_unsure {
            outcome.texts.clear();
        }
        made.has_errors |= outcome.has_errors;
        if made.has_errors {
            made.is_at_least(Status::Errors);
        }
        made.is_clean = outcome.diagnostics.is_empty() && !made.has_errors;
        let has_texts = !outcome.texts.is_empty();
        match self.pages.filter(|_| !outcome.id.is_empty()) {
            Some(pages) => {
                let (page, summary) =
                    pages.make(self.pipeline, &file, self.past.days(&outcome.id), &mut outcome);
                made.texts.push((PAGE.to_owned(), page));
                made.summary = Some(summary);
            }
            None => self.texts(&mut made, &file, &outcome),
        }
        made.mark = outcome.take_mark();
        made.record = outcome.sent.filter(|_| has_texts).map(|record| record.text());
        made.is_known = outcome.is_known;
        (made.id, made.as_of, made.digest) = (outcome.id, outcome.as_of, outcome.digest);
        made
    }

    fn texts(&self, made: &mut Made, file: &Arc<SourceFile>, outcome: &Outcome) {
        let traces = if self.args.trace { self.traces(file, outcome) } else { Vec::new() };
        let format = format(self.args.format);
        for (index, (number, draft)) in outcome.texts.iter().enumerate() {
            let channel = self.pipeline.channel(*number);
            let (text, trace) = (Text { draft, channel, as_of: &outcome.as_of }, traces.get(index));
            let body = match trace {
                _ if !self.is_to_files() && !self.is_lone => format.piece(text, trace),
                Some(trace) => format.traced(&[(text, trace)], false),
                None => format.one(text),
            };
            made.texts.push((format!("{}.{}", draft.channel, format.extension()), body));
            if self.is_lone && !self.is_to_files() {
                made.reminder = reminder(draft, channel);
            }
        }
    }

    fn traces(&self, file: &Arc<SourceFile>, outcome: &Outcome) -> Vec<Trace> {
        let channels: Vec<usize> = outcome.texts.iter().map(|(number, _)| *number).collect();
        let days = self.past.days(&outcome.id);
        self.pipeline.trace(file, days, &channels).map(|traces| traces.texts).unwrap_or_default()
    }

    fn finding(&self, file: &str, diagnostic: &Diagnostic) -> Vec<u8> {
        if self.paths.len() > 1 {
            reported(&report::of_batch(diagnostic, file))
        } else {
            reported(diagnostic)
        }
    }

    fn write(&self, target: &Target, mut made: Made) -> Done {
        let (id, texts) = (std::mem::take(&mut made.id), std::mem::take(&mut made.texts));
        let before = self.past.entry(&id);
        let count = before.as_ref().map_or(0, |before| before.outputs.len());
        if made.is_known {
            let mut done = Made { id, ..made }.done();
            // The record is no text.
            done.same = count.saturating_sub(1);
            done.entry = before;
            return done;
        }
        let mut outputs = before.map(|before| before.outputs).unwrap_or_default();
        let (mut written, mut same) = (0, 0);
        let record = made.record.take().map(|record| (RECORD.to_owned(), record));
        let mut fresh = BTreeSet::new();
        for (name, body) in texts.into_iter().chain(record) {
            match target.put(&id, &name, &body) {
                Ok(state) => {
                    let counted = usize::from(name != RECORD);
                    *(if state == Written::Anew { &mut written } else { &mut same }) += counted;
                    let sha256 = source::digest(&[&body]);
                    outputs.insert(name.clone(), Output { case: made.digest.clone(), sha256 });
                    fresh.insert(name);
                }
                Err(error) => {
                    // The record comes last: it never speaks of a text that could not be written.
                    made.said.push(said(&unwritable(&target.root().join(&id).join(&name), &error)));
                    made.has_failed = true;
                    made.is_at_least(Status::CouldNotRun);
                    break;
                }
            }
        }
        let gone = self.gone(&made, &outputs, &fresh);
        let gone = self.prune(target, &id, gone, &mut outputs);
        let entry = self.entry(&id, &made, outputs);
        let mut done = Made { id, ..made }.done();
        (done.written, done.same, done.entry, done.gone) = (written, same, entry, gone);
        done
    }

    fn entry(&self, id: &str, made: &Made, outputs: BTreeMap<String, Output>) -> Option<Entry> {
        let target = self.target?;
        (!id.is_empty() && !made.is_double).then(|| Entry {
            id: id.to_owned(),
            as_of: made.as_of.clone(),
            asked: self.args.common.as_of.map(|day| day.to_string()),
            case: made.digest.clone(),
            settings: target.settings().digest.clone(),
            clean: made.is_clean && !made.has_failed,
            outputs,
        })
    }

    /// Earlier texts of this format for channels that the case is not written for any more. Where something is wrong with
    /// the case nobody knows.
    fn gone(&self, made: &Made, outputs: &BTreeMap<String, Output>, fresh: &BTreeSet<String>) -> Vec<String> {
        let is_all = !matches!(selection(&self.args.wanted.channels), Selection::Named(_));
        if !is_all || made.has_errors || made.has_failed || made.is_double {
            return Vec::new();
        }
        let ending =
            format!(".{}", if self.pages.is_some() { "html" } else { format(self.args.format).extension() });
        // What is written on request stays what it was where it was not asked for this time.
        let is_other = |name: &str| name.strip_suffix(&ending).is_some_and(|id| self.pipeline.leaves_out(id));
        let old = outputs.keys().filter(|name| name.ends_with(&ending) && *name != RECORD);
        old.filter(|name| !fresh.contains(*name) && !is_other(name)).cloned().collect()
    }

    /// Removes them where that was asked for; what was changed by hand stays, and is none of ours any more.
    fn prune(
        &self,
        target: &Target,
        id: &str,
        gone: Vec<String>,
        outputs: &mut BTreeMap<String, Output>,
    ) -> Vec<String> {
        let mut named = Vec::new();
        for name in gone {
            if self.args.prune
                && let Some(output) = outputs.remove(&name)
                && self.past.holds(id, &name, &output.sha256)
                && target.remove(id, &name).is_err()
            {
                outputs.insert(name.clone(), output);
            }
            named.push(format!("{id}/{name}"));
        }
        named
    }
}

impl Work for Rendering<'_> {
    type Item = usize;
    type Made = Made;
    type Done = Done;

    fn make(&self, number: usize) -> Made {
        let name = self.paths[number].display().to_string();
        catch_unwind(AssertUnwindSafe(|| self.read(number))).unwrap_or_else(|_| panicked(number, name))
    }

    fn admit(&self, made: &mut Made) {
        if !self.is_to_files() || made.id.is_empty() {
            return;
        }
        let mut ids = self.ids.lock().unwrap_or_else(PoisonError::into_inner);
        let first = *ids.entry(source::short_digest(&made.id)).or_insert(made.number);
        if first == made.number {
            return;
        }
        let would_write = made.is_known || !made.texts.is_empty();
        made.is_double = true;
        made.texts.clear();
        (made.summary, made.record, made.is_known) = (None, None, false);
        if would_write {
            let first = self.paths[first].display().to_string();
            made.said.push(reported(&report::of_batch(&same_id(&made.id, &first), &made.name)));
            made.is_at_least(Status::Errors);
        }
    }

    fn finish(&self, made: Made) -> Done {
        if let Some(root) = self.compares {
            let before = self.past.entry(&made.id).map(|before| before.outputs).unwrap_or_default();
            let fresh = made.texts.iter().map(|(name, _)| name.clone()).collect();
            let gone = self.gone(&made, &before, &fresh);
            let gone = gone.into_iter().map(|name| format!("{}/{name}", made.id)).collect();
            return Done { gone, ..compared(root, made) };
        }
        if let Some(target) = self.target {
            return self.write(target, made);
        }
        let mut made = made;
        let texts = std::mem::take(&mut made.texts);
        let mut done = made.done();
        done.printed = texts.into_iter().map(|(_, body)| body).collect();
        done
    }
}

/// What becomes of a case in which the program itself fails.
fn panicked(number: usize, name: String) -> Made {
    let said = vec![reported(&pipeline::panicked(&name))];
    let mut made = Made { number, name, said, has_failed: true, ..Made::default() };
    made.is_at_least(Status::Errors);
    made
}
