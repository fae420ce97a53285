//! Keys that a channel needs or wants and the case lacks: shared by the two rules, so that a key is said once for all
//! channels.

use std::collections::BTreeMap;

use crate::case::keys;
use crate::channel::Channel;
use crate::diagnostic::Diagnostic;
use crate::facts::{Document, Node, case_path};
use crate::path::CasePath;
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
pub(super) fn point(diagnostic: Diagnostic, subject: &Subject<'_>, key: &CasePath) -> Diagnostic {
    let about = about(key.as_str()).unwrap_or("这一项");
    diagnostic
        .at(subject.case.places.parent_of(key), "写在这下面")
        .help(format!("{key}：{about}。{}", where_to_find(key.as_str())))
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
