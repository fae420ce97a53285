//! Where the goods are, and what they were sent back for.

use crate::case::{Actor, Case, Event, EventKind, Purpose, Whereabouts};
use crate::knowledge::{Reading, meant};
use crate::wording::clauses;

use super::Inferred;

/// Where the goods are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goods {
    /// Where.
    pub at: Where,
    /// The event that shows it.
    pub by: Option<usize>,
    /// What they were last sent back for, while they are away for it.
    pub purpose: Option<Purpose>,
}

/// Where the goods are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// With the consumer.
    Consumer,
    /// On the way back.
    UnderWayBack,
    /// With the seller, or whom the seller named.
    Seller,
    /// They never came.
    NotArrived,
    /// Used up, dead.
    Gone,
}

pub(super) fn goods(case: &Case, reading: &Reading, inferred: &mut Vec<Inferred>) -> Goods {
    let mut goods = Goods { at: Where::NotArrived, by: None, purpose: None };
    for (place, event) in case.history.iter().enumerate() {
        let at = match event.kind {
            EventKind::Delivered => Where::Consumer,
            EventKind::ReturnShipped | EventKind::ReturnRefused => Where::UnderWayBack,
            EventKind::ReturnReceived => Where::Seller,
            // Mended and, where it is in use again, sent back: few write a line for the way home.
            EventKind::Repaired if goods.at == Where::Seller && is_used_after(case, place) => Where::Consumer,
            // A parcel that the seller did not take, and that came back.
            EventKind::Refused if goods.at == Where::UnderWayBack && came_back(event) => Where::Consumer,
            _ => continue,
        };
        let is_away = goods.at == Where::UnderWayBack;
        goods.purpose = match event.kind {
            EventKind::Delivered | EventKind::Refused | EventKind::Repaired => None,
            // The receipt belongs to the parcel before it, and so does the refusal at the door.
            EventKind::ReturnReceived | EventKind::ReturnRefused if is_away => goods.purpose,
            _ => Some(purpose(event, reading, inferred)),
        };
        (goods.at, goods.by) = (at, Some(place));
    }
    if let Some(stated) = case.goods.as_ref().and_then(|goods| goods.place) {
        goods.at = stated_at(case, stated);
    }
    goods
}

/// Does the consumer tell after this repair that the fault came back? 又黑屏了，这次请求退货退款; not 一直没有收到寄回的手机, 还是要求退款.
fn is_used_after(case: &Case, place: usize) -> bool {
    let later = case.history.iter().skip(place + 1).filter(|event| event.by == Actor::Consumer);
    let mut told = later.filter_map(|event| event.text.as_deref());
    told.any(|text| clauses(text).any(comes_back))
}

/// Does a clause say that something is wrong again?
fn comes_back(clause: &str) -> bool {
    const AGAIN: [&str; 6] = ["又", "再次", "还是", "依旧", "依然", "仍然"];
    const WRONG: [&str; 18] = [
        "坏",
        "漏",
        "黑屏",
        "蓝屏",
        "死机",
        "开不了",
        "不开机",
        "不亮",
        "不转",
        "不制冷",
        "不加热",
        "响",
        "断",
        "裂",
        "卡",
        "故障",
        "报错",
        "跳闸",
    ];
    const ASKS: [&str; 8] = ["请", "要求", "申请", "问", "催", "联系", "收到", "寄"];
    let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    has(&AGAIN) && has(&WRONG) && !has(&ASKS)
}

/// 拒收寄回的包裹，包裹已退回本人.
fn came_back(event: &Event) -> bool {
    let text = event.text.as_deref().unwrap_or_default();
    text.contains("拒收")
        && ["退回本人", "退回我", "退回给我", "退了回来", "退回来"].iter().any(|word| text.contains(word))
}

/// Where the case says that they are.
fn stated_at(case: &Case, place: Whereabouts) -> Where {
    let was_delivered = case.history.iter().any(|event| event.kind == EventKind::Delivered);
    match place {
        Whereabouts::WithMe => Where::Consumer,
        Whereabouts::WithMerchant => Where::Seller,
        Whereabouts::UnderWay if was_delivered => Where::UnderWayBack,
        Whereabouts::Refused => Where::UnderWayBack,
        Whereabouts::UnderWay | Whereabouts::NeverCame => Where::NotArrived,
        Whereabouts::UsedUp | Whereabouts::Dead => Where::Gone,
    }
}

/// What this parcel was sent back for: what the case says, else what its words say, else to have the price back.
fn purpose(event: &Event, reading: &Reading, inferred: &mut Vec<Inferred>) -> Purpose {
    if let Some(purpose) = event.purpose {
        return purpose;
    }
    let said = event.text.as_deref().and_then(|text| meant(&reading.purposes, text));
    let Some(purpose) = said.and_then(Purpose::from_word) else { return Purpose::Refund };
    inferred.push(Inferred {
        path: event.path().join("purpose"),
        value: purpose.word().to_owned(),
        why: "从寄回的说明里读出",
    });
    purpose
}

impl Where {
    /// The word in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consumer => "consumer",
            Self::UnderWayBack => "under-way-back",
            Self::Seller => "merchant",
            Self::NotArrived => "not-arrived",
            Self::Gone => "gone",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::comes_back;

    #[test]
    fn a_fault_that_came_back_is_told_so() {
        for clause in ["又黑屏了", "用了三天还是漏水", "再次报错"] {
            assert!(comes_back(clause), "{clause}");
        }
        for clause in ["一直没有收到寄回的手机", "还是要求退款", "又问了一次修好没有", "收到第三天不开机"]
        {
            assert!(!comes_back(clause), "{clause}");
        }
    }
}
