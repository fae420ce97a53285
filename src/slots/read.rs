//! The `applies` of an entry of a data file.

use std::borrow::Cow;

use crate::assets::{Assets, Tree};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Span};
use crate::yaml::{Node, Value, locate};

use super::{Application, parse};

/// The sentence under `applies`, if there is one. A mistake goes to the sink, at its line and column in `data/<path>`.
pub fn application(
    node: &Node,
    when: &[String],
    assets: &Assets,
    path: &str,
    sink: &mut Sink,
) -> Option<Application> {
    let written = node.get("applies")?;
    let text = match &written.value {
        Value::Scalar(Cow::Borrowed(built_in), _) => return Some(Application::built_in(built_in)),
        Value::Scalar(text, _) => text,
        _ => return None,
    };
    let mistakes = match parse(text, when) {
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
