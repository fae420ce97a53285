//! `answer/which-detail`: words of the seller's that nothing meets, beside details that meet nothing: only the writer knows which
//! belongs to which.

use crate::case::{Actor, ClaimKind, EventKind};
use crate::diagnostic::{Severity, Sink};
use crate::facts::{DetailFacts, EventFacts, Facts, PositionFacts};

use super::super::rule::{Check, Example, Rule, Subject};

/// A case of fewer reasons has its few facts beside them anyway.
const LEAST: usize = 4;
/// So many of either are shown: more are found as soon as these are linked.
const SHOWN: usize = 3;

pub(super) const RULE: Rule = Rule {
    id: "answer/which-detail",
    name: "商家的说法和能回应它的细节还没有连起来",
    level: Severity::Note,
    why: "文字把商家的每一句理由和回应它的事实写在一起，看的人一眼就能对上；意思对得上、字面对不上的，程序认不出，写的人知道。",
    instead: "细节里有回应它的，给商家那句话写 id: 起一个名字，在那条细节写 answers: 同一个名字；没有能回应的，不用写，也不要为了回应去编。细节紧接着写在那句话后面，最后可以用半句话写它说明什么。",
    check: Check::Case(check),
    bad: &[
        argued!(
            "event: refused, quote: 图你点过头的，点了头再来说窄",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 定的是12厘米，来的是11厘米, exhibits: [cracks]}]"
        ),
        argued!(
            "event: replied, quote: 木头嘛天热天冷都会动一动",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 同一批的另外3只好好的, exhibits: [cracks]}]"
        ),
        argued!(
            "event: refused, quote: 左右要看您站在哪一边",
            "problem:\n  kind: not-as-described\n  summary: 收到的陶碗与页面不同。\n  details: [{text: 图上画着一个箭头, exhibits: [page]}, {text: 翻过来是没上釉的底, exhibits: [cracks]}]"
        ),
        argued!(
            "event: refused, quote: 可能跟手机放在一起磁化了，这个不算我们的",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 检测单上写着一切正常, exhibits: [page]}]"
        ),
        argued!(
            "event: refused, quote: 页面上的图是实验室拍的",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 图的右下角印着实景两个字, exhibits: [page]}]"
        ),
    ],
    good: &[
        // Linked.
        said!(
            "event: refused, id: nod, quote: 图你点过头的，点了头再来说窄",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 定的是12厘米，来的是11厘米, answers: nod, exhibits: [cracks]}]"
        ),
        // No detail is there to be linked.
        said!("event: refused, quote: 图你点过头的，点了头再来说窄"),
        // Nobody gave a reason.
        said!(
            "event: agreed, quote: 好的，给您补发",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 同一批的另外3只好好的, exhibits: [cracks]}]"
        ),
        // The stock refusal is met by the rule.
        said!(
            "event: refused, quote: 包装已拆，影响二次销售",
            "problem:\n  kind: seven-day-return\n  summary: 收到后不喜欢。\n  details: [{text: 只拆了外箱，陶碗没有使用。, exhibits: [cracks]}]"
        ),
        // The writer said at once what is to be said to it.
        said!(
            "event: refused, id: nod, quote: 图你点过头的，点了头再来说窄}\n  - {at: 2026-05-05 10:30, by: consumer, event: contacted, answers: nod, text: 点头的图是12厘米",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 同一批的另外3只好好的, exhibits: [cracks]}]"
        ),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let (case, facts) = (subject.case, subject.facts);
    let open: Vec<&PositionFacts> =
        facts.dispute.positions.iter().filter(|one| is_open(facts, one)).collect();
    // Words that give two reasons are shown once.
    let mut open = open;
    open.dedup_by(|one, other| one.from.first() == other.from.first());
    let free: Vec<usize> = (0..facts.problem.details.len()).filter(|at| is_free(facts, *at)).collect();
    let is_reason = |one: &&PositionFacts| one.is != "settled" && one.who == "seller";
    let is_rich = facts.dispute.positions.iter().filter(is_reason).count() >= LEAST;
    let Some((first, others)) = open.split_first().filter(|_| is_rich && !free.is_empty()) else { return };
    let place = |path: &str| case.places.of(path);
    let quote =
        |one: &PositionFacts| one.from.first().map(|from| format!("{from}.quote")).unwrap_or_default();
    let mut finding = RULE
        .finding(format!(
            "商家有 {} 句话还没有事实回应，有 {} 条细节还没有写明回应哪一句",
            open.len(),
            free.len()
        ))
        .at(place(&quote(first)), "写明哪一条细节回应它");
    for one in others.iter().take(SHOWN - 1) {
        finding = finding.at(place(&quote(one)), "还有这一句");
    }
    for at in free.iter().take(SHOWN) {
        finding = finding.at(place(&format!("problem.details[{at}].text")), "这一条没有写明回应哪一句");
    }
    sink.push(finding.help(RULE.instead));
}

/// Do these words still have to be met, with nothing that meets them?
fn is_open(facts: &Facts, one: &PositionFacts) -> bool {
    let from = one.from.first();
    let event = facts.timeline.iter().find(|event| Some(&event.from) == from);
    let Some(event) = event.filter(|_| one.is != "settled" && one.who == "seller") else { return false };
    // Before the writer had said what is wrong nothing was put off.
    let is_told = |other: &EventFacts| {
        other.by == Actor::Consumer
            && matches!(other.event, EventKind::Contacted | EventKind::AfterSaleRequested)
            && facts.order.placed.is_none_or(|placed| !other.at.is_before(placed))
            && other.at.is_before(event.at)
    };
    if !facts.timeline.iter().any(is_told) {
        return false;
    }
    let is_reason = matches!(event.event, EventKind::Refused | EventKind::Replied) && event.quote.is_some();
    let is_replied = facts.timeline.iter().any(|other| event.id.is_some() && other.answers == event.id);
    let is_met =
        |step: &crate::facts::Step| step.position.as_ref().is_some_and(|met| Some(&met.from) == from);
    is_reason
        && !is_replied
        && one.details.is_empty()
        && event.page.is_none()
        && event.earlier.is_none()
        && !facts.argument.steps.iter().any(is_met)
}

/// Does this detail meet nothing, and say more than what the matter cost?
fn is_free(facts: &Facts, at: usize) -> bool {
    let detail: &DetailFacts = &facts.problem.details[at];
    let sums = facts.claims.iter().filter(|claim| matches!(claim.kind, ClaimKind::Loss | ClaimKind::Freight));
    let is_cost = sums.filter_map(|claim| claim.amount).any(|sum| sum.is_named_in(&detail.text));
    let is_told = facts.argument.steps.iter().any(|step| step.tells(Some(at)));
    detail.answers.is_none() && !is_told && !is_cost
}
