//! What is known beside the cases: each data file is read when the first case asks for it, and once.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

use crate::assets::Assets;
use crate::case::{Case, EventKind};
use crate::channel::Channel;
use crate::data;
use crate::diagnostic::{Diagnostic, Sink};
use crate::facts::Law;
use crate::knowledge::{Department, Holidays, Platform, Problem, Refusal};
use crate::law::Statute;
use crate::wording::Wording;
use crate::yaml::nearest;

/// The years whose holidays can matter to any case.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Platforms, problems, channel names and the law.
pub(super) struct Shelf {
    assets: Assets,
    problems: Cache<Problem>,
    platforms: Cache<Platform>,
    channel_names: Cache<String>,
    statutes: Cache<Vec<Statute>>,
    refusals: Cache<Vec<Refusal>>,
    holidays: Cache<Holidays>,
    wording: Cache<Wording>,
    departments: Cache<Vec<Department>>,
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
            holidays: Cache::new(),
            wording: Cache::new(),
            departments: Cache::new(),
        }
    }

    /// The ids of the files in a folder of `data/`.
    pub(super) fn ids(&self, folder: &str) -> Vec<String> {
        data::ids(&self.assets, folder)
    }

    /// The ids of all channels.
    pub(super) fn channels(&self) -> Vec<String> {
        Channel::ids(&self.assets)
    }

    pub(super) fn platform(&self, case: &Case, sink: &mut Sink) -> Option<Arc<Platform>> {
        let found = self.platforms.get(&case.platform, |id| Platform::read(&self.assets, id, sink));
        if found.is_none() && case.places.contains("platform") {
            sink.push(unknown(case, "platform", &case.platform, &data::ids(&self.assets, "platforms")));
        }
        found
    }

    pub(super) fn problem(&self, case: &Case, sink: &mut Sink) -> Option<Arc<Problem>> {
        let found = self.problems.get(&case.problem.kind, |id| Problem::read(&self.assets, id, sink));
        if found.is_none() && case.places.contains("problem.kind") {
            sink.push(unknown(
                case,
                "problem.kind",
                &case.problem.kind,
                &data::ids(&self.assets, "problems"),
            ));
        }
        found
    }

    /// The wording rules.
    pub(super) fn wording(&self, sink: &mut Sink) -> Option<Arc<Wording>> {
        self.wording.get("", |_| Some(Wording::read(&self.assets, sink)))
    }

    /// The names of the channels that the case's history mentions.
    pub(super) fn names_of_channels(&self, case: &Case, sink: &mut Sink) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        for event in &case.history {
            let Some(id) = &event.channel else { continue };
            let name = self
                .channel_names
                .get(id, |id| Channel::read(&self.assets, id, sink).map(|channel| channel.name));
            if let Some(name) = name {
                names.insert(id.clone(), (*name).clone());
            } else {
                let path = format!("history[{}].channel", event.index);
                sink.push(unknown(case, &path, id, &Channel::ids(&self.assets)));
            }
        }
        names
    }

    /// The law for a case; the stock refusals only where something was refused or answered.
    pub(super) fn law(&self, case: &Case, sink: &mut Sink) -> Law {
        for event in &case.history {
            let Some(id) = &event.refusal else { continue };
            let known = data::ids(&self.assets, "refusals");
            if !known.contains(id) {
                sink.push(unknown(case, &format!("history[{}].refusal", event.index), id, &known));
            }
        }
        let answers = [EventKind::Refused, EventKind::Replied];
        let refused = case.history.iter().any(|event| answers.contains(&event.kind));
        let all = |folder| data::ids(&self.assets, folder);
        let statutes = self
            .statutes
            .get("", |_| Some(read_all(&all("law"), |id, sink| Statute::read(&self.assets, id, sink), sink)));
        let refusals = if refused {
            self.refusals.get("", |_| {
                Some(read_all(&all("refusals"), |id, sink| Refusal::read(&self.assets, id, sink), sink))
            })
        } else {
            None
        };
        let holidays = self.holidays.get("", |_| Some(Holidays::read(&self.assets, YEARS, sink)));
        let departments = self.departments.get("", |_| {
            Some(read_all(&all("departments"), |id, sink| Department::read(&self.assets, id, sink), sink))
        });
        Law {
            statutes: statutes.unwrap_or_default(),
            refusals: refusals.unwrap_or_default(),
            holidays: holidays.unwrap_or_default(),
            departments: departments.unwrap_or_default(),
        }
    }
}

/// Reads many files on all cores, in the order of their ids.
fn read_all<T: Send>(
    ids: &[String],
    read: impl Fn(&str, &mut Sink) -> Option<T> + Sync,
    sink: &mut Sink,
) -> Vec<T> {
    let one = |id: &String| {
        let mut sink = Sink::default();
        (read(id, &mut sink), sink)
    };
    // On a worker of a batch the shelf is locked: waiting there for other workers could take up a case that waits for the
    // shelf, on this very thread.
    let in_batch = rayon::current_thread_index().is_some();
    let found: Vec<(Option<T>, Sink)> =
        if in_batch { ids.iter().map(one).collect() } else { ids.par_iter().map(one).collect() };
    let mut items = Vec::new();
    for (item, own) in found {
        items.extend(item);
        sink.extend(own);
    }
    items
}

fn unknown(case: &Case, path: &str, value: &str, known: &[String]) -> Diagnostic {
    let words: Vec<&str> = known.iter().map(String::as_str).collect();
    let near = nearest(value, &words).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    let key = path.rsplit('.').next().unwrap_or(path);
    Diagnostic::error("case/unknown-value", format!("“{key}”不认识“{value}”"))
        .at(case.places.of(path), near)
        .help(format!("可以写：{}", words.join("、")))
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
