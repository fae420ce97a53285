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
    Key::optional("id", "案件编号，用作输出文件名，默认是文件名", ID),
    Key::optional("as_of", "写这些文字的日期，默认是今天", DAY),
    Key::required("platform", "平台，如 xiaohongshu；没有收录的写 other", KNOWN),
    Key::optional("operator", "平台经营者，platform 为 other 时用", OPERATOR),
    Key::optional("consumer", "消费者", CONSUMER),
    Key::required("merchant", "商家", MERCHANT),
    Key::optional("others", "其他有关的人或单位", &Shape::List(OTHER)),
    Key::required("order", "订单", ORDER),
    Key::optional("goods", "商品现在的情况", GOODS),
    Key::required("problem", "问题", PROBLEM),
    Key::required("claims", "诉求，一条或几条", &Shape::List(CLAIM)),
    Key::optional("respond_within_days", "请对方在几天内答复", &Shape::Whole(1, 60)),
    Key::optional("respondent", "投诉谁，默认是商家", &Shape::OneOf(RespondentKind::CHOICES)),
    Key::optional("respondent_reason", "投诉平台的理由", REASON),
    Key::required("history", "经过，一件事一条", &Shape::List(EVENT)),
    Key::optional("exhibits", "证据", &Shape::List(EXHIBIT)),
    Key::optional("allow", "有意忽略的检查", &Shape::List(ALLOW)),
]);

const PROBLEM: &Shape = &Shape::Map(&[
    Key::required("kind", "问题的种类，见 complain list problems", KNOWN),
    Key::required("summary", "一两句话说清问题", TEXT),
    Key::optional("title", "公开笔记的标题，不超过 19 个字", TEXT),
    Key::optional("exhibits", "证明这个问题的证据编号", IDS),
    Key::optional("details", "细节，一条一句", &Shape::List(DETAIL)),
]);

const DETAIL: &Shape = &Shape::Map(&[
    Key::required("text", "一句话", TEXT),
    Key::optional("exhibits", "证明它的证据编号", IDS),
    Key::optional(
        "shows",
        "它能说明的事，见 complain list shows",
        &Shape::List(&Shape::OneOf(Shows::CHOICES)),
    ),
    Key::optional("answers", "它回应哪件事：那件事的编号，或常见拒绝理由的编号", KNOWN),
    Key::optional("stated", "页面或商家怎样写，一字不改", TEXT),
    Key::optional("actual", "实际怎样", TEXT),
]);

const CLAIM: &Shape = &Shape::Map(&[
    Key::required("kind", "诉求的种类", &Shape::OneOf(ClaimKind::CHOICES)),
    Key::optional("amount", "金额（元）", AMOUNT),
    Key::optional("basis", "punitive 的依据", &Shape::OneOf(PunitiveBasis::CHOICES)),
    Key::optional("of", "只针对订单的哪一部分", TEXT),
    Key::optional("of_amount", "按哪个数算（元）：那一部分的价款、定金或本金", AMOUNT),
    Key::optional("text", "具体是什么", TEXT),
    Key::optional("exhibits", "证明它的证据编号", IDS),
]);

const REASON: &Shape = &Shape::Map(&[
    Key::required("kind", "哪一种理由", &Shape::OneOf(ReasonKind::CHOICES)),
    Key::required("at", "什么时候的事", MOMENT),
    Key::required("text", "发生了什么，一句话", TEXT),
    Key::optional("exhibits", "证明它的证据编号", IDS),
]);

const EXHIBIT: &Shape = &Shape::Map(&[
    Key::required("id", "编号，文中引用它用", ID),
    Key::required("kind", "证据的种类", &Shape::OneOf(ExhibitKind::CHOICES)),
    Key::required("title", "名称", TEXT),
    Key::optional("file", "文件，相对案件文件的路径", TEXT),
    Key::optional("sha256", "文件的 SHA-256，见 complain exhibits", &Shape::Sha256),
    Key::optional("shows", "证明什么", TEXT),
]);

const ALLOW: &Shape = &Shape::Map(&[
    Key::required("rule", "检查的名称", TEXT),
    Key::required("reason", "为什么可以忽略", TEXT),
]);
