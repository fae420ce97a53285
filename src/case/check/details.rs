//! Details: what they show, and what was written against what is.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Sink};

use super::super::model::{Case, Detail};
use super::super::words::Shows;
use super::is_written;

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let mut known: BTreeMap<Shows, String> = BTreeMap::new();
    for detail in &case.problem.details {
        for (index, shows) in detail.shows.iter().enumerate() {
            let path = format!("problem.details[{}].shows[{index}]", detail.index);
            if let Some((other, first)) = shows.excludes().and_then(|other| known.get_key_value(&other)) {
                sink.push(contradiction(case, *shows, *other, &path, first));
            }
            known.entry(*shows).or_insert(path);
        }
        stated(case, detail, sink);
    }
}

fn contradiction(case: &Case, shows: Shows, other: Shows, path: &str, first: &str) -> Diagnostic {
    let message = format!("{} 和 {} 不能都成立", shows.word(), other.word());
    Diagnostic::error("case/shows", message)
        .at(case.places.of(path), shows.about())
        .at(case.places.of(first), other.about())
        .help("照事实留一个；说不准的不写")
}

/// A difference has two sides.
fn stated(case: &Case, detail: &Detail, sink: &mut Sink) {
    let base = detail.path();
    let sides = [
        ("stated", &detail.stated, "actual", "写明实际怎样，如 actual: 实物标签为聚酯纤维"),
        ("actual", &detail.actual, "stated", "写明页面或商家原来怎样写，如 stated: 面料100%羊毛"),
    ];
    for (there, value, missing, help) in sides {
        if value.is_some() && !is_written(case, &base, missing) {
            sink.push(
                Diagnostic::error("case/missing-key", format!("写了“{there}”，缺少“{missing}”"))
                    .at(case.places.of(&base.join(there)), "只有一头")
                    .help(format!("{help}；没有另一头可比的，写进 text")),
            );
        }
    }
}
