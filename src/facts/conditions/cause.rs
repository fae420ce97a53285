//! Why the goods go back: because they are not wanted, not of quality, or not what was ordered.

use crate::case::{ClaimKind, Event, EventKind};

use super::asks::{Ask, says};
use super::{Conditions, Look};

const NO_REASON: &[&str] = &["无理由", "不想要", "不喜欢", "七天", "7天", "七日", "拍错", "买错", "不合适"];
const QUALITY: &[&str] = &[
    "质量",
    "破损",
    "损坏",
    "开裂",
    "裂",
    "碎",
    "故障",
    "瑕疵",
    "无法",
    "不能",
    "漏",
    "变质",
    "缺陷",
    "扣不上",
    "坏",
];
const MISMATCH: &[&str] = &["不符", "发错", "错发", "少发", "漏发", "不一致"];
/// Claims that send goods back or have them mended.
const CLAIMS: &[ClaimKind] =
    &[ClaimKind::ReturnRefund, ClaimKind::Refund, ClaimKind::Exchange, ClaimKind::Repair];

impl Conditions {
    pub(super) fn cause(&mut self, look: Look<'_>) {
        let case = look.case;
        let asked =
            case.history.iter().find(|event| CLAIMS.iter().any(|claim| look.asks(event, *claim) == Ask::Yes));
        let application = case.history.iter().find(|event| event.kind == EventKind::AfterSaleRequested);
        let request = asked.or(application);
        if let Some(name) = name(look, request) {
            let witness = request.map(|event| look.request(event)).unwrap_or_default();
            self.bind(name, Some(witness));
        }
        self.returned(look);
        let problem = &case.problem;
        let says_spec =
            says(&problem.summary, &["颜色", "色", "尺码", "码", "款式", "型号", "规格", "量体单", "尺寸"]);
        self.set(
            "spec-differs",
            case.order.spec.is_some() && problem.kind == "not-as-described" && says_spec,
        );
        // A doubt is no difference; what was said and what is there must both be told and proved.
        let compares = says(&problem.summary, &["称", "写明", "说明", "标", "承诺", "介绍"])
            && says(&problem.summary, &["报告", "检测", "实物", "收到", "标签", "结论"]);
        let is_told = match problem.kind.as_str() {
            "not-as-described" => !problem.exhibits.is_empty(),
            "livestream" | "counterfeit-suspected" => compares && problem.exhibits.len() >= 2,
            _ => false,
        };
        self.set("stated-and-differs", is_told);
        let closed = |text: &str| says(text, &["停业", "停止营业", "关店", "闭店", "迁址", "搬迁"]);
        let detail = case.problem.details.iter().find(|detail| closed(&detail.text));
        let event = case.history.iter().find(|event| event.text.as_deref().is_some_and(closed));
        let told = event.filter(|event| event.kind == EventKind::Other);
        let witness = detail.map(|detail| look.detail("closing", detail));
        self.bind("shop-closed", witness.or_else(|| told.map(|event| look.event("closing", event))));
    }
}

/// The kind of problem says it; of a quarrel about money, the words of the request or of the summary do.
fn name(look: Look<'_>, request: Option<&Event>) -> Option<&'static str> {
    let problem = &look.case.problem;
    match problem.kind.as_str() {
        "seven-day-return" => return Some("return-no-reason"),
        "quality" | "damaged-in-transit" => return Some("return-for-quality"),
        "wrong-item" | "missing-parts" | "not-as-described" => return Some("return-for-mismatch"),
        "refund-delayed" | "refund-refused" | "freight-dispute" => {}
        _ => return None,
    }
    let said = request.and_then(|event| event.text.as_deref()).unwrap_or_default();
    [said, problem.summary.as_str()].into_iter().find_map(|text| {
        if says(text, NO_REASON) {
            return Some("return-no-reason");
        }
        if says(text, MISMATCH) {
            return Some("return-for-mismatch");
        }
        says(text, QUALITY).then_some("return-for-quality")
    })
}
