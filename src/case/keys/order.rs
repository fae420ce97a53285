//! The keys of the order and the goods.

use crate::yaml::{Key, Shape};

use super::super::words::{ClaimKind, Every, PaymentMethod, Sale, Whereabouts};
use super::{AMOUNT, DAY, IDS, MOMENT, TEXT};

pub(super) const ORDER: &Shape = &Shape::Map(&[
    Key::optional("number", "订单号", TEXT).called(&["订单编号", "单号"]),
    Key::required("item", "商品或服务的名称", TEXT).called(&["商品", "商品名称", "商品名", "名称", "货品"]),
    Key::optional("spec", "规格，如颜色、尺码", TEXT).called(&["颜色分类", "型号", "款式"]),
    Key::optional("quantity", "数量", &Shape::Quantity).called(&["件数"]),
    Key::optional("unit", "量词，如套、双、件", TEXT).called(&["单位"]),
    Key::optional("category", "商品类别，12315 表单要选", TEXT).called(&["类别", "分类", "品类"]),
    Key::required("paid", "实付总额（元），含运费", AMOUNT).called(&[
        "实付",
        "实付款",
        "实付金额",
        "金额",
        "总价",
    ]),
    Key::optional("shipping", "其中的运费（元）", &Shape::AmountOrZero).called(&["运费", "邮费"]),
    Key::optional("payment", "付款", PAYMENT).called(&["支付"]),
    Key::optional("placed", "下单时间", MOMENT).called(&["下单日期", "下单", "购买时间", "购买日期"]),
    Key::optional("promises", "页面上的承诺", &Shape::List(&Shape::TextOr(PROMISE)))
        .called(&["承诺", "页面承诺"]),
    Key::optional("payments", "分几次付的，一次一条", &Shape::List(PART_PAYMENT)).called(&["分期"]),
    Key::optional("recurring", "定期自动扣款", RECURRING),
    Key::optional("sale", "怎样买的", &Shape::OneOf(Sale::CHOICES)).called(&["购买方式"]),
    Key::optional("warranty_until", "保修的最后一天", DAY).called(&["保修期", "保修到"]),
    Key::optional("best_before", "保质期的最后一天", DAY).called(&["保质期", "保质期到"]),
    Key::optional("needed_by", "要用它的那一天", DAY),
]);

const PAYMENT: &Shape = &Shape::Map(&[
    Key::required("method", "付款方式", &Shape::OneOf(PaymentMethod::CHOICES)).called(&["方式", "支付方式"]),
    Key::optional("transaction", "支付账单里的交易单号", TEXT).called(&[
        "交易单号",
        "交易号",
        "支付单号",
        "流水号",
    ]),
    Key::optional("issuer", "银行卡的发卡银行，method 为 other 时用", TEXT).called(&["发卡银行", "银行"]),
    Key::optional("card_tail", "银行卡号的后四位，不要写整个卡号", TEXT).called(&["卡号后四位", "尾号"]),
    Key::optional("payee", "账单上显示的商户名称", TEXT).called(&["收款方", "商户名称"]),
]);

const PROMISE: &[Key] = &[
    Key::required("text", "承诺的代号，或页面的原话", TEXT).called(&["内容"]),
    Key::optional("of", "承诺的是什么，写诉求的种类", &Shape::OneOf(ClaimKind::CHOICES)),
    Key::optional("until", "承诺的日期", DAY).called(&["日期"]),
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
    Key::optional("where", "商品在哪里", &Shape::OneOf(Whereabouts::CHOICES)).called(&["在哪里", "位置"]),
    Key::optional("state", "商品现在怎样，如 未使用，吊牌完整", TEXT).called(&["状态", "现状"]),
    Key::optional("complete", "配件、赠品、包装齐全没有", &Shape::Flag).called(&["齐全", "是否齐全"]),
]);
