//! The keys of an event.

use crate::yaml::{Key, Shape};

use super::super::words::{Actor, ClaimKind, EventKind, Outcome, Purpose, RespondentKind};
use super::{AMOUNT, DAY, ID, IDS, KNOWN, MOMENT, TEXT};

pub(super) const EVENT: &Shape = &Shape::Map(&[
    Key::required("at", "什么时候", MOMENT).called(&["时间", "日期"]),
    Key::required("by", "谁做的", &Shape::OneOf(Actor::CHOICES)).called(&["谁", "人", "哪一方"]),
    Key::required("event", "什么事", &Shape::OneOf(EventKind::CHOICES)).called(&["事件", "事", "事情"]),
    Key::optional("text", "内容，自己的话", TEXT).called(&["说明", "描述"]),
    Key::optional("quote", "对方的原话，一字不改", TEXT).called(&["原话", "引用"]),
    Key::optional("refusal", "属于哪一种常见拒绝理由，见 complain list refusals", KNOWN)
        .called(&["拒绝理由"]),
    Key::optional("amount", "金额（元），退款和补偿时写", AMOUNT),
    Key::optional("channel", "通过哪个渠道投诉", KNOWN).called(&["渠道"]),
    Key::optional("to", "对谁，默认是商家", &Shape::OneOf(RespondentKind::CHOICES)).called(&["对象"]),
    Key::optional("until", "承诺的日期，或处理结果要求的日期", DAY).called(&["截止日期", "期限"]),
    Key::optional("id", "编号，别处引用它用", ID),
    Key::optional("asks", "要求了什么，写诉求的种类", &Shape::List(&Shape::OneOf(ClaimKind::CHOICES)))
        .called(&["要求"]),
    Key::optional("answers", "回应哪件事：那件事的编号，或常见拒绝理由的编号", KNOWN).called(&["回应"]),
    Key::optional("private", "不写进任何文字", &Shape::Flag).called(&["私密", "不公开"]),
    Key::optional("outcome", "处理或调解的结果", &Shape::OneOf(Outcome::CHOICES))
        .called(&["结果", "处理结果"]),
    Key::optional("purpose", "为什么寄回", &Shape::OneOf(Purpose::CHOICES)).called(&["寄回原因"]),
    Key::optional("of", "承诺的是什么，写诉求的种类", &Shape::OneOf(ClaimKind::CHOICES)).called(&["承诺"]),
    Key::optional("taken", "补偿接受了没有", &Shape::Flag).called(&["接受"]),
    Key::optional("exhibits", "证明它的证据编号", IDS).called(&["证据"]),
]);
