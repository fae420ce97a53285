//! `accept/respondent`: nobody definite to complain about.

use crate::case::RespondentKind;
use crate::case::people::SHOP_ENDINGS;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::facts::case_path;

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, to};

pub(super) const RULE: Rule = Rule {
    id: "accept/respondent",
    name: "被投诉人不明确",
    level: Severity::Warning,
    why: "投诉要写明被投诉人的名称（姓名）和地址，由它在平台公示的地址决定哪里的部门来办；只有店名或者网名，找不到这个主体，可能不予受理。依据是写信那天有效的投诉举报处理办法和《消费者权益保护法实施条例》第四十六条。",
    instead: "抄店铺证照页上的登记名称和地址；查不到时，先用 platform-service 请平台提供（《电子商务法》第十五条要求公示）。",
    check: Check::Channels(check),
    bad: &[
        Example::of("merchant: {shop: 山月陶社, legal_name: 山月陶社, address: 示例市虚构区样本路12号}"),
        Example::of(
            "merchant: {shop: 山月陶艺旗舰店, legal_name: 山月陶艺旗舰店, address: 示例市虚构区样本路12号}",
        ),
        Example::of(
            "merchant: {shop: 山月陶社, legal_name: 山月陶社的老板, address: 示例市虚构区样本路12号}",
        ),
        Example::on(
            "12315",
            "merchant: {shop: 石上翠饰, legal_name: 石上翠饰直播间, address: 示例市虚构区样本路12号}",
        ),
        Example::on(
            "12315",
            "merchant: {shop: 山月陶社, legal_name: \"@山月小陶\", address: 示例市虚构区样本路12号}",
        ),
        Example::on(
            "12315-phone",
            "merchant: {shop: 山月陶社, legal_name: 示例市山月陶艺有限公司, address: 不详}",
        ),
        Example::on(
            "12315",
            "merchant: {shop: 山月陶社, legal_name: 示例市山月陶艺有限公司, address: 小红书}",
        ),
    ],
    good: &[
        Example::of(
            "merchant: {shop: 山月陶社, legal_name: 虚构区山月陶艺店, address: 示例市虚构区样本路12号}",
        ),
        // A sole trader's shop may carry the registered name.
        Example::of(
            "merchant: {shop: 虚构区山月陶艺工作室, legal_name: 虚构区山月陶艺工作室, address: 示例市虚构区样本路12号}",
        ),
        Example::of(
            "merchant: {shop: 山月旗舰店, legal_name: 示例市虚构区山月旗舰店, address: 示例市虚构区样本路12号}",
        ),
        Example::of(
            "merchant: {shop: 山月陶社, kind: individual, legal_name: 林卖方, address: 示例市虚构区样本路12号}",
        ),
        Example::of(
            "merchant: {shop: 小红书直播好物, legal_name: 示例市直播间文化传播有限公司, address: 示例市虚构区小红书路12号}",
        ),
        Example::on("platform-chat", "merchant: {shop: 山月陶社, legal_name: 山月陶社}"),
    ],
};

/// Words that end a registered name.
const ENTITIES: &[&str] = &[
    "公司",
    "集团",
    "企业",
    "厂",
    "店",
    "行",
    "部",
    "中心",
    "个体",
    "合作社",
    "旅行社",
    "工作室",
    "商场",
    "超市",
    "市场",
    "经营",
    "铺",
    "坊",
    "馆",
    "所",
    "医院",
    "学校",
    "农场",
];
/// What people are called on a platform.
const NICKNAMES: &[&str] =
    &["@", "直播间", "主播", "老板", "店主", "卖家", "客服", "博主", "小红书号", "昵称"];
const NO_ADDRESS: &[&str] =
    &["不详", "不明", "未知", "网上", "线上", "无", "没有", "暂无", "不知道", "见店铺"];

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    let (case, facts) = (subject.case, subject.facts);
    let displayed = if facts.respondent.is == RespondentKind::Platform {
        &facts.platform.name
    } else {
        &facts.merchant.shop
    };
    let respondent = &facts.respondent;
    let name = respondent.legal_name.as_deref().filter(|name| is_no_entity(name.trim(), displayed.trim()));
    let is_no_address =
        |address: &&str| NO_ADDRESS.contains(&address.trim()) || address.trim() == facts.platform.name;
    let address = respondent.address.as_deref().filter(is_no_address);
    let found = [
        ("respondent.legal_name", name, "像店名或者网名，不是登记名称", "抄店铺证照页上的登记名称"),
        ("respondent.address", address, "没有写明地址", "抄平台公示的地址"),
    ];
    for (path, value, what, instead) in found {
        let Some(value) = value else { continue };
        let path = case_path(facts, path).unwrap_or_default();
        let basis = basis(facts, "contents", &["respondent-details", "complaint-contents"]);
        sink.push(
            RULE.finding(format!("被投诉人“{value}”{what}，走{doors}可能不予受理"))
                .at(case.places.of(&path), "")
                .help(format!("{instead}；查不到时，先用 platform-service 请平台提供。{basis}")),
        );
    }
}

fn is_no_entity(name: &str, displayed: &str) -> bool {
    // Where a place stands in the name, it is a registered one, whatever its end.
    let has_place = name.contains(['省', '市', '区', '县', '镇', '州']);
    let has_entity = ENTITIES.iter().any(|words| name.ends_with(words)) || name.contains("公司");
    if NICKNAMES.iter().any(|words| name.contains(words)) {
        return !has_entity;
    }
    let is_display = SHOP_ENDINGS.iter().chain(&["小店"]).any(|words| name.ends_with(words));
    name == displayed && !has_place && (is_display || !has_entity)
}
