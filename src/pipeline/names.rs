//! Names in a case where ids belong: what leaves no doubt is read as the id.

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Edit, Fix, Sink};
use crate::knowledge::Refusal;
use crate::path::CasePath;

use super::shelf::Shelf;
use super::shelved::Entry;

/// A shorter piece of a name may be part of many.
const SHORTEST_PIECE: usize = 3;

impl Shelf {
    /// The case with ids for names: of its platform, its problem, the channels and refusals of its history, what is answered. Says so, with
    /// the change of the file.
    pub(super) fn settle(&self, case: &mut Case, sink: &mut Sink) {
        let platform =
            id_of(case, &CasePath::of("platform"), &case.platform, &|| self.platforms_by_name(), sink);
        let kind = &case.problem.kind;
        let problem = id_of(case, &CasePath::of("problem.kind"), kind, &|| self.problems_by_name(), sink);
        let mut events = Vec::new();
        for event in &case.history {
            let channel = event.channel.as_deref().unwrap_or_default();
            let refusal = event.refusal.as_deref().unwrap_or_default();
            let path = event.path();
            events.push((
                id_of(case, &path.join("channel"), channel, &|| self.channels_by_name(), sink),
                id_of(case, &path.join("refusal"), refusal, &|| self.refusals_by_name(), sink),
            ));
        }
        let answered: Vec<Option<String>> = case
            .answers()
            .into_iter()
            .map(|(path, said)| {
                // The id of an event may be any word.
                let is_event = case.history.iter().any(|event| event.id.as_deref() == Some(said));
                let name = if is_event { "" } else { said };
                id_of(case, &path, name, &|| self.refusals_by_name(), sink)
            })
            .collect();
        case.answer_instead(answered);
        case.platform = platform.unwrap_or_else(|| std::mem::take(&mut case.platform));
        case.problem.kind = problem.unwrap_or_else(|| std::mem::take(&mut case.problem.kind));
        for (event, (channel, refusal)) in case.history.iter_mut().zip(events) {
            event.channel = channel.or_else(|| event.channel.take());
            event.refusal = refusal.or_else(|| event.refusal.take());
        }
    }

    fn channels_by_name(&self) -> Vec<Entry> {
        let channels = self.channels().into_iter();
        let channels = channels.filter_map(|id| Channel::read(self.assets(), &id, &mut Sink::default()));
        channels.map(|Channel { id, name, aliases, .. }| Entry { id, name, aliases }).collect()
    }

    fn refusals_by_name(&self) -> Vec<Entry> {
        let read = |id: &str| Refusal::read(self.assets(), id, &mut Sink::default());
        self.by_name("refusals", |id| read(id).map(|one| (one.name, Vec::new())))
    }
}

/// The id that a name at a path means; `None` where it is an id, or means none or more than one. An id costs no look
/// into the files.
fn id_of(
    case: &Case,
    path: &CasePath,
    value: &str,
    known: &dyn Fn() -> Vec<Entry>,
    sink: &mut Sink,
) -> Option<String> {
    if value.is_ascii() || !case.places.contains(path) {
        return None;
    }
    let known = known();
    let exact = known.iter().find(|entry| entry.is_called(value));
    let mut like = known.iter().filter(|entry| entry.is_meant_by(value));
    let is_long = value.chars().count() >= SHORTEST_PIECE;
    let alone = like.next().filter(|_| is_long && like.next().is_none());
    let entry = exact.or(alone)?;
    let place = case.places.of(path);
    let raw = place.file.text.get(place.span.start..place.span.end).unwrap_or_default();
    let note = Diagnostic::note("case/chinese", format!("“{value}”读作 {}（{}）", entry.id, entry.name))
        .help("可以这样写；complain check --fix 会换成编号");
    let edits = vec![Edit { span: place.span, text: entry.id.clone() }];
    let fix = Fix { title: format!("写成 {}", entry.id), edits, is_safe: true };
    let is_plain = raw.trim_matches(['"', '\'']) == value;
    let note = note.at(place, "");
    sink.push(if is_plain { note.fix(fix) } else { note });
    Some(entry.id.clone())
}
