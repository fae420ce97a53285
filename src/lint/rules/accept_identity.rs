//! `accept/identity`: a name that is plainly no true name, a telephone that is none, an address that says nothing.

use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, to};

pub(super) const RULE: Rule = Rule {
    id: "accept/identity",
    name: "投诉人信息不像真实身份",
    level: Severity::Warning,
    why: "投诉要有真实身份信息，姓名、电话、通讯地址缺一样或者不真实，市场监督管理部门可以不予受理；依据是写信那天有效的投诉举报处理办法和《消费者权益保护法实施条例》第四十六条。",
    instead: "写证件上的姓名、打得通的电话和收得到信的地址；这几项不会写进公开的笔记。姓名本来就是这样的，用 allow 写明。",
    check: Check::Channels(check),
    bad: &[
        Example::of("consumer: {name: momo, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号}"),
        Example::of("consumer: {name: 林先生, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号}"),
        Example::of("consumer: {name: 林某某, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号}"),
        Example::of(
            "consumer: {name: 匿名用户, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号}",
        ),
        Example::of("consumer: {name: 林, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号}"),
        Example::of("consumer: {name: 林*例, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号}"),
        Example::on(
            "12315",
            "consumer: {name: 小红薯5f21, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号}",
        ),
        Example::on(
            "12315",
            "consumer: {name: 林示例, phone: \"138****0001\", address: 示例省示例市虚构区演示街3号}",
        ),
        Example::on(
            "12315",
            "consumer: {name: 林示例, phone: \"1380000001\", address: 示例省示例市虚构区演示街3号}",
        ),
        Example::on(
            "12315-phone",
            "consumer: {name: 林示例, phone: 微信同号, address: 示例省示例市虚构区演示街3号}",
        ),
        Example::on("12315", "consumer: {name: 林示例, phone: \"13800000001\", address: 不便透露}"),
    ],
    good: &[
        Example::of(
            "consumer: {name: 欧阳示例, phone: \"138 0000 0001\", address: 示例省示例市虚构区演示街3号}",
        ),
        Example::of(
            "consumer: {name: 阿依·示例, phone: +86 138-0000-0001, address: 示例省示例市虚构区演示街3号}",
        ),
        Example::of(
            "consumer: {name: Anna Example, phone: \"0571-88000001\", address: 示例省示例市虚构区演示街3号}",
        ),
        Example::of(
            "consumer: {name: 林女, phone: \"010-88000001-801\", address: 示例省示例市虚构区演示街3号}",
        ),
        Example::of(
            "consumer: {name: 先示例, phone: \"+852 5550 0001\", address: 示例特别行政区虚构区演示街3号}",
        ),
        Example::of("consumer: {name: 㛃示, phone: \"(021)88000001\", address: 示例市虚构区保密路3号}"),
        // Only the regulator asks for it.
        Example::on("platform-chat", "consumer: {name: momo}"),
    ],
};

/// A name with one of these is a nickname or hides the true one.
const NO_NAME: &[&str] = &[
    "匿名",
    "昵称",
    "网友",
    "用户",
    "顾客",
    "消费者",
    "买家",
    "本人",
    "某",
    "先生",
    "女士",
    "小姐",
    "小红薯",
    "薯友",
    "momo",
    "*",
    "＊",
    "×",
    "○",
];
const NO_ADDRESS: &[&str] = &["不便透露", "不方便透露", "不透露", "保密", "同上", "****"];
/// Fewer characters than this and with one of the words above, an address says nothing else.
const SHORT: usize = 8;

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    let consumer = &subject.case.consumer;
    let is_no_address = |address: &str| {
        address.chars().count() < SHORT && NO_ADDRESS.iter().any(|words| address.contains(words))
    };
    let found = [
        ("consumer.name", "姓名", consumer.name.as_deref().is_some_and(is_no_name), "写证件上的姓名"),
        (
            "consumer.phone",
            "电话",
            consumer.phone.as_deref().is_some_and(|phone| !is_phone(phone)),
            "写打得通的号码：11位手机号，或者带区号的固定电话",
        ),
        (
            "consumer.address",
            "通讯地址",
            consumer.address.as_deref().is_some_and(is_no_address),
            "写收得到信的地址",
        ),
    ];
    for (path, what, _, instead) in found.into_iter().filter(|(.., is_wrong, _)| *is_wrong) {
        let basis = basis(subject.facts, "contents", &["true-identity", "complaint-contents"]);
        sink.push(
            RULE.finding(format!("这不像真实的{what}，走{doors}可能不予受理"))
                .at(subject.case.places.of(path), what)
                .help(format!("{instead}。{basis}")),
        );
    }
}

fn is_no_name(name: &str) -> bool {
    let name = name.trim();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    // A foreign name begins with a capital letter; a nickname rarely does.
    let is_latin = name.is_ascii();
    letters < 2
        || name.chars().any(char::is_numeric)
        || NO_NAME.iter().any(|words| name.to_lowercase().contains(words))
        || (is_latin && !name.contains(' ') && !name.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// A mobile number, one with an area code, or one from abroad with its `+`.
fn is_phone(phone: &str) -> bool {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '（' | '）' | '－' | '—');
    let compact: String = phone.chars().filter(|c| !is_mark(*c)).collect();
    let local = compact.strip_prefix("+86").or(compact.strip_prefix("0086")).unwrap_or(&compact);
    let (abroad, digits) = local.strip_prefix('+').map_or((false, local), |rest| (true, rest));
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    all_digits
        && match digits.as_bytes() {
            _ if abroad => (8..=15).contains(&digits.len()),
            [b'1', second, ..] if *second >= b'3' => digits.len() == 11,
            // Area code, number, perhaps an extension.
            [b'0', ..] => (10..=17).contains(&digits.len()),
            _ => false,
        }
}
