//! A box with its label, why it is asked, and what was found in it.

use maud::{Markup, html};

use crate::calendar::Moment;
use crate::case::keys::CASE;
use crate::case::{Actor, EventKind};
use crate::diagnostic::Severity;
use crate::facts;
use crate::path::CasePath;
use crate::yaml::{Choice, Key, Shape};

use super::desk::Lists;
use super::findings::Finding;
use super::plain::{hint, label};
use super::seen::Seen;
use super::value::{Value, key_at};

/// What every box needs to know.
#[derive(Clone, Copy)]
pub(super) struct Form<'a> {
    pub(super) lists: &'a Lists,
    pub(super) seen: &'a Seen,
}

/// Texts that take more than a line.
const LONG: &[&str] = &["summary", "text", "quote", "state", "stated", "actual", "shows", "address"];

impl Form<'_> {
    /// The box of a key; nothing for a path that no case file has.
    pub(super) fn field(&self, path: &str) -> Markup {
        let path = CasePath::of(path);
        let Some(key) = key_at(CASE, &path) else { return html! {} };
        let value = self.seen.value.at(path.as_str()).unwrap_or(&Value::Nothing);
        let found = self.seen.findings.inside(path.as_str());
        let is_empty = value.is_empty();
        let is_must = is_empty && self.is_required(&path, key);
        let grave = found.iter().map(|finding| finding.severity).max();
        let id = format!("f-{path}");
        let is_group = matches!(key.shape, Shape::List(_) | Shape::Moment);
        html! {
            div.field.need[is_must].(grade(grave)) id=(format!("at-{path}")) {
                @if is_group {
                    span.label id=(format!("l-{path}")) { (label(key)) (mark(is_must)) }
                } @else {
                    label for=(id) { (label(key)) (mark(is_must)) }
                }
                @if let Some(hint) = hint(key) { p.hint { (hint) } }
                (self.control(&path, key, value, &id))
                @if let Some(why) = self.why(&path).filter(|_| is_empty) { p.why { (why) } }
                (findings(&found))
            }
        }
    }

    /// Must the box be filled? A group that may be left out asks for nothing while it is empty.
    fn is_required(&self, path: &CasePath, key: &Key) -> bool {
        let Some(parent) = path.parent().filter(|parent| parent != "") else { return key.required };
        let is_begun = self.seen.value.at(parent.as_str()).is_some_and(|group| !group.is_empty());
        let is_item = parent.place().is_some();
        let is_asked = key_at(CASE, &parent).is_some_and(|group| group.required);
        key.required && (is_begun || is_item || is_asked)
    }

    fn control(&self, path: &CasePath, key: &Key, value: &Value, id: &str) -> Markup {
        match key.shape {
            Shape::OneOf(choices) => select(path, id, value.text(), &self.choices(path, choices)),
            Shape::Flag => select(path, id, value.text(), &words(&[("true", "是"), ("false", "否")])),
            Shape::Moment => moment(path, id, value.text()),
            Shape::Name if path.last() == "refusal" => {
                let refusals = self.lists.refusals.iter();
                let refusals = refusals.map(|one| (one.id.clone(), one.name.clone())).collect::<Vec<_>>();
                select(path, id, value.text(), &refusals)
            }
            Shape::Day => html! { input type="date" id=(id) data-set=(path) value=(value.text()); },
            Shape::Name if path.last() == "channel" => {
                let channels = self.lists.channels.iter();
                let channels = channels.map(|one| (one.id.clone(), one.name.clone())).collect::<Vec<_>>();
                select(path, id, value.text(), &channels)
            }
            Shape::List(Shape::OneOf(choices)) => boxes(path, value, &choices_of(choices)),
            Shape::List(_) => self.cited(path, value),
            shape => line(path, id, value.text(), shape),
        }
    }

    /// The choices of a key; of who did something, only those who can.
    fn choices(&self, path: &CasePath, choices: &[Choice]) -> Vec<(String, String)> {
        let kind = path
            .parent()
            .filter(|_| path.last() == "by")
            .and_then(|event| EventKind::from_word(self.seen.text(&format!("{event}.event"))));
        let can = |word: &str| {
            kind.is_none_or(|kind| Actor::from_word(word).is_none_or(|actor| kind.actors().contains(&actor)))
        };
        let chosen = self.seen.text(path.as_str());
        let choices = choices.iter().filter(|choice| can(choice.word) || choice.word == chosen);
        choices.map(|choice| (choice.word.to_owned(), choice.about.to_owned())).collect()
    }

    /// The exhibits that prove something; the others wait behind them.
    fn cited(&self, path: &CasePath, value: &Value) -> Markup {
        let exhibits = self.exhibits();
        let is_cited = |id: &String| value.items().iter().any(|item| item.text() == id);
        let cited: Vec<&str> =
            exhibits.iter().filter(|(id, _)| is_cited(id)).map(|(_, title)| title.as_str()).collect();
        html! {
            details.cited id=(format!("cited-{path}")) {
                summary {
                    @if cited.is_empty() { "还没有选" } @else { (cited.join("、")) }
                    @if !exhibits.is_empty() { span.change { " · 选" } }
                }
                (boxes(path, value, &exhibits))
            }
        }
    }

    /// The exhibits to choose from.
    pub(super) fn exhibits(&self) -> Vec<(String, String)> {
        let one = |(number, exhibit): (usize, &Value)| {
            let title = exhibit.text_at("title");
            let title =
                if title.is_empty() { format!("第{}件证据", number + 1) } else { title.to_owned() };
            (exhibit.text_at("id").to_owned(), title)
        };
        self.seen.value.items_at("exhibits").iter().enumerate().map(one).collect()
    }

    /// Why a key is asked: the channels that need it or want it.
    fn why(&self, path: &CasePath) -> Option<String> {
        let is_own = |wanted: &String| {
            let own = self.seen.facts.as_ref().and_then(|facts| facts::case_path(facts, wanted));
            own.unwrap_or_else(|| CasePath::of(wanted)) == *path
        };
        let of = |keys: fn(&crate::channel::Channel) -> &Vec<String>| {
            let channels = self.lists.channels.iter().filter(|channel| keys(channel).iter().any(is_own));
            channels.map(|channel| channel.name.as_str()).collect::<Vec<_>>().join("、")
        };
        let (needs, wants) = (of(|channel| &channel.needs), of(|channel| &channel.wants));
        match (needs.is_empty(), wants.is_empty()) {
            (true, true) => None,
            (false, true) => Some(format!("没有它，{needs}写不出来")),
            (true, false) => Some(format!("{wants}会问到")),
            (false, false) => Some(format!("没有它，{needs}写不出来；{wants}也会问到")),
        }
    }
}

/// What was found, under its box.
pub(super) fn findings(found: &[&Finding]) -> Markup {
    told(found, true)
}

/// The same on a page that is only read.
pub(super) fn told(found: &[&Finding], can_mend: bool) -> Markup {
    html! {
        @for finding in found {
            div.finding.(grade(Some(finding.severity))) {
                p { strong { (grade_name(finding.severity)) } " " (finding.message) }
                @for help in finding.help.iter().filter(|help| !help.is_empty()) { p.help { (help) } }
                @if let Some((title, edits)) = finding.fix.as_ref().filter(|_| can_mend) {
                    button.mend type="button" data-mend=(edits) { (title) }
                }
            }
        }
    }
}

fn grade(severity: Option<Severity>) -> &'static str {
    match severity {
        Some(Severity::Error) => "error",
        Some(Severity::Warning) => "warning",
        Some(Severity::Note) => "note",
        None => "fine",
    }
}

/// How grave a finding is, for people.
pub(super) fn grade_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "要改",
        Severity::Warning => "建议改",
        Severity::Note => "提醒",
    }
}

/// That something was found, where it is not seen at once.
pub(super) fn flag(severity: Option<Severity>) -> Markup {
    html! {
        @if let Some(severity) = severity { " " span.flag.(grade(Some(severity))) { (grade_name(severity)) } }
    }
}

fn mark(is_must: bool) -> Markup {
    html! { @if is_must { span.must { "必填" } } }
}

fn words(words: &[(&str, &str)]) -> Vec<(String, String)> {
    words.iter().map(|(word, about)| ((*word).to_owned(), (*about).to_owned())).collect()
}

fn choices_of(choices: &[Choice]) -> Vec<(String, String)> {
    choices.iter().map(|choice| (choice.word.to_owned(), choice.about.to_owned())).collect()
}

fn select(path: &CasePath, id: &str, chosen: &str, choices: &[(String, String)]) -> Markup {
    let is_known = chosen.is_empty() || choices.iter().any(|(word, _)| word == chosen);
    html! {
        select id=(id) data-set=(path) {
            option value="" selected[chosen.is_empty()] { "——请选择——" }
            @if !is_known { option value=(chosen) selected { (chosen) } }
            @for (word, about) in choices {
                option value=(word) selected[word == chosen] { (about) }
            }
        }
    }
}

/// Words of a list to tick.
fn boxes(path: &CasePath, value: &Value, choices: &[(String, String)]) -> Markup {
    let chosen: Vec<&str> = value.items().iter().map(Value::text).collect();
    html! {
        div.ticks role="group" aria-labelledby=(format!("l-{path}")) {
            @for (number, (word, about)) in choices.iter().enumerate() {
                label {
                    input type="checkbox" id=(format!("f-{path}-{number}")) data-toggle=(path) value=(word)
                        checked[chosen.contains(&word.as_str())];
                    span { (about) }
                }
            }
            @if choices.is_empty() { p.hint { "还没有证据。在第3步“经过”的末尾加上，再回来勾选。" } }
        }
    }
}

/// A day with a time that may be left out.
fn moment(path: &CasePath, id: &str, text: &str) -> Markup {
    let (day, time) = text.split_once(' ').unwrap_or((text, ""));
    let is_read = text.is_empty() || Moment::parse(text).is_ok();
    html! {
        @if is_read {
            div.moment role="group" aria-labelledby=(format!("l-{path}")) {
                input type="date" id=(id) data-day=(path) value=(day) aria-label="日期";
                input type="time" id=(format!("{id}-time")) data-time=(path) value=(time) aria-label="时间，可以不填";
            }
        } @else {
            input type="text" id=(id) data-set=(path) value=(text);
        }
    }
}

fn line(path: &CasePath, id: &str, text: &str, shape: &Shape) -> Markup {
    let mode = match shape {
        Shape::Amount | Shape::AmountOrZero | Shape::Quantity => Some("decimal"),
        Shape::Whole(..) => Some("numeric"),
        _ if path.last() == "phone" => Some("tel"),
        _ => None,
    };
    let is_long = text.contains('\n') || (matches!(shape, Shape::Text) && LONG.contains(&path.last()));
    html! {
        @if is_long {
            textarea id=(id) data-set=(path) rows="2" autocomplete="off" { "\n" (text) }
        } @else {
            input type="text" id=(id) data-set=(path) value=(text) inputmode=[mode] autocomplete="off";
        }
    }
}
