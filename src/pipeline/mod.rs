//! The stages in order: loaded once, run for each case; many cases at once.

mod bare;
mod batch;
mod calm;
mod elsewhere;
mod flow;
mod leveled;
mod load;
mod look;
mod names;
mod resolved;
mod select;
mod shelf;
mod shelved;
mod stray;
mod taken;
mod text;
mod trace;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use crate::case::{self, Case, Days};
use crate::channel::{Audience, Channel};
use crate::compose::Templates;
use crate::diagnostic::{Diagnostic, Levels, Sink};
use crate::draft::{Draft, Size};
use crate::evidence::{Evidence, Hashing};
use crate::facts::{self, Facts};
use crate::lint::{self, Fit, Identified, Mark, Subject};
use crate::sent::{self, Record};
use crate::source::{self, SourceFile};

pub use batch::{Compared, Memory};
pub use flow::{Work, flow};
pub use look::Look;
pub use select::{LimitOverride, Selection};
use shelf::Shelf;

/// The name of what is said where the program itself failed.
pub const PANICKED: &str = "internal/panic";

/// A channel with its templates; `None` where they have an error that was reported.
struct Loaded {
    channel: Channel,
    templates: Option<Templates>,
    /// The user laid something over the built-in files, which are known to be calm.
    is_laid_over: bool,
}

/// Everything that the cases of a run share.
pub struct Pipeline {
    channels: Vec<Loaded>,
    strict: bool,
    /// The channels that were not asked for and are written on request.
    left_out: BTreeSet<String>,
    shelf: Shelf,
    /// The files whose faults were said when the channels were loaded.
    said: BTreeSet<String>,
    sent: Option<PathBuf>,
    /// The fullest wording.
    most: Size,
    levels: Levels,
    /// Whoever asked for the texts wants the facts too.
    keeps_facts: bool,
}

/// What became of a case.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The case's id; empty where no facts could be had.
    pub case: String,
    /// The case's id; empty where the file's outline could not be made out.
    pub id: String,
    /// Of everything of the case that decides what its texts say: the file and the state of its evidence.
    pub digest: String,
    /// Its texts were written before, from the same: they were not written again.
    pub is_known: bool,
    /// The day its texts were written for.
    pub as_of: String,
    /// Its texts, each with the number of its channel.
    pub texts: Vec<(usize, Draft)>,
    /// What a person can mend, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// True where there is an error among them.
    pub has_errors: bool,
    /// Errors in the case file kept some checks from being made: those of what the texts give away, most of all.
    pub is_cut_short: bool,
    /// What the case is compared by within its batch.
    mark: Option<Mark>,
    /// The case and its facts, where the pipeline keeps them and they could be had.
    pub known: Option<Box<(Case, Facts)>>,
    /// With these texts, the record of what was written; `None` where there is no folder for it, or where the record
    /// there must not be written over.
    pub sent: Option<Record>,
}

impl Pipeline {
    /// The loaded channels.
    pub fn channels(&self) -> Vec<&Channel> {
        self.channels.iter().map(|loaded| &loaded.channel).collect()
    }

    /// Is this a channel that was not asked for and is written on request?
    pub fn leaves_out(&self, id: &str) -> bool {
        self.left_out.contains(id)
    }

    /// With the folder of the texts that were written before: what they said is compared.
    #[must_use]
    pub fn remembering(mut self, folder: impl Into<PathBuf>) -> Self {
        self.sent = Some(folder.into());
        self
    }

    /// No fuller than this, also where a fuller wording would fit.
    #[must_use]
    pub fn no_fuller_than(mut self, most: Size) -> Self {
        self.most = most;
        self
    }

    /// With the case and its facts in every outcome.
    #[must_use]
    pub fn keeping_facts(mut self, keeps: bool) -> Self {
        self.keeps_facts = keeps;
        self
    }

    /// The channel of a text's number.
    pub fn channel(&self, number: usize) -> &Channel {
        &self.channels[number].channel
    }

    /// What is wrong in the data files that cases asked for, each said once, by file and place: ask after the cases. A case
    /// that needs such a file only says that it is broken, so that nothing depends on which case was first.
    pub fn faults(&self) -> Sink {
        self.shelf.faults(&self.said)
    }

    /// Writes one case. A fault of the program in one case becomes a diagnostic, so that it never ends a batch.
    pub fn run(&self, file: &Arc<SourceFile>, days: Days) -> Outcome {
        self.run_unless_known(file, &days)
    }

    /// The same; where an earlier run wrote the same texts, they are not written again.
    pub fn run_unless_known(&self, file: &Arc<SourceFile>, memory: &dyn Memory) -> Outcome {
        catch_unwind(AssertUnwindSafe(|| self.run_once(file, memory))).unwrap_or_else(|_| Outcome {
            diagnostics: vec![panicked(&file.name)],
            has_errors: true,
            ..Outcome::default()
        })
    }

    fn run_once(&self, file: &Arc<SourceFile>, memory: &dyn Memory) -> Outcome {
        let mut sink = Sink::default();
        let mut outcome = Outcome::default();
        let Some(mut case) = case::read_as(file, |id| memory.days(id), &mut sink) else {
            return self.finished(Outcome { is_cut_short: true, ..outcome }, sink);
        };
        self.shelf.settle(&mut case, &mut sink);
        outcome.id.clone_from(&case.id);
        let facts = self.resolve(&case, &mut sink);
        // Also where it is not needed: what is wrong in its files is said all the same.
        let mut words = Sink::default();
        let wording = self.shelf.wording(&mut words).unwrap_or_default();
        let evidence = Evidence::read(&case, Hashing::Recorded);
        if let Some(facts) = &facts {
            self.note(&case, facts, &evidence, &mut outcome);
            outcome.is_known = memory.is_known(&case.id, case.as_of, &outcome.digest);
        }
        if outcome.is_known {
            return outcome;
        }
        lint::of_words(&wording, &case, &mut words);
        let Some(facts) = facts else {
            sink.extend(words);
            return self.finished(Outcome { is_cut_short: true, ..outcome }, sink);
        };
        // Facts are plain data: they always serialise.
        let document = facts::document(&facts);
        let mut record = self.record(&case.id, &mut sink);
        let before = record.clone();
        let subject = Subject {
            case: &case,
            facts: &facts,
            document: &document,
            wording: &wording,
            identified: &Identified::default(),
            evidence: &evidence,
            sent: before.as_ref(),
        };
        outcome.is_cut_short = sink.has_errors();
        if !outcome.is_cut_short {
            lint::of_case(&subject, &mut sink);
        }
        if !sink.has_errors_but(&case.allow) {
            outcome.texts = self.texts(&subject, &mut sink);
        }
        // The texts are drafted all the same, so that one run says what is wrong in them too.
        if words.has_errors_but(&case.allow) {
            outcome.texts.clear();
        }
        sink.extend(words);
        for (number, draft) in &outcome.texts {
            if let Some(record) = &mut record {
                record.add(&facts, self.channel(*number), draft);
            }
        }
        outcome.sent = record;
        sink.apply(&case.allow, &self.partly(&case));
        outcome.known = self.keeps_facts.then(|| Box::new((case, facts)));
        self.finished(outcome, sink)
    }

    /// What a run keeps of a case, whether or not its texts are written again.
    fn note(&self, case: &Case, facts: &Facts, evidence: &Evidence, outcome: &mut Outcome) {
        outcome.case.clone_from(&case.id);
        outcome.as_of = case.as_of.to_string();
        outcome.digest = source::digest(&[&case.places.file().text, &evidence.signature()]);
        if self.channels.iter().any(|loaded| loaded.channel.audience == Audience::Regulator) {
            outcome.mark = Mark::of(case, facts);
        }
    }

    /// What was written for a case before; `None` where nobody wants to know or nobody can.
    fn record(&self, id: &str, sink: &mut Sink) -> Option<Record> {
        sent::read(self.sent.as_ref()?, id).map_err(|fault| sink.push(*fault)).ok()
    }

    /// The groups of checks that do not run in full, so that what a case allows in them cannot be called unneeded: those of
    /// other channels, of files that are not looked at, of texts that are not known.
    fn partly(&self, case: &Case) -> Vec<&'static str> {
        let groups = [
            // One case cannot tell that a check of a batch is not needed.
            ("accept/mass-filing", true),
            ("channel/", self.strict),
            // Where no channel cites law, no ground is looked for.
            ("claim/no-ground", self.strict),
            ("privacy/", self.strict),
            ("accept/", self.strict),
            ("payment/", self.strict),
            ("intervention/", self.strict),
            ("note/", self.strict),
            ("evidence/", case.places.file().folder.is_none()),
            ("consistency/sent", self.sent.is_none()),
        ];
        groups.into_iter().filter(|(_, is_partly)| *is_partly).map(|(group, _)| group).collect()
    }

    /// The case and its facts, as far as they can be had; the sink says what is wrong, also in the data files.
    pub fn facts(&self, file: &Arc<SourceFile>, days: Days, sink: &mut Sink) -> Option<(Case, Facts)> {
        let mut case = case::read(file, days, sink)?;
        self.shelf.settle(&mut case, sink);
        let facts = self.resolve(&case, sink);
        sink.extend(self.faults());
        Some((case, facts?))
    }

    /// The texts of a case for every channel that suits it and lacks nothing.
    fn texts(&self, subject: &Subject<'_>, sink: &mut Sink) -> Vec<(usize, Draft)> {
        let context = self.context(subject.document);
        let mut suiting = Vec::new();
        for (number, loaded) in self.channels.iter().enumerate() {
            match lint::fit(subject.case, subject.document, &loaded.channel) {
                Fit::Suits => suiting.push((number, loaded)),
                Fit::Not(why) if self.strict => sink.push(*why),
                Fit::Not(_) => {}
            }
        }
        let channels: Vec<&Channel> = suiting.iter().map(|(_, loaded)| &loaded.channel).collect();
        let mut before = Sink::default();
        let blocked = lint::before_drafts(subject, &channels, &mut before);
        // Where nobody asked for a channel by name, one that cannot be written yet is no fault of a case that has others.
        let is_asked = self.strict || self.left_out.is_empty() || blocked.len() == channels.len();
        sink.extend(if is_asked { before } else { select::unasked(before) });
        suiting.retain(|(_, loaded)| !blocked.contains(&loaded.channel.id.as_str()));
        let text = |(number, loaded)| {
            text::text(self.most, subject, &context, loaded, sink).map(|draft| (number, draft))
        };
        suiting.into_iter().filter_map(text).collect()
    }
}

/// A fault of the program, found while it worked on this file.
pub fn panicked(file: &str) -> Diagnostic {
    Diagnostic::error(PANICKED, format!("处理 {file} 时程序出错"))
        .help("这是程序的毛病，不是案件的；请把案件中的隐私信息换掉后连同这一行报告给我们")
}
