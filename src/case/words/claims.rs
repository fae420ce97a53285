//! Words for what is asked for.

use crate::yaml::Choice;

words! {
    /// What is asked for.
    ClaimKind {
        Refund = "refund" "退款" ["仅退款", "退钱", "退全款", "全额退款"],
        ReturnRefund = "return-refund" "退货退款" ["退货", "退货并退款"],
        Exchange = "exchange" "换货" ["更换", "换新"],
        Repair = "repair" "修理" ["维修"],
        Reship = "reship" "补发" ["重发", "补寄", "重新发货"],
        PriceDifference = "price-difference" "退还差价" ["退差价", "补差价", "差价"],
        Freight = "freight" "承担运费" ["运费", "退运费", "赔运费"],
        Loss = "loss" "赔偿损失" ["赔偿", "赔损失", "损失"],
        Punitive = "punitive" "增加赔偿" ["加倍赔偿", "惩罚性赔偿"],
        Invoice = "invoice" "开具发票" ["发票", "开发票"],
        Disclosure = "disclosure" "提供商家信息" ["商家信息"],
        Continue = "continue" "继续履行" ["继续发货"],
        Redo = "redo" "重做",
        ReducePrice = "reduce-price" "减少价款" ["降价", "减价"],
        DoubleDeposit = "double-deposit" "双倍返还定金" ["双倍定金"],
        Interest = "interest" "支付利息",
        Apology = "apology" "赔礼道歉" ["道歉"],
    }
}

words! {
    /// On what an increased compensation rests.
    PunitiveBasis {
        Fraud = "fraud" "涉嫌欺诈",
        Food = "food" "涉嫌食品不符合安全标准",
        Promise = "promise" "商家自己承诺过加倍赔偿",
    }
}

impl ClaimKind {
    /// Claims of a sum that only the writer knows.
    pub fn needs_amount(self) -> bool {
        matches!(self, Self::PriceDifference | Self::Freight | Self::Loss | Self::ReducePrice)
    }

    /// Claims that ask for money at all.
    pub fn takes_amount(self) -> bool {
        self.needs_amount() || self.is_refund() || self.takes_base()
    }

    /// Claims of a sum that is reckoned from another one.
    pub fn takes_base(self) -> bool {
        matches!(self, Self::Punitive | Self::DoubleDeposit | Self::Interest)
    }

    /// Claims for what is no remedy of the matter itself, and stands beside whatever else is claimed.
    pub fn is_besides(self) -> bool {
        matches!(self, Self::Apology | Self::Disclosure | Self::Invoice)
    }

    /// Claims to have the price back, in full or in part.
    pub fn is_refund(self) -> bool {
        matches!(self, Self::Refund | Self::ReturnRefund)
    }
}
