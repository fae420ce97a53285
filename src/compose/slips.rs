//! Tags that are none: with one brace instead of two, or with full-width ones. The engine prints them as they stand, in
//! the middle of a letter.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::source::{Place, SourceFile, Span};

use super::tags::prose;

/// Where a template would print the signs of a tag, with the change that makes it one.
pub fn slips(file: &Arc<SourceFile>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for between in prose(&file.text) {
        within(file, between.start, between.end, &mut found);
    }
    found
}

/// In the text between two tags.
fn within(file: &Arc<SourceFile>, start: usize, end: usize, found: &mut Vec<Diagnostic>) {
    let Some(text) = file.text.get(start..end) else { return };
    let mut from = 0;
    while let Some(at) = text[from..].find(['{', '｛']).map(|at| from + at) {
        let opened = text[at..].find(|c| !matches!(c, '{' | '｛' | '%' | '％')).unwrap_or(text.len() - at);
        let inside = at + opened;
        let Some(closed) = text[inside..].find(['}', '｝', '{', '｛', '\n']).map(|to| inside + to) else {
            break;
        };
        let closing = text[closed..].find(|c| !matches!(c, '}' | '｝')).unwrap_or(text.len() - closed);
        from = closed.max(at + 1);
        let inner = text[inside..closed].trim_end_matches(['%', '％']);
        if closing == 0 || !is_of_tag(inner) {
            continue;
        }
        from = closed + closing;
        let is_tag = text[at..inside].contains(['%', '％']);
        let (open, close) = if is_tag { ("{%", "%}") } else { ("{{", "}}") };
        let better = format!("{open} {} {close}", inner.trim());
        let span = Span::new(start + at, start + from);
        let written = &text[at..from];
        let why = if written.contains(['｛', '｝', '％']) {
            "括号是全角的"
        } else {
            "只有一个花括号"
        };
        let message = format!("“{written}”{why}，会原样写进文字里");
        let edits = vec![Edit { span, text: better.clone() }];
        found.push(
            Diagnostic::error("template/brace", message)
                .at(Place { file: file.clone(), span }, "")
                .help(format!("写成 {better}；complain check {} --fix 会改好", file.name))
                .fix(Fix { title: format!("写成 {better}"), edits, is_safe: true }),
        );
    }
}

/// Does it look like a name of a fact or the words of a tag, and not like prose?
fn is_of_tag(inner: &str) -> bool {
    let inner = inner.trim();
    let first = inner.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default();
    let is_word = ["if", "elif", "else", "endif", "for", "endfor", "set", "include", "me", "they"];
    let starts_well = first.starts_with(|c: char| c.is_ascii_lowercase());
    starts_well
        && (inner[first.len()..].starts_with(['.', '?', '['])
            || is_word.contains(&first)
            || inner.contains('|'))
}

#[cfg(test)]
mod tests {
    use crate::fixes;

    use super::*;

    fn mended(text: &str) -> String {
        let file = Arc::new(SourceFile::new("note/body.tera", text));
        fixes::apply(text, slips(&file).iter().filter_map(|one| one.fix.as_ref()))
    }

    #[test]
    fn a_brace_too_few() {
        assert_eq!(mended("您好，{ order.item }。"), "您好，{{ order.item }}。");
        assert_eq!(mended("{order.paid}元，{ at | day }。"), "{{ order.paid }}元，{{ at | day }}。");
        assert_eq!(mended("｛｛ order.item ｝｝。"), "{{ order.item }}。");
        assert_eq!(mended("{％ if order.spec ％}有{% endif %}"), "{% if order.spec %}有{% endif %}");
    }

    #[test]
    fn what_is_meant_to_stand_there_stays() {
        for text in [
            "{{ order.item }}",
            "{# { order.item } #}",
            "{甲方}",
            "a { b",
            "{ Hello. }",
            "{% if a %}{% endif %}",
        ] {
            assert_eq!(mended(text), text);
        }
    }
}
