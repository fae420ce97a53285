//! `answer/like`: words of the other side's that are like a stock refusal, which only the writer can say.

use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "answer/like",
    name: "对方的话像某一种答复",
    level: Severity::Note,
    why: "没有固定说法能确定对方这句话的理由，只是和收集的例句像。像得对不对只有写的人知道；写明是哪一种，文字就用对得上的事实和规定回应它。",
    instead: "是的话，在这一条写 refusal: 和它的代码；不是的，不用写。",
    check: Check::Case(check),
    bad: &[
        said!("event: refused, quote: 膜都揭了就当您要了哈"),
        said!("event: refused, quote: 考试是车管所安排的又不是我安排的，你急也没用啊"),
        said!("event: replied, quote: 亲 您再多等两天嘛，单子排得满满当当的"),
        said!("event: refused, quote: 九块九的东西您还想要什么材质啊"),
        said!("event: refused, quote: 这一项本来就不在您买的那个套餐里面呀"),
    ],
    good: &[
        // The case says which it is.
        said!("event: refused, quote: 膜都揭了就当您要了哈, refusal: opened-package"),
        // A phrase says which it is.
        said!("event: refused, quote: 包装已拆，影响二次销售"),
        // Who agrees refuses nothing.
        said!("event: replied, quote: 好的亲，这边马上给您退款"),
        // Nor does who asks.
        said!("event: replied, quote: 方便拍张照片给我看看是哪里吗"),
        // A reason that a detail answers by its name is met.
        said!(
            "event: refused, id: film, quote: 膜都揭了就当您要了哈",
            "problem:\n  kind: damaged-in-transit\n  summary: 收到的6只陶碗中有3只碗口开裂。\n  details: [{text: 膜是客服让揭开看裂纹的。, answers: film, exhibits: [cracks]}]"
        ),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for one in &subject.facts.alike {
        let path = format!("history[{}].quote", one.event);
        sink.push(
            RULE.finding(format!("这句像“{}”：{}", one.name, one.about))
                .at(subject.case.places.of(&path), "没有固定说法能确定")
                .help(format!(
                    "是的话，在这一条写 refusal: {0}（网页上在“更多”里选）；有事实能回应它的，给这一条写 id: 自己取的英文名，再在那一条 details 里写 answers: 同一个名。不是的，不用写",
                    one.kind
                )),
        );
    }
}
