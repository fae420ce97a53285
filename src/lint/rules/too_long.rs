//! `channel/too-long`: a text longer than its box. Nothing is cut: the writer sees by how much, and what could go first.

use crate::channel::{Channel, Policy};
use crate::diagnostic::{Severity, Sink};
use crate::draft::Draft;

use super::super::boxes::{basis, fillings, point};
use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channel/too-long",
    name: "文字超出一栏的上限",
    level: Severity::Error,
    why: "超出的部分页面不收，或者被截掉后意思就变了。能换短的写法、能分成几条、能放进补充材料的都试过了。上限有没有官方文字，写在报告里。",
    instead: "缩短标出的文字，先删次要的；页面允许更多时，用 --limit 渠道.栏=字数 改。",
    check: Check::Draft(check),
    bad: &[
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 六只手工陶碗里有三只碗口开裂申请退货被拒绝的经过, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 下单到现在二十天了手工陶碗开裂还没有退成货, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 陶碗开裂以后和商家沟通的全部过程记录在这里, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 订购的手工陶碗开裂三只申请退货退款两次都没有办成, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: Three of six handmade bowls were cracked when they came, exhibits: [cracks]}",
        ),
    ],
    good: &[
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 6只陶碗3只开裂，退货被拒, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 六只手工陶碗三只碗口开裂退货被拒的经过, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: six bowls and three cracked on day one, exhibits: [cracks]}",
        ),
        Example::on("official-dm", long_problem!("分成两条")),
        Example::on("12315", long_claim!("换货", "一套")),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    for filling in fillings(channel, draft) {
        let (limit, count) = (filling.limit, filling.count);
        if count <= limit.max {
            continue;
        }
        let message = format!(
            "渠道“{}”的“{}”有 {count} 字，超出上限 {} 字 {} 字",
            channel.id,
            filling.field.label,
            limit.max,
            count - limit.max
        );
        let runs = filling.part.runs();
        let spare: usize = runs.filter(|run| run.rank > 0).map(|run| limit.unit.count(&run.text)).sum();
        let mut diagnostic = point(RULE.finding(message), subject.case, subject.facts, filling.part);
        diagnostic = diagnostic.help(basis(limit));
        let tried = filling.field.fit.iter().any(|policy| *policy != Policy::Refuse);
        if tried {
            diagnostic = diagnostic.help("最短的写法也放不下");
        } else if spare > 0 {
            diagnostic = diagnostic.help(format!("其中 {spare} 字是次要的内容，可以先从那里删减"));
        }
        sink.push(diagnostic);
    }
}
