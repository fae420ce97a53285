//! The stages in order: loaded once, run for each case; many cases at once.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::assets::Assets;
use crate::case::{self, Case, Days};
use crate::channel::Channel;
use crate::compose::{Context, Templates};
use crate::data;
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::Draft;
use crate::facts::{self, Facts, Known, Law};
use crate::knowledge::{Holidays, Platform, Problem, Refusal};
use crate::law::Statute;
use crate::lint::{self, Fit};
use crate::source::SourceFile;
use crate::yaml::nearest;

/// Which channels to write for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Selection {
    /// Every channel that suits the case.
    Suiting,
    /// These, by id or other name; one that does not suit the case is an error.
    Named(Vec<String>),
}

/// A limit that the user knows better: `12315.facts=800`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitOverride {
    /// The channel's id.
    pub channel: String,
    /// The field's id.
    pub field: String,
    /// The most that fits.
    pub max: usize,
}

/// A channel with its templates; `None` where they have an error that was reported.
struct Loaded {
    channel: Channel,
    templates: Option<Templates>,
}

/// Everything that the cases of a run share.
pub struct Pipeline {
    assets: Assets,
    channels: Vec<Loaded>,
    strict: bool,
    problems: Cache<Problem>,
    platforms: Cache<Platform>,
    channel_names: Cache<String>,
    law: Cache<Law>,
}

/// What became of a case.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The case's id; empty where it could not be read.
    pub case: String,
    /// The day its texts were written for.
    pub as_of: String,
    /// Its texts, each with the number of its channel.
    pub texts: Vec<(usize, Draft)>,
    /// What a person can mend, in order.
    pub diagnostics: Vec<Diagnostic>,
    /// True where there is an error among them.
    pub has_errors: bool,
}

impl Pipeline {
    /// Loads the channels asked for, and nothing else. `None` where a name is unknown; the sink says which.
    pub fn load(assets: Assets, selection: &Selection, limits: &[LimitOverride], sink: &mut Sink) -> Option<Self> {
        let ids = match selection {
            Selection::Suiting => Channel::ids(&assets),
            Selection::Named(names) => {
                let ids: Vec<Option<String>> = names.iter().map(|name| channel_id(&assets, name, sink)).collect();
                let mut unique: Vec<String> = Vec::new();
                for id in ids.into_iter().collect::<Option<Vec<_>>>()? {
                    if !unique.contains(&id) {
                        unique.push(id);
                    }
                }
                unique
            }
        };
        let mut read: Vec<Channel> = ids.iter().filter_map(|id| Channel::read(&assets, id, sink)).collect();
        for channel in &mut read {
            apply_limits(channel, limits);
        }
        let templates = Templates::load_all(&assets, &read, sink);
        let channels: Vec<Loaded> =
            read.into_iter().zip(templates).map(|(channel, templates)| Loaded { channel, templates }).collect();
        let known = |limit: &&LimitOverride| {
            let field = |channel: &Channel| channel.id == limit.channel && channel.fields.iter().any(|f| f.id == limit.field && f.limit.is_some());
            !channels.iter().any(|loaded| field(&loaded.channel))
        };
        if let Some(unknown) = limits.iter().find(known) {
            let message = format!("--limit 里的“{}.{}”不是这次要写的渠道里有上限的栏", unknown.channel, unknown.field);
            sink.push(Diagnostic::error("usage/limit", message).help("渠道和栏的编号见 complain list channels"));
            return None;
        }
        Some(Self::with(assets, channels, matches!(selection, Selection::Named(_))))
    }

    /// For plans: every channel, without its templates.
    pub fn for_plan(assets: Assets, sink: &mut Sink) -> Self {
        let ids = Channel::ids(&assets).into_iter();
        let channels = ids.filter_map(|id| Channel::read(&assets, &id, sink));
        let channels = channels.map(|channel| Loaded { channel, templates: None }).collect();
        Self::with(assets, channels, false)
    }

    /// The loaded channels.
    pub fn channels(&self) -> Vec<&Channel> {
        self.channels.iter().map(|loaded| &loaded.channel).collect()
    }

    /// For facts alone: no channel is loaded.
    pub fn without_channels(assets: Assets) -> Self {
        Self::with(assets, Vec::new(), false)
    }

    fn with(assets: Assets, channels: Vec<Loaded>, strict: bool) -> Self {
        Self { assets, channels, strict, problems: Cache::new(), platforms: Cache::new(), channel_names: Cache::new(), law: Cache::new() }
    }

    /// The channel of a text's number.
    pub fn channel(&self, number: usize) -> &Channel {
        &self.channels[number].channel
    }

    /// Writes many cases, on all cores; the outcomes come in the order of the files.
    pub fn run_all(&self, files: &[Arc<SourceFile>], days: Days) -> Vec<Outcome> {
        match files {
            [only] => vec![self.run(only, days)],
            many => many.par_iter().map(|file| self.run(file, days)).collect(),
        }
    }

    /// Writes one case. A fault of the program in one case becomes a diagnostic, so that it never ends a batch.
    pub fn run(&self, file: &Arc<SourceFile>, days: Days) -> Outcome {
        catch_unwind(AssertUnwindSafe(|| self.run_once(file, days))).unwrap_or_else(|_| Outcome {
            diagnostics: vec![
                Diagnostic::error("internal/panic", format!("处理 {} 时程序出错", file.name))
                    .help("这是程序的毛病，不是案件的；请把案件中的隐私信息换掉后连同这一行报告给我们"),
            ],
            has_errors: true,
            ..Outcome::default()
        })
    }

    fn run_once(&self, file: &Arc<SourceFile>, days: Days) -> Outcome {
        let mut sink = Sink::default();
        let mut outcome = Outcome::default();
        let Some((case, facts)) = self.facts(file, days, &mut sink) else { return finished(outcome, sink) };
        outcome.case.clone_from(&case.id);
        outcome.as_of = case.as_of.to_string();
        lint::of_case(&case, &facts, &mut sink);
        if !sink.has_errors() {
            let context = Context::new(&facts);
            for (number, loaded) in self.channels.iter().enumerate() {
                let text = self.text(&case, &facts, &context, loaded, &mut sink);
                outcome.texts.extend(text.map(|draft| (number, draft)));
            }
        }
        // One channel alone cannot tell that a check of another channel is not needed.
        let partly: &[&str] = if self.strict { &["channel/", "privacy/"] } else { &[] };
        sink.apply(&case.allow, partly);
        finished(outcome, sink)
    }

    /// The case and its facts, as far as they can be had; the sink says what is wrong.
    pub fn facts(&self, file: &Arc<SourceFile>, days: Days, sink: &mut Sink) -> Option<(Case, Facts)> {
        let case = case::read(file, days, sink)?;
        let platform = self.platforms.get(&case.platform, |id| Platform::read(&self.assets, id, sink));
        let problem = self.problems.get(&case.problem.kind, |id| Problem::read(&self.assets, id, sink));
        if platform.is_none() {
            sink.push(unknown(&case, "platform", &case.platform, &data::ids(&self.assets, "platforms")));
        }
        if problem.is_none() {
            sink.push(unknown(&case, "problem.kind", &case.problem.kind, &data::ids(&self.assets, "problems")));
        }
        let channel_names = self.names_of_channels(&case, sink);
        let law = if self.needs_law(&case) { self.law(sink) } else { Arc::default() };
        let known = Known { platform: &*platform?, problem: &*problem?, channel_names: &channel_names, law: &law };
        let facts = facts::resolve(&case, known);
        Some((case, facts))
    }

    fn text(&self, case: &Case, facts: &Facts, context: &Context, loaded: &Loaded, sink: &mut Sink) -> Option<Draft> {
        let channel = &loaded.channel;
        if let Fit::Not(why) = lint::fit(case, channel) {
            if self.strict {
                sink.push(*why);
            }
            return None;
        }
        let mut own = Sink::default();
        lint::before_draft(case, facts, channel, &mut own);
        let draft = match &loaded.templates {
            Some(templates) if !own.has_errors() => templates.draft(channel, facts, context, &mut own),
            _ => None,
        };
        if let Some(draft) = &draft {
            lint::after_draft(case, facts, channel, draft, &mut own);
        }
        let good = !own.has_errors();
        sink.extend(own);
        draft.filter(|_| good)
    }

    /// Articles are read only for texts that rest on them and for sums that they give.
    fn needs_law(&self, case: &Case) -> bool {
        let cites = self.channels.is_empty() || self.channels.iter().any(|loaded| loaded.channel.cites_law);
        cites || case.claims.iter().any(|claim| claim.basis.is_some())
    }

    /// The law as data, read when the first case asks for it.
    fn law(&self, sink: &mut Sink) -> Arc<Law> {
        let read = |_: &str| {
            let statutes = data::ids(&self.assets, "law").into_iter().filter_map(|id| Statute::read(&self.assets, &id, sink));
            let statutes = statutes.collect();
            let refusals = data::ids(&self.assets, "refusals").into_iter().filter_map(|id| Refusal::read(&self.assets, &id, sink));
            let refusals = refusals.collect();
            let holidays = Holidays::read(&self.assets, 2000..=2100, sink);
            Some(Law { statutes, refusals, holidays })
        };
        self.law.get("", read).unwrap_or_default()
    }

    /// The names of the channels that the case's history mentions.
    fn names_of_channels(&self, case: &Case, sink: &mut Sink) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for event in &case.history {
            let Some(id) = &event.channel else { continue };
            let name = self.channel_names.get(id, |id| Channel::read(&self.assets, id, sink).map(|channel| channel.name));
            match name {
                Some(name) => drop(names.insert(id.clone(), (*name).clone())),
                None => sink.push(unknown(case, &format!("history[{}].channel", event.index), id, &Channel::ids(&self.assets))),
            }
        }
        names
    }
}

fn finished(mut outcome: Outcome, sink: Sink) -> Outcome {
    outcome.has_errors = sink.has_errors();
    outcome.diagnostics = sink.into_sorted();
    outcome
}

fn unknown(case: &Case, path: &str, value: &str, known: &[String]) -> Diagnostic {
    let words: Vec<&str> = known.iter().map(String::as_str).collect();
    let near = nearest(value, &words).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    Diagnostic::error("case/unknown-value", format!("“{path}”不认识“{value}”"))
        .at(case.places.of(path), near)
        .help(format!("可以写：{}", words.join("、")))
}

/// The id that a name on the command line stands for. An id costs no look into the files.
fn channel_id(assets: &Assets, name: &str, sink: &mut Sink) -> Option<String> {
    let ids = Channel::ids(assets);
    if ids.iter().any(|id| id == name) {
        return Some(name.to_owned());
    }
    let mut ignored = Sink::default();
    let by_other_name =
        ids.iter().find(|id| Channel::read(assets, id, &mut ignored).is_some_and(|channel| channel.is_called(name)));
    if by_other_name.is_none() {
        let words: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut diagnostic = Diagnostic::error("usage/unknown-channel", format!("没有叫“{name}”的渠道"));
        if let Some(near) = nearest(name, &words) {
            diagnostic = diagnostic.help(format!("是不是“{near}”？"));
        }
        sink.push(diagnostic.help(format!("可以写：{}，或 all；说明见 complain list channels", words.join("、"))));
    }
    by_other_name.cloned()
}

fn apply_limits(channel: &mut Channel, limits: &[LimitOverride]) {
    for limit in limits.iter().filter(|limit| limit.channel == channel.id) {
        for field in channel.fields.iter_mut().filter(|field| field.id == limit.field) {
            if let Some(own) = &mut field.limit {
                own.max = limit.max;
                own.warn = None;
                own.certainty = "observed".into();
                own.source = "使用者在命令行给出".into();
            }
        }
    }
}

/// Data files by id, read when first asked for, also from several threads.
struct Cache<T>(Mutex<BTreeMap<String, Option<Arc<T>>>>);

impl<T> Cache<T> {
    fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    fn get(&self, id: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Arc<T>> {
        // A poisoned lock means another case's read panicked; the map itself is whole.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(id.to_owned()).or_insert_with(|| read(id).map(Arc::new)).clone()
    }
}
