//! Lists: a card an item, in a line while it is whole, and the button that adds one.

use maud::{Markup, html};

use crate::case::keys::CASE;
use crate::diagnostic::Severity;
use crate::path::CasePath;
use crate::yaml::Shape;

use super::field::{Form, findings, flag};
use super::value::{Value, key_at, keys};

/// The boxes of an item: those at once, those under “更多”.
type Boxes = (Vec<&'static str>, Vec<&'static str>);

/// What tells an item, in the order in which it is said.
const SHORT: &[&str] = &["at", "by", "event", "role", "kind", "title", "name", "amount", "text", "quote"];

/// What the program knows of a chosen file: shown where something is wrong with it.
const KNOWN: &[&str] = &["file", "sha256", "id"];

/// Lists under a heading of their own.
const HEADED: &[&str] = &["history", "exhibits", "claims"];

impl Form<'_> {
    /// The items of a list, each a card, and the button that adds one.
    pub(super) fn list(
        &self,
        path: &str,
        title: &str,
        add: &str,
        is_wanted: bool,
        boxes: impl Fn(&Value) -> Boxes,
    ) -> Markup {
        let items = self.seen.value.items_at(path);
        let body = html! {
            @for (index, item) in items.iter().enumerate() {
                (self.card(&CasePath::of(path).index(index), title, item, &boxes(item)))
            }
            button.add type="button" data-add=(path) { (add) }
        };
        html! {
            div.list id=(format!("at-{path}")) {
                @if is_wanted || !items.is_empty() {
                    @if !HEADED.contains(&path) { p.label { (title) } }
                    (body)
                } @else {
                    details.more id=(format!("more-{path}")) { summary { (title) } (body) }
                }
            }
        }
    }

    pub(super) fn card(&self, path: &CasePath, title: &str, item: &Value, boxes: &Boxes) -> Markup {
        let is_said = |key: &&str| item.at(key).is_some_and(|own| !own.is_empty());
        let has_fault = |key: &str| self.seen.findings.gravest(path.join(key).as_str()).is_some();
        let is_shown = |key: &&str| is_said(key) && (!KNOWN.contains(key) || has_fault(key));
        let (said, rest): (Vec<&str>, Vec<&str>) = boxes.1.iter().copied().partition(is_shown);
        let number = path.place().unwrap_or_default() + 1;
        let title = title.split('，').next().unwrap_or_default();
        let short = short(path, item);
        let body = html! {
            @if let Value::Text(_) = item {
                (self.plain_item(path))
            } @else {
                (picture(path, item))
                @for key in boxes.0.iter().copied().chain(said) { (self.field(path.join(key).as_str())) }
                @if !rest.is_empty() {
                    details.more id=(format!("more-{path}")) {
                        summary { "更多" }
                        @for key in rest { (self.field(path.join(key).as_str())) }
                    }
                }
            }
            (findings(&self.seen.findings.inside(path.as_str())))
            button.remove type="button" data-remove=(path) aria-label=(format!("删除{title}第{number}条")) { "删除这一条" }
        };
        let is_begun = !is_whole(path, item);
        let gravest = self.seen.findings.gravest(path.as_str());
        html! {
            details.card id=(format!("at-{path}")) open[is_begun || gravest == Some(Severity::Error)] {
                summary {
                    span.number { (number) } @if short.is_empty() { (title) } @else { (short) } (flag(gravest))
                }
                (body)
            }
        }
    }

    fn plain_item(&self, path: &CasePath) -> Markup {
        html! {
            input type="text" id=(format!("f-{path}")) data-set=(path) value=(self.seen.text(path.as_str())) aria-label="页面的原话";
        }
    }
}

/// Room for the picture of an exhibit, where this browser has it; and where its hash stands.
fn picture(path: &CasePath, item: &Value) -> Markup {
    let file = item.text_at("file");
    html! {
        @if path.parent().is_some_and(|list| list == "exhibits") && !file.is_empty() {
            div.picture id=(format!("p-{path}")) data-picture=(file) data-title=(item.text_at("title")) data-hash=(path.join("sha256")) {}
        }
    }
}

/// Has it all that such an item must have?
fn is_whole(path: &CasePath, item: &Value) -> bool {
    let list = path.parent().and_then(|list| key_at(CASE, &list));
    let required = list.map(|list| keys(list.shape)).unwrap_or_default().iter().filter(|key| key.required);
    let mut required = required.filter(|key| item.at(key.name).is_none_or(Value::is_empty));
    matches!(item, Value::Text(_)) || required.next().is_none()
}

/// An item in a line: what is chosen in it by its name, then its first words.
fn short(path: &CasePath, item: &Value) -> String {
    if let Value::Text(text) = item {
        return text.clone();
    }
    let said = SHORT.iter().filter_map(|key| {
        let text = item.text_at(key);
        let about = key_at(CASE, &path.join(key)).and_then(|known| match known.shape {
            Shape::OneOf(choices) => {
                choices.iter().find(|choice| choice.word == text).map(|choice| choice.about)
            }
            _ => None,
        });
        let text = about.unwrap_or(text);
        (!text.is_empty()).then(|| text.to_owned())
    });
    said.take(4).collect::<Vec<_>>().join("　")
}
