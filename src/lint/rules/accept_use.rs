//! `accept/not-daily-use`: signs that the goods were not bought for daily consumption.

use crate::case::{Actor, Case};
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, cited, clauses, of_events, of_problem, said, to};

pub(super) const RULE: Rule = Rule {
    id: "accept/not-daily-use",
    name: "可能不算生活消费",
    level: Severity::Warning,
    why: "投诉限于为生活消费需要购买、使用商品或者接受服务的争议（《市场监督管理投诉举报处理办法》第三条、第十六条第三项）。受理的人会看购买的数量、次数、频率与保质期和通常习惯是否相符，有没有真实的消费关系（第十七条）。",
    instead: "数量大的，照实写明用途；为经营买的，按合同与卖家协商，或者仲裁、诉讼。",
    check: Check::Channels(check),
    bad: &[
        Example::of(
            "order: {number: \"P1\", category: 家居用品, item: 手工陶碗, quantity: 300, unit: 只, paid: 9800.00}",
        ),
        Example::of(
            "order: {number: \"P1\", category: 数码产品, item: 充电宝, quantity: 40, unit: 台, paid: 3200.00}",
        ),
        Example::of(
            "order: {number: \"P1\", category: 家具, item: 折叠桌, quantity: 40, unit: 张, paid: 3200.00}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 买来转卖的陶碗中有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 我店里用的陶碗中有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 公司采购的陶碗中有3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315-phone",
            "problem: {kind: quality, summary: 陶碗有3只碗口开裂。, exhibits: [cracks], details: [{text: 这批碗是帮客户代购的。}]}",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-04, by: consumer, event: contacted, text: 说明是进货用的，有3只开裂}, {at: 2026-05-05, by: merchant, event: refused, exhibits: [tracking, page, chat]}]",
        ),
    ],
    good: &[
        Example::of(
            "order: {number: \"P1\", category: 家居用品, item: 手工陶碗, quantity: 6, unit: 只, paid: 268.00}",
        ),
        Example::of(
            "order: {number: \"P1\", category: 食品, item: 瓶装水, quantity: 24, unit: 瓶, paid: 36.00}",
        ),
        Example::of(
            "order: {number: \"P1\", category: 摄影服务, item: 六寸照片冲印, quantity: 120, unit: 张, paid: 72.00}",
        ),
        Example::of(
            "order: {number: \"P1\", category: 健身服务, item: 瑜伽小班课, quantity: 120, unit: 节, paid: 3600.00}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 陶碗外箱的生产日期为2026年3月。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: not-as-described, summary: 商家称为海外代购，收到的是国内批发市场的货。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 陶碗是自用，不是买来转卖的。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "history: [{at: 2026-05-05, by: merchant, event: refused, quote: 我们批发进货时都检查过, exhibits: [tracking, page, chat]}]",
        ),
        Example::on(
            "12315",
            "order: {number: \"P1\", category: 家居用品, item: 公司采购工地上用手套, paid: 26.00}",
        ),
        Example::on(
            "12315",
            "problem: {kind: damaged-in-transit, summary: 快递公司使用薄纸箱，打给客户服务热线没有答复。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: counterfeit-suspected, summary: 收到的像是别人转卖的旧货。, exhibits: [cracks]}\nhistory: [{at: 2026-05-04, by: consumer, event: contacted, text: 请求提供进货单据}, {at: 2026-05-05, by: merchant, event: refused, exhibits: [tracking, page, chat]}]",
        ),
        Example::on(
            "platform-chat",
            "problem: {kind: quality, summary: 我店里用的陶碗中有3只碗口开裂。, exhibits: [cracks]}",
        ),
    ],
};

/// Uses that are no daily consumption, in the writer's own words.
const USES: &[&str] = &[
    "买来转卖",
    "买来开店",
    "开店用",
    "买来饭店用",
    "买来餐馆用",
    "买来厂里用",
    "买来工地用",
    "买来民宿用",
    "买来生产用",
    "养殖场用",
    "摆摊用",
    "买来转售",
    "用于转卖",
    "用来转卖",
    "准备转卖",
    "转卖给",
    "转售给",
    "买来卖",
    "放在店里卖",
    "进货用",
    "用于进货",
    "为店里进货",
    "批量进货",
    "从他家进货",
    "向他家进货",
    "长期拿货",
    "我店里用",
    "我们店里用",
    "自己店里用",
    "放在店里用",
    "店里自用",
    "公司采购",
    "单位采购",
    "批量采购",
    "统一采购",
    "为公司购买",
    "给公司买",
    "我公司使用",
    "本公司使用",
    "供公司使用",
    "单位使用",
    "帮客户买",
    "帮客户代购",
    "替客户",
    "送给客户",
    "给客户用",
    "给客户买",
    "为客户购买",
    "客户定的",
    "帮人代购",
    "替人代购",
    "代购给",
    "用于生产",
    "用于经营",
    "经营用",
    "加工后出售",
    "工地上用",
    "直播带货用",
    "加盟前",
    "加盟费",
    "加盟店",
    "加盟商",
];
/// Whoever a clause speaks of, if it is not the writer.
const OTHERS: &[&str] =
    &["商家", "卖家", "店家", "对方", "他们", "平台", "页面", "厂家", "主播", "客服", "快递"];
/// Measure words of things that a household has few of.
const DURABLE: &[&str] = &["台", "部", "辆", "套", "把", "双", "副", "件", "床", "顶", "架", "只表", "幅"];
/// What is counted in 张 and lasts; photographs, stickers and sheets of paper are counted so too, by the hundred.
const SHEETS: &[&str] =
    &["桌", "床", "椅", "凳", "沙发", "茶几", "毯", "席", "沙滩垫", "显卡", "内存卡", "购物卡", "充值卡"];
/// Measure words of things that a household uses up.
const CONSUMED: &[&str] =
    &["瓶", "袋", "包", "盒", "罐", "支", "只", "个", "枚", "卷", "条", "箱", "块", "桶", "本", "根", "提"];
/// More than this of them in one order is unusual. A cautious choice of our own: no rule names a number.
const MANY_DURABLE: u32 = 20;
const MANY_CONSUMED: u32 = 100;

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    let case = subject.case;
    let Some((path, what)) = used_otherwise(case).or_else(|| many(case)) else { return };
    let facts = subject.facts;
    let rule = basis(facts, "refusal-of-acceptance", &["not-for-daily-use"]);
    let signs = cited(facts, "refusal-of-acceptance", &["signs-of-mass-complaint"]).unwrap_or_default();
    sink.push(
        RULE.finding(format!("{what}，走{doors}时可能不被看作生活消费"))
            .at(case.places.of(&path), "")
            .help(format!("是自用的，写明几口人、作什么用、用多久，附付款和收货的凭证；为经营买的，按合同协商或者仲裁、诉讼。{rule}{signs}")),
    );
}

fn used_otherwise(case: &Case) -> Option<(CasePath, String)> {
    // The name of an article is the seller's: what it is said to be good for tells nothing of the buyer.
    let texts = of_problem(case).into_iter().chain(of_events(case, &[Actor::Consumer]));
    let mut texts = texts.filter(|(_, text)| USES.iter().any(|word| text.contains(word)));
    texts.find_map(|(path, text)| {
        let own = |clause: &&str| !OTHERS.iter().any(|other| clause.contains(other));
        let word = clauses(text).filter(own).find_map(|clause| said(clause, USES))?;
        Some((path, format!("案件里写着“{word}”")))
    })
}

fn many(case: &Case) -> Option<(CasePath, String)> {
    let (quantity, unit) = (case.order.quantity?.whole()?, case.order.unit.as_deref()?);
    let most = match unit {
        _ if DURABLE.contains(&unit) => MANY_DURABLE,
        "张" if SHEETS.iter().any(|thing| case.order.item.contains(thing)) => MANY_DURABLE,
        _ if CONSUMED.contains(&unit) => MANY_CONSUMED,
        _ => return None,
    };
    (quantity > most).then(|| (CasePath::of("order.quantity"), format!("一单买了{quantity}{unit}")))
}
