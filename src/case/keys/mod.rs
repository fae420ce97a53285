//! The case file's keys: name, meaning, shape. Check, suggestions and documents come from these tables.

mod event;
mod order;
mod party;

use crate::yaml::{Key, Shape};

use super::words::{ClaimKind, ExhibitKind, PunitiveBasis, ReasonKind, RespondentKind, Shows};
use event::EVENT;
use order::{GOODS, ORDER};
use party::{CONSUMER, MERCHANT, OPERATOR, OTHER};

const TEXT: &Shape = &Shape::Text;
const ID: &Shape = &Shape::Id;
/// The id of a file in `data/` or `templates/`: whether it is known is checked where these are loaded.
const KNOWN: &Shape = &Shape::Name;
const AMOUNT: &Shape = &Shape::Amount;
const IDS: &Shape = &Shape::List(ID);
const MOMENT: &Shape = &Shape::Moment;
const DAY: &Shape = &Shape::Day;

/// The whole file.
pub const CASE: &Shape = &Shape::Map(&[
    Key::optional("id", "案件编号，用作输出文件名，默认是文件名", ID).called(&["编号"]),
    Key::optional("as_of", "写这些文字的日期，默认是今天", DAY).called(&["日期", "写信日期"]),
    Key::required("platform", "平台，如 xiaohongshu；没有收录的写 other", KNOWN),
    Key::optional("operator", "平台经营者，platform 为 other 时用", OPERATOR).called(&["经营者"]),
    Key::optional("consumer", "消费者", CONSUMER).called(&["投诉人", "本人", "买家", "个人信息"]),
    Key::required("merchant", "商家", MERCHANT).called(&["卖家", "店家", "被投诉人"]),
    Key::optional("others", "其他有关的人或单位", &Shape::List(OTHER)).called(&["其他人"]),
    Key::required("order", "订单", ORDER).called(&["订单信息"]),
    Key::optional("goods", "商品现在的情况", GOODS),
    Key::required("problem", "问题", PROBLEM).called(&["问题描述", "争议"]),
    Key::required("claims", "诉求，一条或几条", &Shape::List(CLAIM)).called(&["要求"]),
    Key::optional("respond_within_days", "请对方在几天内答复", &Shape::Whole(1, 60))
        .called(&["答复期限", "期限"]),
    Key::optional("respondent", "投诉谁，默认是商家", &Shape::OneOf(RespondentKind::CHOICES))
        .called(&["投诉对象"]),
    Key::optional("respondent_reason", "投诉平台的理由", REASON).called(&["理由"]),
    Key::required("history", "经过，一件事一条", &Shape::List(EVENT)).called(&["时间线", "过程", "事情经过"]),
    Key::optional("exhibits", "证据", &Shape::List(EXHIBIT)).called(&["证据清单", "凭证"]),
    Key::optional("allow", "有意忽略的检查", &Shape::List(ALLOW)).called(&["忽略"]),
]);

const PROBLEM: &Shape = &Shape::Map(&[
    Key::required("kind", "问题的种类，见 complain list problems", KNOWN).called(&[
        "种类",
        "类型",
        "问题类型",
        "问题种类",
    ]),
    Key::required("summary", "一两句话说清问题", TEXT)
        .called(&["概述", "概要", "简述", "描述", "摘要", "说明"]),
    Key::optional("title", "公开笔记的标题，不超过 19 个字", TEXT).called(&["标题"]),
    Key::optional("exhibits", "证明这个问题的证据编号", IDS).called(&["证据"]),
    Key::optional("details", "细节，一条一句", &Shape::List(DETAIL)).called(&["详情"]),
]);

const DETAIL: &Shape = &Shape::Map(&[
    Key::required("text", "一句话", TEXT).called(&["内容", "文字"]),
    Key::optional("exhibits", "证明它的证据编号", IDS).called(&["证据"]),
    Key::optional(
        "shows",
        "它能说明的事，见 complain list shows",
        &Shape::List(&Shape::OneOf(Shows::CHOICES)),
    )
    .called(&["说明"]),
    Key::optional("answers", "它回应哪件事：那件事的编号，或常见拒绝理由的编号", KNOWN).called(&["回应"]),
    Key::optional("stated", "页面或商家怎样写，一字不改", TEXT).called(&["页面写的"]),
    Key::optional("actual", "实际怎样", TEXT).called(&["实际"]),
]);

const CLAIM: &Shape = &Shape::Map(&[
    Key::required("kind", "诉求的种类", &Shape::OneOf(ClaimKind::CHOICES)).called(&["种类", "类型", "诉求"]),
    Key::optional("amount", "金额（元）", AMOUNT),
    Key::optional("basis", "punitive 的依据", &Shape::OneOf(PunitiveBasis::CHOICES)).called(&["依据"]),
    Key::optional("of", "只针对订单的哪一部分", TEXT).called(&["部分"]),
    Key::optional("of_amount", "按哪个数算（元）：那一部分的价款、定金或本金", AMOUNT).called(&["基数"]),
    Key::optional("text", "具体是什么", TEXT).called(&["内容", "说明"]),
    Key::optional("calculation", "这个数是怎样算的，如：(4.50-2.20)×220", TEXT).called(&[
        "算法",
        "算式",
        "怎样算",
        "怎么算",
    ]),
    Key::optional("exhibits", "证明它的证据编号", IDS),
]);

const REASON: &Shape = &Shape::Map(&[
    Key::required("kind", "哪一种理由", &Shape::OneOf(ReasonKind::CHOICES)).called(&["种类"]),
    Key::required("at", "什么时候的事", MOMENT).called(&["时间", "日期"]),
    Key::required("text", "发生了什么，一句话", TEXT).called(&["内容"]),
    Key::optional("exhibits", "证明它的证据编号", IDS),
]);

const EXHIBIT: &Shape = &Shape::Map(&[
    Key::required("id", "编号，文中引用它用", ID).called(&["代号"]),
    Key::required("kind", "证据的种类", &Shape::OneOf(ExhibitKind::CHOICES)).called(&["种类", "类型"]),
    Key::required("title", "名称", TEXT).called(&["标题"]),
    Key::optional("file", "文件，相对案件文件的路径", TEXT).called(&["文件名"]),
    Key::optional("sha256", "文件的 SHA-256，见 complain exhibits", &Shape::Sha256),
    Key::optional("shows", "证明什么", TEXT).called(&["证明", "说明"]),
]);

const ALLOW: &Shape = &Shape::Map(&[
    Key::required("rule", "检查的名称", TEXT).called(&["检查", "规则"]),
    Key::required("reason", "为什么可以忽略", TEXT).called(&["理由", "原因"]),
]);
