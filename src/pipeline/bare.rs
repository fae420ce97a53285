//! Sentences of templates that assert something without a fact: found in the text, told at the template's line.

use crate::compose::{Context, Templates};
use crate::diagnostic::Sink;
use crate::draft::{Draft, sentences};
use crate::lint::{self, Subject};
use crate::source::Place;

use super::Loaded;

pub(super) fn check(
    subject: &Subject<'_>,
    context: &Context,
    loaded: &Loaded,
    draft: &Draft,
    sink: &mut Sink,
) {
    let found = lint::without_facts(draft, subject.document);
    if found.is_empty() {
        return;
    }
    let lined = with_lines(subject, context, loaded, draft);
    let placed = lined.as_ref().map(|(_, again)| sentences(again)).unwrap_or_default();
    let plain = sentences(draft);
    for number in found {
        let text = plain[number].text();
        let same = placed.get(number).filter(|sentence| sentence.text() == text);
        let line = same.and_then(|sentence| sentence.pieces.iter().find_map(|piece| piece.run.line));
        let place = line.and_then(|line| lined.as_ref()?.0.line(line));
        let place = place.map(|(file, line)| Place { file: file.clone(), span: file.line_span(line) });
        lint::tell_without_facts(&loaded.channel.id, &text, place, sink);
    }
}

/// The same draft with the numbers of its lines, and what tells them. Only where something was found does anybody ask.
pub(super) fn with_lines(
    subject: &Subject<'_>,
    context: &Context,
    loaded: &Loaded,
    draft: &Draft,
) -> Option<(Templates, Draft)> {
    let lined = loaded.templates.as_ref().and_then(Templates::with_lines)?;
    let sizings = draft.sizings();
    let again = lined.draft_at(&sizings, &loaded.channel, subject.facts, context, &mut Sink::default())?;
    Some((lined, again))
}
