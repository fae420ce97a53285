//! Exhibits: ids that agree, and none without use.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, Sink};
use crate::path::CasePath;
use crate::yaml::nearest;

use super::super::model::Case;
use super::text_at;

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
