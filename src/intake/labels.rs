//! Lines of a label and its value: order pages of Apps, bills.

use std::collections::BTreeSet;

use crate::amount::{Amount, AmountError, Quantity};
use crate::calendar::{DateError, Moment};

use super::page::Page;
use super::{happened, source};

/// No order and no payment has a longer number.
const LONGEST: usize = 32;

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
    Left(&'static str),
    /// Names, telephones, addresses.
    Private,
    /// Of no use, and not worth a word.
    Nothing,
}

/// Longer labels before those that they begin with.
const LABELS: &[(&str, Use)] = &[
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
    ("成交时间", Use::Left("成交时间是确认收货的时间，不是送达的时间")),
    ("确认收货时间", Use::Left("确认收货的时间不是送达的时间")),
    ("完成时间", Use::Left("完成时间不是送达的时间")),
    ("实付款", Use::Sum("order.paid", 4)),
    ("实付金额", Use::Sum("order.paid", 4)),
    ("实际付款", Use::Sum("order.paid", 4)),
    ("实付", Use::Sum("order.paid", 4)),
    ("支付金额", Use::Sum("order.paid", 3)),
    ("付款金额", Use::Sum("order.paid", 3)),
    ("合计", Use::Sum("order.paid", 2)),
    ("应付款", Use::Left("应付的不一定是实付的")),
    ("订单金额", Use::Sum("order.paid", 1)),
    ("订单总价", Use::Sum("order.paid", 1)),
    ("商品总价", Use::Left("商品总价没有算优惠和运费")),
    ("商品金额", Use::Left("商品金额没有算优惠和运费")),
    ("运费险", Use::Left("页面写着运费险的，可以写进 promises: [return-freight-insurance]")),
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
    ("商户单号", Use::Left("商户单号是商家一方的编号，不是平台的订单号")),
    ("商家订单号", Use::Left("商家订单号是商家一方的编号，不一定是平台的订单号")),
    ("商户全称", Use::Left("收款的可能是平台，不一定是店铺的登记名称")),
    ("收款方全称", Use::Left("收款的可能是平台，不一定是店铺的登记名称")),
    ("快递公司", Use::Left("案件文件没有快递公司这一栏；争的是快递，写进 others")),
    ("物流公司", Use::Left("案件文件没有快递公司这一栏；争的是快递，写进 others")),
    ("快递单号", Use::Left("案件文件没有快递单号这一栏；写进物流截图的说明")),
    ("运单号码", Use::Left("案件文件没有快递单号这一栏；写进物流截图的说明")),
    ("运单号", Use::Left("案件文件没有快递单号这一栏；写进物流截图的说明")),
    ("物流单号", Use::Left("案件文件没有快递单号这一栏；写进物流截图的说明")),
    ("当前状态", Use::Left("状态会变，退款到账的写进经过")),
    ("交易状态", Use::Left("状态会变，退款到账的写进经过")),
    ("订单状态", Use::Left("状态会变，退款到账的写进经过")),
    ("收货信息", Use::Private),
    ("收货地址", Use::Private),
    ("收货人", Use::Private),
    ("收件人", Use::Private),
    ("联系电话", Use::Private),
    ("手机号", Use::Private),
];

/// A line of a label and its value, in bytes of the line; a value on the next line is none yet.
pub(super) fn labelled(line: &str) -> Option<(&'static str, Use, &str)> {
    // Of labels that begin alike the longest.
    let known = LABELS.iter().filter(|(label, _)| line.starts_with(label));
    let (label, purpose) = known.max_by_key(|(label, _)| label.len())?;
    let rest = &line[label.len()..];
    let value = rest.trim_start_matches(['：', ':', ' ', '\t', '\u{3000}']);
    let is_parted = value.len() < rest.len() || rest.is_empty() || value.starts_with(['¥', '￥', '-', '+']);
    let is_digits = value.starts_with(|c: char| c.is_ascii_digit());
    let value = value.strip_suffix("复制").unwrap_or(value).trim().trim_end_matches(['|', '｜']).trim();
    (is_parted || is_digits).then_some((*label, *purpose, value))
}

/// Reads all of them. The numbers (from 0) of the lines that were none.
pub(super) fn read(lines: &[&str], page: &mut Page) -> BTreeSet<usize> {
    let mut rest = BTreeSet::new();
    let mut at = 0;
    while at < lines.len() {
        let Some((label, purpose, value)) = labelled(lines[at]) else {
            if !lines[at].is_empty() {
                rest.insert(at);
            }
            at += 1;
            continue;
        };
        let mut said = lines[at].to_owned();
        let mut value = value.to_owned();
        let line = at + 1;
        at += 1;
        // The value stands below its label, and a long number goes on there.
        while let Some(below) = lines.get(at).filter(|below| !below.is_empty() && labelled(below).is_none()) {
            let below = below.strip_suffix("复制").unwrap_or(below).trim();
            let goes_on = matches!(purpose, Use::Number(..)) && is_rest_of(&value, below);
            if !value.is_empty() && !goes_on {
                break;
            }
            said = format!("{said} {below}");
            value.push_str(below);
            at += 1;
        }
        if value.is_empty() {
            page.leave(line, format!("“{label}”后面没有内容"));
        } else if let Err(why) = take(purpose, &value, (line, &said), page) {
            page.leave(line, format!("“{said}”：{why}"));
        }
    }
    rest
}

/// Is this what is left of a number that a narrow page broke off?
fn is_rest_of(number: &str, below: &str) -> bool {
    let is_plain = below.len() > 3 && below.bytes().all(|b| b.is_ascii_digit());
    is_plain && below.len() <= number.len() && number.len() + below.len() <= LONGEST
}

fn take(purpose: Use, value: &str, at: (usize, &str), page: &mut Page) -> Result<(), String> {
    match purpose {
        Use::Text(path, weight) => page.put(path, value, at, weight),
        Use::Number(path, weight) => {
            let number: String = value.chars().filter(|c| *c != ' ').collect();
            let is_number =
                number.len() >= 6 && number.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if !is_number {
                return Err("不像一个编号".into());
            }
            // What payments are numbered by: WeChat begins with 4200, Alipay with the day.
            let is_payment = number.len() == 28
                && number.bytes().all(|b| b.is_ascii_digit())
                && ["20", "42"].iter().any(|start| number.starts_with(start));
            page.put(if is_payment { "order.payment.transaction" } else { path }, number, at, weight);
        }
        Use::Sum(path, weight) => {
            let free = ["包邮", "免运费", "免邮", "0", "0.00", "¥0.00", "￥0.00"].contains(&value);
            let sum = if free { "0".to_owned() } else { sum(value).ok_or("金额读不懂")? };
            page.put(path, sum, at, weight);
        }
        Use::Count => {
            let number =
                value.trim_start_matches(['x', 'X', '×']).trim_end_matches(|c: char| !c.is_ascii_digit());
            Quantity::parse(number).ok_or("数量读不懂")?;
            page.put("order.quantity", number, at, 2);
        }
        Use::Method => {
            let word =
                method(value).ok_or("付款方式读不懂：微信写 wechat-pay，支付宝写 alipay，别的写 other")?;
            page.put("order.payment.method", word, at, 2);
        }
        Use::Placed(weight) => page.put("order.placed", moment(value)?.to_string(), at, weight),
        Use::Shipped => event(value, "merchant", "shipped", at, page)?,
        Use::Delivered => event(value, "courier", "delivered", at, page)?,
        Use::Left(why) => page.leave(at.0, format!("“{}”：{why}", at.1)),
        Use::Private => page.private(at.0),
        Use::Nothing => {}
    }
    Ok(())
}

fn event(value: &str, by: &str, kind: &str, at: (usize, &str), page: &mut Page) -> Result<(), String> {
    let moment = moment(value)?;
    page.happened(moment, happened(&moment.to_string(), by, kind, Vec::new(), source(at.0, at.1)));
    Ok(())
}

/// A moment with its year; a recognised screenshot has lost the blank between day and time.
fn moment(value: &str) -> Result<Moment, String> {
    let parted = (value.is_char_boundary(10) && value.len() > 10 && !value[10..].starts_with([' ', 'T']))
        .then(|| format!("{} {}", &value[..10], &value[10..]));
    let read = |text: &str| match Moment::parse(text) {
        Err(DateError::WriteAs(better)) => Moment::parse(&better).ok(),
        other => other.ok(),
    };
    let found = read(value).or_else(|| parted.as_deref().and_then(read));
    found.ok_or_else(|| "日期读不懂，或者没有年份".into())
}

/// A sum as case files write it; bills put a minus before what was paid.
pub(super) fn sum(value: &str) -> Option<String> {
    let value = value.trim_start_matches(['-', '－', '+', '共', ' ']);
    match Amount::parse(value) {
        Ok(amount) if !amount.is_zero() => Some(value.to_owned()),
        Err(AmountError::WriteAs(better)) => Some(better),
        _ => None,
    }
}

pub(super) fn method(value: &str) -> Option<&'static str> {
    const METHODS: &[(&str, &[&str])] = &[
        ("wechat-pay", &["微信", "零钱"]),
        ("alipay", &["支付宝", "花呗", "余额宝"]),
        ("other", &["银行卡", "信用卡", "云闪付", "货到付款", "抖音支付", "京东支付", "储蓄卡"]),
    ];
    METHODS.iter().find(|(_, words)| words.iter().any(|word| value.contains(word))).map(|(id, _)| *id)
}
