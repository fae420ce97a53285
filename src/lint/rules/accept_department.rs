//! `accept/other-department`: a matter that is plainly another department's.

use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, to};

pub(super) const RULE: Rule = Rule {
    id: "accept/other-department",
    name: "可能归别的部门管",
    level: Severity::Warning,
    why: "不属于市场监督管理部门职责的投诉不予受理（《市场监督管理投诉举报处理办法》第十六条第一项）。各部门的分工是按通常情形整理的，各地可能不同：先问再投，省得来回。",
    instead: "先向标出的部门问清由谁处理；确归市场监督管理部门的，用 allow 写明原因。部门见 complain list departments。",
    check: Check::Channels(check),
    bad: &[
        Example::of("order: {number: \"P1\", category: 通信服务, item: 家庭宽带一年, paid: 268.00}"),
        Example::on("12315", "order: {number: \"P1\", category: 旅游, item: 云南五日游跟团, paid: 2680.00}"),
        Example::on("12315", "order: {number: \"P1\", category: 票务, item: 国内机票, paid: 268.00}"),
        Example::on("12315", "order: {number: \"P1\", category: 服务, item: 快递寄件, paid: 18.00}"),
        Example::on(
            "12315-phone",
            "order: {number: \"P1\", category: 保险, item: 一年期意外险, paid: 268.00}",
        ),
        Example::on(
            "12315",
            "problem: {kind: refund-refused, summary: 兼职一个月，公司拖欠工资。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: promise-broken, summary: 小区物业费多收，没有退还。, exhibits: [cracks]}",
        ),
    ],
    good: &[
        Example::on("12315", "order: {number: \"P1\", category: 玩具, item: 生日游戏套装, paid: 26.80}"),
        Example::on(
            "12315",
            "order: {number: \"P1\", category: 箱包, item: 宽带背包, paid: 268.00}\nproblem: {kind: refund-delayed, summary: 质保单齐全，商家不退保证金。, exhibits: [cracks]}",
        ),
        Example::of("# 底本是陶碗"),
        Example::of("order: {number: \"P1\", category: 家居用品, item: 家用保险柜, paid: 268.00}"),
        Example::of("order: {number: \"P1\", category: 玩具, item: 民航航班客机模型, paid: 268.00}"),
        Example::of("order: {number: \"P1\", category: 数码配件, item: 宽带路由器, paid: 268.00}"),
        // The courier was late, the quarrel is with the shop.
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: consumer, event: other, text: 快递公司延误三天，快递服务点没有通知。}, {at: 2026-05-06, by: merchant, event: refused, quote: 请找快递, exhibits: [tracking, page, chat]}]",
        ),
        Example::on(
            "12315",
            "problem: {kind: damaged-in-transit, summary: 快递送到时碗已破碎。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 包裹由物业代收，物业费已交。}]}",
        ),
        Example::on("platform-chat", "order: {number: \"P1\", category: 票务, item: 国内机票, paid: 268.00}"),
    ],
};

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    let Some(department) = &subject.facts.department else { return };
    let basis = basis(subject.facts, "refusal-of-acceptance", &["not-competent"]);
    sink.push(
        RULE.finding(format!("“{}”多半归{}管，走{doors}可能不予受理", department.word, department.name))
            .at(subject.case.places.of(&department.from), department.matter.clone())
            .help(format!(
                "{}。这是按通常分工整理的，各地可能不同，先问清由谁处理。{basis}",
                department.note
            )),
    );
}
