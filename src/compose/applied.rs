//! The claim of an application and, behind it, what was its reason (退款，台风停航) or was done with it.

use crate::wording::REASON_LEADS;

use super::message::begins;

/// What stands behind the claim and is no reason: what was sent along, done, asked for besides, or said to be one already.
// 系统显示“该商品不支持” is what it was told, and no reason of its own.
const OTHER: [&str; 37] = [
    "系统",
    "显示",
    "提示",
    "弹出",
    "页面显示",
    "上传",
    "传",
    "附",
    "发",
    "写",
    "选",
    "拍",
    "把",
    "说",
    "因",
    "并",
    "要",
    "以",
    "由",
    "我",
    "你",
    "您",
    "还",
    "连",
    "一起",
    "共",
    "按",
    "同时",
    "再",
    "一并",
    "已",
    "换",
    "寄",
    "退",
    "未拆",
    "没拆",
    "未用",
];
/// One of these tells what was wrong: only then is it said to be the reason.
const WRONG: [&str; 42] = [
    "坏",
    "裂",
    "碎",
    "破",
    "断",
    "漏",
    "掉",
    "松",
    "卡",
    "停",
    "错",
    "少",
    "缺",
    "迟",
    "晚",
    "延误",
    "过期",
    "保质期",
    "不",
    "没",
    "未",
    "质量",
    "问题",
    "故障",
    "毛病",
    "瑕疵",
    "异味",
    "异物",
    "气味",
    "变质",
    "发霉",
    "钢丝",
    "起泡",
    "开胶",
    "褪色",
    "色差",
    "划痕",
    "取消",
    "停业",
    "加价",
    "叫",
    "假",
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

/// What was stated goes before, and what it is begins so.
const CONTRARY: [&str; 8] = ["实际", "实物", "到手", "收到", "结果", "但", "可", "却"];

fn asks(clause: &str) -> bool {
    ASKS.iter().any(|word| clause.contains(word))
}

fn is_wrong(clause: &str) -> bool {
    WRONG.iter().any(|word| clause.contains(word))
}

/// The same with `because` (理由为, or 因为 as one speaks) before the fact. `None` where no fact stands behind the claim, or more than one reading is open.
pub(super) fn with_reason(text: &str, because: &str) -> Option<String> {
    let (claim, rest) = text.split_once('，')?;
    // 仅退款，原因选的商品变质: the reason of the form. 理由为 is said already.
    let chosen = REASON_LEADS.iter().filter(|lead| lead.starts_with("原因"));
    if let Some(reason) = chosen.into_iter().find_map(|lead| rest.strip_prefix(lead)) {
        let is_plain = !reason.is_empty() && !reason.contains(['“', '”', '「', '」']);
        return is_plain.then(|| format!("{claim}，{because}{reason}"));
    }
    // 原因质量问题
    let is_plain = |reason: &&str| {
        !reason.is_empty()
            && !reason.contains(['“', '”', '「', '」'])
            && !reason.starts_with(['是', '为', '不', '在', '写', '，'])
    };
    if let Some(reason) = rest.strip_prefix("原因").filter(is_plain) {
        return Some(format!("{claim}，{because}{reason}"));
    }
    let first = rest.split(['，', '。', '；']).next().unwrap_or(rest);
    let is_other = OTHER.iter().any(|word| first.starts_with(word))
        || first.starts_with(|sign: char| sign.is_ascii_digit())
        // 鞋柜不退 says what is kept.
        || ["不退", "不用退", "不要退", "留着"].iter().any(|word| first.ends_with(word))
        || asks(first);
    // 页面写可登机，实际电池超标上不了飞机: what was stated, and behind it what it is.
    let mut clauses = rest.split(['，', '。', '；']).skip(1).take(1);
    let is_contrary = |clause: &&str| CONTRARY.iter().any(|word| clause.starts_with(word)) && !asks(clause);
    let is_wrong = is_wrong(first) || clauses.any(|clause| is_contrary(&clause) && is_wrong(clause));
    let is_claim_alone = !claim.contains("理由") && !claim.contains('因');
    (is_claim_alone && !is_other && is_wrong).then(|| format!("{claim}，{because}{rest}"))
}

/// What an application says behind its act: 申请了平台介入，申请平台处理，要退 is named by its kind, 选的退货退款 by the form.
pub(super) fn without_act<'t>(text: &'t str, kind: Option<&str>) -> &'t str {
    let behind = text.split_once('，').filter(|(head, _)| head.starts_with("申请平台"));
    let text = behind.filter(|_| kind == Some("intervention-requested")).map_or(text, |(_, behind)| behind);
    let chosen = ["选的是", "选的", "选了", "选择"].iter().find_map(|verb| text.strip_prefix(verb));
    chosen.filter(|_| kind == Some("after-sale-requested")).unwrap_or(text)
}

/// What somebody meant, without the writer's note on how it was said: 大堂经理当面说的，没录到音，意思是系统自己把包间释放了.
pub(super) fn meant(text: &str) -> &str {
    let behind =
        text.split_once("意思是").filter(|(head, rest)| !rest.is_empty() && head.contains(['说', '讲']));
    behind.map_or(text, |(_, rest)| rest.trim_start_matches(['，', '：']))
}

/// A refusal that was an act: 拒收寄回的包裹, 关闭了申请.
pub(super) fn acts(text: &str) -> bool {
    begins(
        text,
        &["拒收", "拉黑", "关闭", "取消", "下架", "删除", "挂断", "驳回", "系统里点", "点了拒绝", "后台点"],
    )
}

#[cfg(test)]
mod tests {
    use super::with_reason;

    #[test]
    fn a_bare_fact_behind_a_claim_is_its_reason() {
        assert_eq!(with_reason("退款，台风停航", "理由为").as_deref(), Some("退款，理由为台风停航"));
        assert_eq!(
            with_reason("仅退款，原因选的商品变质", "理由为").as_deref(),
            Some("仅退款，理由为商品变质")
        );
        assert_eq!(with_reason("退货退款，原因选了过敏", "理由为").as_deref(), Some("退货退款，理由为过敏"));
        assert_eq!(
            with_reason("退货退款，刹车锁不住，附了视频", "理由为").as_deref(),
            Some("退货退款，理由为刹车锁不住，附了视频")
        );
        assert_eq!(
            with_reason("退货退款，页面写可登机，实际电池超标上不了飞机", "理由为").as_deref(),
            Some("退货退款，理由为页面写可登机，实际电池超标上不了飞机")
        );
        for text in [
            "退衣柜的钱6980元，鞋柜不退",
            "退货退款",
            "仅退款，3盒177元",
            "退货退款，理由为商家发错货",
            "退货退款，寄回去的运费店里出",
            "退货退款，46块运费单子也发过了",
            "退货退款，琴请你们安排车来拉",
            "退定金，写了尾款价格和预售页不一样",
            "换货，要求换成我拍的那个",
            "退款，已经寄回了",
            "退货退款，未拆封",
            "换货，颜色换白色",
            "退货退款，包装完好",
            "退货退款，页面写可登机，结果你们不认",
        ] {
            assert_eq!(with_reason(text, "理由为"), None, "{text}");
        }
    }
}
