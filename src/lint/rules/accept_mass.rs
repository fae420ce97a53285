//! `accept/mass-filing`: many complaints in one batch that look like one text sent out many times.

use std::collections::{BTreeMap, BTreeSet};

use crate::case::Case;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::Facts;
use crate::source::Place;

use super::super::rule::{Check, Example, Rule};
use super::super::words::{cited, of_problem};

const OTHER: &str = "id: other\nconsumer: {name: 林示例, phone: \"138 0000 0001\", address: 示例省示例市虚构区演示街3号2室}\norder: {number: \"P2\", item: 玻璃杯, paid: 66.00}\nmerchant: {shop: 清川杯社}";
const THIRD: &str = "id: third\norder: {number: \"P3\", item: 竹筷, paid: 36.00}\nmerchant: {shop: 竹里}";
const TOLD: &str = "problem: {kind: quality, summary: 收到的8只陶碗中有5只碗口开裂！, exhibits: [cracks]}";
const WU: &str = "id: wu\nconsumer: {name: 吴示例, phone: \"13800000001\", address: 示例省示例市虚构区纸鸢路5号}\norder: {number: \"P2\", item: 拼图, paid: 66.00}\nproblem: {kind: missing-parts, summary: 拼图缺2包。, exhibits: [cracks]}";
const HE: &str = "id: he\nconsumer: {name: 何示例, phone: +86 13800000001, address: 示例省示例市虚构区书页路9号}\norder: {number: \"P3\", item: 绘本, paid: 36.00}\nproblem: {kind: not-received, summary: 柜内没有包裹。, exhibits: [cracks]}";
const HE_AGAIN: &str = "id: he\nconsumer: {name: 何示例, phone: \"13800000006\", address: 示例省示例市虚构区书页路9号}\norder: {number: \"P3\", item: 绘本, paid: 36.00}\nproblem: {kind: not-received, summary: 柜内没有包裹。, exhibits: [cracks]}";

pub(in super::super) const RULE: Rule = Rule {
    id: "accept/mass-filing",
    name: "一批里有多件雷同的投诉",
    level: Severity::Warning,
    why: "判断是不是生活消费的争议，可以考虑同一投诉人短期内的大量投诉、多人使用同一手机号码等（《市场监督管理投诉举报处理办法》第十七条）；真实的投诉也会因为雷同而被搁置。这个工具不帮人批量投诉。",
    instead: "每件按各自的事实写：哪一单、什么时候、坏了几个、有什么证据；电话写各人自己的。确是不同订单各自的问题，用 allow 写明。",
    // The batch as a whole is compared: see `Mark`.
    check: Check::Elsewhere,
    bad: &[
        Example::of("").with(&[("two.yaml", OTHER), ("three.yaml", THIRD)]),
        Example::of(TOLD).with(&[("two.yaml", OTHER), ("three.yaml", THIRD)]),
        Example::on("12315", "").with(&[("two.yaml", OTHER), ("three.yaml", THIRD)]),
        Example::of("").with(&[("two.yaml", WU), ("three.yaml", HE)]),
        Example::on("12315-phone", "").with(&[("two.yaml", WU), ("three.yaml", HE)]),
    ],
    good: &[
        Example::of("").with(&[("two.yaml", OTHER)]),
        Example::of("").with(&[("two.yaml", WU), ("three.yaml", HE_AGAIN)]),
        // Two copies of one case are one dispute.
        Example::of("").with(&[("two.yaml", "id: copy"), ("three.yaml", "id: again")]),
        Example::of("problem: {kind: quality, summary: 碗底有黑点，洗不掉。, exhibits: [cracks]}")
            .with(&[("two.yaml", OTHER), ("three.yaml", THIRD)]),
        Example::on("platform-chat", "").with(&[("two.yaml", OTHER), ("three.yaml", THIRD)]),
        Example::of("allow: [{rule: accept/mass-filing, reason: 三单是三次购买，各有一处开裂}]")
            .with(&[("two.yaml", OTHER), ("three.yaml", THIRD)]),
    ],
};

/// From this many on, equal texts or names on one telephone look like a batch. A cautious choice of our own.
const MANY: usize = 3;
/// Shorter texts say too little to be compared.
const LEAST: usize = 6;

/// What a case is compared by.
#[derive(Debug)]
pub struct Mark {
    phone: String,
    name: String,
    dispute: String,
    shop: String,
    text: String,
    problem: Place,
    consumer: Place,
    basis: String,
    is_allowed: bool,
}

impl Mark {
    /// The mark of a case; `None` where it names no telephone, and so nothing to compare.
    pub fn of(case: &Case, facts: &Facts) -> Option<Self> {
        let digits: String = case.consumer.phone.as_ref()?.chars().filter(char::is_ascii_digit).collect();
        let order = &case.order;
        Some(Self {
            phone: digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(&digits).to_owned(),
            name: case.consumer.name.clone().unwrap_or_default(),
            dispute: order.number.clone().unwrap_or_else(|| format!("{}{:?}", order.item, order.placed)),
            shop: case.merchant.shop.clone(),
            text: of_problem(case).iter().map(|(_, text)| bare(text, case)).collect(),
            problem: case.places.of("problem.summary"),
            consumer: case.places.of("consumer.phone"),
            basis: cited(facts, "refusal-of-acceptance", &["signs-of-mass-complaint"]).unwrap_or_default(),
            is_allowed: case.allow.iter().any(|allowed| allowed.rule == RULE.id),
        })
    }
}

/// What looks like a batch, each finding with its case's number.
pub fn compare(marks: &[Option<Mark>]) -> Vec<(usize, Diagnostic)> {
    let mut texts: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    let mut phones: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut known: Vec<(usize, &Mark)> = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        let Some(mark) = mark else { continue };
        let place = known.len();
        known.push((number, mark));
        phones.entry(&mark.phone).or_default().push(place);
        if mark.text.chars().count() >= LEAST {
            texts.entry((&mark.phone, &mark.text)).or_default().push(place);
        }
    }
    let count = |group: &[usize], of: fn(&Mark) -> &String| {
        group.iter().map(|place| of(known[*place].1)).collect::<BTreeSet<_>>().len()
    };
    let mut found = Vec::new();
    let mut say = |group: &[usize], message: String, place: fn(&Mark) -> &Place| {
        for (number, mark) in group.iter().map(|place| known[*place]).filter(|(_, mark)| !mark.is_allowed) {
            let finding = RULE.finding(message.clone()).at(place(mark).clone(), "");
            found.push((
                number,
                finding.help(format!("{}。{}", RULE.instead.trim_end_matches('。'), mark.basis)),
            ));
        }
    };
    for group in texts.values() {
        let disputes = count(group, |mark| &mark.dispute);
        if disputes >= MANY {
            let shops = count(group, |mark| &mark.shop);
            let message = format!("这一批里有 {disputes} 单的投诉人相同、问题写得几乎一样（{shops} 家店铺）");
            say(group, message, |mark| &mark.problem);
        }
    }
    for group in phones.values() {
        let names = count(group, |mark| &mark.name);
        if names >= MANY {
            say(group, format!("这一批里有 {names} 个投诉人用同一个电话"), |mark| {
                &mark.consumer
            });
        }
    }
    found
}

/// The text without what differs between copies of one wording: numbers, marks, the article's and the shop's name.
fn bare(text: &str, case: &Case) -> String {
    let text = text.replace(&case.order.item, "").replace(&case.merchant.shop, "");
    let is_kept = |c: &char| c.is_alphabetic() && !"一二两三四五六七八九十百千万".contains(*c);
    text.chars().filter(is_kept).collect()
}
