//! `evidence/promise-not-on-page`: what a card or a contract says is no word of the page.

use crate::case::Case;
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};

/// The base case with a promise that this exhibit shows.
macro_rules! example {
    ($title:literal) => {
        Example::of(concat!(
            "order: {number: \"P712000000000000001\", item: 手工陶碗, paid: 268.00, placed: 2026-05-01, promises: [{text: 同一问题修两次修不好包换, exhibits: [shown]}]}\n",
            "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [shown]}\n",
            "  - {at: 2026-05-04 19:02, by: consumer, event: after-sale-requested, text: 退货退款，理由为商品有质量问题, exhibits: [shown, cracks]}\n",
            "exhibits:\n  - {id: cracks, kind: photo, title: 裂纹照片, shows: 裂纹的位置}\n",
            "  - {id: shown, kind: photo, title: ", $title, "}"
        ))
    };
}

pub(super) const RULE: Rule = Rule {
    id: "evidence/promise-not-on-page",
    name: "承诺的证据不是页面",
    level: Severity::Warning,
    why: "promises 里的话是页面的承诺；证据是保修卡、合同，页面上没有这句话的，写成“商品页面写明”，对方一查页面就能否认，其余的话也不好信了。文字因此写“商家写明”。",
    instead: "页面也写了的，附上页面截图；只写在卡上、合同里的，从 promises 移到 problem.details，写明写在哪里，如：保修卡写“……”，盖有商家的章。",
    check: Check::Case(check),
    bad: &[
        example!("保修卡"),
        example!("质保卡照片"),
        example!("购买合同"),
        example!("定金收据"),
        example!("保修卡和说明书"),
    ],
    good: &[
        example!("商品页面截图"),
        example!("商品详情截图"),
        example!("直播录屏"),
        example!("与商家的聊天记录"),
        example!("保修卡和商品页面截图"),
        example!("活动海报"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    for promise in &case.order.promises {
        if !case.is_on_paper(promise) {
            continue;
        }
        let titles: Vec<&str> = promise.exhibits.iter().filter_map(|id| title(case, id)).collect();
        let path = CasePath::of("order.promises").index(promise.index).join("exhibits").index(0);
        sink.push(
            RULE.finding(format!("证据是“{}”，文字会写“商家写明”，不写是页面上的话", titles.join("”“")))
                .at(case.places.of(&path), "不是页面")
                .help(RULE.instead),
        );
    }
}

fn title<'a>(case: &'a Case, id: &str) -> Option<&'a str> {
    case.exhibits.iter().find(|exhibit| exhibit.id == id).map(|exhibit| exhibit.title.as_str())
}
