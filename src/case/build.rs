//! A checked node tree to a [`Case`]. What the check has reported is skipped here in silence.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::diagnostic::Allowed;
use crate::path::CasePath;
use crate::source::{Place, SourceFile, Span};
use crate::yaml::{Node, Value, is_id};

use super::model::{
    Case, Claim, Consumer, Detail, Event, Exhibit, Merchant, Operator, Order, Payment, Problem, Reason,
};
use super::places::Places;
use super::words::{
    Actor, ClaimKind, EventKind, ExhibitKind, MerchantKind, PaymentMethod, PunitiveBasis, ReasonKind,
    RespondentKind,
};

/// The case, as far as it can be read. `as_of` wins over the file's; `today` is the last resort.
pub(super) fn case(node: &Node, file: &Arc<SourceFile>, id: &str, as_of: Option<Day>, today: Day) -> Case {
    Case {
        id: text(node, "id").filter(|id| is_id(id)).unwrap_or_else(|| id.to_owned()),
        as_of: as_of.or_else(|| read(node, "as_of", |text| Day::parse(text).ok())).unwrap_or(today),
        platform: text(node, "platform").unwrap_or_default(),
        operator: operator(part(node, "operator")),
        consumer: consumer(part(node, "consumer")),
        merchant: merchant(part(node, "merchant")),
        order: order(part(node, "order")),
        problem: problem(part(node, "problem")),
        claims: list(node, "claims", claim),
        respond_within_days: number(node, "respond_within_days"),
        respondent: read(node, "respondent", RespondentKind::from_word).unwrap_or(RespondentKind::Merchant),
        respondent_reason: node.get("respondent_reason").and_then(reason),
        history: by_date(list(node, "history", event)),
        exhibits: list(node, "exhibits", exhibit),
        allow: list(node, "allow", |_, allow| {
            let place = Place { file: file.clone(), span: allow.get("rule")?.span };
            Some(Allowed { rule: text(allow, "rule")?, place })
        }),
        is_whole: is_whole(node),
        places: places(node, file),
    }
}

/// Can everything be read that no text does without?
fn is_whole(node: &Node) -> bool {
    let texts = [("merchant", "shop"), ("order", "item"), ("problem", "kind"), ("problem", "summary")];
    text(node, "platform").is_some()
        && texts.iter().all(|(part, key)| text(self::part(node, part), key).is_some())
        && amount(part(node, "order"), "paid").is_some()
}

/// By day; within a day, an event without a time keeps its place after the one written before it.
fn by_date(events: Vec<Event>) -> Vec<Event> {
    let mut last: Option<Moment> = None;
    let mut keyed: Vec<_> = events
        .into_iter()
        .map(|event| {
            let before = last.filter(|moment| moment.day == event.at.day).and_then(|moment| moment.time);
            let time = event.at.time.or(before).unwrap_or((0, 0));
            last = Some(Moment { day: event.at.day, time: Some(time) });
            ((event.at.day, time), event)
        })
        .collect();
    keyed.sort_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, event)| event).collect()
}

fn operator(node: &Node) -> Operator {
    Operator {
        name: text(node, "name"),
        legal_name: text(node, "legal_name"),
        credit_code: text(node, "credit_code"),
        address: text(node, "address"),
        phone: text(node, "phone"),
    }
}

fn consumer(node: &Node) -> Consumer {
    Consumer { name: text(node, "name"), phone: text(node, "phone"), address: text(node, "address") }
}

fn merchant(node: &Node) -> Merchant {
    Merchant {
        shop: text(node, "shop").unwrap_or_default(),
        kind: read(node, "kind", MerchantKind::from_word),
        legal_name: text(node, "legal_name"),
        credit_code: text(node, "credit_code"),
        address: text(node, "address"),
        phone: text(node, "phone"),
        host: text(node, "host"),
    }
}

fn order(node: &Node) -> Order {
    let payment = node.get("payment").and_then(|payment| {
        let method = read(payment, "method", PaymentMethod::from_word)?;
        Some(Payment { method, transaction: text(payment, "transaction") })
    });
    Order {
        number: text(node, "number"),
        item: text(node, "item").unwrap_or_default(),
        spec: text(node, "spec"),
        quantity: number(node, "quantity"),
        unit: text(node, "unit"),
        category: text(node, "category"),
        paid: amount(node, "paid").unwrap_or_default(),
        shipping: amount(node, "shipping"),
        payment,
        placed: moment(node, "placed"),
        promises: texts(node, "promises"),
    }
}

fn problem(node: &Node) -> Problem {
    Problem {
        kind: text(node, "kind").unwrap_or_default(),
        summary: text(node, "summary").unwrap_or_default(),
        title: text(node, "title"),
        exhibits: texts(node, "exhibits"),
        details: list(node, "details", |index, detail| {
            Some(Detail { text: text(detail, "text")?, exhibits: texts(detail, "exhibits"), index })
        }),
    }
}

fn claim(index: usize, node: &Node) -> Option<Claim> {
    Some(Claim {
        kind: read(node, "kind", ClaimKind::from_word)?,
        amount: amount(node, "amount"),
        basis: read(node, "basis", PunitiveBasis::from_word),
        text: text(node, "text"),
        exhibits: texts(node, "exhibits"),
        index,
    })
}

fn reason(node: &Node) -> Option<Reason> {
    Some(Reason {
        kind: read(node, "kind", ReasonKind::from_word)?,
        at: moment(node, "at")?,
        text: text(node, "text")?,
        exhibits: texts(node, "exhibits"),
    })
}

fn event(index: usize, node: &Node) -> Option<Event> {
    Some(Event {
        at: moment(node, "at")?,
        by: read(node, "by", Actor::from_word)?,
        kind: read(node, "event", EventKind::from_word)?,
        text: text(node, "text"),
        quote: text(node, "quote"),
        refusal: text(node, "refusal"),
        amount: amount(node, "amount"),
        channel: text(node, "channel"),
        to: read(node, "to", RespondentKind::from_word).unwrap_or(RespondentKind::Merchant),
        until: read(node, "until", |text| Day::parse(text).ok()),
        exhibits: texts(node, "exhibits"),
        index,
    })
}

fn exhibit(index: usize, node: &Node) -> Option<Exhibit> {
    Some(Exhibit {
        id: text(node, "id")?,
        kind: read(node, "kind", ExhibitKind::from_word)?,
        title: text(node, "title")?,
        file: text(node, "file"),
        sha256: text(node, "sha256").map(|digits| digits.to_ascii_lowercase()),
        shows: text(node, "shows"),
        index,
    })
}

fn text(node: &Node, key: &str) -> Option<String> {
    read(node, key, |text| (!text.trim().is_empty()).then(|| text.to_owned()))
}

fn amount(node: &Node, key: &str) -> Option<Amount> {
    read(node, key, |text| Amount::parse(text).ok())
}

fn moment(node: &Node, key: &str) -> Option<Moment> {
    read(node, key, |text| Moment::parse(text).ok())
}

fn number(node: &Node, key: &str) -> Option<u32> {
    read(node, key, |text| text.parse().ok())
}

fn read<T>(node: &Node, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    node.text_of(key).and_then(read)
}

fn texts(node: &Node, key: &str) -> Vec<String> {
    list(node, key, |_, item| item.text().map(str::to_owned))
}

/// The items that can be read, each with its place in the file's list.
fn list<T>(node: &Node, key: &str, item: impl Fn(usize, &Node) -> Option<T>) -> Vec<T> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().enumerate().filter_map(|(index, one)| item(index, one)).collect()
}

/// A mapping inside; an empty one where there is none.
fn part<'a>(node: &'a Node, key: &str) -> &'a Node {
    const NOTHING: &Node = &Node { span: Span::new(0, 0), value: Value::Nothing };
    node.get(key).unwrap_or(NOTHING)
}

fn places(root: &Node, file: &Arc<SourceFile>) -> Places {
    let mut places = Places { file: file.clone(), values: BTreeMap::new(), keys: BTreeMap::new() };
    walk(root, &CasePath::root(), &mut places);
    places
}

fn walk(node: &Node, path: &CasePath, places: &mut Places) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                let path = path.join(&entry.key);
                places.keys.insert(path.clone(), entry.key_span);
                walk(&entry.node, &path, places);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = path.index(index);
                let text = file_line(&places.file, item.span);
                places.keys.insert(path.clone(), text);
                walk(item, &path, places);
            }
        }
        _ => {
            places.values.insert(path.clone(), node.span);
        }
    }
}

fn file_line(file: &SourceFile, span: Span) -> Span {
    let text = file.text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + text.lines().next().unwrap_or_default().trim_end().len())
}
