//! YAML text as a tree of nodes that know their place, and the check of such a tree against a [`Shape`].
//!
//! Nothing is interpreted: a scalar is the text as written, so `0012`, `no`, `12e3` and a 28-digit number arrive
//! unchanged. All mistakes of a file are collected; a broken line is mended in memory so that the rest is read too.

mod builder;
mod characters;
mod hints;
mod line;
mod lines;
mod locate;
mod packed;
mod parse;
mod shape;
mod tree;

pub use locate::locate;
pub use packed::{packed, unpack};
pub use shape::{Choice, Key, Shape, check, nearest};
pub use tree::{Entry, Node, Style, Value};

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};

use hints::Hint;
use lines::Mended;
use shape::Known;

/// How often a file is mended and read again before reading gives up: at least, and at most.
const READINGS: (usize, usize) = (8, 200);
/// How many bytes are read for that in all.
const BYTES_READ: usize = 8 * 1024 * 1024;
/// How many problems of one kind of check are listed.
const MAX_LISTED: usize = 100;

/// Reads the one document of a file. `None` where its outline could not be made out; the sink says why.
///
/// `shape` is what such a file may hold; it tells a mistyped key from text.
pub fn read(file: &Arc<SourceFile>, shape: &Shape, sink: &mut Sink) -> Option<Node> {
    let known = Known::new(shape);
    let mut found = Sink::default();
    let text = characters::check(file, &mut found);
    let is_blank = text.as_ref().is_some_and(|text| text.trim().is_empty());
    let node = text.filter(|_| !is_blank).and_then(|text| outline(file, text, &known, &mut found));
    let is_empty = is_blank || node.as_ref().is_some_and(|node| matches!(node.value, Value::Nothing));
    if is_empty {
        let start = Place { file: file.clone(), span: Span::new(0, 0) };
        found.push(
            Diagnostic::error("yaml/empty", "文件里没有内容")
                .at(start, "")
                .help("一个案件至少要写 platform、merchant、order、problem、claims 和 history"),
        );
    }
    pass_on(found, sink);
    node.filter(|_| !is_empty)
}

fn outline(file: &Arc<SourceFile>, text: String, known: &Known<'_>, sink: &mut Sink) -> Option<Node> {
    let readings = (BYTES_READ / text.len().max(1)).clamp(READINGS.0, READINGS.1);
    let mut text = Mended::new(file, text);
    for _ in 0..readings {
        match parse::parse(&text) {
            Ok(parsed) => {
                let hints = hints::in_tree(&parsed.node, &text, known);
                if !tell_and_mend(&hints, &mut text, sink) {
                    sink.extend(parsed.sink);
                    return Some(parsed.node);
                }
            }
            Err(broken) => {
                if !tell_and_mend(&hints::at_error(&broken, &text, known), &mut text, sink) {
                    return None;
                }
            }
        }
    }
    let rest = Place { file: file.clone(), span: file.line_span(file.line_count()) };
    sink.push(
        Diagnostic::error("yaml/syntax", "写法上的问题太多，没有全部列出")
            .at(rest, "读到这里为止")
            .help("改好列出的各处，再运行一次"),
    );
    None
}

/// True where the text has changed and is worth another reading.
fn tell_and_mend(hints: &[Hint], text: &mut Mended<'_>, sink: &mut Sink) -> bool {
    for hint in hints {
        sink.push(hint.diagnostic(text));
    }
    text.mend(hints::edits(hints))
}

/// Passes on what was found; of very many only the first, with the number of the others.
pub fn pass_on(found: Sink, sink: &mut Sink) {
    let mut found = found.into_sorted();
    let more = found.split_off(found.len().min(MAX_LISTED));
    for diagnostic in found {
        sink.push(diagnostic);
    }
    let first = more.first().and_then(|diagnostic| diagnostic.labels.first());
    if let Some(label) = first {
        sink.push(
            Diagnostic::error("yaml/many", format!("从这里起还有 {} 处问题没有列出", more.len()))
                .at(label.place.clone(), "")
                .help("改好列出的各处，再运行一次"),
        );
    }
}
