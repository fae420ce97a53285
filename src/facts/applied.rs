//! What was applied for, and what the words of an application tell besides.

use crate::case::EventKind;

/// What the words of an application for after-sale service begin with, where they name what was applied for.
pub(super) const CLAIMS: [char; 9] = ['退', '换', '修', '补', '赔', '仅', '价', '更', '维'];
/// And what they begin with where the page has a name for it.
const NAMED: [&str; 6] = ["七天无理由", "七日无理由", "7天无理由", "未发货退款", "未发货仅退款", "全额退"];

/// And a short clause ends with where it begins with how many.
const WHOLE: [&str; 5] = ["退货退款", "仅退款", "退款", "换货", "补发"];
const LONGEST_CLAIM: usize = 12;

/// 换了主板，用到第五天又坏了; 修也修了，还是一样: what had been done is not what is asked for.
pub fn tells_done(text: &str) -> bool {
    let signs: Vec<char> = text.chars().take(3).collect();
    match signs[..] {
        [act, '也', again] => act == again,
        // 换过滤网 is asked for.
        [_, '过', next] => next != '滤',
        [_, sign, ..] => "了过完".contains(sign),
        _ => false,
    }
}

/// 补充两份鉴定报告，请求支持退货退款: what was put in is not what is asked for.
fn supplies(text: &str) -> bool {
    const PUT_IN: [&str; 5] = ["补充", "补交", "补传", "补了", "补上"];
    const PAPERS: [&str; 14] = [
        "报告",
        "材料",
        "证据",
        "凭证",
        "照片",
        "视频",
        "截图",
        "录像",
        "录屏",
        "说明",
        "记录",
        "鉴定书",
        "检测单",
        "单据",
    ];
    let first = text.split(['，', '。', '；']).next().unwrap_or(text);
    PUT_IN.iter().any(|word| first.starts_with(word)) && PAPERS.iter().any(|paper| first.ends_with(paper))
}

/// Do the words of this application begin with what was applied for: 退货退款，理由为少件?
pub(super) fn names_claim(kind: EventKind, text: &str) -> bool {
    let is_application = matches!(kind, EventKind::AfterSaleRequested | EventKind::InterventionRequested);
    // 3瓶退货退款，理由为配料与页面不符.
    let ends = || {
        let first = text.split(['，', '。', '；']).next().unwrap_or(text);
        let is_short = first.chars().count() <= LONGEST_CLAIM;
        is_short
            && WHOLE.iter().any(|name| first.ends_with(name))
            && !first.contains(['说', '请', '求', '要', '不', '提'])
    };
    let begins = text.starts_with(CLAIMS) && !tells_done(text) && !supplies(text);
    is_application && (begins || NAMED.iter().any(|name| text.starts_with(name)) || ends())
}

#[cfg(test)]
mod tests {
    use super::{supplies, tells_done};

    #[test]
    fn what_was_put_in_is_not_asked_for() {
        for put_in in ["补充两份鉴定报告，请求支持退货退款", "补交检测单", "补充材料，请支持退款"]
        {
            assert!(supplies(put_in), "{put_in}");
        }
        for asked in ["补发说明书", "补充缺少的配件", "补差价12元，附截图", "退货退款，附两份报告"]
        {
            assert!(!supplies(asked), "{asked}");
        }
    }

    #[test]
    fn what_had_been_done_is_not_asked_for() {
        for done in [
            "换了主板，用到第五天又坏了",
            "修也修了，还是一样",
            "退过一次",
            "换过2回",
            "修过，还是漏",
            "换过主板，还是坏",
            "修完第二天又坏",
            "修过之后又坏了",
        ] {
            assert!(tells_done(done), "{done}");
        }
        for asked in ["退货退款", "换过滤网", "换新的", "修好为止", "补发一块板"] {
            assert!(!tells_done(asked), "{asked}");
        }
    }
}
