//! The ids of what people call by its name.

use crate::assets::Assets;
use crate::case::{ClaimKind, EventKind, Shows};
use crate::channel::Channel;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Department, Platform, Problem, Refusal};
use crate::law::Statute;
use crate::lint::RULES;
use crate::yaml::Choice;

/// A shorter piece of a name may be part of many.
const SHORTEST_PIECE: usize = 2;

/// The ids that a name means: of all that have it; else of the kind of things, problems before refusals, of which one alone
/// has it as a piece of its name.
pub(super) fn ids(assets: &Assets, wanted: &str, sink: &mut Sink) -> Vec<String> {
    if wanted.is_ascii() || wanted.chars().count() < SHORTEST_PIECE {
        return Vec::new();
    }
    let groups = groups(assets, sink);
    let found = |group: &Group, is_it: &dyn Fn(&str) -> bool| {
        let mut ids: Vec<String> =
            group.iter().filter(|(_, name)| is_it(name)).map(|(id, _)| id.clone()).collect();
        ids.dedup();
        ids
    };
    let exact: Vec<String> = groups.iter().flat_map(|group| found(group, &|name| name == wanted)).collect();
    if !exact.is_empty() {
        return exact;
    }
    let pieces = groups.iter().map(|group| found(group, &|name| name.contains(wanted)));
    pieces.into_iter().find(|ids| ids.len() == 1).unwrap_or_default()
}

/// Ids with a name; one of several names has its id again.
type Group = Vec<(String, String)>;

/// Every kind of things that have names.
fn groups(assets: &Assets, sink: &mut Sink) -> Vec<Group> {
    let ids = |folder: &str| data::ids(assets, folder).into_iter();
    let channels = Channel::ids(assets).into_iter().filter_map(|id| Channel::read(assets, &id, sink));
    let channels = channels.flat_map(|channel| {
        let names = std::iter::once(channel.name).chain(channel.aliases);
        names.map(|name| (channel.id.clone(), name)).collect::<Vec<_>>()
    });
    let channels: Group = channels.collect();
    let problems = ids("problems").filter_map(|id| Problem::read(assets, &id, sink));
    let problems: Group = problems.map(|one| (one.id, one.name)).collect();
    let refusals = ids("refusals").filter_map(|id| Refusal::read(assets, &id, sink));
    let refusals: Group = refusals.map(|one| (one.id, one.name)).collect();
    let departments = ids("departments").filter_map(|id| Department::read(assets, &id, sink));
    let departments: Group = departments.map(|one| (one.id, one.name)).collect();
    let statutes = ids("law").filter_map(|id| Statute::read(assets, &id, sink));
    let statutes = statutes.flat_map(|one| [(one.id.clone(), one.title), (one.id, one.short)]);
    let statutes: Group = statutes.collect();
    let timers =
        ids("platforms").filter_map(|id| Platform::read(assets, &id, sink)).flat_map(|one| one.timers);
    let timers: Group = timers.map(|timer| (timer.id, timer.name.clone())).collect();
    let choices = [EventKind::CHOICES, ClaimKind::CHOICES, Shows::CHOICES].into_iter().flatten();
    let names = |choice: &Choice| {
        let names = std::iter::once(choice.about).chain(choice.called.iter().copied());
        names.map(|name| (choice.word.to_owned(), name.to_owned())).collect::<Vec<_>>()
    };
    let words: Group = choices.flat_map(names).collect();
    let rules: Group = RULES.iter().map(|rule| (rule.id.to_owned(), rule.name.to_owned())).collect();
    vec![channels, problems, refusals, words, departments, statutes, timers, rules]
}
