//! What a look through a folder of templates found: each thing once, with the cases that showed it.

use crate::diagnostic::{Diagnostic, Severity, Sink};

/// What was found, each thing once.
#[derive(Default)]
pub(super) struct Findings {
    all: Vec<Diagnostic>,
    /// For each, the cases that showed it.
    cases: Vec<Vec<String>>,
}

impl Findings {
    /// Adds what was found, in this case where one showed it.
    pub(super) fn add(&mut self, mut one: Diagnostic, case: Option<&str>) {
        // The engine's error at a name says more than that it is no fact, but for what was probably meant.
        let weaker = self.all.iter().position(|known| is_weaker(known, &one));
        if let Some(at) = weaker {
            let known = self.all.remove(at);
            self.cases.remove(at);
            let near = known.labels.into_iter().next().map(|label| label.text);
            one.help.splice(..0, near.filter(|near| !near.is_empty()));
        }
        let same = self.all.iter().position(|known| is_same(known, &one));
        let at = same.unwrap_or_else(|| {
            self.all.push(one);
            self.cases.push(Vec::new());
            self.all.len() - 1
        });
        self.cases[at].extend(case.map(str::to_owned));
    }

    /// Is there an error among them?
    pub(super) fn has_errors(&self) -> bool {
        self.all.iter().any(|one| one.severity == Severity::Error)
    }

    /// Was this found in this file?
    pub(super) fn names(&self, rule: &str, file: &str) -> bool {
        let is_here =
            |one: &Diagnostic| one.labels.first().is_some_and(|label| label.place.file.name == file);
        self.all.iter().any(|one| one.rule.name() == rule && is_here(one))
    }

    /// In order, each with the cases that showed it.
    pub(super) fn finish(self) -> Vec<Diagnostic> {
        let mut sink = Sink::default();
        for (one, cases) in self.all.into_iter().zip(self.cases) {
            sink.push(match cases.as_slice() {
                [] => one,
                [only] => one.help(format!("试写案件“{only}”时")),
                [first, more @ ..] => {
                    one.help(format!("试写案件“{first}”时，另有 {} 个案件也是", more.len()))
                }
            });
        }
        sink.into_sorted()
    }
}

fn is_same(known: &Diagnostic, one: &Diagnostic) -> bool {
    let place =
        |one: &Diagnostic| one.labels.first().map(|label| (label.place.file.name.clone(), label.place.span));
    known.rule == one.rule
        && place(known) == place(one)
        && (!one.labels.is_empty() || known.message == one.message)
}

/// Does one say of a name that it is absent where the other said that nobody has it?
fn is_weaker(known: &Diagnostic, one: &Diagnostic) -> bool {
    let rules = [known.rule.name(), one.rule.name()];
    let Some((wide, narrow)) = known.labels.first().zip(one.labels.first()) else { return false };
    let (outer, inner) = (wide.place.span, narrow.place.span);
    rules == ["template/unknown-fact", "template/absent-fact"]
        && wide.place.file.name == narrow.place.file.name
        && outer.start <= inner.start
        && inner.end <= outer.end
}
