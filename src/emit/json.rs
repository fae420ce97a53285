//! JSON for programs: `{"format": "complain.texts/1", "texts": [{case, channel, channel_name, as_of, fields}]}`, each
//! field `{id, label, text, messages?, count, limit?, unit, certainty?, fit?, sentences?}`.
//!
//! `count` is the length of the text in `unit`; of the longest message where the field is a list of `messages`, since
//! each message has to fit by itself. `fit` says what was done to make a text fit, and which facts it leaves out. Keys are only ever added.

use serde::Serialize;

use crate::channel::Field;
use crate::draft::{Filled, Part};
use crate::measure::Unit;
use crate::trace::{Trace, TracedSentence};

use super::Text;

#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    texts: Vec<OneText<'a>>,
}

#[derive(Serialize)]
struct OneText<'a> {
    case: &'a str,
    channel: &'a str,
    channel_name: &'a str,
    as_of: &'a str,
    fields: Vec<OneField<'a>>,
}

#[derive(Serialize)]
struct OneField<'a> {
    id: &'a str,
    label: &'a str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    messages: Option<Vec<String>>,
    count: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<usize>,
    unit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    certainty: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fit: Option<Fit<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentences: Option<Vec<&'a TracedSentence>>,
}

/// What was done to make a text fit.
#[derive(Serialize)]
struct Fit<'a> {
    size: &'static str,
    summed_up: usize,
    full_count: usize,
    left_out: &'a [String],
    lost: &'a [String],
}

/// The document; with the sentences and their sources where there is a trace.
pub(super) fn several(texts: &[(Text<'_>, Option<&Trace>)]) -> String {
    let texts = texts.iter().map(one).collect();
    let document = Document { format: "complain.texts/1", texts };
    // Strings and numbers always serialise.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// The document up to its first text, for texts that are written one at a time.
pub(super) const OPENING: &str = "{\n  \"format\": \"complain.texts/1\",\n  \"texts\": [";
/// The document after its last text.
pub(super) const CLOSING: &str = "\n  ]\n}\n";
/// The same where it has no text.
pub(super) const CLOSING_OF_NONE: &str = "]\n}\n";

/// One text of the document, as it stands there.
pub(super) fn piece(text: Text<'_>, trace: Option<&Trace>) -> String {
    let text = serde_json::to_string_pretty(&one(&(text, trace))).unwrap_or_default();
    // A string of JSON holds no line break of its own.
    text.replace('\n', "\n    ")
}

/// One text as a value.
pub(super) fn value(text: Text<'_>) -> serde_json::Value {
    // Strings and numbers always serialise.
    serde_json::to_value(one(&(text, None))).unwrap_or_default()
}

fn one<'a>((text, trace): &(Text<'a>, Option<&'a Trace>)) -> OneText<'a> {
    let field = |filled: &'a Filled| {
        let field = text.channel.fields.iter().find(|field| field.id == filled.id);
        let of_field = |trace: &&'a Trace| {
            let trace: &'a Trace = trace;
            trace.sentences.iter().filter(|sentence| sentence.field == filled.id).collect()
        };
        OneField { sentences: trace.as_ref().map(of_field), ..one_field(filled, field) }
    };
    OneText {
        case: &text.draft.case,
        channel: &text.draft.channel,
        channel_name: &text.draft.channel_name,
        as_of: text.as_of,
        fields: text.draft.fields.iter().map(field).collect(),
    }
}

fn one_field<'a>(filled: &'a Filled, field: Option<&'a Field>) -> OneField<'a> {
    let limit = field.and_then(|field| field.limit.as_ref());
    let unit = limit.map_or(Unit::Chars, |limit| limit.unit);
    let is_messages = field.is_some_and(|field| field.is_messages) || !filled.sizing.breaks.is_empty();
    OneField {
        id: &filled.id,
        label: &filled.label,
        text: filled.text(),
        messages: is_messages.then(|| filled.parts.iter().map(Part::text).collect()),
        count: filled.parts.iter().map(|part| unit.count(&part.text())).max().unwrap_or(0),
        limit: limit.map(|limit| limit.max),
        unit: unit.name(),
        certainty: limit.map(|limit| limit.certainty.as_str()),
        fit: filled.fitted.as_ref().map(|fitted| Fit {
            size: filled.sizing.size.word(),
            summed_up: fitted.summed_up,
            full_count: fitted.full_count,
            left_out: &fitted.left_out,
            lost: &fitted.lost,
        }),
        sentences: None,
    }
}
