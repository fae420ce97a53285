//! The wording rules on what the writer wrote, each finding at its own characters.

use std::sync::Arc;

use crate::case::{Actor, Case, Voice, Writing};
use crate::channel::{Channel, Field};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity, Sink};
use crate::reading::is_invisible;
use crate::source::{Place, SourceFile, Span};
use crate::wording::{Finding, Wording};

use super::privacy;

/// Looks through the writer's own words of a case. What others said is quoted, and theirs to answer for.
pub fn of_words(wording: &Wording, case: &Case, sink: &mut Sink) {
    let names = [case.merchant.shop.as_str(), case.order.item.as_str()];
    for writing in case.writings().iter().filter(|writing| writing.voice == Voice::Own) {
        for finding in found_in(wording, case, writing, &names) {
            let place = case.place_in(writing, &finding.range);
            // A character that is not seen was reported, and is a blank here: that blank is nobody's.
            let raw = place.file.text.get(place.span.start..place.span.end).unwrap_or_default();
            if finding.put.is_some() && raw.contains(is_invisible) {
                continue;
            }
            sink.push(diagnostic(&finding, writing.text, Some(place)));
        }
    }
}

/// What the rules find. A step of the writer's own is told without its subject: 说“不退款就曝光你们” is what she said.
fn found_in<'w>(
    wording: &'w Wording,
    case: &Case,
    writing: &Writing<'_>,
    names: &[&str],
) -> Vec<Finding<'w>> {
    const ME: &str = "我";
    const VERBS: [&str; 12] =
        ["说", "问", "写", "提出", "告诉", "告知", "表示", "回复", "要求", "通知", "答复", "发消息"];
    let is_step = case
        .history
        .iter()
        .any(|event| event.by == Actor::Consumer && writing.path == event.path().join("text"));
    if !is_step || !VERBS.iter().any(|verb| writing.text.starts_with(verb)) {
        return wording.find(writing.text, names);
    }
    let mut found = wording.find(&format!("{ME}{}", writing.text), names);
    for finding in &mut found {
        let at = |place: usize| place.saturating_sub(ME.len());
        finding.range = at(finding.range.start)..at(finding.range.end);
    }
    found
}

/// Looks through a text that is no case: a draft that somebody wrote by hand.
pub fn of_text(wording: &Wording, file: &Arc<SourceFile>, sink: &mut Sink) {
    words_of(wording, file, sink);
    privacy::of_text(wording, file, sink);
}

/// The same of a text that was worded by hand for a box of a channel: who reads it is known, and how much fits.
pub fn of_hand(
    wording: &Wording,
    case: &Case,
    (channel, field): (&Channel, &Field),
    file: &Arc<SourceFile>,
    sink: &mut Sink,
) {
    words_of(wording, file, sink);
    privacy::of_hand(wording, case, channel, file, sink);
    let Some(limit) = &field.limit else { return };
    let count = limit.unit.count(&file.text);
    if count > limit.max {
        let over = count - limit.max;
        let message = format!("“{}”有 {count} 字，超出上限 {} 字 {over} 字", field.label, limit.max);
        sink.push(Diagnostic::error("channel/too-long", message).help(format!("请缩短{}", limit.basis())));
    }
}

fn words_of(wording: &Wording, file: &Arc<SourceFile>, sink: &mut Sink) {
    for finding in wording.find(&file.text, &[]).into_iter().filter(|found| !found.rule.is_of_cases) {
        let span = Span::new(finding.range.start, finding.range.end);
        sink.push(diagnostic(&finding, &file.text, Some(Place { file: file.clone(), span })));
    }
}

/// Looks through the fixed wording of a template: what stands between the tags.
pub fn of_template(wording: &Wording, file: &Arc<SourceFile>, sink: &mut Sink) {
    let text = without_tags(&file.text);
    for finding in wording.find(&text, &[]).into_iter().filter(|found| !found.rule.is_of_cases) {
        let span = Span::new(finding.range.start, finding.range.end);
        sink.push(diagnostic(&finding, &text, Some(Place { file: file.clone(), span })));
    }
}

/// With signs that mean nothing in place of `{{…}}`, `{%…%}` and `{#…#}`, so that the rest stands where it stood.
fn without_tags(template: &str) -> String {
    const TAGS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("{#", "#}")];
    let mut text = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((at, close)) =
        TAGS.iter().filter_map(|(open, close)| Some((rest.find(open)?, close))).min_by_key(|(at, _)| *at)
    {
        let end = rest[at..].find(close).map_or(rest.len(), |end| at + end + close.len());
        text.push_str(&rest[..at]);
        text.extend(std::iter::repeat_n('\u{1}', end - at));
        rest = &rest[end..];
    }
    text + rest
}

/// What was found in a text, at its place where that is known.
pub(super) fn diagnostic(finding: &Finding<'_>, text: &str, place: Option<Place>) -> Diagnostic {
    let rule = finding.rule;
    let found = &text[finding.range.clone()];
    let message = rule.message.replace("{found}", &shown(found));
    let mut diagnostic = Diagnostic::new(rule.level, rule.id.clone(), message);
    if rule.level == Severity::Error {
        diagnostic = diagnostic.allowable();
    }
    let help = finding.instead.unwrap_or(&rule.instead);
    let Some(place) = place else { return diagnostic.help(help) };
    let stands = place.file.text.get(place.span.start..place.span.end) == Some(found);
    if let Some(put) = finding.put.as_ref().filter(|_| stands) {
        let title = if put.is_empty() { "删去".to_owned() } else { format!("换成 {put}") };
        let edits = vec![Edit { span: place.span, text: put.clone() }];
        diagnostic = diagnostic.fix(Fix { title, edits, is_safe: finding.is_safe });
    }
    diagnostic.at(place, "").help(help)
}

/// On one line, and not longer than a line holds.
fn shown(found: &str) -> String {
    const LONGEST: usize = 24;
    let flat: String = found.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match flat.chars().count() {
        0..=LONGEST => flat,
        _ => flat.chars().take(LONGEST - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn only_the_fixed_wording_is_left() {
        let text = "收到{{ a }}，{% if b %}骗子{% endif %}{# 注 #}。";
        let plain = without_tags(text);
        assert_eq!(plain.len(), text.len());
        assert_eq!(plain.replace('\u{1}', ""), "收到，骗子。");
    }
}
