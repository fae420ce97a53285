//! The closed word lists of a case file. Each word stands once, with its meaning; enum, check, list and documents follow.

use crate::yaml::Choice;

/// Defines an enum of words with their meaning in Chinese.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal $about:literal $([$($called:literal),+])?,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $(#[doc = $about] $variant,)+ }

        impl $name {
            /// Every word with its meaning, in the order of the documents.
            pub const CHOICES: &[Choice] = &[$(Choice { word: $word, about: $about, called: &[$($($called),+)?] },)+];

            /// The value that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }

            /// The value that a word stands for, or what people call it, where that is one.
            pub fn from_name(name: &str) -> Option<Self> {
                let mut called = Self::CHOICES.iter().filter(|choice| choice.is_called(name));
                Self::from_word(name).or_else(|| match (called.next(), called.next()) {
                    (Some(choice), None) => Self::from_word(choice.word),
                    _ => None,
                })
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

mod claims;
mod events;
mod matter;

pub use claims::{ClaimKind, PunitiveBasis};
pub use events::{EventKind, Outcome, Purpose};
pub use matter::{Every, Promise, Role, Sale, Shows, Whereabouts};

words! {
    /// What kind of seller it is.
    MerchantKind {
        PlatformOwned = "platform-owned" "平台自营店" ["自营", "平台自营"],
        Brand = "brand" "品牌旗舰店或专卖店" ["旗舰店", "品牌旗舰店", "专卖店", "官方旗舰店"],
        ThirdParty = "third-party" "普通第三方店铺" ["第三方", "普通店铺", "第三方店铺"],
        Individual = "individual" "个人卖家" ["个人", "个人店"],
        Livestream = "livestream" "直播间卖家" ["直播间", "直播"],
        Private = "private" "转让自己闲置物品的个人，不是经营者" ["闲置", "二手个人"],
    }
}

words! {
    /// How the order was paid.
    PaymentMethod {
        WechatPay = "wechat-pay" "微信支付" ["微信"],
        Alipay = "alipay" "支付宝",
        Other = "other" "其他方式" ["其他", "其它"],
    }
}

words! {
    /// Against whom the complaint is.
    RespondentKind {
        Merchant = "merchant" "商家" ["卖家", "店家", "店铺"],
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
    /// Who did it.
    Actor {
        Consumer = "consumer" "消费者" ["买家", "我", "本人"],
        Merchant = "merchant" "商家" ["卖家", "店家", "店铺", "商家客服"],
        Platform = "platform" "平台" ["平台客服", "官方客服"],
        Courier = "courier" "快递" ["快递员", "快递公司", "物流"],
        Regulator = "regulator" "市场监督管理部门" ["市监局", "市场监管局", "市场监督管理局", "监管部门"],
        Payment = "payment" "支付机构",
    }
}

words! {
    /// What an exhibit is.
    ExhibitKind {
        Photo = "photo" "照片" ["图片", "相片"],
        Video = "video" "视频" ["录像", "开箱视频", "开箱录像"],
        Screenshot = "screenshot" "截图" ["截屏"],
        Chat = "chat" "聊天记录" ["聊天"],
        Audio = "audio" "录音" ["语音"],
        Document = "document" "文件" ["文档", "单据"],
        Physical = "physical" "实物" ["实物证据"],
    }
}
