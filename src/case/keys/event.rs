//! The keys of an event.

use crate::yaml::{Key, Shape};

use super::super::words::{Actor, ClaimKind, EventKind, Outcome, Purpose, RespondentKind};
use super::{AMOUNT, DAY, ID, IDS, KNOWN, MOMENT, TEXT};

pub(super) const EVENT: &Shape = &Shape::Map(&[
    Key::required("at", "什么时候", MOMENT),
    Key::required("by", "谁做的", &Shape::OneOf(Actor::CHOICES)),
    Key::required("event", "什么事", &Shape::OneOf(EventKind::CHOICES)),
    Key::optional("text", "内容，自己的话", TEXT),
    Key::optional("quote", "对方的原话，一字不改", TEXT),
    Key::optional("refusal", "属于哪一种常见拒绝理由，见 complain list refusals", KNOWN),
    Key::optional("amount", "金额（元），退款和补偿时写", AMOUNT),
    Key::optional("channel", "通过哪个渠道投诉", KNOWN),
    Key::optional("to", "对谁，默认是商家", &Shape::OneOf(RespondentKind::CHOICES)),
    Key::optional("until", "承诺的日期，或处理结果要求的日期", DAY),
    Key::optional("id", "编号，别处引用它用", ID),
    Key::optional("asks", "要求了什么，写诉求的种类", &Shape::List(&Shape::OneOf(ClaimKind::CHOICES))),
    Key::optional("answers", "回应哪件事：那件事的编号，或常见拒绝理由的编号", KNOWN),
    Key::optional("private", "不写进任何文字", &Shape::Flag),
    Key::optional("outcome", "处理或调解的结果", &Shape::OneOf(Outcome::CHOICES)),
    Key::optional("purpose", "为什么寄回", &Shape::OneOf(Purpose::CHOICES)),
    Key::optional("of", "承诺的是什么，写诉求的种类", &Shape::OneOf(ClaimKind::CHOICES)),
    Key::optional("taken", "补偿接受了没有", &Shape::Flag),
    Key::optional("exhibits", "证明它的证据编号", IDS),
]);
