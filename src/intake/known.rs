//! The labels of order pages and bills, and what the value behind each is for.

use crate::language::Fixed;

/// What a label is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A text as it stands, and how sure the label is.
    Text(&'static str, u8),
    /// A number that identifies.
    Number(&'static str, u8),
    /// A sum.
    Sum(&'static str, u8),
    Count,
    Method,
    Placed(u8),
    Shipped,
    Delivered,
    /// Nothing that a case has a key for, and why it is left out.
    Left(Fixed),
    /// Names, telephones, addresses.
    Private,
    /// Of no use, and not worth a word.
    Nothing,
}

const NO_PARCEL: Use = left(
    "案件文件没有快递单号这一栏；写进物流截图的说明",
    "a case has no key for the parcel number; say it of the tracking screenshot",
);
const NO_COURIER: Use = left(
    "案件文件没有快递公司这一栏；争的是快递，写进 others",
    "a case has no key for the courier; where the dispute is about it, write others",
);
const STATE: Use =
    left("状态会变，退款到账的写进经过", "a state changes; a refund that arrived goes into the history");
const PAYEE: Use = left(
    "收款的可能是平台，不一定是店铺的登记名称",
    "the payee may be the platform, not the shop's registered name",
);

/// Longer labels before those that they begin with.
pub(super) const LABELS: &[(&str, Use)] = &[
    ("订单编号", Use::Number("order.number", 3)),
    ("订单号码", Use::Number("order.number", 3)),
    ("订单号", Use::Number("order.number", 3)),
    ("订单创建时间", Use::Placed(3)),
    ("下单时间", Use::Placed(3)),
    ("创建时间", Use::Placed(2)),
    ("付款时间", Use::Placed(1)),
    ("支付时间", Use::Placed(1)),
    ("发货时间", Use::Shipped),
    ("签收时间", Use::Delivered),
    ("送达时间", Use::Delivered),
    (
        "成交时间",
        left(
            "成交时间是确认收货的时间，不是送达的时间",
            "the time of completion is when receipt was confirmed, not delivery",
        ),
    ),
    (
        "确认收货时间",
        left("确认收货的时间不是送达的时间", "the time when receipt was confirmed is not delivery"),
    ),
    ("完成时间", left("完成时间不是送达的时间", "the time of completion is not delivery")),
    ("实付款", Use::Sum("order.paid", 4)),
    ("实付金额", Use::Sum("order.paid", 4)),
    ("实际付款", Use::Sum("order.paid", 4)),
    ("实付", Use::Sum("order.paid", 4)),
    ("支付金额", Use::Sum("order.paid", 3)),
    ("付款金额", Use::Sum("order.paid", 3)),
    ("合计", Use::Sum("order.paid", 2)),
    ("应付款", left("应付的不一定是实付的", "what was due need not be what was paid")),
    ("订单金额", Use::Sum("order.paid", 1)),
    ("订单总价", Use::Sum("order.paid", 1)),
    ("商品总价", left("商品总价没有算优惠和运费", "the price of the goods is without discounts and freight")),
    ("商品金额", left("商品金额没有算优惠和运费", "the price of the goods is without discounts and freight")),
    (
        "运费险",
        left(
            "页面写着运费险的，可以写进 promises: [return-freight-insurance]",
            "where the page shows it, promises: [return-freight-insurance]",
        ),
    ),
    ("运费", Use::Sum("order.shipping", 2)),
    ("邮费", Use::Sum("order.shipping", 2)),
    ("快递费", Use::Sum("order.shipping", 1)),
    ("店铺优惠", Use::Nothing),
    ("平台优惠", Use::Nothing),
    ("优惠券", Use::Nothing),
    ("优惠", Use::Nothing),
    ("红包", Use::Nothing),
    ("店铺名称", Use::Text("merchant.shop", 3)),
    ("店铺", Use::Text("merchant.shop", 3)),
    ("商家名称", Use::Text("merchant.shop", 3)),
    ("卖家", Use::Text("merchant.shop", 2)),
    ("商品名称", Use::Text("order.item", 3)),
    ("商品说明", Use::Text("order.item", 2)),
    ("商品", Use::Text("order.item", 2)),
    ("宝贝", Use::Text("order.item", 2)),
    ("规格", Use::Text("order.spec", 3)),
    ("颜色分类", Use::Text("order.spec", 2)),
    ("颜色", Use::Text("order.spec", 2)),
    ("款式", Use::Text("order.spec", 2)),
    ("型号", Use::Text("order.spec", 2)),
    ("尺码", Use::Text("order.spec", 1)),
    ("购买数量", Use::Count),
    ("数量", Use::Count),
    ("支付方式", Use::Method),
    ("付款方式", Use::Method),
    ("支付宝交易号", Use::Number("order.payment.transaction", 3)),
    ("支付流水号", Use::Number("order.payment.transaction", 3)),
    ("交易流水号", Use::Number("order.payment.transaction", 3)),
    ("交易单号", Use::Number("order.payment.transaction", 3)),
    ("支付单号", Use::Number("order.payment.transaction", 3)),
    ("交易号", Use::Number("order.payment.transaction", 3)),
    (
        "商户单号",
        left(
            "商户单号是商家一方的编号，不是平台的订单号",
            "the merchant's own number, not the platform's order number",
        ),
    ),
    (
        "商家订单号",
        left(
            "商家订单号是商家一方的编号，不一定是平台的订单号",
            "the merchant's own number, perhaps not the platform's order number",
        ),
    ),
    ("商户全称", PAYEE),
    ("收款方全称", PAYEE),
    ("快递公司", NO_COURIER),
    ("物流公司", NO_COURIER),
    ("快递单号", NO_PARCEL),
    ("运单号码", NO_PARCEL),
    ("运单号", NO_PARCEL),
    ("物流单号", NO_PARCEL),
    ("当前状态", STATE),
    ("交易状态", STATE),
    ("订单状态", STATE),
    ("收货信息", Use::Private),
    ("收货地址", Use::Private),
    ("收货人", Use::Private),
    ("收件人", Use::Private),
    ("联系电话", Use::Private),
    ("手机号", Use::Private),
];

const fn left(zh: &'static str, en: &'static str) -> Use {
    Use::Left(Fixed::fixed(zh, en))
}
