//! The text of an order copied from an App, read into boxes. No App promises a layout: what is read is shown, what is not
//! is listed, and nothing is filled over what stands in a box.

use crate::amount::Amount;
use crate::calendar::{DateError, Moment};
use crate::case::PaymentMethod;

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Read {
    /// Boxes with what goes into them.
    pub(super) boxes: Vec<(&'static str, String)>,
    /// Lines that nothing was made of.
    pub(super) rest: Vec<String>,
}

/// How a value is read.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Number,
    Money,
    Time,
    Method,
    Count,
}

/// What Apps and bills call a box.
const LABELS: &[(&str, Kind, &[&str])] = &[
    ("order.number", Kind::Number, &["订单编号", "订单号", "订单ID", "商家订单号"]),
    ("order.placed", Kind::Time, &["下单时间", "创建时间", "订单时间"]),
    ("order.paid", Kind::Money, &["实付款", "实付金额", "实际付款", "实付", "订单金额", "合计", "总计"]),
    ("order.shipping", Kind::Money, &["运费", "快递费", "邮费"]),
    ("merchant.shop", Kind::Text, &["店铺名称", "店铺", "商家名称", "商家", "卖家"]),
    ("merchant.legal_name", Kind::Text, &["商户全称", "收款方全称"]),
    ("order.item", Kind::Text, &["商品名称", "商品标题", "商品说明", "商品", "宝贝"]),
    ("order.spec", Kind::Text, &["商品规格", "规格", "颜色分类", "尺码", "款式", "型号"]),
    ("order.quantity", Kind::Count, &["购买数量", "商品数量", "数量"]),
    ("order.payment.method", Kind::Method, &["支付方式", "付款方式"]),
    (
        "order.payment.transaction",
        Kind::Number,
        &["支付流水号", "交易单号", "支付交易号", "支付单号", "交易号"],
    ),
];

/// Reads a copied text.
pub(super) fn order(text: &str) -> Read {
    let mut read = Read::default();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).peekable();
    while let Some(line) = lines.next() {
        let Some((path, kind, value)) = labelled(line) else {
            read.rest.push(line.to_owned());
            continue;
        };
        // The value may stand on the line below its label.
        let below = lines.peek().copied().filter(|next| value.is_empty() && labelled(next).is_none());
        let value = below.unwrap_or(value);
        let known = read.boxes.iter().any(|(other, _)| *other == path);
        match understood(kind, value).filter(|_| !known) {
            Some(value) => {
                read.boxes.push((path, value));
                if below.is_some() {
                    lines.next();
                }
            }
            None => read.rest.push(line.to_owned()),
        }
    }
    read
}

/// A line that begins with a label: the box, how it is read, and the rest.
fn labelled(line: &str) -> Option<(&'static str, Kind, &str)> {
    let all =
        LABELS.iter().flat_map(|(path, kind, names)| names.iter().map(move |name| (*path, *kind, *name)));
    let found = all.filter_map(|(path, kind, name)| {
        let rest = line.strip_prefix(name)?;
        let is_parted = rest.is_empty() || rest.starts_with(['：', ':', ' ', '　', '\t', '¥', '￥']);
        is_parted.then(|| (path, kind, name.len(), rest.trim_start_matches(['：', ':', ' ', '　', '\t'])))
    });
    let (path, kind, _, rest) = found.max_by_key(|(_, _, length, _)| *length)?;
    Some((path, kind, rest.trim()))
}

fn understood(kind: Kind, value: &str) -> Option<String> {
    let plain = without_copy(value);
    match kind {
        Kind::Text => (!plain.is_empty()).then(|| plain.to_owned()),
        Kind::Number => {
            let is_number =
                plain.len() >= 6 && plain.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            is_number.then(|| plain.to_owned())
        }
        Kind::Money => {
            let sum = plain.trim_start_matches(['¥', '￥', ' ']).trim_end_matches('元').replace(',', "");
            let sum = sum.trim();
            (sum == "0" || sum == "0.00" || Amount::parse(sum).is_ok()).then(|| sum.to_owned())
        }
        Kind::Time => time(plain),
        Kind::Method => {
            let names = [("微信", PaymentMethod::WechatPay), ("支付宝", PaymentMethod::Alipay)];
            let known = names.iter().find(|(name, _)| plain.contains(name)).map(|(_, method)| *method);
            let method = known.or((!plain.is_empty()).then_some(PaymentMethod::Other))?;
            Some(method.word().to_owned())
        }
        Kind::Count => {
            let count = plain.trim_start_matches(['×', 'x', 'X', '*']).trim_end_matches(['件', '个']).trim();
            count.parse::<u16>().ok().filter(|count| *count > 0).map(|count| count.to_string())
        }
    }
}

/// A button that is copied along.
fn without_copy(value: &str) -> &str {
    let value = value.trim();
    value.strip_suffix("复制").map_or(value, |rest| rest.trim_end_matches([' ', '|', '　']))
}

/// A time as case files write it; blanks that a picture lost are put back.
fn time(text: &str) -> Option<String> {
    let digits =
        |from: usize, to: usize| text.get(from..to).filter(|part| part.bytes().all(|b| b.is_ascii_digit()));
    let is_glued = text.len() > 10 && digits(8, 12).is_some() && text.as_bytes()[4] == b'-';
    let text = if is_glued { format!("{} {}", &text[..10], &text[10..]) } else { text.to_owned() };
    match Moment::parse(&text) {
        Ok(moment) => Some(moment.to_string()),
        Err(DateError::WriteAs(better)) => Moment::parse(&better).ok().map(|moment| moment.to_string()),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn boxes(text: &str) -> Vec<(&'static str, String)> {
        order(text).boxes
    }

    #[test]
    fn an_order_copied_from_an_app_is_read() {
        let text = "山月陶社\n商品：手工陶碗\n规格：6只装，青灰釉\n数量 ×1\n实付款 ¥1,268.00\n运费：¥0.00\n订单编号：P712000000000000001 复制\n下单时间：2026-05-01 20:14:33\n支付方式 微信支付\n交易单号\n4200000000202605010000000001\n确认收货时间：2026-05-04 18:30";
        let read = order(text);
        let expected = [
            ("order.item", "手工陶碗"),
            ("order.spec", "6只装，青灰釉"),
            ("order.quantity", "1"),
            ("order.paid", "1268.00"),
            ("order.shipping", "0.00"),
            ("order.number", "P712000000000000001"),
            ("order.placed", "2026-05-01 20:14"),
            ("order.payment.method", "wechat-pay"),
            ("order.payment.transaction", "4200000000202605010000000001"),
        ];
        assert_eq!(read.boxes, expected.map(|(path, value)| (path, value.to_owned())));
        assert_eq!(read.rest, ["山月陶社", "确认收货时间：2026-05-04 18:30"]);
    }

    #[test]
    fn what_is_not_sure_is_left_alone() {
        assert_eq!(boxes("下单时间：2026-05-0120:14:33"), [("order.placed", "2026-05-01 20:14".to_owned())]);
        assert_eq!(boxes("下单时间：2026/5/1 20:14"), [("order.placed", "2026-05-01 20:14".to_owned())]);
        for text in [
            "下单时间：昨天",
            "实付款：面议",
            "订单号：见截图",
            "数量：若干",
            "商品",
            "订单号码牌1234567",
            "",
        ] {
            assert_eq!(boxes(text), [], "{text}");
        }
        // The first of two stays.
        assert_eq!(boxes("实付款：¥10\n合计：¥12"), [("order.paid", "10".to_owned())]);
    }
}
