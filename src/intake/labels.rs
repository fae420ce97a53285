//! Lines of a label and its value: order pages of Apps, bills.

use std::collections::BTreeSet;

use crate::amount::{Amount, AmountError, Quantity};
use crate::calendar::{DateError, Moment};
use crate::language::{Both, Fixed};

use super::known::{LABELS, Use};
use super::page::Page;
use super::{happened, source};

/// No order and no payment has a longer number.
const LONGEST: usize = 32;

const SUM: Fixed = Fixed::fixed("金额读不懂", "the sum was not understood");
const COUNT: Fixed = Fixed::fixed("数量读不懂", "the quantity was not understood");
const DAY: Fixed = Fixed::fixed("日期读不懂，或者没有年份", "the day was not understood, or has no year");
const METHOD: Fixed = Fixed::fixed(
    "付款方式读不懂：微信写 wechat-pay，支付宝写 alipay，别的写 other",
    "the way of payment was not understood: write wechat-pay, alipay, or other",
);

/// A line of a label and its value, in bytes of the line; a value on the next line is none yet.
pub(super) fn labelled(line: &str) -> Option<(&'static str, Use, &str)> {
    // Of labels that begin alike the longest.
    let known = LABELS.iter().filter(|(label, _)| line.starts_with(label));
    let (label, purpose) = known.max_by_key(|(label, _)| label.len())?;
    let rest = &line[label.len()..];
    let value = rest.trim_start_matches(['：', ':', ' ', '\t', '\u{3000}']);
    let is_parted = value.len() < rest.len() || rest.is_empty() || value.starts_with(['¥', '￥', '-', '+']);
    let is_digits = value.starts_with(|c: char| c.is_ascii_digit());
    // A recognised picture has lost the blank.
    let is_known = *purpose == Use::Method && method(value).is_some();
    let value = value.strip_suffix("复制").unwrap_or(value).trim().trim_end_matches(['|', '｜']).trim();
    (is_parted || is_digits || is_known).then_some((*label, *purpose, value))
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
            let why = Both::new(format!("“{label}”后面没有内容"), format!("nothing stands behind “{label}”"));
            page.leave(line, why);
        } else if let Err(why) = take(purpose, &value, (line, &said), page) {
            page.leave(line, of(&said, why));
        }
    }
    rest
}

/// What is wrong with what a line says.
pub(super) fn of(said: &str, why: Fixed) -> Both {
    Both::new(format!("“{said}”：{}", why.zh), format!("“{said}”: {}", why.en))
}

/// Is this what is left of a number that a narrow page broke off?
fn is_rest_of(number: &str, below: &str) -> bool {
    let is_plain = below.len() > 3 && below.bytes().all(|b| b.is_ascii_digit());
    is_plain && below.len() <= number.len() && number.len() + below.len() <= LONGEST
}

fn take(purpose: Use, value: &str, at: (usize, &str), page: &mut Page) -> Result<(), Fixed> {
    match purpose {
        Use::Text(path, weight) => page.put(path, value, at, weight),
        Use::Number(path, weight) => {
            let number: String = value.chars().filter(|c| *c != ' ').collect();
            let is_number =
                number.len() >= 6 && number.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if !is_number {
                return Err(Fixed::fixed("不像一个编号", "does not look like a number that identifies"));
            }
            // What payments are numbered by: WeChat begins with 4200, Alipay with the day.
            let is_payment = number.len() == 28
                && number.bytes().all(|b| b.is_ascii_digit())
                && ["20", "42"].iter().any(|start| number.starts_with(start));
            let is_transaction = is_payment || path == "order.payment.transaction";
            // 支付宝交易号 says by what it was paid as well.
            if let Some(method) = method(at.1).filter(|_| is_transaction) {
                page.put("order.payment.method", method, at, 1);
            }
            page.put(if is_payment { "order.payment.transaction" } else { path }, number, at, weight);
        }
        Use::Sum(path, weight) => {
            let free = ["包邮", "免运费", "免邮", "0", "0.00", "¥0.00", "￥0.00"].contains(&value);
            let sum = if free { "0".to_owned() } else { sum(value).ok_or(SUM)? };
            page.put(path, sum, at, weight);
        }
        Use::Count => {
            let number =
                value.trim_start_matches(['x', 'X', '×']).trim_end_matches(|c: char| !c.is_ascii_digit());
            Quantity::parse(number).ok_or(COUNT)?;
            page.put("order.quantity", number, at, 2);
        }
        Use::Method => {
            page.put("order.payment.method", method(value).ok_or(METHOD)?, at, 2);
        }
        Use::Placed(weight) => page.put("order.placed", moment(value)?.to_string(), at, weight),
        Use::Shipped => event(value, "merchant", "shipped", at, page)?,
        Use::Delivered => event(value, "courier", "delivered", at, page)?,
        Use::Left(why) => page.leave(at.0, of(at.1, why)),
        Use::Private => page.private(at.0),
        Use::Nothing => {}
    }
    Ok(())
}

fn event(value: &str, by: &str, kind: &str, at: (usize, &str), page: &mut Page) -> Result<(), Fixed> {
    let moment = moment(value)?;
    page.happened(moment, happened(&moment.to_string(), by, kind, Vec::new(), source(at.0, at.1)));
    Ok(())
}

/// A moment with its year; a recognised screenshot has lost the blank between day and time.
fn moment(value: &str) -> Result<Moment, Fixed> {
    let parted = (value.is_char_boundary(10) && value.len() > 10 && !value[10..].starts_with([' ', 'T']))
        .then(|| format!("{} {}", &value[..10], &value[10..]));
    let read = |text: &str| match Moment::parse(text) {
        Err(DateError::WriteAs(better)) => Moment::parse(&better).ok(),
        other => other.ok(),
    };
    let found = read(value).or_else(|| parted.as_deref().and_then(read));
    found.ok_or(DAY)
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
