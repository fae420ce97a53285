//! Whether the words of a message state something to the other side, so that the text says to whom.

use crate::telling::Subject;

use super::message::{is_deed, is_message};

/// Was it said, in words that have no verb of saying and no subject of the writer's?
pub(super) fn is_statement(text: &str, kind: Option<&str>, own: Option<Subject>) -> bool {
    // 换了主板，又坏了。退货退款: what an application says is said, whoever it begins with.
    let is_said = own == Some(Subject::Own) || own.is_some() && kind == Some("after-sale-requested");
    // 申请的是质量问题，不是七天无理由; 拍了7天，每天慢41到47秒，请退保养费.
    let speaks =
        own.is_some() && (says_what_was_asked(text) || kind == Some("contacted") && asks_behind(text));
    speaks && is_message(kind, text) || is_said && is_message(kind, text) && !is_deed(text)
}

/// 申请的是质量问题: what was asked, said afterwards.
fn says_what_was_asked(text: &str) -> bool {
    ["申请的是", "要的是", "问的是", "说的是", "提的是"].iter().any(|head| text.starts_with(head))
}

/// Does a clause behind the first ask the seller for something, so that the whole was said?
fn asks_behind(text: &str) -> bool {
    // 请商家退款 tells of it, and 请师傅来 was done.
    const TOLD: [&str; 12] =
        ["商家", "店", "平台", "对方", "卖家", "客服", "师傅", "人", "假", "朋友", "求", "其"];
    // 说明单号没有轨迹 has its verb, and 将照片发给商家 is done.
    const HEADS: [&str; 14] =
        ["说", "问", "要求", "询", "表示", "请", "告", "反映", "指出", "发", "将", "把", "提交", "再"];
    if HEADS.iter().any(|head| text.starts_with(head)) {
        return false;
    }
    let asks = |clause: &str| {
        clause.strip_prefix('请').is_some_and(|rest| !TOLD.iter().any(|told| rest.starts_with(told)))
    };
    text.split(['，', '。', '；']).skip(1).any(asks)
}

#[cfg(test)]
mod tests {
    use super::is_statement;
    use crate::telling::Subject;

    #[test]
    fn what_asks_for_something_behind_what_was_done_was_said() {
        let is_said = |text| is_statement(text, Some("contacted"), Some(Subject::Open));
        for text in [
            "拍了7天，每天慢41到47秒，请退保养费",
            "申请的是质量问题，不是七天无理由",
            "问的是铭牌。铭牌也是30度",
        ] {
            assert!(is_said(text), "{text}");
        }
        for text in [
            "说明单号没有轨迹，请其发货",
            "发送物业的书面回复，请求退款",
            "拍了照片，请师傅看过",
            "把照片发给商家，请退款",
        ] {
            assert!(!is_said(text), "{text}");
        }
    }
}
