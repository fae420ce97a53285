//! What is asked, in plain words, and why.

use crate::case::{ClaimKind, PaymentMethod};
use crate::language::Fixed;
use crate::yaml::Choice;

/// What a new case is asked for, one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Platform,
    Shop,
    Item,
    Paid,
    Placed,
    Number,
    Method,
    Kind,
    Summary,
    Claims,
    ClaimAmount(usize),
    Delivered,
    Contacted,
    Told,
    Answer,
    Answered,
    AnyDay,
}

/// The claims that need no more than a sum.
pub(super) const CLAIMS: &[ClaimKind] = &[
    ClaimKind::Refund,
    ClaimKind::ReturnRefund,
    ClaimKind::Exchange,
    ClaimKind::Reship,
    ClaimKind::Repair,
    ClaimKind::PriceDifference,
    ClaimKind::Freight,
    ClaimKind::Loss,
    ClaimKind::Invoice,
];

impl Step {
    /// What is asked.
    pub(super) fn asked(self) -> Fixed {
        match self {
            Self::Platform => Fixed::fixed("在哪个平台买的？", "On which platform did you buy it?"),
            Self::Shop => {
                Fixed::fixed("店铺叫什么？照页面上显示的写", "What is the shop called? As the page shows it")
            }
            Self::Item => {
                Fixed::fixed("买的是什么？照订单上的名称写", "What did you buy? By its name in the order")
            }
            Self::Paid => Fixed::fixed("一共付了多少元？", "How many yuan did you pay in all?"),
            Self::Placed => Fixed::fixed(
                "哪天下的单？如 2026-05-01，或 5月1日 20:14",
                "When did you order it? Such as 2026-05-01, or 5月1日 20:14",
            ),
            Self::Number => Fixed::fixed("订单号是多少？", "What is the order's number?"),
            Self::Method => Fixed::fixed("怎么付的款？", "How did you pay?"),
            Self::Kind => Fixed::fixed(
                "出了什么问题？写编号前的数字，或者写名称",
                "What went wrong? The number before it, its id or its name",
            ),
            Self::Summary => Fixed::fixed(
                "用一两句话说清问题，只写看到的，如：收到的6只碗中有3只碗口开裂。",
                "The problem in one or two Chinese sentences, only what you saw: 收到的6只碗中有3只碗口开裂。",
            ),
            Self::Claims => Fixed::fixed(
                "想要什么结果？可以写几个，用逗号隔开",
                "What do you ask for? Several are parted by commas",
            ),
            Self::ClaimAmount(_) => Fixed::fixed("这一项要多少元？", "How many yuan for this one?"),
            Self::Delivered => Fixed::fixed(
                "哪天收到的？没有收到就直接回车",
                "When did it arrive? Press Enter if it did not",
            ),
            Self::Contacted => Fixed::fixed(
                "哪天联系的商家？没有联系过就直接回车",
                "When did you write to the merchant? Press Enter if you did not",
            ),
            Self::Told => Fixed::fixed(
                "对商家说了什么？用自己的话写一句，如：说明碗口开裂，要求退货退款",
                "What did you tell them? A Chinese sentence of your own: 说明碗口开裂，要求退货退款",
            ),
            Self::Answer => Fixed::fixed(
                "商家怎么答复的？照原话抄；没有答复就直接回车",
                "What did they answer? Word for word; press Enter if they did not",
            ),
            Self::Answered => Fixed::fixed(
                "商家哪天答复的？直接回车：同一天",
                "When did they answer? Enter alone: on the same day",
            ),
            Self::AnyDay => Fixed::fixed(
                "这件事最早是哪一天？如下单那天",
                "On which day did it begin? Such as that of the order",
            ),
        }
    }

    /// Why it is asked.
    pub(super) fn why(self) -> Fixed {
        match self {
            Self::Platform => {
                Fixed::fixed("各平台的规则和期限不同", "Each platform has rules and periods of its own")
            }
            Self::Shop => {
                Fixed::fixed("每个渠道都要写明是哪家店", "Every channel has to say which shop it is")
            }
            Self::Item => Fixed::fixed("每个渠道都要写明商品", "Every channel has to say what was bought"),
            Self::Paid => Fixed::fixed("退多少、赔多少都从它算起", "What is paid back is reckoned from it"),
            Self::Placed => {
                Fixed::fixed("适用哪一版规定看这一天", "Which version of the rules applies depends on it")
            }
            Self::Number => Fixed::fixed("平台按它找到订单", "The platform finds the order by it"),
            Self::Method => Fixed::fixed(
                "微信和支付宝各有自己的投诉入口",
                "WeChat and Alipay take complaints of their own",
            ),
            Self::Kind => Fixed::fixed(
                "依据、证据和要选的项目都看它",
                "Grounds, evidence and what to pick in forms follow from it",
            ),
            Self::Summary => Fixed::fixed("文字从这句话开始", "The texts begin with it"),
            Self::Claims => {
                Fixed::fixed("每个渠道都要写明请求", "Every channel has to say what is asked for")
            }
            Self::ClaimAmount(_) => Fixed::fixed("只有您知道这个数", "Nobody but you knows it"),
            Self::Delivered => Fixed::fixed("七日、十五日从这一天算起", "Seven and fifteen days run from it"),
            Self::Contacted => Fixed::fixed(
                "先联系过商家，别的渠道才好受理",
                "Other channels want to see that the merchant was asked first",
            ),
            Self::Told => {
                Fixed::fixed("经过里要写明提过什么要求", "The course has to say what was asked for")
            }
            Self::Answer => Fixed::fixed(
                "认得出的拒绝理由，文字里会有回应",
                "The texts answer the reasons for refusing that are known",
            ),
            Self::Answered => Fixed::fixed("期限从这一天算起", "Periods run from it"),
            Self::AnyDay => {
                Fixed::fixed("至少要有一件写明日期的事", "At least one thing that happened has to have a day")
            }
        }
    }

    /// May it be passed over?
    pub(super) fn may_be_empty(self) -> bool {
        matches!(
            self,
            Self::Placed
                | Self::Number
                | Self::Method
                | Self::Delivered
                | Self::Contacted
                | Self::Told
                | Self::Answer
                | Self::Answered
        )
    }

    /// The words that an answer can be, from a list of the program's own.
    pub(super) fn choices(self) -> Vec<(String, String)> {
        match self {
            Self::Method => words(PaymentMethod::CHOICES),
            Self::Claims => {
                CLAIMS.iter().map(|kind| (kind.word().to_owned(), kind.about().to_owned())).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn words(choices: &[Choice]) -> Vec<(String, String)> {
    choices.iter().map(|choice| (choice.word.to_owned(), choice.about.to_owned())).collect()
}
