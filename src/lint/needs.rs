//! Facts that a channel needs or wants and the case lacks: a diagnostic with the channel's name, never a blank.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::case::{Case, keys};
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::facts::{Facts, case_path};
use crate::yaml::Shape;

/// Says what these channels lack, each key once with all its channels; the channels that cannot be written come back.
pub(super) fn check<'a>(
    case: &Case,
    facts: &Facts,
    document: &Value,
    channels: &[&'a Channel],
    sink: &mut Sink,
) -> Vec<&'a str> {
    let mut blocked = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        let mut lacking: BTreeMap<&str, Vec<&'a str>> = BTreeMap::new();
        for channel in channels {
            let paths = if severity == Severity::Error { &channel.needs } else { &channel.wants };
            for path in paths.iter().filter(|path| is_absent(document, path)) {
                lacking.entry(path).or_default().push(&channel.id);
            }
        }
        for (path, ids) in lacking {
            sink.push(missing(case, facts, &ids, path, severity));
            if severity == Severity::Error {
                blocked.extend(ids);
            }
        }
    }
    blocked
}

fn is_absent(document: &Value, path: &str) -> bool {
    let found = path.split('.').try_fold(document, |value, key| value.get(key));
    found.is_none_or(|value| value.as_array().is_some_and(Vec::is_empty))
}

fn missing(case: &Case, facts: &Facts, ids: &[&str], path: &str, severity: Severity) -> Diagnostic {
    let key = case_path(facts, path).unwrap_or_else(|| path.to_owned());
    let about = about(&key).unwrap_or("这一项");
    let channels = format!("“{}”", ids.join("”“"));
    let diagnostic = match severity {
        Severity::Error => {
            Diagnostic::error("channel/missing-key", format!("渠道{channels}缺少“{key}”，没有写出"))
        }
        _ => Diagnostic::warning("channel/wanted-key", format!("渠道{channels}最好有“{key}”")),
    };
    diagnostic
        .at(case.places.parent_of(&key), "写在这下面")
        .help(format!("{key}：{about}。{}", where_to_find(&key)))
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
