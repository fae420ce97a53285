//! `channel/already-accepted`: one dispute, one administrative door.

use crate::case::{Actor, Case, EventKind};
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, of_events, of_problem, said, sentences, to};

pub(super) const RULE: Rule = Rule {
    id: "channel/already-accepted",
    name: "同一争议已经受理过",
    level: Severity::Warning,
    why: "同一争议由法院、仲裁机构、行政机关或者消费者协会受理或者处理过的，市场监督管理部门不予受理；条文按写信那天有效的办法写在报告里。",
    instead: "补充材料给原来的承办单位，或者考虑仲裁、诉讼。",
    check: Check::Channels(check),
    bad: &[
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: \"12315\"}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: 12315-phone}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: \"12315\"}, {at: 2026-05-18, by: regulator, event: mediated}]",
        ),
        Example::on(
            "12315-phone",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-12, by: regulator, event: accepted, text: 短信告知受理}]",
        ),
        Example::of(
            "as_of: 2026-04-01\norder: {item: 手工陶碗, paid: 268.00, placed: 2026-03-01}\nhistory: [{at: 2026-03-05, by: merchant, event: refused}, {at: 2026-03-12, by: regulator, event: accepted}]",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 向区消费者协会反映，消费者协会已受理。}]",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 区人民法院已立案，尚未开庭。}]}",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 市仲裁委员会已经受理这件事。}]",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: \"12315\"}]",
        ),
    ],
    good: &[
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 向区消费者协会反映，答复不予受理。}]",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-04, by: consumer, event: contacted, text: 请求退货}, {at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: contacted, text: 说明不退款就依法向法院起诉}]",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 区消费者协会没有组织调解，建议向12315提出。}]",
        ),
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: \"12315\"}, {at: 2026-05-12, by: regulator, event: rejected, text: 缺少通讯地址}]",
        ),
        Example::on(
            "letter",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::on(
            "wechat-pay",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-12, by: regulator, event: accepted}]",
        ),
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: wechat-pay}, {at: 2026-05-08, by: payment, event: accepted}]",
        ),
        Example::of(
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-07, by: consumer, event: complained, channel: platform-service}, {at: 2026-05-08, by: platform, event: accepted}]",
        ),
    ],
};

/// Who else may have taken the dispute up.
const AUTHORITIES: &[&str] = &[
    "消费者协会",
    "消协",
    "消委会",
    "消保委",
    "消费者委员会",
    "法院",
    "仲裁委",
    "仲裁机构",
    "仲裁院",
    "市场监管局",
    "市场监督管理局",
    "市场监管",
    "市场监督管理所",
    "消费者权益保护委员会",
    "仲裁",
];
/// What they do when they have.
const TAKEN_UP: &[&str] = &[
    "已受理",
    "已经受理",
    "受理此",
    "受理这",
    "已经立案",
    "已经调解",
    "调解过",
    "裁决",
    "判决",
    "受理了",
    "予以受理",
    "决定受理",
    "受理通知",
    "已立案",
    "立案了",
    "准予立案",
    "已调解",
    "组织调解",
    "组织了调解",
    "调解了",
    "调解未成",
    "调解不成",
    "调解没有结果",
    "调解无果",
    "调解失败",
    "没有调解成",
    "已处理",
    "已经处理",
    "处理过",
    "调解书",
    "已开庭",
    "开庭审理",
];

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    let case = subject.case;
    // One sign is enough: the plainest is said.
    let found = accepted(case).or_else(|| elsewhere(case)).map(|path| {
        RULE.finding(format!("同一争议已经受理过，再走{doors}一般不予受理"))
            .at(case.places.of(&path), "已经受理")
    });
    let found = found.or_else(|| {
        let path = filed(case)?;
        let message = format!("已经向12315提交过，还没有写明结果；受理以后，再走{doors}一般不予受理");
        Some(Diagnostic::note(RULE.id, message).at(case.places.of(&path), "已经提交"))
    });
    let Some(found) = found else { return };
    let basis = basis(subject.facts, "refusal-of-acceptance", &["handled-elsewhere"]);
    sink.push(found.help(format!("{basis}可以补充材料给原来的承办单位，或者考虑仲裁、诉讼")));
}

/// The regulator took it up.
fn accepted(case: &Case) -> Option<CasePath> {
    let is_accepted = |kind| matches!(kind, EventKind::Accepted | EventKind::Mediated);
    let event = case.history.iter().find(|event| event.by == Actor::Regulator && is_accepted(event.kind))?;
    Some(event.path().join("event"))
}

/// The case tells that a court, an arbitration body or a consumers' association did.
fn elsewhere(case: &Case) -> Option<CasePath> {
    let texts = of_problem(case).into_iter().chain(of_events(case, &[]));
    let mut told = texts.filter(|(_, text)| {
        sentences(text)
            .any(|sentence| said(sentence, AUTHORITIES).is_some() && said(sentence, TAKEN_UP).is_some())
    });
    told.next().map(|(path, _)| path)
}

/// A complaint at 12315 of which the case tells no outcome.
fn filed(case: &Case) -> Option<CasePath> {
    let is_filed = |channel: &Option<String>| channel.as_ref().is_some_and(|id| id.starts_with("12315"));
    let place = case.history.iter().rposition(|event| is_filed(&event.channel))?;
    let has_outcome = case.history[place..].iter().any(|event| event.kind == EventKind::Rejected);
    (!has_outcome).then(|| case.history[place].path().join("event"))
}
