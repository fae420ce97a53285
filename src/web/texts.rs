//! The texts of a case: a channel each, its boxes in the form's order, with their lengths and where to paste them.

use maud::{Markup, html};

use crate::channel::{Channel, Field};
use crate::draft::{Draft, Filled};
use crate::plan::{Door, DoorState};

use super::desk::Lists;
use super::seen::Seen;

/// All texts, those that can be sent now first.
pub(super) fn texts(lists: &Lists, seen: &Seen) -> Markup {
    let mut texts: Vec<(&Channel, &Draft, Option<&Door>)> = Vec::new();
    for (channel, draft) in &seen.texts {
        let door =
            seen.plan.as_ref().and_then(|plan| plan.channels.iter().find(|door| door.channel == channel.id));
        texts.push((channel, draft, door));
    }
    texts.sort_by_key(|(channel, _, door)| (rank(*door), channel.plan.order.unwrap_or(u32::MAX)));
    html! {
        @if texts.len() > 1 {
            nav.jump aria-label="渠道" {
                @for (channel, _, door) in &texts {
                    a href=(format!("#c-{}", channel.id)) data-jump { (channel.name) (state(*door)) }
                }
            }
        }
        @for (channel, draft, door) in texts { (text(lists, seen, channel, draft, door)) }
    }
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

fn text(lists: &Lists, seen: &Seen, channel: &Channel, draft: &Draft, door: Option<&Door>) -> Markup {
    let place = place(lists, seen, channel);
    let why = door.and_then(|door| door.why.as_deref());
    html! {
        article.channel id=(format!("c-{}", channel.id)) aria-labelledby=(format!("ch-{}", channel.id)) {
            h3 id=(format!("ch-{}", channel.id)) { (channel.name) (state(door)) }
            p.hint { (channel.about) @if let Some(why) = why { "；" (why) } }
            @if let Some(place) = place { p.paste { strong { "在哪里提交" } " " (place) } }
            label.enlarge { input type="checkbox" id=(format!("big-{}", channel.id)); " 大字显示，照着抄" }
            @for filled in &draft.fields {
                (self::filled(channel, filled, draft.fields.len() == 1))
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

fn filled(channel: &Channel, filled: &Filled, is_only: bool) -> Markup {
    let field = channel.fields.iter().find(|field| field.id == filled.id);
    let several = filled.parts.len() > 1;
    html! {
        @for (number, part) in filled.parts.iter().enumerate() {
            @let id = format!("t-{}-{}-{number}", channel.id, filled.id);
            @let name = if several { format!("{}（第{}条）", filled.label, number + 1) } else { filled.label.clone() };
            @let text = part.text();
            div.box {
                div.top {
                    h4 id=(format!("{id}-name")) { @if is_only && !several { "全文" } @else { (name) } }
                    button.copy type="button" data-copy=(id) data-name=(name) { "复制" }
                }
                p.text id=(id) aria-labelledby=(format!("{id}-name")) { (text) }
                (count(field, &text))
            }
        }
    }
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
