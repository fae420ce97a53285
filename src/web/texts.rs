//! The texts of a case: a channel each, its boxes in the form's order, with their lengths and where to paste them.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::channel::{Channel, Field};
use crate::draft::{Draft, Filled, Part, Sentence, sentences_of};
use crate::facts;
use crate::plan::{Door, DoorState};

use super::byhand::{by_hand, changed};
use super::desk::Lists;
use super::kept;
use super::plain::placed;
use super::seen::Seen;

/// All texts, those that can be sent now first. `can_change`: they are worded by hand here.
pub(super) fn texts(lists: &Lists, seen: &Seen, can_change: bool) -> Markup {
    let texts = sorted(seen);
    html! {
        @if texts.len() > 1 {
            nav.jump aria-label="渠道" {
                @for (channel, _, door) in &texts {
                    a href=(format!("#c-{}", channel.id)) data-jump { (channel.name) (state(*door)) }
                }
            }
        }
        @for one in &texts { (text(lists, seen, one, can_change)) }
    }
}

/// A text with its channel and whether that can be used now.
type Own<'a> = (&'a Channel, &'a Draft, Option<&'a Door>);

fn sorted(seen: &Seen) -> Vec<Own<'_>> {
    let mut texts: Vec<Own<'_>> = Vec::new();
    for (channel, draft) in &seen.texts {
        let door =
            seen.plan.as_ref().and_then(|plan| plan.channels.iter().find(|door| door.channel == channel.id));
        texts.push((channel, draft, door));
    }
    texts.sort_by_key(|(channel, _, door)| (rank(*door), channel.plan.order.unwrap_or(u32::MAX)));
    texts
}

/// Where the text stands that is due now: that of the next step, else the first.
pub(super) fn first(seen: &Seen) -> Option<String> {
    let next = seen.plan.as_ref().and_then(|plan| plan.next.channel.as_ref().map(ToString::to_string));
    let texts = sorted(seen);
    let is_there = |id: &String| texts.iter().any(|(channel, ..)| channel.id == *id);
    let id = next.filter(is_there).or_else(|| texts.first().map(|(channel, ..)| channel.id.clone()))?;
    Some(format!("c-{id}"))
}

fn rank(door: Option<&Door>) -> u8 {
    match door.map(|door| door.is) {
        Some(DoorState::Open) => 0,
        Some(DoorState::NotYet) | None => 1,
        Some(DoorState::Used) => 2,
        Some(DoorState::Closed) => 3,
    }
}

/// Whether a channel can be used now, in a word.
fn state(door: Option<&Door>) -> Markup {
    let (class, word) = match door.map(|door| door.is) {
        Some(DoorState::Open) => ("open", "现在可以"),
        Some(DoorState::NotYet) => ("wait", "还不行"),
        Some(DoorState::Used) => ("used", "用过了"),
        Some(DoorState::Closed) => ("shut", "已关闭"),
        None => return html! {},
    };
    html! { " " span.state.(class) { (word) } }
}

fn text(lists: &Lists, seen: &Seen, (channel, draft, door): &Own<'_>, can_change: bool) -> Markup {
    let place = place(lists, seen, channel);
    let why = door.and_then(|door| door.why.as_deref());
    html! {
        article.channel id=(format!("c-{}", channel.id)) aria-labelledby=(format!("ch-{}", channel.id)) {
            h3 id=(format!("ch-{}", channel.id)) { (channel.name) (state(*door)) }
            p.hint { (channel.about) @if let Some(why) = why { "；" (why) } }
            @if let Some(place) = place { p.paste { strong { "在哪里提交" } " " (place) } }
            div.tools {
                label.enlarge { input type="checkbox" id=(format!("big-{}", channel.id)); " 大字显示，照着抄" }
                button.print type="button" data-print=(format!("c-{}", channel.id)) { "打印这一份" }
            }
            @for filled in &draft.fields {
                (self::filled(seen, channel, filled, draft.fields.len() == 1, can_change))
            }
            @if !channel.reminders.is_empty() {
                ul.reminders { @for reminder in &channel.reminders { li { (reminder) } } }
            }
        }
    }
}

/// The way in the App, where the platform's data know it.
fn place<'a>(lists: &'a Lists, seen: &'a Seen, channel: &'a Channel) -> Option<&'a str> {
    let place = channel.place.as_deref()?;
    let of_platform = lists.platform(seen.text("platform")).and_then(|platform| platform.path_to(place));
    // An id of a place that this platform does not have says nothing to anybody.
    of_platform.or_else(|| (!place.is_ascii()).then_some(place))
}

fn filled(seen: &Seen, channel: &Channel, filled: &Filled, is_only: bool, can_change: bool) -> Markup {
    let field = channel.fields.iter().find(|field| field.id == filled.id);
    let several = filled.parts.len() > 1;
    html! {
        @for (number, part) in filled.parts.iter().enumerate() {
            @let id = kept::place(&channel.id, &filled.id, number);
            @let name = if several { format!("{}（第{}条）", filled.label, number + 1) } else { filled.label.clone() };
            @let own = seen.by_hand.get(&id);
            @let text = own.map_or_else(|| part.text(), |own| own.text.clone());
            div.box {
                div.top {
                    h4 id=(format!("{id}-name")) { @if is_only && !several { "全文" } @else { (name) } @if own.is_some() { span.must { "您改过" } } }
                    button.copy type="button" data-copy=(id) data-name=(name) aria-label=(format!("复制{name}")) { "复制" }
                }
                p.text id=(id) lang="zh-CN" aria-labelledby=(format!("{id}-name")) { @if own.is_some() { (text) } @else { (marked(seen, part)) } }
                (count(field, &text))
                @if let Some(own) = own { (changed(&id, own, part)) } @else { (origins(&id, seen, part)) }
                @if can_change { (by_hand(&id, &name, &text, own.is_some())) }
            }
        }
    }
}

/// A text in sentences, each with where it comes from; its characters are those of the text.
fn marked(seen: &Seen, part: &Part) -> Markup {
    let mut paragraph = 0;
    html! {
        @for sentence in sentences_of(part) {
            @while paragraph < sentence.paragraph { ({ paragraph += 1; part.gap(paragraph) }) }
            span.s data-from=(origin(seen, &sentence)) { (sentence.text()) }
        }
    }
}

/// The sentences with where each comes from, for those who cannot point at them.
fn origins(id: &str, seen: &Seen, part: &Part) -> Markup {
    html! {
        p.from aria-hidden="true" {}
        details.more id=(format!("{id}-from")) {
            summary { "每句话的来源" }
            ul.origins {
                @for sentence in sentences_of(part) {
                    li { (sentence.text().trim()) span.hint { "　" (origin(seen, &sentence)) } }
                }
            }
        }
    }
}

/// Where a sentence comes from, in words.
fn origin(seen: &Seen, sentence: &Sentence<'_>) -> String {
    let Some(facts) = &seen.facts else { return String::new() };
    let mut found = BTreeSet::new();
    for fact in sentence.facts() {
        let places = facts::sources(facts, fact);
        let named = places.iter().filter_map(placed);
        let before = found.len();
        found.extend(named);
        let is_rule = ["grounds", "refusal", "procedure", "claims", "argument"]
            .iter()
            .any(|head| fact.starts_with(head));
        if is_rule && fact.ends_with("cite") {
            found.insert("法律规定".to_owned());
        } else if found.len() == before && places.is_empty() {
            found.insert("由案件算出".to_owned());
        }
    }
    let found: Vec<String> = found.into_iter().collect();
    if found.is_empty() { "固定的用语".into() } else { format!("来自：{}", found.join("、")) }
}

/// The length, against the limit where there is one.
fn count(field: Option<&Field>, text: &str) -> Markup {
    let limit = field.and_then(|field| field.limit.as_ref());
    html! {
        @if let Some(limit) = limit {
            @let count = limit.unit.count(text);
            p.count.over[count > limit.max] {
                (count) " / " (limit.max) " 字"
                @if field.is_some_and(|field| field.is_messages) { "（每条）" }
                (limit.basis())
            }
        }
    }
}
