//! What an application in the after-sale form asks for, and why.

use crate::wording::REASON_LEADS;

/// One word more that stands before a reason, in any text.
const BECAUSE: &str = "因为";

fn leads() -> impl Iterator<Item = &'static str> {
    REASON_LEADS.into_iter().chain([BECAUSE])
}

/// The parts of an application's words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Applied<'a> {
    /// What is applied for, without a leading 申请: 退货退款.
    pub claim: &'a str,
    /// Why, as the application says it: 对商品真伪有疑问.
    pub reason: Option<&'a str>,
    /// The reason is the one of an earlier application.
    pub is_same: bool,
    /// What else it says, from the next clause on; may be empty.
    pub rest: &'a str,
}

/// `申请退货退款，原因选择质量问题。`: 退货退款, 质量问题. Marks in quotation marks end nothing.
pub fn applied(text: &str) -> Applied<'_> {
    let (first, mut rest) = clause(text);
    let first = first.strip_prefix("申请").filter(|claim| !claim.is_empty()).unwrap_or(first);
    let inner = leads().find_map(|lead| first.split_once(lead));
    let mut found = Applied { claim: first, ..Applied::default() };
    if let Some((claim, reason)) = inner {
        (found.claim, found.reason) = (claim, Some(reason));
    } else {
        let (second, after) = clause(rest);
        let reason = leads().find_map(|lead| second.strip_prefix(lead)).filter(|it| !it.is_empty());
        found.is_same = second.starts_with("理由同") || second.starts_with("原因同");
        if reason.is_some() || found.is_same {
            (found.reason, rest) = (reason, after);
        }
    }
    Applied { reason: found.reason.filter(|reason| !reason.is_empty()), rest, ..found }
}

/// The first clause, and what follows its mark.
fn clause(text: &str) -> (&str, &str) {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '“' | '「' | '（' | '《' => depth += 1,
            '”' | '」' | '）' | '》' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' | '！' | '？' | '\n' if depth == 0 => {
                return (&text[..at], &text[at + c.len_utf8()..]);
            }
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::{Applied, applied};

    #[test]
    fn claim_and_reason() {
        let of = |claim, reason, rest| Applied { claim, reason: Some(reason), is_same: false, rest };
        assert_eq!(applied("退货退款，理由为对商品真伪有疑问"), of("退货退款", "对商品真伪有疑问", ""));
        assert_eq!(applied("申请退货退款，原因选择质量问题。"), of("退货退款", "质量问题", ""));
        assert_eq!(applied("退款，理由为“少件，漏发”，并附照片"), of("退款", "“少件，漏发”", "并附照片"));
        assert_eq!(applied("换货理由是尺码发错"), of("换货", "尺码发错", ""));
    }

    #[test]
    fn without_a_reason() {
        let same = Applied { claim: "退货退款", reason: None, is_same: true, rest: "商品已寄回" };
        assert_eq!(applied("退货退款，理由同前，商品已寄回"), same);
        assert_eq!(applied("退款，附照片"), Applied { claim: "退款", rest: "附照片", ..Applied::default() });
        assert_eq!(applied(""), Applied::default());
        assert_eq!(applied("申请").claim, "申请");
        assert_eq!(applied("退款，理由为").reason, None);
    }
}
