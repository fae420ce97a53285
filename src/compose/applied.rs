//! 退款，台风停航: the claim of an application and, behind it, the bare fact that was its reason.

/// What stands behind the claim and is no reason: what was sent along, asked for besides, or said to be one already.
const OTHER: [&str; 30] = [
    "上传", "传", "附", "发", "写", "选", "拍", "把", "说", "理由", "原因", "因", "因为", "由于", "并", "要",
    "请", "以", "由", "我", "你", "您", "还", "连", "一起", "共", "按", "同时", "再", "一并",
];
/// It asks for something, or goes on with sums.
const ASKS: [&str; 14] = [
    "元",
    "块",
    "请",
    "要求",
    "承担",
    "你们",
    "您",
    "商家出",
    "店里出",
    "申请",
    "理由",
    "也退",
    "再退",
    "全额退",
];

/// The same with 理由为 before the fact. `None` where no fact stands behind the claim, or more than one reading is open.
pub(super) fn with_reason(text: &str) -> Option<String> {
    let (claim, rest) = text.split_once('，')?;
    let first = rest.split(['，', '。', '；']).next().unwrap_or(rest);
    let is_other = OTHER.iter().any(|word| first.starts_with(word))
        || first.starts_with(|sign: char| sign.is_ascii_digit())
        || ASKS.iter().any(|word| first.contains(word));
    let is_claim_alone = !claim.contains("理由") && !claim.contains('因');
    (is_claim_alone && !is_other).then(|| format!("{claim}，理由为{rest}"))
}

#[cfg(test)]
mod tests {
    use super::with_reason;

    #[test]
    fn a_bare_fact_behind_a_claim_is_its_reason() {
        assert_eq!(with_reason("退款，台风停航").as_deref(), Some("退款，理由为台风停航"));
        assert_eq!(
            with_reason("退货退款，刹车锁不住，附了视频").as_deref(),
            Some("退货退款，理由为刹车锁不住，附了视频")
        );
        for text in [
            "退货退款",
            "仅退款，3盒177元",
            "退货退款，理由为商家发错货",
            "退货退款，原因选了过敏",
            "退货退款，寄回去的运费店里出",
            "退货退款，46块运费单子也发过了",
            "退货退款，琴请你们安排车来拉",
            "退定金，写了尾款价格和预售页不一样",
            "换货，要求换成我拍的那个",
        ] {
            assert_eq!(with_reason(text), None, "{text}");
        }
    }
}
