//! Words for what happened.

use crate::yaml::Choice;

use super::Actor;

words! {
    /// What happened.
    EventKind {
        Ordered = "ordered" "下单",
        Paid = "paid" "付款",
        Shipped = "shipped" "发货",
        Delivered = "delivered" "送达或签收",
        Contacted = "contacted" "联系对方",
        Promised = "promised" "作出承诺",
        AfterSaleRequested = "after-sale-requested" "提交售后申请",
        Agreed = "agreed" "同意",
        Refused = "refused" "拒绝",
        Replied = "replied" "回复",
        NoReply = "no-reply" "到这时仍未回复",
        ReturnShipped = "return-shipped" "寄回商品",
        ReturnReceived = "return-received" "退件签收",
        Refunded = "refunded" "退款到账",
        InterventionRequested = "intervention-requested" "申请平台介入",
        InterventionDecided = "intervention-decided" "平台作出处理结果",
        Complained = "complained" "提交投诉",
        Accepted = "accepted" "受理投诉",
        Rejected = "rejected" "不予受理",
        Mediated = "mediated" "组织调解",
        ReturnRefused = "return-refused" "拒收包裹",
        Offered = "offered" "提出补偿",
        Repaired = "repaired" "修理商品",
        Inspected = "inspected" "检测商品",
        Closed = "closed" "停止营业",
        Other = "other" "其他事情",
    }
}

words! {
    /// What a decision or a mediation came to.
    Outcome {
        ForConsumer = "for-consumer" "支持消费者",
        Partly = "partly" "部分支持",
        ForMerchant = "for-merchant" "支持商家",
        Negotiate = "negotiate" "请双方再协商",
    }
}

words! {
    /// What goods are sent back for.
    Purpose {
        Refund = "refund" "退款",
        Repair = "repair" "修理",
        Exchange = "exchange" "换货",
        Inspection = "inspection" "检测",
    }
}

impl EventKind {
    /// Who can do it.
    pub fn actors(self) -> &'static [Actor] {
        use Actor::{Consumer, Courier, Merchant, Payment, Platform, Regulator};
        match self {
            Self::Ordered
            | Self::Paid
            | Self::AfterSaleRequested
            | Self::ReturnShipped
            | Self::InterventionRequested
            | Self::Complained => &[Consumer],
            Self::ReturnRefused => &[Consumer, Merchant],
            Self::Repaired => &[Merchant, Platform, Consumer],
            Self::Inspected => &[Merchant, Platform, Consumer, Courier, Regulator],
            Self::Closed => &[Merchant],
            Self::Offered => &[Merchant, Platform, Courier, Consumer],
            Self::Shipped | Self::ReturnReceived => &[Merchant, Courier, Platform],
            Self::Delivered => &[Courier, Consumer, Merchant],
            Self::Promised | Self::Agreed | Self::Refused | Self::Replied | Self::NoReply => {
                &[Merchant, Platform, Courier, Regulator, Payment]
            }
            Self::Refunded => &[Merchant, Platform, Payment],
            Self::InterventionDecided => &[Platform],
            Self::Accepted | Self::Rejected | Self::Mediated => &[Regulator, Payment, Platform],
            Self::Contacted | Self::Other => &[Consumer, Merchant, Platform, Courier, Regulator, Payment],
        }
    }

    /// Kinds that answer something, with what they answer.
    pub fn answers(self) -> &'static [Self] {
        use EventKind::{
            AfterSaleRequested, Complained, Contacted, InterventionRequested, Ordered, Paid, ReturnShipped,
            Shipped,
        };
        match self {
            Self::Agreed | Self::Refused => &[AfterSaleRequested, Contacted, InterventionRequested],
            Self::Replied | Self::NoReply => {
                &[Contacted, AfterSaleRequested, InterventionRequested, Complained]
            }
            Self::Delivered => &[Shipped],
            Self::Shipped => &[Ordered, Paid],
            Self::ReturnReceived => &[ReturnShipped],
            Self::InterventionDecided => &[InterventionRequested],
            Self::Accepted | Self::Rejected | Self::Mediated => &[Complained],
            _ => &[],
        }
    }
}
