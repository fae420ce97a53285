//! Exhibits: ids that agree, and none without use.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Sink};
use crate::path::CasePath;
use crate::yaml::nearest;

use super::super::model::{Case, Detail, Event};
use super::text_at;
use crate::case::EventKind;

/// Among more ids none is guessed, and no more are listed.
const MANY: usize = 40;

pub(super) fn check(case: &Case, sink: &mut Sink) {
    twice(case, sink);
    let written = Written::of(case);
    let mut used: BTreeSet<&str> = written.mentioned.clone();
    for (path, id) in references(case) {
        if written.ids.contains(id) || written.is_incomplete || !is_id(id) {
            continue;
        }
        let near = if written.ids.len() > MANY { None } else { nearest(id, &written.sorted()) };
        used.extend(near);
        let help = match written.ids.len() {
            0 => format!("在 exhibits 里写上它：- {{id: {id}, kind: …, title: …}}"),
            1..=MANY => format!("已有的证据：{}", written.sorted().join("、")),
            many => format!("exhibits 里有 {many} 件证据，没有这个编号"),
        };
        sink.push(
            Diagnostic::error("case/unknown-exhibit", format!("没有编号为“{id}”的证据"))
                .at(case.places.of(&path), near.map(|near| format!("是不是“{near}”？")).unwrap_or_default())
                .help(help),
        );
    }
    let is_unused = |id: &str| is_id(id) && !used.contains(id);
    for exhibit in case.exhibits.iter().filter(|exhibit| is_unused(&exhibit.id)) {
        sink.push(
            Diagnostic::warning("case/unused-exhibit", format!("证据“{}”没有在任何地方引用", exhibit.id))
                .at(case.places.of(&exhibit.path().join("id")), "")
                .help(format!("在它能证明的那件事里写 exhibits: [{}]；用不上就删掉", exhibit.id)),
        );
    }
}

/// Anything else was reported as no id.
fn is_id(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn twice(case: &Case, sink: &mut Sink) {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, exhibit) in case.exhibits.iter().enumerate() {
        if let Some(&first) = known.get(&exhibit.id[..]) {
            sink.push(
                Diagnostic::error("case/duplicate-exhibit", format!("证据编号“{}”用了两次", exhibit.id))
                    .at(case.places.of(&exhibit.path().join("id")), "又用了一次")
                    .at(case.places.of(&case.exhibits[first].path().join("id")), "第一次")
                    .help("每件证据用不同的编号；引用它的地方一起改"),
            );
        } else {
            known.insert(&exhibit.id, place);
        }
    }
}

/// The ids as they stand in the file, also where the exhibit or the event around them could not be read.
struct Written<'a> {
    ids: BTreeSet<&'a str>,
    mentioned: BTreeSet<&'a str>,
    /// An exhibit has no id, so that it is open which ids there are.
    is_incomplete: bool,
}

impl<'a> Written<'a> {
    fn of(case: &'a Case) -> Self {
        let values =
            |wanted: fn(&CasePath) -> bool| case.places.values.keys().filter(move |path| wanted(path));
        let ids: BTreeSet<&str> = values(is_id_of_exhibit).filter_map(|path| text_at(case, path)).collect();
        let id_sign = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let mentioned = values(|path| path.as_str().contains(".exhibits"))
            .filter_map(|path| text_at(case, path))
            .flat_map(|text| text.split(move |c| !id_sign(c)))
            .collect();
        let count =
            |wanted: fn(&CasePath) -> bool| case.places.keys.keys().filter(|path| wanted(path)).count();
        let listed = count(|path| path.starts_with("exhibits") && path.place().is_some());
        let with_id = count(is_id_of_exhibit);
        Self { ids, mentioned, is_incomplete: with_id < listed }
    }

    fn sorted(&self) -> Vec<&'a str> {
        self.ids.iter().copied().collect()
    }
}

fn is_id_of_exhibit(path: &CasePath) -> bool {
    path.starts_with("exhibits") && path.as_str().ends_with("].id")
}

/// Every reference to an exhibit, with its path, in the order in which a text needs them.
pub(super) fn references(case: &Case) -> Vec<(CasePath, &str)> {
    let details = case.problem.details.iter();
    let claims = case.claims.iter();
    let reason =
        case.respondent_reason.iter().map(|reason| (CasePath::of("respondent_reason"), &reason.exhibits));
    let promises = case.order.promises.iter();
    promises
        .map(|promise| (CasePath::of("order.promises").index(promise.index), &promise.exhibits))
        .chain(std::iter::once((CasePath::of("problem"), &case.problem.exhibits)))
        .chain(details.map(|detail| (detail.path(), &detail.exhibits)))
        .chain(case.history.iter().map(|event| (event.path(), &event.exhibits)))
        .chain(reason)
        .chain(claims.map(|claim| (claim.path(), &claim.exhibits)))
        .flat_map(|(base, ids)| {
            let list = base.join("exhibits");
            ids.iter().enumerate().map(move |(index, id)| (list.index(index), id.as_str()))
        })
        .collect()
}

/// The ids of exhibits in the order in which a full text needs them: what was before the sale, what the page promised, the
/// course up to the receipt, what was found, the rest of the course, what is asked for. Ids may come twice.
pub(super) fn needed(case: &Case) -> Vec<&str> {
    let is_early = |event: &&Event| case.is_before_sale(event);
    let mut ids: Vec<&str> =
        case.history.iter().filter(is_early).flat_map(|event| &event.exhibits).map(String::as_str).collect();
    ids.extend(of_promises(case));
    let details = |is: &dyn Fn(&Detail) -> bool| -> Vec<&str> {
        let told = case.problem.details.iter().filter(|detail| is(detail));
        told.flat_map(|detail| &detail.exhibits).map(String::as_str).collect()
    };
    ids.extend(details(&Detail::is_of_order));
    let received = case.history.iter().position(|event| event.kind == EventKind::Delivered);
    let (before, after) = case.history.split_at(received.map_or(0, |at| at + 1));
    ids.extend(of_events(before));
    // What the writer's own later step brought to light is told with it.
    let is_step =
        |event: &&Event| matches!(event.kind, EventKind::Other | EventKind::Inspected | EventKind::Repaired);
    let steps = after.iter().filter(is_step).flat_map(|event| &event.exhibits);
    let of_steps: BTreeSet<&str> = steps.map(String::as_str).collect();
    let in_course: BTreeSet<&str> = of_events(after).collect();
    let is_found = |detail: &Detail| !detail.is_of_return() && !detail.is_now();
    // Without a receipt what was found is told at the end.
    if received.is_some() {
        ids.extend(details(&is_found).into_iter().filter(|id| !of_steps.contains(id)));
        let own = case.problem.exhibits.iter().map(String::as_str);
        ids.extend(own.filter(|id| !in_course.contains(id)));
    }
    ids.extend(of_events(after));
    ids.extend(references(case).into_iter().map(|(_, id)| id));
    ids
}

fn of_events(events: &[Event]) -> impl Iterator<Item = &str> {
    events.iter().flat_map(|event| &event.exhibits).map(String::as_str)
}

/// A text shorter than this stands in too many exhibits by chance.
const LEAST_OF_PROMISE: usize = 4;

/// The exhibits of the page's promises: those that the case names, else those of the page that show a clause of a promise
/// word for word.
pub(super) fn of_promises(case: &Case) -> Vec<&str> {
    let mut ids = Vec::new();
    for promise in &case.order.promises {
        let own = promise.exhibits.iter().map(String::as_str);
        let clauses = promise.text.split(['，', '；', '、', '。']);
        let clauses: Vec<&str> =
            clauses.filter(|clause| clause.chars().count() >= LEAST_OF_PROMISE).collect();
        let shows = |text: &Option<String>| {
            text.as_deref().is_some_and(|text| clauses.iter().any(|clause| text.contains(clause)))
        };
        let is_page = |title: &str| ["页面", "详情"].iter().any(|word| title.contains(word));
        let pages = case.exhibits.iter().filter(|one| is_page(&one.title) && shows(&one.shows));
        let pages = pages.map(|one| one.id.as_str());
        if promise.exhibits.is_empty() { ids.extend(pages) } else { ids.extend(own) }
    }
    ids
}
