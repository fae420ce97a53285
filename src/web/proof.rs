//! The evidence, as the texts number it, and what is missing.

use maud::{Markup, html};

use crate::evidence::Listed;

use super::next::list;
use super::seen::Seen;

/// The list of exhibits with the state of their files.
pub(super) fn proof(seen: &Seen) -> Markup {
    let listed = seen.list.as_ref().map(|list| list.exhibits.as_slice()).unwrap_or_default();
    let missing = seen.plan.as_ref().map(|plan| plan.missing_evidence.as_slice()).unwrap_or_default();
    html! {
        @if listed.is_empty() { p.hint { "案件里还没有证据。" } }
        @else { ol.proof { @for exhibit in listed { (one(exhibit)) } } }
        (list("有用的证据（已经有的不用再准备）", missing.iter()))
    }
}

fn one(exhibit: &Listed) -> Markup {
    html! {
        li {
            strong { (exhibit.label) "　" (exhibit.title) } span.hint { "　" (exhibit.form) }
            @if let Some(shows) = &exhibit.shows { p { "证明：" (shows) } }
            @if let Some(file) = &exhibit.file {
                p.hint.lost[exhibit.fault().is_some()] {
                    "文件：" (file) @if let Some(fault) = exhibit.fault() { "（" (fault) "）" }
                }
            }
            @if let Some(file) = &exhibit.file { div.picture data-picture=(file) data-title=(exhibit.title) {} }
            @if let Some(hash) = &exhibit.sha256 { p.hash { "SHA-256 " (hash) } }
        }
    }
}
