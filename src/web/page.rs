//! One case as a page that stands alone: read-only, one file, no request to anywhere.

use maud::html;

use crate::diagnostic::Severity;

use super::desk::Lists;
use super::document::document;
use super::field::told;
use super::next::next;
use super::proof::proof;
use super::seen::Seen;
use super::texts::texts;

/// The page of a case; `up` leads to the list of a batch.
pub fn page(lists: &Lists, seen: &Seen, up: Option<&str>) -> String {
    let title = seen.title();
    let found = seen.findings.all();
    let body = html! {
        header.masthead {
            @if let Some(up) = up { p { a href=(up) { "全部案件" } } }
            h1 { (title) }
            p.hint { (seen.id) @if !seen.as_of.is_empty() { "，按 " (seen.as_of) " 的情况" } }
        }
        main {
            nav.jump aria-label="本页" {
                a href="#next" { "下一步" } a href="#texts" { "文字" } a href="#proof" { "证据" }
                @if !found.is_empty() { a href="#found" { "检查结果" } }
            }
            section #next aria-label="下一步" {
                h2 { "下一步" }
                @match &seen.plan { Some(plan) => (next(plan, seen, &html! {})), None => p { "案件还不完整，排不出下一步。" } }
            }
            section #texts aria-label="文字" {
                h2 { "文字" }
                @if seen.texts.is_empty() { p { "没有写出文字，原因见检查结果。" } }
                (texts(lists, seen, false))
            }
            section #proof aria-label="证据" { h2 { "证据" } (proof(seen)) }
            @if !found.is_empty() {
                section #found aria-label="检查结果" { h2 { "检查结果" } p.hint { (counts(seen)) } (told(&found, false)) }
            }
        }
        p #said role="status" aria-live="polite" {}
    };
    document(&title, &body)
}

/// How many things were found, in words.
pub(super) fn counts(seen: &Seen) -> String {
    let names = [(Severity::Error, "要改"), (Severity::Warning, "建议改"), (Severity::Note, "提醒")];
    let counts = names.map(|(severity, name)| (seen.findings.count(severity), name));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, name)| format!("{name} {count} 处")).collect();
    counts.join("，")
}
