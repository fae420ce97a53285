//! Texts that wait for a box or two: which boxes, and what they open.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::case::keys::CASE;
use crate::facts;
use crate::path::CasePath;

use super::desk::Lists;
use super::plain::label;
use super::seen::Seen;
use super::value::{Value, key_at};

/// What suits the case and lacks something, by what it lacks; nothing before the first text is there.
pub(super) fn waiting(lists: &Lists, seen: &Seen) -> Markup {
    let waiting = by_lack(lists, seen);
    html! {
        @if !seen.texts.is_empty() && !waiting.is_empty() {
            div #waiting.aside {
                p { "再填几项，还能写：" }
                ul {
                    @for (lacking, names) in waiting {
                        li {
                            (names.join("、")) "，还缺"
                            @for (number, path) in lacking.iter().enumerate() {
                                @if number > 0 { "、" }
                                a href=(format!("#at-{path}")) data-jump { (key_at(CASE, path).map(label).unwrap_or_default()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The boxes that are lacking with the names of the channels that lack just these, those of the nearest channel first.
fn by_lack<'a>(lists: &'a Lists, seen: &Seen) -> Vec<(Vec<CasePath>, Vec<&'a str>)> {
    let (Some(facts), Some(plan)) = (&seen.facts, &seen.plan) else { return Vec::new() };
    let is_written = |id: &str| seen.texts.iter().any(|(channel, _)| channel.id == id);
    let mut found: BTreeMap<Vec<String>, (u32, Vec<&str>)> = BTreeMap::new();
    for door in plan.channels.iter().filter(|door| !is_written(&door.channel)) {
        let Some(channel) = lists.channel(&door.channel) else { continue };
        let paths = channel
            .needs
            .iter()
            .map(|need| facts::case_path(facts, need).unwrap_or_else(|| CasePath::of(need)));
        let is_lacking = |path: &CasePath| {
            key_at(CASE, path).is_some() && seen.value.at(path.as_str()).is_none_or(Value::is_empty)
        };
        let lacking: Vec<String> = paths.filter(is_lacking).map(|path| path.to_string()).collect();
        if !lacking.is_empty() {
            let order = channel.plan.order.unwrap_or(u32::MAX);
            let (first, names) = found.entry(lacking).or_insert((order, Vec::new()));
            *first = order.min(*first);
            names.push(&channel.name);
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by_key(|(_, (order, _))| *order);
    found
        .into_iter()
        .map(|(paths, (_, names))| (paths.iter().map(|path| CasePath::of(path)).collect(), names))
        .collect()
}
