//! `evidence/needed`: the case lacks what proves its kind of problem best.

use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/needed",
    name: "缺少这类问题最要紧的证据",
    level: Severity::Note,
    why: "每类问题都有一样最能说明它的证据，受理的人先看它；现在补往往还来得及，页面下架、包裹寄走以后就难了。",
    instead: "能补就补上，写进 exhibits；其余有用的证据见 complain plan。",
    check: Check::Case(check),
    bad: &[
        Example::of(
            "problem: {kind: quality, summary: 收到的6只陶碗中有3只碗口开裂。, exhibits: [cracks]}\nexhibits:\n  - {id: cracks, kind: document, title: 情况说明}\n  - {id: tracking, kind: screenshot, title: 物流页面截图}\n  - {id: page, kind: screenshot, title: 售后详情页截图}\n  - {id: chat, kind: chat, title: 与商家的沟通记录}",
        ),
        Example::of(
            "problem: {kind: damaged-in-transit, summary: 陶碗送到时已碎。, exhibits: [tracking]}\nhistory:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}\nexhibits:\n  - {id: tracking, kind: screenshot, title: 物流页面截图}",
        ),
        Example::of(
            "problem: {kind: missing-parts, summary: 收到5只陶碗，少1只。, exhibits: [chat]}\nhistory:\n  - {at: 2026-05-05, by: merchant, event: refused, exhibits: [chat]}\nexhibits:\n  - {id: chat, kind: chat, title: 与商家的沟通记录}",
        ),
        Example::of("problem: {kind: livestream, summary: 直播中说的赠品没有收到。, exhibits: [cracks]}"),
        Example::of(
            "problem: {kind: counterfeit-suspected, summary: 陶碗底款与页面不同，真伪存疑。, exhibits: [cracks]}\nhistory:\n  - {at: 2026-05-05, by: merchant, event: refused, exhibits: [chat]}\nexhibits:\n  - {id: cracks, kind: photo, title: 底款照片}\n  - {id: chat, kind: chat, title: 与商家的沟通记录}",
        ),
    ],
    good: &[
        Example::of("problem: {kind: quality, summary: 收到的6只陶碗中有3只碗口开裂。, exhibits: [cracks]}"),
        // A video of the unpacking helps too, and can no longer be made.
        Example::of("problem: {kind: wrong-item, summary: 收到的是蓝色陶碗。, exhibits: [cracks]}"),
        Example::of("problem: {kind: refund-refused, summary: 退款申请被拒。, exhibits: [page]}"),
        Example::of("problem: {kind: not-received, summary: 没有收到陶碗。, exhibits: [tracking]}"),
        Example::of("problem: {kind: missing-parts, summary: 收到5只陶碗，少1只。, exhibits: [cracks]}"),
        // `evidence/unproved` says it, with what would help.
        Example::of(
            "problem: {kind: missing-parts, summary: 收到5只陶碗，少1只。}\nhistory: [{at: 2026-05-04, by: courier, event: delivered}]\nexhibits:",
        ),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let problem = &subject.facts.problem;
    // The list goes from the most telling to the least; `plan` names all that is lacking.
    let Some(first) = problem.evidence.first().filter(|first| !first.is_likely_there) else {
        return;
    };
    if subject.case.exhibits.is_empty() {
        return;
    }
    let mut found = RULE
        .finding(format!("“{}”最要紧的证据还没有：{}", problem.name, first.text))
        .at(subject.case.places.of("problem.kind"), "")
        .help("手里有就写进 exhibits，并在它能证明的那件事里引用");
    let others: Vec<&str> = problem.lacking().skip(1).map(|evidence| evidence.text.as_str()).collect();
    if !others.is_empty() {
        found = found.help(format!("也有帮助：{}", others.join("；")));
    }
    sink.push(found);
}
