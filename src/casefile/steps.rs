//! What is asked, in plain words, and why; how an answer is read.

use crate::amount::{Amount, AmountError};
use crate::calendar::{Day, Moment, said_on};
use crate::case::{ClaimKind, PaymentMethod};
use crate::yaml::{Choice, nearest};

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
const CLAIMS: &[ClaimKind] = &[
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
    /// What is asked and why, and whether it can be passed over.
    pub(super) fn words(self) -> (&'static str, &'static str, bool) {
        match self {
            Self::Platform => ("在哪个平台买的？", "各平台的规则和期限不同", false),
            Self::Shop => ("店铺叫什么？照页面上显示的写", "每个渠道都要写明是哪家店", false),
            Self::Item => ("买的是什么？照订单上的名称写", "每个渠道都要写明商品", false),
            Self::Paid => ("一共付了多少元？", "退多少、赔多少都从它算起", false),
            Self::Placed => ("哪天下的单？如 2026-05-01，或 5月1日 20:14", "适用哪一版规定看这一天", true),
            Self::Number => ("订单号是多少？", "平台按它找到订单", true),
            Self::Method => ("怎么付的款？", "微信和支付宝各有自己的投诉入口", true),
            Self::Kind => ("出了什么问题？写编号前的数字，或者写名称", "依据、证据和要选的项目都看它", false),
            Self::Summary => (
                "用一两句话说清问题，只写看到的，如：收到的6只碗中有3只碗口开裂。",
                "文字从这句话开始",
                false,
            ),
            Self::Claims => ("想要什么结果？可以写几个，用逗号隔开", "每个渠道都要写明请求", false),
            Self::ClaimAmount(_) => ("这一项要多少元？", "只有您知道这个数", false),
            Self::Delivered => ("哪天收到的？没有收到就直接回车", "七日、十五日从这一天算起", true),
            Self::Contacted => {
                ("哪天联系的商家？没有联系过就直接回车", "先联系过商家，别的渠道才好受理", true)
            }
            Self::Told => (
                "对商家说了什么？用自己的话写一句，如：说明碗口开裂，要求退货退款",
                "经过里要写明提过什么要求",
                true,
            ),
            Self::Answer => {
                ("商家怎么答复的？照原话抄；没有答复就直接回车", "认得出的拒绝理由，文字里会有回应", true)
            }
            Self::Answered => ("商家哪天答复的？直接回车：同一天", "期限从这一天算起", true),
            Self::AnyDay => ("这件事最早是哪一天？如下单那天", "至少要有一件写明日期的事", false),
        }
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

/// The entry of a list that an answer means: its number, its id, its name, or a piece of one name alone.
pub(super) fn chosen(answer: &str, choices: &[(String, String)]) -> Result<usize, String> {
    if let Some(at) = answer.parse::<usize>().ok().filter(|number| (1..=choices.len()).contains(number)) {
        return Ok(at - 1);
    }
    let exact = choices.iter().position(|(id, name)| id == answer || name == answer);
    let is_like = |name: &String| name.contains(answer) || answer.contains(name);
    let like: Vec<usize> = (0..choices.len()).filter(|at| is_like(&choices[*at].1)).collect();
    if let Some(at) = exact.or_else(|| like.first().copied().filter(|_| like.len() == 1)) {
        return Ok(at);
    }
    if !like.is_empty() {
        let names: Vec<String> = like.iter().map(|at| format!("{} {}", at + 1, choices[*at].1)).collect();
        return Err(format!("“{answer}”可能是{}：写全名称", names.join("、")));
    }
    let ids: Vec<&str> = choices.iter().map(|(id, _)| id.as_str()).collect();
    let near = nearest(answer, &ids).map(|near| format!("，是不是 {near}？")).unwrap_or_default();
    Err(format!("没有“{answer}”这一项{near}"))
}

/// The place of a way to pay among the choices.
pub(super) fn method(answer: &str, choices: &[(String, String)]) -> Result<usize, String> {
    let known = PaymentMethod::from_name(answer).map(PaymentMethod::word);
    let place = known.and_then(|word| choices.iter().position(|(id, _)| id == word));
    place.map_or_else(|| chosen(answer, choices), Ok)
}

/// A claim that an answer means.
pub(super) fn claim(answer: &str, choices: &[(String, String)]) -> Result<ClaimKind, String> {
    let known = ClaimKind::from_name(answer).filter(|kind| CLAIMS.contains(kind));
    known.map_or_else(|| Ok(CLAIMS[chosen(answer, choices)?]), Ok)
}

/// A sum above zero.
pub(super) fn sum(answer: &str) -> Result<String, String> {
    match Amount::parse(answer) {
        Ok(amount) if amount.is_zero() => Err("金额要大于零".into()),
        Ok(_) => Ok(answer.to_owned()),
        Err(AmountError::WriteAs(better)) => Ok(better),
        Err(_) => Err("只写数字，如 268.00".into()),
    }
}

/// A day or a moment that is not after today.
pub(super) fn moment(answer: &str, today: Day) -> Result<Moment, String> {
    match said_on(answer, today) {
        Some(moment) if moment.day > today => Err("这一天还没有到".into()),
        Some(moment) => Ok(moment),
        None => Err("写成 2026-05-04、5月4日 18:30 或 昨天 的样子".into()),
    }
}
