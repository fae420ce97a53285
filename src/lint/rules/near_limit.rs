//! `channel/near-limit`: a text close to the limit of its box.

use crate::channel::{Channel, Policy};
use crate::diagnostic::{Severity, Sink};
use crate::draft::Draft;

use super::super::boxes::{basis, fillings, point};
use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channel/near-limit",
    name: "文字接近一栏的上限",
    level: Severity::Warning,
    why: "没有官方文字的上限可能比我们取的低；12315 的表单还可能不许粘贴，长文字要手工录入。",
    instead: "缩短标出的文字；确实要写这么长，提交前在页面上核对字数。",
    check: Check::Draft(check),
    bad: &[
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 六只手工陶碗三只碗口开裂申请退货被拒绝了, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 下单后收到的陶碗开裂，退货退款都没有办成, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 陶碗开裂以后，我和商家沟通退货的全部过程, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 收到的6只陶碗中有3只碗口开裂，退货没办成, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: \"six bowls, three cracked, return refused\", exhibits: [cracks]}",
        ),
    ],
    good: &[
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 六只手工陶碗三只碗口开裂退货被拒的经过, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 六只手工陶碗里有三只碗口开裂申请退货被拒绝的经过, exhibits: [cracks]}",
        ),
        Example::on("12315", "# 底本的投诉内容不到1000字"),
        Example::on("intervention", "claims: [{kind: refund}]"),
        Example::on("official-dm", "claims: [{kind: refund}]"),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    for filling in fillings(channel, draft) {
        let (limit, count) = (filling.limit, filling.count);
        if count > limit.max || limit.warn.is_none_or(|warn| count <= warn) {
            continue;
        }
        let message = format!(
            "渠道“{}”的“{}”有 {count} 字，接近上限 {} 字",
            channel.id, filling.field.label, limit.max
        );
        let diagnostic = point(RULE.finding(message), subject.case, subject.facts, filling.part);
        let diagnostic = diagnostic.help(basis(limit));
        let has_shorter = filling.field.fit.contains(&Policy::Condense);
        sink.push(if has_shorter {
            diagnostic.help("要短一些，用 --size standard 或 --size brief")
        } else {
            diagnostic
        });
    }
}
