//! The keys of the order and the goods.

use crate::yaml::{Key, Shape};

use super::super::words::{ClaimKind, Every, PaymentMethod, Sale, Whereabouts};
use super::{AMOUNT, DAY, IDS, MOMENT, TEXT};

pub(super) const ORDER: &Shape = &Shape::Map(&[
    Key::optional("number", "订单号", TEXT),
    Key::required("item", "商品或服务的名称", TEXT),
    Key::optional("spec", "规格，如颜色、尺码", TEXT),
    Key::optional("quantity", "数量", &Shape::Quantity),
    Key::optional("unit", "量词，如套、双、件", TEXT),
    Key::optional("category", "商品类别，12315 表单要选", TEXT),
    Key::required("paid", "实付总额（元），含运费", AMOUNT),
    Key::optional("shipping", "其中的运费（元）", &Shape::AmountOrZero),
    Key::optional("payment", "付款", PAYMENT),
    Key::optional("placed", "下单时间", MOMENT),
    Key::optional("promises", "页面上的承诺", &Shape::List(&Shape::TextOr(PROMISE))),
    Key::optional("payments", "分几次付的，一次一条", &Shape::List(PART_PAYMENT)),
    Key::optional("recurring", "定期自动扣款", RECURRING),
    Key::optional("sale", "怎样买的", &Shape::OneOf(Sale::CHOICES)),
    Key::optional("warranty_until", "保修的最后一天", DAY),
    Key::optional("best_before", "保质期的最后一天", DAY),
    Key::optional("needed_by", "要用它的那一天", DAY),
]);

const PAYMENT: &Shape = &Shape::Map(&[
    Key::required("method", "付款方式", &Shape::OneOf(PaymentMethod::CHOICES)),
    Key::optional("transaction", "支付账单里的交易单号", TEXT),
    Key::optional("issuer", "银行卡的发卡银行，method 为 other 时用", TEXT),
    Key::optional("card_tail", "银行卡号的后四位，不要写整个卡号", TEXT),
    Key::optional("payee", "账单上显示的商户名称", TEXT),
]);

const PROMISE: &[Key] = &[
    Key::required("text", "承诺的代号，或页面的原话", TEXT),
    Key::optional("of", "承诺的是什么，写诉求的种类", &Shape::OneOf(ClaimKind::CHOICES)),
    Key::optional("until", "承诺的日期", DAY),
    Key::optional("exhibits", "证明它的证据编号", IDS),
];

const PART_PAYMENT: &Shape = &Shape::Map(&[
    Key::required("amount", "这一次付了多少（元）", AMOUNT),
    Key::optional("at", "什么时候付的", MOMENT),
    Key::optional("method", "付款方式", &Shape::OneOf(PaymentMethod::CHOICES)),
    Key::optional("transaction", "支付账单里的交易单号", TEXT),
    Key::optional("to", "在平台以外付的，写付给了谁", TEXT),
]);

const RECURRING: &Shape = &Shape::Map(&[
    Key::required("every", "多久扣一次", &Shape::OneOf(Every::CHOICES)),
    Key::required("amount", "每次扣多少（元）", AMOUNT),
    Key::optional("next", "下一次扣款的日期", DAY),
]);

pub(super) const GOODS: &Shape = &Shape::Map(&[
    Key::optional("where", "商品在哪里", &Shape::OneOf(Whereabouts::CHOICES)),
    Key::optional("state", "商品现在怎样，如 未使用，吊牌完整", TEXT),
    Key::optional("complete", "配件、赠品、包装齐全没有", &Shape::Flag),
]);
