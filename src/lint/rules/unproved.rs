//! `evidence/unproved`: something that the claims rest on, and no exhibit for it.

use crate::case::{Actor, Case, ClaimKind, Event, EventKind};
use crate::diagnostic::{Severity, Sink};
use crate::facts::{Facts, StageKind};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/unproved",
    name: "要紧的事没有证据",
    level: Severity::Warning,
    why: "投诉要有事实依据；对方不承认的时候，没有证据的话受理的人也不好采信。下单、付款、申请售后平台自己有记录，不必另附。",
    instead: "在这件事里写 exhibits: [证据编号]；确实没有证据的，只写自己见到的，或者不写。",
    check: Check::Case(check),
    bad: &[
        Example::of(
            "problem: {kind: quality, summary: 收到的6只陶碗中有3只碗口开裂。}\nclaims: [{kind: return-refund, exhibits: [cracks]}]",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 另外2只碗底有沙眼。}]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks, chat]}\nhistory:\n  - {at: 2026-05-04, by: courier, event: delivered, exhibits: [tracking]}\n  - {at: 2026-05-04, by: consumer, event: after-sale-requested, exhibits: [page]}\n  - {at: 2026-05-05, by: merchant, event: refused}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks, chat]}\nhistory:\n  - {at: 2026-05-04, by: courier, event: delivered}\n  - {at: 2026-05-04, by: consumer, event: after-sale-requested, exhibits: [page, tracking]}",
        ),
        Example::of(
            "problem: {kind: promise-broken, summary: 碗托没有收到。, exhibits: [cracks, chat, tracking, page]}\nhistory:\n  - {at: 2026-05-06, by: merchant, event: promised, quote: 10日前补发碗托, until: 2026-05-10}",
        ),
        Example::of("claims: [{kind: return-refund}, {kind: freight, amount: 12.00, text: 寄回的运费}]"),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks, chat, tracking]}\nhistory:\n  - {at: 2026-05-04, by: consumer, event: contacted, text: 说明碗口开裂}\n  - {at: 2026-05-06, by: merchant, event: no-reply}\n  - {at: 2026-05-07, by: consumer, event: after-sale-requested, exhibits: [page]}",
        ),
    ],
    good: &[
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, details: [{text: 裂纹长2厘米。, exhibits: [cracks]}]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 其余3只没有异议，可以全部寄回。}]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks, chat, tracking]}\nhistory:\n  - {at: 2026-05-01, by: consumer, event: paid}\n  - {at: 2026-05-02, by: merchant, event: shipped}\n  - {at: 2026-05-04, by: consumer, event: contacted, text: 说明碗口开裂}\n  - {at: 2026-05-04, by: consumer, event: after-sale-requested, exhibits: [page]}",
        ),
        Example::of(
            "problem: {kind: freight-dispute, summary: 退货运费没有退。, exhibits: [cracks, chat, tracking, page]}\nclaims: [{kind: freight, amount: 12.00, exhibits: [page]}]\nhistory:\n  - {at: 2026-05-04, by: courier, event: delivered}\n  - {at: 2026-05-06, by: consumer, event: return-shipped}\n  - {at: 2026-05-08, by: merchant, event: return-received}\n  - {at: 2026-05-09, by: merchant, event: refunded, amount: 256.00, exhibits: [page]}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks, tracking, page]}\nhistory:\n  - {at: 2026-05-04, by: consumer, event: contacted, text: 说明碗口开裂, exhibits: [chat]}\n  - {at: 2026-05-06, by: merchant, event: no-reply}",
        ),
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks, tracking, page, chat]}\nhistory:\n  - {at: 2026-05-05, by: merchant, event: replied, text: 表示会核实}",
        ),
        Example::of(
            "claims: [{kind: return-refund}, {kind: freight, amount: 12.00, text: 寄回的运费, exhibits: [page]}]",
        ),
    ],
};

/// What a writer grants or offers needs no proof: it is no assertion against anybody.
const OWN_SIDE: &[&str] =
    &["没有异议", "无异议", "可以寄回", "可以全部寄回", "愿意", "尚未寄回", "仍在本人处"];

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let Subject { case, facts, .. } = *subject;
    if case.exhibits.is_empty() {
        let most: Vec<&str> = facts.problem.evidence.iter().take(3).map(|one| one.text.as_str()).collect();
        let help = format!("这类问题先准备：{}；写进 exhibits，再在它能证明的那件事里引用", most.join("；"));
        return sink
            .push(RULE.finding("案件里没有任何证据").at(case.places.of("problem.summary"), "").help(help));
    }
    let mut tell = |path: &CasePath, message: String, kinds: &str| {
        sink.push(RULE.finding(message).at(case.places.of(path), "没有引用证据").help(format!(
            "附上{kinds}，在这里写 exhibits: [证据编号]；没有证据的，只写自己见到的，或者不写"
        )));
    };
    problem(case, facts, &mut tell);
    for event in case.history.iter().filter(|event| event.exhibits.is_empty() && !event.is_private) {
        if let Some(kinds) = needed(case, facts, event) {
            let message = format!("“{}”没有证据", event.kind.about());
            tell(&event.path().join("event"), message, kinds);
        }
    }
    if case.respondent_reason.as_ref().is_some_and(|reason| reason.exhibits.is_empty()) {
        let kinds = "平台的答复记录或页面截图";
        tell(&CasePath::of("respondent_reason.text"), "投诉平台的理由没有证据".into(), kinds);
    }
    for claim in case.claims.iter().filter(|claim| claim.exhibits.is_empty()) {
        let kinds = match claim.kind {
            ClaimKind::Freight => "运费的付款凭证或报价截图",
            ClaimKind::Loss => "发票、收据等支出凭证",
            ClaimKind::DoubleDeposit => "定金的付款凭证",
            ClaimKind::PriceDifference => "前后两次价格的页面截图",
            _ => continue,
        };
        let message = format!("“{}”的金额没有证据", claim.kind.about());
        let path = claim.path().join("amount");
        let path = if case.places.contains(&path) { path } else { claim.path().join("kind") };
        tell(&path, message, kinds);
    }
}

fn problem(case: &Case, facts: &Facts, tell: &mut dyn FnMut(&CasePath, String, &str)) {
    let problem = &case.problem;
    let kinds = facts.problem.evidence.first().map_or("能看清问题的照片或截图", |one| &one.text);
    if problem.exhibits.is_empty() && problem.details.iter().all(|detail| detail.exhibits.is_empty()) {
        tell(&CasePath::of("problem.summary"), "问题本身没有证据".into(), kinds);
    }
    let is_bare = |detail: &&crate::case::Detail| {
        detail.exhibits.is_empty() && !OWN_SIDE.iter().any(|words| detail.text.contains(words))
    };
    for detail in problem.details.iter().filter(is_bare) {
        let kinds = "能看清这一点的照片、录像或截图";
        tell(&detail.path().join("text"), "这一条细节没有证据".into(), kinds);
    }
}

/// The exhibit that an event needs, if it needs one: the other side's words, money that came back, and the days that a
/// period is counted from. What the platform itself keeps (orders, payments, applications) needs none.
fn needed(case: &Case, facts: &Facts, event: &Event) -> Option<&'static str> {
    let from = event.path();
    let is_counted_from = || facts.timers.iter().any(|timer| timer.from.as_ref() == Some(&from));
    match event.kind {
        EventKind::Refused | EventKind::Agreed | EventKind::Promised => {
            Some("写有这句话的聊天记录或售后页面截图，带日期和前后文")
        }
        EventKind::Replied if event.quote.is_some() => Some("写有这句话的聊天记录，带日期和前后文"),
        EventKind::InterventionDecided => Some("平台处理结果的页面截图"),
        EventKind::Refunded => Some("入账的账单截图"),
        EventKind::Delivered if is_counted_from() => Some("物流页面截图，能看清签收时间"),
        EventKind::ReturnReceived if is_counted_from() => Some("退货物流页面截图，能看清签收时间"),
        EventKind::NoReply if is_silence(case, facts, event) => Some("发出的消息没有得到回复的聊天记录"),
        _ => None,
    }
}

/// The silence that the text rests on, where no message that went unanswered is proved either.
fn is_silence(case: &Case, facts: &Facts, event: &Event) -> bool {
    let asked = |one: &Event| one.kind == EventKind::Contacted && !one.exhibits.is_empty();
    let last = case.history.iter().rfind(|one| one.kind == EventKind::NoReply);
    facts.stage.is == StageKind::Silent
        && event.by == Actor::Merchant
        && last.is_some_and(|last| last.index == event.index)
        && !case.history.iter().any(asked)
}
