//! What a message asks for: a claim counts as asked where its words stand after 请求, 要求, 申请 or a like word.

use crate::case::{ClaimKind, Event, EventKind};

use crate::dispute::Sides;

use super::Look;

/// Words after which something is asked for.
const VERBS: &[&str] = &["请求", "要求", "申请", "提出", "希望", "说要", "要把", "请把", "请退", "还是"];
/// With one of these before it nothing is.
const NOT: &[&str] = &["没有", "未", "不", "并非"];
/// Words that hold the name of a claim and are none.
const OTHERS: &[&str] =
    &["退货运费", "退换货运费", "退差价", "退还差价", "退货地址", "退款时间", "退款进度", "退款到账"];

/// Does a message ask for this?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ask {
    Yes,
    No,
    /// It has no words.
    Unsaid,
}

pub(super) fn asks(sides: Sides, event: &Event, claim: ClaimKind) -> Ask {
    if !sides.is_contact(event) {
        return Ask::No;
    }
    let is_application = event.kind == EventKind::AfterSaleRequested;
    match event.text.as_deref() {
        None if is_application => Ask::Yes,
        None => Ask::Unsaid,
        // An application that names nothing asks for what the case asks.
        Some(text) if is_application && !names_any(text) => Ask::Yes,
        Some(text) if is_application => yes(names(text, claim)),
        Some(text) => yes(asked_parts(text).iter().any(|part| names(part, claim))),
    }
}

/// The first message from `start` on that asks for this.
pub(super) fn first_asking(look: Look<'_>, claim: ClaimKind) -> Option<&Event> {
    look.case.history.iter().find(|event| look.asks(event, claim) == Ask::Yes)
}

/// Does the text speak of one of these?
pub(super) fn says(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

fn yes(is_asked: bool) -> Ask {
    if is_asked { Ask::Yes } else { Ask::No }
}

/// What follows a word of asking, to the end of its clause.
fn asked_parts(text: &str) -> Vec<String> {
    let clauses = text.split(['，', '。', '；', ',', ';']);
    let part = |clause: &str| {
        let (at, verb) = VERBS.iter().filter_map(|verb| Some((clause.find(verb)?, *verb))).min()?;
        let before = &clause[..at];
        (!NOT.iter().any(|not| before.ends_with(not))).then(|| clause[at + verb.len()..].to_owned())
    };
    clauses.filter_map(part).collect()
}

fn names_any(text: &str) -> bool {
    says(text, &["退", "换", "修", "补", "赔", "差价"])
}

pub(super) fn names(text: &str, claim: ClaimKind) -> bool {
    let bare = OTHERS.iter().fold(text.to_owned(), |text, other| text.replace(other, ""));
    let words: &[&str] = match claim {
        ClaimKind::Refund | ClaimKind::ReturnRefund => &[
            "退货",
            "退款",
            "退还",
            "退回",
            "可退",
            "包退",
            "可以退",
            "退全款",
            "随时退",
            "退钱",
            "钱退",
            "定金退",
        ],
        ClaimKind::Exchange => &["换货", "更换", "换一", "换新", "包换", "可换", "调换"],
        ClaimKind::Repair => &["维修", "修理", "保修", "质保", "修好", "warranty"],
        ClaimKind::Reship => &["补发", "补寄", "重发", "重寄", "免费补", "包补", "补齐", "发货"],
        ClaimKind::PriceDifference => return says(text, &["差价", "保价", "价格保护"]),
        ClaimKind::Freight => return says(text, &["运费", "邮费"]),
        ClaimKind::Loss => &["赔", "检测费", "损失"],
        ClaimKind::Punitive => &["三倍", "十倍", "增加赔偿"],
        ClaimKind::Invoice => &["发票"],
        ClaimKind::Disclosure => &["联系方式", "地址", "真实名称"],
        ClaimKind::Continue => &["继续", "履行", "恢复"],
        ClaimKind::Redo => &["重做", "重新做", "返工", "重印", "重拍", "重裁", "重刻", "重织"],
        ClaimKind::ReducePrice => &["减价", "降价", "少付"],
        ClaimKind::DoubleDeposit => &["双倍", "定金"],
        ClaimKind::Interest => &["利息"],
        ClaimKind::Apology => &["道歉"],
    };
    says(&bare, words)
}
