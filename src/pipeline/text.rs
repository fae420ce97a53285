//! The text of one case for one channel, drafted and checked.

use crate::compose::Context;
use crate::diagnostic::Sink;
use crate::draft::{Draft, Size};
use crate::lint::{self, Subject};

use super::{Loaded, bare, calm};

/// `None` where a template failed or what it wrote may not be sent; the sink says why.
pub(super) fn text(
    most: Size,
    subject: &Subject<'_>,
    context: &Context,
    loaded: &Loaded,
    sink: &mut Sink,
) -> Option<Draft> {
    let mut own = Sink::default();
    let templates = loaded.templates.as_ref()?;
    let draft = templates.draft_from(most, &loaded.channel, subject.facts, context, &mut own);
    if let Some(draft) = &draft {
        lint::after_draft(subject, &loaded.channel, draft, &mut own);
        bare::check(subject, context, loaded, draft, &mut own);
        if loaded.is_laid_over {
            calm::check(subject, context, loaded, draft, &mut own);
        }
    }
    let good = !own.has_errors_but(&subject.case.allow);
    sink.extend(own);
    draft.filter(|_| good)
}
