//! `channel/unsuited`: some channels are for one kind of matter only, or for one standing of it.

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::Document;
use crate::source::Place;

use super::super::rule::{Check, Example, Rule};

pub(super) const RULE: Rule = Rule {
    id: "channel/unsuited",
    name: "渠道不适合这个案件",
    level: Severity::Error,
    why: "有的渠道只办一类事，或者只在走到某一步以后才用得上；写给不管这件事的地方，白等一场，早写的撤回和解除还会丢掉权利。",
    instead: "照理由补上案件里缺的事实，或者换一个渠道；哪些渠道现在合适，见 complain plan。",
    // The choice of channels asks for it: see `fit`.
    check: Check::Elsewhere,
    bad: &[
        Example::on("settlement", "# 底本里商家拒绝了，没有谈妥"),
        Example::on("withdrawal", "# 底本没有投诉过，也没有退款"),
        Example::on("postal", "# 底本买的是陶碗，不是寄件服务"),
        Example::on("telecom", "# 底本买的是陶碗，不是电信服务"),
        Example::on("bank", "# 底本不是用银行卡付的款"),
    ],
    good: &[
        Example::on("letter", "# 投诉信没有这样的条件"),
        Example::on("12315", "# 表单没有这样的条件"),
        Example::of("# 没有点名的渠道，不合适就不写"),
        Example::on("note", "order: {item: 手工陶碗, paid: 268.00}"),
        Example::on("platform-service", "history: [{at: 2026-05-05, by: merchant, event: refused}]"),
    ],
};

/// Why the channel does not suit the case, if it does not.
pub(in super::super) fn misfit(case: &Case, document: &Document, channel: &Channel) -> Option<Diagnostic> {
    let (fact, why) = channel.misfit(|path| document.values(path))?;
    let finding =
        RULE.finding(format!("“{}”不适合这个案件：{why}", channel.id)).at(place(case, fact), "看这里");
    Some(finding.help("照理由补上案件里缺的事实，或者换一个渠道；哪些渠道现在合适，见 complain plan"))
}

/// Where the case says what a fact follows from.
fn place(case: &Case, fact: &str) -> Place {
    let is_of = |heads: &[&str]| heads.iter().any(|head| fact.starts_with(head));
    if is_of(&["problem.", "order."]) {
        return case.places.of(fact);
    }
    if is_of(&["department"]) {
        return case.places.of("order.item");
    }
    if is_of(&["merchant.", "respondent."]) {
        return case.places.of("merchant.shop");
    }
    case.places.parent_of(if is_of(&["asked", "claims.", "totals."]) { "claims[0]" } else { "history[0]" })
}
