//! Words for what is asked for.

use crate::yaml::Choice;

words! {
    /// What is asked for.
    ClaimKind {
        Refund = "refund" "退款",
        ReturnRefund = "return-refund" "退货退款",
        Exchange = "exchange" "换货",
        Repair = "repair" "修理",
        Reship = "reship" "补发",
        PriceDifference = "price-difference" "退还差价",
        Freight = "freight" "承担运费",
        Loss = "loss" "赔偿损失",
        Punitive = "punitive" "增加赔偿",
        Invoice = "invoice" "开具发票",
        Disclosure = "disclosure" "提供商家信息",
    }
}

words! {
    /// On what an increased compensation rests.
    PunitiveBasis {
        Fraud = "fraud" "涉嫌欺诈",
        Food = "food" "涉嫌食品不符合安全标准",
    }
}

impl ClaimKind {
    /// Claims of a sum that only the writer knows.
    pub fn needs_amount(self) -> bool {
        matches!(self, Self::PriceDifference | Self::Freight | Self::Loss)
    }

    /// Claims that ask for money at all.
    pub fn takes_amount(self) -> bool {
        self.needs_amount() || self.is_refund() || self == Self::Punitive
    }

    /// Claims to have the price back, in full or in part.
    pub fn is_refund(self) -> bool {
        matches!(self, Self::Refund | Self::ReturnRefund)
    }
}
