//! What is known beside the cases: each data file is read when the first case asks for it, and once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::assets::Assets;
use crate::case::{Case, Event, EventKind};
use crate::channel::Channel;
use crate::data;
use crate::diagnostic::{Diagnostic, Sink};
use crate::facts::Law;
use crate::knowledge::{Department, Holidays, Maxim, Phrases, Platform, Problem, Reading, Refusals};
use crate::law::Statute;
use crate::path::CasePath;
use crate::wording::Wording;
use crate::yaml::{is_id, nearest};

use super::shelved::{Cache, Entry, unknown};

/// The years whose holidays can matter to any case.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Platforms, problems, channel names and the law.
pub(super) struct Shelf {
    assets: Assets,
    problems: Cache<Problem>,
    platforms: Cache<Platform>,
    channel_names: Cache<String>,
    statutes: Cache<Vec<Statute>>,
    refusals: Cache<Refusals>,
    refusal_ids: OnceLock<Vec<String>>,
    maxims: Cache<Vec<Maxim>>,
    holidays: Cache<Holidays>,
    wording: Cache<Wording>,
    departments: Cache<Vec<Department>>,
    reading: Cache<Reading>,
    phrases: Cache<Phrases>,
}

impl Shelf {
    pub(super) fn new(assets: Assets) -> Self {
        Self {
            assets,
            problems: Cache::new(),
            platforms: Cache::new(),
            channel_names: Cache::new(),
            statutes: Cache::new(),
            refusals: Cache::new(),
            refusal_ids: OnceLock::new(),
            maxims: Cache::new(),
            holidays: Cache::new(),
            wording: Cache::new(),
            departments: Cache::new(),
            reading: Cache::new(),
            phrases: Cache::new(),
        }
    }

    /// Where the files are.
    pub(super) fn assets(&self) -> &Assets {
        &self.assets
    }

    /// The ids of the files in a folder of `data/`.
    pub(super) fn ids(&self, folder: &str) -> Vec<String> {
        data::ids(&self.assets, folder)
    }

    /// The ids of all stock refusals.
    fn refusal_ids(&self) -> &[String] {
        self.refusal_ids.get_or_init(|| self.ids("refusals"))
    }

    /// The ids of all channels.
    pub(super) fn channels(&self) -> Vec<String> {
        Channel::ids(&self.assets)
    }

    pub(super) fn platform(&self, case: &Case, sink: &mut Sink) -> Option<Arc<Platform>> {
        let read = |id: &str, sink: &mut Sink| Platform::read(&self.assets, id, sink);
        let found = self.platforms.get(&case.platform, read);
        found.named(case, &CasePath::of("platform"), &case.platform, || self.platforms_by_name(), sink)
    }

    pub(super) fn problem(&self, case: &Case, sink: &mut Sink) -> Option<Arc<Problem>> {
        let kind = &case.problem.kind;
        let found = self.problems.get(kind, |id, sink| Problem::read(&self.assets, id, sink));
        found.named(case, &CasePath::of("problem.kind"), kind, || self.problems_by_name(), sink)
    }

    /// Read only where a case names what there is not: what is wrong in these files is no fault of that case.
    pub(super) fn platforms_by_name(&self) -> Vec<Entry> {
        let read = |id: &str| Platform::read(&self.assets, id, &mut Sink::default());
        self.by_name("platforms", |id| read(id).map(|one| (one.name, one.aliases)))
    }

    pub(super) fn problems_by_name(&self) -> Vec<Entry> {
        let read = |id: &str| Problem::read(&self.assets, id, &mut Sink::default());
        self.by_name("problems", |id| read(id).map(|one| (one.name, one.aliases)))
    }

    pub(super) fn by_name(
        &self,
        folder: &str,
        names: impl Fn(&str) -> Option<(String, Vec<String>)>,
    ) -> Vec<Entry> {
        let entry = |id: String| {
            let (name, aliases) = names(&id).unwrap_or_default();
            Entry { id, name, aliases }
        };
        self.ids(folder).into_iter().map(entry).collect()
    }

    /// The wording rules.
    pub(super) fn wording(&self, sink: &mut Sink) -> Option<Arc<Wording>> {
        self.wording.get("", |_, sink| Some(Wording::read(&self.assets, sink))).told(sink)
    }

    /// The names of the channels that the case's history mentions.
    pub(super) fn names_of_channels(&self, case: &Case, sink: &mut Sink) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for event in &case.history {
            let Some(id) = &event.channel else { continue };
            let read =
                |id: &str, sink: &mut Sink| Channel::read(&self.assets, id, sink).map(|channel| channel.name);
            let path = event.path().join("channel");
            let name = self.channel_names.get(id, read).named(
                case,
                &path,
                id,
                || self.channels().into_iter().map(Entry::of_id).collect(),
                sink,
            );
            names.extend(name.map(|name| (id.clone(), (*name).clone())));
        }
        names
    }

    /// What an event answers is another event or a stock refusal; the two cannot share an id.
    fn answers(&self, case: &Case, sink: &mut Sink) {
        let refusals = self.refusal_ids();
        let events = case.event_ids();
        for event in &case.history {
            if let Some(id) = event.id.as_ref().filter(|id| refusals.contains(id)) {
                sink.push(
                    Diagnostic::error(
                        "case/event-id",
                        format!("“{id}”是一种常见拒绝理由的编号，不能作事件编号"),
                    )
                    .at(case.places.of(&event.path().join("id")), "")
                    .help("换一个编号，如 first-refusal；写 answers 的地方一起改"),
                );
            }
        }
        for (path, id) in case.answers() {
            if events.contains(&id) || refusals.iter().any(|refusal| refusal == id) {
                continue;
            }
            let known: Vec<&str> =
                events.iter().copied().chain(refusals.iter().map(String::as_str)).collect();
            let near = nearest(id, &known).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
            let own = if events.is_empty() {
                // A slip in the code of a reason is no name that an event should have.
                let name = if near.is_empty() && is_id(id) { id } else { "first-refusal" };
                format!("还没有一件事写了 id；在它回应的那一件事上加一个，如 id: {name}，这里写同一个")
            } else {
                events.join("、")
            };
            sink.push(
                Diagnostic::error("case/unknown-value", format!("“answers”不认识“{id}”"))
                    .at(case.places.of(&path), near)
                    .help(format!("可以写事件的编号：{own}"))
                    .help("也可以写常见拒绝理由的编号，见 complain list refusals"),
            );
        }
    }

    /// How free words are read.
    pub(super) fn reading(&self, sink: &mut Sink) -> Arc<Reading> {
        let found = self.reading.get("", |_, sink| Some(Reading::read(&self.assets, sink)));
        found.told(sink).unwrap_or_default()
    }

    /// How each voice says what a case writes.
    pub(super) fn phrases(&self, sink: &mut Sink) -> Arc<Phrases> {
        let found = self.phrases.get("", |_, sink| Some(Phrases::read(&self.assets, sink)));
        found.told(sink).unwrap_or_default()
    }

    /// The law for a case; the stock refusals only where somebody gave a reason, or a detail answers one.
    pub(super) fn law(&self, case: &Case, sink: &mut Sink) -> Law {
        for event in &case.history {
            let Some(id) = &event.refusal else { continue };
            let known = self.refusal_ids();
            if !known.contains(id) {
                let known: Vec<Entry> = known.iter().cloned().map(Entry::of_id).collect();
                sink.push(unknown(case, &event.path().join("refusal"), id, &known));
            }
        }
        self.answers(case, sink);
        let is_reason = |event: &Event| matches!(event.kind, EventKind::Refused | EventKind::Replied);
        let is_answered = case.problem.details.iter().any(|detail| detail.answers.is_some());
        let refused = is_answered || case.history.iter().any(is_reason);
        let assets = &self.assets;
        let statutes = self.statutes.get("", |_, sink| {
            Some(read_all(&self.ids("law"), |id, sink| Statute::read(assets, id, sink), sink))
        });
        let refusals =
            || self.refusals.get("", |_, sink| Some(Refusals::read(assets, self.refusal_ids(), sink)));
        let maxims = || {
            self.maxims.get("", |_, sink| {
                let all = read_all(&self.ids("maxims"), |id, sink| Maxim::read_all(assets, id, sink), sink);
                Some(all.into_iter().flatten().collect::<Vec<_>>())
            })
        };
        let holidays = self.holidays.get("", |_, sink| Some(Holidays::read(assets, YEARS, sink)));
        let departments = self.departments.get("", |_, sink| {
            Some(read_all(&self.ids("departments"), |id, sink| Department::read(assets, id, sink), sink))
        });
        Law {
            statutes: statutes.told(sink).unwrap_or_default(),
            refusals: refused.then(refusals).and_then(|found| found.told(sink)).unwrap_or_default(),
            maxims: refused.then(maxims).and_then(|found| found.told(sink)).unwrap_or_default(),
            holidays: holidays.told(sink).unwrap_or_default(),
            departments: departments.told(sink).unwrap_or_default(),
        }
    }

    /// What is wrong in the files read so far, whoever asked first; each fault once, and none of the files whose faults were
    /// said before.
    pub(super) fn faults(&self, said: &BTreeSet<String>) -> Sink {
        let mut all = Sink::default();
        self.problems.faults(&mut all);
        self.platforms.faults(&mut all);
        self.channel_names.faults(&mut all);
        self.statutes.faults(&mut all);
        self.refusals.faults(&mut all);
        self.maxims.faults(&mut all);
        self.holidays.faults(&mut all);
        self.wording.faults(&mut all);
        self.departments.faults(&mut all);
        self.reading.faults(&mut all);
        self.phrases.faults(&mut all);
        let mut sink = Sink::default();
        all.into_sorted().into_iter().filter(|fault| !is_of(fault, said)).for_each(|fault| sink.push(fault));
        sink
    }
}

fn is_of(fault: &Diagnostic, files: &BTreeSet<String>) -> bool {
    fault.labels.first().is_some_and(|label| files.contains(&label.place.file.name))
}

fn read_all<T>(
    ids: &[String],
    mut read: impl FnMut(&str, &mut Sink) -> Option<T>,
    sink: &mut Sink,
) -> Vec<T> {
    ids.iter().filter_map(|id| read(id, sink)).collect()
}
