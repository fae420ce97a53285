//! `answer/fact-would-help`: a reason of the other side that the case meets with no fact, and which fact would meet it.

use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "answer/fact-would-help",
    name: "对方的理由还没有事实回应",
    level: Severity::Note,
    why: "对方的理由写进了经过，案件里却没有一件事能说明它不成立，看的人只能在两种说法里选一种；一件具体的事比讲道理有用。",
    instead: "是事实的，写成 problem.details 的一条，加上 answers: 和这种答复的代码，配上 exhibits；都不是这样的，不用写，也不要为了回应去编。",
    check: Check::Case(check),
    bad: &[
        said!(
            "event: refused, quote: 吊牌已拆不支持退货",
            "problem: {kind: not-as-described, summary: 收到的颜色和页面不同。}"
        ),
        said!("event: refused, quote: 亲，外箱是快递压坏的呢，您找快递赔哈"),
        said!("event: replied, quote: 这个我没有权限处理，老板不同意的"),
        said!("event: refused, quote: 这是您自己弄坏的吧，人为损坏不退"),
        said!("event: replied, quote: 最多给您补五块钱，这个事就算了好吗"),
        said!("event: refused, quote: 不支持退货, refusal: custom-made"),
        said!(
            "event: refused, quote: 退可以，来回运费您自己出哦",
            "problem: {kind: missing-parts, summary: 收到的陶碗与订单的数量对不上。}"
        ),
    ],
    good: &[
        // The reason is met by the state of the goods.
        said!(
            "event: refused, quote: 包装已拆，影响二次销售",
            "problem:\n  kind: seven-day-return\n  summary: 收到后不喜欢。\n  details: [{text: 只拆了外箱，陶碗没有使用。, exhibits: [cracks]}]"
        ),
        said!(
            "event: refused, quote: 亲，外箱是快递压坏的呢，您找快递赔哈",
            "problem:\n  kind: damaged-in-transit\n  summary: 收到的6只陶碗中有3只碗口开裂，快递是店铺选的。\n  exhibits: [cracks]"
        ),
        // Who agrees refuses nothing.
        said!("event: replied, quote: 好的亲，这边马上给您退款"),
        said!("event: replied, quote: 拆封了也可以退的，放心"),
        // Given up later.
        said!(
            "event: refused, quote: 这是您自己弄坏的吧，人为损坏不退}\n  - {at: 2026-05-06 10:20, by: merchant, event: agreed, quote: 同意退货，请寄回"
        ),
        // Where the merchant may be right, another check says so.
        said!(
            "event: refused, refusal: custom-made, quote: 定制商品不退",
            "problem: {kind: seven-day-return, summary: 收到后不喜欢。}"
        ),
        // The courier's own words are no reason of the shop.
        Example::of(
            "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}\n  - {at: 2026-05-05 10:20, by: courier, event: refused, quote: 不予理赔，请联系商家}",
        ),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    for unmet in &subject.facts.unmet {
        let path = ["quote", "text", "refusal"].map(|key| format!("history[{}].{key}", unmet.event));
        let path = path.iter().find(|path| case.places.contains(path)).unwrap_or(&path[0]);
        let help = format!(
            "{}。是事实的，写成 problem.details 的一条，加上 answers: {}，配上 exhibits；都不是这样的，不用写，也不要为了回应去编",
            unmet.breaks.join("；或者"),
            unmet.kind
        );
        sink.push(
            RULE.finding(format!("“{}”：案件里还没有事实回应它", unmet.name))
                .at(case.places.of(path), "写上其中一件会有用")
                .help(help),
        );
    }
}
