//! `answer/unheard`: a detail answers a stock refusal that no words of the other side's give.

use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "answer/unheard",
    name: "没有找到这一条回应的是哪句话",
    level: Severity::Warning,
    why: "细节写明回应某一种理由，对方的话里却没有一句像它，这一条就不会跟在对方的话后面，只当作经过来写。",
    instead: "哪一条 history 说的就是它，在那一条写 refusal: 和同一个代码，或者给那一条一个 id，这里写 answers: 那个 id；对方没有这样说过的，删掉 answers。",
    check: Check::Case(check),
    bad: &[
        said!(
            "event: refused, quote: 吊牌已拆不支持退货",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 卖场11月2日就通知了每一家, answers: force-majeure, exhibits: [cracks]}]"
        ),
        said!(
            "event: refused, quote: 亲，签收两天以后才说，我们不认的",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 页面写的是送运费险, answers: freight-yourself, exhibits: [page]}]"
        ),
        said!(
            "event: refused, quote: 外箱是快递压坏的",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 下单以前问过能不能开发票, answers: invoice-refused, exhibits: [chat]}]"
        ),
        said!(
            "event: replied, quote: 在的亲 请说",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 尺寸报的和订单上的一样, answers: own-data, exhibits: [page]}]"
        ),
        Example::of(
            "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}\nproblem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 碗没有用过。, answers: already-used, exhibits: [cracks]}]",
        ),
    ],
    good: &[
        // Nothing hears it in 找你找商场去, and it is likest to that.
        said!(
            "event: refused, quote: 商场要停电我能有啥办法，要找你找商场去",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 商场11月2日就通知了每一家, answers: third-party, exhibits: [cracks]}]"
        ),
        said!(
            "event: refused, quote: 您家是不是地不平呀，也有可能是搬的时候磕到了",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 碗身没有磕碰, answers: user-damage, exhibits: [cracks]}]"
        ),
        said!(
            "event: refused, quote: 布料都有误差的哦亲，差一点点正常的",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 页面写误差在正负2毫米以内, answers: within-tolerance, exhibits: [page]}]"
        ),
        // The case says itself which it is.
        said!(
            "event: refused, quote: 这个我们不认的哈, refusal: signed-accepted",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 签收当天就发了照片, answers: signed-accepted, exhibits: [chat]}]"
        ),
        said!(
            "event: refused, id: film, quote: 膜都揭了就当您要了哈",
            "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 膜是客服让揭开看裂纹的。, answers: film, exhibits: [cracks]}]"
        ),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for one in &subject.facts.unheard {
        let path = format!("problem.details[{}].answers", one.detail);
        sink.push(
            RULE.finding(format!("对方的话里没有一句像“{}”", one.name))
                .at(subject.case.places.of(&path), "这一条只当作经过来写")
                .help(format!(
                    "哪一条 history 说的就是它，在那一条写 refusal: {}，或者给那一条一个 id，这里写 answers: 那个 id；对方没有这样说过的，删掉 answers",
                    one.kind
                )),
        );
    }
}
