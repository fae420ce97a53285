//! Where the goods are, and what they were sent back for.

use crate::case::{Case, Event, EventKind};
use crate::knowledge::{Reading, meant};

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
}

/// What goods were sent back for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To have the price back.
    Refund,
    /// To be repaired.
    Repair,
    /// To be exchanged.
    Exchange,
    /// To be looked at or tested.
    Inspection,
}

pub(super) fn goods(case: &Case, reading: &Reading, inferred: &mut Vec<Inferred>) -> Goods {
    let mut goods = Goods { at: Where::NotArrived, by: None, purpose: None };
    for (place, event) in case.history.iter().enumerate() {
        let at = match event.kind {
            EventKind::Delivered => Where::Consumer,
            EventKind::ReturnShipped => Where::UnderWayBack,
            EventKind::ReturnReceived => Where::Seller,
            _ => continue,
        };
        let is_away = goods.at == Where::UnderWayBack;
        goods.purpose = match at {
            Where::UnderWayBack => Some(purpose(event, reading, inferred)),
            // The receipt belongs to the parcel before it.
            Where::Seller if is_away => goods.purpose,
            Where::Seller => Some(purpose(event, reading, inferred)),
            Where::Consumer | Where::NotArrived => None,
        };
        (goods.at, goods.by) = (at, Some(place));
    }
    goods
}

/// What this parcel was sent back for: what its words say, else to have the price back.
fn purpose(event: &Event, reading: &Reading, inferred: &mut Vec<Inferred>) -> Purpose {
    let said = event.text.as_deref().and_then(|text| meant(&reading.purposes, text));
    let Some(purpose) = said.and_then(Purpose::from_word) else { return Purpose::Refund };
    inferred.push(Inferred {
        path: event.path().join("purpose"),
        value: purpose.word().to_owned(),
        why: "从寄回的说明里读出",
    });
    purpose
}

impl Purpose {
    /// The purpose that a word of the data names.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "refund" => Some(Self::Refund),
            "repair" => Some(Self::Repair),
            "exchange" => Some(Self::Exchange),
            "inspection" => Some(Self::Inspection),
            _ => None,
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Refund => "refund",
            Self::Repair => "repair",
            Self::Exchange => "exchange",
            Self::Inspection => "inspection",
        }
    }
}

impl Where {
    /// The word in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Consumer => "consumer",
            Self::UnderWayBack => "under-way-back",
            Self::Seller => "merchant",
            Self::NotArrived => "not-arrived",
        }
    }
}
