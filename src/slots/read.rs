//! The sentences with slots of an entry of a data file.

use std::borrow::Cow;

use crate::assets::{Assets, Tree};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Span};
use crate::yaml::{Node, Value, locate};

use super::{Application, Context, parse};

/// The sentence under this key, if there is one. A mistake goes to the sink, at its line and column in `data/<path>`.
pub fn sentence(
    node: &Node,
    key: &str,
    context: Context<'_>,
    (assets, path): (&Assets, &str),
    sink: &mut Sink,
) -> Option<Application> {
    let written = node.get(key)?;
    // That the built-in ones are right is tested.
    if let Value::Scalar(Cow::Borrowed(built_in), _) = written.value {
        return Some(Application::built_in(built_in));
    }
    sentence_of(written, written.text()?, context, (assets, path), sink)
}

/// The sentence `text` that stands at a node, or is made of what stands there. Mistakes as with [`sentence`].
pub fn sentence_of(
    written: &Node,
    text: &str,
    context: Context<'_>,
    (assets, path): (&Assets, &str),
    sink: &mut Sink,
) -> Option<Application> {
    let mistakes = match parse(text, context) {
        Ok(application) => return Some(application),
        Err(mistakes) => mistakes,
    };
    for mistake in mistakes {
        let mut found = Diagnostic::error("data/slot", mistake.message).help(mistake.help);
        if let Ok(Some(file)) = assets.read(Tree::Data, path) {
            let span = written.span;
            let raw = file.text.get(span.start..span.end).unwrap_or_default();
            let inside = locate(raw, text, &mistake.at);
            let span = inside.map_or(span, |at| Span::new(span.start + at.start, span.start + at.end));
            found = found.at(Place { file, span }, "这里");
        }
        sink.push(found);
    }
    None
}
