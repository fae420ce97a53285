//! Keys that a channel needs or wants and the case lacks: shared by the two rules, so that a key is said once for all
//! channels.

use std::collections::BTreeMap;

use crate::case::keys;
use crate::channel::Channel;
use crate::diagnostic::Diagnostic;
use crate::facts::{Document, Node, case_path};
use crate::path::CasePath;
use crate::source::Place;
use crate::yaml::Shape;

use super::rule::Subject;

/// The absent ones of these paths, each with the ids of the channels that name it.
pub(super) fn lacking<'a>(
    subject: &Subject<'_>,
    channels: &[&'a Channel],
    paths: impl Fn(&'a Channel) -> &'a [String],
) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut lacking: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for &channel in channels {
        for path in paths(channel).iter().filter(|path| is_absent(subject.document, path)) {
            lacking.entry(path).or_default().push(&channel.id);
        }
    }
    lacking
}

/// Can the channel not be written for want of a key?
pub fn is_blocked(document: &Document, channel: &Channel) -> bool {
    channel.needs.iter().any(|path| is_absent(document, path))
}

/// The key that stands for a path in the case file.
pub(super) fn key(subject: &Subject<'_>, path: &str) -> CasePath {
    case_path(subject.facts, path).unwrap_or_else(|| CasePath::of(path))
}

/// Channels by their ids, as a report says them.
pub(super) fn named(ids: &[&str]) -> String {
    format!("渠道“{}”", ids.join("”“"))
}

/// Points at where the key belongs and says what it means and where to find it.
pub(super) fn point<'a>(
    diagnostic: Diagnostic,
    subject: &Subject<'_>,
    key: &CasePath,
    lacking: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let about = about(key.as_str()).unwrap_or("这一项");
    let places = &subject.case.places;
    let (group, line) = to_write(key, |path| places.has(path));
    let there = match &group {
        Some(group) if is_in_braces(&places.written(group)) => format!("在 {group} 的花括号里加上 {line}"),
        Some(group) => format!("在 {group} 下面加一行 {line}"),
        None => format!("另起一行写 {}", with_those_beside(key, lacking).unwrap_or(line)),
    };
    let label = if group.is_some() {
        "写在这下面".to_owned()
    } else {
        format!("这个文件里还没有 {}", top(key))
    };
    let found = diagnostic.at(places.parent_of(key), label).help(format!("{there}：{about}"));
    let source = where_to_find(key.as_str());
    if source.is_empty() { found } else { found.help(source) }
}

/// The nearest group of a key that stands in the file, and what is written there; no group where a line of its own is.
fn to_write(key: &CasePath, is_there: impl Fn(&CasePath) -> bool) -> (Option<CasePath>, String) {
    let mut line = "…".to_owned();
    let mut path = key.as_str();
    while let Some((group, name)) = path.rsplit_once('.') {
        line = if line == "…" { format!("{name}: …") } else { format!("{name}: {{{line}}}") };
        let above = CasePath::of(group);
        if is_there(&above) {
            return (Some(above), line);
        }
        path = group;
    }
    (None, if line == "…" { format!("{path}: …") } else { format!("{path}: {{{line}}}") })
}

/// A group with all of it that is lacking, so that it is written once.
fn with_those_beside<'a>(key: &CasePath, lacking: impl Iterator<Item = &'a str>) -> Option<String> {
    let (group, _) = key.as_str().rsplit_once('.').filter(|(group, _)| !group.contains('.'))?;
    let names = lacking.filter_map(|path| path.strip_prefix(group)?.strip_prefix('.'));
    let entries: Vec<String> =
        names.filter(|name| !name.contains('.')).map(|name| format!("{name}: …")).collect();
    Some(format!("{group}: {{{}}}", entries.join(", ")))
}

fn top(key: &CasePath) -> &str {
    key.as_str().split(['.', '[']).next().unwrap_or_default()
}

/// Does a group stand in one line, between braces?
fn is_in_braces(group: &Place) -> bool {
    let rest = group.file.text.get(group.span.end..).unwrap_or_default();
    rest.trim_start_matches([':', ' ']).starts_with('{')
}

fn is_absent(document: &Document, path: &str) -> bool {
    document.at(path).is_none_or(|node| matches!(node, Node::List(items) if items.is_empty()))
}

fn where_to_find(key: &str) -> &'static str {
    match key {
        "merchant.legal_name" | "merchant.address" | "merchant.credit_code" => {
            "在店铺页面的证照信息里抄；查不到时先用 platform-service 请平台提供"
        }
        "operator.legal_name" | "operator.address" => "在平台公示的证照信息里抄",
        "order.payment.transaction" => "在付款账单的详情里抄",
        "order.number" => "在订单详情页抄",
        _ => "",
    }
}

/// The meaning of a key, from the table that the reader checks with.
fn about(path: &str) -> Option<&'static str> {
    let mut shape = keys::CASE;
    let mut about = None;
    for name in path.split('.') {
        let Shape::Map(keys) = shape else { return None };
        let key = keys.iter().find(|key| key.name == name)?;
        (shape, about) = (key.shape, Some(key.about));
    }
    about
}
