//! The closed word lists of a case file. Each word stands once, with its meaning; enum, check, list and documents follow.

use crate::yaml::Choice;

/// Defines an enum of words with their meaning in Chinese.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal $about:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $(#[doc = $about] $variant,)+ }

        impl $name {
            /// Every word with its meaning, in the order of the documents.
            pub const CHOICES: &[Choice] = &[$(Choice { word: $word, about: $about },)+];

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }

            /// The word in a case file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What it means, in Chinese.
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => $about,)+ }
            }
        }
    };
}

words! {
    /// What kind of seller it is.
    MerchantKind {
        PlatformOwned = "platform-owned" "平台自营店",
        Brand = "brand" "品牌旗舰店或专卖店",
        ThirdParty = "third-party" "普通第三方店铺",
        Individual = "individual" "个人卖家",
        Livestream = "livestream" "直播间卖家",
    }
}

words! {
    /// How the order was paid.
    PaymentMethod {
        WechatPay = "wechat-pay" "微信支付",
        Alipay = "alipay" "支付宝",
        Other = "other" "其他方式",
    }
}

words! {
    /// Against whom the complaint is.
    RespondentKind {
        Merchant = "merchant" "商家",
        Platform = "platform" "平台",
    }
}

words! {
    /// Why the platform itself is answerable.
    ReasonKind {
        NoSellerIdentity = "no-seller-identity" "平台不能提供商家的真实名称、地址和有效联系方式",
        BrokenPromise = "broken-promise" "平台没有履行自己的承诺",
        KnewAndFailed = "knew-and-failed" "平台知道问题而没有采取必要措施",
        PlatformOwned = "platform-owned" "商品由平台自营",
    }
}

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

words! {
    /// Who did it.
    Actor {
        Consumer = "consumer" "消费者",
        Merchant = "merchant" "商家",
        Platform = "platform" "平台",
        Courier = "courier" "快递",
        Regulator = "regulator" "市场监督管理部门",
        Payment = "payment" "支付机构",
    }
}

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
        Other = "other" "其他事情",
    }
}

words! {
    /// What an exhibit is.
    ExhibitKind {
        Photo = "photo" "照片",
        Video = "video" "视频",
        Screenshot = "screenshot" "截图",
        Chat = "chat" "聊天记录",
        Audio = "audio" "录音",
        Document = "document" "文件",
        Physical = "physical" "实物",
    }
}

words! {
    /// What the order page promised, where the page uses a common name for it.
    Promise {
        SevenDayReturn = "seven-day-return" "七天无理由退货",
        ReturnFreightInsurance = "return-freight-insurance" "退货运费险",
        PriceProtection = "price-protection" "价格保护",
        Gift = "gift" "赠品",
        ShipWithin48h = "ship-within-48h" "48小时内发货",
        GenuineGuarantee = "genuine-guarantee" "正品保障",
        DamageCover = "damage-cover" "破损包赔",
    }
}

impl EventKind {
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
