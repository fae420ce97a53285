//! Words for what happened.

use crate::yaml::Choice;

use super::Actor;

words! {
    /// What happened.
    EventKind {
        Ordered = "ordered" "下单" ["购买", "拍下", "已下单"],
        Paid = "paid" "付款" ["支付", "已付款"],
        Shipped = "shipped" "发货" ["已发货"],
        Delivered = "delivered" "送达或签收" ["送达", "签收", "已签收", "收货", "收到", "收到货", "到货"],
        Contacted = "contacted" "联系对方" ["联系", "联系商家", "沟通", "咨询", "反馈"],
        Promised = "promised" "作出承诺" ["承诺", "答应"],
        AfterSaleRequested = "after-sale-requested" "提交售后申请" ["申请售后", "申请退款", "申请退货", "申请退货退款", "提交售后"],
        Agreed = "agreed" "同意" ["已同意", "同意退款"],
        Refused = "refused" "拒绝" ["不同意", "拒绝退款", "拒绝退货", "被拒", "商家拒绝"],
        Replied = "replied" "回复" ["答复", "已回复"],
        NoReply = "no-reply" "到这时仍未回复" ["未回复", "没有回复", "没回复", "不回复", "未答复"],
        ReturnShipped = "return-shipped" "寄回商品" ["寄回", "退货寄出", "已寄回"],
        ReturnReceived = "return-received" "退件签收" ["收到退货", "商家签收"],
        Refunded = "refunded" "退款到账" ["到账", "已退款", "退款成功"],
        InterventionRequested = "intervention-requested" "申请平台介入" ["申请介入", "平台介入"],
        InterventionDecided = "intervention-decided" "平台作出处理结果" ["平台处理结果", "平台判定", "介入结果"],
        Complained = "complained" "提交投诉" ["投诉", "已投诉"],
        Accepted = "accepted" "受理投诉" ["受理", "已受理"],
        Rejected = "rejected" "不予受理" ["不受理"],
        Mediated = "mediated" "组织调解" ["调解"],
        ReturnRefused = "return-refused" "拒收包裹" ["拒收", "已拒收"],
        Offered = "offered" "提出补偿" ["补偿", "提出赔付"],
        Repaired = "repaired" "修理商品" ["维修", "修理"],
        Inspected = "inspected" "检测商品" ["检测"],
        Closed = "closed" "停止营业" ["关店", "停业", "倒闭"],
        Other = "other" "其他事情" ["其他", "其它"],
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
