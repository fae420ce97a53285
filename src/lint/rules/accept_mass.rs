//! `accept/mass-filing`: many complaints in one batch that look like one text sent out many times.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use crate::case::Case;
use crate::diagnostic::{Diagnostic, Severity};
use crate::facts::Facts;
use crate::source::{Place, SourceFile, Span};

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
    kept: Kept,
    basis: String,
}

/// What is kept of it: small, since those of a whole batch are held while its texts are long written.
#[derive(Debug)]
struct Kept {
    phone: u64,
    name: u64,
    dispute: u64,
    shop: u64,
    /// Zero where the text says too little to be compared.
    text: u64,
    problem: [u32; 2],
    consumer: [u32; 2],
    number: u32,
    /// The number of what the case cites.
    basis: u16,
    is_allowed: bool,
}

/// The marks of a batch.
#[derive(Debug, Default)]
pub struct Batch {
    marks: Vec<Kept>,
    /// What the cases cite, each once: few, since it changes with the law only.
    bases: Vec<Arc<str>>,
}

/// A case that looks like others of its batch.
#[derive(Debug)]
pub struct Alike {
    /// The case's number.
    pub number: usize,
    /// Shared by all that are alike: of a batch that is copied throughout there are as many as cases.
    message: Arc<str>,
    span: [u32; 2],
    basis: Arc<str>,
}

impl Mark {
    /// The mark of a case; `None` where it names no telephone, and so nothing to compare.
    pub fn of(case: &Case, facts: &Facts) -> Option<Self> {
        let digits: String = case.consumer.phone.as_ref()?.chars().filter(char::is_ascii_digit).collect();
        let phone = digits.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(&digits);
        let order = &case.order;
        let dispute = order.number.clone().unwrap_or_else(|| format!("{}{:?}", order.item, order.placed));
        let text: String = of_problem(case).iter().map(|(_, text)| bare(text, case)).collect();
        let basis = cited(facts, "refusal-of-acceptance", &["signs-of-mass-complaint"]).unwrap_or_default();
        let span = |path: &str| {
            let Span { start, end } = case.places.of(path).span;
            // A case file has at most a megabyte.
            [start, end].map(|byte| u32::try_from(byte).unwrap_or(u32::MAX))
        };
        let kept = Kept {
            phone: hashed(phone),
            name: hashed(case.consumer.name.as_deref().unwrap_or_default()),
            dispute: hashed(&dispute),
            shop: hashed(&case.merchant.shop),
            text: if text.chars().count() >= LEAST { hashed(&text).max(1) } else { 0 },
            problem: span("problem.summary"),
            consumer: span("consumer.phone"),
            number: 0,
            basis: 0,
            is_allowed: case.allow.iter().any(|allowed| allowed.rule == RULE.id),
        };
        Some(Self { kept, basis })
    }
}

impl Batch {
    /// Adds the mark of the case with this number.
    pub fn add(&mut self, number: usize, mark: Mark) {
        let known = self.bases.iter().position(|basis| **basis == *mark.basis);
        let basis = known.unwrap_or(self.bases.len());
        if known.is_none() {
            self.bases.push(mark.basis.into());
        }
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.marks.push(Kept { number, basis: u16::try_from(basis).unwrap_or(0), ..mark.kept });
    }

    /// What looks like copies of one text or one person's work, by case.
    pub fn alike(&self) -> Vec<Alike> {
        let mut found = Vec::new();
        let same_text = |mark: &Kept| (mark.text != 0).then_some((mark.phone, mark.text));
        self.groups(same_text, |group| {
            let disputes = self.count(group, |mark| mark.dispute);
            if disputes >= MANY {
                let shops = self.count(group, |mark| mark.shop);
                let message =
                    format!("这一批里有 {disputes} 单的投诉人相同、问题写得几乎一样（{shops} 家店铺）");
                self.say(group, &message, |mark| mark.problem, &mut found);
            }
        });
        let same_phone = |mark: &Kept| Some((mark.phone, 0));
        self.groups(same_phone, |group| {
            let names = self.count(group, |mark| mark.name);
            if names >= MANY {
                let message = format!("这一批里有 {names} 个投诉人用同一个电话");
                self.say(group, &message, |mark| mark.consumer, &mut found);
            }
        });
        // Stable: of one case the text comes before the telephone.
        found.sort_by_key(|alike: &Alike| alike.number);
        found
    }

    /// The cases that have something in common, where they are many. Sorted in place: a batch may be a million cases.
    fn groups(&self, of: fn(&Kept) -> Option<(u64, u64)>, take: impl FnMut(&[u32])) {
        let key = |place: u32| self.marks.get(place as usize).and_then(of);
        let count = u32::try_from(self.marks.len()).unwrap_or(u32::MAX);
        let mut places: Vec<u32> = (0..count).filter(|place| key(*place).is_some()).collect();
        places.sort_unstable_by_key(|place| (key(*place), *place));
        let groups = places.chunk_by(|one, other| key(*one) == key(*other));
        groups.filter(|group| group.len() >= MANY).for_each(take);
    }

    fn count(&self, group: &[u32], of: fn(&Kept) -> u64) -> usize {
        group.iter().map(|place| of(&self.marks[*place as usize])).collect::<BTreeSet<_>>().len()
    }

    fn say(&self, group: &[u32], message: &str, span: fn(&Kept) -> [u32; 2], found: &mut Vec<Alike>) {
        let marks = group.iter().map(|place| &self.marks[*place as usize]).filter(|mark| !mark.is_allowed);
        let message: Arc<str> = message.into();
        found.extend(marks.map(|mark| Alike {
            number: mark.number as usize,
            message: message.clone(),
            span: span(mark),
            basis: self.bases.get(usize::from(mark.basis)).cloned().unwrap_or_else(|| "".into()),
        }));
    }
}

impl Alike {
    /// As a finding in the case's file.
    pub fn finding(&self, file: &Arc<SourceFile>) -> Diagnostic {
        // The file may have changed since the case was read.
        let [start, end] = self.span.map(|byte| (byte as usize).min(file.text.len()));
        let span = Span::new(start, end);
        let finding = RULE.finding(&*self.message).at(Place { file: file.clone(), span }, "");
        finding.help(format!("{}。{}", RULE.instead.trim_end_matches('。'), self.basis))
    }
}

fn hashed(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// The text without what differs between copies of one wording: numbers, marks, the article's and the shop's name.
fn bare(text: &str, case: &Case) -> String {
    let text = text.replace(&case.order.item, "").replace(&case.merchant.shop, "");
    let is_kept = |c: &char| c.is_alphabetic() && !"一二两三四五六七八九十百千万".contains(*c);
    text.chars().filter(is_kept).collect()
}
