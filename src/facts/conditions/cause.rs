//! Why the goods go back: because they are not wanted, not of quality, or not what was ordered.

use crate::case::{Case, ClaimKind, Event, EventKind};

use super::asks::{Ask, says};
use super::matter::is_compared;
use super::{Conditions, Look};

/// Flaws of a thing, in words that mean nothing else: 缺隐藏款 is none.
const FLAWS: &[&str] = &[
    "断裂",
    "断了",
    "断开",
    "断口",
    "折断",
    "裂开",
    "开裂",
    "碎裂",
    "碎了",
    "脱落",
    "松动",
    "划伤",
    "掉色",
    "裂纹",
    "裂缝",
    "划痕",
    "瑕疵",
    "掉漆",
    "漏水",
    "漏液",
    "损坏",
    "坏了",
    "破损",
    "破了",
    "缺件",
    "缺零件",
    "缺角",
    "歪了",
    "开胶",
    "溢胶",
    "污渍",
    "变形",
];
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

/// Words of what was said of goods, and of what they are.
const STATES: &[&str] =
    &["称", "写明", "写着", "写的", "页写", "页面写", "家写", "店写", "说", "讲", "标", "承诺", "介绍"];
const FINDS: &[&str] = &["报告", "检测", "送检", "鉴定", "实物", "收到", "标签", "结论"];

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
            case.order.spec.is_some() && problem.kind == "not-as-described" && says_spec && is_of_spec(case),
        );
        self.set("not-installed", says_installed(case));
        // A doubt is no difference; what was said and what is there must both be told and proved.
        let compares = says(&problem.summary, STATES) && says(&problem.summary, FINDS);
        let both = problem.details.iter().find(|detail| is_compared(detail));
        let is_told = match problem.kind.as_str() {
            "not-as-described" => !problem.exhibits.is_empty() || both.is_some(),
            "livestream" | "counterfeit-suspected" | "second-hand" => {
                both.is_some() || compares && problem.exhibits.len() >= 2
            }
            "quality" | "promise-broken" | "ticket-travel" => both.is_some(),
            _ => false,
        };
        self.charges(look);
        self.bind("contrasted", both.map(|detail| look.stated(detail)));
        let stated = both.map(|detail| look.stated(detail)).unwrap_or_default();
        self.bind("stated-and-differs", is_told.then_some(stated));
        self.contrasts(look);
        let closed = |text: &str| {
            says(text, &["停业", "停止营业", "关店", "闭店", "迁址", "搬迁"]) || shuts_for_good(text)
        };
        let detail = case.problem.details.iter().find(|detail| closed(&detail.text));
        let event = case.history.iter().find(|event| event.text.as_deref().is_some_and(closed));
        let told = event.filter(|event| event.kind == EventKind::Other);
        let by_seller = |event: &&Event| event.kind == EventKind::Closed;
        let told = case.history.iter().find(by_seller).or(told);
        let witness = detail.map(|detail| look.detail("closing", detail));
        let closing = witness.or_else(|| told.map(|event| look.event("closing", event)));
        let moved = |text: &str| says(text, &["搬迁", "搬到", "搬走", "迁址", "迁到", "迁移"]);
        let is_of_card = matches!(problem.kind.as_str(), "prepaid-closed" | "prepaid-service");
        let words = [detail.map(|one| one.text.as_str()), told.and_then(|one| one.text.as_deref())];
        let mut words = words.into_iter().flatten().chain([problem.summary.as_str()]);
        self.set("shop-moved", is_of_card && closing.is_some() && words.any(moved));
        self.bind("shop-closed", closing);
    }
}

/// 关门了, and not 22点关门 or 关门时间 of a shop that goes on.
fn shuts_for_good(text: &str) -> bool {
    const SHUTS: &str = "关门";
    text.match_indices(SHUTS).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + SHUTS.len()..]);
        let is_hour = before.ends_with(['点', '时', '分', '半', '天', '晚']) || before.ends_with("点就");
        !is_hour && !behind.starts_with("时间") && !behind.starts_with('前') && !behind.starts_with('后')
    })
}

/// Where a detail says what was stated, is that the order's specification: 画第1张，只看第3张的背景颜色 is not?
fn is_of_spec(case: &Case) -> bool {
    let spec: Vec<char> = case.order.spec.iter().flat_map(|spec| spec.chars()).collect();
    let shares = |stated: &str| {
        let mut pairs = spec.windows(2).filter(|pair| pair.iter().all(|sign| sign.is_alphanumeric()));
        pairs.any(|pair| stated.contains(&pair.iter().collect::<String>()))
    };
    let mut stated = case.problem.details.iter().filter_map(|detail| detail.stated.as_deref()).peekable();
    stated.peek().is_none() || stated.any(shares)
}

/// Is it that nobody came to install it? What cannot be used for that lacks nothing itself.
fn says_installed(case: &Case) -> bool {
    const INSTALLS: &[&str] =
        &["安装", "来装", "上门装", "人装", "师傅装", "没装", "没有装", "未装", "装不了", "装好", "装上"];
    const NOBODY: &[&str] =
        &["没来", "没有来", "没人来", "没有人来", "没人装", "没人上门", "没有人上门", "没上门"];
    let told = format!("{}。{}", case.problem.title.as_deref().unwrap_or_default(), case.problem.summary);
    case.problem.kind == "promise-broken" && says(&told, INSTALLS) && says(&told, NOBODY)
}

/// The kind of problem says it; of a quarrel about money, the words of the request or of the summary do.
fn name(look: Look<'_>, request: Option<&Event>) -> Option<&'static str> {
    let problem = &look.case.problem;
    match problem.kind.as_str() {
        "seven-day-return" => return Some("return-no-reason"),
        "quality" | "damaged-in-transit" | "food-safety" | "repair-warranty" => {
            return Some("return-for-quality");
        }
        // A style that one does not like, or has twice, is no flaw.
        "blind-box" => return says(&problem.summary, FLAWS).then_some("return-for-quality"),
        "wrong-item" | "missing-parts" | "not-as-described" | "second-hand" => {
            return Some("return-for-mismatch");
        }
        "refund-delayed" | "refund-refused" | "freight-dispute" => {}
        _ => return None,
    }
    let said = request.and_then(|event| event.text.as_deref()).unwrap_or_default();
    let decided = look.case.history.iter().rev().find(|event| event.kind == EventKind::InterventionDecided);
    let decided = decided.and_then(|event| event.quote.as_deref()).unwrap_or_default();
    [said, problem.summary.as_str(), decided].into_iter().find_map(|text| {
        if says(text, NO_REASON) {
            return Some("return-no-reason");
        }
        if says(text, MISMATCH) {
            return Some("return-for-mismatch");
        }
        says(text, QUALITY).then_some("return-for-quality")
    })
}

#[cfg(test)]
mod tests {
    use super::shuts_for_good;

    #[test]
    fn a_shop_that_shuts_at_night_goes_on() {
        for text in ["门店10月1日关门，没有通知", "店关门了，老师都走了"] {
            assert!(shuts_for_good(text), "{text}");
        }
        for text in ["改成22点关门", "大厦没有要求22点就关门", "关门时间是物业要求的", "每天关门后补课"]
        {
            assert!(!shuts_for_good(text), "{text}");
        }
    }
}
