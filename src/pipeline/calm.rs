//! What a template or a data file of one's own says that must not be sent: found in the text, told at the template's line.

use crate::compose::{Context, Templates};
use crate::diagnostic::Sink;
use crate::draft::{Draft, Part};
use crate::lint::{self, Subject};
use crate::source::{Place, Span};

use super::{Loaded, bare};

pub(super) fn check(
    subject: &Subject<'_>,
    context: &Context,
    loaded: &Loaded,
    draft: &Draft,
    sink: &mut Sink,
) {
    let found = lint::in_fixed_words(subject, draft);
    if found.is_empty() {
        return;
    }
    let lined = bare::with_lines(subject, context, loaded, draft);
    for one in found {
        let place = lined.as_ref().and_then(|(templates, again)| {
            let part = draft.fields[one.field].parts.get(one.part)?;
            let same = again.fields.get(one.field)?.parts.get(one.part)?;
            let at = one.finding.range.start;
            (same.text() == part.text()).then(|| place(templates, same, at, one.words())).flatten()
        });
        one.tell(draft, place, sink);
    }
}

/// The line that wrote the byte of a text; the words alone, where the line holds them.
fn place(templates: &Templates, part: &Part, at: usize, words: &str) -> Option<Place> {
    let mut end = 0;
    let run = part.paragraphs.iter().find_map(|runs| {
        let run = runs.iter().find(|run| {
            end += run.text.len();
            at < end
        });
        // The line break between paragraphs.
        end += 1;
        run
    })?;
    let (file, line) = templates.line(run.line?)?;
    let whole = file.line_span(line);
    let span = file.line(line).find(words).map_or(whole, |start| {
        let start = whole.start + start;
        Span::new(start, start + words.len())
    });
    Some(Place { file: file.clone(), span })
}
