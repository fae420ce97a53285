//! A case file to fill in: what a case needs, with what each key is for.

use crate::knowledge::Problem;
use crate::yaml::TO_FILL;

use super::layout::{Happened, Written};

/// How many pieces of evidence are named.
const EVIDENCE: usize = 4;

/// A case file to fill in, for a platform and a kind of problem where these are known.
pub fn skeleton(platform: Option<&str>, problem: Option<&Problem>) -> String {
    let mut case = Written { top: top("照实把“请填”换掉"), ..Written::default() };
    if let Some(platform) = platform {
        case.put("platform", platform, None);
    }
    for path in ["order.number", "order.placed"] {
        case.put(path, TO_FILL, None);
    }
    if let Some(problem) = problem {
        case.put("problem.kind", &problem.id, Some(problem.name.clone()));
    }
    let event = |by: &str, kind: &str, text: &[(&'static str, &str)], remark: &str| Happened {
        entries: [("at", TO_FILL), ("by", by), ("event", kind)]
            .iter()
            .chain(text)
            .map(|(key, value)| (*key, (*value).to_owned()))
            .collect(),
        remarks: vec![remark.to_owned()],
    };
    if problem.is_none_or(|problem| problem.shows_on_delivery) {
        case.history.push(event("courier", "delivered", &[], "哪天收到的；没有收到就删掉这一条"));
    }
    case.history.push(event("consumer", "contacted", &[("text", TO_FILL)], "哪天联系的商家，说了什么"));
    case.history.push(event(
        "merchant",
        "replied",
        &[("quote", TO_FILL)],
        "商家怎样答复，照原话；拒绝的写 event: refused",
    ));
    case.evidence = evidence(problem);
    case.text()
}

pub(super) fn top(first: &str) -> Vec<String> {
    vec![
        format!("{first}，再运行 complain check 看还缺什么。"),
        "井号后面是说明，不会写进文字。日期写成 2026-05-04 或 2026-05-04 18:30。".to_owned(),
    ]
}

/// What proves this kind of problem, as lines to uncomment.
pub(super) fn evidence(problem: Option<&Problem>) -> Vec<String> {
    let mut lines = vec!["exhibits:  # 证据；写好以后，在它能证明的那件事里加 exhibits: [编号]".to_owned()];
    for one in problem.map(|problem| &problem.evidence[..]).unwrap_or_default().iter().take(EVIDENCE) {
        let kind = one.kinds.first().map_or("photo", String::as_str);
        lines.push(format!("  - {{id: {}, kind: {kind}, title: {}}}", one.id, one.text));
    }
    if lines.len() == 1 {
        lines.push("  - {id: chat-1, kind: chat, title: 与商家的沟通记录}".to_owned());
    }
    lines
}
