//! The case file's keys: name, meaning, shape. Check, suggestions and documents come from these tables.

mod event;

use crate::yaml::{Key, Shape};

use super::words::{
    ClaimKind, ExhibitKind, MerchantKind, PaymentMethod, PunitiveBasis, ReasonKind, RespondentKind, Shows,
};
use event::EVENT;

const TEXT: &Shape = &Shape::Text;
const ID: &Shape = &Shape::Id;
/// The id of a file in `data/` or `templates/`: whether it is known is checked where these are loaded.
const KNOWN: &Shape = &Shape::Name;
const AMOUNT: &Shape = &Shape::Amount;
const TEXTS: &Shape = &Shape::List(TEXT);
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
    Key::required("order", "订单", ORDER),
    Key::required("problem", "问题", PROBLEM),
    Key::required("claims", "诉求，一条或几条", &Shape::List(CLAIM)),
    Key::optional("respond_within_days", "请对方在几天内答复", &Shape::Whole(1, 60)),
    Key::optional("respondent", "投诉谁，默认是商家", &Shape::OneOf(RespondentKind::CHOICES)),
    Key::optional("respondent_reason", "投诉平台的理由", REASON),
    Key::required("history", "经过，一件事一条", &Shape::List(EVENT)),
    Key::optional("exhibits", "证据", &Shape::List(EXHIBIT)),
    Key::optional("allow", "有意忽略的检查", &Shape::List(ALLOW)),
]);

const OPERATOR: &Shape = &Shape::Map(&[
    Key::optional("name", "大家怎样称呼这个平台", TEXT),
    Key::optional("legal_name", "经营者的登记名称", TEXT),
    Key::optional("credit_code", "统一社会信用代码", TEXT),
    Key::optional("address", "经营者地址", TEXT),
    Key::optional("phone", "经营者电话", TEXT),
]);

const CONSUMER: &Shape = &Shape::Map(&[
    Key::optional("name", "投诉人的真实姓名", TEXT),
    Key::optional("phone", "投诉人的电话", TEXT),
    Key::optional("address", "投诉人的通讯地址", TEXT),
]);

const MERCHANT: &Shape = &Shape::Map(&[
    Key::required("shop", "店铺名，照页面上显示的写", TEXT),
    Key::optional("kind", "商家的种类", &Shape::OneOf(MerchantKind::CHOICES)),
    Key::optional("legal_name", "店铺证照页上的登记名称", TEXT),
    Key::optional("credit_code", "统一社会信用代码", TEXT),
    Key::optional("address", "店铺公示的地址", TEXT),
    Key::optional("phone", "店铺公示的电话", TEXT),
    Key::optional("host", "直播间或主播的名称", TEXT),
]);

const ORDER: &Shape = &Shape::Map(&[
    Key::optional("number", "订单号", TEXT),
    Key::required("item", "商品或服务的名称", TEXT),
    Key::optional("spec", "规格，如颜色、尺码", TEXT),
    Key::optional("quantity", "数量", &Shape::Whole(1, 9999)),
    Key::optional("unit", "量词，如套、双、件", TEXT),
    Key::optional("category", "商品类别，12315 表单要选", TEXT),
    Key::required("paid", "实付总额（元），含运费", AMOUNT),
    Key::optional("shipping", "其中的运费（元）", &Shape::AmountOrZero),
    Key::optional("payment", "付款", PAYMENT),
    Key::optional("placed", "下单时间", MOMENT),
    Key::optional("promises", "页面上的承诺", TEXTS),
]);

const PAYMENT: &Shape = &Shape::Map(&[
    Key::required("method", "付款方式", &Shape::OneOf(PaymentMethod::CHOICES)),
    Key::optional("transaction", "支付账单里的交易单号", TEXT),
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
