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

pub use characters::check_text;
pub use locate::locate;
pub use packed::unpack;
pub use shape::{Choice, Key, Shape, TO_FILL, as_value, check, is_a_slip, is_id, nearest, understood};
pub use tree::{Entry, Node, Style, Value};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Label, RuleId, Severity, Sink};
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
    let known = Known::new(shape, &file.text);
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
    if let Some(node) = &node {
        characters::check_values(node, file, &mut found);
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

/// Passes on what was found; of very many only the first, errors before the rest, with the number of the others: a word
/// on them is as grave as they are, and a case that allows the others allows it too.
pub fn pass_on(found: Sink, sink: &mut Sink) {
    let (mut listed, others): (Vec<_>, Vec<_>) =
        found.into_sorted().into_iter().partition(|diagnostic| diagnostic.severity == Severity::Error);
    listed.extend(others);
    let more = listed.split_off(listed.len().min(MAX_LISTED));
    for diagnostic in listed {
        sink.push(diagnostic);
    }
    let mut left_out: BTreeMap<(Severity, RuleId), (usize, Option<Place>)> = BTreeMap::new();
    for diagnostic in more {
        let is_error = diagnostic.severity == Severity::Error;
        let rule = if is_error { RuleId::new("yaml/many") } else { diagnostic.rule };
        let place = diagnostic.labels.into_iter().next().map(|label| label.place);
        left_out.entry((diagnostic.severity, rule)).or_insert((0, place)).0 += 1;
    }
    for ((severity, rule), (count, place)) in left_out.into_iter().rev() {
        let (what, help) = match severity {
            Severity::Error => ("错误", "改好列出的各处，再运行一次"),
            Severity::Warning => ("同样的警告", "看过列出的各处，再运行一次"),
            Severity::Note => ("同样的提示", "看过列出的各处，再运行一次"),
        };
        let mut word = Diagnostic {
            rule,
            ..Diagnostic::new(severity, "", format!("从这里起还有 {count} 处{what}没有列出"))
        };
        word.labels.extend(place.map(|place| Label { place, text: String::new() }));
        sink.push(word.help(help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(errors: usize, warnings: usize) -> Vec<(Severity, String, String)> {
        let file = Arc::new(SourceFile::new("x.yaml", "x"));
        let at =
            |diagnostic: Diagnostic| diagnostic.at(Place { file: file.clone(), span: Span::new(0, 1) }, "");
        let mut sink = Sink::default();
        (0..warnings).for_each(|_| sink.push(at(Diagnostic::warning("a/b", "w"))));
        (0..errors).for_each(|_| sink.push(at(Diagnostic::error("c/d", "e"))));
        let mut all = Sink::default();
        pass_on(sink, &mut all);
        let said = all.into_sorted().into_iter();
        said.map(|d| (d.severity, d.rule.name().to_owned(), d.message)).collect()
    }

    fn last(found: &[(Severity, String, String)]) -> (Severity, &str, &str) {
        let (severity, rule, message) = found.last().unwrap();
        (*severity, rule, message)
    }

    #[test]
    fn many_warnings_are_no_error_and_hide_none() {
        assert_eq!(found(0, MAX_LISTED).len(), MAX_LISTED);
        let warnings = found(0, MAX_LISTED + 7);
        assert_eq!(warnings.len(), MAX_LISTED + 1);
        assert_eq!(last(&warnings), (Severity::Warning, "a/b", "从这里起还有 7 处同样的警告没有列出"));
        let errors = found(MAX_LISTED + 2, 0);
        assert_eq!(last(&errors), (Severity::Error, "yaml/many", "从这里起还有 2 处错误没有列出"));
        let both = found(3, MAX_LISTED);
        assert_eq!(both.iter().filter(|(severity, ..)| *severity == Severity::Error).count(), 3);
        assert_eq!(last(&both), (Severity::Warning, "a/b", "从这里起还有 3 处同样的警告没有列出"));
    }
}
