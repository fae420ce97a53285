//! Conditions of a service: it was not given, it left something damaged; messages that were declined.

use crate::case::{Actor, Case, Shows};

use super::asks::says;
use super::{Conditions, Look};

/// Words by which the case says that a service was not given.
const NOT_GIVEN: &[&str] = &[
    "满房",
    "没有房",
    "没房",
    "无房",
    "没有空房",
    "房间没有给",
    "房间没给",
    "没有给房",
    "没有给我房",
    "没有留房",
    "没有安排房",
    "没有安排入住",
    "没有安排拍",
    "没有安排师傅",
    "不让入住",
    "不让住",
    "没有提供服务",
    "没有提供约定",
    "没有到场",
    "没有来拍",
    "没有开拍",
    "没有给拍",
    "不拍了",
    "没有接待",
    "没有出车",
    "没有出票",
    "没有开课",
    "没有开门",
    "没人开门",
    "没有人开门",
    "没有营业",
    "没有用成",
    "没有住成",
    "没有拍成",
    "没有发车",
    "没有派车",
    "没有派人",
    "单方取消",
    "取消了拍摄",
    "取消了预约",
    "取消了预订",
    "取消了活动",
    "取消了演出",
    "临时取消",
    "开不了门",
    "没开门",
    "没有办成",
    "没办成",
    "没有开成",
    "没开成",
    "没有上成",
    "没上成",
    "没有演成",
    "没有举办",
    "没有举行",
    "没有上门",
    "没上门",
    "没有来接",
    "没来接",
    "没有人来",
    "没人来",
    "没有出现",
    "没出现",
    "没有赴约",
];
/// With one of these right before it the word tells of the writer: 我没有到场.
const MINE: &[&str] = &["我", "本人", "我们"];
/// What a service leaves behind, and that it came with it. Things that are let come back to the shop with such marks.
const HARM: &[&str] = &[
    "划痕", "划伤", "刮花", "刮伤", "撞坏", "碰坏", "弄坏", "洗坏", "烫坏", "染花", "串色", "缩水", "泡坏",
    "摔坏", "压坏",
];
/// A journey that is arranged beforehand and paid as a whole.
const TOURS: &[&str] = &["跟团", "旅行团", "旅游团", "纯玩团", "团游"];
const ALONE: &[&str] = &["不跟团", "自由行", "用车", "包车"];
const WITH_IT: &[&str] = &["以后", "之后", "后", "过程中", "期间", "取回", "的时候"];
const LET: &[&str] = &["租", "借"];
/// Words by which somebody will have no more messages.
const DECLINES: &[&str] = &[
    "拒收",
    "退订",
    "拒绝接收",
    "不再接收",
    "不要再发",
    "不要再打",
    "别再发",
    "别再打",
    "停止发送",
    "停止拨打",
    "不同意接收",
    "不接受推销",
    "停止来电",
    "停止推销",
    "要求停止",
    "没有同意推销",
    "未经同意推销",
];

impl Conditions {
    pub(super) fn service(&mut self, look: Look<'_>) {
        let case = look.case;
        // Before the day that it is for, nothing is known of it.
        let is_to_come = case.order.needed_by.is_some_and(|day| day > case.as_of);
        let is_shown =
            || case.problem.details.iter().any(|detail| detail.shows.contains(&Shows::ServiceNotGiven));
        self.set("service-not-given", !is_to_come && (told(case).any(is_not_given) || is_shown()));
        let sellers = [Some(case.merchant.shop.as_str()), case.merchant.legal_name.as_deref()];
        let is_agency = sellers.into_iter().flatten().any(|name| name.contains("旅行社"));
        let legal = case.merchant.legal_name.as_deref().unwrap_or_default();
        // 示例公司（普通合伙）
        let legal =
            legal.strip_suffix('）').and_then(|name| name.rsplit_once('（')).map_or(legal, |name| name.0);
        self.set("of-company", ["公司", "合作社", "学校", "医院"].iter().any(|end| legal.ends_with(end)));
        let named = [Some(case.order.item.as_str()), case.order.spec.as_deref()];
        self.set(
            "package-tour",
            is_agency && named.into_iter().flatten().any(|name| says(name, TOURS) && !says(name, ALONE)),
        );
        let is_let = says(&case.order.item, LET);
        let is_harm = |text: &str| says(text, HARM) && says(text, WITH_IT);
        // What is only booked has done no harm.
        let is_booked = case.problem.kind == "deposit-presale";
        self.set("harmed-in-service", !is_let && !is_booked && told(case).any(is_harm));
        let messages = case.history.iter().filter(|event| event.by == Actor::Consumer);
        let messages = messages.filter_map(|event| event.text.as_deref());
        self.set("messages-declined", told(case).chain(messages).any(|text| says(text, DECLINES)));
    }
}

/// What the writer tells of the matter.
fn told(case: &Case) -> impl Iterator<Item = &str> {
    let details = case.problem.details.iter().map(|detail| detail.text.as_str());
    std::iter::once(case.problem.summary.as_str()).chain(details)
}

fn is_not_given(text: &str) -> bool {
    // 本人当天没有到场: in the same clause.
    let clause = |at: usize| text[..at].rsplit(['，', '。', '；']).next().unwrap_or_default();
    let is_sellers =
        |at: usize| !MINE.iter().any(|word| clause(at).starts_with(word) || text[..at].ends_with(word));
    NOT_GIVEN.iter().any(|word| text.match_indices(word).any(|(at, _)| is_sellers(at)))
}

#[cfg(test)]
mod tests {
    use super::is_not_given;

    #[test]
    fn a_service_that_was_not_given_is_the_sellers() {
        for text in ["到了酒店前台说满房", "当天摄影师没有到场，定金不退", "店里单方取消", "场次没有办成"]
        {
            assert!(is_not_given(text), "{text}");
        }
        for text in ["我没有到场", "店里没有提供发票", "房间没有窗", "没有安排退款"] {
            assert!(!is_not_given(text), "{text}");
        }
    }
}
